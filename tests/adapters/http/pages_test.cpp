#include "adapters/http/pages.hpp"

#include "adapters/http/prometheus.hpp"
#include "support/catch.hpp"
#include "support/holds.hpp"

using namespace filrouge;
using test::holds;
using namespace std::chrono_literals;

namespace {

daemon::Status at_work() {
  daemon::Status status;
  status.phase = daemon::Phase::connected;
  status.heard = Instant{100s};
  status.heard_at = 100s;
  return status;
}

}  // namespace

TEST_CASE("a daemon that goes round lives, one that has been silent for minutes does not") {
  CHECK(http::health_page(at_work(), 160s).status == 200);
  const auto silent = http::health_page(at_work(), 100s + daemon::silence_max);
  CHECK(silent.status == 503);
  CHECK(holds(silent.body, "1970-01-01T00:01:40Z"));
}

TEST_CASE("a daemon that does all it should is ready") {
  CHECK(http::readiness_page(at_work()).status == 200);
}

TEST_CASE("what is wrong is told in words, each on its line") {
  auto status = at_work();
  status.phase = daemon::Phase::reconnecting;
  status.trouble = "no connection to the PostgreSQL database";
  status.refused = "The configuration f.yaml:1:1 is wrong.";
  status.channels = {{"email", "The relay mail.lycee.example does not answer: check its address."}};
  status.delivered.unlinked = 3;
  status.clock = "The clock of this machine was set.";
  const auto page = http::readiness_page(status);
  CHECK(page.status == 503);
  CHECK(page.body ==
        "The daemon is reconnecting: no connection to the PostgreSQL database\n"
        "Messages wait for the channel email: The relay mail.lycee.example does not answer: check its address.\n"
        "Messages leave without the links by which they are answered (3 so far): give \"answers\" in the "
        "configuration, and start the daemon again.\n"
        "The clock of this machine was set.\n"
        "The new configuration is refused: The configuration f.yaml:1:1 is wrong.\n");
}

TEST_CASE("a message that cannot be written is wrong until it was sent") {
  auto status = at_work();
  service::Round round;
  round.delivered.unwritten = {{"hello", "The message \"hello\" cannot be written."}};
  status.add(round, 1ms);
  CHECK(http::readiness_page(status).body == "The message \"hello\" cannot be written.\n");
  service::Round next;
  next.delivered.sent_as = {{"hello", 1}};
  status.add(next, 1ms);
  CHECK(http::readiness_page(status).status == 200);
}

TEST_CASE("messages that wait for a person are told, and do not keep the daemon from being ready") {
  auto status = at_work();
  status.backlog.deliveries = {{"email", port::DeliveryStatus::dead, 2},
                               {"sms", port::DeliveryStatus::dead, 1},
                               {"sms", port::DeliveryStatus::held, 4}};
  status.backlog.unreached = 2;
  const auto page = http::readiness_page(status);
  CHECK(page.status == 200);
  CHECK(
      page.body ==
      "The daemon does all it should.\n"
      "Messages that reach nobody at their addresses: 2; correct the addresses by an import, and whoever was not told "
      "is told then; \"filrouge message list --status dead\" shows them.\n"
      "Messages that were given up: 1; \"filrouge message list --status dead\" says why, \"filrouge message retry\" "
      "sends them again.\n"
      "Messages that are held, as they may have left: 4; \"filrouge message list --status held\" says why, "
      "\"filrouge message retry\" sends them all the same.\n");
}

TEST_CASE("metrics count what the daemon did and what the database holds") {
  auto status = at_work();
  service::Round round;
  round.fired.fired = 3;
  round.delivered.sent = 2;
  round.delivered.parts["sms"] = 3;
  status.add(round, 1500ms);
  auto text = http::metrics_page(status, "1.2.3").body;
  CHECK(holds(text, "filrouge_build_info{version=\"1.2.3\"} 1\n"));
  CHECK(holds(text, "filrouge_phase{phase=\"connected\"} 1\n"));
  CHECK(holds(
      text, "# TYPE filrouge_round_seconds summary\nfilrouge_round_seconds_sum 1.5\nfilrouge_round_seconds_count 1\n"));
  CHECK(holds(text, "filrouge_cases_fired_total 3\n"));
  CHECK(holds(text, "filrouge_attempts_total{outcome=\"sent\"} 2\n"));
  CHECK(holds(text, "filrouge_parts_total{channel=\"sms\"} 3\n"));
  CHECK_FALSE(holds(text, "filrouge_cases{"));

  status.totals_counted = Instant{30s};
  status.totals.cases = {{"avenirpro", port::CaseStatus::open, 300'000, 2}};
  status.totals.intents = {{port::IntentStatus::resolved, 9}};
  status.totals.deliveries = {{"sms", port::DeliveryStatus::sent, 8}};
  status.backlog_counted = Instant{90s};
  status.backlog.intents = 7;
  status.backlog.deliveries = {{"sms", port::DeliveryStatus::dead, 4}};
  status.backlog.cases_late = 1;
  text = http::metrics_page(status, "1.2.3").body;
  CHECK(holds(text, "filrouge_cases{pathway=\"avenirpro\",status=\"open\"} 300000\n"));
  CHECK(holds(text, "filrouge_pathway_versions{pathway=\"avenirpro\",status=\"open\"} 2\n"));
  CHECK(holds(text, "filrouge_intents{status=\"pending\"} 7\nfilrouge_intents{status=\"resolved\"} 9\n"));
  CHECK(holds(text,
              "filrouge_deliveries{channel=\"sms\",status=\"dead\"} 4\n"
              "filrouge_deliveries{channel=\"sms\",status=\"sent\"} 8\n"));
  CHECK(holds(text, "filrouge_counted_timestamp_seconds{what=\"backlog\"} 90\n"));
  CHECK(holds(text, "filrouge_counted_timestamp_seconds{what=\"totals\"} 30\n"));
  CHECK(holds(text, "filrouge_cases_late 1\n"));
}

TEST_CASE("a label of a metric keeps to its quotes") {
  http::MetricsPage page;
  page.begin("m", "gauge", "A metric.");
  page.sample(0.25, {{"a", "q\"b\\n\n"}, {"c", ""}});
  CHECK(page.text() == "# HELP m A metric.\n# TYPE m gauge\nm{a=\"q\\\"b\\\\n\\n\",c=\"\"} 0.25\n");
}

TEST_CASE("a page serves its path and what is below, and the rest is not found") {
  const auto said = [](const std::string& word) {
    return [word](const http::Request& request) { return http::Response{200, "text/plain", word + request.query}; };
  };
  const auto pages = http::route({{"/answer", said("answer ")}, {"/answer/help", said("help ")}});
  CHECK(pages({"GET", "/answer", "a=b", ""}).body == "answer a=b");
  CHECK(pages({"GET", "/answer/token", "", ""}).body == "answer ");
  CHECK(pages({"GET", "/answer/help/me", "", ""}).body == "help ");
  for (const auto* elsewhere : {"/", "/answers", "*", "", "http://x"}) {
    INFO(elsewhere);
    const auto response = pages({"GET", elsewhere, "", ""});
    CHECK(response.status == 404);
    CHECK(holds(response.body, "/answer/help"));
  }
}
