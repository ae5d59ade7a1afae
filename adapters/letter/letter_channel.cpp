#include "adapters/letter/letter_channel.hpp"

#include "adapters/letter/book.hpp"
#include "adapters/letter/page.hpp"
#include "adapters/render/french_date.hpp"
#include "engine/base/error.hpp"
#include "engine/base/time.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace filrouge::letter {
namespace {

namespace fs = std::filesystem;
using Kind = port::SendOutcome::Kind;

[[noreturn]] void fail(const fs::path& folder, const std::string& why) {
  throw OutsideFailure(OutsideFailure::Kind::read_only, "Letters cannot be written into \"" + folder.string() + "\" (" +
                                                            why + "): check that the folder can be written.");
}

// Nobody else adds letters to a folder as long as this lives.
class Turn {
 public:
  explicit Turn(const fs::path& folder) : fd_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (fd_ < 0 || ::flock(fd_, LOCK_EX) != 0) fail(folder, std::strerror(errno));
  }
  ~Turn() { ::close(fd_); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  int fd_;
};

bool is_held(const fs::path& folder, const std::string& id) {
  const auto files = fs::directory_iterator(folder);
  return std::any_of(begin(files), end(files), [&](const fs::directory_entry& entry) {
    return entry.path().extension() == ".pdf" && Book(entry.path()).holds(id);
  });
}

std::string drawn(const port::OutgoingMessage& message) {
  Paper paper;
  static_cast<void>(paper.set(message.sender_name, sender));
  paper.set_whole(message.recipient_name + "\n" + message.recipient_address, recipient);
  static_cast<void>(paper.set("Le " + rendering::in_french(message.day), dateline));
  auto area = first_text;
  const auto subject = paper.set(message.subject, area, Weight::bold, Align::left, Element::heading) + 6;
  area.top += subject;
  area.height -= subject;
  std::string_view text = message.text;
  for (int sheet = 1; !(text = paper.set_beginning(text, area)).empty(); ++sheet) {
    static_cast<void>(paper.set("Suite page " + std::to_string(sheet + 1), footer, Weight::normal, Align::right));
    paper.next_sheet();
    area = next_text;
  }
  return paper.pdf();
}

}  // namespace

LetterChannel::LetterChannel(fs::path folder) : folder_(std::move(folder)) {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) fail(folder_, error.message());
}

port::SendOutcome LetterChannel::send(const port::OutgoingMessage& message) {
  if (message.recipient_address.empty()) return {Kind::refused, "bad-address"};
  const auto folder = folder_ / message.school.value();
  try {
    fs::create_directories(folder);
    const Turn turn(folder);
    if (is_held(folder, message.id)) return {};
    const auto day = to_string(message.day);
    Book(folder / (day + ".pdf")).add(message.id, drawn(message), message.sender_name + ", courriers du " + day);
  } catch (const OutsideFailure&) {
    throw;
  } catch (const std::exception& error) {
    fail(folder, error.what());
  }
  return {};
}

}  // namespace filrouge::letter
