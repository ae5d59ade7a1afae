#include "adapters/store/json_text.hpp"
#include "adapters/store/ports.hpp"
#include "adapters/store/query.hpp"

namespace filrouge::store {
namespace {

using soci::into;
using soci::use;

constexpr auto version_columns =
    "select v.hash, v.name, v.canonical, v.files, v.published_at from pathway_version as v ";

struct VersionRow {
  port::PathwayVersion version;
  std::string files;
};
void define_version(soci::statement& s, VersionRow& r) {
  s.exchange(into(r.version.hash)), s.exchange(into(r.version.name)), s.exchange(into(r.version.canonical));
  s.exchange(into(r.files)), s.exchange(into(r.version.published_at));
}

struct ContentRow {
  port::ContentVersion version;
  std::string files;
};
void define_content(soci::statement& s, ContentRow& r) {
  s.exchange(into(r.version.kind)), s.exchange(into(r.version.hash)), s.exchange(into(r.files));
  s.exchange(into(r.version.published_at));
}

template <class Row>
auto first_of(std::vector<Row> rows) {
  std::optional<decltype(Row::version)> found;
  if (rows.empty()) return found;
  found = std::move(rows.front().version);
  found->files = texts_from_json(rows.front().files);
  return found;
}

class SqlPathwayStore : public port::PathwayStore {
 public:
  explicit SqlPathwayStore(Session& session) : session_(session) {}

  port::DatabaseInfo info() override {
    return session_.run([&] {
      port::DatabaseInfo info;
      int rehearsal = 0;
      session_.sql() << "select (select max(number) from schema_migration), rehearsal from database_info",
          into(info.schema_version), into(rehearsal);
      info.rehearsal = rehearsal != 0;
      return info;
    });
  }

  bool publish(const port::PathwayVersion& version, const std::vector<port::NewContent>& contents) override {
    return session_.run([&] {
      Transaction transaction(session_);
      transaction.lock_out("filrouge publish");
      for (const auto& content : contents)
        if (current_hash(content.version.kind) != content.replaces) return false;
      put(version);
      for (const auto& content : contents) put(content.version);
      transaction.commit();
      return true;
    });
  }

  std::optional<port::PathwayVersion> find(const PathwayHash& hash) override {
    Query<VersionRow> query(std::string(version_columns) + "where v.hash = :hash", define_version);
    query.with("hash", hash);
    return session_.run([&] { return first_of(query.rows(session_)); });
  }

  std::optional<port::PathwayVersion> current(const std::string& name) override {
    Query<VersionRow> query(
        std::string(version_columns) + "join current_pathway as c on c.hash = v.hash where c.name = :name",
        define_version);
    query.with("name", name);
    return session_.run([&] { return first_of(query.rows(session_)); });
  }

  std::vector<port::PathwayVersion> list() override {
    Query<VersionRow> query(
        "select v.hash, c.name, '', '', v.published_at from pathway_version as v "
        "join current_pathway as c on c.hash = v.hash order by c.name",
        define_version);
    return session_.run([&] {
      std::vector<port::PathwayVersion> all;
      for (auto& row : query.rows(session_)) all.push_back(std::move(row.version));
      return all;
    });
  }

  std::optional<port::ContentVersion> current(port::ContentVersion::Kind kind) override {
    Query<ContentRow> query(
        "select v.kind, v.hash, v.files, v.published_at from content_version as v "
        "join current_content as c on c.kind = v.kind and c.hash = v.hash where v.kind = :kind",
        define_content);
    query.with("kind", kind);
    return session_.run([&] { return first_of(query.rows(session_)); });
  }

  std::optional<port::ContentVersion> find(port::ContentVersion::Kind kind, const std::string& hash) override {
    Query<ContentRow> query(
        "select kind, hash, files, published_at from content_version where kind = :kind and hash = :hash",
        define_content);
    query.with("kind", kind).with("hash", hash);
    return session_.run([&] { return first_of(query.rows(session_)); });
  }

  std::vector<std::string> published(port::ContentVersion::Kind kind) override {
    Query<std::string> query("select hash from content_version where kind = :kind order by published_at desc, hash",
                             [](soci::statement& s, std::string& hash) { s.exchange(into(hash)); });
    query.with("kind", kind);
    return session_.run([&] { return query.rows(session_); });
  }

 private:
  void put(const port::PathwayVersion& version) {
    const auto files = to_json(version.files);
    session_.sql() << "insert into pathway_version (hash, name, canonical, files, published_at) "
                      "values (:hash, :name, :canonical, :files, :at) on conflict (hash) do nothing",
        use(version.hash, "hash"), use(version.name, "name"), use(version.canonical, "canonical"), use(files, "files"),
        use(version.published_at, "at");
    session_.sql() << "insert into current_pathway (name, hash) values (:name, :hash) "
                      "on conflict (name) do update set hash = excluded.hash",
        use(version.name, "name"), use(version.hash, "hash");
  }

  void put(const port::ContentVersion& version) {
    const auto files = to_json(version.files);
    session_.sql() << "insert into content_version (kind, hash, files, published_at) "
                      "values (:kind, :hash, :files, :at) on conflict (kind, hash) do nothing",
        use(version.kind, "kind"), use(version.hash, "hash"), use(files, "files"), use(version.published_at, "at");
    session_.sql() << "insert into current_content (kind, hash) values (:kind, :hash) "
                      "on conflict (kind) do update set hash = excluded.hash",
        use(version.kind, "kind"), use(version.hash, "hash");
  }

  std::optional<std::string> current_hash(port::ContentVersion::Kind kind) {
    std::string hash;
    session_.sql() << "select hash from current_content where kind = :kind", use(kind, "kind"), into(hash);
    return session_.sql().got_data() ? std::optional(hash) : std::nullopt;
  }

  Session& session_;
};

}  // namespace

std::unique_ptr<port::PathwayStore> make_pathway_store(Session& session) {
  return std::make_unique<SqlPathwayStore>(session);
}

}  // namespace filrouge::store
