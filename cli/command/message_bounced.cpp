#include "adapters/mail/delivery_report.hpp"
#include "adapters/mail/status.hpp"
#include "adapters/maildir/received_mails.hpp"
#include "adapters/system/files.hpp"
#include "cli/command/message.hpp"
#include "cli/compose.hpp"
#include "cli/exit_code.hpp"
#include "cli/found_message.hpp"
#include "engine/service/record_bounce.hpp"

#include <istream>
#include <iterator>
#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using Kind = service::BounceAnswer::Kind;

// A report holds the message that came back; beyond this it is no message of ours.
constexpr std::size_t mail_size_max = std::size_t{4} << 20U;

std::vector<service::Bounce> bounces_in(const std::string& mail) {
  std::vector<service::Bounce> bounces;
  const auto report = mail::read_delivery_report(mail);
  if (!report) return bounces;
  for (const auto& recipient : report->recipients) {
    const bool failed = recipient.action == "failed";
    if (!failed && recipient.action != "delayed") continue;
    bounces.push_back({report->message_id, recipient.address, "bounced " + recipient.status, failed,
                       mail::says_unreachable(recipient.status)});
  }
  return bounces;
}

std::string in_words(const service::BounceAnswer& answer) {
  switch (answer.kind) {
    case Kind::unknown:
      return "a report about no message that was sent from here";
    case Kind::late:
      return number_of(*answer.message) + " is late, and may still arrive";
    case Kind::known:
      return number_of(*answer.message) + " is known to have come back";
    case Kind::recorded:
      break;
  }
  return number_of(*answer.message) + " came back" +
         (answer.address_marked ? "; nothing is written to its address any more" : "");
}

const char* name_of(Kind kind) {
  switch (kind) {
    case Kind::unknown:
      return "unknown";
    case Kind::late:
      return "late";
    case Kind::known:
      return "known";
    case Kind::recorded:
      break;
  }
  return "recorded";
}

// Whether the mail was a report about messages of this database.
bool take_in(const std::string& mail, Composition& engine, Context& context) {
  auto stores = engine.stores();
  bool known = false;
  for (const auto& bounce : bounces_in(mail)) {
    const auto answer = service::record_bounce(bounce, stores.outbox, stores.people, engine.now());
    known = known || answer.kind != Kind::unknown;
    if (context.json) {
      context.out << nlohmann::json{{"answer", name_of(answer.kind)},
                                    {"message", answer.message ? number_of(*answer.message) : ""},
                                    {"reason", bounce.reason},
                                    {"address_marked", answer.address_marked}}
                         .dump()
                  << "\n";
    } else {
      context.out << in_words(answer) << "\n";
    }
  }
  return known;
}

}  // namespace

int run(const MessageBouncedOptions& options, Context& context) {
  Composition engine(context, Access::acting);
  if (options.folder.empty()) {
    std::string mail(std::istreambuf_iterator<char>(context.in), {});
    mail.resize(std::min(mail.size(), mail_size_max));
    if (take_in(mail, engine, context)) return done;
    context.err << "filrouge: What came in is no report about a message that was sent from here.\n";
    return findings;
  }
  std::size_t others = 0;
  for (const auto& path : maildir::received_mails(options.folder)) {
    if (take_in(system::read_beginning(path, mail_size_max), engine, context)) {
      maildir::mark_seen(path);
    } else {
      ++others;
    }
  }
  if (others != 0)
    context.err << others << " mails are no reports about messages sent from here, and stay as they are.\n";
  return done;
}

}  // namespace filrouge::cli
