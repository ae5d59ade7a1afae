#include "adapters/system/progress.hpp"

#include "support/catch.hpp"

#include <sstream>

using filrouge::system::Progress;

TEST_CASE("progress is one line, redrawn in place and taken away at the end") {
  std::ostringstream terminal;
  {
    Progress progress(terminal, "recording events", 48, true);
    progress(12);
    CHECK(terminal.str() == "\r\033[Krecording events 12/48 ██████░░░░░░░░░░░░░░░░░░");
  }
  CHECK(terminal.str().ends_with("\r\033[K"));
}

TEST_CASE("progress without a total only counts") {
  std::ostringstream terminal;
  Progress progress(terminal, "verifying cases", 0, true);
  progress(500);
  CHECK(terminal.str() == "\r\033[Kverifying cases 500");
}

TEST_CASE("nothing is drawn where no terminal shows it") {
  std::ostringstream file;
  {
    Progress progress(file, "verifying cases", 10, false);
    progress(10);
  }
  CHECK(file.str().empty());
}
