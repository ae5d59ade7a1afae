#include "adapters/sms/options.hpp"

#include "adapters/net/host.hpp"
#include "adapters/sms/written.hpp"
#include "engine/base/words.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace filrouge::sms {
namespace {

const Values example{{"to", "+33639981234"}, {"text", "À \"demain\""}, {"id", "0672198X.17@filrouge.invalid"},
                     {"sender", "LYCEE"},    {"secret", "s3cret"},     {"parts", "1"},
                     {"alphabet", "gsm7"}};

// However the value is encoded where it stands: another one makes another request.
bool names(const Options& options, const net::HttpRequest& request, const std::string& name) {
  auto values = example;
  values.at(name) += "0";
  const auto other = request_to(options, values);
  return !other || other->url != request.url || other->body != request.body || other->headers != request.headers;
}

std::optional<std::string> fault_of_names(const Options& options, const net::HttpRequest& request) {
  const auto is_named = [&](const std::string& name) { return names(options, request, name); };
  if (!is_named("to")) return std::string("A gateway is told whom it writes to by {{to}}: name it in the request.");
  if (!is_named("text")) return std::string("A gateway is told what it writes by {{text}}: name it in the request.");
  if (options.secret.empty() && is_named("secret"))
    return std::string("A gateway is asked with a {{secret}} that is not given: give secret_env or secret_file.");
  if (options.repeats == Repeats::dropped && !is_named("id"))
    return std::string("A gateway that drops repeats knows a message by its {{id}}: name it in the request.");
  return std::nullopt;
}

std::optional<std::string> fault_of_request(const Options& options) {
  for (const auto& [name, value] : options.headers) {
    if (name.find_first_of(": \r\n") != std::string::npos || value.find_first_of("\r\n") != std::string::npos)
      return in_quotes(name) + " is no header of a request.";
  }
  const auto request = request_to(options, example);
  if (!request) return request.error();
  if (auto fault = net::fault_of_url(request->url)) return fault;
  if (!options.json.empty() && !nlohmann::json::accept(request->body))
    return std::string("The json of a gateway is no JSON once it is filled: put each {{name}} between double quotes.");
  return fault_of_names(options, *request);
}

}  // namespace

std::optional<std::string> fault_of(const Options& options) {
  if (options.method != "GET" && options.method != "POST" && options.method != "PUT")
    return in_quotes(options.method) + " is no method of a gateway: it is GET, POST or PUT.";
  if (!options.json.empty() && !options.form.empty())
    return std::string("A gateway is given json or a form, not both.");
  if (options.method == "GET" && (!options.json.empty() || !options.form.empty()))
    return std::string("A gateway that is asked by GET is given no body: all is in its url.");
  if (options.accepted_field.empty() && !options.accepted_value.empty())
    return std::string("A value that says a message was accepted stands in a field: name it in accepted_field.");
  if (options.parts_max == 0) return std::string("A text message has one part at least.");
  if (options.messages_a_minute < 0) return std::string("A gateway takes no negative number of messages a minute.");
  if (!net::leaves_time(options.terms)) return std::string("A gateway is given more than no time to answer.");
  return fault_of_request(options);
}

}  // namespace filrouge::sms
