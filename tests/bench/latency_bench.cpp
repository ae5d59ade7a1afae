// How soon a daemon that has nothing to do acts on what another process records, and what it costs meanwhile.
//
//   scripts/with-postgres --durable build/default/bin/latency_bench FILROUGE [EVENTS]
//
// This process records an event that has a pupil told something; FILROUGE is the daemon, on PostgreSQL and on SQLite.
// What is timed is from the commit of the event to the message's file in the Maildir. Before each event the daemon has
// come to rest. Milliseconds: minimum, median, maximum; and the processor time of the idle daemon.
#include "bench/bench_school.hpp"
#include "engine/service/submit_events.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace filrouge;
using namespace filrouge::bench;
using namespace std::chrono_literals;

namespace {

const Instant morning = *parse_rfc3339("2026-07-07T08:00:00Z");

constexpr const char* pathway = R"(pathway: latency
title: Réponse
locale: fr
calendar: fr.yaml
messages: { file: bench.messages.yaml }
roles: { student: { title: Élève, channels: [email] }, office: { title: Secrétariat } }
events: { go: { title: Partez, by: [office] } }
states:
  waiting: { title: En attente, on: { go: gone } }
  gone: { title: Parti, tell: { hello: student } }
)";
constexpr const char* messages = "locale: fr\nmessages: { hello: { subject: Bonjour, text: Bonjour. } }\n";

// A folder into which files come.
class Arrivals {
 public:
  explicit Arrivals(const std::filesystem::path& folder) : watch_(inotify_init1(IN_CLOEXEC)) {
    std::filesystem::create_directories(folder);
    if (watch_ < 0 || inotify_add_watch(watch_, folder.c_str(), IN_MOVED_TO) < 0)
      throw std::runtime_error("the Maildir cannot be watched");
  }
  ~Arrivals() { ::close(watch_); }
  Arrivals(const Arrivals&) = delete;
  Arrivals& operator=(const Arrivals&) = delete;

  void wait() {
    char events[4096];
    if (!comes_within(60s) || ::read(watch_, events, sizeof events) <= 0)
      throw std::runtime_error("no message came within a minute");
  }
  // Nothing more comes for so long.
  void rest(std::chrono::milliseconds time) {
    if (comes_within(time)) throw std::runtime_error("a message came that nobody asked for");
  }

 private:
  [[nodiscard]] bool comes_within(std::chrono::milliseconds time) const {
    pollfd ready{watch_, POLLIN, 0};
    return ::poll(&ready, 1, static_cast<int>(time.count())) == 1;
  }

  int watch_;
};

// The daemon as a process of its own, in a rehearsal that begins in the morning.
class RunningDaemon {
 public:
  RunningDaemon(const std::string& program, const std::string& database, const std::filesystem::path& maildir)
      : process_(::fork()) {
    if (process_ != 0) return;
    ::setenv("FILROUGE_DATABASE", database.c_str(), 1);
    ::setenv("FILROUGE_MAILDIR", maildir.c_str(), 1);
    const int nowhere = ::open("/dev/null", O_WRONLY);
    ::dup2(nowhere, STDERR_FILENO);
    ::execl(program.c_str(), program.c_str(), "daemon", "--now", "2026-07-07T08:00:00Z", nullptr);
    std::_Exit(127);
  }
  ~RunningDaemon() {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
  }
  RunningDaemon(const RunningDaemon&) = delete;
  RunningDaemon& operator=(const RunningDaemon&) = delete;

  // Seconds of processor time so far.
  [[nodiscard]] double worked() const {
    std::ifstream stat("/proc/" + std::to_string(process_) + "/stat");
    std::string word;
    double ticks = 0;
    for (int i = 1; i <= 15 && stat >> word; ++i)
      if (i >= 14) ticks += std::stod(word);
    return ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
  }

 private:
  pid_t process_;
};

void record(BenchSchool& school, int pupil) {
  service::SubmittedEvent event;
  event.about = service::AboutPupil{bench_uai, {BenchSchool::reference(pupil), "", "", ""}};
  event.name = "go";
  event.payload = "{}";
  event.by = "office";
  const auto answers =
      service::SubmitEvents(school.store().cases(), school.store().people(), school.library()).run({event}, morning);
  if (answers.empty()) throw std::runtime_error("the event was not answered");
}

void measure(test::Server server, const std::string& program, int events) {
  const test::TemporaryFolder folder;
  BenchSchool school(server, pathway, messages, events + 1, morning,
                     [](int i) { return "p" + std::to_string(i) + "@example.test"; });
  school.database().run("update database_info set rehearsal = 1");
  Arrivals arrivals(folder.path() / "new");
  const RunningDaemon daemon(program, school.database().address(), folder.path());
  record(school, events);
  arrivals.wait();  // it runs
  std::vector<double> milliseconds;
  for (int i = 0; i < events; ++i) {
    arrivals.rest(200ms);
    record(school, i);
    const auto recorded = std::chrono::steady_clock::now();
    arrivals.wait();
    milliseconds.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - recorded).count());
  }
  const double before = daemon.worked();
  arrivals.rest(10s);
  const double idle = (daemon.worked() - before) / 10;
  std::sort(milliseconds.begin(), milliseconds.end());
  std::printf("%-12s event to message: min %.1f ms  median %.1f ms  max %.1f ms; idle: %.2f %% of a processor\n",
              server == test::Server::postgres ? "postgres" : "sqlite", milliseconds.front(),
              milliseconds[milliseconds.size() / 2], milliseconds.back(), idle * 100);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "latency_bench FILROUGE [EVENTS]\n");
    return 2;
  }
  const int events = argc > 2 ? std::atoi(argv[2]) : 50;
  for (const auto server : {test::Server::postgres, test::Server::sqlite}) measure(server, argv[1], events);
}
