#pragma once
#include "engine/port/message_channel.hpp"
#include "engine/port/message_renderer.hpp"
#include "engine/service/answer_link.hpp"
#include "engine/service/delivery_context.hpp"

namespace filrouge::service {

// A delivery as it leaves: the message of its one intent, or a digest that lists several by their subjects (by their
// number for a role that is shown counts only). Resolved at `now`, when it is sent, so that a corrected name or text
// still counts. Where `links` are given, the one message has those to its answers. The error is one sentence about the
// texts, without personal data.
[[nodiscard]] Result<port::OutgoingMessage, std::string> compose_message(
    const port::DeliveryRecord& delivery, const std::vector<port::IntentRecord>& intents,
    const DeliveryContext& context, Library& library, const port::SchoolRecord& school,
    const port::MessageRenderer& renderer, const std::optional<AnswerLinks>& links, Instant now);

// Whether its recipient may answer such a delivery by links.
[[nodiscard]] bool offers_answers(const std::vector<port::IntentRecord>& intents, const DeliveryContext& context);

// What such a delivery is: "digest", the name of its message, or "task-reminder" for the standard reminder.
[[nodiscard]] std::string message_name(const std::vector<port::IntentRecord>& intents, const DeliveryContext& context);

}  // namespace filrouge::service
