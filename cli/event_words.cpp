#include "cli/event_words.hpp"

#include "engine/base/error.hpp"
#include "engine/base/words.hpp"

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

[[noreturn]] void misused(const std::string& sentence) {
  throw OutsideFailure(OutsideFailure::Kind::unreadable, sentence);
}

}  // namespace

std::string payload_of(const std::string& object, const std::vector<std::string>& fields) {
  auto payload = nlohmann::json::parse(object.empty() ? "{}" : object, nullptr, false);
  if (!payload.is_object()) misused("--payload is not a JSON object like {\"channel\": \"phone\"}.");
  for (const auto& field : fields) {
    const auto equals = field.find('=');
    if (equals == std::string::npos || equals == 0) misused(in_quotes(field) + " is no field; write NAME=VALUE.");
    payload[field.substr(0, equals)] = field.substr(equals + 1);
  }
  return payload.dump();
}

std::optional<Day> day_it_happened(const std::string& occurred) {
  if (occurred.empty()) return std::nullopt;
  const auto day = parse_day(occurred);
  if (!day) misused(in_quotes(occurred) + " is no day that exists; write one like 2026-07-13.");
  return day;
}

const char* name_of(service::EventAnswer::Kind kind) {
  switch (kind) {
    case service::EventAnswer::Kind::taken:
      return "taken";
    case service::EventAnswer::Kind::known:
      return "known";
    case service::EventAnswer::Kind::refused:
      return "refused";
    case service::EventAnswer::Kind::malformed:
      break;
  }
  return "malformed";
}

}  // namespace filrouge::cli
