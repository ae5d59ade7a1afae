#pragma once
#include "engine/port/message_channel.hpp"
#include "engine/port/message_renderer.hpp"
#include "engine/service/delivery_context.hpp"

namespace filrouge::service {

// A delivery as it leaves: the message of its one intent, or a digest that lists several by their subjects (by their
// number for a role that is shown counts only). Resolved now, so that a corrected name or text still counts. The error
// is one sentence about the texts, without personal data.
[[nodiscard]] Result<port::OutgoingMessage, std::string> compose_message(const port::DeliveryRecord& delivery,
                                                                         const std::vector<port::IntentRecord>& intents,
                                                                         const DeliveryContext& context,
                                                                         Library& library,
                                                                         const port::SchoolRecord& school,
                                                                         const port::MessageRenderer& renderer);

// What such a delivery is: "digest", the name of its message, or "task-reminder" for the standard reminder.
[[nodiscard]] std::string message_name(const std::vector<port::IntentRecord>& intents, const DeliveryContext& context);

}  // namespace filrouge::service
