#include "cli/transport/transport.hpp"

namespace filrouge::cli {

Key authorities(std::filesystem::path& into) {
  return key::file("authorities", "A PEM file of the authorities that are trusted, instead of those of the system",
                   into);
}

std::vector<Transport> transports(const std::string& channel) {
  std::vector<Transport> all;
  all.push_back(maildir_transport(channel));
  if (channel == "email") all.push_back(smtp_transport());
  if (channel == "letter") all.push_back(pdf_transport());
  if (channel == "webhook") all.push_back(webhook_transport());
  if (channel == "sms") all.push_back(sms_transport());
  return all;
}

}  // namespace filrouge::cli
