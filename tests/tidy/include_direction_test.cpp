#include "support/catch.hpp"
#include "tidy/source_tree.hpp"

#include <algorithm>
#include <map>
#include <set>

using namespace filrouge::tidy;

namespace {

// An include may only point to a folder named before its own; loading and interpreter do not know each other, only the
// command line asks for proofs, and of the adapters all may know those by which several of them speak to people:
// calendar, mail, net and render.
const std::vector<std::string> order{"engine/base",    "engine/calendar",    "engine/expression", "engine/pathway",
                                     "engine/loading", "engine/interpreter", "engine/proof",      "engine/scenario",
                                     "engine/port",    "engine/service",     "engine/daemon"};

const std::set<std::string> common{"adapters/calendar", "adapters/mail", "adapters/net", "adapters/render"};

int rank(const std::string& folder) {
  const auto found = std::find(order.begin(), order.end(), folder);
  if (found != order.end()) return static_cast<int>(found - order.begin());
  return folder.rfind("adapters/", 0) == 0 ? 100 : folder.rfind("cli", 0) == 0 ? 200 : -1;
}

bool may_include(const std::string& from, const std::string& to) {
  if (from == to) return true;
  if (from == "engine/interpreter" && to == "engine/loading") return false;
  if (to == "engine/proof") return from.rfind("cli", 0) == 0;
  if (from.rfind("adapters/", 0) == 0 && to.rfind("adapters/", 0) == 0) return common.count(to) == 1;
  return rank(to) < rank(from) || (rank(from) == 200 && rank(to) == 200);
}

// Outside libraries and the only folders that may know them.
const std::map<std::string, std::set<std::string>> homes{
    {"<yaml-cpp/", {"engine/loading"}},
    {"<soci/", {"adapters/store"}},
    {"<sqlite3.h>", {"adapters/store"}},
    {"<libpq-fe.h>", {"adapters/store"}},
    {"<CLI/", {"cli"}},
    {"<spdlog/", {"adapters/system"}},
    {"<date/", {"adapters/system"}},
    {"<curl/", {"adapters/net", "adapters/smtp"}},
    {"<libical/", {"adapters/calendar"}},
    {"<kainjow/", {"adapters/render", "adapters/sms"}},
    {"<cairo", {"adapters/letter"}},
    {"<pango/", {"adapters/letter"}},
    {"<qpdf/", {"adapters/letter"}},
    {"<re2/", {"engine/expression"}},
    {"<boost/statechart/", {"engine/daemon"}},
    {"<boost/asio", {"adapters/http"}},
    {"<boost/beast/", {"adapters/http"}},
    {"<systemd/", {"adapters/system"}},
    {"<sodium", {"engine/base"}},
};

}  // namespace

TEST_CASE("an include points only to folders further left: base, calendar, expression, pathway, … cli") {
  for (const auto& file : read_tree({"engine", "adapters", "cli"}, {".hpp", ".cpp"})) {
    for (const auto& line : file.lines) {
      const auto target = included(line);
      if (target.empty() || target.front() != '"') continue;
      INFO(file.path << " has " << line);
      const auto to = folder_of(target.substr(1, target.size() - 2));
      CHECK(rank(to) >= 0);
      CHECK(may_include(folder_of(file.path), to));
    }
  }
}

TEST_CASE("an outside library is known in its own folder only") {
  for (const auto& file : read_tree({"engine", "adapters", "cli"}, {".hpp", ".cpp"})) {
    for (const auto& line : file.lines) {
      const auto target = included(line);
      for (const auto& [library, folders] : homes) {
        if (target.rfind(library, 0) != 0) continue;
        INFO(file.path << " has " << line);
        const auto folder = folder_of(file.path);
        CHECK((folders.count(folder) == 1 || (folder.rfind("cli", 0) == 0 && folders.count("cli") == 1)));
      }
    }
  }
}

TEST_CASE("every header is included by somebody") {
  std::set<std::string> used;
  const auto files = read_tree({"engine", "adapters", "cli", "tests"}, {".hpp", ".cpp"});
  for (const auto& file : files) {
    for (const auto& line : file.lines) used.insert(included(line));
  }
  for (const auto& file : files) {
    if (!file.path.ends_with(".hpp")) continue;
    INFO(file.path);
    const auto inside_tests = file.path.rfind("tests/", 0) == 0 ? file.path.substr(6) : file.path;
    CHECK((used.count('"' + file.path + '"') + used.count('"' + inside_tests + '"')) > 0);
  }
}
