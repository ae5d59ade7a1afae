#pragma once
#include "adapters/http/message.hpp"
#include "adapters/system/log.hpp"
#include "cli/configuration/secret.hpp"
#include "engine/port/message_channel.hpp"
#include "engine/service/deliver_outbox.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::cli {

// How the messages of a channel leave.
struct Channel {
  bool leaves = true;  // they reach people; else they stay in files
  std::function<std::unique_ptr<port::MessageChannel>()> open;
  std::function<std::chrono::milliseconds()> lasts = {};  // an attempt, at most; nothing where nobody is waited for
};

// How messages are answered without an account.
struct Answers {
  http::Endpoint listen;  // where the daemon serves the page
  std::string address;    // of the page as recipients reach it, through a proxy
  Secret key;             // signs the links
  int days = 30;          // after which a link expires
  friend bool operator==(const Answers&, const Answers&) = default;
};

// What the program runs with: docs/reference/configuration.md.
struct Configuration {
  std::string database = "sqlite:filrouge.sqlite";
  std::filesystem::path workflows;  // pathways, calendars, nomenclature
  service::DeliveryOptions delivery;
  std::size_t senders = 0;                  // messages on their way at the same time; 0: what suits the database
  std::map<std::string, Channel> channels;  // by name: "email", "sms", "letter", "webhook"
  std::optional<http::Endpoint> http;       // where the daemon serves those who watch over it; nowhere without
  std::optional<Answers> answers;           // without, nobody can
  system::LogLevel log_level = system::LogLevel::info;
  system::LogFormat log_format = system::LogFormat::logfmt;
};

// How links are made where the configuration has "answers". Throws OutsideFailure where their key cannot be read.
[[nodiscard]] std::optional<service::AnswerLinks> answer_links(const Configuration& configuration);

// Keeps what a running daemon cannot change in the configuration that follows; the names of what would have changed.
[[nodiscard]] std::vector<std::string> keep_until_restart(const Configuration& running, Configuration& next);

}  // namespace filrouge::cli
