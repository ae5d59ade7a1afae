#include "engine/service/answer_link.hpp"

#include "engine/base/signature.hpp"

#include <charconv>

namespace filrouge::service {
namespace {

constexpr char dot = '.';

// What is signed says what for, so that a key used elsewhere as well signs nothing that could pass for a link.
std::string signed_text(std::string_view identity) {
  return "filrouge answer " + std::string(identity);
}

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

// Takes what stands before the next dot.
std::string_view next_part(std::string_view& text) {
  const auto end = text.find(dot);
  const auto part = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return part;
}

}  // namespace

std::string to_token(const AnswerLink& link, std::string_view key) {
  const auto expires = std::chrono::floor<std::chrono::seconds>(link.expires).time_since_epoch().count();
  const auto identity =
      link.delivery.school.value() + dot + std::to_string(link.delivery.id) + dot + std::to_string(expires);
  return identity + dot + signature_of(signed_text(identity), key);
}

std::optional<AnswerLink> read_token(std::string_view token, std::string_view key) {
  const auto last = token.rfind(dot);
  if (last == std::string_view::npos) return std::nullopt;
  auto identity = token.substr(0, last);
  if (!is_signature_of(signed_text(identity), token.substr(last + 1), key)) return std::nullopt;
  const auto school = next_part(identity);
  const auto delivery = whole(next_part(identity));
  const auto expires = whole(identity);
  if (!delivery || !expires) return std::nullopt;
  return AnswerLink{{SchoolId(std::string(school)), *delivery}, Instant(std::chrono::seconds(*expires))};
}

std::string address_of(const AnswerLinks& links, const port::DeliveryKey& delivery, Instant sent_at,
                       std::string_view answer) {
  const auto page = links.address + "/" + to_token({delivery, sent_at + links.lifetime}, links.key);
  return answer.empty() ? page : page + "?" + std::string(answer);
}

}  // namespace filrouge::service
