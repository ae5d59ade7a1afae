#include "adapters/http/pages.hpp"

#include "adapters/http/prometheus.hpp"
#include "engine/port/codes.hpp"

#include <chrono>
#include <utility>

namespace filrouge::http {
namespace {

constexpr int unavailable = 503;

double seconds(std::chrono::microseconds duration) {
  return std::chrono::duration<double>(duration).count();
}

template <port::Coded E>
std::string word(E status) {
  return std::string(port::code(status));
}

void add_cases(MetricsPage& page, const daemon::Status& status) {
  page.begin("filrouge_cases", "gauge", "Cases by pathway and status.");
  for (const auto& each : status.totals.cases)
    page.sample(static_cast<double>(each.count), {{"pathway", each.pathway}, {"status", word(each.status)}});
  page.begin("filrouge_pathway_versions", "gauge", "Versions of a pathway that its cases follow.");
  for (const auto& each : status.totals.cases)
    page.sample(static_cast<double>(each.versions), {{"pathway", each.pathway}, {"status", word(each.status)}});
  page.single("filrouge_cases_due", "gauge", "Cases with a timer that should have fired by now.",
              static_cast<double>(status.backlog.cases_due));
  page.single("filrouge_cases_late", "gauge", "Cases with a timer that should have fired a minute before.",
              static_cast<double>(status.backlog.cases_late));
}

void add_outbox(MetricsPage& page, const daemon::Status& status) {
  page.begin("filrouge_intents", "gauge", "Intents of the outbox by status.");
  page.sample(static_cast<double>(status.backlog.intents), {{"status", word(port::IntentStatus::pending)}});
  for (const auto& each : status.totals.intents)
    page.sample(static_cast<double>(each.count), {{"status", word(each.status)}});
  page.begin("filrouge_deliveries", "gauge", "Deliveries by channel and status.");
  for (const auto* deliveries : {&status.backlog.deliveries, &status.totals.deliveries}) {
    for (const auto& each : *deliveries)
      page.sample(static_cast<double>(each.count), {{"channel", each.channel}, {"status", word(each.status)}});
  }
}

// What the database holds, as it was counted last.
void add_counts(MetricsPage& page, const daemon::Status& status) {
  if (!status.backlog_counted || !status.totals_counted) return;
  page.begin("filrouge_counted_timestamp_seconds", "gauge",
             "When the database was counted last: what is due, waits or stopped (backlog), and all else (totals).");
  for (const auto& [what, when] : {std::pair{"backlog", status.backlog_counted}, {"totals", status.totals_counted}})
    page.sample(seconds(when->time_since_epoch()), {{"what", what}});
  add_cases(page, status);
  add_outbox(page, status);
}

// What this daemon did since it began.
void add_work(MetricsPage& page, const daemon::Status& status) {
  page.begin("filrouge_round_seconds", "summary", "Rounds of work, and how long they took.");
  page.sample(seconds(status.worked), {}, "_sum");
  page.sample(static_cast<double>(status.rounds), {}, "_count");
  page.single("filrouge_cases_fired_total", "counter", "Cases whose timers this daemon fired.",
              static_cast<double>(status.fired.fired));
  page.single("filrouge_cases_lost_total", "counter", "Cases that somebody else wrote meanwhile.",
              static_cast<double>(status.fired.lost));
  page.single("filrouge_incidents_total", "counter", "Cases that could not be stepped or stored.",
              static_cast<double>(status.fired.incidents));
  page.begin("filrouge_attempts_total", "counter", "Attempts of this daemon to send a message, by how they ended.");
  for (const auto& [outcome, count] : {std::pair{"sent", status.delivered.sent},
                                       {"retried", status.delivered.retried},
                                       {"held", status.delivered.held},
                                       {"dead", status.delivered.dead},
                                       {"overtaken", status.delivered.overtaken}})
    page.sample(static_cast<double>(count), {{"outcome", outcome}});
  page.begin("filrouge_parts_total", "counter", "What channels are paid by: the text messages that messages left in.");
  for (const auto& [channel, count] : status.delivered.parts)
    page.sample(static_cast<double>(count), {{"channel", channel}});
  page.begin("filrouge_reloads_total", "counter", "Configurations that were read again.");
  page.sample(static_cast<double>(status.reloads), {{"outcome", "taken"}});
  page.sample(static_cast<double>(status.refusals), {{"outcome", "refused"}});
}

}  // namespace

Handler route(std::map<std::string, Handler> pages) {
  return [pages = std::move(pages)](const Request& request) -> Response {
    for (auto path = request.path; path.starts_with("/"); path.resize(path.rfind('/'))) {
      if (const auto page = pages.find(path); page != pages.end()) return page->second(request);
    }
    Response response{404, Response().content_type, "There is no such page here. There is:\n"};
    for (const auto& [path, page] : pages) response.body += path + "\n";
    return response;
  };
}

Response health_page(const daemon::Status& status, std::chrono::microseconds uptime) {
  if (daemon::is_heard(status, uptime)) return {200, Response().content_type, "The daemon lives.\n"};
  return {unavailable, Response().content_type,
          "The daemon has not been heard since " + to_rfc3339(status.heard) + ".\n"};
}

Response readiness_page(const daemon::Status& status) {
  const auto wrong = daemon::what_is_wrong(status);
  Response response{wrong.empty() ? 200 : unavailable, Response().content_type, ""};
  if (wrong.empty()) response.body = "The daemon does all it should.\n";
  for (const auto& sentence : wrong) response.body += sentence + "\n";
  for (const auto& sentence : daemon::what_to_look_at(status)) response.body += sentence + "\n";
  return response;
}

Response metrics_page(const daemon::Status& status, std::string_view version) {
  MetricsPage page;
  page.begin("filrouge_build_info", "gauge", "The program.");
  page.sample(1, {{"version", std::string(version)}});
  page.begin("filrouge_phase", "gauge", "The phase of the daemon's life: 1 for the one it is in.");
  for (const auto phase : daemon::all_phases)
    page.sample(phase == status.phase ? 1 : 0, {{"phase", std::string(daemon::to_string(phase))}});
  page.single("filrouge_ready", "gauge", "Whether the daemon does all it should; /readyz says what is wrong.",
              daemon::what_is_wrong(status).empty() ? 1 : 0);
  page.begin("filrouge_channel_unavailable", "gauge", "Channels that take nothing for now, for a reason in /readyz.");
  for (const auto& [channel, trouble] : status.channels) page.sample(1, {{"channel", channel}});
  page.single("filrouge_heard_timestamp_seconds", "gauge", "When the daemon's loop last went round.",
              seconds(status.heard.time_since_epoch()));
  add_work(page, status);
  add_counts(page, status);
  return {200, MetricsPage::content_type, page.text()};
}

}  // namespace filrouge::http
