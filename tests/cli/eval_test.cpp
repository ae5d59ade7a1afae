#include "cli/run_filrouge.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

using namespace filrouge::test;
using nlohmann::json;

namespace {

// One answer for each line of input.
std::vector<json> answers(const std::string& input, std::vector<std::string> options = {}) {
  options.insert(options.begin(), {"eval", "--json"});
  const auto ran = run_filrouge(options, input);
  INFO(ran.err);
  CHECK(ran.exit_code == 0);
  std::vector<json> all;
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);) all.push_back(json::parse(line));
  return all;
}

json answer(const std::string& expression, std::vector<std::string> options = {}) {
  const auto all = answers(expression + "\n", std::move(options));
  REQUIRE(all.size() == 1);
  return all.front();
}

std::string written(const TemporaryFolder& folder, const std::string& text) {
  const auto file = folder.path() / "data.json";
  std::ofstream(file) << text;
  return file.string();
}

}  // namespace

TEST_CASE("a value is answered with its type, written as in ProtoJSON") {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"9223372036854775807", R"({"value": 9223372036854775807, "type": "int"})"},
      {"-9223372036854775808", R"({"value": -9223372036854775808, "type": "int"})"},
      {"18446744073709551615u", R"({"value": 18446744073709551615, "type": "uint"})"},
      {"1.5", R"({"value": 1.5, "type": "double"})"},
      {"0.0 / 0.0", R"({"value": "NaN", "type": "double"})"},
      {"-1.0 / 0.0", R"({"value": "-Infinity", "type": "double"})"},
      {"1 < 2", R"({"value": true, "type": "bool"})"},
      {"'élève'", R"({"value": "élève", "type": "string"})"},
      {"b'\\xff\\x00'", R"({"value": "/wA=", "type": "bytes"})"},
      {"[1, 2u, 'a']", R"({"value": [1, 2, "a"], "type": "list"})"},
      {"{1: 2u, true: null, 'a': b''}", R"({"value": {"1": 2, "true": null, "a": ""}, "type": "map"})"},
      {"null", R"({"value": null, "type": "null"})"},
      {"timestamp('2026-07-13T10:00:00.5+02:00')", R"({"value": "2026-07-13T08:00:00.5Z", "type": "timestamp"})"},
      {"duration('1h') + duration('-500ms')", R"({"value": "3599.5s", "type": "duration"})"},
      {"type(1u)", R"({"value": "uint", "type": "type"})"},
  };
  for (const auto& [expression, expected] : cases) {
    INFO(expression);
    CHECK(answer(expression) == json::parse(expected));
  }
}

TEST_CASE("an expression without a value is answered with the column, and the next one is read") {
  const auto all = answers("1 +\n'été' + 1\n[1][7]\nnobody\n\n1 + 1\n");
  REQUIRE(all.size() == 6);
  const std::vector<int> columns{4, 7, 4, 1, 1};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    INFO(all[i].dump());
    CHECK(all[i].at("error").is_string());
    CHECK(all[i].at("column") == columns[i]);
    CHECK_FALSE(all[i].contains("value"));
  }
  CHECK(all[5] == json{{"value", 2}, {"type", "int"}});
}

TEST_CASE("an argument is one expression even where it is a list") {
  const auto ran = run_filrouge({"eval", "[1, 'two']", "[]", "-1", "[[2]]"}, "");
  CHECK(ran.out == "[1,\"two\"]\n[]\n-1\n[[2]]\n");
}

TEST_CASE("names are those of the data, typed by their values") {
  const TemporaryFolder folder;
  const auto file = written(folder, R"({"n": 9007199254740993, "big": 18446744073709551615, "x": 2.0, "s": "a",
    "on": true, "l": [1, "b"], "m": {"k": {"d": 3}}, "none": null, "a.b": 7})");
  const std::vector<std::pair<std::string, std::string>> cases{
      {"n + 1", R"({"value": 9007199254740994, "type": "int"})"},
      {"type(big)", R"({"value": "uint", "type": "type"})"},
      {"x", R"({"value": 2.0, "type": "double"})"},
      {"type(l[1])", R"({"value": "string", "type": "type"})"},
      {"m.k.d", R"({"value": 3, "type": "int"})"},
      {"has(m.k.e)", R"({"value": false, "type": "bool"})"},
      {"none", R"({"value": null, "type": "null"})"},
      {"on && s == 'a'", R"({"value": true, "type": "bool"})"},
      {"a.b", R"({"value": 7, "type": "int"})"},
  };
  for (const auto& [expression, expected] : cases) {
    INFO(expression);
    CHECK(answer(expression, {"--data", file}) == json::parse(expected));
  }
}

TEST_CASE("days are counted where and when it is said") {
  const std::vector<std::string> summer{"--now", "2026-07-13T23:30:00Z"};
  CHECK(answer("today()", summer).at("value") == "2026-07-14");
  CHECK(answer("plus(today(), '1 working day')", summer).at("value") == "2026-07-15");
  CHECK(answer("now()", summer).at("value") == "2026-07-13T23:30:00Z");
  CHECK(answer("today()", {"--now", "2026-07-13", "--uai", "9740001H"}).contains("value"));
  CHECK(answer("plus(date('2026-12-18'), '1 working day')", {"--uai", "9740001H"}).at("value") == "2026-12-21");
}

TEST_CASE("data that is no object and places that do not exist are refused") {
  const TemporaryFolder folder;
  CHECK(holds(run_filrouge({"eval", "--json", "1", "--data", written(folder, "[1]")}).err, "is not a JSON object"));
  CHECK(holds(run_filrouge({"eval", "1", "--now", "yesterday"}).err, "is not a time"));
  CHECK(run_filrouge({"eval", "1", "--uai", "0000000A"}).exit_code != 0);
}
