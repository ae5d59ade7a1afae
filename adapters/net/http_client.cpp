#include "adapters/net/http_client.hpp"

#include "adapters/net/public_address.hpp"

#include <algorithm>

#include <curl/curl.h>
#include <sys/socket.h>

namespace filrouge::net {
namespace {

using Headers = std::unique_ptr<curl_slist, void (*)(curl_slist*)>;

// Without "Expect", libcurl waits for no permission to send a body.
Headers listed(const std::vector<std::string>& headers) {
  Headers list(curl_slist_append(nullptr, "Expect:"), curl_slist_free_all);
  for (const auto& header : headers) static_cast<void>(curl_slist_append(list.get(), header.c_str()));
  return list;
}

std::size_t keep(char* data, std::size_t size, std::size_t count, void* user) {
  auto& body = *static_cast<std::string*>(user);
  body.append(data, std::min(size * count, reply_bytes_max - body.size()));
  return size * count;
}

curl_socket_t open_public(void* forbidden, curlsocktype, curl_sockaddr* address) {
  if (is_public(address->addr)) return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
  *static_cast<bool*>(forbidden) = true;
  return CURL_SOCKET_BAD;
}

bool was_handed_over(CURL* curl, const HttpRequest& request) {
  long header_bytes = 0;
  curl_off_t body_bytes = 0;
  curl_easy_getinfo(curl, CURLINFO_REQUEST_SIZE, &header_bytes);
  curl_easy_getinfo(curl, CURLINFO_SIZE_UPLOAD_T, &body_bytes);
  return header_bytes > 0 && body_bytes >= static_cast<curl_off_t>(request.body.size());
}

}  // namespace

HttpClient::HttpClient(const Terms& terms, Reach reach) : handle_(begin(terms)) {
  auto* curl = handle_.get();
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);
  curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "filrouge");
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep);
  if (reach == Reach::public_addresses) curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_public);
}

HttpReply HttpClient::exchange(const HttpRequest& request) {
  HttpReply reply;
  bool forbidden = false;
  auto* curl = handle_.get();
  const auto headers = listed(request.headers);
  curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &reply.body);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &forbidden);
  curl_easy_setopt(curl, CURLOPT_HTTPGET, 1L);
  if (request.method != "GET") {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.c_str());
  }
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  reply.broken = break_of(curl_easy_perform(curl));
  if (reply.broken == Break::no_connection && forbidden) reply.broken = Break::forbidden_address;
  long status = 0;
  curl_off_t retry_after = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &retry_after);
  reply.status = static_cast<int>(status);
  if (retry_after > 0) reply.retry_after = std::min(std::chrono::seconds(retry_after), retry_after_max);
  reply.handed_over = was_handed_over(curl, request);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, nullptr);
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, nullptr);
  return reply;
}

}  // namespace filrouge::net
