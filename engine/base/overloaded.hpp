#pragma once

namespace filrouge {

// One lambda per alternative: std::visit(overloaded{[](A) {…}, [](B) {…}}, variant).
template <class... Fs>
struct overloaded : Fs... {
  using Fs::operator()...;
};
template <class... Fs>
overloaded(Fs...) -> overloaded<Fs...>;

}  // namespace filrouge
