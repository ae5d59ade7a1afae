#include "adapters/letter/sheet.hpp"

#include "support/catch.hpp"

using namespace filrouge::letter;

namespace {

bool is_within(const Area& inner, const Area& outer) {
  return inner.left >= outer.left && inner.top >= outer.top && inner.left + inner.width <= outer.left + outer.width &&
         inner.top + inner.height <= outer.top + outer.height;
}

bool is_apart(const Area& a, const Area& b) {
  return a.left + a.width <= b.left || b.left + b.width <= a.left || a.top + a.height <= b.top ||
         b.top + b.height <= a.top;
}

}  // namespace

TEST_CASE("the window shows the address however the sheet slides, and nothing else") {
  CHECK(is_within(recipient, always_shown));
  for (const auto& other : {sender, dateline, first_text, next_text, footer})
    if (&other != &next_text) CHECK((is_apart(other, ever_shown) || other.top == next_text.top));
}

TEST_CASE("what the window shows follows from the envelope") {
  const Area window{220 - 20 - 100, 110 - 20 - 45, 100, 45};
  const double slack_across = 220 - sheet_width;
  const double slack_down = 110 - sheet_height / 3;
  CHECK(always_shown.left == window.left);
  CHECK(always_shown.width == window.width - slack_across);
  CHECK(always_shown.top == window.top);
  CHECK(always_shown.height == window.height - slack_down);
  CHECK(ever_shown.left == window.left - slack_across);
  CHECK(ever_shown.top == window.top - slack_down);
}

TEST_CASE("all stands on the sheet") {
  for (const auto& area : {sender, recipient, dateline, first_text, next_text, footer})
    CHECK(is_within(area, {10, 10, sheet_width - 20, sheet_height - 20}));
}
