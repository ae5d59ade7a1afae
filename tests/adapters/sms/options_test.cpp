#include "adapters/sms/options.hpp"

#include "support/catch.hpp"

using namespace filrouge;

namespace {

sms::Options gateway() {
  sms::Options options;
  options.url = "https://sms.example.org/v1/messages";
  options.json = R"({"to": "{{to}}", "text": "{{text}}"})";
  return options;
}

bool fault_says(const sms::Options& options, const std::string& part) {
  const auto fault = sms::fault_of(options);
  INFO(fault.value_or("no fault"));
  return fault && fault->find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a gateway by its address and its body is enough") {
  CHECK_FALSE(sms::fault_of(gateway()));
  auto by_url = gateway();
  by_url.json.clear();
  by_url.method = "GET";
  by_url.url = "https://sms.example.org/send?to={{to}}&text={{text}}&key={{secret}}";
  by_url.secret = "s3cret";
  CHECK_FALSE(sms::fault_of(by_url));
}

TEST_CASE("what a gateway could not be asked by is one sentence") {
  auto options = gateway();
  SECTION("in clear") {
    options.url = "http://sms.example.org/";
    CHECK(fault_says(options, "not in clear"));
  }
  SECTION("a name that is not known") {
    options.json = R"({"to": "{{phone}}"})";
    CHECK(fault_says(options, "names \"phone\", which is none of to, text"));
  }
  SECTION("a value that is not encoded") {
    options.json = R"({"to": "{{{to}}}"})";
    CHECK(fault_says(options, "which encodes it"));
  }
  SECTION("repeats it could not know") {
    options.repeats = sms::Repeats::dropped;
    CHECK(fault_says(options, "by its {{id}}"));
    options.headers["Idempotency-Key"] = "{{id}}";
    CHECK_FALSE(sms::fault_of(options));
  }
  SECTION("nobody to send to") {
    options.json = R"({"text": "{{text}}"})";
    CHECK(fault_says(options, "by {{to}}"));
  }
  SECTION("nothing to send") {
    options.json = R"({"to": "{{to}}"})";
    CHECK(fault_says(options, "by {{text}}"));
  }
  SECTION("a secret that is not given") {
    options.headers["Authorization"] = "Bearer {{secret}}";
    CHECK(fault_says(options, "secret_env or secret_file"));
    options.secret = "s3cret";
    CHECK_FALSE(sms::fault_of(options));
  }
  SECTION("no JSON") {
    options.json = R"({"to": {{to}}})";
    CHECK(fault_says(options, "between double quotes"));
  }
  SECTION("no Mustache") {
    options.json = R"({"to": "{{to"})";
    CHECK(fault_says(options, "not Mustache"));
  }
  SECTION("two bodies") {
    options.form = "to={{to}}";
    CHECK(fault_says(options, "not both"));
  }
  SECTION("a body that GET does not carry") {
    options.method = "GET";
    CHECK(fault_says(options, "all is in its url"));
  }
  SECTION("a header that would be two") {
    options.headers["X-Key"] = "a\r\nX-Other: b";
    CHECK(fault_says(options, "is no header"));
  }
  SECTION("a value without its field") {
    options.accepted_value = "queued";
    CHECK(fault_says(options, "accepted_field"));
  }
}
