#pragma once

namespace filrouge::cli {

// What a shell script may rely on; documented in docs/reference/cli.md.
enum ExitCode : int {
  done = 0,  // everything asked for was done, and nothing was found wrong
  findings =
      1,  // it ran, and found something: errors in a file, a refused event, a failed expectation, a rejected line
  cannot_run = 2  // it could not run: wrong usage, a file or database that is missing, locked, read-only or newer
};

}  // namespace filrouge::cli
