#include "adapters/smtp/conversation.hpp"

#include "engine/base/error.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

#include <curl/curl.h>

namespace filrouge::smtp {
namespace {

// What the callbacks of one conversation share.
struct Talk {
  std::string_view rest;  // of the text
  Transcript transcript;
  bool over = false;  // QUIT was said: what is heard now judges nothing
};

Stage stage_of(std::string_view command, Stage before) {
  constexpr std::pair<std::string_view, Stage> commands[] = {
      {"EHLO", Stage::greeting}, {"HELO", Stage::greeting},  {"STARTTLS", Stage::securing}, {"AUTH", Stage::login},
      {"MAIL", Stage::sender},   {"RCPT", Stage::recipient}, {"DATA", Stage::text}};
  for (const auto& [verb, stage] : commands)
    if (command.starts_with(verb)) return stage;
  return before;
}

// "550 5.1.1 No such user", "250-SIZE 1000".
void hear(std::string_view reply, Transcript& transcript) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (reply.size() < 3 || !std::all_of(reply.begin(), reply.begin() + 3, is_digit)) return;
  transcript.code = (reply[0] - '0') * 100 + (reply[1] - '0') * 10 + (reply[2] - '0');
  auto status = reply.substr(std::min<std::size_t>(reply.size(), 4));
  status = status.substr(0, status.find_first_of(" \r\n"));
  const bool enhanced = status.size() >= 5 && status.size() <= 9 && status[1] == '.' &&
                        std::count(status.begin(), status.end(), '.') == 2 && is_digit(status.back()) &&
                        std::all_of(status.begin(), status.end(), [&](char c) { return is_digit(c) || c == '.'; });
  transcript.enhanced = enhanced ? std::string(status) : std::string();
}

int follow(CURL*, curl_infotype type, char* data, std::size_t size, void* user) {
  auto& talk = *static_cast<Talk*>(user);
  auto& transcript = talk.transcript;
  if (type == CURLINFO_HEADER_OUT && std::string_view(data, size).starts_with("QUIT")) talk.over = true;
  if (talk.over) return 0;
  if (type == CURLINFO_HEADER_IN) hear({data, size}, transcript);
  if (type == CURLINFO_HEADER_OUT) {
    transcript.stage = stage_of({data, size}, transcript.stage);
    transcript.code = 0;
    transcript.enhanced.clear();
  }
  return 0;
}

std::size_t give(char* buffer, std::size_t size, std::size_t count, void* user) {
  auto& talk = *static_cast<Talk*>(user);
  const auto length = std::min(size * count, talk.rest.size());
  std::memcpy(buffer, talk.rest.data(), length);
  talk.rest.remove_prefix(length);
  if (talk.rest.empty()) {
    talk.transcript.stage = Stage::handed_over;
    talk.transcript.code = 0;
  }
  return length;
}

Break break_of(CURLcode result) {
  switch (result) {
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

CURL* begin() {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  auto* curl = ready == CURLE_OK ? curl_easy_init() : nullptr;
  if (curl == nullptr)
    throw OutsideFailure(OutsideFailure::Kind::unreachable, "libcurl cannot begin: no message leaves.");
  return curl;
}

}  // namespace

Conversation::Conversation(const Options& options) : curl_(begin(), curl_easy_cleanup) {
  const bool tls = options.security == Security::tls;
  const auto url =
      (tls ? "smtps://" : "smtp://") + options.host + ":" + std::to_string(options.port) + "/" + options.greeting_name;
  curl_easy_setopt(curl_.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl_.get(), CURLOPT_PROXY, "");
  curl_easy_setopt(curl_.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl_.get(), CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl_.get(), CURLOPT_DEBUGFUNCTION, follow);
  curl_easy_setopt(curl_.get(), CURLOPT_READFUNCTION, give);
  curl_easy_setopt(curl_.get(), CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connect_timeout.count()));
  curl_easy_setopt(curl_.get(), CURLOPT_TIMEOUT_MS,
                   static_cast<long>((options.connect_timeout + options.answer_timeout).count()));
  // The timeout of the whole does not count the wait for the last reply.
  curl_easy_setopt(curl_.get(), CURLOPT_SERVER_RESPONSE_TIMEOUT,
                   static_cast<long>(std::chrono::ceil<std::chrono::seconds>(options.answer_timeout).count()));
  secure(options);
}

void Conversation::secure(const Options& options) {
  curl_easy_setopt(curl_.get(), CURLOPT_USE_SSL,
                   static_cast<long>(options.security == Security::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  curl_easy_setopt(curl_.get(), CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!options.authorities.empty()) curl_easy_setopt(curl_.get(), CURLOPT_CAINFO, options.authorities.c_str());
  if (options.user.empty()) return;
  curl_easy_setopt(curl_.get(), CURLOPT_USERNAME, options.user.c_str());
  curl_easy_setopt(curl_.get(), CURLOPT_PASSWORD, options.password.c_str());
}

Transcript Conversation::about(const std::string& sender, const std::string& recipient, const std::string& text) {
  Talk talk{text, {}, false};
  const std::unique_ptr<curl_slist, void (*)(curl_slist*)> recipients(curl_slist_append(nullptr, recipient.c_str()),
                                                                      curl_slist_free_all);
  curl_easy_setopt(curl_.get(), CURLOPT_MAIL_FROM, sender.c_str());
  curl_easy_setopt(curl_.get(), CURLOPT_MAIL_RCPT, recipients.get());
  // Verbose is what makes libcurl call `follow`; nothing is printed.
  curl_easy_setopt(curl_.get(), CURLOPT_VERBOSE, 1L);
  curl_easy_setopt(curl_.get(), CURLOPT_DEBUGDATA, &talk);
  curl_easy_setopt(curl_.get(), CURLOPT_READDATA, &talk);
  const auto result = curl_easy_perform(curl_.get());
  long connections = 0;
  curl_easy_getinfo(curl_.get(), CURLINFO_NUM_CONNECTS, &connections);
  // Whatever libcurl does later, closing the connection for one, is no part of this conversation.
  curl_easy_setopt(curl_.get(), CURLOPT_VERBOSE, 0L);
  curl_easy_setopt(curl_.get(), CURLOPT_MAIL_RCPT, nullptr);
  talk.transcript.broken = break_of(result);
  talk.transcript.accepted = result == CURLE_OK;
  talk.transcript.old_connection = connections == 0 && talk.transcript.stage >= Stage::sender;
  return talk.transcript;
}

}  // namespace filrouge::smtp
