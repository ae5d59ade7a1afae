#include "cli/configuration/configured.hpp"
#include "cli/configuration/key.hpp"
#include "cli/configuration/read_configuration.hpp"
#include "cli/exit_code.hpp"
#include "cli/run_filrouge.hpp"
#include "engine/base/error.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <cstdlib>
#include <fstream>

using namespace filrouge;
using namespace filrouge::test;
using cli::read_configuration;

namespace {

std::string findings_of(const std::string& text) {
  std::string all;
  for (const auto& each : read_configuration("f.yaml", text, {}).findings) all += render(each, text);
  return all;
}

// A variable of the environment, for as long as the test runs.
class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) { ::setenv(name, value.c_str(), 1); }
  ~Variable() { ::unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
};

class ConfigurationFile {
 public:
  explicit ConfigurationFile(const std::string& text) { write(text); }
  void write(const std::string& text) const { std::ofstream(path(), std::ios::binary) << text; }
  [[nodiscard]] std::string path() const { return (folder_.path() / "filrouge.yaml").string(); }
  [[nodiscard]] std::filesystem::path folder() const { return folder_.path(); }

 private:
  TemporaryFolder folder_;
};

// A relay as a transport describes it, read from a section of its own.
struct Relay {
  cli::Secret password;
  Diagnostics findings;

  explicit Relay(const std::string& text) {
    const auto root = loading::parse_yaml("f.yaml", text, findings);
    loading::Report report("f.yaml", findings);
    cli::read_section(cli::key::section("relay", "", {cli::key::secret("password", "How it knows us", password)}),
                      *root, {report, "/etc/filrouge"});
  }
};

}  // namespace

TEST_CASE("a configuration says where cases live and how messages leave") {
  const std::string text =
      "database: postgresql://filrouge@localhost/filrouge\n"
      "delivery: { sender: suivi@lycee.example, lease: 2 minutes, attempts: 3, batch: 100 }\n"
      "http: { listen: \"[::1]:8085\" }\n"
      "log: { level: warning, format: json }\n";
  const auto [configuration, findings] = read_configuration("f.yaml", text, {});
  CHECK(findings.empty());
  CHECK(configuration.database == "postgresql://filrouge@localhost/filrouge");
  CHECK(configuration.delivery.sender_address == "suivi@lycee.example");
  CHECK(configuration.delivery.lease == std::chrono::minutes(2));
  CHECK(configuration.delivery.attempts_max == 3);
  CHECK(configuration.delivery.batch == 100);
  CHECK(configuration.http == http::Endpoint{"::1", 8085});
  CHECK(configuration.log_level == system::LogLevel::warning);
  CHECK(configuration.log_format == system::LogFormat::json);
}

TEST_CASE("what a configuration does not say is as it was") {
  cli::Configuration otherwise;
  otherwise.workflows = "/usr/share/filrouge/workflows";
  const auto configuration = read_configuration("f.yaml", "database: sqlite:/a.sqlite\n", otherwise).configuration;
  CHECK(configuration.workflows == "/usr/share/filrouge/workflows");
  CHECK(configuration.delivery.attempts_max == service::DeliveryOptions{}.attempts_max);
  CHECK_FALSE(configuration.http);
}

TEST_CASE("paths of a configuration count from its own folder") {
  const auto configuration =
      read_configuration("/srv/lycee/filrouge.yaml", "database: sqlite:year.sqlite\nworkflows: ../workflows\n", {})
          .configuration;
  CHECK(configuration.database == "sqlite:/srv/lycee/year.sqlite");
  CHECK(configuration.workflows == "/srv/workflows");
}

TEST_CASE("who names channels has no others") {
  const auto [configuration, findings] =
      read_configuration("f.yaml", "channels: { email: { maildir: mail } }\n", cli::default_configuration());
  CHECK(findings.empty());
  REQUIRE(configuration.channels.size() == 1);
  CHECK_FALSE(configuration.channels.at("email").leaves);
}

