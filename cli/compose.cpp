// The only file that names concrete adapters, beside transport/.
#include "cli/compose.hpp"

#include "adapters/render/mustache_renderer.hpp"
#include "adapters/store/store.hpp"
#include "adapters/system/clock.hpp"
#include "adapters/system/zone_database.hpp"
#include "cli/transport/transport.hpp"
#include "engine/base/error.hpp"

#include <map>
#include <utility>

namespace filrouge::cli {
namespace {

Instant present(const Context& context) {
  return context.now ? *context.now : system::SystemClock().now();
}

using OpenChannels = std::map<std::string, std::unique_ptr<port::MessageChannel>>;

// Of a rehearsal, nothing leaves the machine whatever is configured.
OpenChannels open_channels(const std::map<std::string, Channel>& configured, bool rehearsal) {
  const auto in_files = channels_in("maildir");
  OpenChannels channels;
  for (const auto& [name, channel] : configured)
    channels[name] = rehearsal && channel.leaves ? in_files.at(name).open() : channel.open();
  return channels;
}

}  // namespace

struct Composition::Adapters {
  explicit Adapters(const Context& context)
      : now(present(context)),
        configuration(*context.configuration),
        store(store::open_store(configuration.database)),
        reading(store::open_store(configuration.database)),
        rehearsal(store->pathways().info().rehearsal),
        library(reading->pathways(), reading->people(), [this](const std::string& name) { return zones.zone(name); }) {}

  Instant now;
  Configuration configuration;
  std::unique_ptr<store::Store> store;
  // What services look up inside the store's callbacks goes through a second connection.
  std::unique_ptr<store::Store> reading;
  bool rehearsal;
  system::ZoneDatabase zones;
  service::Library library;
  rendering::MustacheRenderer renderer;
  OpenChannels channels;
  service::DeliveryOptions delivery;  // once the channels are open
};

Composition::Composition(const Context& context, Access access) : adapters_(std::make_unique<Adapters>(context)) {
  if (access == Access::acting && context.now && !adapters_->rehearsal) {
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

port::CountStore& Composition::counts() {
  return adapters_->reading->counts();
}

service::DeliverOutbox Composition::deliver_outbox() {
  auto& adapters = *adapters_;
  if (adapters.channels.empty()) reconfigure(adapters.configuration);
  service::Channels channels;
  for (const auto& [name, channel] : adapters.channels) channels[name] = channel.get();
  return {adapters.store->outbox(), adapters.reading->cases(), adapters.reading->people(), adapters.library,
          adapters.renderer,        std::move(channels),       adapters.delivery};
}

void Composition::reconfigure(const Configuration& configuration) {
  auto delivery = configuration.delivery;
  delivery.answers = answer_links(configuration);
  adapters_->channels = open_channels(configuration.channels, adapters_->rehearsal);
  adapters_->delivery = std::move(delivery);
  adapters_->configuration = configuration;
}

std::vector<std::string> migrate(const Context& context, bool rehearsal) {
  return store::migrate_store(context.configuration->database, {rehearsal, present(context)});
}

}  // namespace filrouge::cli
