#include "cli/command/try.hpp"
#include "engine/base/words.hpp"
#include "engine/interpreter/explain.hpp"
#include "engine/scenario/civil_time.hpp"
#include "engine/scenario/rehearsal.hpp"

#include <istream>
#include <ostream>
#include <sstream>

#include <nlohmann/json.hpp>

namespace filrouge::cli {
namespace {

using nlohmann::json;

struct Spoken {
  std::string time;   // as typed; empty for none
  std::string verb;   // "correct" or "reopen"; empty: an event is recorded
  std::string event;  // or the state
  json payload = json::object();
};

// "2026-07-07 10:00 result.received decision=failed page=2"
Spoken understand(const std::string& line) {
  Spoken spoken;
  std::istringstream words(line);
  for (std::string word; words >> word;) {
    const auto equals = word.find('=');
    if (spoken.event.empty() && (parse_day(word.substr(0, 10)) || word.find(':') != std::string::npos)) {
      spoken.time += (spoken.time.empty() ? "" : " ") + word;
    } else if (spoken.verb.empty() && spoken.event.empty() && (word == "correct" || word == "reopen")) {
      spoken.verb = word;
    } else if (equals == std::string::npos) {
      spoken.event = word;
    } else {
      const auto value = word.substr(equals + 1);
      const auto literal = json::parse(value, nullptr, false);
      spoken.payload[word.substr(0, equals)] = literal.is_discarded() ? json(value) : literal;
    }
  }
  return spoken;
}

class Dialogue {
 public:
  Dialogue(std::ostream& out, interpreter::Setting setting, Instant now)
      : out_(out), rehearsal_(std::move(setting), now) {}

  void begin() {
    out_ << rehearsal_.pathway().title << "\n"
         << "Type a time, an event with its fields, or both: 2026-07-07 10:00 EVENT field=value. An empty line goes to "
            "the next moment at which something happens; \"correct EVENT field=value\" puts right, \"reopen STATE\" "
            "lets "
            "a closed case go on.\n";
    show();
  }

  void answer(const std::string& line) {
    const auto spoken = understand(line);
    const auto before = rehearsal_;
    const auto problem = play(spoken);
    if (problem.empty()) return show();
    rehearsal_ = before;
    out_ << problem << "\n";
  }

 private:
  // A sentence where the line was not understood; the case may then have moved.
  std::string play(const Spoken& spoken) {
    if (const auto to = time_of(spoken); !to) {
      return in_quotes(spoken.time) + " is not a time: write 2026-07-13 or 2026-07-13 12:00.";
    } else if (const auto reached = rehearsal_.advance(*to); !reached) {
      return reached.error();
    }
    if (spoken.event.empty()) return {};
    const auto sent = act(spoken);
    if (!sent) return sent.error();
    if (*sent) out_ << "  refused: " << interpreter::explain(rehearsal_.pathway(), **sent) << "\n";
    return {};
  }

  Result<std::optional<interpreter::Refusal>, std::string> act(const Spoken& spoken) {
    if (spoken.verb == "reopen") return rehearsal_.reopen(spoken.event);
    if (spoken.verb == "correct") return rehearsal_.correct(spoken.event, spoken.payload, std::nullopt);
    return rehearsal_.send(spoken.event, spoken.payload, std::nullopt);
  }

  [[nodiscard]] std::optional<Instant> time_of(const Spoken& spoken) const {
    if (!spoken.time.empty()) return scenario::parse_time(spoken.time, zone());
    if (!spoken.event.empty()) return rehearsal_.now();
    return wake_at(rehearsal_.state()).value_or(rehearsal_.now());
  }

  void show() {
    const auto& p = rehearsal_.pathway();
    out_ << local(rehearsal_.now());
    for (const auto& state : configuration_names(p, rehearsal_.state())) out_ << "  " << state;
    out_ << "\n";
    const auto happened = rehearsal_.take();
    for (const auto& told : happened.told) {
      const auto what = told.task.empty() ? "message " + told.message : "reminder " + told.task;
      out_ << "  " << what << " to " << told.role << "\n";
    }
    for (const auto& change : happened.tasks) {
      constexpr std::array words{"opened", "moved", "done", "withdrawn"};
      out_ << "  task " << p.tasks[change.task].name << " " << words[static_cast<std::size_t>(change.kind)];
      if (change.due) out_ << ", due " << to_string(scenario::last_day(rehearsal_.setting(), *change.due));
      out_ << "\n";
    }
    if (const auto outcome = rehearsal_.state().outcome) {
      out_ << "  closed: " << p.outcomes[*outcome].code << " " << p.outcomes[*outcome].title << "\n";
    }
    out_.flush();
  }

  [[nodiscard]] const calendar::Zone& zone() const { return *rehearsal_.setting().place->zone; }

  // "2026-07-13 12:00"
  [[nodiscard]] std::string local(Instant instant) const {
    const auto civil = zone().local(instant);
    const auto day = std::chrono::floor<std::chrono::days>(civil);
    const std::chrono::hh_mm_ss time{civil - day};
    const auto digits = [](auto count) { return (count < 10 ? "0" : "") + std::to_string(count); };
    return to_string(day) + " " + digits(time.hours().count()) + ":" + digits(time.minutes().count());
  }

  std::ostream& out_;
  scenario::Rehearsal rehearsal_;
};

}  // namespace

void try_in_words(std::istream& in, std::ostream& out, interpreter::Setting setting, Instant now) {
  Dialogue dialogue(out, std::move(setting), now);
  dialogue.begin();
  for (std::string line; std::getline(in, line);) dialogue.answer(line);
}

}  // namespace filrouge::cli