TEST_CASE("each mistake of a configuration is told with its place, and all of them at once") {
  CHECK(findings_of("databse: a.sqlite\n"
                    "delivery: { lease: 2 working days, attempts: 0, sender: nobody }\n"
                    "log: { level: loud }\n"
                    "http: { listen: 0.0.0.0:80 }\n"
                    "channels: { email: { pigeon: grey } }\n") ==
        "f.yaml:1:1: error: \"databse\" is not a key of the configuration. [unknown-key]\n"
        "  databse: a.sqlite\n"
        "  ^\n"
        "  hint: Did you mean \"database\"?\n"
        "f.yaml:2:20: error: \"lease\" must be a duration such as 60 seconds or 5 minutes, not \"2 working days\". "
        "[wrong-type]\n"
        "  delivery: { lease: 2 working days, attempts: 0, sender: nobody }\n"
        "                     ^\n"
        "f.yaml:2:46: error: \"attempts\" must be a whole number from 1 to 20, not \"0\". [wrong-type]\n"
        "  delivery: { lease: 2 working days, attempts: 0, sender: nobody }\n"
        "                                               ^\n"
        "f.yaml:2:57: error: \"sender\" must be an e-mail address, not \"nobody\". [wrong-type]\n"
        "  delivery: { lease: 2 working days, attempts: 0, sender: nobody }\n"
        "                                                          ^\n"
        "f.yaml:3:15: error: \"level\" must be one of debug, info, warning, error, not \"loud\". [wrong-type]\n"
        "  log: { level: loud }\n"
        "                ^\n"
        "f.yaml:4:17: error: \"listen\" must be an address of the machine itself with a port, 127.0.0.1:8085 or "
        "\"[::1]:8085\", not \"0.0.0.0:80\". [wrong-type]\n"
        "  http: { listen: 0.0.0.0:80 }\n"
        "                  ^\n"
        "f.yaml:5:22: error: \"pigeon\" is not a key of \"email\". [unknown-key]\n"
        "  channels: { email: { pigeon: grey } }\n"
        "                       ^\n"
        "  hint: Known here: maildir, smtp.\n");
}

TEST_CASE("a section without what it needs, or that is no map, is told") {
  CHECK(holds(findings_of("http: {}\n"), "There is no \"listen\" in \"http\". [missing-key]"));
  CHECK(holds(findings_of("log: info\n"), "\"log\" must be a map, not \"info\". [wrong-type]"));
  CHECK(holds(findings_of("channels: { email: {} }\n"), "\"email\" has one key, one of: maildir, smtp. [wrong-type]"));
}

TEST_CASE("the password of a database does not stand in a configuration") {
  for (const auto* database : {"postgresql://filrouge:s3cret@db/filrouge", "host=db password=s3cret"}) {
    const auto findings = findings_of("database: " + std::string(database) + "\n");
    CHECK(holds(findings, "[literal-secret]"));
    CHECK(holds(findings, "PGPASSWORD"));
  }
  CHECK(findings_of("database: postgresql://filrouge@db:5432/filrouge\n").empty());
}

TEST_CASE("a secret is named by its variable or its file and never written out") {
  const Relay written("password: s3cret\n");
  REQUIRE(written.findings.size() == 1);
  CHECK(written.findings.front().rule == "literal-secret");
  CHECK(holds(written.findings.front().hint, "password_env"));
  CHECK_FALSE(written.password.given());

  const Variable variable("FILROUGE_TEST_PASSWORD", "s3cret");
  const Relay named("password_env: FILROUGE_TEST_PASSWORD\n");
  CHECK(named.findings.empty());
  CHECK(named.password.value() == "s3cret");

  const Relay twice("password_env: FILROUGE_TEST_PASSWORD\npassword_file: password\n");
  REQUIRE(twice.findings.size() == 1);
  CHECK(twice.findings.front().rule == "duplicate-key");
}

TEST_CASE("a secret that is not there is a warning for whoever checks, and a failure for whoever needs it") {
  const Relay relay("password_file: relay\n");
  REQUIRE(relay.findings.size() == 1);
  CHECK(relay.findings.front().rule == "secret-missing");
  CHECK(relay.findings.front().severity == Severity::warning);
  CHECK(relay.password.file == "/etc/filrouge/relay");
  CHECK_THROWS_AS(relay.password.value(), OutsideFailure);
}

TEST_CASE("authorities whose file is not there are a warning") {
  const ConfigurationFile file("");
  const auto findings = [&](const std::string& path) {
    return read_configuration(file.path(),
                              "channels: { email: { smtp: { host: relay, authorities: " + path + " } } }\n", {})
        .findings;
  };
  const auto missing = findings("authority.pem");
  REQUIRE(missing.size() == 1);
  CHECK(missing.front().rule == "file-missing");
  CHECK(missing.front().severity == Severity::warning);
  CHECK(holds(missing.front().message, "authority.pem"));
  CHECK(findings(".").size() == 1);
  CHECK(findings("filrouge.yaml").empty());
}

