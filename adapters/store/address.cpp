#include "adapters/store/address.hpp"

#include <string_view>

namespace filrouge::store {

Address parse_address(const std::string& text) {
  const std::string_view view = text;
  const auto begins = [view](std::string_view prefix) { return view.substr(0, prefix.size()) == prefix; };
  const bool keywords = begins("host=") || begins("dbname=") || begins("service=") || begins("user=");
  if (begins("postgresql://") || begins("postgres://") || keywords) {
    return {Engine::postgres, text, "the PostgreSQL database"};
  }
  constexpr std::string_view scheme = "sqlite:";
  const std::string path = begins(scheme) ? text.substr(scheme.size()) : text;
  return {Engine::sqlite, path, "the database '" + path + "'"};
}

}  // namespace filrouge::store
