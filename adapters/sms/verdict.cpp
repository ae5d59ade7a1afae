#include "adapters/sms/verdict.hpp"

#include "adapters/net/host.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace filrouge::sms {
namespace {

using Kind = port::SendOutcome::Kind;

// What the credentials, the account or the address of the gateway are to blame for: no text would fare better.
constexpr std::array about_gateway{401, 402, 403, 404, 405, 407};
constexpr std::array busy{429, 503};
constexpr std::array not_heard{502, 504};
constexpr std::array later{408, 425};

template <std::size_t size>
bool is_among(int status, const std::array<int, size>& all) {
  return std::find(all.begin(), all.end(), status) != all.end();
}

// A field by its dotted path; numbers count in lists. Null where it is not there.
const nlohmann::json* field_of(const nlohmann::json& answer, const std::string& path) {
  const auto* at = &answer;
  for (std::size_t begin = 0; begin <= path.size();) {
    const auto end = std::min(path.find('.', begin), path.size());
    const auto name = path.substr(begin, end - begin);
    begin = end + 1;
    if (at->is_object() && at->contains(name)) {
      at = &(*at)[name];
    } else if (at->is_array() && name.size() == 1 && static_cast<std::size_t>(name[0] - '0') < at->size()) {
      at = &(*at)[static_cast<std::size_t>(name[0] - '0')];
    } else {
      return nullptr;
    }
  }
  return at;
}

// The gateway may have taken the message, and would not have said so of any other either.
port::SendOutcome in_doubt(const std::string& reason, const std::string& sentence, const Options& options) {
  auto outcome = net::unavailable(reason, sentence);
  if (options.repeats == Repeats::sent) outcome.kind = Kind::uncertain;
  return outcome;
}

port::SendOutcome judge_answer(const net::HttpReply& reply, const Options& options, const std::string& who) {
  if (options.accepted_field.empty()) return {};
  const auto answer = nlohmann::json::parse(reply.body, nullptr, false);
  if (answer.is_discarded()) {
    return in_doubt("sms-answer-unreadable", "The " + who + " gives an answer that is no JSON: check its url.",
                    options);
  }
  const auto* field = field_of(answer, options.accepted_field);
  if (field == nullptr || field->is_null()) return {Kind::refused, "sms-not-accepted"};
  const auto value = field->is_string() ? field->get<std::string>() : field->dump();
  const bool accepted = options.accepted_value.empty() || value == options.accepted_value;
  return accepted ? port::SendOutcome() : port::SendOutcome{Kind::refused, "sms-not-accepted"};
}

}  // namespace

port::SendOutcome verdict(const net::HttpReply& reply, const Options& options, Instant at) {
  const auto who = "SMS gateway " + net::host_of(options.url);
  const auto status = std::to_string(reply.status);
  if (reply.status == 0) {
    if (!reply.handed_over) return net::out_of_reach(reply.broken, "gateway", who);
    return in_doubt("sms-no-answer", "The " + who + " was asked and gave no answer: check that it runs.", options);
  }
  if (is_among(reply.status, busy)) {
    auto outcome = net::unavailable("gateway-busy", "The " + who + " takes no messages for now (" + status + ").");
    if (reply.retry_after) outcome.not_before = at + *reply.retry_after;
    return outcome;
  }
  if (is_among(reply.status, about_gateway) || reply.status / 100 == 3) {
    return net::unavailable("gateway-refuses", "The " + who + " refuses what it is asked (" + status +
                                                   "): check its url, the secret and the account.");
  }
  if (is_among(reply.status, not_heard)) {
    auto outcome =
        in_doubt("sms-" + status, "The " + who + " is not heard by the proxy before it (" + status + ").", options);
    if (reply.retry_after) outcome.not_before = at + *reply.retry_after;
    return outcome;
  }
  if (is_among(reply.status, later) || reply.status / 100 == 5) return {Kind::try_again, "sms-" + status};
  const bool accepted =
      options.accepted_status == 0 ? reply.status / 100 == 2 : reply.status == options.accepted_status;
  if (!accepted) return {Kind::refused, "sms-" + status};
  return judge_answer(reply, options, who);
}

}  // namespace filrouge::sms
