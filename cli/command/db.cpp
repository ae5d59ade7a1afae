#include "cli/command/db.hpp"

#include "cli/compose.hpp"
#include "cli/exit_code.hpp"
#include "engine/base/error.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {

int run(const DbMigrateOptions& options, Context& context) {
  const auto ran = migrate(context, options.rehearsal);
  if (options.rehearsal && !Composition(context, Access::reading).stores().pathways.info().rehearsal) {
    throw OutsideFailure(OutsideFailure::Kind::incompatible,
                         "This database is a real one and stays one: name another with --database for a rehearsal.");
  }
  if (context.json) {
    context.out << nlohmann::json{{"migrations", ran}}.dump() << "\n";
  } else {
    for (const auto& name : ran) context.out << name << "\n";
    context.out << (ran.empty() ? "The database is up to date.\n" : "The database is ready.\n");
  }
  return done;
}

int run(const DbInfoOptions&, Context& context) {
  Composition engine(context, Access::reading);
  const auto info = engine.stores().pathways.info();
  const auto pathways = engine.stores().pathways.list();
  if (context.json) {
    auto published = nlohmann::json::array();
    for (const auto& version : pathways) published.push_back({{"name", version.name}, {"hash", version.hash.value()}});
    context.out << nlohmann::json{{"schema", info.schema_version},
                                  {"rehearsal", info.rehearsal},
                                  {"pathways", published}}
                       .dump()
                << "\n";
    return done;
  }
  context.out << "schema " << info.schema_version << (info.rehearsal ? ", a rehearsal" : ", a real database") << "\n";
  for (const auto& version : pathways)
    context.out << "pathway " << version.name << " " << version.hash.value().substr(0, 12) << "\n";
  return done;
}

}  // namespace filrouge::cli
