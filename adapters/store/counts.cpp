#include "adapters/store/ports.hpp"
#include "adapters/store/query.hpp"

namespace filrouge::store {
namespace {

constexpr std::chrono::minutes late_after{1};

struct Due {
  long long due = 0;
  long long late = 0;
};

// SOCI reads numbers of 64 bits into long long alone.
template <class Row>
struct Counted {
  Row row;
  long long count = 0;
  long long versions = 0;
};

void define_cases(soci::statement& s, Counted<port::Counts::Cases>& r) {
  s.exchange(soci::into(r.row.pathway)), s.exchange(soci::into(r.row.status)), s.exchange(soci::into(r.count)),
      s.exchange(soci::into(r.versions));
}
void define_intents(soci::statement& s, Counted<port::Counts::Intents>& r) {
  s.exchange(soci::into(r.row.status)), s.exchange(soci::into(r.count));
}
void define_deliveries(soci::statement& s, Counted<port::Counts::Deliveries>& r) {
  s.exchange(soci::into(r.row.channel)), s.exchange(soci::into(r.row.status)), s.exchange(soci::into(r.count));
}
void define_due(soci::statement& s, Due& r) {
  s.exchange(soci::into(r.due)), s.exchange(soci::into(r.late));
}

template <class Row>
std::vector<Row> rows(Session& session, const char* select, void (*define)(soci::statement&, Counted<Row>&)) {
  std::vector<Row> all;
  for (auto& counted : Query<Counted<Row>>(select, define).rows(session)) {
    auto& row = all.emplace_back(std::move(counted.row));
    row.count = static_cast<std::size_t>(counted.count);
    if constexpr (requires(Row & r) { r.versions; }) row.versions = static_cast<std::size_t>(counted.versions);
  }
  return all;
}

class SqlCountStore : public port::CountStore {
 public:
  explicit SqlCountStore(Session& session) : session_(session) {}

  port::Counts count(Instant now) override {
    return session_.run([&] {
      port::Counts counts;
      counts.cases = rows(session_,
                          "select pathway_name, status, count(*), count(distinct pathway) from case_file "
                          "group by pathway_name, status order by pathway_name, status",
                          define_cases);
      counts.intents =
          rows(session_, "select status, count(*) from intent group by status order by status", define_intents);
      counts.deliveries = rows(session_,
                               "select channel, status, count(*) from delivery group by channel, status "
                               "order by channel, status",
                               define_deliveries);
      const auto due = Query<Due>(
                           "select count(*), coalesce(sum(case when wake_at <= :late then 1 else 0 end), 0) "
                           "from case_file where wake_at <= :now",
                           define_due)
                           .with("late", now - late_after)
                           .with("now", now)
                           .rows(session_)
                           .front();
      counts.cases_due = static_cast<std::size_t>(due.due);
      counts.cases_late = static_cast<std::size_t>(due.late);
      return counts;
    });
  }

 private:
  Session& session_;
};

}  // namespace

std::unique_ptr<port::CountStore> make_count_store(Session& session) {
  return std::make_unique<SqlCountStore>(session);
}

}  // namespace filrouge::store
