#include "engine/pathway/index_set.hpp"

#include "support/catch.hpp"

#include <vector>

using namespace filrouge::pathway;

namespace {

using Set = IndexSet<StateIndex>;

Set set_of(std::initializer_list<std::uint16_t> indices) {
  Set set;
  for (const auto i : indices) set.insert({i});
  return set;
}

std::vector<int> members(const Set& set) {
  std::vector<int> all;
  set.each([&](StateIndex i) { all.push_back(i.value); });
  return all;
}

}  // namespace

TEST_CASE("a set of indices grows with them, in place and beyond") {
  const auto set = set_of({3, 700, 64, 255, 256});
  CHECK(members(set) == std::vector<int>{3, 64, 255, 256, 700});
  CHECK(set.contains({255}));
  CHECK_FALSE(set.contains({254}));
  CHECK_FALSE(set.contains({60000}));
  CHECK(set.next(257) == StateIndex{700});
  CHECK_FALSE(set.next(701));
  std::vector<int> backwards;
  set.each_backwards([&](StateIndex i) { backwards.push_back(i.value); });
  CHECK(backwards == std::vector<int>{700, 256, 255, 64, 3});
}

TEST_CASE("what was in a set leaves no trace") {
  auto set = set_of({1, 400});
  set.erase({400});
  set.erase({9000});
  CHECK(set == set_of({1}));
  CHECK_FALSE(set == Set(1000));
  set.erase({1});
  CHECK(set.empty());
  CHECK(set == Set());
  CHECK(set == Set(1000));
  set.insert({400});
  set.clear();
  CHECK(set.empty());
}

TEST_CASE("sets of different lengths meet where both reach") {
  CHECK(set_of({2, 500}).intersects(set_of({2})));
  CHECK_FALSE(set_of({2, 500}).intersects(set_of({3})));
  CHECK_FALSE(set_of({500}).intersects(Set()));
  std::vector<int> common;
  set_of({2, 70, 500}).each_in(set_of({70, 500, 900}), [&](StateIndex i) { common.push_back(i.value); });
  CHECK(common == std::vector<int>{70, 500});
}

TEST_CASE("what is inserted ahead while a set is gone through is visited, what is erased is not") {
  auto set = set_of({1, 2});
  std::vector<int> seen;
  set.each([&](StateIndex i) {
    seen.push_back(i.value);
    if (i.value == 1) {
      set.erase({2});
      set.insert({300});
    }
  });
  CHECK(seen == std::vector<int>{1, 300});
}
