#pragma once
#include <string>
#include <string_view>

namespace filrouge::csv {

// Why mail could not be sent to `text`, as the end of a sentence that begins with it: "is no e-mail address". Empty
// where it could: it is_email_address(), at a domain of the Internet.
[[nodiscard]] std::string email_problem(std::string_view text);

}  // namespace filrouge::csv
