#include "adapters/store/schema.hpp"

#include "adapters/store/conversions.hpp"
#include "adapters/store/migrations.hpp"
#include "adapters/store/query.hpp"
#include "engine/base/digest.hpp"
#include "engine/base/words.hpp"

#include <algorithm>

namespace filrouge::store {
namespace {

using soci::use;

struct Applied {
  std::string name;
  std::string checksum;
};
void define_applied(soci::statement& s, Applied& r) {
  s.exchange(soci::into(r.name)), s.exchange(soci::into(r.checksum));
}

std::vector<Applied> applied_migrations(Session& session) {
  return Query<Applied>("select name, checksum from schema_migration order by number", define_applied).rows(session);
}

[[noreturn]] void incompatible(const Session& session, const std::string& why) {
  throw OutsideFailure(OutsideFailure::Kind::incompatible, session.address().shown + " " + why);
}

// The database may know fewer migrations than the program, but none that the program does not know.
void require_known(const Session& session, const std::vector<Applied>& applied) {
  const auto& known = migrations_of(session.address().engine);
  if (applied.size() > known.size()) {
    incompatible(session, "was written by a newer version of filrouge: upgrade this program");
  }
  for (std::size_t i = 0; i < applied.size(); ++i) {
    if (applied[i].name != known[i].name || applied[i].checksum != sha256_hex(known[i].text)) {
      incompatible(session, "was made by another build of filrouge (migration " + applied[i].name +
                                " differs): use the program that made it");
    }
  }
}

void define_name(soci::statement& s, std::string& name) {
  s.exchange(soci::into(name));
}

// Nothing is added to what another program made.
void require_own_or_empty(Session& session) {
  const auto tables = Query<std::string>(std::string(session.dialect().tables), define_name).rows(session);
  if (tables.empty() || std::find(tables.begin(), tables.end(), "schema_migration") != tables.end()) return;
  incompatible(session, "holds tables of another program, such as " + in_quotes(tables.front()) +
                            ": name a new file or an empty database");
}

void create_bookkeeping(Session& session, const MigrateOptions& options) {
  session.script(
      "create table if not exists schema_migration (number integer primary key, name text not null, "
      "checksum text not null, applied_at bigint not null);"
      "create table if not exists database_info (number integer primary key check (number = 1), "
      "rehearsal integer not null)");
  const int rehearsal = options.rehearsal ? 1 : 0;
  session.sql()
      << "insert into database_info (number, rehearsal) values (1, :rehearsal) on conflict (number) do nothing",
      use(rehearsal, "rehearsal");
}

}  // namespace

std::vector<std::string> migrate(Session& session, const MigrateOptions& options) {
  return session.run([&] {
    Transaction transaction(session);
    transaction.lock_out("filrouge migrate");
    require_own_or_empty(session);
    create_bookkeeping(session, options);
    const auto applied = applied_migrations(session);
    require_known(session, applied);
    std::vector<std::string> ran;
    const auto& known = migrations_of(session.address().engine);
    for (std::size_t i = applied.size(); i < known.size(); ++i) {
      session.script(std::string(known[i].text));
      const auto number = static_cast<int>(i) + 1;
      const std::string name(known[i].name);
      const auto checksum = sha256_hex(known[i].text);
      session.sql() << "insert into schema_migration (number, name, checksum, applied_at) "
                       "values (:number, :name, :checksum, :at)",
          use(number, "number"), use(name, "name"), use(checksum, "checksum"), use(options.now, "at");
      ran.push_back(name);
    }
    transaction.commit();
    return ran;
  });
}

void require_current_schema(Session& session) {
  const auto applied = session.run([&] { return applied_migrations(session); });
  require_known(session, applied);
  if (applied.size() < migrations_of(session.address().engine).size()) {
    incompatible(session, "has the schema of an older version of filrouge: back it up and run `filrouge db migrate`");
  }
}

}  // namespace filrouge::store
