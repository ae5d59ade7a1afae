// fault_servers FOLDER: a mail relay and an SMS gateway on loopback that do what standard input tells them, a line
// each, and answer "done". Their ports are the first line they write. They end with their input.
//   smtp COMMAND REPLY   the relay answers so from now on (see FaultRelay::answer)
//   sms STATUS           the gateway answers so; "sms hang_up": it takes what it hears and hangs up
//   usual                both do their work again
//   taken                FOLDER/smtp and FOLDER/sms hold the identity of each message that was taken, a line each
#include "adapters/smtp/fault_relay.hpp"
#include "support/http_receiver.hpp"

#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

namespace {

using filrouge::test::FaultRelay;
using filrouge::test::HttpReceiver;

std::string identity_of(const std::string& mail) {
  const auto begin = mail.find('<', mail.find("Message-ID:")) + 1;
  return mail.substr(begin, mail.find('>', begin) - begin);
}

class FaultServers {
 public:
  explicit FaultServers(std::string folder) : folder_(std::move(folder)) {}

  [[nodiscard]] std::string ports() const {
    return std::to_string(relay_.port()) + gateway_.url().substr(gateway_.url().rfind(':')).replace(0, 1, " ");
  }

  void obey(const std::string& line) {
    std::istringstream words(line);
    std::string whom, what, rest;
    words >> whom >> what >> std::ws;
    std::getline(words, rest);
    if (whom == "usual") {
      relay_.answer_as_usual();
      gateway_.answer(taking);
    } else if (whom == "smtp") {
      relay_.answer(what, rest);
    } else if (whom == "sms") {
      what == "hang_up" ? gateway_.hang_up() : gateway_.answer(std::stoi(what));
    } else if (whom == "taken") {
      write_taken();
    }
  }

 private:
  void write_taken() const {
    std::ofstream mails(folder_ + "/smtp");
    for (const auto& mail : relay_.taken()) mails << identity_of(mail) << "\n";
    std::ofstream texts(folder_ + "/sms");
    for (const auto& heard : gateway_.heard())
      if (heard.status == 0 || heard.status == taking) texts << heard.headers.at("idempotency-key") << "\n";
  }

  static constexpr int taking = 200;
  std::string folder_;
  FaultRelay relay_;
  HttpReceiver gateway_;
};

}  // namespace

int main(int count, char** words) {
  if (count != 2) return 2;
  FaultServers servers(words[1]);
  std::cout << servers.ports() << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
    servers.obey(line);
    std::cout << "done" << std::endl;
  }
}
