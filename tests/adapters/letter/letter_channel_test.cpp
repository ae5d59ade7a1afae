#include "adapters/letter/letter_channel.hpp"

#include "adapters/letter/sheet.hpp"
#include "adapters/system/child.hpp"
#include "engine/base/error.hpp"
#include "support/catch.hpp"
#include "support/holds.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <thread>

using namespace filrouge;
using namespace filrouge::test;
using Kind = port::SendOutcome::Kind;

namespace {

const auto morning = *parse_rfc3339("2026-07-08T08:00:00Z");

port::OutgoingMessage letter_to(const std::string& name, int number = 17) {
  port::OutgoingMessage message;
  message.id = "0672198X." + std::to_string(number) + "@filrouge.invalid";
  message.sender_name = "Lycée des Trois-Saules";
  message.recipient_name = name;
  message.recipient_address = "Chez Mme Noël\n12 bis rue de l'Œuvre\n67000 STRASBOURG";
  message.subject = "Et maintenant ?";
  message.text = "Bonjour,\n\nÊtes-vous d'accord ? « Ça » coûte 1 000 €, à Noël, où naît l'œuvre.\n";
  message.at = morning;
  message.school = SchoolId("0672198X");
  message.day = Day(std::chrono::year(2026) / 7 / 8);
  return message;
}

class Folder {
 public:
  [[nodiscard]] std::filesystem::path file() const { return path() / "0672198X/2026-07-08.pdf"; }
  [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "letters"; }
  // What poppler's programs say of the file.
  [[nodiscard]] std::string told_by(const std::string& program, std::vector<std::string> words = {}) const {
    words.push_back(file().string());
    if (program == "pdftotext") words.emplace_back("-");
    const auto answer = system::answer_of(program, words, "");
    REQUIRE(answer);
    REQUIRE(answer->status == 0);
    return answer->out;
  }
  [[nodiscard]] std::string text() const { return told_by("pdftotext", {"-layout"}); }
  [[nodiscard]] int pages() const {
    const auto info = told_by("pdfinfo");
    return std::stoi(info.substr(info.find("Pages:") + 6));
  }

 private:
  TemporaryFolder folder_;
};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

double attribute(const std::string& line, const std::string& name) {
  return std::stod(line.substr(line.find(name + "=\"") + name.size() + 2)) * 25.4 / 72;
}

// How many words the window may show; checks that it always shows each of them.
std::size_t words_in_window(const Folder& folder) {
  std::istringstream lines(folder.told_by("pdftotext", {"-bbox"}));
  std::size_t shown = 0;
  const auto& ever = letter::ever_shown;
  const auto& always = letter::always_shown;
  for (std::string line; std::getline(lines, line);) {
    if (!holds(line, "<word ")) continue;
    const auto left = attribute(line, "xMin");
    const auto right = attribute(line, "xMax");
    const auto top = attribute(line, "yMin");
    const auto bottom = attribute(line, "yMax");
    const bool seen =
        right > ever.left && left < ever.left + ever.width && bottom > ever.top && top < ever.top + ever.height;
    if (!seen) continue;
    INFO(line);
    ++shown;
    CHECK((left >= always.left && right <= always.left + always.width));
    CHECK((top >= always.top && bottom <= always.top + always.height));
  }
  return shown;
}

}  // namespace

TEST_CASE("a letter is printed with its accents, its date and its address") {
  const Folder folder;
  letter::LetterChannel channel(folder.path());
  REQUIRE(channel.send(letter_to("Zoé Exemple")).kind == Kind::sent);
  const auto text = folder.text();
  INFO(text);
  for (const auto* part : {"Lycée des Trois-Saules", "Zoé Exemple", "12 bis rue de l'Œuvre", "67000 STRASBOURG",
                           "Le mercredi 8 juillet 2026", "Et maintenant", "« Ça » coûte", "où naît l'œuvre."})
    CHECK(holds(text, part));
  CHECK(folder.pages() == 1);
  CHECK(holds(folder.told_by("pdfinfo"), "A4"));
  CHECK_FALSE(holds(folder.told_by("pdffonts"), " no  no"));
}

TEST_CASE("the address stands where the window of the envelope shows it, and nothing else does") {
  const Folder folder;
  letter::LetterChannel channel(folder.path());
  REQUIRE(channel.send(letter_to("Marie-Françoise Exemple-Inventé de La Tour")).kind == Kind::sent);
  CHECK(words_in_window(folder) == 15);
}

TEST_CASE("an address of as many lines as there can be, and as long, is shown as a whole") {
  const Folder folder;
  letter::LetterChannel channel(folder.path());
  auto message = letter_to("Marie-Françoise Anne-Charlotte EXEMPLE-INVENTÉ DE LA TOUR");
  message.recipient_address =
      "RÉSIDENCE DES MARRONNIERS BÂTIMENT C12\nESCALIER GRENADINE APPARTEMENT 1204 GH\n"
      "1234 BIS AVENUE DU MARÉCHAL DE LATTRE\nLIEU-DIT LE GRAND CHAMP DU MOULIN VERT\n67000 STRASBOURG CEDEX";
  REQUIRE(channel.send(message).kind == Kind::sent);
  CHECK(words_in_window(folder) == 33);
}

