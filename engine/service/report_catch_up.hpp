#pragma once
#include "engine/port/audit_store.hpp"
#include "engine/service/catch_up.hpp"
#include "engine/service/library.hpp"

#include <functional>
#include <map>
#include <string>
#include <tuple>

namespace filrouge::service {

// A rule that was late, in one case.
struct LateCase {
  port::CaseKey subject;
  std::string pathway;
  LateRule late;
  Instant due;
  Instant ran;
};

// The account of what ran late, per school, pathway and rule, in their order.
struct CatchUpReport {
  using Key = std::tuple<SchoolId, std::string, std::string>;
  std::map<Key, CatchUp> rules;
  CatchUp total;
};

// It is told by the histories, so what a crash took back was never counted. `each` sees every case of it. Throws
// OutsideFailure (incompatible) where a pathway version cannot be read.
[[nodiscard]] CatchUpReport report_catch_up(port::AuditStore& audit, Library& library, const port::LateQuery& query,
                                            const std::function<void(const LateCase&)>& each = {});

}  // namespace filrouge::service
