#pragma once
#include "engine/loading/needed_file.hpp"

#include <string>
#include <vector>

namespace filrouge::loading {

// One thing that differs between two versions of a pathway.
struct Change {
  enum class How { added, removed, changed };
  How how = How::changed;
  std::string kind;    // "state", "transition", "task", "message", "ladder", "rung", "role", "fact", "event"…
  std::string name;    // "july.to_contact on contact.made", "calls"
  std::string key;     // what changed of it: "guard", "due"; empty for what was added or removed
  std::string before;  // as written on one line; empty where nothing stood
  std::string after;
  std::string file;  // where it stands in the new version; in the old one for what was removed
  Position at;
  // Whom it touches: the pupils in these states, by their dotted paths; every pupil where `everybody` is set. Words for
  // people (titles, sources) touch nobody.
  std::vector<std::string> states;
  bool everybody = false;
};

// A pathway's file with the texts of all files it is made of. It loads without error.
struct VersionText {
  std::string name;
  const Files& files;
};

// What differs, in the order of the language's tables and of the documents. What both are made of is compared as it
// runs: overlays laid down, short forms in full.
[[nodiscard]] std::vector<Change> compare(const VersionText& before, const VersionText& after);

}  // namespace filrouge::loading
