// How fast messages of the outbox are handed to a mail relay, beside a bare loop of libcurl on the same relay.
//
//   scripts/with-postgres --durable scripts/with-postfix build/default/bin/relay_bench [MESSAGES [REPETITIONS]]
//
// The relay is a Postfix that wants TLS and a password, and keeps what it takes. The loop sends one text again and
// again over one connection, one recipient a message. The outbox claims each message, asks whether it may still leave,
// writes its text, hands it over and settles it, on PostgreSQL and on SQLite: by one sender, over one connection as the
// loop, and by several, each over its own, as a daemon has them: two on SQLite, three on PostgreSQL. Each line is a
// ratio within a repetition: minimum, median, maximum.
#include "adapters/render/mustache_renderer.hpp"
#include "adapters/smtp/smtp_channel.hpp"
#include "bench/bench_school.hpp"
#include "engine/service/senders.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <curl/curl.h>

using namespace filrouge;
using namespace filrouge::bench;

namespace {

const Instant morning = *parse_rfc3339("2026-07-07T08:00:00Z");

constexpr const char* pathway = R"(pathway: relay
title: Relais
locale: fr
calendar: fr.yaml
messages: { file: bench.messages.yaml }
roles: { student: { title: Élève, channels: [email] } }
states: { told: { title: Prévenu, tell: { hello: student } } }
)";
constexpr const char* messages = R"(locale: fr
messages:
  hello:
    subject: Réunion de rentrée
    text: |
      Bonjour {{student.first_name}},

      rendez-vous au lycée le jour de la rentrée.
)";

std::string relay_folder() {
  const char* folder = std::getenv("FILROUGE_TEST_RELAY");
  if (folder == nullptr) throw std::runtime_error("run this under scripts/with-postfix");
  return folder;
}

smtp::Options relay() {
  const auto folder = relay_folder();
  smtp::Options options;
  options.host = "localhost";
  std::ifstream(folder + "/starttls") >> options.port;
  options.user = "filrouge";
  options.password = "s3cret";
  options.terms.authorities = folder + "/authority.pem";
  options.envelope_sender = "retours@example.test";
  return options;
}

// The relay delivers what it took, so that the next measurement finds it idle.
void await_delivery(int count) {
  const auto mailbox = relay_folder() + "/mail/zoe/new";
  for (int delivered = 0; delivered < count; std::this_thread::yield()) {
    for (const auto& mail : std::filesystem::directory_iterator(mailbox)) {
      std::filesystem::remove(mail);
      ++delivered;
    }
  }
}

template <class Work>
double rate_of(int count, Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  await_delivery(count);
  return count / took.count();
}

std::size_t give(char* buffer, std::size_t size, std::size_t count, void* rest) {
  auto& text = *static_cast<std::string_view*>(rest);
  const auto length = std::min(size * count, text.size());
  std::memcpy(buffer, text.data(), length);
  text.remove_prefix(length);
  return length;
}

void bare_loop(const smtp::Options& options, int count) {
  const std::string text =
      "From: <retours@example.test>\r\nTo: <zoe@example.test>\r\nSubject: Bonjour\r\n\r\nBonjour Zoe,\r\n\r\n"
      "rendez-vous au lycee le jour de la rentree.\r\n";
  auto* curl = curl_easy_init();
  auto* recipients = curl_slist_append(nullptr, "zoe@example.test");
  curl_easy_setopt(curl, CURLOPT_URL, ("smtp://localhost:" + std::to_string(options.port)).c_str());
  curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
  curl_easy_setopt(curl, CURLOPT_CAINFO, options.terms.authorities.c_str());
  curl_easy_setopt(curl, CURLOPT_USERNAME, options.user.c_str());
  curl_easy_setopt(curl, CURLOPT_PASSWORD, options.password.c_str());
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, "retours@example.test");
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
  for (int i = 0; i < count; ++i) {
    std::string_view rest = text;
    curl_easy_setopt(curl, CURLOPT_READDATA, &rest);
    if (curl_easy_perform(curl) != CURLE_OK) throw std::runtime_error("the relay did not take a message");
  }
  curl_slist_free_all(recipients);
  curl_easy_cleanup(curl);
}

// What one sender has for itself.
struct Sender {
  Sender(const BenchSchool& school, const smtp::Options& options)
      : store(school.database().open()),
        reading(school.database().open()),
        library(reading->pathways(), reading->people(), [this](const std::string& name) { return zones.zone(name); }),
        channel(options) {}
  [[nodiscard]] service::DeliverOutbox outbox(const port::MessageRenderer& renderer) {
    return {store->outbox(), reading->cases(), reading->people(), library, renderer, {{"email", &channel}}, {}};
  }
  std::unique_ptr<store::Store> store, reading;
  system::ZoneDatabase zones;
  service::Library library;
  smtp::SmtpChannel channel;
};

// In rounds, as a daemon has them.
double by_outbox(test::Server server, const smtp::Options& options, int count, int senders) {
  const BenchSchool school(server, pathway, messages, count, morning, [](int) { return "zoe@example.test"; });
  rendering::MustacheRenderer renderer;
  std::vector<std::unique_ptr<Sender>> own;
  std::vector<service::DeliverOutbox> all;
  for (int i = 0; i < senders; ++i) {
    own.push_back(std::make_unique<Sender>(school, options));
    all.push_back(own.back()->outbox(renderer));
  }
  service::Senders outbox(std::move(all));
  (void)outbox.run_once(morning, {}, 0);  // resolves, and sends nothing yet
  return rate_of(count, [&] {
    constexpr std::size_t deliveries_a_round = 100;
    const auto round = [&] {
      for (const auto& sender : own) sender->library.forget_current();
      return outbox.run_once(morning, {}, deliveries_a_round);
    };
    if (service::until_idle(round, {}, {}).sent != static_cast<std::size_t>(count))
      throw std::runtime_error("not every message left");
  });
}

}  // namespace

int main(int argc, char** argv) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const int count = argc > 1 ? std::atoi(argv[1]) : 1000;
  const int repetitions = argc > 2 ? std::atoi(argv[2]) : 3;
  const auto options = relay();
  std::map<std::string, std::vector<double>> ratios;
  for (int repetition = 0; repetition < repetitions; ++repetition) {
    for (const auto server : {test::Server::postgres, test::Server::sqlite}) {
      const std::string name = server == test::Server::postgres ? "postgres" : "sqlite";
      const double bare = rate_of(count, [&] { bare_loop(options, count); });
      std::printf("%s: bare libcurl %.0f messages/s\n", name.c_str(), bare);
      for (const int senders : {1, 2, 3}) {
        const double ours = by_outbox(server, options, count, senders);
        const auto by = name + ", " + std::to_string(senders) + (senders == 1 ? " sender" : " senders");
        std::printf("%s: %.0f messages/s\n", by.c_str(), ours);
        ratios[by + ": messages to bare libcurl"].push_back(ours / bare);
      }
    }
  }
  for (auto& [name, all] : ratios) {
    std::sort(all.begin(), all.end());
    std::printf("%-60s min %.2f  median %.2f  max %.2f\n", name.c_str(), all.front(), all[all.size() / 2], all.back());
  }
}
