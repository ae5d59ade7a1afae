#pragma once
#include "engine/calendar/place.hpp"
#include "engine/service/explain_message.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace filrouge::cli {

// One thing that is told of a message: "why", "waited", "next".
struct Sentence {
  std::string label;
  std::string text;
};
using Sentences = std::vector<Sentence>;

// Why messages were asked for, and for what hours they waited: causes that read alike are one line, with the cases it
// is about.
class CauseLines {
 public:
  void add(const service::MessageCause& cause, const calendar::Place& place);
  [[nodiscard]] Sentences lines() const;

 private:
  std::set<port::CaseKey>& of(const std::string& label, const std::string& text);

  std::vector<std::pair<Sentence, std::set<port::CaseKey>>> causes_;
};

}  // namespace filrouge::cli
