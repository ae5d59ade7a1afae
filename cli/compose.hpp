#pragma once
#include "cli/context.hpp"
#include "engine/port/count_store.hpp"
#include "engine/service/library.hpp"
#include "engine/service/senders.hpp"
#include "engine/service/stores.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace filrouge::cli {

// What a command is about to do with the database.
enum class Access {
  reading,  // --now may be given
  acting    // --now may be given only when the database is a rehearsal
};

// The engine with its adapters, put together for one command.
class Composition {
 public:
  // Opens the database. Throws OutsideFailure when it cannot be used, or when --now would act on a real one.
  Composition(const Context& context, Access access);
  ~Composition();
  Composition(const Composition&) = delete;
  Composition& operator=(const Composition&) = delete;

  [[nodiscard]] Instant now() const;
  [[nodiscard]] service::Stores stores();
  [[nodiscard]] service::Library& library();
  [[nodiscard]] port::CountStore& counts();
  // What is current is read again from now on, by all senders as well.
  void forget_current();
  // Deliver by the channels of the configuration. One that cannot be opened keeps its messages waiting, and is tried
  // again each time this is asked.
  [[nodiscard]] service::Senders senders();
  // Why channels could not be opened when senders were last asked for, by their names.
  [[nodiscard]] std::map<std::string, std::string> channel_troubles() const;
  // Delivers from now on as this says; the database stays. Where a channel cannot be opened, or the database does not
  // let further senders in, it throws OutsideFailure, and nothing has changed.
  void reconfigure(const Configuration& configuration);

 private:
  struct Adapters;
  std::unique_ptr<Adapters> adapters_;
};

// Creates or updates the database of the context; the names of the migrations that ran.
[[nodiscard]] std::vector<std::string> migrate(const Context& context, bool rehearsal);

}  // namespace filrouge::cli
