#pragma once
#include "engine/pathway/pathway.hpp"

#include <optional>
#include <string>

namespace filrouge::service {

// Why `by` ("office:142", "import") may not record the event; nothing where it may: its role is one that the event
// allows, or any of the pathway where the event names none. An import is trusted, and so is the office that records by
// hand where the pathway does not declare one.
[[nodiscard]] std::optional<std::string> may_not_record(const pathway::Pathway& pathway,
                                                        const pathway::EventDeclaration& declaration,
                                                        const std::string& by);

// Why `by` may not act on cases of this pathway at all: its role is none of them.
[[nodiscard]] std::optional<std::string> may_not_act(const pathway::Pathway& pathway, const std::string& by);

}  // namespace filrouge::service
