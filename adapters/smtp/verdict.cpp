#include "adapters/smtp/verdict.hpp"

#include "adapters/mail/status.hpp"

namespace filrouge::smtp {
namespace {

using net::Break;
using Kind = port::SendOutcome::Kind;

constexpr int closing = 421;  // the relay ends its service, whatever was asked (RFC 5321 §3.8)

// Replies about credentials that no second try mends (RFC 4954 §6).
bool is_about_login(int code) {
  return code == 530 || code == 534 || code == 535 || code == 538;
}

std::string said(const Transcript& transcript) {
  return std::to_string(transcript.code) + (transcript.enhanced.empty() ? "" : " " + transcript.enhanced);
}

// The relay has spoken of this message, and of its recipient where it was asked about that.
port::SendOutcome judgement(const Transcript& transcript) {
  port::SendOutcome outcome{transcript.code / 100 == 4 ? Kind::try_again : Kind::refused, "smtp-" + said(transcript)};
  outcome.unreachable = outcome.kind == Kind::refused && transcript.stage == Stage::recipient &&
                        mail::says_unreachable(transcript.enhanced);
  return outcome;
}

port::SendOutcome relay_trouble(const Transcript& transcript, const std::string& relay) {
  const auto who = "mail relay " + relay;
  if (transcript.stage == Stage::securing) return net::out_of_reach(Break::no_trust, "relay", who);
  if (transcript.broken == Break::unknown_host || transcript.broken == Break::no_trust)
    return net::out_of_reach(transcript.broken, "relay", who);
  if (transcript.code == closing || transcript.code / 100 == 4)
    return net::unavailable("relay-busy", "The " + who + " takes no messages for now (" + said(transcript) + ").");
  if (transcript.broken == Break::no_login || is_about_login(transcript.code))
    return net::unavailable("relay-login", "The " + who + " refuses the user or the password: check both.");
  if (transcript.code != 0) {
    const auto* whom = transcript.stage == Stage::sender ? " refuses the sender (" : " refuses this machine (";
    return net::unavailable("relay-refuses", "The " + who + whom + said(transcript) + "): ask who runs it.");
  }
  return net::out_of_reach(transcript.broken, "relay", who);
}

}  // namespace

port::SendOutcome verdict(const Transcript& transcript, const std::string& relay) {
  if (transcript.accepted) return {};
  const bool judged = transcript.stage >= Stage::recipient && transcript.code >= 400 && transcript.code != closing &&
                      !(transcript.stage == Stage::recipient && is_about_login(transcript.code));
  if (judged) return judgement(transcript);
  if (transcript.code < 400 && transcript.stage == Stage::handed_over) return {Kind::uncertain, "smtp-no-answer"};
  // A relay that hangs up on one text would hold up all others.
  if (transcript.code < 400 && transcript.stage == Stage::text) return {Kind::try_again, "smtp-hung-up"};
  return relay_trouble(transcript, relay);
}

}  // namespace filrouge::smtp
