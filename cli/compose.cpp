// The only file that names concrete adapters.
#include "cli/compose.hpp"

#include "adapters/maildir/maildir_channel.hpp"
#include "adapters/render/mustache_renderer.hpp"
#include "adapters/store/store.hpp"
#include "adapters/system/clock.hpp"
#include "adapters/system/zone_database.hpp"
#include "engine/base/error.hpp"

#include <map>
#include <utility>

namespace filrouge::cli {
namespace {

Instant present(const Context& context) {
  return context.now ? *context.now : system::SystemClock().now();
}

// Texts and letters go into files as well: Maildir++ folders that mail programs show below the inbox.
std::map<std::string, std::unique_ptr<port::MessageChannel>> open_channels(const std::filesystem::path& maildir) {
  std::map<std::string, std::unique_ptr<port::MessageChannel>> channels;
  channels["email"] = std::make_unique<maildir::MaildirChannel>(maildir, true);
  channels["sms"] = std::make_unique<maildir::MaildirChannel>(maildir / ".sms", false);
  channels["letter"] = std::make_unique<maildir::MaildirChannel>(maildir / ".letter", false);
  return channels;
}

}  // namespace

struct Composition::Adapters {
  explicit Adapters(const Context& context)
      : now(present(context)),
        maildir(context.maildir),
        store(store::open_store(context.database)),
        reading(store::open_store(context.database)),
        library(reading->pathways(), reading->people(), [this](const std::string& name) { return zones.zone(name); }) {}

  Instant now;
  std::filesystem::path maildir;
  std::unique_ptr<store::Store> store;
  // What services look up inside the store's callbacks goes through a second connection.
  std::unique_ptr<store::Store> reading;
  system::ZoneDatabase zones;
  service::Library library;
  rendering::MustacheRenderer renderer;
  std::map<std::string, std::unique_ptr<port::MessageChannel>> channels;
};

Composition::Composition(const Context& context, Access access) : adapters_(std::make_unique<Adapters>(context)) {
  if (access == Access::acting && context.now && !adapters_->store->pathways().info().rehearsal) {
    throw OutsideFailure(OutsideFailure::Kind::incompatible,
                         "--now acts on a rehearsal only, and this database is a real one: leave --now out, or make "
                         "a rehearsal with \"filrouge db migrate --rehearsal\".");
  }
}

Composition::~Composition() = default;

Instant Composition::now() const {
  return adapters_->now;
}

service::Stores Composition::stores() {
  auto& store = *adapters_->store;
  return {store.cases(), store.people(), store.pathways(), store.outbox(), store.audit()};
}

service::Library& Composition::library() {
  return adapters_->library;
}

service::DeliverOutbox Composition::deliver_outbox() {
  auto& adapters = *adapters_;
  if (adapters.channels.empty()) adapters.channels = open_channels(adapters.maildir);
  service::Channels channels;
  for (const auto& [name, channel] : adapters.channels) channels[name] = channel.get();
  return {adapters.store->outbox(), adapters.reading->cases(), adapters.reading->people(),
          adapters.library,         adapters.renderer,         std::move(channels)};
}

std::vector<std::string> migrate(const Context& context, bool rehearsal) {
  return store::migrate_store(context.database, {rehearsal, present(context)});
}

}  // namespace filrouge::cli
