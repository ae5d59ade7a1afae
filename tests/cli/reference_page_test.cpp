#include "cli/command_tree.hpp"
#include "cli/configuration/reference.hpp"
#include "support/catch.hpp"

#include <fstream>
#include <sstream>

using namespace filrouge::cli;

namespace {

constexpr const char* introduction = R"(# Command line

One verb, one noun: `filrouge COMMAND [ARGUMENTS] [OPTIONS]`. Output is for people; with `--json` it is for programs, one
JSON value or one JSON line per thing. This page is made from the program's own commands and compared with them by a test.

| exit code | what |
|---|---|
| 0 | done, and nothing was found wrong |
| 1 | it ran and found something: errors in a file, a refused event, a rejected line, a failed expectation, a coverage below its minimum, a broken invariant, an incident, a publication to confirm, pathways that differ, a difference `verify` proved |
| 2 | it could not run: wrong usage, a file that is missing or unreadable, a database that is missing, locked, read-only or of another version |

| environment | what |
|---|---|
| `FILROUGE_CONFIG` | the [configuration file](configuration.md) where `--config` is not given; without either, there is none |
| `FILROUGE_DATABASE` | the database where `--database` is not given; without either, that of the configuration, or `filrouge.sqlite` in the current folder |
| `FILROUGE_MAILDIR` | a folder for all messages where `--maildir` is not given; without either, they leave by the channels of the configuration, or go into `maildir` in the current folder |
| `FILROUGE_DATA` | the folder of pathways, calendars and nomenclature; without it, that of the configuration, or the one installed with the program |

A database is `sqlite:FILE` (or the bare path of a file) or `postgresql://USER@HOST/NAME`. A case is written
`UAI/NUMBER`, a message `UAI/NUMBER` as well. `--now` takes an instant such as `2026-07-13T08:00:00Z`. On a real database
it serves reading; what acts (`publish`, `import`, `case send`, `tick`) refuses it, unless the database was made as a
rehearsal with `filrouge db migrate --rehearsal`: then time is what one says, and messages go into files alone.
)";

constexpr const char* configuration_introduction = R"(# Configuration

One YAML file tells `filrouge daemon --config FILE` all it has to know; every command that works on the database takes
`--config` too, or the variable `FILROUGE_CONFIG`. Every key may be left out. What the command line says wins over the
environment, the environment over the file.

```yaml excerpt=cli/filrouge.yaml
database: sqlite:/var/lib/filrouge/filrouge.sqlite # several daemons: postgresql://filrouge@localhost/filrouge
delivery:
  sender: ne-pas-repondre@filrouge.invalid
channels:
  email: { maildir: /var/lib/filrouge/maildir }
  sms: { maildir: /var/lib/filrouge/maildir/.sms }
  letter: { maildir: /var/lib/filrouge/maildir/.letter }
http:
  listen: 127.0.0.1:8085
log:
  level: info
  format: logfmt
```

Paths count from the folder of the file: a lycée that keeps everything in one folder writes

```yaml configuration
database: sqlite:lycee.sqlite
channels: { email: { maildir: mail } }
```

`filrouge config check FILE` says what is wrong as `filrouge check` does for a pathway: the place, the reason, what was
probably meant. It ends with 0 where the file can be used, with 1 where it has errors, with 2 where it cannot be read;
`--json` gives the same array of findings.

```yaml file=wrong.yaml
database: sqlite:lycee.sqlite
delivery: { leese: 60 seconds, attempts: many }
```

```console fails
$ filrouge config check wrong.yaml
wrong.yaml:2:13: error: "leese" is not a key of "delivery". [unknown-key]
  delivery: { leese: 60 seconds, attempts: many }
              ^
  hint: Did you mean "lease"?
wrong.yaml:2:42: error: "attempts" must be a whole number from 1 to 20, not "many". [wrong-type]
  delivery: { leese: 60 seconds, attempts: many }
                                           ^
2 errors, 0 warnings in 1 file
```

**Secrets** never stand in the file: it is copied, shown and kept in versions. A key such as `password_env` names the
variable that holds one, `password_file` the file whose first line it is; the password of PostgreSQL is in `PGPASSWORD`, or
in the file that `PGPASSFILE` names. In a request of a gateway, `{{secret}}` stands for its secret.

**A mail relay** delivers what `email` says. Messages of pupils leave over a connection that is secured and trusted, or not at
all; only a relay on this machine may be spoken to in clear.

```yaml configuration
channels:
  email:
    smtp:
      host: relay.example.org
      user: filrouge
      password_file: relay-password # its first line
      envelope_sender: retours@lycee.example # its mail is for "filrouge message bounced"
      messages_a_minute: 300
```

