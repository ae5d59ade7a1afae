#include "adapters/store/halving.hpp"

#include "adapters/store/case_rows.hpp"

#include <optional>
#include <utility>

namespace filrouge::store {
namespace {

class Halving {
 public:
  Halving(Session& session, BatchWriter& writer) : session_(session), writer_(writer) {}

  void write(std::span<const CaseEntry> entries, std::span<const port::ReceivedEvent> refused) {
    if (entries.empty() && refused.empty()) return;
    const auto fault = attempt(entries, refused);
    if (!fault || fault->kind == Fault::Kind::lost_race) return;
    if (fault->kind != Fault::Kind::refused) session_.give_up(*fault);
    split(entries, refused, *fault);
  }
  [[nodiscard]] Written result() && { return std::move(written_); }

 private:
  std::optional<Fault> attempt(std::span<const CaseEntry> entries, std::span<const port::ReceivedEvent> refused) {
    try {
      written_.won.merge(writer_.write(entries, refused, false));
      return std::nullopt;
    } catch (const soci::soci_error& error) {
      return session_.fault_of(error);
    } catch (const RefusedText&) {
      return Fault{Fault::Kind::refused, "text", ""};
    }
  }

  void split(std::span<const CaseEntry> entries, std::span<const port::ReceivedEvent> refused, const Fault& fault) {
    if (!entries.empty() && !refused.empty()) {
      write(entries, {});
      write({}, refused);
    } else if (entries.size() > 1) {
      const auto half = entries.size() / 2;
      write(entries.first(half), {});
      write(entries.subspan(half), {});
    } else if (refused.size() > 1) {
      const auto half = refused.size() / 2;
      write({}, refused.first(half));
      write({}, refused.subspan(half));
    } else if (!entries.empty()) {
      blame(entries.front(), fault);
    } else {
      record({{refused.front().key.school, CaseId(0)}, 0, fault.code + " received_event", refused.front().received});
    }
  }

  // An event that reached another case first is a lost race: reading again finds its answer.
  void blame(const CaseEntry& entry, const Fault& fault) {
    if (fault.table == "received_event") return;
    const auto what = fault.table.empty() ? fault.code : fault.code + " " + fault.table;
    const auto at = entry.steps->history.empty() ? Instant{} : entry.steps->history.back().recorded;
    const auto id = entry.opening == nullptr ? entry.key.id : CaseId(0);
    record({{entry.key.school, id}, entry.expected_version, what, at});
    written_.blamed.insert(entry.key);
  }

  void record(const port::Incident& incident) {
    session_.run([&] {
      Transaction transaction(session_);
      insert_incident(session_, incident);
      transaction.commit();
    });
    written_.incidents.push_back(incident);
  }

  Session& session_;
  BatchWriter& writer_;
  Written written_;
};

}  // namespace

Written write_halving(Session& session, BatchWriter& writer, std::span<const CaseEntry> entries,
                      std::span<const port::ReceivedEvent> refused) {
  Halving halving(session, writer);
  halving.write(entries, refused);
  return std::move(halving).result();
}

}  // namespace filrouge::store
