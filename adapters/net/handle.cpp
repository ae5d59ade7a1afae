#include "adapters/net/handle.hpp"

#include "engine/base/error.hpp"

#include <curl/curl.h>

namespace filrouge::net {

bool leaves_time(const Terms& terms) {
  return terms.connect_timeout.count() > 0 && terms.answer_timeout.count() > 0;
}

std::chrono::milliseconds longest_attempt(const Terms& terms) {
  return 2 * (terms.connect_timeout + terms.answer_timeout);
}

Handle begin(const Terms& terms) {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  Handle handle(ready == CURLE_OK ? curl_easy_init() : nullptr, curl_easy_cleanup);
  if (handle == nullptr)
    throw OutsideFailure(OutsideFailure::Kind::unreachable, "libcurl cannot begin: no message leaves.");
  auto* curl = handle.get();
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!terms.authorities.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, terms.authorities.c_str());
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(terms.connect_timeout.count()));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>((terms.connect_timeout + terms.answer_timeout).count()));
  return handle;
}

}  // namespace filrouge::net
