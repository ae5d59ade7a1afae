#pragma once
#include "engine/port/outbox_store.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace filrouge::service {

// How messages are answered without an account: where the page is, and what its links are signed with.
struct AnswerLinks {
  std::string address;  // of the page as recipients reach it, without a slash at its end
  std::string key;      // known to whoever signs and whoever reads
  std::chrono::hours lifetime{std::chrono::hours(24) * 30};
};

// What a link stands for: a message that was sent, by its delivery. It names nobody.
struct AnswerLink {
  port::DeliveryKey delivery;
  Instant expires;  // whole seconds
};

// "0672198X.17.1785000000.SIGNATURE": what identifies a link, signed (signature_of).
[[nodiscard]] std::string to_token(const AnswerLink& link, std::string_view key);
// Nothing where it is no token that was signed with the key; whether it has expired is for the caller to see.
[[nodiscard]] std::optional<AnswerLink> read_token(std::string_view token, std::string_view key);

// The address of the page that asks for the answer; with `answer`, of the page that has it chosen already.
[[nodiscard]] std::string address_of(const AnswerLinks& links, const port::DeliveryKey& delivery, Instant sent_at,
                                     std::string_view answer = {});

}  // namespace filrouge::service
