#include "adapters/store/address.hpp"

#include "engine/base/error.hpp"
#include "engine/base/words.hpp"

#include <string_view>

namespace filrouge::store {
namespace {

// "mysql" of "mysql://…"; empty for a path, which has a slash or no colon.
std::string_view scheme_of(std::string_view text) {
  const auto end = text.find(':');
  const auto scheme = text.substr(0, end);
  const bool is_path = end == std::string_view::npos || scheme.find_first_of("/\\") != std::string_view::npos;
  return is_path ? std::string_view{} : scheme;
}

}  // namespace

Address parse_address(const std::string& text) {
  const std::string_view view = text;
  const auto begins = [view](std::string_view prefix) { return view.substr(0, prefix.size()) == prefix; };
  const bool keywords = begins("host=") || begins("dbname=") || begins("service=") || begins("user=");
  if (begins("postgresql://") || begins("postgres://") || keywords) {
    return {Engine::postgres, text, "the PostgreSQL database"};
  }
  constexpr std::string_view sqlite = "sqlite";
  const auto scheme = scheme_of(view);
  if (!scheme.empty() && scheme != sqlite) {
    throw OutsideFailure(OutsideFailure::Kind::unreadable,
                         in_quotes(std::string(scheme) + ":") +
                             " begins no address of a database: write sqlite:FILE or the path of a "
                             "file, postgresql://USER@HOST/NAME, or \"host=… dbname=…\".");
  }
  const std::string path = scheme.empty() ? text : text.substr(sqlite.size() + 1);
  return {Engine::sqlite, path, "the database '" + path + "'"};
}

}  // namespace filrouge::store
