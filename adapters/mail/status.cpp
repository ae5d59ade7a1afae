#include "adapters/mail/status.hpp"

namespace filrouge::mail {

namespace {

std::string_view subject_of(std::string_view status) {
  if (!status.starts_with("5.")) return {};
  const auto rest = status.substr(2);
  return rest.substr(0, rest.find('.'));
}

}  // namespace

bool says_unreachable(std::string_view status) {
  const auto subject = subject_of(status);
  if (subject == "1") return status != "5.1.7" && status != "5.1.8";  // these two are about the sender
  if (subject == "2") return status == "5.2.0" || status == "5.2.1";
  if (subject == "4") return status == "5.4.1" || status == "5.4.4";
  return status == "5.0.0";
}

}  // namespace filrouge::mail
