#pragma once

namespace filrouge::cli {

// What a shell script may rely on; documented in docs/reference/cli.md.
enum ExitCode : int {
  done = 0,  // everything asked for was done, and nothing was found wrong
  // It ran, and found something: errors in a file, a refused event, a failed expectation, a coverage below its minimum,
  // a rejected line.
  findings = 1,
  cannot_run = 2  // it could not run: wrong usage, a file or database that is missing, locked, read-only or newer
};

}  // namespace filrouge::cli
