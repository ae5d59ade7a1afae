#include "bench/bench_school.hpp"

#include "engine/service/open_cases.hpp"
#include "engine/service/publish.hpp"
#include "support/read_text.hpp"

#include <stdexcept>
#include <vector>

namespace filrouge::bench {

BenchSchool::BenchSchool(test::Server server, const std::string& pathway, const std::string& messages, int pupils,
                         Instant opened, const std::function<std::string(int)>& address)
    : database_(server),
      store_(database_.open()),
      reading_(database_.open()),
      library_(reading_->pathways(), reading_->people(),
               [this](const std::string& name) { return zones_.zone(name); }) {
  store_->people().put({{bench_uai, "Lycée", "", "", "", "", "", "", "", "", "Europe/Paris"}});
  std::vector<port::RosterEntry> roster;
  for (int i = 0; i < pupils; ++i) {
    roster.push_back({port::PersonKind::student,
                      reference(i),
                      {{"ine", reference(i)}, {"given_names", "Zoé"}, {"email", address(i)}},
                      {}});
  }
  (void)store_->people().import_roster(bench_uai, roster, true);
  service::Publication publication{"bench.yaml", {{"bench.yaml", pathway}, {"bench.messages.yaml", messages}}};
  for (const auto* file : {"fr.yaml", "school-holidays.yaml", "territories.yaml"})
    publication.files[file] = test::read_text(std::string(FILROUGE_SOURCE_DIR "/workflows/calendars/") + file);
  if (!service::Publish(store_->pathways(), store_->cases()).run(publication, "", opened))
    throw std::runtime_error("the pathway of the benchmark cannot be published");
  const auto version = library_.all_current().front();
  (void)service::OpenCases(store_->cases(), store_->people(), library_).run(version, bench_uai, 2025, opened);
}

}  // namespace filrouge::bench