TEST_CASE("config check ends with 0, 1 or 2") {
  const ConfigurationFile file("database: sqlite:year.sqlite\n");
  CHECK(run_filrouge({"config", "check", file.path()}).exit_code == cli::done);
  file.write("databse: sqlite:year.sqlite\n");
  const auto wrong = run_filrouge({"config", "check", file.path(), "--json"});
  CHECK(wrong.exit_code == cli::findings);
  CHECK(holds(wrong.out, "\"rule\": \"unknown-key\""));
  CHECK(run_filrouge({"config", "check", file.path() + ".bak"}).exit_code == cli::cannot_run);
}

TEST_CASE("the command line wins over the environment, and the environment over the file") {
  const ConfigurationFile file("database: sqlite:of-file.sqlite\n");
  CHECK(cli::Configured(cli::ConfigurationOptions{file.path(), "", ""})->database ==
        "sqlite:" + (file.folder() / "of-file.sqlite").string());
  const Variable variable("FILROUGE_DATABASE", "sqlite:of-environment.sqlite");
  CHECK(cli::Configured(cli::ConfigurationOptions{file.path(), "", ""})->database == "sqlite:of-environment.sqlite");
  CHECK(cli::Configured(cli::ConfigurationOptions{file.path(), "sqlite:given.sqlite", ""})->database ==
        "sqlite:given.sqlite");
}

TEST_CASE("a command uses the database of the configuration, and refuses to run with a wrong one") {
  const ConfigurationFile file("database: sqlite:year.sqlite\n");
  CHECK(run_filrouge({"db", "migrate", "--config", file.path()}).exit_code == cli::done);
  CHECK(std::filesystem::exists(file.folder() / "year.sqlite"));
  file.write("database: sqlite:year.sqlite\nlog: { level: loud }\n");
  const auto refused = run_filrouge({"db", "info", "--config", file.path()});
  CHECK(refused.exit_code == cli::cannot_run);
  CHECK(holds(refused.err, "filrouge.yaml:2:15 is wrong: "));
}

TEST_CASE("a configuration that is read again and wrong leaves the known one in force") {
  const ConfigurationFile file("log: { level: error }\n");
  cli::Configured configured(cli::ConfigurationOptions{file.path(), "", ""});
  CHECK(configured->log_level == system::LogLevel::error);
  file.write("log: { level: loud }\n");
  CHECK_THROWS_AS(configured.read_again(), OutsideFailure);
  CHECK(configured->log_level == system::LogLevel::error);
  file.write("log: { level: debug }\n");
  configured.adopt(configured.read_again());
  CHECK(configured->log_level == system::LogLevel::debug);
}

TEST_CASE("a configuration says how messages are answered by links") {
  const Variable key("FILROUGE_TEST_KEY", std::string(32, 'k'));
  const auto [configuration, findings] =
      read_configuration("f.yaml",
                         "answers: { listen: 127.0.0.1:8086, address: https://lycee.example/reponse/, key_env: "
                         "FILROUGE_TEST_KEY, days: 10 }\n",
                         {});
  CHECK(findings.empty());
  const auto links = cli::answer_links(configuration);
  REQUIRE(links);
  CHECK(links->address == "https://lycee.example/reponse");
  CHECK(links->key == std::string(32, 'k'));
  CHECK(links->lifetime == std::chrono::hours(240));
  CHECK_FALSE(cli::answer_links({}));
}

TEST_CASE("links that others could sign or read are an error of the configuration") {
  const Variable key("FILROUGE_TEST_KEY", "short");
  const auto answers = [](const std::string& keys) {
    return findings_of("answers: { listen: 127.0.0.1:8086, " + keys + " }\n");
  };
  CHECK(holds(answers("address: https://lycee.example"), "Links are signed with a key: give key_file"));
  CHECK(holds(answers("address: https://lycee.example, key_env: FILROUGE_TEST_KEY"), "shorter than 32 characters"));
  CHECK(holds(answers("key: abc"), "The key itself stands here"));
  CHECK(holds(answers("key_file: key"), "There is no \"address\" in \"answers\"."));
  for (const auto* address : {"http://lycee.example", "lycee.example", "https://", "https://a.example/?x",
                              "http://localhost.example", "http://127.0.0.1.example", "https://user@a.example"})
    CHECK(holds(answers("address: \"" + std::string(address) + "\""), "must be an address that begins with https://"));
  CHECK_FALSE(holds(answers("address: http://127.0.0.1:8086"), "must be an address"));
}

