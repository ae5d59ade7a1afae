#pragma once
#include "engine/interpreter/case.hpp"

#include <string>
#include <string_view>

namespace filrouge::interpreter {

// A case as a flat JSON object in one canonical spelling: keys sorted by bytes, no spaces, only what is not at rest
// (facts that are null, logs that are empty, states never entered and so on are left out). Everything is named, nothing
// numbered, so that the document outlives a recompilation of the same pathway:
//
//   "active"        paths of the active atomic states        "closed", "outcome"  of a closed case
//   "f.FACT"        value, as ProtoJSON writes it            "h.STATE"            what a history state restores
//   "n.STATE"       how often it was entered                 "since.STATE"        of an active one, when
//   "task.RULE"     [occurrence, opened, due, moved, rungs]  "phase.RULE"         "ready" or "settled", of a task
//   "opened.RULE"   how often the task was opened            "told.RULE"          "told" or "late"
//   "notified.RULE" how often a notify told
//   "session.KIND"  [how often one was planned, the current one], and `true` behind them where it was cancelled
//   "at.RULE", "open.RULE", "rung.N.RULE", "wait.RULE"       armed timers: [due, since, occurrence, elapsed]
//   "acted.…"       the same keys: the value of its anchor a rule has acted for
//   "sends"         delayed events: [[event, due, since, id], …]
//
// Instants are RFC 3339 in UTC; an unresolved one is null.
[[nodiscard]] std::string to_document(const pathway::Pathway& pathway, const Case& c);

// The way back. A text that is no document of this pathway is refused with the key at fault.
[[nodiscard]] Result<Case, std::string> from_document(const pathway::Pathway& pathway, std::string_view document);

// The keys whose values differ, with the new ones; null removes (RFC 7396, and no value is an object, so that merging
// is replacing). "{}" where nothing changed.
[[nodiscard]] std::string patch(const pathway::Pathway& pathway, const Case& before, const Case& after);

// The document after the patch: apply_patch(to_document(a), patch(a, b)) == to_document(b). Refuses what is not JSON.
[[nodiscard]] Result<std::string, std::string> apply_patch(std::string_view document, std::string_view patch);

}  // namespace filrouge::interpreter
