#pragma once
#include "engine/interpreter/case.hpp"
#include "engine/port/case_record.hpp"
#include "engine/service/library.hpp"

namespace filrouge::service {

// A case read and understood: its row, what it is interpreted with, and its state.
struct CaseView {
  port::CaseRecord record;
  const interpreter::Setting* setting = nullptr;  // of the library
  interpreter::Case state;

  [[nodiscard]] const pathway::Pathway& pathway() const { return *setting->pathway; }
};

[[nodiscard]] CaseView view(Library& library, port::CaseRecord record);

// "0672198X/17", as people name a case; both ways.
[[nodiscard]] std::string reference_of(const port::CaseKey& key);
[[nodiscard]] std::optional<port::CaseKey> parse_reference(std::string_view text);

}  // namespace filrouge::service
