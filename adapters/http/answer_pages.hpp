#pragma once
#include "adapters/http/message.hpp"
#include "engine/service/take_answers.hpp"

#include <functional>
#include <string>

namespace filrouge::http {

// What stands behind the pages. Both may throw OutsideFailure.
struct AnswerDesk {
  std::function<service::Question(const std::string& token)> ask;
  std::function<service::Question(const std::string& token, const std::string& answer)> take;
};

// The pages on which pupils and families answer a message, in French, without JavaScript. The last part of the path is
// the token of the link, its query the name of the answer that was chosen in the message. A GET asks for a
// confirmation; a POST with `answer=NAME` answers. Where the desk fails, 503.
[[nodiscard]] Handler answer_pages(AnswerDesk desk);

}  // namespace filrouge::http
