#include "adapters/sms/written.hpp"

#include "engine/base/words.hpp"

#include <algorithm>

#include <kainjow/mustache.hpp>
#include <nlohmann/json.hpp>

namespace filrouge::sms {
namespace {

namespace mustache = kainjow::mustache;
using Filled = Result<std::string, std::string>;
using Encode = std::string (*)(const std::string&);

// RFC 3986 §2.3: what is not unreserved is written by its bytes.
std::string percent_encoded(const std::string& value) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    const bool unreserved = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                            std::string_view("-._~").find(c) != std::string_view::npos;
    out += unreserved ? std::string(1, c) : std::string{'%', digits[byte >> 4U], digits[byte & 15U]};
  }
  return out;
}

std::string json_escaped(const std::string& value) {
  const auto quoted = nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return quoted.substr(1, quoted.size() - 2);
}

std::string on_one_line(const std::string& value) {
  auto line = value;
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  return line;
}

// The values, and the first name that a template asks for and that is none.
class Names : public mustache::context<std::string> {
 public:
  explicit Names(const mustache::data* values) : context(values) {}
  const mustache::data* get(const std::string& name) const override {
    const auto* found = context::get(name);
    if (found == nullptr && unknown.empty()) unknown = name;
    return found;
  }
  mutable std::string unknown;
};

Filled filled(const std::string& where, const std::string& text, const Values& values, Encode encode) {
  if (text.find("{{{") != std::string::npos || text.find("{{&") != std::string::npos)
    return failure("The " + where + " of a gateway asks for a value as it is: write {{name}}, which encodes it.");
  mustache::mustache parsed(text);
  if (!parsed.is_valid()) return failure("The " + where + " of a gateway is not Mustache: " + parsed.error_message());
  parsed.set_custom_escape(encode);
  mustache::data data(mustache::data::type::object);
  for (const auto& [name, value] : values) data.set(name, value);
  Names names(&data);
  auto out = parsed.render(names);
  if (!names.unknown.empty()) {
    return failure("The " + where + " of a gateway names " + in_quotes(names.unknown) +
                   ", which is none of to, text, id, sender, secret, parts, alphabet.");
  }
  return out;
}

}  // namespace

Result<net::HttpRequest, std::string> request_to(const Options& options, const Values& values) {
  net::HttpRequest request{options.method, "", {}, ""};
  auto url = filled("url", options.url, values, percent_encoded);
  if (!url) return failure(std::move(url.error()));
  request.url = std::move(*url);
  const bool json = !options.json.empty();
  auto body =
      json ? filled("json", options.json, values, json_escaped) : filled("form", options.form, values, percent_encoded);
  if (!body) return failure(std::move(body.error()));
  request.body = std::move(*body);
  if (!request.body.empty())
    request.headers.emplace_back(std::string("Content-Type: application/") + (json ? "json" : "x-www-form-urlencoded"));
  for (const auto& [name, text] : options.headers) {
    auto value = filled("header " + name, text, values, on_one_line);
    if (!value) return failure(std::move(value.error()));
    request.headers.push_back(name + ": " + *value);
  }
  return request;
}

}  // namespace filrouge::sms
