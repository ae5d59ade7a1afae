#pragma once
#include "engine/calendar/zone.hpp"

#include <map>
#include <memory>
#include <string>

namespace filrouge::system {

// The rules of an IANA zone ("Europe/Paris") from the zone database of the operating system (tzdata), every change of
// offset from 1970 to the end of 2100. Where the listed changes end (2037 in Debian's files), the rule in the footer
// of the zone's file goes on (RFC 8536, 3.3). Throws OutsideFailure for a name the system does not know.
[[nodiscard]] calendar::Zone load_zone(const std::string& name);

// Loads each zone once; the zones are shared by all places that use them. One thread at a time.
class ZoneDatabase {
 public:
  [[nodiscard]] std::shared_ptr<const calendar::Zone> zone(const std::string& name);

 private:
  std::map<std::string, std::shared_ptr<const calendar::Zone>> zones_;
};

}  // namespace filrouge::system
