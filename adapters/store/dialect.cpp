#include "adapters/store/dialect.hpp"

namespace filrouge::store {
namespace {

std::string text(std::string_view a, std::string_view b, std::string_view c) {
  std::string all(a);
  all.append(b).append(c);
  return all;
}

}  // namespace

const Dialect postgres_dialect{
    "begin",
    "begin isolation level repeatable read read only",
    " for no key update skip locked",
    "cast(c.ctid as text)",
    "cast(extract(epoch from clock_timestamp()) * 1000000 as bigint)",
    "select 1 from (select pg_advisory_xact_lock(hashtext(:what))) as lock",
    "select tablename from pg_tables where schemaname = current_schema() order by tablename",
    true,
    [](std::string_view parameter) { return text("cast(", parameter, " as jsonb)"); },
    [](std::string_view column) { return text("cast(", column, " as text)"); },
    [](std::string_view parameter) {
      return text("(select e from jsonb_array_elements(cast(", parameter, " as jsonb)) as e)");
    },
    [](std::string_view sequence) {
      return text("select nextval('", sequence, "') from generate_series(1, cast(:count as integer))");
    }};

const Dialect sqlite_dialect{
    "begin immediate",
    "begin",
    "",
    "''",
    "cast((julianday('now') - 2440587.5) * 86400000 as integer) * 1000",
    "select length(:what)",  // who writes is alone
    "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by name",
    false,
    [](std::string_view parameter) { return std::string(parameter); },
    [](std::string_view column) { return std::string(column); },
    [](std::string_view parameter) { return text("(select value as e from json_each(", parameter, "))"); },
    [](std::string_view sequence) {
      return text("with recursive taken(number, left) as (select next, :count from sequence where name = '", sequence,
                  "' union all select number + 1, left - 1 from taken where left > 1) select number from taken");
    }};

}  // namespace filrouge::store
