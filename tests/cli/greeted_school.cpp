#include "cli/greeted_school.hpp"

#include "support/catch.hpp"

#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

namespace filrouge::test {

using nlohmann::json;

GreetedSchool::GreetedSchool(const std::string& told, const std::string& roles) {
  const std::string source = FILROUGE_SOURCE_DIR;
  for (const auto* file : {"fr.yaml", "school-holidays.yaml", "territories.yaml"})
    std::filesystem::copy(source + "/workflows/calendars/" + file, folder_.path() / file);
  write("greeting.yaml",
        "pathway: greeting\ntitle: Accueil\ncalendar: fr.yaml\n"
        "roles: { " +
            roles + " }\n" +
            "messages: { file: messages.yaml }\n"
            "states:\n  waiting: { title: En attente, on: { left: gone }, tell: { " +
            told +
            " } }\n  gone: { title: Parti, type: final }\n"
            "data: { address_known: { type: boolean, default: false } }\n"
            "events:\n  left: { title: Départ }\n"
            "  address.checked: { title: Adresse vérifiée, set: { address_known: 'true' } }\n");
  write("messages.yaml",
        "locale: fr\nmessages:\n  hello: { subject: Bienvenue à tous, text: Bonjour }\n"
        "  welcome: { subject: Les clubs, text: Bonjour }\n");
  require(run({"db", "migrate", "--rehearsal"}));
  require(run({"publish", path("greeting.yaml")}));
  require(run({"import", "schools", source + "/examples/lycee-year/schools.csv"}));
  (void)run({"import", "students", "--school", "0579001Z", source + "/examples/lycee-year/students.csv"});
}

Ran GreetedSchool::run(std::vector<std::string> words, const std::string& now, const std::string& input) const {
  words.insert(words.end(), {"--database", "sqlite:" + path("school.sqlite"), "--now", now});
  return run_filrouge(std::move(words), input);
}

void GreetedSchool::write(const std::string& name, const std::string& content) const {
  std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
  std::ofstream(path(name)) << content;
}

void GreetedSchool::require(const Ran& ran) {
  INFO(ran.err);
  REQUIRE(ran.exit_code == 0);
}

std::string GreetedSchool::first(const std::string& status) const {
  const auto list = run({"message", "list", "--status", status, "--json"}).out;
  return json::parse(list.substr(0, list.find('\n')))["message"];
}

std::string GreetedSchool::report(const std::string& address) const {
  const auto shown = json::parse(run({"message", "show", "0579001Z/1", "--json"}).out);
  return "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n"
         "Content-Type: message/delivery-status\n\nReporting-MTA: dns; example.org\n\n"
         "Final-Recipient: rfc822;" +
         address + "\nAction: failed\nStatus: 5.1.1\n\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <" +
         shown["message_id"].get<std::string>() + ">\n\n--b--\n";
}

std::string GreetedSchool::address() const {
  for (const auto& entry : std::filesystem::directory_iterator(path("mail") + "/new")) {
    std::ifstream in(entry.path());
    const std::string mail(std::istreambuf_iterator<char>(in), {});
    if (!holds(mail, "<0579001Z.1@")) continue;
    const auto begin = mail.find('<', mail.find("\nTo: ")) + 1;
    return mail.substr(begin, mail.find('>', begin) - begin);
  }
  return {};
}

}  // namespace filrouge::test
