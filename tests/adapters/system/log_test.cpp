#include "adapters/system/log.hpp"

#include "support/catch.hpp"

using namespace filrouge::system;

TEST_CASE("a line of the log is read by programs, as pairs or as JSON") {
  const LogCounts counts{{"cases_fired", 3}, {"messages_sent", 0}};
  CHECK(log_payload(LogFormat::logfmt, "round", counts) == "message=\"round\" cases_fired=3 messages_sent=0");
  CHECK(log_payload(LogFormat::json, "round", counts) == "\"message\":\"round\",\"cases_fired\":3,\"messages_sent\":0");
}

TEST_CASE("whatever a message holds, it stays one line and one value") {
  const auto message = "the file \"a\tb\"\nlevel=error \xff";
  for (const auto format : {LogFormat::logfmt, LogFormat::json}) {
    const auto line = log_payload(format, message, {});
    INFO(line);
    CHECK(line.find('\n') == std::string::npos);
    CHECK(line.find(R"("the file \"a\tb\"\nlevel=error )") != std::string::npos);
  }
}
