#include "adapters/webhook/signature.hpp"

#include "adapters/webhook/options.hpp"
#include "support/catch.hpp"

using namespace filrouge;

namespace {

// The example of the specification's reference libraries.
constexpr auto known_secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
constexpr auto id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
constexpr auto payload = R"({"test": 2432232314})";
const Instant signed_at = Instant(std::chrono::seconds(1614265330));

}  // namespace

TEST_CASE("a webhook is signed as Standard Webhooks says") {
  CHECK(webhook::signature_of(id, signed_at, payload, {known_secret}) ==
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

TEST_CASE("while a secret is replaced, both sign") {
  const auto* next = "whsec_MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA=";
  const auto alone = webhook::signature_of(id, signed_at, payload, {next});
  CHECK(webhook::signature_of(id, signed_at, payload, {next, known_secret}) ==
        alone + " " + webhook::signature_of(id, signed_at, payload, {known_secret}));
}

TEST_CASE("a secret is whsec_ and the base64 of 24 to 64 bytes") {
  CHECK(webhook::key_of(known_secret));
  for (const auto* bad : {"", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_", "whsec_c2hvcnQ=", "whsec_!!!!"}) {
    INFO(bad);
    CHECK_FALSE(webhook::key_of(bad));
  }
}

TEST_CASE("a webhook with a fault is said in one sentence that does not hold the secret") {
  webhook::Options options;
  options.url = "https://example.org/hook";
  options.secret = known_secret;
  CHECK_FALSE(webhook::fault_of(options));
  options.previous_secret = "whsec_s3cret";
  REQUIRE(webhook::fault_of(options));
  CHECK(webhook::fault_of(options)->find("s3cret") == std::string::npos);
  options.previous_secret.clear();
  options.url = "http://example.org/hook";
  CHECK(webhook::fault_of(options));
}
