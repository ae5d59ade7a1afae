#include "engine/service/senders.hpp"

#include "adapters/system/zone_database.hpp"
#include "engine/service/small_school.hpp"
#include "support/catch.hpp"

#include <memory>
#include <set>

using namespace filrouge;
using namespace filrouge::test;

namespace {

const auto monday = in_paris("2026-06-01T10:00");

// What a sender has for itself.
struct OwnSender {
  explicit OwnSender(const SmallSchool& school)
      : store(school.database().open()),
        reading(school.database().open()),
        library(reading->pathways(), reading->people(), [this](const std::string& name) { return zones.zone(name); }) {}
  std::unique_ptr<store::Store> store, reading;
  system::ZoneDatabase zones;
  service::Library library;
  RecordingChannel email;
  PlainRenderer renderer;
};

// Pupils who are to be told something at once, and who tells them.
class Morning {
 public:
  Morning(int pupils, int senders) : school(pupils) {
    school.open_cases(monday);
    for (int i = 0; i < senders; ++i) own.push_back(std::make_unique<OwnSender>(school));
  }
  [[nodiscard]] service::Senders senders() {
    std::vector<service::DeliverOutbox> all;
    for (auto& each : own) {
      all.emplace_back(each->store->outbox(), each->reading->cases(), each->reading->people(), each->library,
                       each->renderer, service::Channels{{"email", &each->email}});
    }
    return service::Senders(std::move(all));
  }
  [[nodiscard]] std::multiset<std::string> told() const {
    std::multiset<std::string> ids;
    for (const auto& each : own)
      for (const auto& message : each->email.sent) ids.insert(message.id);
    return ids;
  }

  SmallSchool school;
  std::vector<std::unique_ptr<OwnSender>> own;
};

}  // namespace

TEST_CASE("several senders share the messages, and none leaves twice") {
  Morning morning(40, 3);
  auto senders = morning.senders();
  const auto report = senders.run(monday);
  CHECK(report.sent == 40);
  CHECK(report.tried == 40);
  const auto told = morning.told();
  CHECK(told.size() == 40);
  CHECK(std::set<std::string>(told.begin(), told.end()).size() == 40);
  CHECK(senders.run(monday).idle());
}

TEST_CASE("all senders together try no more than a round may") {
  Morning morning(20, 3);
  auto senders = morning.senders();
  CHECK(senders.run_once(monday, {}, 7).tried == 7);
  CHECK(morning.told().size() == 7);
  CHECK(senders.run_once(monday, [] { return true; }).tried == 0);
  CHECK(senders.run_once(monday).sent == 13);
}

TEST_CASE("what one sender throws ends all, and leaves in doubt the message that it had in flight") {
  Morning morning(30, 3);
  auto senders = morning.senders();
  morning.own.front()->email.dies_after = 0;
  CHECK_THROWS(senders.run(monday));
  morning.own.front()->email.dies_after.reset();
  const auto in_doubt = morning.school.stores().outbox.deliveries({port::DeliveryStatus::sending, 10});
  REQUIRE(in_doubt.size() == 1);
  morning.school.database().run("update delivery set lease_until = 0 where status = 'sending'");
  (void)senders.run(monday);
  const auto told = morning.told();
  CHECK(told.size() == 31);
  CHECK(told.count(in_doubt[0].message_id) == 2);
  CHECK(morning.school.stores().outbox.deliveries({port::DeliveryStatus::sent, 100}).size() == 30);
}
