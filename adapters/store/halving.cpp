#include "adapters/store/halving.hpp"

#include "adapters/store/case_rows.hpp"
#include "adapters/store/json_text.hpp"

#include <algorithm>
#include <utility>

namespace filrouge::store {
namespace {

// What a refusal is called; an incident holds no value.
std::string what_of(const Fault& fault) {
  return fault.table.empty() ? fault.code : fault.code + " " + fault.table;
}

void keep(Session& session, const port::Incident& incident) {
  session.run([&] {
    Transaction transaction(session);
    keep_incident(session, incident);
    transaction.commit();
  });
}

// Runs `work`; the fault for which the database refused it, or which lost it a race. Others leave as OutsideFailure.
template <class Work>
std::optional<Fault> refusal_of(Session& session, const Work& work) {
  try {
    work();
    return std::nullopt;
  } catch (const soci::soci_error& error) {
    auto fault = session.fault_of(error);
    if (fault.kind != Fault::Kind::refused && fault.kind != Fault::Kind::lost_race) session.give_up(fault);
    return fault;
  } catch (const RefusedText&) {
    return Fault{Fault::Kind::refused, "text", ""};
  }
}

port::Incident incident_of(const CaseEntry& entry, const Fault& fault) {
  port::Incident incident;
  incident.subject = entry.key;
  incident.version = entry.expected_version;
  incident.what = what_of(fault);
  incident.at = entry.steps->history.back().recorded;
  if (entry.opening != nullptr) {
    incident.subject.id = {};
    incident.person = entry.opening->person;
  }
  return incident;
}

}  // namespace

Written write_halving(Session& session, BatchWriter& writer, std::span<const CaseEntry> entries) {
  Written written;
  const auto attempt = [&](std::span<const CaseEntry> some) {
    auto fault = refusal_of(session, [&] { written.lost.merge(writer.write(some, false)); });
    if (!fault || fault->kind != Fault::Kind::lost_race) return fault;
    for (const auto& entry : some) written.lost.insert(entry.key);
    return std::optional<Fault>();
  };
  const auto blame = [&](const CaseEntry& entry, const Fault& fault) {
    // An event that reached another case first is a lost race: reading again finds its answer.
    if (fault.table == "received_event") {
      written.lost.insert(entry.key);
      return;
    }
    written.incidents.push_back(incident_of(entry, fault));
    written.blamed.insert(entry.key);
    keep(session, written.incidents.back());
  };
  halve(entries, attempt, blame);
  return written;
}

void refuse_halving(Session& session, const std::vector<port::ReceivedEvent>& events) {
  // In the order of their keys, as every process inserts them: nobody waits in a circle.
  auto ordered = events;
  std::sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
  const auto attempt = [&](std::span<const port::ReceivedEvent> some) {
    constexpr int tries = 20;
    std::optional<Fault> fault;
    for (int i = 0; i < tries; ++i) {
      fault = refusal_of(session, [&] { keep_refusals(session, some); });
      if (!fault || fault->kind != Fault::Kind::lost_race) return fault;
    }
    session.give_up(*fault);
  };
  const auto blame = [&](const port::ReceivedEvent& event, const Fault& fault) {
    keep(session, {{event.key.school, event.subject.value_or(CaseId())}, 0, what_of(fault), event.received, {}});
  };
  halve(std::span<const port::ReceivedEvent>(ordered), attempt, blame);
}

}  // namespace filrouge::store
