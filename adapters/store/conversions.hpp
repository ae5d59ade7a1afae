#pragma once
#include "engine/base/ids.hpp"
#include "engine/base/time.hpp"
#include "engine/port/codes.hpp"

#include <optional>
#include <string>

#include <soci/soci.h>

// How the project's values pass through SOCI, alike on both databases: instants as microseconds, days as ISO 8601,
// enumerations as codes, nothing as NULL.
namespace soci {

template <class Tag>
struct type_conversion<filrouge::Id<Tag, std::string>> {
  using base_type = std::string;
  static void from_base(const base_type& in, indicator, filrouge::Id<Tag, std::string>& out) {
    out = filrouge::Id<Tag, std::string>(in);
  }
  static void to_base(const filrouge::Id<Tag, std::string>& in, base_type& out, indicator& ind) {
    out = in.value();
    ind = i_ok;
  }
};

template <class Tag>
struct type_conversion<filrouge::Id<Tag, std::int64_t>> {
  using base_type = long long;
  static void from_base(const base_type& in, indicator, filrouge::Id<Tag, std::int64_t>& out) {
    out = filrouge::Id<Tag, std::int64_t>(in);
  }
  static void to_base(const filrouge::Id<Tag, std::int64_t>& in, base_type& out, indicator& ind) {
    out = in.value();
    ind = i_ok;
  }
};

template <>
struct type_conversion<filrouge::Instant> {
  using base_type = long long;
  static void from_base(const base_type& in, indicator, filrouge::Instant& out) {
    out = filrouge::Instant{std::chrono::microseconds{in}};
  }
  static void to_base(const filrouge::Instant& in, base_type& out, indicator& ind) {
    out = in.time_since_epoch().count();
    ind = i_ok;
  }
};

template <>
struct type_conversion<filrouge::Day> {
  using base_type = std::string;
  static void from_base(const base_type& in, indicator, filrouge::Day& out) {
    out = filrouge::parse_day(in).value_or(filrouge::Day{});
  }
  static void to_base(const filrouge::Day& in, base_type& out, indicator& ind) {
    out = filrouge::to_string(in);
    ind = i_ok;
  }
};

template <filrouge::port::Coded E>
struct type_conversion<E> {
  using base_type = std::string;
  static void from_base(const base_type& in, indicator, E& out) { out = filrouge::port::from_code<E>(in); }
  static void to_base(const E& in, base_type& out, indicator& ind) {
    out = filrouge::port::code(in);
    ind = i_ok;
  }
};

template <class T>
struct type_conversion<std::optional<T>> {
  using base_type = typename type_conversion<T>::base_type;
  static void from_base(const base_type& in, indicator ind, std::optional<T>& out) {
    out.reset();
    if (ind == i_ok) type_conversion<T>::from_base(in, ind, out.emplace());
  }
  static void to_base(const std::optional<T>& in, base_type& out, indicator& ind) {
    ind = i_null;
    if (in) type_conversion<T>::to_base(*in, out, ind);
  }
};

}  // namespace soci
