#pragma once
#include <tl/expected.hpp>

namespace filrouge {

// A value or the reason there is none. Refusals are values; exceptions are kept for outside failures (error.hpp).
template <class T, class E>
using Result = tl::expected<T, E>;

template <class E>
[[nodiscard]] auto failure(E&& error) {
  return tl::unexpected<std::decay_t<E>>(std::forward<E>(error));
}

}  // namespace filrouge
