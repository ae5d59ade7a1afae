#include "engine/service/small_school.hpp"

#include "adapters/system/zone_database.hpp"
#include "contract/each_database.hpp"
#include "engine/service/open_cases.hpp"
#include "support/catch.hpp"

#include <fstream>
#include <sstream>

namespace filrouge::test {
namespace {

constexpr const char* pathway = R"(pathway: NAME
title: Petit parcours
locale: fr
calendar: fr.yaml
roles:
  student:  { title: Élève, channels: [email], when: 'rank != "opposed"' }
  referent: { title: Référent, stand_in: head, digest: daily }
  head:     { title: Proviseur }
  partner:  { title: Partenaire }
ladders:
  gentle: { open: owner, 2 days after open: head }
data:
  answer: { type: enum, values: [none, yes, no], default: none }
  attempts: { type: integer, default: 0 }
  rank: { type: string, default: "" }
sessions:
  fair: { title: Forum, by: [head] }
events:
  called:
    by: [referent, head]
    payload: { answer: { type: enum, values: ["yes", "no"] } }
    requires: [ { guard: 'answer == "none"', refuse: "Déjà appelé." } ]
    set: { answer: event.answer }
  asked.again: { by: [referent, head] }
  listed: { payload: { rank: string }, set: { rank: event.rank } }
  told: { by: [referent, head] }
  term.ended: { by: [head], about: school }
messages: { file: messages.yaml }
states:
  waiting:
    on: { called: called, listed: {}, term.ended: over }
    after: { 10 days: [ { guard: '10 / attempts == 10', target: called }, over ] }
    tell: { hello: student, plans: { role: partner, per: school }, fair-date: { role: partner, per: session, session: fair } }
    tasks:
      call: { title: Appeler l'élève, role: referent, due: 5 days, done: called, remind: gentle }
  called: { on: { asked.again: asking, term.ended: over } }
  asking:
    on: { told: called, term.ended: over }
    tasks:
      tell: { title: Répondre à l'élève, role: referent, due: 5 days, done: told }
  over: { type: final }
)";

std::string read_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

port::RosterEntry person(port::PersonKind kind, const std::string& reference) {
  return {kind,
          reference,
          {{"ine", reference},
           {"family_name", reference},
           {"given_names", "Zoé"},
           {"email", reference + "@exemple.invalid"}},
          {}};
}

calendar::ZoneSource zones() {
  return
      [database = std::make_shared<system::ZoneDatabase>()](const std::string& name) { return database->zone(name); };
}

}  // namespace

Result<port::RenderedMessage, std::string> PlainRenderer::render(const port::MessageTemplate& message,
                                                                 const port::MessageData& data, Form) const {
  if (!fault.empty()) return failure(fault);
  std::string text = message.text;
  if (const auto items = data.lists.find("items"); items != data.lists.end())
    for (const auto& item : items->second) text += "\n- " + std::get<std::string>(item.values.at("title"));
  if (const auto answers = data.lists.find("answers"); answers != data.lists.end())
    for (const auto& answer : answers->second) text += "\n" + std::get<std::string>(answer.values.at("link"));
  return port::RenderedMessage{message.subject, text};
}

service::Publication small_publication(const std::string& name, const std::string& greeting) {
  const std::string calendars = FILROUGE_SOURCE_DIR "/workflows/calendars/";
  service::Publication published{"small.yaml", {}};
  auto& text = published.files["small.yaml"] = pathway;
  text.replace(text.find("NAME"), 4, name);
  published.files["messages.yaml"] =
      "locale: fr\nmessages:\n  hello: { subject: Bonjour, text: " + greeting +
      " }\n  plans: { subject: Nos projets, text: Pour tous }\n  fair-date: { subject: Le forum, text: Pour tous }\n";
  for (const auto* file : {"fr.yaml", "school-holidays.yaml", "territories.yaml"})
    published.files[file] = read_text(calendars + file);
  return published;
}

SmallSchool::SmallSchool(int pupils)
    : database_(contract_server),
      zones_(zones()),
      store_(database_.open()),
      reading_(database_.open()),
      library_(reading_->pathways(), reading_->people(), zones_) {
  port::SchoolRecord school;
  school.uai = small_uai;
  school.name = "Lycée Petit";
  school.time_zone = "Europe/Paris";
  auto island = school;
  island.uai = island_uai;
  island.commune_code = "97801";
  store_->people().put({school, island});
  std::vector<port::RosterEntry> roster;
  for (int i = 1; i <= pupils; ++i) roster.push_back(person(port::PersonKind::student, "P" + std::to_string(i)));
  roster.push_back(person(port::PersonKind::staff, "referent"));
  roster.push_back(person(port::PersonKind::staff, "head"));
  roster.push_back(person(port::PersonKind::staff, "partner"));  // holds no role unless a test says so
  (void)store_->people().import_roster(small_uai, roster, true);
  for (const auto* role : {"referent", "head"}) {
    store_->people().set_role_holders(small_uai, role,
                                      {store_->people().find(small_uai, port::PersonKind::staff, role)->id});
  }
  publish(small_publication());
}

service::Stores SmallSchool::stores() {
  return {store_->cases(), store_->people(), store_->pathways(), store_->outbox(), store_->audit()};
}

service::DeliverOutbox SmallSchool::outbox(service::DeliveryOptions options) {
  return outbox(std::move(options), {{"email", &email}});
}

service::DeliverOutbox SmallSchool::outbox(service::DeliveryOptions options, service::Channels channels) {
  return {store_->outbox(), reading_->cases(),   reading_->people(), library_,
          renderer,         std::move(channels), std::move(options)};
}

void SmallSchool::publish(const service::Publication& publication) {
  REQUIRE(service::Publish(store_->pathways(), store_->cases()).run(publication, "", Instant{}));
}

void SmallSchool::tell_by_letter_too() {
  auto publication = small_publication();
  auto& text = publication.files["small.yaml"];
  text.replace(text.find("channels: [email]"), 17, "channels: [email, letter]");
  publish(publication);
}

void SmallSchool::open_cases(Instant now, int cohort) {
  for (const auto& current : library_.all_current())
    (void)service::OpenCases(store_->cases(), store_->people(), library_).run(current, small_uai, cohort, now);
}

port::CaseRecord SmallSchool::case_of(int pupil) {
  port::CaseQuery query;
  query.school = small_uai;
  query.person = person_of(pupil);
  return store_->cases().page(query).at(0);
}

PersonId SmallSchool::person_of(int pupil) {
  return store_->people().find(small_uai, port::PersonKind::student, "P" + std::to_string(pupil))->id;
}

std::string SmallSchool::state_of(int pupil) {
  return case_of(pupil).state;
}

Instant in_paris(const std::string& local) {
  return system::load_zone("Europe/Paris").instant(*parse_local_time(local));
}

}  // namespace filrouge::test
