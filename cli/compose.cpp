// The only file that names concrete adapters, beside transport/.
#include "cli/compose.hpp"

#include "adapters/render/mustache_renderer.hpp"
#include "adapters/store/store.hpp"
#include "adapters/system/clock.hpp"
#include "adapters/system/zone_database.hpp"
#include "cli/transport/open_channels.hpp"
#include "cli/transport/transport.hpp"
#include "engine/base/error.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace filrouge::cli {
namespace {

Instant present(const Context& context) {
  return context.now ? *context.now : system::SystemClock().now();
}

// Of a rehearsal, nothing leaves the machine whatever is configured.
OpenChannels open_channels(std::map<std::string, Channel> configured, bool rehearsal) {
  const auto in_files = channels_in("maildir");
  for (auto& [name, channel] : configured)
    if (rehearsal && channel.leaves) channel = in_files.at(name);
  return OpenChannels(std::move(configured));
}

// So that the relay, not the database, is what messages wait for; a rehearsal is the same each time.
std::size_t count_of_senders(const Configuration& configuration, bool rehearsal) {
  if (rehearsal) return 1;
  if (configuration.senders != 0) return configuration.senders;
  return store::file_of(configuration.database) ? 2 : 3;
}

}  // namespace

struct Composition::Adapters {
  // What a sender has for itself, because it works in a thread of its own.
  struct Sender {
    explicit Sender(const std::string& database)
        : store(store::open_store(database)),
          reading(store::open_store(database)),
          library(reading->pathways(), reading->people(),
                  [this](const std::string& name) { return zones.zone(name); }) {}
    ~Sender() = default;
    Sender(const Sender&) = delete;
    Sender& operator=(const Sender&) = delete;

    std::unique_ptr<store::Store> store;
    // What services look up inside the store's callbacks goes through a second connection.
    std::unique_ptr<store::Store> reading;
    system::ZoneDatabase zones;
    service::Library library;
    std::optional<OpenChannels> channels;  // once they are asked for
  };

  explicit Adapters(const Context& context) : now(present(context)), configuration(*context.configuration) {
    senders.push_back(std::make_unique<Sender>(configuration.database));
    rehearsal = first().store->pathways().info().rehearsal;
  }
  // The one that works for every other service, too.
  [[nodiscard]] Sender& first() { return *senders.front(); }
  // Those of each sender.
  [[nodiscard]] std::vector<OpenChannels> opened(const Configuration& next) const;
  // Delivers by them from now on, as this says.
  void deliver_as(const Configuration& next, std::vector<OpenChannels> channels);

  Instant now;
  Configuration configuration;
  bool rehearsal = false;
  rendering::MustacheRenderer renderer;
  std::vector<std::unique_ptr<Sender>> senders;  // the others once the channels are open
  service::DeliveryOptions delivery;             // likewise
};

std::vector<OpenChannels> Composition::Adapters::opened(const Configuration& next) const {
  std::vector<OpenChannels> channels;
  for (auto count = count_of_senders(next, rehearsal); count != 0; --count)
    channels.push_back(open_channels(next.channels, rehearsal));
  return channels;
}

void Composition::Adapters::deliver_as(const Configuration& next, std::vector<OpenChannels> channels) {
  auto options = next.delivery;
  options.answers = answer_links(next);
  std::vector<std::unique_ptr<Sender>> more;  // a server that is full may refuse any of them
  while (senders.size() + more.size() < channels.size())
    more.push_back(std::make_unique<Sender>(configuration.database));
  std::ranges::move(more, std::back_inserter(senders));
  senders.resize(channels.size());
  for (std::size_t i = 0; i < channels.size(); ++i) senders[i]->channels = std::move(channels[i]);
  delivery = std::move(options);
  configuration = next;
}

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
  auto& store = *adapters_->first().store;
  return {store.cases(), store.people(), store.pathways(), store.outbox(), store.audit()};
}

service::Library& Composition::library() {
  return adapters_->first().library;
}

port::CountStore& Composition::counts() {
  return adapters_->first().reading->counts();
}

void Composition::forget_current() {
  for (const auto& sender : adapters_->senders) sender->library.forget_current();
}

service::Senders Composition::senders() {
  auto& adapters = *adapters_;
  if (!adapters.first().channels)
    adapters.deliver_as(Configuration(adapters.configuration), adapters.opened(adapters.configuration));
  std::vector<service::DeliverOutbox> all;
  for (const auto& sender : adapters.senders) {
    sender->channels->open();
    all.emplace_back(sender->store->outbox(), sender->reading->cases(), sender->reading->people(), sender->library,
                     adapters.renderer, sender->channels->all(), adapters.delivery);
  }
  return service::Senders(std::move(all));
}

std::map<std::string, std::string> Composition::channel_troubles() const {
  const auto& channels = adapters_->first().channels;
  return channels ? channels->troubles() : std::map<std::string, std::string>();
}

void Composition::reconfigure(const Configuration& configuration) {
  auto channels = adapters_->opened(configuration);
  for (const auto& each : channels) each.require_all();
  adapters_->deliver_as(configuration, std::move(channels));
}

std::vector<std::string> migrate(const Context& context, bool rehearsal) {
  return store::migrate_store(context.configuration->database, {rehearsal, present(context)});
}

}  // namespace filrouge::cli
