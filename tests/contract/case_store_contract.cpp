#include "contract/case_factory.hpp"
#include "contract/each_database.hpp"

using namespace filrouge;
using namespace filrouge::test;

TEST_CASE("A case is opened once for a person, a pathway and a cohort") {
  const Database database(contract_server);
  const auto store = database.open();
  const auto first = store->cases().open({opening_of(1), opening_of(2)});
  const auto again = store->cases().open({opening_of(2), opening_of(3)});

  CHECK(first.entries[0].opened);
  CHECK_FALSE(again.entries[0].opened);
  CHECK(again.entries[0].id == first.entries[1].id);
  CHECK(again.entries[1].opened);
  CHECK(store->cases().page({}).size() == 3);
  CHECK(store->audit().orphans(10).empty());
}

TEST_CASE("What was written is what is read, and the row is the fold of its history") {
  const Database database(contract_server);
  const auto store = database.open();
  const auto opened = open_cases(*store, 1).front();
  auto write = contact(opened);
  write.document = R"({"contacts":1,"note":"appelé à l'heure \"dite\" {,}"})";
  write.steps.patch = R"({"contacts":1,"exam":null,"note":"appelé à l'heure \"dite\" {,}"})";
  write.steps.history[0].patch = write.steps.patch;
  write.steps.history[0].occurred = parse_day("2026-07-08");
  write.steps.outcome = "S21";
  write.steps.status = port::CaseStatus::closed;
  write.steps.wake_at.reset();

  const auto outcome = store->cases().write({write});
  REQUIRE(outcome.won == std::vector{opened.key});

  const auto record = store->cases().find({opened.key}).at(0);
  CHECK(same_json(record.document, write.document));
  CHECK(record.version == 2);
  CHECK(record.person == PersonId(1));
  CHECK(record.cohort == "2026");
  CHECK(record.state == "july.to_contact");
  CHECK(record.status == port::CaseStatus::closed);
  CHECK(record.outcome == "S21");
  CHECK_FALSE(record.wake_at);
  const auto history = store->cases().history(opened.key);
  REQUIRE(history.size() == 2);
  CHECK(history[0].row == opening_of(1).steps.history[0]);
  CHECK(history[1].sequence == 2);
  CHECK(history[1].row == write.steps.history[0]);
}

TEST_CASE("Several steps of one case in a batch become several history rows") {
  const Database database(contract_server);
  const auto store = database.open();
  const auto opened = open_cases(*store, 1).front();
  auto write = contact(opened);
  write.steps.patch = R"({"contacts":2})";
  write.document = R"({"contacts":2,"exam":"failed"})";
  write.steps.history.push_back(row_named("contact.attempted", R"({"contacts":2})", at(201)));

  CHECK(store->cases().write({write}).won.size() == 1);
  CHECK(store->cases().find({opened.key}).at(0).version == 3);
  CHECK(same_json(store->cases().find({opened.key}).at(0).document, write.document));
  CHECK(store->cases().history(opened.key).size() == 3);
}

TEST_CASE("Cases whose steps differ in their patches alone keep each its own") {
  const Database database(contract_server);
  const auto store = database.open();
  const auto records = open_cases(*store, 6);
  auto batch = contacts(records);
  const auto give = [&](std::size_t i, const std::string& patch, const std::string& document) {
    batch[i].steps.patch = batch[i].steps.history.back().patch = patch;
    batch[i].document = document;
  };
  const auto alike = GENERATE(std::size_t{1}, std::size_t{4});  // with the patch of the first
  for (std::size_t i = alike; i < 5; ++i) {
    give(i, R"({"contacts":1)" + std::to_string(i) + "}",
         R"({"contacts":1)" + std::to_string(i) + R"(,"exam":"failed"})");
  }
  give(4, R"({"contacts":14,"exam":null})", R"({"contacts":14})");
  batch[5].steps.history.push_back(row_named("contact.made", R"({"note":{"by":null}})", at(201)));
  batch[5].steps.patch = R"({"contacts":1,"note":{"by":null}})";
  batch[5].document = R"({"contacts":1,"exam":"failed","note":{"by":null}})";

  REQUIRE(store->cases().write(batch).won.size() == 6);
  for (const auto& write : batch) {
    CHECK(same_json(store->cases().find({write.key}).at(0).document, write.document));
    const auto history = store->cases().history(write.key);
    REQUIRE(history.size() == 1 + write.steps.history.size());
    for (std::size_t i = 1; i < history.size(); ++i) CHECK(history[i].row == write.steps.history[i - 1]);
  }
}

