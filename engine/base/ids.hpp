#pragma once
#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace filrouge {

// A value that means one thing: a CaseId never passes for a TaskId.
template <class Tag, class Rep>
class Id {
 public:
  Id() = default;
  explicit Id(Rep value) : value_(std::move(value)) {}
  [[nodiscard]] const Rep& value() const { return value_; }
  friend auto operator<=>(const Id&, const Id&) = default;

 private:
  Rep value_{};
};

// The lycée that opened a case, as its UAI. It never changes and is part of every key of the database.
using SchoolId = Id<struct SchoolTag, std::string>;
using CaseId = Id<struct CaseTag, std::int64_t>;
using PersonId = Id<struct PersonTag, std::int64_t>;
// Hexadecimal SHA-256 of a pathway, its overlays and fragments in canonical form.
using PathwayHash = Id<struct PathwayTag, std::string>;
// Hexadecimal SHA-256 of a resolved place: calendar, zone rules, milestones.
using PlaceHash = Id<struct PlaceTag, std::string>;

}  // namespace filrouge

template <class Tag, class Rep>
struct std::hash<filrouge::Id<Tag, Rep>> {
  std::size_t operator()(const filrouge::Id<Tag, Rep>& id) const { return std::hash<Rep>{}(id.value()); }
};
