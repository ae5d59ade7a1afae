// Any bytes are a delivery report or none, and a report is as its header says. Any text stands in a mail without adding
// a line of its own to the header, and is read there as it was written.
#include "adapters/mail/delivery_report.hpp"
#include "adapters/mail/header_fields.hpp"
#include "adapters/mail/mime.hpp"
#include "adapters/mail/status.hpp"
#include "engine/base/email_address.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace filrouge;

namespace {

constexpr std::size_t line_length_max = 76;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_report(std::string_view bytes) {
  const auto report = mail::read_delivery_report(bytes);
  if (!report) return;
  require(!report->message_id.empty() && !report->recipients.empty() && report->recipients.size() <= 1000);
  for (const auto& [address, action, status] : report->recipients) {
    require(std::none_of(address.begin(), address.end(), [](char c) { return c == '\n' || (c >= 'A' && c <= 'Z'); }));
    require(status.find_first_not_of("0123456789.") == std::string::npos);
    require(!mail::says_unreachable(status) || status.starts_with("5."));
  }
}

// Lines end with CRLF, are printable and no longer than they may be; those after the first continue it.
void check_lines(std::string_view header, std::size_t longest) {
  require(header.ends_with("\r\n"));
  for (bool first = true; !header.empty(); first = false) {
    const auto line = mail::take_line(header);
    require(line.size() <= longest && (first || line.starts_with(' ')));
    require(std::all_of(line.begin(), line.end(), [](char c) { return c >= ' ' && c <= '~'; }));
  }
}

int value_of(char digit) {
  return digit <= '9' ? digit - '0' : digit - 'A' + 10;
}

// RFC 2045 §6.7, of what needs no repair.
std::string decoded(std::string_view quoted) {
  std::string text;
  while (!quoted.empty()) {
    const bool whole = quoted.find('\n') != std::string_view::npos;
    auto line = mail::take_line(quoted);
    require(line.size() <= line_length_max);
    const bool soft = line.ends_with('=');
    if (soft) line.remove_suffix(1);
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] != '=') {
        text += line[i];
        continue;
      }
      require(i + 2 < line.size());
      text += static_cast<char>(value_of(line[i + 1]) * 16 + value_of(line[i + 2]));
      i += 2;
    }
    if (whole && !soft) text += '\n';
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  check_report(bytes);
  check_lines(mail::text_header("Subject", bytes), line_length_max);
  if (is_email_address(bytes)) check_lines(mail::address_header("To", "Zoé", bytes), 256);
  check_lines(mail::address_header("To", bytes, "zoe@example.test"), line_length_max);
  require(decoded(mail::quoted_printable(bytes)) == bytes);
  return 0;
}
