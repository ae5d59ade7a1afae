#include "engine/service/undecidable.hpp"

namespace filrouge::service {

std::optional<port::Incident> undecidable(const port::CaseRecord& record, Instant now,
                                          const std::function<void()>& decide) {
  const auto incident = [&](const std::string& what) {
    const bool exists = record.key.id != CaseId();
    return port::Incident{record.key, record.version, what, now, exists ? PersonId() : record.person};
  };
  try {
    decide();
    return std::nullopt;
  } catch (const OutsideFailure& failure) {
    if (!concerns_some(failure)) throw;
    return incident(failure.kind() == OutsideFailure::Kind::incompatible ? "pathway-unreadable" : "unreadable");
  } catch (const std::runtime_error&) {
    return incident("unreadable");
  } catch (const std::logic_error& bug) {
    return incident(std::string("step: ") + bug.what());
  }
}

bool concerns_some(const OutsideFailure& failure) {
  return failure.kind() == OutsideFailure::Kind::incompatible || failure.kind() == OutsideFailure::Kind::unreadable;
}

std::vector<port::Incident> faults_of(const port::CaseRecord& record, const std::vector<std::string>& faults,
                                      Instant now) {
  std::vector<port::Incident> incidents;
  for (const auto& fault : faults) incidents.push_back({record.key, record.version, "pathway " + fault, now, {}});
  return incidents;
}

}  // namespace filrouge::service
