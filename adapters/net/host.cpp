#include "adapters/net/host.hpp"

#include "engine/base/words.hpp"

#include <algorithm>
#include <memory>
#include <string_view>

#include <curl/curl.h>

namespace filrouge::net {
namespace {

using Url = std::unique_ptr<CURLU, void (*)(CURLU*)>;

// A part of a URL; empty where it has none, or is no URL.
std::string part(const std::string& text, CURLUPart what) {
  const Url url(curl_url(), curl_url_cleanup);
  if (url == nullptr || curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) return {};
  char* found = nullptr;
  if (curl_url_get(url.get(), what, &found, 0) != CURLUE_OK) return {};
  const std::unique_ptr<char, void (*)(void*)> owned(found, curl_free);
  return found;
}

}  // namespace

bool is_host(const std::string& host) {
  return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view(".-_:[]").find(c) != std::string_view::npos;
  });
}

bool is_this_machine(const std::string& host) {
  return host == "localhost" || host == "[::1]" ||
         (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos);
}

std::string host_of(const std::string& url) {
  return part(url, CURLUPART_HOST);
}

std::optional<std::string> fault_of_url(const std::string& url) {
  const auto scheme = part(url, CURLUPART_SCHEME);
  const auto host = host_of(url);
  if (!is_host(host) || (scheme != "https" && scheme != "http"))
    return in_quotes(url) + " is no address that begins with https://.";
  if (scheme == "http" && !is_this_machine(host))
    return in_quotes(host) + " is another machine: messages go there by https, not in clear.";
  if (!part(url, CURLUPART_USER).empty()) return "A user stands in the address of " + in_quotes(host) + ".";
  return std::nullopt;
}

}  // namespace filrouge::net
