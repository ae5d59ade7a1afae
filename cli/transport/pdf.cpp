#include "adapters/letter/letter_channel.hpp"
#include "cli/transport/transport.hpp"

namespace filrouge::cli {

Transport pdf_transport() {
  auto folder = std::make_shared<std::filesystem::path>();
  auto key =
      key::path("pdf", "A folder, made where there is none, in which each lycée finds its letters to print", *folder);
  return {std::move(key), {true, [folder] { return std::make_unique<letter::LetterChannel>(*folder); }}};
}

}  // namespace filrouge::cli
