#pragma once
#include "cli/run_filrouge.hpp"
#include "support/temporary_folder.hpp"

#include <string>
#include <vector>

namespace filrouge::test {

// A rehearsal in which every pupil of the example lycée is greeted by mail, or else by letter; or whoever the test
// says. Its case is closed by the event "left"; "address.checked" only changes a fact.
class GreetedSchool {
 public:
  static constexpr const char* evening = "2026-06-01T20:00:00Z";
  static constexpr const char* morning = "2026-06-02T06:00:00Z";
  static constexpr const char* noon = "2026-06-02T10:00:00Z";

  explicit GreetedSchool(const std::string& told = "hello: student",
                         const std::string& roles = "student: { title: Élève, channels: [email, letter] }");

  [[nodiscard]] Ran run(std::vector<std::string> words, const std::string& now = evening,
                        const std::string& input = {}) const;
  [[nodiscard]] Ran tick(const std::string& now) const { return run({"tick", "--maildir", path("mail")}, now); }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_.path() / name).string(); }
  void write(const std::string& name, const std::string& content) const;
  static void require(const Ran& ran);

  // The first message of a status.
  [[nodiscard]] std::string first(const std::string& status) const;
  // What a relay reports of the first message, sent to this address.
  [[nodiscard]] std::string report(const std::string& address) const;
  // Where the first message was sent.
  [[nodiscard]] std::string address() const;

 private:
  TemporaryFolder folder_;
};

}  // namespace filrouge::test
