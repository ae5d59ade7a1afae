// Threads of one program share what was loaded, and each steps cases of its own: run under the thread sanitizer.
#include "engine/interpreter/advance.hpp"
#include "engine/interpreter/busy_pathway.hpp"
#include "engine/interpreter/document.hpp"
#include "engine/interpreter/make_event.hpp"
#include "engine/interpreter/story.hpp"
#include "support/catch.hpp"

#include <random>
#include <thread>

using namespace filrouge::interpreter;
using namespace filrouge::interpreter::test;

namespace {

// The document of a case after a walk that the seed decides.
std::string walk(const Story& opened, unsigned seed) {
  const auto& setting = opened.setting();
  std::mt19937 random(seed);
  Case c = opened.state();
  auto now = opened.now();
  for (int i = 0; i < 100 && !c.closed; ++i) {
    now += std::chrono::minutes(random() % 2500);
    c = advance(setting, std::move(c), now, [](filrouge::Instant, const Step&) {}).after;
    const auto event = make_event(setting, busy_events[random() % std::size(busy_events)], {}, std::nullopt, now);
    c = step(setting, std::move(c), event.value(), now).after;
  }
  return to_document(*setting.pathway, c);
}

}  // namespace

TEST_CASE("Threads that share a pathway decide as one alone would") {
  const Story opened(busy_pathway(), "2026-06-20T08:00");
  constexpr unsigned threads = 4;
  std::vector<std::string> together(threads);
  std::vector<std::thread> running;
  for (unsigned seed = 0; seed < threads; ++seed) {
    running.emplace_back([&, seed] { together[seed] = walk(opened, seed); });
  }
  for (auto& thread : running) thread.join();
  for (unsigned seed = 0; seed < threads; ++seed) CHECK(together[seed] == walk(opened, seed));
}
