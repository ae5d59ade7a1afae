#include "engine/service/message_data.hpp"

#include "engine/pathway/text_variables.hpp"
#include "engine/service/small_school.hpp"
#include "support/catch.hpp"

using namespace filrouge;
using namespace filrouge::test;

TEST_CASE("what is personal is told in no message") {
  SmallSchool school(1);
  auto publication = small_publication("discreet");
  auto& text = publication.files["small.yaml"];
  text.replace(text.find("data:\n"), 6, "data:\n  note: { type: string, default: suivi, personal: true }\n");
  school.publish(publication);
  school.open_cases(in_paris("2026-06-01T10:00"));
  port::CaseQuery query;
  query.pathway_name = "discreet";
  const auto subject = service::view(school.library(), school.stores().cases.page(query).at(0));
  const auto data = service::message_data(subject, {}, {}, {});
  CHECK(data.values.count("answer") == 1);
  CHECK(data.values.count("note") == 0);
}

TEST_CASE("a text is filled with every variable that a pathway's check lets it name") {
  SmallSchool school(1);
  school.open_cases(in_paris("2026-06-01T10:00"));
  const auto subject = service::view(school.library(), school.case_of(1));
  port::IntentRecord reminder;
  reminder.key.rule = "waiting.call";
  reminder.key.occurrence = "1/1";
  const auto data = service::message_data(subject, reminder, {}, {});
  for (const auto name : pathway::text_variables) CHECK(data.values.count(std::string(name)) == 1);
  for (const auto name : pathway::reminder_variables) CHECK(data.values.count(std::string(name)) == 1);
}
