#pragma once
#include "engine/base/time.hpp"
#include "engine/daemon/clock_watch.hpp"
#include "engine/daemon/life.hpp"
#include "engine/service/run_round.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::daemon {

// What the daemon asks of the machine it runs on. Whatever fails outside leaves as OutsideFailure.
class Surroundings {
 public:
  virtual ~Surroundings() = default;
  [[nodiscard]] virtual Instant now() const = 0;
  // By a clock that nobody sets.
  [[nodiscard]] virtual std::chrono::microseconds uptime() const = 0;
  // Somebody asked the daemon to stop.
  [[nodiscard]] virtual bool stopping() = 0;
  // Somebody asked for the configuration to be read again since this was last asked.
  [[nodiscard]] virtual bool reload_wanted() = 0;
  // Reads it again. What is wrong leaves the one in force and is an OutsideFailure.
  virtual void reload() = 0;
  // Waits at most so long: until the daemon is asked for something or, where `for_changes`, until somebody else has
  // written since the last round.
  virtual void wait(std::chrono::milliseconds at_most, bool for_changes) = 0;
  enum class Weight { info, warning, error };
  struct Count {
    std::string_view name;  // "cases_fired"
    std::size_t count = 0;
  };
  using Counts = std::vector<Count>;
  virtual void log(Weight weight, const std::string& message, const Counts& counts) = 0;
  // Its life has come to another phase.
  virtual void entered(Phase phase) = 0;
  // Why it does not work just now; empty when it does again.
  virtual void troubled(const std::string& why) = 0;
  // Why its clock is not to be trusted just now; empty when it is again.
  virtual void clock_doubted(const std::string& why) = 0;
  // It goes round; a service manager that hears nothing for minutes may restart it.
  virtual void alive() = 0;

  // Makes sure that this daemon may work on the database.
  virtual void take_seat() = 0;
  // Brings the schema up to this program's, and connects.
  virtual void migrate() = 0;
  // Connects again.
  virtual void reconnect() = 0;
  // One round of what is due (run_round.hpp), which ends early when the daemon is asked to stop.
  [[nodiscard]] virtual service::Round work(Instant now) = 0;
  virtual void disconnect() = 0;
};

// The daemon's loop: it works on what is due, sleeps until something will be or somebody writes, waits out a database
// that went away, and stops between two batches when it is asked to.
class Daemon {
 public:
  explicit Daemon(Surroundings& outside) : outside_(outside) {}

  // Until it has stopped. False when it stopped because it could not go on; the reason was logged.
  [[nodiscard]] bool run();

 private:
  void reload();
  void live();
  void watch_clock();
  void work();
  void try_again(const std::string& why);
  void fail(const std::string& why);
  void works();
  void become(LifeEvent event);
  void tell_channels(const service::DeliveryReport& delivered);
  void tell_texts(const service::DeliveryReport& delivered);
  void tell_given_up(const service::DeliveryReport& delivered);

  Surroundings& outside_;
  Life life_;
  ClockWatch clock_;
  int failures_ = 0;                                     // in a row
  std::string trouble_;                                  // the sentence of the last one, said once
  std::map<std::string, std::string> channel_troubles_;  // likewise, by channel
  std::map<std::string, std::string> text_troubles_;     // likewise, by message
  bool failed_ = false;
};

}  // namespace filrouge::daemon
