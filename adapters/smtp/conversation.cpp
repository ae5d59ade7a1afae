#include "adapters/smtp/conversation.hpp"

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

}  // namespace

Conversation::Conversation(const Options& options) : curl_(net::begin(options.terms)) {
  const bool tls = options.security == Security::tls;
  const auto url =
      (tls ? "smtps://" : "smtp://") + options.host + ":" + std::to_string(options.port) + "/" + options.greeting_name;
  curl_easy_setopt(curl_.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl_.get(), CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl_.get(), CURLOPT_DEBUGFUNCTION, follow);
  curl_easy_setopt(curl_.get(), CURLOPT_READFUNCTION, give);
  // The timeout of the whole does not count the wait for the last reply.
  curl_easy_setopt(curl_.get(), CURLOPT_SERVER_RESPONSE_TIMEOUT,
                   static_cast<long>(std::chrono::ceil<std::chrono::seconds>(options.terms.answer_timeout).count()));
  secure(options);
}

void Conversation::secure(const Options& options) {
  curl_easy_setopt(curl_.get(), CURLOPT_USE_SSL,
                   static_cast<long>(options.security == Security::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
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
  talk.transcript.broken = net::break_of(result);
  talk.transcript.accepted = result == CURLE_OK;
  talk.transcript.old_connection = connections == 0 && talk.transcript.stage >= Stage::sender;
  return talk.transcript;
}

}  // namespace filrouge::smtp
