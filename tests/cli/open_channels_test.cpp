#include "cli/transport/open_channels.hpp"

#include "support/catch.hpp"

using namespace filrouge;

namespace {

class Sending : public port::MessageChannel {
 public:
  [[nodiscard]] port::SendOutcome send(const port::OutgoingMessage&) override { return {}; }
  [[nodiscard]] port::UncertainPolicy when_uncertain() const override { return port::UncertainPolicy::hold; }
};

// E-mails leave; text messages do as soon as there is a token.
struct Configured {
  bool token = false;
  int emails_opened = 0;

  [[nodiscard]] cli::OpenChannels opened() {
    return cli::OpenChannels({{"email",
                               {true,
                                [this] {
                                  ++emails_opened;
                                  return std::make_unique<Sending>();
                                }}},
                              {"sms", {true, [this]() -> std::unique_ptr<port::MessageChannel> {
                                         if (token) return std::make_unique<Sending>();
                                         throw OutsideFailure(OutsideFailure::Kind::not_found, "There is no token.");
                                       }}}});
  }
};

}  // namespace

TEST_CASE("a channel that cannot be opened takes no message and says why, and the others do") {
  Configured configured;
  const auto channels = configured.opened();
  CHECK(channels.all().at("email")->send({}).kind == port::SendOutcome::Kind::sent);
  const auto outcome = channels.all().at("sms")->send({});
  CHECK(outcome.kind == port::SendOutcome::Kind::unavailable);
  CHECK(outcome.trouble == "The channel sms cannot be opened: There is no token.");
  CHECK(channels.troubles() == std::map<std::string, std::string>{{"sms", outcome.trouble}});
  CHECK_THROWS_WITH(channels.require_all(), outcome.trouble);
}

TEST_CASE("a channel is opened once what kept it from it is gone, and those that are open stay") {
  Configured configured;
  auto channels = configured.opened();
  channels.open();
  CHECK(channels.troubles().size() == 1);
  configured.token = true;
  channels.open();
  CHECK(channels.troubles().empty());
  CHECK_NOTHROW(channels.require_all());
  CHECK(channels.all().at("sms")->send({}).kind == port::SendOutcome::Kind::sent);
  CHECK(configured.emails_opened == 1);
}

TEST_CASE("whether what may have left by a closed channel leaves again is for the open one to say") {
  Configured configured;
  auto channels = configured.opened();
  CHECK(channels.all().at("sms")->when_uncertain() == port::UncertainPolicy::resend);
  configured.token = true;
  channels.open();
  CHECK(channels.all().at("sms")->when_uncertain() == port::UncertainPolicy::hold);
}
