#pragma once
#include "engine/service/library.hpp"
#include "engine/service/stores.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filrouge::service {

// What a link of a message asks whoever opens it. It names nobody: a link may be passed on.
struct Question {
  enum class Kind {
    open,      // one of the choices may be taken
    taken,     // this answer was recorded just now
    answered,  // an answer was recorded before
    expired,
    closed,   // so is the case
    refused,  // the case takes no such answer any more
    forged    // no link of ours
  };
  struct Choice {
    std::string name;
    std::string title;
  };
  Kind kind = Kind::forged;
  std::vector<Choice> choices = {};  // that the case takes now, in the order of the pathway; of an open question
  std::string answer = {};           // the title of the one that was taken
  std::string school = {};           // its name, and
  std::string phone = {};            // its telephone in words; empty of a forged link
};

// Answers by links (answer_link.hpp): each recipient of an intent answers once, whichever of the links that were sent
// to them is used. An answer is an event like any other, recorded by the role that was written to.
class TakeAnswers {
 public:
  // `key` is what links are signed with.
  TakeAnswers(const Stores& stores, Library& library, std::string key)
      : stores_(stores), library_(library), key_(std::move(key)) {}

  // Changes nothing, so that programs that open the links of a mail answer for nobody.
  [[nodiscard]] Question ask(std::string_view token, Instant now);
  // Records the answer of that name; open again where there is no such answer.
  [[nodiscard]] Question take(std::string_view token, std::string_view answer, Instant now);

 private:
  struct Asked;
  [[nodiscard]] std::optional<Asked> find(std::string_view token, Instant now);
  [[nodiscard]] Question question(const Asked& asked, Instant now);

  Stores stores_;
  Library& library_;
  std::string key_;
};

}  // namespace filrouge::service
