#include "engine/service/senders.hpp"

#include <atomic>
#include <exception>
#include <thread>
#include <utility>

namespace filrouge::service {
namespace {

// A sender at work in a thread of its own.
class Beside {
 public:
  Beside(DeliverOutbox& sender, Instant now, Quota& quota, std::atomic<bool>& over)
      : thread_([this, &sender, now, &quota, &over] {
          try {
            report_ = sender.send(now, quota, [&over] { return over.load(); });
          } catch (...) {
            failure_ = std::current_exception();
            over = true;
          }
        }) {}

  // What it did, once it is done; throws what ended it.
  [[nodiscard]] DeliveryReport done() {
    thread_.join();
    if (failure_) std::rethrow_exception(failure_);
    return std::move(report_);
  }

 private:
  DeliveryReport report_;
  std::exception_ptr failure_;
  std::jthread thread_;  // last: it writes to the others until it is joined
};

}  // namespace

DeliveryReport Senders::run_once(Instant now, const Stop& stop, std::size_t deliveries_max) {
  auto& first = all_.front();
  auto report = first.resolve(now);
  Quota quota(deliveries_max);
  std::atomic<bool> over = false;
  std::vector<std::unique_ptr<Beside>> others;
  // Where there is nothing to send, one of them finds that out.
  const auto begin_others = [&] {
    for (std::size_t i = 1; i < all_.size(); ++i) others.push_back(std::make_unique<Beside>(all_[i], now, quota, over));
  };
  const auto ends = [&] {
    if (wanted(stop)) over = true;
    return over.load();
  };
  try {
    report += first.send(now, quota, ends, begin_others);
  } catch (...) {
    over = true;
    throw;
  }
  for (auto& other : others) report += other->done();
  return report;
}

DeliveryReport Senders::run(Instant now, const Progress& progress, const Stop& stop) {
  return until_idle([&] { return run_once(now, stop); }, progress, stop);
}

}  // namespace filrouge::service
