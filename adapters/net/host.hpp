#pragma once
#include <optional>
#include <string>

namespace filrouge::net {

// True for what may be the name or the address of a machine.
[[nodiscard]] bool is_host(const std::string& host);
// True for names of the machine this program runs on.
[[nodiscard]] bool is_this_machine(const std::string& host);

// The machine that a URL leads to; empty where it is no URL.
[[nodiscard]] std::string host_of(const std::string& url);
// Why messages may not go to a URL, as one sentence; empty where they may: by https, or by http to this machine, and
// without a password in it.
[[nodiscard]] std::optional<std::string> fault_of_url(const std::string& url);

}  // namespace filrouge::net
