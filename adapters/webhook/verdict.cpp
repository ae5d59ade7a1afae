#include "adapters/webhook/verdict.hpp"

#include <algorithm>
#include <array>

namespace filrouge::webhook {
namespace {

using Kind = port::SendOutcome::Kind;

constexpr std::array busy{429, 502, 503, 504};
constexpr std::array about_webhook{401, 403, 404, 405};

template <std::size_t size>
bool is_among(int status, const std::array<int, size>& all) {
  return std::find(all.begin(), all.end(), status) != all.end();
}

}  // namespace

port::SendOutcome verdict(const net::HttpReply& reply, const std::string& who, Instant at) {
  const auto status = std::to_string(reply.status);
  if (reply.status == 0) {
    return reply.handed_over ? port::SendOutcome{Kind::uncertain, "webhook-no-answer"}
                             : net::out_of_reach(reply.broken, "webhook", who);
  }
  if (reply.status / 100 == 2) return {};
  if (reply.status == gone) {
    return net::unavailable("webhook-gone", "The " + who +
                                                " wants to be told nothing any more (410): take it out of the "
                                                "configuration, or ask who runs it and reload.");
  }
  if (is_among(reply.status, busy)) {
    auto outcome = net::unavailable("webhook-busy", "The " + who + " takes no messages for now (" + status + ").");
    if (reply.retry_after) outcome.not_before = at + *reply.retry_after;
    return outcome;
  }
  if (is_among(reply.status, about_webhook) || reply.status / 100 == 3) {
    return net::unavailable("webhook-refuses",
                            "The " + who + " refuses what it is told (" + status + "): check its url and the secret.");
  }
  return {Kind::try_again, "webhook-" + status};
}

}  // namespace filrouge::webhook
