#pragma once
#include "cli/command/message.hpp"
#include "cli/compose.hpp"
#include "engine/port/outbox_store.hpp"

#include <string>

namespace filrouge::cli {

// A message is numbered as a case is referred to: "0579001Z/12".
[[nodiscard]] std::string number_of(const port::DeliveryKey& message);
// The message of a number. Throws OutsideFailure where there is none.
[[nodiscard]] port::DeliveryRecord find_message(Composition& engine, const std::string& number);

// Of "pending", "sent" and so on (port::code); a name that is none throws OutsideFailure.
[[nodiscard]] port::DeliveryStatus parse_status(const std::string& name);

// Throws OutsideFailure where a name of it is none.
[[nodiscard]] port::DeliveryQuery query_of(const MessageFilter& filter, const std::string& status, std::size_t limit,
                                           Composition& engine);

// What a message is about, with the clock of its lycée.
struct MessageSubject {
  std::string what;
  const calendar::Place* place = nullptr;  // of the library
};
[[nodiscard]] MessageSubject subject_of(const port::DeliveryRecord& message, Composition& engine);

}  // namespace filrouge::cli
