#pragma once
#include "engine/base/time.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// JSON (RFC 8259) as the batch writer sends it: built by appending, because a batch is one long text.
namespace filrouge::store {

// A text that a database cannot keep: not UTF-8, or with a NUL. SQLite would store what PostgreSQL refuses.
struct RefusedText {};
void require_storable(std::string_view text);
void require_storable_json(std::string_view json);  // nor with an escaped NUL

void append_json_string(std::string& out, std::string_view text);

// Appends `"name":value`, with a comma before it unless it is the first of its object.
class JsonObject {
 public:
  explicit JsonObject(std::string& out) : out_(out) { out_ += '{'; }
  JsonObject& text(std::string_view name, std::string_view value);
  JsonObject& number(std::string_view name, std::int64_t value);
  JsonObject& raw(std::string_view name, std::string_view json);
  JsonObject& instant(std::string_view name, const std::optional<Instant>& value);  // nothing: left out
  void end() { out_ += '}'; }

 private:
  void name(std::string_view name);
  std::string& out_;
  bool first_ = true;
};

// An array of objects; an object is ended before the next one is begun.
class JsonArray {
 public:
  JsonObject object() {
    text_ += empty() ? '[' : ',';
    return JsonObject(text_);
  }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] std::string finish() const { return empty() ? "[]" : text_ + "]"; }

 private:
  std::string text_;
};

// The top-level keys that a patch removes (those it sets to null).
[[nodiscard]] std::vector<std::string> removed_keys(const std::string& patch);

// The value in the spelling the engine calls canonical: keys sorted by bytes, no spaces.
[[nodiscard]] std::string canonical_json(const std::string& json);

[[nodiscard]] std::string to_json(const std::map<std::string, std::string>& texts);
[[nodiscard]] std::map<std::string, std::string> texts_from_json(const std::string& json);

}  // namespace filrouge::store
