#include "adapters/store/ports.hpp"
#include "adapters/store/query.hpp"

namespace filrouge::store {
namespace {

using port::Backlog, port::Totals, port::CountedCases, port::CountedDeliveries, port::CountedIntents;

constexpr std::chrono::minutes late_after{1};

// Each is the condition of a partial index, word for word.
constexpr const char* due_cases =
    "select count(*), coalesce(sum(case when wake_at <= :late then 1 else 0 end), 0) "
    "from case_file where wake_at is not null and wake_at <= :now";
constexpr const char* pending_intents = "select status, count(*) from intent where status = 'pending' group by status";
constexpr const char* waiting_deliveries =
    "select channel, status, count(*) from delivery where status in ('pending', 'sending') group by channel, status "
    "union all "
    "select channel, status, count(*) from delivery where status in ('held', 'dead') group by channel, status "
    "order by channel, status";
constexpr const char* unreached_deliveries =
    "select count(*) from delivery where status in ('held', 'dead') and status = 'dead' and reason like 'unreachable%'";

constexpr const char* all_cases =
    "select pathway_name, status, count(*), count(distinct pathway) from case_file "
    "group by pathway_name, status order by pathway_name, status";
constexpr const char* other_intents =
    "select status, count(*) from intent where status <> 'pending' group by status order by status";
constexpr const char* other_deliveries =
    "select channel, status, count(*) from delivery where status not in ('pending', 'sending', 'held', 'dead') "
    "group by channel, status order by channel, status";

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

void define_cases(soci::statement& s, Counted<CountedCases>& r) {
  s.exchange(soci::into(r.row.pathway)), s.exchange(soci::into(r.row.status)), s.exchange(soci::into(r.count)),
      s.exchange(soci::into(r.versions));
}
void define_intents(soci::statement& s, Counted<CountedIntents>& r) {
  s.exchange(soci::into(r.row.status)), s.exchange(soci::into(r.count));
}
void define_deliveries(soci::statement& s, Counted<CountedDeliveries>& r) {
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

  Backlog backlog(Instant now) override {
    return session_.run([&] {
      const auto due =
          Query<Due>(due_cases, define_due).with("late", now - late_after).with("now", now).rows(session_).front();
      const auto intents = rows(session_, pending_intents, define_intents);
      long long unreached = 0;
      session_.sql() << unreached_deliveries, soci::into(unreached);
      return Backlog{.cases_due = static_cast<std::size_t>(due.due),
                     .cases_late = static_cast<std::size_t>(due.late),
                     .intents = intents.empty() ? 0 : intents.front().count,
                     .deliveries = rows(session_, waiting_deliveries, define_deliveries),
                     .unreached = static_cast<std::size_t>(unreached)};
    });
  }

  Totals totals() override {
    return session_.run([&] {
      return Totals{.cases = rows(session_, all_cases, define_cases),
                    .intents = rows(session_, other_intents, define_intents),
                    .deliveries = rows(session_, other_deliveries, define_deliveries)};
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
