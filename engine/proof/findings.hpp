#pragma once
#include "engine/base/diagnostic.hpp"
#include "engine/pathway/origin.hpp"

#include <string>
#include <string_view>

namespace filrouge::proof {

// Collects what is proved; nobody reads more than a thousand findings.
class Findings {
 public:
  // `rule` is an id of loading/rules.hpp; the message is one sentence, the hint the remedy.
  void add(std::string_view rule, const pathway::Origin& at, std::string message, std::string hint);

  [[nodiscard]] Diagnostics sorted() &&;

 private:
  Diagnostics found_;
};

}  // namespace filrouge::proof
