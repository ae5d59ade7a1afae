#include "cli/answer_desk.hpp"

#include "adapters/system/log.hpp"
#include "cli/compose.hpp"
#include "engine/base/error.hpp"
#include "engine/service/take_answers.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace filrouge::cli {
namespace {

class Desk {
 public:
  // The configuration is copied: another thread may replace it.
  Desk(const Context& context, std::function<Instant()> clock)
      : context_{false, {}, Configured(*context.configuration), context.in, context.out, context.err},
        clock_(std::move(clock)) {
    static_cast<void>(key());  // a daemon whose links nobody could take does not start
  }

  template <class Work>
  service::Question with_answers(const Work& work) {
    try {
      if (!engine_) engine_.emplace(context_, Access::acting);
      engine_->library().forget_current();
      service::TakeAnswers answers(engine_->stores(), engine_->library(), key());
      return work(answers, clock_());
    } catch (const OutsideFailure& failure) {
      engine_.reset();
      system::log(system::LogLevel::warning, std::string("no answer can be taken: ") + failure.what());
      throw;
    }
  }

 private:
  // Read anew, as whoever makes links does: both go by the same one when it is replaced.
  [[nodiscard]] std::string key() const { return answer_links(*context_.configuration)->key; }

  Context context_;
  std::function<Instant()> clock_;
  std::optional<Composition> engine_;
};

}  // namespace

http::AnswerDesk open_answer_desk(const Context& context, std::function<Instant()> clock) {
  const auto desk = std::make_shared<Desk>(context, std::move(clock));
  return {[desk](const std::string& token) {
            return desk->with_answers([&](auto& answers, Instant now) { return answers.ask(token, now); });
          },
          [desk](const std::string& token, const std::string& answer) {
            return desk->with_answers([&](auto& answers, Instant now) { return answers.take(token, answer, now); });
          }};
}

}  // namespace filrouge::cli
