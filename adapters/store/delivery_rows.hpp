#pragma once
#include "adapters/store/query.hpp"
#include "engine/port/outbox_store.hpp"

#include <string>
#include <vector>

// Reading deliveries, and what happened to them: the same SQL on both databases.
namespace filrouge::store {

inline constexpr auto delivery_columns =
    "school, id, recipient, channel, status, attempts, unsettled, fencing, message_id, reason, send_from, sent_at";
void define_delivery(soci::statement& s, port::DeliveryRecord& r);

// The rows of a query for these columns, with the intents they carry.
[[nodiscard]] std::vector<port::DeliveryRecord> read_deliveries(Session& session, Query<port::DeliveryRecord>& query);
// "select … from delivery as d where " and the condition, whose values the caller binds.
[[nodiscard]] Query<port::DeliveryRecord> deliveries_where(const std::string& condition);

void add_event(Session& session, const port::DeliveryKey& key, const port::DeliveryEvent& event);
[[nodiscard]] std::vector<port::DeliveryEvent> events_of(Session& session, const port::DeliveryKey& key);

// The Message-ID of a delivery, without angle brackets. Its right side (RFC 5322 §3.6.4) is no host's, so that it stays
// the same wherever it is sent from.
[[nodiscard]] std::string message_id_of(const port::DeliveryKey& key);
// The delivery whose Message-ID it may be.
[[nodiscard]] std::optional<port::DeliveryKey> key_of_message(const std::string& message_id);

}  // namespace filrouge::store
