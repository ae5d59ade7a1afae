#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace filrouge::http {

// A page in the text format of Prometheus 0.0.4
// (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format).
class MetricsPage {
 public:
  static constexpr const char* content_type = "text/plain; version=0.0.4; charset=utf-8";
  using Labels = std::vector<std::pair<std::string_view, std::string>>;

  // Begins a metric: its name, "gauge" or "counter" or "summary", and a line about it. Its samples follow.
  void begin(std::string_view name, std::string_view type, std::string_view help);
  // A sample of the metric begun last; `suffix` as in "_sum".
  void sample(double value, const Labels& labels = {}, std::string_view suffix = {});
  // A metric of one sample.
  void single(std::string_view name, std::string_view type, std::string_view help, double value);

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string name_;
  std::string text_;
};

}  // namespace filrouge::http
