#include "cli/command/try.hpp"

#include "adapters/system/files.hpp"
#include "cli/played.hpp"
#include "support/catch.hpp"

#include <sstream>

#include <nlohmann/json.hpp>

using namespace filrouge;
using namespace filrouge::cli;
using nlohmann::json;

namespace {

// A pathway, "---", then lines to send ("> …") and, where it matters, what is answered ("< …"); the answer to the
// opening comes first.
struct Transcript {
  struct Exchange {
    std::string sent;
    std::string expected;  // empty: anything
    int line = 0;
  };
  std::string pathway;
  Exchange opening;
  std::vector<Exchange> exchanges;
};

Transcript read_transcript(const std::string& text) {
  Transcript transcript;
  std::istringstream lines(text);
  bool talking = false;
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (!talking) {
      talking = line == "---";
      if (!talking) transcript.pathway += line + "\n";
    } else if (line.rfind('>', 0) == 0) {
      transcript.exchanges.push_back({line.size() > 2 ? line.substr(2) : "", "", number});
    } else if (line.rfind("< ", 0) == 0) {
      auto& exchange = transcript.exchanges.empty() ? transcript.opening : transcript.exchanges.back();
      exchange.expected = line.substr(2);
      exchange.line = number;
    }
  }
  return transcript;
}

// What the expected text says stands in the actual one, in that order: "…back…" in a sentence.
bool holds(const std::string& expected, const std::string& actual) {
  std::size_t from = 0;
  std::size_t at = 0;
  const std::string gap = "…";
  for (auto next = expected.find(gap); next != std::string::npos; next = expected.find(gap, at)) {
    const auto piece = expected.substr(at, next - at);
    const auto found = actual.find(piece, from);
    if (found == std::string::npos) return false;
    from = found + piece.size();
    at = next + gap.size();
  }
  const auto last = expected.substr(at);
  return at == 0 ? expected == actual : actual.size() >= from && actual.find(last, from) != std::string::npos;
}

// Members that are not expected may be there; lists are as long as expected.
bool matches(const json& expected, const json& actual) {
  if (expected.is_object() && actual.is_object() && !expected.empty()) {
    for (const auto& [key, value] : expected.items()) {
      if (!actual.contains(key) || !matches(value, actual.at(key))) return false;
    }
    return true;
  }
  if (expected.is_array() && actual.is_array()) {
    if (expected.size() != actual.size()) return false;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      if (!matches(expected[i], actual[i])) return false;
    }
    return true;
  }
  if (expected.is_string() && actual.is_string()) return holds(expected.get<std::string>(), actual.get<std::string>());
  return expected == actual;
}

std::vector<std::string> answers(const Transcript& transcript) {
  std::vector<std::string> sent;
  for (const auto& exchange : transcript.exchanges) sent.push_back(exchange.sent);
  return test::answers(transcript.pathway, sent);
}

}  // namespace

TEST_CASE("a pathway is tried line by line, each answered by one line") {
  for (const auto& file : system::files_below(std::string{FILROUGE_SOURCE_DIR} + "/tests/data/try", ".txt")) {
    DYNAMIC_SECTION(file.stem().string()) {
      const auto transcript = read_transcript(system::read_file(file));
      const auto lines = answers(transcript);
      for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& exchange = i == 0 ? transcript.opening : transcript.exchanges[i - 1];
        if (exchange.expected.empty()) continue;
        INFO(file.filename().string() << ":" << exchange.line << "\nexpected " << exchange.expected << "\nanswered "
                                      << lines[i]);
        CHECK(matches(json::parse(exchange.expected), json::parse(lines[i])));
      }
    }
  }
}

TEST_CASE("people type times and events, and read what happened") {
  const auto setting = test::setting_of(R"(pathway: paper
title: Convention de stage
data: { copies: { type: integer, default: 1 } }
events: { copied: { payload: { copies: integer }, set: { copies: event.copies } } }
states:
  to_sign:
    after: { 1 week: late }
    on: { signed: signed }
  late: { on: { signed: signed } }
  signed: { title: Signée }
)");
  std::istringstream in(
      "copied copies=3\n"
      "copied copies=many\n"
      "\n"
      "2026-01-20 10:15 signed\n"
      "signed\n"
      "yesterday: signed\n");
  std::ostringstream out;
  try_in_words(in, out, setting, test::monday_morning());
  const auto text = out.str();
  INFO(text);
  CHECK(text.find("2026-01-05 09:00  to_sign\n") != std::string::npos);
  CHECK(text.find("2026-01-12 09:00  late\n") != std::string::npos);
  CHECK(text.find("2026-01-20 10:15  signed\n") != std::string::npos);
  CHECK(text.find("  refused: ") != std::string::npos);
  CHECK(text.find("\"yesterday:\" is not a time") != std::string::npos);
}