TEST_CASE("Cases that are left with the same document keep each the patch that led there") {
  const Database database(contract_server);
  const auto store = database.open();
  auto batch = contacts(open_cases(*store, 40));
  const std::string removing = R"({"contacts":2,"exam":null})";
  for (std::size_t i = 0; i < batch.size(); ++i) {
    batch[i].document = R"({"contacts":2})";
    batch[i].steps.patch = batch[i].steps.history.back().patch = i % 2 == 0 ? removing : R"({"contacts":2})";
  }
  batch.back().steps.history.push_back(row_named("contact.made", R"({"exam":null})", at(201)));

  REQUIRE(store->cases().write(batch).won.size() == 40);
  for (const auto& write : batch) {
    CHECK(same_json(store->cases().find({write.key}).at(0).document, write.document));
    const auto history = store->cases().history(write.key);
    REQUIRE(history.size() == 1 + write.steps.history.size());
    for (std::size_t i = 1; i < history.size(); ++i) CHECK(history[i].row == write.steps.history[i - 1]);
  }
}

TEST_CASE("A case that somebody else wrote first is lost, and nothing of it is written") {
  const Database database(contract_server);
  const auto store = database.open();
  const auto records = open_cases(*store, 3);
  CHECK(store->cases().write(contacts({records[1]})).won.size() == 1);

  auto late = contacts(records);
  late[1].steps.intents.push_back({"july.told", "1", "student", "july", 0, at(200), {}});
  const auto outcome = store->cases().write(late);

  CHECK(outcome.won == std::vector{records[0].key, records[2].key});
  CHECK(outcome.lost == std::vector{records[1].key});
  CHECK(outcome.incidents.empty());
  CHECK(store->cases().history(records[1].key).size() == 2);
  CHECK(store->outbox().intents_of(records[1].key).empty());
  CHECK(store->audit().orphans(10).empty());
}

TEST_CASE("A batch that the database refuses is halved until the guilty case stands alone") {
  const Database database(contract_server);
  const auto store = database.open();
  const auto records = open_cases(*store, 20);
  auto batch = contacts(records);
  const port::NewIntent twice{"july.told", "1", "student", "july", 0, at(200), {}};
  batch[7].steps.intents = {twice, twice};

  const auto outcome = store->cases().write(batch);

  CHECK(outcome.won.size() == 19);
  CHECK(outcome.lost.empty());
  REQUIRE(outcome.incidents.size() == 1);
  CHECK(outcome.incidents[0].subject == records[7].key);
  CHECK(outcome.incidents[0].what.find("intent") != std::string::npos);
  CHECK(store->cases().incidents(10).size() == 1);
  CHECK(store->cases().find({records[7].key}).at(0).version == 1);
  CHECK(store->cases().history(records[7].key).size() == 1);
}

TEST_CASE("The same incident met again is counted, and that of a person without a case names the person") {
  const Database database(contract_server);
  const auto store = database.open();
  auto opening = opening_of(4);
  const port::NewIntent twice{"july.told", "1", "student", "july", 0, at(200), {}};
  opening.steps.intents = {twice, twice};

  CHECK_FALSE(store->cases().open({opening}).entries.at(0).id);
  opening.steps.history[0].recorded = at(300);
  CHECK_FALSE(store->cases().open({opening_of(5), opening}).entries.at(1).id);
  store->cases().report({{school, CaseId(7)}, 2, "case-unreadable", at(250), {}});

  const auto incidents = store->cases().incidents(10);
  REQUIRE(incidents.size() == 2);
  CHECK(incidents[0].person == PersonId(4));
  CHECK(incidents[0].times == 2);
  CHECK(incidents[0].at == at(300));
  CHECK(incidents[1].subject.id == CaseId(7));
  CHECK(incidents[1].times == 1);
}

TEST_CASE("A text that no database can keep is refused for its case alone") {
  const Database database(contract_server);
  const auto store = database.open();
  const auto records = open_cases(*store, 3);
  auto batch = contacts(records);
  const auto broken = GENERATE(as<std::string>(), "\xff", std::string(1, '\0'), R"(\u0000)");
  batch[1].steps.history[0].payload = R"({"note":")" + broken + "\"}";

  const auto outcome = store->cases().write(batch);

  CHECK(outcome.won.size() == 2);
  REQUIRE(outcome.incidents.size() == 1);
  CHECK(outcome.incidents[0].subject == records[1].key);
}

