#include "adapters/mail/delivery_report.hpp"

#include "adapters/mail/header_fields.hpp"
#include "engine/base/words.hpp"

#include <algorithm>

namespace filrouge::mail {
namespace {

constexpr std::size_t recipients_max = 1000;

// The parts of a multipart body, without the lines between them.
std::vector<std::string_view> parts_of(std::string_view body, const std::string& boundary) {
  std::vector<std::string_view> parts;
  const auto separator = "--" + boundary;
  const char* begin = nullptr;
  while (!body.empty()) {
    const auto* at = body.data();
    const auto line = trimmed(take_line(body));
    if (!line.starts_with(separator)) continue;
    const auto rest = line.substr(separator.size());
    if (!rest.empty() && rest != "--") continue;
    if (begin != nullptr) parts.emplace_back(begin, static_cast<std::size_t>(at - begin));
    begin = body.data();
    if (rest == "--") return parts;
  }
  return parts;
}

// "rfc822;zoe@example.org"
std::string address_in(const std::string& value) {
  const auto semicolon = value.find(';');
  auto address =
      trimmed(semicolon == std::string::npos ? std::string_view(value) : std::string_view(value).substr(semicolon + 1));
  if (address.size() > 1 && address.front() == '<' && address.back() == '>')
    address = address.substr(1, address.size() - 2);
  return in_lower_case(address);
}

// The first word of "5.1.1 (bad destination mailbox address)", where it is a status.
std::string status_in(const std::string& value) {
  const auto word = value.substr(0, value.find_first_of(" \t("));
  const bool fits = word.size() >= 5 && word.size() <= 9 && std::count(word.begin(), word.end(), '.') == 2 &&
                    word[1] == '.' && word.back() != '.' &&
                    std::all_of(word.begin(), word.end(), [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
  return fits ? word : std::string();
}

std::string in_angle_brackets(const std::string& value) {
  const auto open = value.find('<');
  const auto close = value.find('>', open == std::string::npos ? 0 : open);
  if (open == std::string::npos || close == std::string::npos) return value;
  return value.substr(open + 1, close - open - 1);
}

void read_status(std::string_view part, DeliveryReport& report) {
  const auto about_message = take_fields(part);
  report.message_id = in_angle_brackets(field(about_message, "original-envelope-id"));
  while (!part.empty() && report.recipients.size() < recipients_max) {
    const auto fields = take_fields(part);
    if (fields.empty()) continue;
    const auto original = address_in(field(fields, "original-recipient"));
    report.recipients.push_back({original.empty() ? address_in(field(fields, "final-recipient")) : original,
                                 in_lower_case(without_parameters(field(fields, "action"))),
                                 status_in(field(fields, "status"))});
  }
}

}  // namespace

std::optional<DeliveryReport> read_delivery_report(std::string_view mail) {
  const auto type = field(take_fields(mail), "content-type");
  if (without_parameters(type) != "multipart/report") return std::nullopt;
  const auto boundary = parameter(type, "boundary");
  if (boundary.empty()) return std::nullopt;
  DeliveryReport report;
  std::string returned;
  for (auto part : parts_of(mail, boundary)) {
    const auto kind = without_parameters(field(take_fields(part), "content-type"));
    if (kind == "message/delivery-status" || kind == "message/global-delivery-status") read_status(part, report);
    if (kind == "message/rfc822" || kind == "text/rfc822-headers" || kind == "message/global" ||
        kind == "message/global-headers")
      returned = in_angle_brackets(field(take_fields(part), "message-id"));
  }
  if (!returned.empty()) report.message_id = returned;
  if (report.message_id.empty() || report.recipients.empty()) return std::nullopt;
  return report;
}

}  // namespace filrouge::mail
