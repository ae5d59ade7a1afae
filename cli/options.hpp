#pragma once
#include "cli/command/calendar.hpp"
#include "cli/command/case.hpp"
#include "cli/command/check.hpp"
#include "cli/command/completion.hpp"
#include "cli/command/config.hpp"
#include "cli/command/daemon.hpp"
#include "cli/command/db.hpp"
#include "cli/command/diff.hpp"
#include "cli/command/eval.hpp"
#include "cli/command/graph.hpp"
#include "cli/command/import.hpp"
#include "cli/command/message.hpp"
#include "cli/command/person.hpp"
#include "cli/command/publish.hpp"
#include "cli/command/rehearse.hpp"
#include "cli/command/report.hpp"
#include "cli/command/task.hpp"
#include "cli/command/test.hpp"
#include "cli/command/tick.hpp"
#include "cli/command/try.hpp"
#include "cli/command/verify.hpp"
#include "cli/configuration/configured.hpp"

#include <optional>
#include <string>
#include <variant>

namespace filrouge::cli {

// One alternative per command; `run` has one overload for each.
using Command =
    std::variant<CheckOptions, TryOptions, EvalOptions, GraphOptions, DiffOptions, TestOptions, PublishOptions,
                 CalendarImportOptions, CalendarShowOptions, CalendarAddOptions, ImportSchoolsOptions,
                 ImportStudentsOptions, ImportStaffOptions, ImportResultsOptions, ImportEventsOptions, CaseListOptions,
                 CaseOpenOptions, CaseShowOptions, CaseSendOptions, CaseCorrectOptions, CaseReopenOptions,
                 CaseWhyOptions, CaseNextOptions, TaskListOptions, MessageListOptions, MessageShowOptions,
                 MessageWhyOptions, MessageRetryOptions, MessageUnmarkOptions, MessageBouncedOptions,
                 PersonOptOutOptions, PersonOptInOptions, TickOptions, RehearseOptions, DaemonOptions, DbMigrateOptions,
                 DbInfoOptions, VerifyOptions, ConfigCheckOptions, CompletionOptions, ReportCatchUpOptions>;

// The common options as typed; empty means not given.
struct CommonOptions {
  bool json = false;
  std::optional<Instant> now;
  ConfigurationOptions configuration;
};

struct Invocation {
  CommonOptions common;
  Command command;
};

// What is printed instead of running: help, the version, or why the command line was not understood.
struct Answer {
  int exit_code = 0;
  std::string text;
};

[[nodiscard]] std::variant<Invocation, Answer> parse(int argc, const char* const* argv);

}  // namespace filrouge::cli
