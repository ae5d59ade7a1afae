#pragma once
#include "engine/service/batch_size.hpp"
#include "engine/service/library.hpp"
#include "engine/service/stores.hpp"

#include <cstddef>

namespace filrouge::service {

struct OpeningReport {
  std::size_t opened = 0;
  std::size_t there_already = 0;
  std::size_t not_concerned = 0;  // the pathway's `cases.when` is not true of them, or they left the roster
  std::size_t incidents = 0;      // cases that could not be opened, and what the pathway got wrong in others
};

// Opens the cases a school's pupils should have: one per pupil and cohort where the pathway's `cases.when` is true.
class OpenCases {
 public:
  OpenCases(port::CaseStore& cases, port::PeopleStore& people, Library& library, std::size_t batch = cases_a_batch)
      : cases_(cases), people_(people), library_(library), batch_(batch) {}

  OpeningReport run(const PathwayHash& pathway, const SchoolId& school, int cohort, Instant now);

 private:
  void open(const interpreter::Setting& setting, const std::vector<port::PersonRecord>& pupils, Instant now,
            OpeningReport& report);
  void keep(const port::Incident& incident, OpeningReport& report);

  port::CaseStore& cases_;
  port::PeopleStore& people_;
  Library& library_;
  std::size_t batch_;
};

}  // namespace filrouge::service
