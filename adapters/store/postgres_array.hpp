#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::store::postgres {

// A PostgreSQL array literal under construction.
class ArrayLiteral {
 public:
  void add(std::int64_t number) { next() += std::to_string(number); }
  void add(std::string_view text) {
    auto& out = next();
    out += '"';
    for (const char c : text) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
    out += '"';
  }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] std::string finish() const { return empty() ? "{}" : text_ + "}"; }

 private:
  std::string& next() { return text_ += text_.empty() ? '{' : ','; }
  std::string text_;
};

[[nodiscard]] inline std::string array_of(const std::vector<std::string>& texts) {
  ArrayLiteral array;
  for (const auto& text : texts) array.add(text);
  return array.finish();
}

}  // namespace filrouge::store::postgres