TEST_CASE("what a running daemon cannot change is named and stays") {
  cli::Configuration running;
  cli::Configuration next;
  CHECK(cli::keep_until_restart(running, next).empty());
  next.database = "sqlite:other.sqlite";
  next.http = http::Endpoint{"127.0.0.1", 8085};
  next.answers.emplace();
  CHECK(cli::keep_until_restart(running, next) == std::vector<std::string>{"database", "http", "answers"});
  CHECK_FALSE(next.answers);
  CHECK_FALSE(next.http);
  CHECK(next.database == running.database);
}

TEST_CASE("the configuration that is installed as an example can be used") {
  CHECK(run_filrouge({"config", "check", FILROUGE_SOURCE_DIR "/cli/filrouge.yaml"}).exit_code == cli::done);
}

TEST_CASE("a mail relay is a way by which messages leave") {
  const Variable password("FILROUGE_TEST_RELAY", "s3cret");
  const auto [configuration, findings] = read_configuration(
      "f.yaml",
      "channels: { email: { smtp: { host: relay.example.org, port: 465, security: tls, user: filrouge, "
      "password_env: FILROUGE_TEST_RELAY, messages_a_minute: 60, answer_timeout: 20 seconds } } }\n",
      {});
  CHECK(findings.empty());
  REQUIRE(configuration.channels.size() == 1);
  CHECK(configuration.channels.at("email").leaves);
  CHECK(configuration.channels.at("email").open() != nullptr);
}

TEST_CASE("a gateway for text messages is a way by which they leave") {
  const Variable secret("FILROUGE_TEST_GATEWAY", "s3cret");
  const auto [configuration, findings] = read_configuration(
      "f.yaml",
      "channels: { sms: { gateway: { url: 'https://sms.example.org/', headers: { X-Key: '{{secret}}' }, "
      "json: '{\"to\": \"{{to}}\", \"text\": \"{{text}}\"}', secret_env: FILROUGE_TEST_GATEWAY, accepted_field: id } } "
      "}\n",
      {});
  CHECK(findings.empty());
  REQUIRE(configuration.channels.count("sms") == 1);
  CHECK(configuration.channels.at("sms").leaves);
  CHECK(configuration.channels.at("sms").open() != nullptr);
}

TEST_CASE("a gateway that cannot be asked is an error of the configuration") {
  const auto gateway = [](const std::string& keys) {
    return findings_of("channels: { sms: { gateway: { " + keys + " } } }\n");
  };
  CHECK(holds(gateway("method: GET"), "There is no \"url\" in \"gateway\"."));
  CHECK(holds(gateway("url: 'http://sms.example.org'"), "not in clear"));
  CHECK(holds(gateway("url: 'https://sms.example.org', form: 'to={{phone}}'"), "which is none of to, text, id"));
  CHECK(holds(gateway("url: 'https://sms.example.org', headers: [a]"), "\"headers\" must be a map of texts."));
  CHECK(holds(gateway("url: 'https://sms.example.org', secret: s3cret"), "The secret itself stands here"));
  CHECK(holds(gateway("url: 'https://sms.example.org', form: 'a=b'"), "told whom it writes to by {{to}}"));
  CHECK(holds(gateway("url: 'https://sms.example.org', form: 'to={{to}}&text={{text}}&key={{secret}}'"),
              "give secret_env or secret_file"));
}

TEST_CASE("a secret does not stand in a header of a gateway") {
  const auto with = [](const std::string& header) {
    return findings_of(
        "channels: { sms: { gateway: { url: 'https://sms.example.org', form: 'to={{to}}&text={{text}}', "
        "secret_env: PATH, headers: { " +
        header + " } } } }\n");
  };
  for (const auto* header : {"Authorization: Bearer abcdef", "X-Api-Key: abcdef", "x-auth-token: abcdef"}) {
    const auto findings = with(header);
    CHECK(holds(findings, "[literal-secret]"));
    CHECK(holds(findings, "hint: Write {{secret}} in its place"));
    CHECK_FALSE(holds(findings, "[wrong-type]"));
  }
  for (const auto* header : {"Authorization: 'Bearer {{secret}}'", "Idempotency-Key: '{{id}}'", "Accept: text/plain"})
    CHECK(with(header).empty());
}

