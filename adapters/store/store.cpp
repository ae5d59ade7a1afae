#include "adapters/store/store.hpp"

#include "adapters/store/ports.hpp"
#include "adapters/store/schema.hpp"

#include <filesystem>
#include <utility>

namespace filrouge::store {
namespace {

class SqlStore : public Store {
 public:
  explicit SqlStore(std::unique_ptr<Session> session)
      : session_(std::move(session)),
        cases_(make_case_store(*session_)),
        outbox_(make_outbox_store(*session_)),
        people_(make_people_store(*session_)),
        pathways_(make_pathway_store(*session_)),
        audit_(make_audit_store(*session_)),
        counts_(make_count_store(*session_)) {}

  port::CaseStore& cases() override { return *cases_; }
  port::OutboxStore& outbox() override { return *outbox_; }
  port::PeopleStore& people() override { return *people_; }
  port::PathwayStore& pathways() override { return *pathways_; }
  port::AuditStore& audit() override { return *audit_; }
  port::CountStore& counts() override { return *counts_; }

 private:
  std::unique_ptr<Session> session_;
  std::unique_ptr<port::CaseStore> cases_;
  std::unique_ptr<port::OutboxStore> outbox_;
  std::unique_ptr<port::PeopleStore> people_;
  std::unique_ptr<port::PathwayStore> pathways_;
  std::unique_ptr<port::AuditStore> audit_;
  std::unique_ptr<port::CountStore> counts_;
};

}  // namespace

std::unique_ptr<Store> open_store(const std::string& text) {
  const auto address = parse_address(text);
  std::error_code unused;
  if (address.engine == Engine::sqlite && !address.in_memory() && !std::filesystem::exists(address.text, unused)) {
    throw OutsideFailure(OutsideFailure::Kind::not_found,
                         address.shown + " does not exist: create it with `filrouge db migrate`");
  }
  auto session = std::make_unique<Session>(address);
  if (address.in_memory()) migrate(*session, {});
  require_current_schema(*session);
  return std::make_unique<SqlStore>(std::move(session));
}

std::optional<std::filesystem::path> file_of(const std::string& text) {
  const auto address = parse_address(text);
  if (address.engine != Engine::sqlite || address.in_memory()) return std::nullopt;
  return address.text;
}

std::vector<std::string> migrate_store(const std::string& address, const MigrateOptions& options) {
  Session session(parse_address(address));
  return migrate(session, options);
}

}  // namespace filrouge::store
