#include "engine/service/open_cases.hpp"

#include "engine/service/step_recorder.hpp"
#include "engine/service/subject.hpp"
#include "engine/service/undecidable.hpp"

#include <set>

namespace filrouge::service {
namespace {

bool concerned(const interpreter::Setting& setting, const port::PersonRecord& pupil, Instant now) {
  if (pupil.absent_from_last_import) return false;
  const auto& rule = setting.pathway->cases.when;
  if (!rule) return true;
  const auto subject = subject_values(*setting.pathway, pupil);
  expression::Frame frame;
  frame.segments[static_cast<std::size_t>(expression::Segment::constants)] = setting.constants;
  frame.segments[static_cast<std::size_t>(expression::Segment::subject)] = subject;
  frame.now = now;
  frame.place = setting.place.get();
  return rule->holds(frame);
}

std::set<PersonId> with_case(port::CaseStore& cases, const std::string& pathway, const SchoolId& school,
                             const std::string& cohort) {
  std::set<PersonId> persons;
  port::CaseQuery query;
  query.school = school;
  query.pathway_name = pathway;
  query.cohort = cohort;
  for (auto page = cases.page(query); !page.empty(); page = cases.page(query)) {
    for (const auto& record : page) persons.insert(record.person);
    query.after = page.back().key;
  }
  return persons;
}

struct Opened {
  port::CaseOpening opening;
  std::vector<std::string> faults;
};

Opened open_case(const interpreter::Setting& setting, const SchoolId& school, PersonId person, Instant now) {
  StepRecorder recorder(setting);
  StepOrigin origin;
  origin.kind = port::HistoryKind::opened;
  origin.name = "opened";
  origin.recorded = origin.effective = now;
  origin.by = "import";
  recorder.step(interpreter::Open{}, std::move(origin));
  recorder.fire_due(now, now);
  auto document = recorder.document();
  return {
      {school, person, setting.pathway->name, cohort_name(setting.cohort), std::move(document), recorder.take(), {}},
      recorder.faults()};
}

// A case that does not exist yet, for an incident about it.
port::CaseRecord no_case_of(const SchoolId& school, PersonId person) {
  port::CaseRecord record;
  record.key.school = school;
  record.person = person;
  return record;
}

}  // namespace

OpeningReport OpenCases::run(const PathwayHash& pathway, const SchoolId& school, int cohort, Instant now) {
  const auto& setting = library_.setting(pathway, school, cohort);
  const auto known = with_case(cases_, setting.pathway->name, school, cohort_name(cohort));
  OpeningReport report;
  PersonId after;
  for (auto page = people_.page(school, port::PersonKind::student, after, batch_); !page.empty();
       page = people_.page(school, port::PersonKind::student, after, batch_)) {
    after = page.back().id;
    std::vector<port::PersonRecord> pupils;
    for (auto& pupil : page) {
      if (known.count(pupil.id) != 0) {
        ++report.there_already;
      } else if (concerned(setting, pupil, now)) {
        pupils.push_back(std::move(pupil));
      } else {
        ++report.not_concerned;
      }
    }
    open(setting, pupils, now, report);
  }
  return report;
}

void OpenCases::open(const interpreter::Setting& setting, const std::vector<port::PersonRecord>& pupils, Instant now,
                     OpeningReport& report) {
  std::vector<port::CaseOpening> openings;
  std::vector<std::vector<std::string>> faults;
  for (const auto& pupil : pupils) {
    const auto failed = undecidable(no_case_of(pupil.school, pupil.id), now, [&] {
      auto opened = open_case(setting, pupil.school, pupil.id, now);
      openings.push_back(std::move(opened.opening));
      faults.push_back(std::move(opened.faults));
    });
    if (failed) keep(*failed, report);
  }
  if (openings.empty()) return;
  const auto entries = cases_.open(openings).entries;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!entries[i].id) {
      ++report.incidents;
      continue;
    }
    ++(entries[i].opened ? report.opened : report.there_already);
    if (!entries[i].opened) continue;
    auto record = no_case_of(openings[i].school, openings[i].person);
    record.key.id = *entries[i].id;
    for (const auto& fault : faults_of(record, faults[i], now)) keep(fault, report);
  }
}

void OpenCases::keep(const port::Incident& incident, OpeningReport& report) {
  cases_.report(incident);
  ++report.incidents;
}

}  // namespace filrouge::service