TEST_CASE("what watches and what is answered are not served at one place") {
  const Variable key("FILROUGE_TEST_KEY", std::string(32, 'k'));
  const auto served = [](const std::string& http, const std::string& answers) {
    return findings_of("answers: { listen: '" + answers +
                       "', address: https://lycee.example, key_env: FILROUGE_TEST_KEY }\n"
                       "http: { listen: '" +
                       http + "' }\n");
  };
  CHECK(holds(served("127.0.0.1:8085", "127.0.0.1:8085"),
              "f.yaml:1:20: error: \"answers\" and \"http\" are served at one place: give each a port of its own. "
              "[wrong-type]"));
  CHECK(served("127.0.0.1:8085", "127.0.0.1:8086").empty());
  CHECK(served("127.0.0.1:0", "127.0.0.1:0").empty());
}

TEST_CASE("a webhook is a way by which messages leave, signed and to public addresses") {
  const Variable secret("FILROUGE_TEST_WEBHOOK", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  const auto webhook = [](const std::string& keys) {
    return read_configuration("f.yaml", "channels: { webhook: { endpoint: { " + keys + " } } }\n", {});
  };
  const auto good = webhook("url: 'https://example.org/hook', secret_env: FILROUGE_TEST_WEBHOOK");
  CHECK(good.findings.empty());
  REQUIRE(good.configuration.channels.count("webhook") == 1);
  CHECK(good.configuration.channels.at("webhook").open() != nullptr);
  const auto fault = [&](const std::string& keys) {
    const auto findings = webhook(keys).findings;
    return findings.empty() ? std::string() : findings.front().message;
  };
  CHECK(holds(fault("url: 'https://example.org/hook'"), "give it a secret"));
  CHECK(holds(fault("url: 'http://example.org/hook', secret_env: FILROUGE_TEST_WEBHOOK"), "not in clear"));
  const Variable weak("FILROUGE_TEST_WEAK", "s3cret");
  CHECK(holds(fault("url: 'https://example.org/hook', secret_env: FILROUGE_TEST_WEAK"), "24 to 64 random bytes"));
}

TEST_CASE("a lease that ends while a message may still be leaving is a warning") {
  const auto with = [](const std::string& lease, const std::string& timeout) {
    return read_configuration("f.yaml",
                              "delivery: { lease: " + lease +
                                  " }\nchannels: { email: { smtp: { host: relay, answer_timeout: " + timeout +
                                  " } } }\n",
                              {})
        .findings;
  };
  const auto short_lease = with("60 seconds", "2 minutes");
  REQUIRE(short_lease.size() == 1);
  CHECK(short_lease.front().severity == Severity::warning);
  CHECK(holds(short_lease.front().message, "A message may take 256 seconds to leave by \"email\""));
  CHECK(with("10 seconds", "15 seconds").size() == 1);
  CHECK(with("60 seconds", "15 seconds").empty());
  CHECK(with("5 minutes", "2 minutes").empty());
}

TEST_CASE("letters to print leave into a folder") {
  const auto [configuration, findings] = read_configuration("f.yaml", "channels: { letter: { pdf: letters } }\n", {});
  CHECK(findings.empty());
  REQUIRE(configuration.channels.count("letter") == 1);
  CHECK(configuration.channels.at("letter").leaves);
}

TEST_CASE("a relay that pupils' messages cannot be trusted to is an error of the configuration") {
  const auto relay = [](const std::string& keys) {
    return findings_of("channels: { email: { smtp: { " + keys + " } } }\n");
  };
  CHECK(holds(relay("security: tls"), "There is no \"host\" in \"smtp\"."));
  CHECK(holds(relay("host: relay.example.org, security: none"), "not in clear"));
  CHECK(relay("host: localhost, security: none").empty());
  CHECK(holds(relay("host: relay.example.org, user: filrouge"), "is given a user and a password, or neither"));
  CHECK(holds(relay("host: relay.example.org, password: s3cret"), "The password itself stands here"));
  CHECK(holds(findings_of("channels: { sms: { smtp: { host: localhost } } }\n"), "\"smtp\" is not a key of \"sms\""));
}
