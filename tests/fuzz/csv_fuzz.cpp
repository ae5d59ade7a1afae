// Any bytes are either refused with a diagnostic or read into records that, written again, read the same.
#include "adapters/csv/record_reader.hpp"
#include "adapters/csv/table.hpp"

#include <cstdint>
#include <cstdlib>

using namespace filrouge::csv;

namespace {

std::optional<std::vector<std::vector<std::string>>> read_records(std::string_view text, char separator) {
  std::vector<std::vector<std::string>> records;
  RecordReader reader{text, separator};
  while (true) {
    auto record = reader.next();
    if (!record) return std::nullopt;
    if (!*record) return records;
    records.push_back(std::move((*record)->fields));
  }
}

void check_round_trip(std::string_view text, char separator) {
  const auto records = read_records(text, separator);
  if (!records) return;
  std::string written;
  for (const auto& fields : *records) written += write_record(fields, separator);
  if (read_records(written, separator) != records) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  check_round_trip(bytes, ';');
  check_round_trip(bytes, ',');
  static const std::vector<Column> columns = {{{"Nom"}, Column::Need::required},
                                              {{"Date Naissance"}, Column::Need::optional, Column::Holds::date}};
  const auto table = read_table(bytes, columns, {});
  if (table) {
    for (const auto& row : table->rows) {
      if (row.problem.empty() == row.cells.empty()) std::abort();
    }
  } else if (table.error().message.empty() || table.error().rule.empty()) {
    std::abort();
  }
  return 0;
}
