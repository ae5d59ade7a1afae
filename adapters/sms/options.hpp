#pragma once
#include "adapters/net/handle.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>

namespace filrouge::sms {

// What a gateway does with a message that it is asked for again under the same id: sends it again, or drops it.
enum class Repeats { sent, dropped };

// A gateway for text messages, and how it wants to be asked over HTTP. The URL, the values of headers and the body are
// Mustache; what they may name, written as their place needs: to (+33…), text, id (stable over all attempts), sender,
// secret, parts, alphabet (gsm7 or ucs2).
struct Options {
  std::string url;
  std::string method = "POST";
  std::map<std::string, std::string> headers;
  std::string json;  // the body, or
  std::string form;  // the body; neither: all is in the URL
  std::string secret;
  std::string sender;

  // What says that it took the message: the status, and a field of its JSON answer ("messages.0.status").
  int accepted_status = 0;  // 0: any of 200 to 299
  std::string accepted_field;
  std::string accepted_value;  // empty: the field only has to be there
  Repeats repeats = Repeats::sent;

  std::size_t parts_max = 3;  // a longer message is refused: it would cost more than a nudge is worth
  int messages_a_minute = 0;  // what goes beyond it waits; 0: no limit
  net::Terms terms;
};

// Why no channel can be made of these options, as one sentence; empty where one can.
[[nodiscard]] std::optional<std::string> fault_of(const Options& options);

}  // namespace filrouge::sms
