#pragma once
#include <chrono>

namespace filrouge::system {

// From its making to its end, SIGTERM, SIGINT and SIGHUP do not end the process but can be asked and waited for. Made
// before any thread is; asked by one thread.
class Signals {
 public:
  Signals();
  ~Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  // Whether SIGTERM or SIGINT was received: somebody wants an end.
  [[nodiscard]] bool stop_wanted();
  // Whether SIGHUP was received since it was last asked: somebody wants the configuration to be read again.
  [[nodiscard]] bool take_reload();
  // Whether one of the two is so, without taking it.
  [[nodiscard]] bool something_wanted();
  // Waits at most so long until something is wanted that nobody has asked about yet.
  void wait(std::chrono::milliseconds at_most) const;
  // Can be read while there is such a thing.
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  void take_all();

  int descriptor_;
  bool stop_ = false;
  bool reload_ = false;
};

}  // namespace filrouge::system
