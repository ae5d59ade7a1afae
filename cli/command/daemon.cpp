#include "cli/command/daemon.hpp"

#include "adapters/http/pages.hpp"
#include "adapters/http/server.hpp"
#include "adapters/system/log.hpp"
#include "cli/answer_desk.hpp"
#include "cli/exit_code.hpp"
#include "cli/machine.hpp"
#include "cli/version.hpp"

#include <memory>

namespace filrouge::cli {
namespace {

// Nothing where the configuration does not say where.
std::unique_ptr<http::Server> serve(const Configuration& configuration, const Monitor& monitor) {
  if (!configuration.http) return nullptr;
  auto pages = http::route({
      {"/healthz", [&monitor](const http::Request&) { return http::health_page(monitor.status(), system::uptime()); }},
      {"/readyz", [&monitor](const http::Request&) { return http::readiness_page(monitor.status()); }},
      {"/metrics", [&monitor](const http::Request&) { return http::metrics_page(monitor.status(), program_version); }},
  });
  auto server = std::make_unique<http::Server>(*configuration.http, std::move(pages));
  system::log(system::LogLevel::info, "serving http://" + http::to_string(server->endpoint()));
  return server;
}

// Apart from what watches over the daemon: a proxy shows it to everybody, and the database may keep it waiting.
std::unique_ptr<http::Server> serve_answers(const Context& context, const Machine& machine) {
  const auto& answers = context.configuration->answers;
  if (!answers) return nullptr;
  auto desk = open_answer_desk(context, [&machine] { return machine.now(); });
  auto server = std::make_unique<http::Server>(answers->listen, http::answer_pages(std::move(desk)));
  system::log(system::LogLevel::info, "taking answers at http://" + http::to_string(server->endpoint()));
  return server;
}

}  // namespace

int run(const DaemonOptions&, Context& context) {
  system::set_log(context.configuration->log_level, context.configuration->log_format);
  system::Signals signals;  // before there is a thread that would take them
  Monitor monitor;
  Machine machine(context, signals, monitor);
  machine.take_seat();  // before a port that the other daemon holds would be told
  const auto server = serve(*context.configuration, monitor);
  const auto answers = serve_answers(context, machine);
  return daemon::Daemon(machine).run() ? done : cannot_run;
}

}  // namespace filrouge::cli
