#include "adapters/calendar/invitation.hpp"

#include "support/catch.hpp"
#include "support/holds.hpp"

#include <memory>
#include <sstream>

#include <libical/ical.h>

using namespace filrouge;
using namespace filrouge::test;

namespace {

port::OutgoingMessage invitation() {
  port::OutgoingMessage message;
  message.sender_name = "Lycée \"Inventé\"";
  message.sender_address = "ne-pas-repondre@example.org";
  message.recipient_name = "Zoé Exemple";
  message.recipient_address = "zoe@example.org";
  message.at = *parse_rfc3339("2026-08-26T08:00:00Z");
  message.appointment.emplace();
  message.appointment->id = "0123456789abcdef";
  message.appointment->sequence = 2;
  message.appointment->title =
      "Réunion de rentrée, avec la mission locale et France Travail : vos possibilités à la rentrée";
  message.appointment->place = "Salle B12; bâtiment Œuvre";
  message.appointment->day = parse_day("2026-09-04");
  message.appointment->begins = parse_rfc3339("2026-09-04T12:30:00Z");
  message.appointment->duration = std::chrono::minutes(90);
  return message;
}

// Read as a calendar program reads it.
class Read {
 public:
  explicit Read(const std::string& text) : calendar_(icalparser_parse_string(text.c_str()), icalcomponent_free) {
    REQUIRE(calendar_ != nullptr);
    REQUIRE(icalcomponent_count_errors(calendar_.get()) == 0);
  }
  [[nodiscard]] icalcomponent* calendar() const { return calendar_.get(); }
  [[nodiscard]] icalcomponent* event() const {
    return icalcomponent_get_first_component(calendar_.get(), ICAL_VEVENT_COMPONENT);
  }

 private:
  std::unique_ptr<icalcomponent, void (*)(icalcomponent*)> calendar_;
};

}  // namespace

TEST_CASE("an invitation is one that calendar programs understand") {
  const auto message = invitation();
  const Read read(ical::invitation(message));
  CHECK(icalrestriction_check(read.calendar()) != 0);
  CHECK(icalcomponent_get_method(read.calendar()) == ICAL_METHOD_REQUEST);
  CHECK(ical::method_of(*message.appointment) == "REQUEST");
  auto* event = read.event();
  CHECK(std::string(icalcomponent_get_uid(event)) == "0123456789abcdef@filrouge.invalid");
  CHECK(icalcomponent_get_sequence(event) == 2);
  CHECK(icalcomponent_get_summary(event) == message.appointment->title);
  CHECK(icalcomponent_get_location(event) == message.appointment->place);
  CHECK(icalcomponent_get_status(event) == ICAL_STATUS_CONFIRMED);
}

TEST_CASE("times stand in UTC, and lines are folded between characters and ended by CRLF") {
  const auto text = ical::invitation(invitation());
  INFO(text);
  CHECK(holds(text, "DTSTART:20260904T123000Z\r\n"));
  CHECK(holds(text, "DTEND:20260904T140000Z\r\n"));
  CHECK(holds(text, "DTSTAMP:20260826T080000Z\r\n"));
  CHECK(holds(text, "\r\n "));
  CHECK(holds(text, ":mailto:\r\n zoe@example.org\r\n"));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    REQUIRE(line.ends_with('\r'));
    CHECK(line.size() <= 76);
    const auto first = static_cast<unsigned char>(line[line.starts_with(' ') ? 1 : 0]);
    CHECK((first & 0xC0U) != 0x80U);
  }
}

TEST_CASE("what has no hour takes the day") {
  auto message = invitation();
  message.appointment->begins.reset();
  const auto text = ical::invitation(message);
  CHECK(holds(text, "DTSTART;VALUE=DATE:20260904\r\n"));
  CHECK_FALSE(holds(text, "DTEND"));
  CHECK(icalrestriction_check(Read(text).calendar()) != 0);
}

TEST_CASE("what is called off is taken out by the same name, later") {
  auto message = invitation();
  message.appointment->cancelled = true;
  message.appointment->sequence = 3;
  message.appointment->day.reset();
  message.appointment->begins.reset();
  const Read read(ical::invitation(message));
  CHECK(icalcomponent_get_method(read.calendar()) == ICAL_METHOD_CANCEL);
  CHECK(ical::method_of(*message.appointment) == "CANCEL");
  CHECK(std::string(icalcomponent_get_uid(read.event())) == "0123456789abcdef@filrouge.invalid");
  CHECK(icalcomponent_get_sequence(read.event()) == 3);
  CHECK(icalcomponent_get_status(read.event()) == ICAL_STATUS_CANCELLED);
}

TEST_CASE("a name that would end its place does not") {
  auto message = invitation();
  message.recipient_name = "Zoé\";RSVP=TRUE:mailto:all@example.org\r\nX-EVIL:1";
  const auto text = ical::invitation(message);
  CHECK_FALSE(holds(text, "\r\nX-EVIL"));
  const Read read(text);
  auto* attendee = icalcomponent_get_first_property(read.event(), ICAL_ATTENDEE_PROPERTY);
  CHECK(std::string(icalproperty_get_attendee(attendee)) == "mailto:zoe@example.org");
}
