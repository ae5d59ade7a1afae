#include "adapters/http/prometheus.hpp"

#include <array>
#include <charconv>

namespace filrouge::http {
namespace {

std::string escaped(std::string_view value) {
  std::string text;
  for (const char c : value) {
    if (c == '\\' || c == '"') text += '\\';
    text += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return text;
}

// As few digits as tell it from its neighbours, without an exponent.
std::string shortest(double value) {
  std::array<char, 400> digits{};  // the largest has 309
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
  return {digits.data(), end};
}

}  // namespace

void MetricsPage::begin(std::string_view name, std::string_view type, std::string_view help) {
  name_ = name;
  text_ += "# HELP " + name_ + " " + std::string(help) + "\n# TYPE " + name_ + " " + std::string(type) + "\n";
}

void MetricsPage::sample(double value, const Labels& labels, std::string_view suffix) {
  text_ += name_;
  text_ += suffix;
  for (const auto& [label, of] : labels) {
    text_ += &label == &labels.front().first ? "{" : ",";
    text_ += std::string(label) + "=\"" + escaped(of) + "\"";
  }
  text_ += (labels.empty() ? " " : "} ") + shortest(value) + "\n";
}

void MetricsPage::single(std::string_view name, std::string_view type, std::string_view help, double value) {
  begin(name, type, help);
  sample(value);
}

}  // namespace filrouge::http
