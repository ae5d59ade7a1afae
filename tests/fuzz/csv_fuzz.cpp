// Any bytes are either refused with a diagnostic or read into records that, written again, read the same; each form of
// file accounts for each line it was given.
#include "adapters/csv/events.hpp"
#include "adapters/csv/record_reader.hpp"
#include "adapters/csv/results.hpp"
#include "adapters/csv/schools.hpp"
#include "adapters/csv/students.hpp"

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

void check_accounted(const Report& report, std::size_t values) {
  if (report.count(LineReport::Outcome::accepted) != static_cast<int>(values)) std::abort();
  for (const auto& line : report.lines()) {
    if (line.outcome != LineReport::Outcome::accepted && line.reason.empty()) std::abort();
  }
}

const MefNomenclature& nomenclature() {
  static const auto read = MefNomenclature::read("mef;mefstat4;speciality;label\n2412213722;2322;22137;boulanger\n");
  return *read;
}

void check_forms(std::string_view bytes) {
  const auto find_place = [](const auto&, auto) {
    return filrouge::Result<SchoolPlace, std::string>{SchoolPlace{"Nancy-Metz", "alsace-moselle", "Europe/Paris"}};
  };
  if (const auto read = read_schools(bytes, {}, find_place)) check_accounted(read->report, read->schools.size());
  if (const auto read = read_students(bytes, {}, {nomenclature(), *filrouge::parse_day("2025-09-15"), {}}))
    check_accounted(read->report, read->pupils.size());
  if (const auto read = read_results(bytes, {})) check_accounted(read->report, read->results.size());
  if (const auto read = read_events(bytes, {})) check_accounted(read->report, read->events.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  check_round_trip(bytes, ';');
  check_round_trip(bytes, ',');
  check_forms(bytes);
  return 0;
}
