#include "adapters/system/log.hpp"

#include <atomic>
#include <memory>

#include <nlohmann/json.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace filrouge::system {
namespace {

std::atomic<LogFormat> chosen_format{LogFormat::logfmt};

spdlog::level::level_enum level_of(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warning:
      return spdlog::level::warn;
    case LogLevel::error:
      break;
  }
  return spdlog::level::err;
}

const char* pattern_of(LogFormat format) {
  return format == LogFormat::json ? R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})"
                                   : "time=%Y-%m-%dT%H:%M:%S.%eZ level=%l %v";
}

spdlog::logger& logger() {
  static const auto instance = [] {
    auto made = std::make_shared<spdlog::logger>("filrouge", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made->set_pattern(pattern_of(chosen_format), spdlog::pattern_time_type::utc);
    made->set_level(spdlog::level::warn);
    return made;
  }();
  return *instance;
}

std::string in_json(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

std::string log_payload(LogFormat format, std::string_view message, const LogCounts& counts) {
  const bool json = format == LogFormat::json;
  // A JSON string is a quoted value of logfmt as well.
  std::string line = (json ? R"("message":)" : "message=") + in_json(message);
  for (const auto& [name, count] : counts) {
    const std::string word(name);
    line += (json ? ",\"" + word + "\":" : " " + word + "=") + std::to_string(count);
  }
  return line;
}

void set_log(LogLevel level, LogFormat format) {
  logger().set_level(level_of(level));
  logger().set_pattern(pattern_of(format), spdlog::pattern_time_type::utc);
  chosen_format = format;
}

void log(LogLevel level, std::string_view message, const LogCounts& counts) {
  logger().log(level_of(level), "{}", log_payload(chosen_format, message, counts));
}

}  // namespace filrouge::system
