#include "adapters/net/http_client.hpp"

#include "support/catch.hpp"
#include "support/http_receiver.hpp"

using namespace filrouge;
using net::Break;
using test::HttpReceiver;

namespace {

net::Terms impatient() {
  return {{}, std::chrono::milliseconds(500), std::chrono::milliseconds(500)};
}

}  // namespace

TEST_CASE("a request arrives as it was written, and its answer is heard") {
  HttpReceiver receiver;
  receiver.answer(202, R"({"id": 7})");
  net::HttpClient client({});
  const auto reply = client.exchange({"PUT", receiver.url() + "/a?b=c", {"X-Key: 1"}, "é=1"});
  CHECK(reply.status == 202);
  CHECK(reply.body == R"({"id": 7})");
  CHECK(reply.broken == Break::none);
  const auto heard = receiver.heard().at(0);
  CHECK(heard.method == "PUT");
  CHECK(heard.target == "/a?b=c");
  CHECK(heard.headers.at("x-key") == "1");
  CHECK(heard.body == "é=1");
  CHECK(client.exchange({"GET", receiver.url() + "/", {}, ""}).status == 202);
  CHECK(receiver.heard().at(1).method == "GET");
  CHECK(receiver.heard().at(1).body.empty());
}

TEST_CASE("what is not answered is asked once: nobody acts twice on it") {
  HttpReceiver receiver;
  net::HttpClient client(impatient());
  REQUIRE(client.exchange({"POST", receiver.url(), {}, "first"}).status == 200);
  const auto fails = GENERATE(&HttpReceiver::hang_up, &HttpReceiver::say_nothing);
  const auto body = GENERATE(std::string("second"), std::string(100'000, 'x'), std::string());
  (receiver.*fails)();
  const auto reply = client.exchange({"POST", receiver.url(), {}, body});
  CHECK(reply.status == 0);
  CHECK(reply.broken == Break::lost);
  CHECK(reply.handed_over);
  CHECK(receiver.heard().size() == 2);
}

TEST_CASE("an answer that is too long is cut, and one that says when to come back is heard") {
  HttpReceiver receiver;
  receiver.answer(429, std::string(200'000, 'x'), "Retry-After: 30\r\n");
  net::HttpClient client({});
  const auto reply = client.exchange({"POST", receiver.url(), {}, "x"});
  CHECK(reply.status == 429);
  CHECK(reply.body.size() == net::reply_bytes_max);
  CHECK(reply.retry_after == std::chrono::seconds(30));
}

TEST_CASE("nobody is left alone for longer than a day, whatever they say") {
  HttpReceiver receiver;
  const auto* when = GENERATE("1790000000", "9223372036854775807", "Fri, 31 Dec 2999 23:59:59 GMT");
  receiver.answer(429, "", "Retry-After: " + std::string(when) + "\r\n");
  CHECK(net::HttpClient({}).exchange({"POST", receiver.url(), {}, "x"}).retry_after == std::chrono::hours(24));
}

TEST_CASE("a redirect is not followed") {
  HttpReceiver receiver;
  receiver.answer(307, "", "Location: " + receiver.url() + "/elsewhere\r\n");
  CHECK(net::HttpClient({}).exchange({"POST", receiver.url(), {}, "x"}).status == 307);
  CHECK(receiver.heard().size() == 1);
}

TEST_CASE("what cannot have been taken was not handed over") {
  net::HttpClient client(impatient());
  const auto unknown = client.exchange({"POST", "https://gateway.invalid/", {}, "x"});
  CHECK(unknown.broken == Break::unknown_host);
  CHECK_FALSE(unknown.handed_over);
  HttpReceiver receiver;
  const auto in_clear = client.exchange({"POST", "https" + receiver.url().substr(4), {}, "x"});
  CHECK(in_clear.broken != Break::none);
  CHECK_FALSE(in_clear.handed_over);
}
