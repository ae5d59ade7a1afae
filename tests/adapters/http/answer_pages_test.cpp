#include "adapters/http/answer_pages.hpp"

#include "engine/base/error.hpp"
#include "support/catch.hpp"
#include "support/holds.hpp"

using namespace filrouge;
using service::Question;
using test::holds;
using Kind = Question::Kind;

namespace {

Question question(Kind kind) {
  Question asked;
  asked.kind = kind;
  asked.school = "Lycée <Petit>";
  asked.phone = "03 87 00 00 00";
  if (kind == Kind::open) asked.choices = {{"coming", "Je viens à la réunion"}, {"no", "Je ne viens pas"}};
  if (kind == Kind::taken) asked.answer = "Je viens à la réunion";
  return asked;
}

// A desk at which every question is of that kind, and what was asked of it.
struct Desk {
  Kind kind = Kind::open;
  std::string asked, taken;

  http::Response get(const std::string& path, const std::string& query = {}) {
    return answer({"GET", path, query, ""});
  }
  http::Response post(const std::string& path, const std::string& body) { return answer({"POST", path, "", body}); }

 private:
  http::Response answer(const http::Request& request) {
    return http::answer_pages({[this](const std::string& token) {
                                 asked = token;
                                 return question(kind);
                               },
                               [this](const std::string& token, const std::string& answer) {
                                 taken = token + " " + answer;
                                 return question(Kind::taken);
                               }})(request);
  }
};

}  // namespace

TEST_CASE("a link that is opened asks for a confirmation and answers nothing") {
  Desk desk;
  const auto page = desk.get("/reponse/0579001Z.1.2.x", "coming");
  CHECK(page.status == 200);
  CHECK(desk.asked == "0579001Z.1.2.x");
  CHECK(desk.taken.empty());
  CHECK(holds(page.body, "Confirmez votre réponse"));
  CHECK(holds(page.body, R"(<button name="answer" value="coming" class="chosen">Je viens à la réunion</button>)"));
  CHECK(holds(page.body, R"(<button name="answer" value="no">Je ne viens pas</button>)"));
  CHECK(holds(page.body, R"(<form method="post">)"));
}

TEST_CASE("a link to all answers lets one choose") {
  Desk desk;
  CHECK(holds(desk.get("/t").body, "Choisissez votre réponse"));
  CHECK(holds(desk.get("/t", "unknown").body, "Choisissez votre réponse"));
}

TEST_CASE("a confirmation answers") {
  Desk desk;
  const auto page = desk.post("/reponse/t", "answer=coming");
  CHECK(desk.taken == "t coming");
  CHECK(holds(page.body, "Merci, votre réponse est enregistrée."));
  CHECK(holds(page.body, "«&nbsp;Je viens à la réunion&nbsp;»"));
  (void)desk.post("/reponse/t", "nothing");
  CHECK(desk.taken == "t ");
}

TEST_CASE("why nothing can be answered is one sentence, with the school to call") {
  const std::vector<std::pair<Kind, std::string>> sentences{
      {Kind::answered, "Votre réponse est déjà enregistrée."},
      {Kind::expired, "Ce lien n'est plus valable, car il a expiré."},
      {Kind::closed, "Votre suivi est terminé&nbsp;: il n'y a plus de réponse à donner."},
      {Kind::refused, "Cette réponse ne peut plus être enregistrée, car la situation a changé."},
      {Kind::forged, "Ce lien n'est pas valable."}};
  for (const auto& [kind, sentence] : sentences) {
    Desk desk{kind, {}, {}};
    const auto page = desk.get("/t");
    INFO(sentence);
    CHECK(holds(page.body, "<h1>" + sentence + "</h1>"));
    CHECK((kind == Kind::forged || holds(page.body, "appelez le 03 87 00 00 00.")));
    CHECK_FALSE(holds(page.body, "<form"));
  }
}

TEST_CASE("a page is kept by nobody, tells nobody where it was opened from, and runs nothing") {
  Desk desk;
  const auto page = desk.get("/t");
  CHECK(page.content_type == "text/html; charset=utf-8");
  CHECK_FALSE(holds(page.body, "<script"));
  CHECK(holds(page.body, "Lycée &lt;Petit&gt;"));
  REQUIRE(page.headers.size() == 2);
  CHECK(page.headers[0].first == "Content-Security-Policy");
  CHECK(holds(page.headers[0].second, "default-src 'none'"));
  CHECK(page.headers[1] == std::pair<std::string, std::string>{"Referrer-Policy", "no-referrer"});
}

TEST_CASE("a database that is away is told as something that passes") {
  const auto away = [](auto&&...) -> Question {
    throw OutsideFailure(OutsideFailure::Kind::busy, "The database is away.");
  };
  const auto page = http::answer_pages({away, away})({"GET", "/t", "", ""});
  CHECK(page.status == 503);
  CHECK(holds(page.body, "Réessayez dans quelques minutes."));
  CHECK_FALSE(holds(page.body, "database"));
}
