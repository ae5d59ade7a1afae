#pragma once
#include "engine/service/explain_case.hpp"
#include "engine/service/library.hpp"

#include <string>
#include <vector>

namespace filrouge::cli {

// What the messages of a story are called: subjects of their texts, titles of the tasks that are reminded of.
struct MessageNames {
  const pathway::Pathway& pathway;
  const service::MessageTexts& texts;
};

// "“Réunion du … : vos possibilités”", "reminder “Appeler l'élève”".
[[nodiscard]] std::string message_in_words(const port::IntentRecord& intent, const MessageNames& names);

// Why what a case had to tell was withdrawn: "withdrawn, the case was closed by step 12, 2026-07-08 10:00".
[[nodiscard]] std::string withdrawal_in_words(const std::optional<service::Closing>& closing,
                                              const calendar::Place& place);

// One line for all that met with the same fate: "“Réunion du … : vos possibilités” to Élève by email and sms,
// Responsable légal (2) by email, sent 2026-08-24 12:00".
[[nodiscard]] std::vector<std::string> told_lines(const std::vector<service::Told>& told, const MessageNames& names,
                                                  const calendar::Place& place);

}  // namespace filrouge::cli
