#pragma once
#include <chrono>
#include <filesystem>
#include <memory>

namespace filrouge::net {

// Whom a connection trusts, and how long it waits.
struct Terms {
  std::filesystem::path authorities;  // a PEM file of certificate authorities; empty: those of the system
  std::chrono::milliseconds connect_timeout{8'000};
  std::chrono::milliseconds answer_timeout{15'000};
};

// True where both times are more than none.
[[nodiscard]] bool leaves_time(const Terms& terms);

// How long an attempt may last: it is made again where a connection that was kept turns out to be over. The lease of a
// delivery has to be longer.
[[nodiscard]] std::chrono::milliseconds longest_attempt(const Terms& terms);

// A transfer of libcurl (CURL*).
using Handle = std::unique_ptr<void, void (*)(void*)>;

// A transfer that goes through no proxy, raises no signal, and trusts certificates and versions of TLS as it should.
// Throws OutsideFailure where libcurl cannot begin.
[[nodiscard]] Handle begin(const Terms& terms);

}  // namespace filrouge::net
