#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace filrouge::sms {

// A telephone number in international form (ITU-T E.164), "+33612345678". It is read as French people write it:
// "06 12 34 56 78", "06.12.34.56.78", "(+33) 6 12 34 56 78", "0033 6…"; the mobile numbers of the overseas
// départements get the country code of their own. Empty where it is none, or one of a French fixed line, which would
// read the message aloud to whoever picks up.
[[nodiscard]] std::optional<std::string> mobile_number(std::string_view written);

}  // namespace filrouge::sms
