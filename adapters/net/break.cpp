#include "adapters/net/break.hpp"

#include <curl/curl.h>

namespace filrouge::net {

Break break_of(int curl_code) {
  switch (curl_code) {
    case CURLE_OK:
      return Break::none;
    case CURLE_COULDNT_RESOLVE_HOST:
      return Break::unknown_host;
    case CURLE_COULDNT_CONNECT:
      return Break::no_connection;
    case CURLE_LOGIN_DENIED:
      return Break::no_login;
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
      return Break::no_trust;
    default:
      return Break::lost;
  }
}

port::SendOutcome out_of_reach(Break broken, const std::string& kind, const std::string& who) {
  if (broken == Break::unknown_host) return unavailable(kind + "-unknown", "No " + who + " is known: check its name.");
  if (broken == Break::forbidden_address) {
    return unavailable(kind + "-forbidden", "The " + who +
                                                " is at an address of a private network, to which nothing is sent: "
                                                "correct its url, or set \"addresses: any\" where it should be.");
  }
  if (broken == Break::no_trust) {
    return unavailable(kind + "-tls", "The " + who +
                                          " gives no secure connection that can be trusted: check its certificate, the "
                                          "authorities and how it is secured.");
  }
  return unavailable(kind + "-unreachable", "The " + who + " does not answer: check that it runs.");
}

port::SendOutcome unavailable(const std::string& reason, const std::string& sentence) {
  return {port::SendOutcome::Kind::unavailable, reason, std::nullopt, sentence};
}

}  // namespace filrouge::net
