#include "adapters/csv/record_reader.hpp"

#include "adapters/csv/sentence.hpp"
#include "support/catch.hpp"

#include <rapidcheck.h>

namespace filrouge::csv {
namespace {

using Fields = std::vector<std::string>;

struct Reading {
  std::vector<int> lines;
  std::vector<Fields> records;
  std::string refusal;
};

Reading read_all(std::string_view text, char separator = ';', Limits limits = {}) {
  Reading reading;
  RecordReader reader{text, separator, limits};
  while (true) {
    const auto record = reader.next();
    if (!record) reading.refusal = sentence(record.error());
    if (!record || !*record) return reading;
    reading.lines.push_back((*record)->line);
    reading.records.push_back((*record)->fields);
  }
}

TEST_CASE("records are read as RFC 4180 writes them") {
  CHECK(read_all("a;b\r\nc;d\r\n").records == std::vector<Fields>{{"a", "b"}, {"c", "d"}});
  CHECK(read_all("a;b\nc;d").records == std::vector<Fields>{{"a", "b"}, {"c", "d"}});
  CHECK(read_all("a;;\r").records == std::vector<Fields>{{"a", "", ""}});
  CHECK(read_all(";").records == std::vector<Fields>{{"", ""}});
  CHECK(read_all("\"a;1\";\"say \"\"b\"\"\"\n").records == std::vector<Fields>{{"a;1", "say \"b\""}});
  CHECK(read_all("\"\"\n").records == std::vector<Fields>{{""}});
  CHECK(read_all("a\tb", '\t').records == std::vector<Fields>{{"a", "b"}});
  CHECK(read_all("").records.empty());
}

TEST_CASE("a record knows the line it begins on, whatever its fields hold") {
  const auto reading = read_all("a;\"one\r\ntwo\"\r\n\r\nb;c\rd;e\n");
  CHECK(reading.lines == std::vector<int>{1, 4, 5});
  CHECK(reading.records[0] == Fields{"a", "one\r\ntwo"});
}

TEST_CASE("a quote inside an unquoted field stands for itself") {
  CHECK(read_all("Lycée \"Les Roses\";b\n").records == std::vector<Fields>{{"Lycée \"Les Roses\"", "b"}});
}

TEST_CASE("malformed quotes are refused with their place") {
  CHECK(read_all("a;b\nc;\"d\ne;f\n").refusal ==
        "2:3 [csv-quote] The quote that opens here is never closed. | close it, or write a quote inside a quoted field "
        "twice");
  CHECK(read_all("\"a\"b;c\n").refusal ==
        "1:4 [csv-quote] Text follows the quote that closes the field. | write a quote inside a quoted field twice");
}

TEST_CASE("what a file may hold is bounded") {
  Limits limits;
  limits.field_bytes = 3;
  limits.columns = 2;
  limits.records = 2;
  CHECK(read_all("abc;abc\nabc\n", ';', limits).refusal.empty());
  CHECK(read_all("abcd\n", ';', limits).refusal ==
        "1:1 [csv-limit] A field is longer than 3 bytes. | check the separator and the quotes of this line");
  CHECK(read_all("\"ab\n\nc\"\n", ';', limits).refusal ==
        "1:1 [csv-limit] The quoted field that begins here is longer than 3 bytes. | close the quote");
  CHECK(read_all("a;b;c\n", ';', limits).refusal ==
        "1:5 [csv-limit] The line has more than 2 columns. | check the separator, or leave out the columns that are "
        "not needed");
  CHECK(read_all("a\nb\nc\n", ';', limits).refusal ==
        "3:1 [csv-limit] The file has more than 2 lines. | split it into smaller files");
}

TEST_CASE("whatever is written is read back") {
  const auto character = rc::gen::elementOf(std::string{"ab;,\"\r\n\t "});
  const auto field = rc::gen::container<std::string>(character);
  const auto record = rc::gen::nonEmpty(rc::gen::container<Fields>(field));
  const auto records = rc::gen::container<std::vector<Fields>>(record);
  CHECK(rc::check("read after write is the identity", [&] {
    const auto written = *records;
    const char separator = *rc::gen::element(';', ',', '\t');
    std::string text;
    for (const auto& fields : written) text += write_record(fields, separator);
    const auto reading = read_all(text, separator);
    RC_ASSERT(reading.refusal.empty());
    RC_ASSERT(reading.records == written);
  }));
}

}  // namespace
}  // namespace filrouge::csv
