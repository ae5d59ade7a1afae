#pragma once
#include "engine/port/audit_store.hpp"
#include "engine/port/batch.hpp"
#include "engine/port/outbox_store.hpp"
#include "engine/port/pathway_store.hpp"
#include "engine/port/person_record.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <string_view>

// How enumerations are written where programs read them, the database first of all: in the order of their declaration,
// which only ever grows.
namespace filrouge::port {

template <class E>
struct Codes {};

template <>
struct Codes<CaseStatus> {
  static constexpr std::array<std::string_view, 2> texts{"open", "closed"};
};
template <>
struct Codes<HistoryKind> {
  static constexpr std::array<std::string_view, 7> texts{"opened",  "event",    "timer",   "correction",
                                                         "retimed", "migrated", "reopened"};
};
template <>
struct Codes<TaskStatus> {
  static constexpr std::array<std::string_view, 3> texts{"open", "done", "withdrawn"};
};
template <>
struct Codes<IntentStatus> {
  static constexpr std::array<std::string_view, 3> texts{"pending", "resolved", "withdrawn"};
};
template <>
struct Codes<DeliveryStatus> {
  static constexpr std::array<std::string_view, 7> texts{"pending", "sending", "sent",   "suppressed",
                                                         "held",    "dead",    "bounced"};
};
template <>
struct Codes<DeliveryEvent::Kind> {
  static constexpr std::array<std::string_view, 6> texts{"retried",    "held",    "died",
                                                         "suppressed", "bounced", "redriven"};
};
template <>
struct Codes<PersonKind> {
  static constexpr std::array<std::string_view, 3> texts{"student", "guardian", "staff"};
};
template <>
struct Codes<ContentVersion::Kind> {
  static constexpr std::array<std::string_view, 2> texts{"calendars", "messages"};
};

template <class E>
concept Coded = !Codes<E>::texts.empty();

template <Coded E>
[[nodiscard]] std::string_view code(E value) {
  return Codes<E>::texts.at(static_cast<std::size_t>(value));
}

// Throws std::out_of_range for a text that is no code: the check constraints keep such a text out.
template <Coded E>
[[nodiscard]] E from_code(std::string_view text) {
  const auto& texts = Codes<E>::texts;
  const auto found = std::find(texts.begin(), texts.end(), text);
  if (found == texts.end()) throw std::out_of_range("unknown code in the database");
  return static_cast<E>(found - texts.begin());
}

}  // namespace filrouge::port