TEST_CASE("the letters of a school and a day are one file, each in it once") {
  const Folder folder;
  {
    letter::LetterChannel channel(folder.path());
    CHECK(channel.send(letter_to("Zoé Exemple", 1)).kind == Kind::sent);
    CHECK(channel.send(letter_to("Paul Modèle", 2)).kind == Kind::sent);
  }
  letter::LetterChannel channel(folder.path());
  CHECK(channel.send(letter_to("Paul Modèle", 2)).kind == Kind::sent);
  auto later = letter_to("Zoé Exemple", 1);
  later.day += std::chrono::days(1);
  CHECK(channel.send(later).kind == Kind::sent);
  CHECK(folder.pages() == 2);
  CHECK(count(folder.text(), "Zoé Exemple") == 1);
  CHECK(count(folder.text(), "Paul Modèle") == 1);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.file().parent_path()), {}) == 1);
}

TEST_CASE("the letters of a book are read aloud in their order, each with its heading and its paragraphs") {
  const Folder folder;
  letter::LetterChannel channel(folder.path());
  CHECK(channel.send(letter_to("Zoé Exemple", 1)).kind == Kind::sent);
  CHECK(channel.send(letter_to("Paul Modèle", 2)).kind == Kind::sent);
  const auto info = folder.told_by("pdfinfo");
  CHECK(holds(info, "Lycée des Trois-Saules, courriers du 2026-07-08"));
  CHECK(holds(info, "Tagged:          yes"));
  const auto structure = folder.told_by("pdfinfo", {"-struct-text"});
  INFO(structure);
  CHECK(count(structure, "Document") == 1);
  CHECK(count(structure, "Sect") == 2);
  CHECK(count(structure, "H1") == 2);
  CHECK(count(structure, "P (block)") == 10);  // sender, address, date and two paragraphs of each
  for (const auto* part : {"Zoé Exemple", "Paul Modèle", "Bonjour,", "où naît"}) CHECK(holds(structure, part));
  CHECK(structure.find("Zoé Exemple") < structure.find("Paul Modèle"));
}

TEST_CASE("what a school has taken away begins anew") {
  const Folder folder;
  letter::LetterChannel channel(folder.path());
  CHECK(channel.send(letter_to("Zoé Exemple", 1)).kind == Kind::sent);
  std::filesystem::remove(folder.file());
  CHECK(channel.send(letter_to("Paul Modèle", 2)).kind == Kind::sent);
  CHECK(folder.pages() == 1);
}

TEST_CASE("a long letter goes on, and says so, on other sheets") {
  const Folder folder;
  letter::LetterChannel channel(folder.path());
  auto message = letter_to("Zoé Exemple");
  message.text.clear();
  for (int i = 1; i <= 100; ++i) message.text += "Ligne numéro " + std::to_string(i) + ".\n";
  CHECK(channel.send(message).kind == Kind::sent);
  CHECK(folder.pages() == 3);
  const auto text = folder.text();
  CHECK(holds(text, "Suite page 2"));
  CHECK(holds(text, "Suite page 3"));
  for (int i = 1; i <= 100; ++i) CHECK(count(text, "Ligne numéro " + std::to_string(i) + ".") == 1);
}

TEST_CASE("several daemons share a folder without losing a letter") {
  const Folder folder;
  constexpr int each = 5;
  const auto write = [&](int first) {
    letter::LetterChannel channel(folder.path());
    for (int i = 0; i < each; ++i) static_cast<void>(channel.send(letter_to("Zoé Exemple", first + i)));
  };
  std::thread other(write, 100);
  write(200);
  other.join();
  CHECK(folder.pages() == 2 * each);
}

TEST_CASE("a folder that holds what is no letter, or cannot be written, is one sentence") {
  const Folder folder;
  letter::LetterChannel channel(folder.path());
  SECTION("a file that is no PDF") {
    std::filesystem::create_directories(folder.file().parent_path());
    std::ofstream(folder.file()) << "no PDF";
  }
  SECTION("a file where the folder of the school should be") {
    std::ofstream(folder.path() / "0672198X") << "";
  }
  CHECK_THROWS_AS(channel.send(letter_to("Zoé Exemple")), OutsideFailure);
}

TEST_CASE("nobody is written to without an address") {
  const Folder folder;
  letter::LetterChannel channel(folder.path());
  auto message = letter_to("Zoé Exemple");
  message.recipient_address.clear();
  CHECK(channel.send(message).reason == "bad-address");
}
