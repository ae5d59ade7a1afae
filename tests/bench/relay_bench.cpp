// How fast messages of the outbox are handed to a mail relay, beside a bare loop of libcurl on the same relay.
//
//   scripts/with-postgres --durable scripts/with-postfix build/default/bin/relay_bench [MESSAGES [REPETITIONS]]
//
// The relay is a Postfix that wants TLS and a password, and keeps what it takes. The loop sends one text again and
// again over one connection. The outbox claims each message, asks whether it may still leave, writes its text, hands it
// over and settles it, on PostgreSQL and on SQLite. Each line is a ratio within a repetition: minimum, median, maximum.
#include "adapters/render/mustache_renderer.hpp"
#include "adapters/smtp/smtp_channel.hpp"
#include "bench/bench_school.hpp"
#include "engine/service/deliver_outbox.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <stdexcept>
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

smtp::Options relay() {
  const char* folder = std::getenv("FILROUGE_TEST_RELAY");
  if (folder == nullptr) throw std::runtime_error("run this under scripts/with-postfix");
  smtp::Options options;
  options.host = "localhost";
  std::ifstream(std::string(folder) + "/starttls") >> options.port;
  options.user = "filrouge";
  options.password = "s3cret";
  options.terms.authorities = std::string(folder) + "/authority.pem";
  options.envelope_sender = "retours@example.test";
  return options;
}

template <class Work>
double rate_of(int count, Work work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return count / std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
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

double by_outbox(test::Server server, const smtp::Options& options, int count) {
  BenchSchool school(server, pathway, messages, count, morning, [](int) { return "zoe@example.test"; });
  smtp::SmtpChannel channel(options);
  rendering::MustacheRenderer renderer;
  service::DeliverOutbox outbox(school.store().outbox(), school.reading().cases(), school.reading().people(),
                                school.library(), renderer, {{"email", &channel}});
  (void)outbox.run_once(morning, {}, 0);  // resolves, and sends nothing yet
  return rate_of(count, [&] {
    if (outbox.run(morning).sent != static_cast<std::size_t>(count)) throw std::runtime_error("not every message left");
  });
}

}  // namespace

int main(int argc, char** argv) {
  const int count = argc > 1 ? std::atoi(argv[1]) : 1000;
  const int repetitions = argc > 2 ? std::atoi(argv[2]) : 3;
  const auto options = relay();
  std::map<std::string, std::vector<double>> ratios;
  for (int repetition = 0; repetition < repetitions; ++repetition) {
    for (const auto server : {test::Server::postgres, test::Server::sqlite}) {
      const std::string name = server == test::Server::postgres ? "postgres" : "sqlite";
      const double bare = rate_of(count, [&] { bare_loop(options, count); });
      const double ours = by_outbox(server, options, count);
      std::printf("%s: %.0f messages/s, bare libcurl %.0f\n", name.c_str(), ours, bare);
      ratios[name + ": messages to bare libcurl"].push_back(ours / bare);
    }
  }
  for (auto& [name, all] : ratios) {
    std::sort(all.begin(), all.end());
    std::printf("%-60s min %.2f  median %.2f  max %.2f\n", name.c_str(), all.front(), all[all.size() / 2], all.back());
  }
}
