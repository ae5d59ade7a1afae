#pragma once
#include <array>
#include <memory>
#include <string_view>

namespace filrouge::daemon {

// Where the daemon is in its life; `connected` and `reconnecting` are the two ways of running.
enum class Phase { starting, migrating, connected, reconnecting, draining, stopped };
inline constexpr std::array all_phases{Phase::starting,     Phase::migrating, Phase::connected,
                                       Phase::reconnecting, Phase::draining,  Phase::stopped};

enum class LifeEvent {
  ready,      // it may work on this database: no other daemon has to be alone with it
  migrated,   // the schema is this program's
  lost,       // the database does not serve
  restored,   // it serves again
  terminate,  // somebody asked it to stop
  failed,     // nothing it can wait for will help
  drained     // nothing is in hand any more
};
inline constexpr std::array all_life_events{LifeEvent::ready,    LifeEvent::migrated,  LifeEvent::lost,
                                            LifeEvent::restored, LifeEvent::terminate, LifeEvent::failed,
                                            LifeEvent::drained};

[[nodiscard]] std::string_view to_string(Phase phase);
[[nodiscard]] std::string_view to_string(LifeEvent event);

// The life of the daemon, drawn in docs/internals/daemon.md. One thread at a time.
class Life {
 public:
  Life();
  ~Life();
  Life(const Life&) = delete;
  Life& operator=(const Life&) = delete;

  [[nodiscard]] Phase phase() const;
  // What the phase does not wait for changes nothing.
  void on(LifeEvent event);

 private:
  struct Chart;
  std::unique_ptr<Chart> chart_;
};

}  // namespace filrouge::daemon
