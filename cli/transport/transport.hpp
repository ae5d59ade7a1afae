#pragma once
#include "cli/configuration/configuration.hpp"
#include "cli/configuration/key.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

// By which way messages leave. One file per transport; a new one is a function here and a line in transports().
namespace filrouge::cli {

struct Transport {
  Key key;          // its name in the section of a channel, and what is configured under it
  Channel channel;  // to open when the key was read
};

// Whom a connection trusts: a key of every transport that makes one.
[[nodiscard]] Key authorities(std::filesystem::path& into);

// What may stand in the section of the channel "email", "sms", "letter" or "webhook".
[[nodiscard]] std::vector<Transport> transports(const std::string& channel);

// A mail relay (SMTP), for the channel "email".
[[nodiscard]] Transport smtp_transport();

// A gateway over HTTP, for the channel "sms".
[[nodiscard]] Transport sms_transport();

// A program that is told over HTTP, for the channel "webhook".
[[nodiscard]] Transport webhook_transport();

// Printable letters in files, for the channel "letter".
[[nodiscard]] Transport pdf_transport();

// Files that any mail program opens, one folder per channel.
[[nodiscard]] Transport maildir_transport(const std::string& channel);
[[nodiscard]] Channel maildir_channel(const std::string& channel, const std::filesystem::path& folder);
// All channels in one Maildir: texts and letters in Maildir++ folders, which mail programs show below the inbox.
[[nodiscard]] std::map<std::string, Channel> channels_in(const std::filesystem::path& maildir);

}  // namespace filrouge::cli
