#pragma once
#include "engine/base/ids.hpp"
#include "engine/base/time.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::port {

// Texts by the name under which they refer to one another: a pathway with its overlays and fragments, a calendar.
using TextFiles = std::map<std::string, std::string>;

struct PathwayVersion {
  PathwayHash hash;
  std::string name;
  std::string canonical;  // what the hash was taken of
  TextFiles files;        // as their authors wrote them
  Instant published_at;
};

// A published set of calendars or messages. Its hash is taken of the files.
struct ContentVersion {
  enum class Kind { calendars, messages };
  Kind kind = Kind::calendars;
  std::string hash;
  TextFiles files;
  Instant published_at;
};

// A set to make current, made of the one that was current then (its hash; nothing where there was none).
struct NewContent {
  ContentVersion version;
  std::optional<std::string> replaces;
};

struct DatabaseInfo {
  int schema_version = 0;
  bool rehearsal = false;  // delivers to files alone, and time may be set; decided when the database is created
};

// What was published, and what the database is. Publishing what is already there changes nothing but what is current.
class PathwayStore {
 public:
  virtual ~PathwayStore() = default;

  [[nodiscard]] virtual DatabaseInfo info() = 0;

  // Makes the version current for its name, and each of the contents for its kind: all or nothing. False, and nothing
  // is changed, when a content no longer replaces what is current: somebody else has published meanwhile.
  [[nodiscard]] virtual bool publish(const PathwayVersion& version, const std::vector<NewContent>& contents) = 0;
  [[nodiscard]] virtual std::optional<PathwayVersion> find(const PathwayHash& hash) = 0;
  [[nodiscard]] virtual std::optional<PathwayVersion> current(const std::string& name) = 0;
  // The current one of each name, in the order of names, without texts.
  [[nodiscard]] virtual std::vector<PathwayVersion> list() = 0;

  [[nodiscard]] virtual std::optional<ContentVersion> current(ContentVersion::Kind kind) = 0;
  [[nodiscard]] virtual std::optional<ContentVersion> find(ContentVersion::Kind kind, const std::string& hash) = 0;
  // The hashes of all that were ever published, the latest first.
  [[nodiscard]] virtual std::vector<std::string> published(ContentVersion::Kind kind) = 0;
};

}  // namespace filrouge::port
