#pragma once
#include "engine/service/deliver_outbox.hpp"
#include "engine/service/library.hpp"
#include "engine/service/publish.hpp"
#include "engine/service/stores.hpp"
#include "support/database.hpp"

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

// A lycée with a few pupils, a référent and a head, and the smallest pathway that shows what services do.
namespace filrouge::test {

inline const SchoolId small_uai{"0579001Z"};
inline const SchoolId island_uai{"9710002A"};  // in Saint-Martin, known from its commune alone

// Keeps what is sent; answers as the test says.
class RecordingChannel : public port::MessageChannel {
 public:
  [[nodiscard]] port::SendOutcome send(const port::OutgoingMessage& message) override {
    const bool dies = dies_after && sent.size() >= *dies_after;
    sent.push_back(message);
    if (while_sending) while_sending();
    if (dies) throw std::runtime_error("the process died");
    return outcome;
  }
  [[nodiscard]] port::UncertainPolicy when_uncertain() const override { return policy; }
  [[nodiscard]] std::size_t messages_a_minute() const override { return a_minute; }

  std::vector<port::OutgoingMessage> sent;
  port::SendOutcome outcome;
  port::UncertainPolicy policy = port::UncertainPolicy::resend;
  std::size_t a_minute = 0;
  std::optional<std::size_t> dies_after;  // messages; the next one is in flight when the process dies
  std::function<void()> while_sending;
};

// Fills a template by leaving it as it is: what is tested here is who gets which.
class PlainRenderer : public port::MessageRenderer {
 public:
  [[nodiscard]] Result<port::RenderedMessage, std::string> render(const port::MessageTemplate& message,
                                                                  const port::MessageData& data,
                                                                  Form form) const override;
  std::string fault;  // why texts make no messages; empty where they do
};

class SmallSchool {
 public:
  // Publishes the pathway and imports the school with `pupils` pupils, whose references are "P1", "P2" …
  explicit SmallSchool(int pupils);

  [[nodiscard]] service::Stores stores();
  [[nodiscard]] service::Library& library() { return library_; }
  [[nodiscard]] service::DeliverOutbox outbox(service::DeliveryOptions options = {});
  [[nodiscard]] service::DeliverOutbox outbox(service::DeliveryOptions options, service::Channels channels);

  void publish(const service::Publication& publication);
  // Pupils whom no e-mail reaches get letters.
  void tell_by_letter_too();
  // Of every published pathway.
  void open_cases(Instant now, int cohort = 2025);
  // The state of the pupil's case, "waiting" or "called".
  [[nodiscard]] std::string state_of(int pupil);
  [[nodiscard]] port::CaseRecord case_of(int pupil);
  [[nodiscard]] port::DeliveryRecord delivery_of(int pupil) {  // the first one
    return stores().outbox.deliveries_of(case_of(pupil).key).at(0);
  }
  [[nodiscard]] PersonId person_of(int pupil);
  [[nodiscard]] const Database& database() const { return database_; }
  [[nodiscard]] std::shared_ptr<const calendar::Zone> zone(const std::string& name) const { return zones_(name); }

  RecordingChannel email;
  PlainRenderer renderer;

 private:
  Database database_;
  calendar::ZoneSource zones_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<store::Store> reading_;
  service::Library library_;
};

// The school's pathway under another name, or with another text for its message.
[[nodiscard]] service::Publication small_publication(const std::string& name = "small",
                                                     const std::string& greeting = "Bienvenue");

// An instant in Paris, summer or winter: "2026-06-01T10:00".
[[nodiscard]] Instant in_paris(const std::string& local);

}  // namespace filrouge::test
