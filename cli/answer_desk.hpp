#pragma once
#include "adapters/http/answer_pages.hpp"
#include "cli/context.hpp"

#include <functional>

namespace filrouge::cli {

// Takes the answers to messages by links, as the configuration in force says, which has "answers". It has a connection
// to the database of its own, opened when the first link is, and anew after it failed. One thread at a time. Throws
// OutsideFailure where the key of the links cannot be read.
[[nodiscard]] http::AnswerDesk open_answer_desk(const Context& context, std::function<Instant()> clock);

}  // namespace filrouge::cli
