#include "adapters/csv/record_reader.hpp"

#include "adapters/csv/file_problem.hpp"

#include <algorithm>

namespace filrouge::csv {

RecordReader::RecordReader(std::string_view text, char separator, Limits limits)
    : text_(text), separator_(separator), limits_(limits) {}

Result<std::optional<Record>, Diagnostic> RecordReader::next() {
  while (take_line_end()) {
  }
  if (offset_ == text_.size()) return std::nullopt;
  if (++records_ > limits_.records) {
    return refusal("csv-limit", "The file has more than " + std::to_string(limits_.records) + " lines.",
                   "split it into smaller files");
  }
  Record record{line_, {}};
  while (true) {
    if (record.fields.size() == limits_.columns) {
      return refusal("csv-limit", "The line has more than " + std::to_string(limits_.columns) + " columns.",
                     "check the separator, or leave out the columns that are not needed");
    }
    auto field = take_field();
    if (!field) return failure(std::move(field.error()));
    record.fields.push_back(std::move(*field));
    if (offset_ == text_.size() || take_line_end()) return record;
    ++offset_;  // the separator
  }
}

Result<std::string, Diagnostic> RecordReader::take_field() {
  if (offset_ < text_.size() && text_[offset_] == '"') return take_quoted_field();
  const auto end = unquoted_end();
  if (end - offset_ > limits_.field_bytes) {
    return refusal("csv-limit", "A field is longer than " + std::to_string(limits_.field_bytes) + " bytes.",
                   "check the separator and the quotes of this line");
  }
  const auto field = text_.substr(offset_, end - offset_);
  offset_ = end;
  return std::string{field};
}

Result<std::string, Diagnostic> RecordReader::take_quoted_field() {
  const auto opening = *this;
  std::string field;
  ++offset_;
  while (true) {
    const auto quote = text_.find('"', offset_);
    const auto part = text_.substr(offset_, quote == std::string_view::npos ? quote : quote - offset_);
    if (field.size() + part.size() > limits_.field_bytes) {
      return opening.refusal(
          "csv-limit",
          "The quoted field that begins here is longer than " + std::to_string(limits_.field_bytes) + " bytes.",
          "close the quote");
    }
    if (quote == std::string_view::npos) {
      return opening.refusal("csv-quote", "The quote that opens here is never closed.",
                             "close it, or write a quote inside a quoted field twice");
    }
    field += part;
    while (offset_ < quote) {
      if (!take_line_end()) ++offset_;
    }
    ++offset_;
    if (text_.substr(offset_, 1) != "\"") break;
    field += '"';
    ++offset_;
  }
  if (offset_ != unquoted_end()) {
    return refusal("csv-quote", "Text follows the quote that closes the field.",
                   "write a quote inside a quoted field twice");
  }
  return field;
}

bool RecordReader::take_line_end() {
  if (offset_ == text_.size() || (text_[offset_] != '\n' && text_[offset_] != '\r')) return false;
  offset_ += text_.substr(offset_, 2) == "\r\n" ? 2 : 1;
  ++line_;
  return true;
}

std::size_t RecordReader::unquoted_end() const {
  const auto* const begin = text_.data() + offset_;
  const auto* const end = text_.data() + text_.size();
  const auto* const found =
      std::find_if(begin, end, [this](char c) { return c == separator_ || c == '\n' || c == '\r'; });
  return offset_ + static_cast<std::size_t>(found - begin);
}

tl::unexpected<Diagnostic> RecordReader::refusal(std::string rule, std::string message, std::string hint) const {
  return failure(file_problem(position_of(text_, offset_), std::move(rule), std::move(message), std::move(hint)));
}

std::string write_record(const std::vector<std::string>& fields, char separator) {
  const bool would_be_blank = fields.size() == 1 && fields.front().empty();
  std::string line = would_be_blank ? "\"\"" : "";
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line += separator;
    const auto& field = fields[i];
    const bool quoted =
        field.find(separator) != std::string::npos || field.find_first_of("\"\r\n") != std::string::npos;
    if (!quoted) {
      line += field;
      continue;
    }
    line += '"';
    for (const char c : field) line.append(c == '"' ? 2 : 1, c);
    line += '"';
  }
  return line + "\r\n";
}

}  // namespace filrouge::csv
