#include "engine/service/report_catch_up.hpp"

namespace filrouge::service {

CatchUpReport report_catch_up(port::AuditStore& audit, Library& library, const port::LateQuery& query,
                              const std::function<void(const LateCase&)>& each) {
  CatchUpReport report;
  audit.late_steps(query, [&](const port::LateStep& step) {
    const auto& pathway = *library.version(step.pathway).pathway;
    const auto reasons = interpreter::parse_codes(step.reasons);
    if (!reasons) return;  // `verify` reports it
    for (auto& rule : late_rules(pathway, *reasons)) {
      report.rules[{step.subject.school, pathway.name, rule.rule}] += rule.fate;
      report.total += rule.fate;
      if (each) each({step.subject, pathway.name, std::move(rule), step.due, step.ran});
    }
  });
  return report;
}

}  // namespace filrouge::service
