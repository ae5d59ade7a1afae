#include "adapters/http/answer_pages.hpp"

#include "engine/base/error.hpp"
#include "engine/base/html.hpp"

#include <algorithm>
#include <utility>

namespace filrouge::http {
namespace {

using service::Question;
using Kind = Question::Kind;

constexpr std::string_view head =
    "<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"robots\" content=\"noindex\">\n<title>Votre réponse</title>\n<style>\n"
    "body { font: 1.125rem/1.5 system-ui, sans-serif; color: #161616; max-width: 32rem; margin: 0 auto; padding: 1rem; "
    "}\n"
    "h1 { font-size: 1.4rem; line-height: 1.3; }\n"
    "button { display: block; width: 100%; margin: 0 0 .75rem; padding: .85rem 1rem; font: inherit; text-align: left; "
    "color: #000091; background: #fff; border: 2px solid #000091; border-radius: .4rem; }\n"
    "button.chosen { color: #fff; background: #000091; }\n"
    "</style>\n</head>\n<body>\n";
constexpr std::string_view foot = "</body>\n</html>\n";

Response page(int status, const std::string& body) {
  return {status,
          "text/html; charset=utf-8",
          std::string(head) + body + std::string(foot),
          {{"Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors "
            "'none'"},
           {"Referrer-Policy", "no-referrer"}}};
}

std::string heading(std::string_view text) {
  return "<h1>" + std::string(text) + "</h1>\n";
}

std::string paragraph(const std::string& text) {
  return "<p>" + text + "</p>\n";
}

std::string button(const Question::Choice& choice, bool chosen) {
  return "<button name=\"answer\" value=\"" + html_escaped(choice.name) + "\"" + (chosen ? " class=\"chosen\"" : "") +
         ">" + html_escaped(choice.title) + "</button>\n";
}

// The form is sent to the address it was asked from.
std::string form(const Question& question, const std::string& chosen) {
  const auto first = std::ranges::find(question.choices, chosen, &Question::Choice::name);
  const bool has_chosen = first != question.choices.end();
  std::string body = has_chosen ? heading("Confirmez votre réponse") : heading("Choisissez votre réponse");
  body += "<form method=\"post\">\n";
  if (has_chosen) {
    body += button(*first, true);
    if (question.choices.size() > 1) body += paragraph("Ou choisissez une autre réponse&nbsp;:");
  }
  for (const auto& choice : question.choices)
    if (choice.name != chosen) body += button(choice, false);
  return body + "</form>\n" + paragraph("Rien n'est enregistré avant votre choix.");
}

std::string told(const Question& question) {
  const auto call = "appelez le " + html_escaped(question.phone) + ".";
  switch (question.kind) {
    case Kind::taken:
      return heading("Merci, votre réponse est enregistrée.") +
             paragraph("«&nbsp;" + html_escaped(question.answer) + "&nbsp;»");
    case Kind::answered:
      return heading("Votre réponse est déjà enregistrée.") + paragraph("Pour la changer, " + call);
    case Kind::expired:
      return heading("Ce lien n'est plus valable, car il a expiré.") + paragraph("Pour répondre, " + call);
    case Kind::closed:
      return heading("Votre suivi est terminé&nbsp;: il n'y a plus de réponse à donner.") +
             paragraph("Pour toute question, " + call);
    case Kind::refused:
      return heading("Cette réponse ne peut plus être enregistrée, car la situation a changé.") +
             paragraph("Pour répondre, " + call);
    case Kind::open:
    case Kind::forged:
      break;
  }
  return heading("Ce lien n'est pas valable.") + paragraph("Ouvrez-le en entier, depuis le message du lycée.");
}

int status_of(Kind kind) {
  constexpr int not_found = 404;
  constexpr int gone = 410;
  return kind == Kind::forged ? not_found : kind == Kind::expired ? gone : 200;
}

Response shown(const Question& question, const std::string& chosen) {
  const auto school = question.school.empty() ? std::string() : paragraph(html_escaped(question.school));
  return page(status_of(question.kind),
              school + (question.kind == Kind::open ? form(question, chosen) : told(question)));
}

// Of "answer=NAME", where a name needs no escaping.
std::string answer_in(const std::string& body) {
  constexpr std::string_view key = "answer=";
  return body.starts_with(key) ? body.substr(key.size(), body.find('&') - key.size()) : std::string();
}

}  // namespace

Handler answer_pages(AnswerDesk desk) {
  return [desk = std::move(desk)](const Request& request) -> Response {
    const auto token = request.path.substr(request.path.rfind('/') + 1);
    try {
      if (request.method == "POST") return shown(desk.take(token, answer_in(request.body)), "");
      return shown(desk.ask(token), request.query);
    } catch (const OutsideFailure&) {
      constexpr int unavailable = 503;
      return page(unavailable, heading("Votre réponse ne peut pas être enregistrée pour le moment.") +
                                   paragraph("Réessayez dans quelques minutes."));
    }
  };
}

}  // namespace filrouge::http
