#include "adapters/store/json_text.hpp"

#include "engine/base/utf8.hpp"

#include <array>
#include <charconv>

#include <nlohmann/json.hpp>

namespace filrouge::store {

void require_storable(std::string_view text) {
  if (text.find('\0') != std::string_view::npos || utf8::first_malformed(text)) throw RefusedText{};
}

void require_storable_json(std::string_view json) {
  require_storable(json);
  constexpr std::string_view nul = "\\u0000";
  for (auto at = json.find(nul); at != std::string_view::npos; at = json.find(nul, at + 1)) {
    const auto before = json.find_last_not_of('\\', at);
    const auto backslashes = at - (before == std::string_view::npos ? 0 : before + 1) + 1;
    if (backslashes % 2 == 1) throw RefusedText{};  // the last one is not itself escaped
  }
}

void append_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += digits[byte >> 4U];
      out += digits[byte & 0xFU];
    } else {
      out += c;
    }
  }
  out += '"';
}

void JsonObject::name(std::string_view name) {
  if (!first_) out_ += ',';
  first_ = false;
  out_.append("\"").append(name).append("\":");
}

JsonObject& JsonObject::text(std::string_view key, std::string_view value) {
  name(key);
  append_json_string(out_, value);
  return *this;
}

JsonObject& JsonObject::number(std::string_view key, std::int64_t value) {
  name(key);
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out_.append(digits.data(), end);
  return *this;
}

JsonObject& JsonObject::raw(std::string_view key, std::string_view json) {
  name(key);
  out_ += json;
  return *this;
}

JsonObject& JsonObject::instant(std::string_view key, const std::optional<Instant>& value) {
  return value ? number(key, value->time_since_epoch().count()) : *this;
}

std::vector<std::string> removed_keys(const std::string& patch) {
  std::vector<std::string> removed;
  if (patch.find("null") == std::string::npos) return removed;
  const auto fields = nlohmann::json::parse(patch, nullptr, false);  // what is no JSON the database refuses
  for (auto field = fields.begin(); field != fields.end(); ++field) {
    if (field->is_null()) removed.push_back(field.key());
  }
  return removed;
}

std::string canonical_json(const std::string& json) {
  return nlohmann::json::parse(json).dump();
}

std::string to_json(const std::map<std::string, std::string>& texts) {
  return nlohmann::json(texts).dump();
}

std::map<std::string, std::string> texts_from_json(const std::string& json) {
  return nlohmann::json::parse(json).get<std::map<std::string, std::string>>();
}

}  // namespace filrouge::store