**A gateway** sends what `sms` says. What it is asked is written as it wants it: the address, headers and the body are
[Mustache](https://mustache.github.io/mustache.5.html), and each value is encoded for where it stands.

```yaml configuration
channels:
  sms:
    gateway:
      url: https://sms.example.org/v1/messages
      headers: { Authorization: "Bearer {{secret}}", Idempotency-Key: "{{id}}" }
      json: '{"to": "{{to}}", "from": "{{sender}}", "text": "{{text}}"}'
      secret_file: gateway-token
      sender: LYCEE
      accepted_field: messages.0.status # beside a status of 2xx
      accepted_value: queued
      repeats: dropped # what is asked for twice under one Idempotency-Key leaves once
      parts: 2
```

| name | what it stands for |
|---|---|
| `{{to}}` | the number, `+33612345678` |
| `{{text}}` | the text |
| `{{id}}` | the message, the same at each attempt |
| `{{sender}}`, `{{secret}}` | what the keys say |
| `{{parts}}`, `{{alphabet}}` | the text messages it leaves in; `gsm7` or `ucs2` |

Say `repeats: dropped` only where the gateway promises it: a message whose answer got lost is then asked for again, under
the same `{{id}}`. Otherwise such a message is held until a person decides.

**Letters** are PDF files to print: `FOLDER/UAI/2026-07-08.pdf`, one for each school and day. Take the file away when it is
printed; what comes later begins a new one.

```yaml configuration
channels:
  letter: { pdf: letters }
```

**A webhook** tells another program that a message is due, for roles with `channels: [webhook]`
([Standard Webhooks](https://www.standardwebhooks.com) 1.0.0). To replace the secret, put the new one in its place and the old
one in `previous_secret_…` until the program knows the new one: both sign meanwhile.

```yaml configuration
channels:
  webhook:
    endpoint:
      url: https://suivi.example.org/filrouge
      secret_file: webhook-secret # whsec_ and the base64 of 24 to 64 random bytes
```

An attempt may take twice the timeouts of its channel. Where that is longer than `lease`, another sender takes the message over
while it leaves, and it may arrive twice: `config check` warns of it.

When a channel cannot be used or opened, its messages wait and the log says once what is wrong: [messages](messages.md).

**A rehearsal** (`filrouge db migrate --rehearsal`) delivers into files whatever the channels say: by a transport that
would reach people, messages go into the Maildir `maildir` of the current folder.
)";

// The new page is left in the current folder where it differs from the one kept in docs/reference.
void compare(const std::string& name, const std::string& page) {
  std::ostringstream kept;
  kept << std::ifstream(FILROUGE_SOURCE_DIR "/docs/reference/" + name, std::ios::binary).rdbuf();
  if (kept.str() == page) return;
  std::ofstream(name, std::ios::binary) << page;
  FAIL("docs/reference/" << name << " is out of date; the new one is " << name << " in this folder");
}

std::string without_examples_title(const std::string& examples) {
  std::string lines;
  std::istringstream in(examples);
  for (std::string line; std::getline(in, line);)
    if (line.rfind("  ", 0) == 0) lines += line.substr(2) + "\n";
  return lines;
}

void write(const CommandTree& command, const std::string& path, std::ostream& out) {
  for (const auto& child : command.children) write(child, path + " " + child.name, out);
  if (!command.children.empty()) return;
  out << "\n## `" << path;
  for (const auto& argument : command.arguments) out << " " << argument;
  out << "`\n\n" << command.description << ".\n\n";
  if (!command.notes.empty()) out << command.notes << "\n\n";
  out << "| option | what |\n|---|---|\n";
  for (const auto& [name, description, value] : command.options)
    if (name != "--help") out << "| `" << name << (value.empty() ? "" : " " + value) << "` | " << description << " |\n";
  out << "\n```text\n" << without_examples_title(command.examples) << "```\n";
}

std::string page_of(const CommandTree& tree) {
  std::ostringstream out;
  out << introduction;
  write(tree, "filrouge", out);
  return out.str();
}

}  // namespace

TEST_CASE("the reference page of the command line says what the program can do") {
  compare("cli.md", page_of(command_tree()));
}

TEST_CASE("the reference page of the configuration lists every key") {
  compare("configuration.md", configuration_introduction + configuration_reference());
}

TEST_CASE("every command explains itself, with an example") {
  for (const auto& top : command_tree().children) {
    INFO(top.name);
    CHECK_FALSE(top.description.empty());
    CHECK_FALSE(top.audience.empty());
    for (const auto& command : top.children.empty() ? std::vector{top} : top.children) {
      INFO(command.name);
      CHECK_FALSE(command.description.empty());
      CHECK(command.examples.find("filrouge ") != std::string::npos);
      for (const auto& option : command.options) CHECK_FALSE(option.description.empty());
    }
  }
}
