#pragma once
#include "adapters/http/message.hpp"
#include "engine/daemon/status.hpp"

#include <chrono>
#include <map>
#include <string>
#include <string_view>

namespace filrouge::http {

// Hands a request to the page of its path, or of the longest path above it: "/answer" serves "/answer/TOKEN" as well.
// Where there is none, 404 with the paths there are.
[[nodiscard]] Handler route(std::map<std::string, Handler> pages);

// Whether the daemon goes round: 200, or 503 where it has not for minutes.
[[nodiscard]] Response health_page(const daemon::Status& status, std::chrono::microseconds uptime);
// Whether it does all it should: 200, or 503 with what is wrong in words, a sentence a line.
[[nodiscard]] Response readiness_page(const daemon::Status& status);
// Everything that is counted, for Prometheus.
[[nodiscard]] Response metrics_page(const daemon::Status& status, std::string_view version);

}  // namespace filrouge::http
