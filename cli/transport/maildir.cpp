#include "adapters/maildir/maildir_channel.hpp"
#include "cli/transport/transport.hpp"

namespace filrouge::cli {

Transport maildir_transport(const std::string& channel) {
  auto folder = std::make_shared<std::filesystem::path>();
  auto key = key::path("maildir", "A Maildir folder, made where there is none; nothing leaves the machine", *folder);
  return {std::move(key), {false, [channel, folder] { return maildir_channel(channel, *folder).open(); }}};
}

// Whoever has no e-mail address can still be written a letter or a text message.
Channel maildir_channel(const std::string& channel, const std::filesystem::path& folder) {
  return {false, [folder, addresses_required = channel == "email"] {
            return std::make_unique<maildir::MaildirChannel>(folder, addresses_required);
          }};
}

std::map<std::string, Channel> channels_in(const std::filesystem::path& maildir) {
  return {{"email", maildir_channel("email", maildir)},
          {"sms", maildir_channel("sms", maildir / ".sms")},
          {"letter", maildir_channel("letter", maildir / ".letter")},
          {"webhook", maildir_channel("webhook", maildir / ".webhook")}};
}

}  // namespace filrouge::cli
