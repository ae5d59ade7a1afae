#include "engine/service/take_answers.hpp"

#include "engine/service/answer_link.hpp"
#include "engine/service/compose_message.hpp"
#include "engine/service/small_school.hpp"
#include "engine/service/submit_events.hpp"
#include "support/catch.hpp"
#include "support/holds.hpp"

#include <algorithm>

using namespace filrouge;
using namespace filrouge::test;
using Kind = service::Question::Kind;
using std::chrono::hours;

namespace {

const auto monday = in_paris("2026-06-01T10:00");
const service::AnswerLinks links{"https://lycee.example/reponse", "a key of thirty-two characters..", hours(24)};

// The small school, whose greeting may be answered.
class AskingSchool : public SmallSchool {
 public:
  explicit AskingSchool(int pupils) : SmallSchool(pupils) {
    auto publication = small_publication();
    auto& text = publication.files["small.yaml"];
    const std::string messages = "messages: { file: messages.yaml }";
    text.replace(text.find(messages), messages.size(),
                 "messages:\n"
                 "  file: messages.yaml\n"
                 "  answers:\n"
                 "    hello:\n"
                 "      yes_please: { title: Je viens, event: replied, with: { coming: true } }\n"
                 "      no_thanks: { title: Je ne viens pas, event: replied, with: { coming: false } }\n"
                 "      call_me: { title: Rappelez-moi, event: callback }\n");
    const std::string events = "events:\n";
    text.replace(
        text.find(events), events.size(),
        "events:\n"
        "  replied: { by: [student], payload: { coming: boolean }, set: { rank: 'event.coming ? \"1\" : \"0\"' } }\n"
        "  callback: { by: [student], requires: [ { guard: 'answer == \"none\"', refuse: Trop tard. } ], set: { "
        "attempts: attempts + 1 } }\n");
    publish(publication);
    open_cases(monday);
    service::DeliveryOptions options;
    options.answers = links;
    (void)outbox(options).run(monday);
  }

  // The link to all answers that a pupil was sent.
  [[nodiscard]] std::string token(int pupil) {
    const auto delivery = delivery_of(pupil);
    return service::to_token({delivery.key, monday + links.lifetime}, links.key);
  }
  [[nodiscard]] service::TakeAnswers answers() { return {stores(), library(), links.key}; }
  [[nodiscard]] std::string recorded(int pupil) {
    const auto history = stores().cases.history(case_of(pupil).key);
    return history.back().row.name + " " + history.back().row.payload + " by " + history.back().row.by;
  }
};

std::vector<std::string> titles(const service::Question& question) {
  std::vector<std::string> all;
  for (const auto& choice : question.choices) all.push_back(choice.title);
  return all;
}

}  // namespace

TEST_CASE("a message leaves with a link to each of its answers, which name nobody") {
  AskingSchool school(1);
  REQUIRE(school.email.sent.size() == 1);
  const auto& text = school.email.sent.front().text;
  const auto page = links.address + "/" + school.token(1);
  CHECK(holds(text, page + "?yes_please\n"));
  CHECK(holds(text, page + "?no_thanks\n"));
  CHECK_FALSE(holds(page, "P1"));
}

TEST_CASE("what is left of a digest has no links: they would lead nowhere") {
  AskingSchool school(2);
  auto stores = school.stores();
  auto delivery = school.delivery_of(1);
  const auto intents = stores.outbox.intents_of(school.case_of(1).key);
  const auto hello = std::ranges::find(intents, delivery.intents.front(), &port::IntentRecord::key);
  REQUIRE(hello != intents.end());
  delivery.intents.push_back(school.delivery_of(2).intents.front());
  service::KnownSchools schools(stores.people);
  const service::DeliveryContext context(stores.cases, stores.people, schools, school.library(), {*hello}, monday);
  const auto message = service::compose_message(delivery, {*hello}, context, school.library(),
                                                *stores.people.school(small_uai), school.renderer, links, monday);
  REQUIRE(message);
  CHECK_FALSE(holds(message->text, links.address));
}

