#include "adapters/maildir/maildir_channel.hpp"

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <fstream>
#include <sstream>

using namespace filrouge;
using filrouge::maildir::MaildirChannel;

namespace {

port::OutgoingMessage letter_to(const std::string& address) {
  return {"0672198X.17@filrouge.invalid",
          "Lycée Inventé",
          "ne-pas-repondre@filrouge.invalid",
          "Zoé Exemple",
          address,
          "Contact de juillet",
          "Bonjour Zoé,\n\nAppelez-nous.\n",
          *parse_rfc3339("2026-07-08T08:00:00Z")};
}

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) found.push_back(entry.path());
  return found;
}

std::string content_of(const std::filesystem::path& file) {
  std::ostringstream content;
  content << std::ifstream(file).rdbuf();
  return content.str();
}

}  // namespace

TEST_CASE("a message becomes one file in new, and leaves nothing in tmp") {
  const test::TemporaryFolder folder;
  MaildirChannel channel(folder.path(), true);
  REQUIRE(channel.send(letter_to("zoe@example.org")).kind == port::SendOutcome::Kind::sent);
  const auto files = files_in(folder.path() / "new");
  REQUIRE(files.size() == 1);
  CHECK(files_in(folder.path() / "tmp").empty());
  CHECK(content_of(files.front()) ==
        "Message-ID: <0672198X.17@filrouge.invalid>\r\n"
        "Date: Wed, 08 Jul 2026 08:00:00 +0000\r\n"
        "From: =?UTF-8?Q?Lyc=C3=A9e_Invent=C3=A9?=\r\n <ne-pas-repondre@filrouge.invalid>\r\n"
        "To: =?UTF-8?Q?Zo=C3=A9_Exemple?=\r\n <zoe@example.org>\r\n"
        "Subject: Contact de juillet\r\n"
        "Auto-Submitted: auto-generated\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=UTF-8\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        "Bonjour Zo=C3=A9,\r\n\r\nAppelez-nous.\r\n");
}

TEST_CASE("the same message sent again is not written twice, even after it was read") {
  const test::TemporaryFolder folder;
  MaildirChannel channel(folder.path(), true);
  REQUIRE(channel.send(letter_to("zoe@example.org")).kind == port::SendOutcome::Kind::sent);
  REQUIRE(channel.send(letter_to("zoe@example.org")).kind == port::SendOutcome::Kind::sent);
  const auto file = files_in(folder.path() / "new").front();
  std::filesystem::rename(file, folder.path() / "cur" / (file.filename().string() + ":2,S"));
  REQUIRE(channel.send(letter_to("zoe@example.org")).kind == port::SendOutcome::Kind::sent);
  CHECK(files_in(folder.path() / "new").empty());
}

TEST_CASE("an address that cannot stand in a header is refused, not repaired") {
  const test::TemporaryFolder folder;
  MaildirChannel channel(folder.path(), true);
  const auto outcome = channel.send(letter_to("zoe example"));
  CHECK(outcome.kind == port::SendOutcome::Kind::refused);
  CHECK(outcome.reason == "bad-address");
  CHECK(outcome.unreachable);
  CHECK(files_in(folder.path() / "new").empty());
}

TEST_CASE("a letter needs no e-mail address to be kept as a file") {
  const test::TemporaryFolder folder;
  MaildirChannel channel(folder.path(), false);
  CHECK(channel.send(letter_to("1 rue Neuve\n67000 Exemple")).kind == port::SendOutcome::Kind::sent);
  const auto files = files_in(folder.path() / "new");
  REQUIRE(files.size() == 1);
  // Whoever prints it finds where it goes.
  CHECK(content_of(files.front())
            .find("=?UTF-8?Q?Zo=C3=A9_Exemple=2C_1_rue_Neuve=2C_67000_Exemple?=\r\n <sans-adresse.") !=
        std::string::npos);
}
