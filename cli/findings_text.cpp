#include "cli/findings_text.hpp"

#include "cli/version.hpp"
#include "engine/loading/rules.hpp"

#include <map>
#include <string_view>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using Json = nlohmann::ordered_json;

// A path as a URI reference (RFC 3986): what is not unreserved is escaped.
std::string as_uri(std::string_view path) {
  constexpr std::string_view kept = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri = path.substr(0, 1) == "/" ? "file://" : "";
  for (const char letter : path) {
    if (kept.find(letter) != std::string_view::npos) {
      uri += letter;
    } else {
      const auto octet = static_cast<unsigned char>(letter);
      uri += {'%', digits[octet / 16U], digits[octet % 16U]};
    }
  }
  return uri;
}

Json place_of(const Diagnostic& finding) {
  Json place{{"artifactLocation", {{"uri", as_uri(finding.file)}}}};
  if (finding.position.line > 0) place["region"]["startLine"] = finding.position.line;
  if (finding.position.line > 0 && finding.position.column > 0)
    place["region"]["startColumn"] = finding.position.column;
  return Json::array({{{"physicalLocation", std::move(place)}}});
}

Json described(const std::string& id) {
  Json rule{{"id", id}};
  if (const auto* known = loading::find_rule(id)) {
    rule["shortDescription"]["text"] = known->explanation;
    rule["defaultConfiguration"]["level"] = to_string(known->severity);
  }
  return rule;
}

}  // namespace

std::string as_json(const Diagnostics& findings) {
  auto all = Json::array();
  for (const auto& finding : findings) {
    all.push_back({{"file", finding.file},
                   {"line", finding.position.line},
                   {"column", finding.position.column},
                   {"rule", finding.rule},
                   {"severity", to_string(finding.severity)},
                   {"message", finding.message},
                   {"hint", finding.hint}});
  }
  return all.dump(2);
}

std::string as_sarif(const Diagnostics& findings) {
  auto rules = Json::array();
  auto results = Json::array();
  std::map<std::string, std::size_t> numbers;
  for (const auto& finding : findings) {
    const auto [number, is_new] = numbers.emplace(finding.rule, rules.size());
    if (is_new) rules.push_back(described(finding.rule));
    const auto text = finding.hint.empty() ? finding.message : finding.message + " " + finding.hint;
    results.push_back({{"ruleId", finding.rule},
                       {"ruleIndex", number->second},
                       {"level", to_string(finding.severity)},
                       {"message", {{"text", text}}},
                       {"locations", place_of(finding)}});
  }
  const Json driver{{"name", "filrouge"}, {"version", program_version}, {"rules", std::move(rules)}};
  const Json run{{"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", std::move(results)}};
  const Json log{
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}, {"runs", Json::array({run})}};
  return log.dump(2);
}

}  // namespace filrouge::cli
