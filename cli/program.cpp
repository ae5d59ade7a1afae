#include "cli/program.hpp"

#include "adapters/system/progress.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "engine/base/error.hpp"

#include <exception>
#include <ostream>

#include <unistd.h>

namespace filrouge::cli {
namespace {

int run_command(const Invocation& invocation, std::istream& in, std::ostream& out, std::ostream& err) {
  const auto& common = invocation.common;
  Context context{common.json, common.now, Configured(common.configuration),  in,
                  out,         err,        system::is_terminal(STDERR_FILENO)};
  return std::visit([&](const auto& options) { return run(options, context); }, invocation.command);
}

int answer_or_run(int argc, const char* const* argv, std::istream& in, std::ostream& out, std::ostream& err) {
  const auto parsed = parse(argc, argv);
  if (const auto* invocation = std::get_if<Invocation>(&parsed)) return run_command(*invocation, in, out, err);
  const auto& answer = std::get<Answer>(parsed);
  (answer.exit_code == done ? out : err) << answer.text;
  return answer.exit_code;
}

}  // namespace

int run_program(int argc, const char* const* argv, std::istream& in, std::ostream& out, std::ostream& err) {
  try {
    const int exit_code = answer_or_run(argc, argv, in, out, err);
    if (out.flush()) return exit_code;
    err << "filrouge: The answer could not be written: check where the output goes, and its disk.\n";
  } catch (const OutsideFailure& failure) {
    out.flush();
    err << "filrouge: " << failure.what() << "\n";
  } catch (const std::exception& error) {
    out.flush();
    err << "filrouge: internal error: " << error.what() << "\n";
  }
  return cannot_run;
}

}  // namespace filrouge::cli