TEST_CASE("An outside event that arrives twice is answered as the first time") {
  const Database database(contract_server);
  const auto store = database.open();
  const auto records = open_cases(*store, 2);
  const port::EventKey key{school, "siecle", "line-1"};
  auto batch = contacts({records[0]});
  batch[0].taken.push_back({key.source, key.reference, 0});
  CHECK(store->cases().write(batch).won.size() == 1);
  store->cases().refuse(
      {{{school, "siecle", "line-2"}, records[1].key.id, 0, "unknown-event", at(200), "contact.maid"}});

  const auto answers = store->cases().received({key, {school, "siecle", "line-2"}, {school, "siecle", "line-3"}});
  REQUIRE(answers.size() == 2);
  CHECK(answers[0].subject == records[0].key.id);
  CHECK(answers[0].sequence == 2);
  CHECK(answers[1].refusal == "unknown-event");
  CHECK(answers[1].event == "contact.maid");

  SECTION("a second refusal changes nothing") {
    store->cases().refuse({{{school, "siecle", "line-2"}, {}, 0, "other", at(300)},
                           {{school, "siecle", "line-4"}, {}, 0, "other", at(300)}});
    CHECK(store->cases().received({{school, "siecle", "line-2"}}).at(0).refusal == "unknown-event");
    CHECK(store->cases().refused(school, 10).size() == 2);
  }
  SECTION("taken again by another case, it is a lost race, not an incident") {
    auto again = contacts({records[1]});
    again[0].taken.push_back({key.source, key.reference, 0});
    const auto outcome = store->cases().write(again);
    CHECK(outcome.lost == std::vector{records[1].key});
    CHECK(store->cases().incidents(10).empty());
    CHECK(store->cases().history(records[1].key).size() == 1);
  }
}

TEST_CASE("Tasks are opened, moved, closed once, and listed by urgency") {
  const Database database(contract_server);
  const auto store = database.open();
  const auto record = open_cases(*store, 1).front();
  auto opening = contact(record);
  opening.steps.tasks = {{"july.call", "1", "referent", "head", at(200), at(900), {}, {}},
                         {"july.letter", "1", "office", "", at(200), {}, {}, {}},
                         {"july.visit", "1", "referent", "", at(200), at(500), {}, {}},
                         {"july.done", "1", "office", "", at(200), {}, port::TaskStatus::done, at(201)}};
  CHECK(store->cases().write({opening}).won.size() == 1);

  auto closing = contact(store->cases().find({record.key}).at(0));
  closing.steps.task_changes = {{"july.visit", "1", port::TaskStatus::done, at(300), {}},
                                {"july.call", "1", port::TaskStatus::open, at(300), at(700)}};
  CHECK(store->cases().write({closing}).won.size() == 1);

  const auto open = store->cases().open_tasks({school, {}, {}, 10});
  REQUIRE(open.size() == 2);
  CHECK(open[0].rule == "july.call");
  CHECK(open[0].due == at(700));
  CHECK(open[1].rule == "july.letter");
  CHECK(store->cases().open_tasks({school, "head", {}, 10}).size() == 1);
  CHECK(store->cases().open_tasks({school, {}, at(700), 10}).empty());
  const auto all = store->cases().tasks_of(record.key);
  REQUIRE(all.size() == 4);
  CHECK(all[1].rule == "july.done");
  CHECK(all[1].closed == at(201));
  CHECK(all[3].status == port::TaskStatus::done);
  CHECK(all[3].closed == at(300));
}

TEST_CASE("Cases are paged in the order of their keys, and by what is asked") {
  const Database database(contract_server);
  const auto store = database.open();
  (void)store->cases().open({opening_of(1), opening_of(2), opening_of(3), opening_of(1, other_school)});
  port::CaseQuery query;
  query.limit = 2;
  auto page = store->cases().page(query);
  REQUIRE(page.size() == 2);
  query.after = page.back().key;
  page = store->cases().page(query);
  REQUIRE(page.size() == 2);
  CHECK(page.back().key.school == other_school);
  query = {};
  query.school = school;
  query.person = PersonId(2);
  CHECK(store->cases().page(query).size() == 1);
  query.status = port::CaseStatus::closed;
  CHECK(store->cases().page(query).empty());
}

TEST_CASE("The audit finds a row whose case or step does not exist") {
  const Database database(contract_server);
  const auto store = database.open();
  const auto records = open_cases(*store, 2);
  database.run("delete from history where case_id = " + std::to_string(records[0].key.id.value()));
  const auto orphans = store->audit().orphans(10);
  REQUIRE(orphans.size() == 1);
  CHECK(orphans[0].table == "case_file");
  CHECK(orphans[0].subject == records[0].key);
  const auto page = store->audit().page(records[0].key, 10);
  REQUIRE(page.size() == 1);
  CHECK(page[0].steps.size() == 1);
}