TEST_CASE("a link asks, and what is answered is recorded by whom it was sent to") {
  AskingSchool school(1);
  auto answers = school.answers();
  const auto version = school.case_of(1).version;
  const auto question = answers.ask(school.token(1), monday);
  CHECK(question.kind == Kind::open);
  CHECK(question.school == "Lycée Petit");
  CHECK(titles(question) == std::vector<std::string>{"Je viens", "Je ne viens pas", "Rappelez-moi"});
  CHECK(school.case_of(1).version == version);

  const auto taken = answers.take(school.token(1), "yes_please", monday + hours(1));
  CHECK(taken.kind == Kind::taken);
  CHECK(taken.answer == "Je viens");
  CHECK(school.recorded(1) == R"(replied {"coming":true} by student:)" + std::to_string(school.person_of(1).value()));
}

TEST_CASE("a link is used once, whatever is answered then") {
  AskingSchool school(2);
  auto answers = school.answers();
  CHECK(answers.take(school.token(1), "yes_please", monday).kind == Kind::taken);
  const auto version = school.case_of(1).version;
  CHECK(answers.ask(school.token(1), monday).kind == Kind::answered);
  CHECK(answers.take(school.token(1), "no_thanks", monday).kind == Kind::answered);
  CHECK(answers.take(school.token(1), "yes_please", monday).kind == Kind::answered);
  CHECK(school.case_of(1).version == version);
  CHECK(answers.take(school.token(2), "no_thanks", monday).kind == Kind::taken);
}

TEST_CASE("a link expires") {
  AskingSchool school(1);
  CHECK(school.answers().ask(school.token(1), monday + hours(24) - std::chrono::seconds(1)).kind == Kind::open);
  CHECK(school.answers().ask(school.token(1), monday + hours(24)).kind == Kind::expired);
  CHECK(school.answers().take(school.token(1), "yes_please", monday + hours(24)).kind == Kind::expired);
}

TEST_CASE("a link that was not signed here, or was changed, is none") {
  AskingSchool school(2);
  auto answers = school.answers();
  auto later = school.token(1);
  later.replace(later.find(".1"), 2, ".2");
  for (const auto& token : {std::string(), std::string("..."), later, school.token(1) + "A",
                            service::to_token({school.delivery_of(1).key, monday + hours(24)}, "another key")}) {
    INFO(token);
    CHECK(answers.ask(token, monday).kind == Kind::forged);
    CHECK(answers.take(token, "yes_please", monday).kind == Kind::forged);
  }
  const auto signed_for_nothing = service::to_token({{small_uai, 999}, monday + hours(24)}, links.key);
  CHECK(answers.ask(signed_for_nothing, monday).kind == Kind::forged);
}

TEST_CASE("what the case does not take any more is not offered") {
  AskingSchool school(1);
  service::SubmittedEvent called;
  called.about = school.case_of(1).key;
  called.name = "called";
  called.payload = R"({"answer": "yes"})";
  called.by = "referent";
  auto stores = school.stores();
  (void)service::SubmitEvents(stores.cases, stores.people, school.library()).run({called}, monday);
  auto answers = school.answers();
  CHECK(titles(answers.ask(school.token(1), monday)) == std::vector<std::string>{"Je viens", "Je ne viens pas"});
  CHECK(answers.take(school.token(1), "call_me", monday).kind == Kind::open);
  CHECK(answers.take(school.token(1), "nothing", monday).kind == Kind::open);
}

TEST_CASE("a closed case takes no answer") {
  AskingSchool school(1);
  service::SubmittedEvent ended;
  ended.about = service::AboutSchool{small_uai};
  ended.name = "term.ended";
  ended.by = "head";
  auto stores = school.stores();
  (void)service::SubmitEvents(stores.cases, stores.people, school.library()).run({ended}, monday);
  CHECK(school.answers().take(school.token(1), "yes_please", monday).kind == Kind::closed);
}

TEST_CASE("without a configured page, messages leave without links, which is counted") {
  SmallSchool plain(1);
  plain.open_cases(monday);
  CHECK(plain.outbox().run(monday).unlinked == 0);
  AskingSchool asking(1);
  asking.email.sent.clear();
  auto publication = small_publication("later");
  REQUIRE(asking.stores().outbox.bounce(asking.delivery_of(1).key, "test", monday));
  REQUIRE(asking.stores().outbox.redrive(asking.delivery_of(1).key, monday));
  CHECK(asking.outbox().run(monday).unlinked == 1);
  CHECK(asking.email.sent.front().text == "Bienvenue");
}
