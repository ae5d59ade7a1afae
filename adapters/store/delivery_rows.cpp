#include "adapters/store/delivery_rows.hpp"

#include "adapters/store/json_text.hpp"

#include <charconv>
#include <map>

namespace filrouge::store {
namespace {

using soci::into;
using soci::use;

constexpr std::string_view message_id_right = "@filrouge.invalid";

struct Link {
  port::DeliveryKey delivery;
  port::IntentKey intent;
};
void define_link(soci::statement& s, Link& r) {
  s.exchange(into(r.delivery.school)), s.exchange(into(r.delivery.id)), s.exchange(into(r.intent.subject.id));
  s.exchange(into(r.intent.rule)), s.exchange(into(r.intent.occurrence)), s.exchange(into(r.intent.role));
}

void define_event(soci::statement& s, port::DeliveryEvent& r) {
  s.exchange(into(r.kind)), s.exchange(into(r.at)), s.exchange(into(r.reason));
}

void add_intents(Session& session, std::vector<port::DeliveryRecord>& deliveries) {
  if (deliveries.empty()) return;
  std::map<port::DeliveryKey, port::DeliveryRecord*> by_key;
  JsonArray rows;
  for (auto& delivery : deliveries) {
    by_key.emplace(delivery.key, &delivery);
    auto row = rows.object();
    row.text("school", delivery.key.school.value()).number("id", delivery.key.id).end();
  }
  Query<Link> query(
      "select i.school, i.delivery, i.case_id, i.rule, i.occurrence, i.role from " +
          session.dialect().elements(":rows") +
          " as j join delivery_intent as i on i.school = e ->> 'school' and i.delivery = cast(e ->> 'id' as bigint) "
          "order by i.school, i.delivery, i.case_id, i.rule, i.occurrence, i.role",
      define_link);
  for (auto& link : query.with("rows", rows.finish()).rows(session)) {
    link.intent.subject.school = link.delivery.school;
    by_key.at(link.delivery)->intents.push_back(std::move(link.intent));
  }
}

}  // namespace

void define_delivery(soci::statement& s, port::DeliveryRecord& r) {
  s.exchange(into(r.key.school)), s.exchange(into(r.key.id)), s.exchange(into(r.recipient));
  s.exchange(into(r.channel)), s.exchange(into(r.status)), s.exchange(into(r.attempts));
  s.exchange(into(r.unsettled)), s.exchange(into(r.fencing)), s.exchange(into(r.message_id));
  s.exchange(into(r.reason)), s.exchange(into(r.send_from)), s.exchange(into(r.sent_at));
}

std::vector<port::DeliveryRecord> read_deliveries(Session& session, Query<port::DeliveryRecord>& query) {
  auto deliveries = query.rows(session);
  add_intents(session, deliveries);
  return deliveries;
}

Query<port::DeliveryRecord> deliveries_where(const std::string& condition) {
  return {std::string("select ") + delivery_columns + " from delivery as d where " + condition, define_delivery};
}

void add_event(Session& session, const port::DeliveryKey& key, const port::DeliveryEvent& event) {
  session.sql() << "insert into delivery_event (school, delivery, sequence, kind, at, reason) "
                   "select :school, :id, coalesce(max(sequence), 0) + 1, :kind, :at, :reason from delivery_event "
                   "where school = :school and delivery = :id",
      use(key.school, "school"), use(key.id, "id"), use(event.kind, "kind"), use(event.at, "at"),
      use(event.reason, "reason");
}

std::vector<port::DeliveryEvent> events_of(Session& session, const port::DeliveryKey& key) {
  Query<port::DeliveryEvent> query(
      "select kind, at, reason from delivery_event where school = :school and delivery = :id order by sequence",
      define_event);
  return query.with("school", key.school).with("id", static_cast<long long>(key.id)).rows(session);
}

std::string message_id_of(const port::DeliveryKey& key) {
  return key.school.value() + "." + std::to_string(key.id) + std::string(message_id_right);
}

std::optional<port::DeliveryKey> key_of_message(const std::string& message_id) {
  if (!message_id.ends_with(message_id_right)) return std::nullopt;
  const auto left = std::string_view(message_id).substr(0, message_id.size() - message_id_right.size());
  const auto dot = left.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  port::DeliveryKey key{SchoolId(std::string(left.substr(0, dot))), 0};
  const auto number = left.substr(dot + 1);
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), key.id);
  if (error != std::errc() || end != number.data() + number.size()) return std::nullopt;
  return key;
}

}  // namespace filrouge::store
