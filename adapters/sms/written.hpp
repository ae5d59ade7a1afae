#pragma once
#include "adapters/net/http_client.hpp"
#include "adapters/sms/options.hpp"
#include "engine/base/result.hpp"

#include <map>
#include <string>

namespace filrouge::sms {

// What a template may name.
using Values = std::map<std::string, std::string>;

// The request of a gateway for one message. Values are encoded for where they stand: percent-encoded in the URL and in
// a form, escaped in JSON, on one line in a header; none can end its place and begin another. The error is one sentence
// about a template: it is no Mustache, names what is not known, or asks for a value without encoding.
[[nodiscard]] Result<net::HttpRequest, std::string> request_to(const Options& options, const Values& values);

}  // namespace filrouge::sms
