#include "engine/service/open_cases.hpp"

#include "engine/service/step_recorder.hpp"
#include "engine/service/subject.hpp"

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

port::CaseOpening opening_of(const interpreter::Setting& setting, const SchoolId& school, PersonId person,
                             Instant now) {
  StepRecorder recorder(setting);
  StepOrigin origin;
  origin.kind = port::HistoryKind::opened;
  origin.name = "opened";
  origin.recorded = origin.effective = now;
  origin.by = "import";
  recorder.step(interpreter::Open{}, std::move(origin));
  recorder.fire_due(now, now);
  auto document = recorder.document();
  return {school, person, setting.pathway->name, cohort_name(setting.cohort), std::move(document), recorder.take(), {}};
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
    std::vector<port::CaseOpening> openings;
    for (const auto& pupil : page) {
      if (known.count(pupil.id) != 0)
        ++report.there_already;
      else if (concerned(setting, pupil, now))
        openings.push_back(opening_of(setting, school, pupil.id, now));
      else
        ++report.not_concerned;
    }
    if (openings.empty()) continue;
    for (const auto& entry : cases_.open(openings).entries) {
      if (!entry.id)
        ++report.incidents;
      else
        ++(entry.opened ? report.opened : report.there_already);
    }
  }
  return report;
}

}  // namespace filrouge::service
