#pragma once
#include "engine/base/diagnostic.hpp"
#include "engine/port/case_store.hpp"
#include "engine/port/pathway_store.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace filrouge::service {

// A pathway with everything it names, as read from files: names relative to the pathway's own folder.
struct Publication {
  std::string main;       // name of the pathway's file
  port::TextFiles files;  // the pathway's file, its fragments, calendars and messages
};

// Running cases that a publication reaches at once, of one school.
struct Reach {
  SchoolId school;
  std::size_t open_cases = 0;
};

// What publishing would do, before it is done (design decision 8).
struct PublicationPreview {
  Diagnostics findings;
  std::string pathway_name;
  PathwayHash pathway;
  bool new_version = false;    // new cases begin on it; running ones keep theirs
  bool new_calendars = false;  // running cases are timed again with them
  bool new_messages = false;   // running cases are written to with them
  std::vector<Reach> reach;    // empty unless calendars or messages are new
  std::string token;           // bound to the contents and these counts; empty where nothing needs confirming
};

// Publishes pathways with their calendars and messages. Content that is already current is left as it is.
class Publish {
 public:
  Publish(port::PathwayStore& pathways, port::CaseStore& cases) : pathways_(pathways), cases_(cases) {}

  [[nodiscard]] PublicationPreview preview(const Publication& publication);
  // False, and nothing changes, when the publication has errors, or when the token is needed and is not the one of the
  // preview as it is now.
  bool run(const Publication& publication, const std::string& token, Instant now);

 private:
  port::PathwayStore& pathways_;
  port::CaseStore& cases_;
};

}  // namespace filrouge::service
