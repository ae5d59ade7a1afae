#include "adapters/calendar/invitation.hpp"

#include <algorithm>
#include <memory>

#include <libical/ical.h>

namespace filrouge::ical {
namespace {

using Component = std::unique_ptr<icalcomponent, void (*)(icalcomponent*)>;

icaltimetype in_utc(Instant instant) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(instant.time_since_epoch()).count();
  return icaltime_from_timet_with_zone(seconds, 0, icaltimezone_get_utc_timezone());
}

icaltimetype whole(Day day) {
  const std::chrono::year_month_day date(day);
  auto time = icaltime_null_date();
  time.year = static_cast<int>(date.year());
  time.month = static_cast<int>(static_cast<unsigned>(date.month()));
  time.day = static_cast<int>(static_cast<unsigned>(date.day()));
  return time;
}

// A parameter holds no double quote and no line end.
std::string quotable(std::string name) {
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '"' || static_cast<unsigned char>(c) < ' '; }, ' ');
  return name;
}

icalproperty* organizer(const port::OutgoingMessage& message) {
  auto* property = icalproperty_new_organizer(("mailto:" + message.sender_address).c_str());
  icalproperty_add_parameter(property, icalparameter_new_cn(quotable(message.sender_name).c_str()));
  return property;
}

icalproperty* attendee(const port::OutgoingMessage& message) {
  auto* property = icalproperty_new_attendee(("mailto:" + message.recipient_address).c_str());
  icalproperty_add_parameter(property, icalparameter_new_cn(quotable(message.recipient_name).c_str()));
  icalproperty_add_parameter(property, icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION));
  icalproperty_add_parameter(property, icalparameter_new_rsvp(ICAL_RSVP_FALSE));  // nobody reads answers there
  return property;
}

void add_time(icalcomponent* event, const port::Appointment& appointment) {
  if (appointment.begins) {
    icalcomponent_add_property(event, icalproperty_new_dtstart(in_utc(*appointment.begins)));
    icalcomponent_add_property(event, icalproperty_new_dtend(in_utc(*appointment.begins + appointment.duration)));
  } else if (appointment.day) {
    icalcomponent_add_property(event, icalproperty_new_dtstart(whole(*appointment.day)));
  }
}

icalcomponent* event_of(const port::OutgoingMessage& message) {
  const auto& appointment = *message.appointment;
  auto* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  icalcomponent_add_property(event, icalproperty_new_uid((appointment.id + "@filrouge.invalid").c_str()));
  icalcomponent_add_property(event, icalproperty_new_sequence(appointment.sequence));
  icalcomponent_add_property(event, icalproperty_new_dtstamp(in_utc(message.at)));
  add_time(event, appointment);
  icalcomponent_add_property(event, icalproperty_new_summary(appointment.title.c_str()));
  if (!appointment.place.empty())
    icalcomponent_add_property(event, icalproperty_new_location(appointment.place.c_str()));
  icalcomponent_add_property(event, organizer(message));
  icalcomponent_add_property(event, attendee(message));
  icalcomponent_add_property(
      event, icalproperty_new_status(appointment.cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  return event;
}

}  // namespace

std::string method_of(const port::Appointment& appointment) {
  return appointment.cancelled ? "CANCEL" : "REQUEST";
}

std::string invitation(const port::OutgoingMessage& message) {
  const Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT), icalcomponent_free);
  icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//filrouge//filrouge//FR"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
  icalcomponent_add_property(
      calendar.get(),
      icalproperty_new_method(message.appointment->cancelled ? ICAL_METHOD_CANCEL : ICAL_METHOD_REQUEST));
  icalcomponent_add_component(calendar.get(), event_of(message));
  const std::unique_ptr<char, void (*)(void*)> text(icalcomponent_as_ical_string_r(calendar.get()),
                                                    icalmemory_free_buffer);
  return text.get();
}

}  // namespace filrouge::ical
