#include "support/http_receiver.hpp"

#include <algorithm>
#include <optional>
#include <sstream>

#include <sys/socket.h>

namespace filrouge::test {
namespace {

bool read_more(int client, std::string& text) {
  char bytes[4096];
  const auto count = ::recv(client, bytes, sizeof bytes, 0);
  if (count <= 0) return false;
  text.append(bytes, static_cast<std::size_t>(count));
  return true;
}

HttpReceiver::Heard read_head(const std::string& head) {
  HttpReceiver::Heard heard;
  std::istringstream lines(head);
  lines >> heard.method >> heard.target;
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    const auto colon = line.find(": ");
    if (colon == std::string::npos) continue;
    auto name = line.substr(0, colon);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    heard.headers[name] = line.substr(colon + 2, line.size() - colon - 3);
  }
  return heard;
}

// One request with its Content-Length.
std::optional<HttpReceiver::Heard> read_request(int client) {
  std::string text;
  auto end = std::string::npos;
  while ((end = text.find("\r\n\r\n")) == std::string::npos)
    if (!read_more(client, text)) return std::nullopt;
  auto heard = read_head(text.substr(0, end + 2));
  const auto length = heard.headers.find("content-length");
  const auto wanted = end + 4 + (length == heard.headers.end() ? 0 : std::stoul(length->second));
  while (text.size() < wanted)
    if (!read_more(client, text)) return std::nullopt;
  heard.body = text.substr(end + 4);
  return heard;
}

}  // namespace

void HttpReceiver::serve(int client) {
  auto request = read_request(client);
  if (!request) return;
  std::unique_lock lock(mutex_);
  request->status = status_;
  heard_.push_back(std::move(*request));
  const auto answer = answer_;
  const bool silent = silent_;
  lock.unlock();
  std::string ignored;
  if (silent) static_cast<void>(read_more(client, ignored));
  static_cast<void>(::send(client, answer.data(), answer.size(), MSG_NOSIGNAL));
}

void HttpReceiver::answer(int status, const std::string& body, const std::string& headers) {
  const std::lock_guard lock(mutex_);
  silent_ = false;
  status_ = status;
  answer_ = "HTTP/1.1 " + std::to_string(status) + " As told\r\nContent-Length: " + std::to_string(body.size()) +
            "\r\n" + headers + "\r\n" + body;
}

void HttpReceiver::hang_up() {
  const std::lock_guard lock(mutex_);
  silent_ = false;
  status_ = 0;
  answer_.clear();
}

void HttpReceiver::say_nothing() {
  const std::lock_guard lock(mutex_);
  silent_ = true;
  status_ = 0;
  answer_.clear();
}

std::vector<HttpReceiver::Heard> HttpReceiver::heard() const {
  const std::lock_guard lock(mutex_);
  return heard_;
}

}  // namespace filrouge::test
