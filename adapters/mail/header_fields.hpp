#pragma once
#include <map>
#include <string>
#include <string_view>

namespace filrouge::mail {

// Header fields by their names in lower case, folded lines joined; of several with one name, the first.
using HeaderFields = std::map<std::string, std::string>;

// The next line of a text, without its end (CRLF or LF); it is taken off.
[[nodiscard]] std::string_view take_line(std::string_view& text);
// The fields up to the next empty line, which is taken off with them. Lines that are no field are left out.
[[nodiscard]] HeaderFields take_fields(std::string_view& text);

// A field, empty where there is none.
[[nodiscard]] std::string field(const HeaderFields& fields, const std::string& name);
// Of `multipart/report; boundary="x"`: what stands before the parameters, in lower case, and a parameter.
[[nodiscard]] std::string without_parameters(std::string_view value);
[[nodiscard]] std::string parameter(std::string_view value, std::string_view name);

}  // namespace filrouge::mail
