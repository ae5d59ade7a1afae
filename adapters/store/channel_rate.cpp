#include "adapters/store/channel_rate.hpp"

#include "adapters/store/query.hpp"

namespace filrouge::store {
namespace {

using soci::use;
using std::chrono::microseconds;

constexpr long long minute = 60;

// What has left since the second a minute ago; what seems to have left later was counted before the clock was set back,
// and is forgotten where that is more than a minute.
struct Use {
  long long now = 0;  // microseconds
  long long messages = 0;
  long long earliest = 0;  // second
};
void define_use(soci::statement& s, Use& r) {
  s.exchange(soci::into(r.now)), s.exchange(soci::into(r.messages)), s.exchange(soci::into(r.earliest));
}

Use use_of(Session& session, const std::string& channel) {
  const std::string clock(session.dialect().clock);
  Query<Use> query("select c.now, coalesce(sum(u.messages), 0), coalesce(min(u.second), 0) from (select " + clock +
                       " as now) as c left join channel_use as u on u.channel = :channel and "
                       "abs(u.second - c.now / 1000000) <= " +
                       std::to_string(minute) + " group by c.now",
                   define_use);
  return query.with("channel", channel).rows(session).at(0);
}

void count(Session& session, const std::string& channel, long long second) {
  session.sql() << "insert into channel_use (channel, second, messages) values (:channel, :second, 1) "
                   "on conflict (channel, second) do update set messages = channel_use.messages + 1",
      use(channel, "channel"), use(second, "second");
  session.sql() << "delete from channel_use where channel = :channel and abs(second - :second) > " +
                       std::to_string(minute),
      use(channel, "channel"), use(second, "second");
}

}  // namespace

std::optional<std::chrono::milliseconds> take_turn(Session& session, const std::string& channel, std::size_t a_minute) {
  Transaction transaction(session);
  transaction.lock_out("rate of " + channel);
  const auto used = use_of(session, channel);
  const auto full = used.messages >= static_cast<long long>(a_minute);
  if (!full) count(session, channel, used.now / 1'000'000);
  transaction.commit();
  if (!full) return std::nullopt;
  const auto room = std::chrono::seconds(used.earliest + minute + 1);
  return std::chrono::ceil<std::chrono::milliseconds>(room - microseconds(used.now));
}

}  // namespace filrouge::store
