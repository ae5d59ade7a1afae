#include "adapters/webhook/options.hpp"

#include "adapters/net/host.hpp"
#include "adapters/webhook/signature.hpp"

namespace filrouge::webhook {

std::optional<std::string> fault_of(const Options& options) {
  if (auto fault = net::fault_of_url(options.url)) return fault;
  const bool keys = key_of(options.secret) && (options.previous_secret.empty() || key_of(options.previous_secret));
  if (!keys) return std::string("The secret of a webhook is whsec_ and the base64 of 24 to 64 random bytes.");
  if (!net::leaves_time(options.terms)) return std::string("A webhook is given more than no time to answer.");
  return std::nullopt;
}

}  // namespace filrouge::webhook
