#include "cli/environment.hpp"
#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "engine/base/error.hpp"
#include "engine/base/overloaded.hpp"

#include <exception>
#include <iostream>

using namespace filrouge;

// Parse, dispatch, and the last catch.
int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  try {
    return std::visit(overloaded{[](const cli::Answer& answer) {
                                   (answer.exit_code == cli::done ? std::cout : std::cerr) << answer.text;
                                   return answer.exit_code;
                                 },
                                 [](const cli::Invocation& invocation) {
                                   auto context = cli::make_context(invocation.common, std::cin, std::cout, std::cerr);
                                   return std::visit([&](const auto& options) { return cli::run(options, context); },
                                                     invocation.command);
                                 }},
                      cli::parse(argc, argv));
  } catch (const OutsideFailure& failure) {
    std::cout.flush();
    std::cerr << "filrouge: " << failure.what() << "\n";
  } catch (const std::exception& error) {
    std::cout.flush();
    std::cerr << "filrouge: internal error: " << error.what() << "\n";
  }
  return cli::cannot_run;
}
