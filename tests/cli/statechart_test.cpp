#include "adapters/system/files.hpp"
#include "cli/played.hpp"
#include "support/catch.hpp"

#include <sstream>

#include <nlohmann/json.hpp>

// tests/data/statechart: one behaviour of statecharts a file, as W3C SCXML and its public conformance suites have it. A
// pathway, "---", then what is sent and where the case stands after it:
//
//     => CONFIGURATION                      after the opening, at 08:00:00
//     [HH:MM:SS] [EVENT [PAYLOAD]] => [refused] CONFIGURATION [FACTS]
//
// A configuration is the dotted paths of the active atomic states; facts are those that matter, in JSON.
using namespace filrouge;
using nlohmann::json;

namespace {

struct Exchange {
  json sent = json::object();
  bool refused = false;
  json configuration = json::array();
  json facts = json::object();
  std::string text;
};

// Takes the JSON object at the end of a text off it.
json take_object(std::string& text) {
  const auto brace = text.find('{');
  if (brace == std::string::npos) return json::object();
  auto object = json::parse(text.substr(brace));
  text.resize(brace);
  return object;
}

Exchange read_exchange(const std::string& line) {
  const std::string arrow = "=> ";
  const auto at = line.find(arrow);
  REQUIRE(at != std::string::npos);
  Exchange exchange;
  exchange.text = line;
  auto sent = line.substr(0, at);
  auto expected = line.substr(at + arrow.size());
  if (auto payload = take_object(sent); !payload.empty()) exchange.sent["payload"] = std::move(payload);
  exchange.facts = take_object(expected);
  std::istringstream words(sent);
  for (std::string word; words >> word;) {
    const bool is_time = word.size() == 8 && word[2] == ':' && word[5] == ':';
    exchange.sent[is_time ? "at" : "event"] = is_time ? "2026-01-05T" + word + "Z" : word;
  }
  std::istringstream states(expected);
  for (std::string word; states >> word;) {
    if (word == "refused") {
      exchange.refused = true;
    } else {
      exchange.configuration.push_back(word);
    }
  }
  return exchange;
}

void check_answer(const Exchange& exchange, const json& answer) {
  INFO(exchange.text << "\nanswered " << answer.dump());
  CHECK(answer.value("configuration", json()) == exchange.configuration);
  CHECK(answer.contains("refused") == exchange.refused);
  for (const auto& [fact, value] : exchange.facts.items()) CHECK(answer.at("data").at(fact) == value);
}

void check_behaviour(const std::string& text) {
  const auto dashes = text.find("---\n");
  REQUIRE(dashes != std::string::npos);
  std::vector<Exchange> exchanges;
  std::istringstream lines(text.substr(dashes + 4));
  for (std::string line; std::getline(lines, line);) exchanges.push_back(read_exchange(line));
  REQUIRE_FALSE(exchanges.empty());
  std::vector<std::string> sent;
  for (std::size_t i = 1; i < exchanges.size(); ++i) sent.push_back(exchanges[i].sent.dump());
  const auto answers = cli::test::answers(text.substr(0, dashes), sent);
  for (std::size_t i = 0; i < answers.size(); ++i) check_answer(exchanges[i], json::parse(answers[i]));
}

}  // namespace

TEST_CASE("statecharts behave as SCXML says") {
  const auto files = system::files_below(std::string{FILROUGE_SOURCE_DIR} + "/tests/data/statechart", ".txt");
  CHECK(files.size() >= 150);
  for (const auto& file : files) {
    DYNAMIC_SECTION(file.parent_path().filename().string() << ": " << file.stem().string()) {
      check_behaviour(system::read_file(file));
    }
  }
}

TEST_CASE("the outcome is that after the exit of the final state") {
  const auto answers = cli::test::answers(R"yaml(pathway: outcome
outcomes: { S1: { title: First }, S2: { title: Second } }
data: { outcome: { type: outcome } }
exit: [ { set: { outcome: null } } ]
states:
  a: { on: { go: { actions: [ { set: { outcome: S1 } } ], target: over } } }
  over: { type: final, outcome: outcome, exit: [ { set: { outcome: S2 } } ] }
)yaml",
                                          {R"({"event": "go"})"});
  CHECK(json::parse(answers.back()).at("outcome") == "S2");
}
