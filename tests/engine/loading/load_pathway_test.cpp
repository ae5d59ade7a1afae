#include "engine/loading/load_pathway.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

using namespace filrouge;
using namespace filrouge::loading;
using namespace filrouge::pathway;

namespace {

const std::filesystem::path source_dir{FILROUGE_SOURCE_DIR};

std::string read_text(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  INFO(path.string());
  REQUIRE(in);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::string rendered(const Diagnostics& findings, const Files& files) {
  std::string out;
  for (const auto& each : findings) {
    const auto file = files.find(each.file);
    out += render(each, file == files.end() ? std::string_view{} : std::string_view{file->second});
  }
  return out;
}

Pathway loaded(const std::string& text) {
  const Files files{{"a.yaml", text}};
  auto result = load_pathway("a.yaml", files);
  INFO(rendered(result.findings, files));
  REQUIRE(result.pathway);
  return std::move(*result.pathway);
}

}  // namespace

TEST_CASE("the AvenirPro pathway loads without a finding") {
  const Files files{
      {"workflows/avenirpro/avenirpro.yaml", read_text(source_dir / "workflows/avenirpro/avenirpro.yaml")}};
  const auto result = load_pathway("workflows/avenirpro/avenirpro.yaml", files);
  CHECK(rendered(result.findings, files) == "");
  CHECK(result.pathway);
}

TEST_CASE("the smallest pathway is a name and a state") {
  const auto pathway = loaded("pathway: small\nstates: { only: {} }\n");
  CHECK(pathway.name == "small");
  CHECK(pathway.states.size() == 2);
  CHECK(pathway.states[root_state].initial == std::vector{StateIndex{1}});
}
