#include "cli/configuration/keys.hpp"

#include "adapters/net/host.hpp"
#include "adapters/store/store.hpp"
#include "cli/transport/transport.hpp"
#include "engine/base/error.hpp"

#include <array>
#include <charconv>
#include <utility>

namespace filrouge::cli {
namespace {

using loading::Node;

constexpr std::array<std::string_view, 4> log_levels{"debug", "info", "warning", "error"};
constexpr std::array<std::string_view, 2> log_formats{"logfmt", "json"};

// postgresql://user:secret@host/name, or libpq's "password=secret".
bool holds_password(const std::string& address) {
  const auto authority = address.find("://");
  const auto at = address.find('@');
  const bool in_url = authority != std::string::npos && at != std::string::npos &&
                      address.substr(0, at).find(':', authority + 3) != std::string::npos;
  return in_url || address.find("password=") != std::string::npos;
}

// The file of a SQLite database counts from the folder of the configuration.
void read_database(const Node& node, const Reading& reading, std::string& into) {
  if (holds_password(node.text)) {
    reading.report.add("literal-secret", node.at, "The password of the database stands here.",
                       "Leave it out; the variable PGPASSWORD holds it, or a file that PGPASSFILE names.");
    return;
  }
  try {
    const auto file = store::file_of(node.text);
    into = file ? "sqlite:" + (reading.folder / *file).lexically_normal().string() : node.text;
  } catch (const OutsideFailure& failure) {
    reading.report.add("wrong-type", node.at, failure.what());
  }
}

Key database(std::string& into) {
  return key::value("database", "sqlite:FILE or postgresql://USER@HOST/NAME", "Where cases live", into,
                    [&into](const Node& node, const Reading& reading) {
                      read_database(node, reading, into);
                      return true;
                    });
}

Key sender(std::string& into) {
  return key::value("sender", "an e-mail address", "Where messages come from", into,
                    [&into](const Node& node, const Reading&) {
                      const auto at = node.text.find('@');
                      into = node.text;
                      return at != 0 && at != std::string::npos && at + 1 < node.text.size() &&
                             node.text.find_first_of(" <>\t") == std::string::npos;
                    });
}

// "127.0.0.1:8080", "[::1]:8080".
bool read_endpoint(const std::string& text, http::Endpoint& into) {
  const auto colon = text.rfind(':');
  if (colon == std::string::npos) return false;
  auto address = text.substr(0, colon);
  if (address.starts_with("[") && address.ends_with("]")) address = address.substr(1, address.size() - 2);
  const auto [end, error] = std::from_chars(text.data() + colon + 1, text.data() + text.size(), into.port);
  into.address = address;
  return error == std::errc() && end == text.data() + text.size() && (address == "127.0.0.1" || address == "::1");
}

template <class Endpoint>
Key listen(const std::string& description, Endpoint& into) {
  return key::required(key::value("listen",
                                  "an address of the machine itself with a port, 127.0.0.1:8085 or \"[::1]:8085\"",
                                  description, "", [&into](const Node& node, const Reading&) {
                                    http::Endpoint read;
                                    if (!read_endpoint(node.text, read)) return false;
                                    into = read;
                                    return true;
                                  }));
}

// Whoever reads a link must not be able to change what it asks: in clear only on the machine itself.
bool read_page_address(const std::string& text, std::string& into) {
  if (net::fault_of_url(text) || text.find_first_of(" ?#<>\"") != std::string::npos) return false;
  into = text.substr(0, text.find_last_not_of('/') + 1);
  return true;
}

// Links that anybody can sign are no links.
std::string fault_of(const Answers& answers) {
  constexpr std::size_t key_length_min = 32;
  if (!answers.key.given()) {
    return "Links are signed with a key: give key_file, a file that holds the line of \"openssl rand -hex 32\", or "
           "key_env.";
  }
  if (answers.key.trouble().empty() && answers.key.value().size() < key_length_min) {
    return "The key that links are signed with is shorter than " + std::to_string(key_length_min) +
           " characters: \"openssl rand -hex 32\" makes one.";
  }
  return {};
}

Key answers(std::optional<Answers>& into) {
  const auto read = std::make_shared<Answers>();
  auto section = key::section(
      "answers", "How messages are answered by links, without an account",
      {listen("Where the page is served; a proxy with a certificate stands before it", read->listen),
       key::required(key::value(
           "address", "an address that begins with https://",
           "Of the page as those who are written to reach it, through the proxy", "",
           [read](const Node& node, const Reading&) { return read_page_address(node.text, read->address); })),
       key::secret("key", "The key that links are signed with", read->key),
       key::whole("days", "How long a link may be used", read->days, {1, 366})});
  section.fault = [read] { return fault_of(*read); };
  section.then = [read, &into] { into = *read; };
  return section;
}

using Channels = std::map<std::string, Channel>;

Key channel(const std::string& name, const std::string& description, const std::shared_ptr<Channels>& into) {
  std::vector<Key> keys;
  for (auto& transport : transports(name)) {
    auto key = std::move(transport.key);
    key.then = [into, name, chosen = std::move(transport.channel)] { (*into)[name] = chosen; };
    keys.push_back(std::move(key));
  }
  return key::one_of(name, description, std::move(keys));
}

// Whoever names channels has no others: what would leave by them is dead and visible, not lost in a file.
Key channels(Channels& into) {
  const auto named = std::make_shared<Channels>();
  auto section =
      key::section("channels", "By which way messages leave; one that is not named does not exist",
                   {channel("email", "Electronic mail", named), channel("sms", "Text messages", named),
                    channel("letter", "Letters on paper", named), channel("webhook", "Programs that are told", named)});
  section.then = [&into, named] { into = *named; };
  return section;
}

Key senders(std::size_t& into) {
  auto key = key::whole(
      "senders", "How many messages leave at the same time; each takes two connections to the database", into, {1, 16});
  key.otherwise = "3 on PostgreSQL, 2 on SQLite";
  return key;
}

Key workflows(std::filesystem::path& into) {
  auto key = key::path("workflows", "The folder of pathways, calendars and nomenclature", into);
  key.otherwise = "the one installed with the program";
  return key;
}

}  // namespace

Key configuration_keys(Configuration& configuration) {
  auto& delivery = configuration.delivery;
  return key::section(
      "", "What the program runs with",
      {database(configuration.database), workflows(configuration.workflows),
       key::section(
           "delivery", "How messages are sent",
           {sender(delivery.sender_address), senders(configuration.senders),
            key::whole("batch", "Intents resolved together; a digest is not put together over two batches",
                       delivery.batch, {1, 100'000}),
            key::duration("lease", "How long one message may take to leave before another daemon takes it over",
                          delivery.lease),
            key::whole("attempts", "After so many a message that does not leave is dead", delivery.attempts_max,
                       {1, 20}),
            key::whole("messages_a_day",
                       "To one pupil or guardian, over all channels; what goes beyond it waits for the next day; 0 for "
                       "no limit",
                       delivery.messages_a_day, {0, 100})}),
       channels(configuration.channels),
       key::section("http", "What the daemon tells programs that watch over it",
                    {listen("Where /healthz, /readyz and /metrics are served; a proxy stands before it for whoever is "
                            "elsewhere",
                            configuration.http)}),
       answers(configuration.answers),
       key::section("log", "What the daemon logs on standard error",
                    {key::choice("level", "The least weight that is logged", configuration.log_level, log_levels),
                     key::choice("format", "Lines of KEY=VALUE pairs, or of JSON objects", configuration.log_format,
                                 log_formats)})});
}

}  // namespace filrouge::cli
