// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/log.h"

#include <atomic>
#include <nlohmann/json.hpp>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <grpc/support/log.h>

#include "engine/base/utf8.h"

namespace lode::server {
namespace {

constexpr const char* kTextPattern = "%Y-%m-%dT%H:%M:%S.%eZ %l %v";
constexpr const char* kJsonPattern = R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})";

spdlog::level::level_enum to_spdlog(LogLevel level) noexcept {
  switch (level) {
    case LogLevel::kDebug: return spdlog::level::debug;
    case LogLevel::kInfo: return spdlog::level::info;
    case LogLevel::kWarning: return spdlog::level::warn;
    case LogLevel::kError: return spdlog::level::err;
    case LogLevel::kOff: break;
  }
  return spdlog::level::off;
}

// One line of valid UTF-8 with quotes around it: JSON's rules serve the text form too.
std::string quoted(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool is_plain(std::string_view text) {
  return !text.empty() && utf8::is_valid(text) &&
         text.find_first_of(" \"\\=") == std::string_view::npos &&
         text.find_first_of(std::string_view("\0\t\n\v\f\r\x1b\x7f", 8)) == std::string_view::npos;
}

std::string value_text(const LogField& field, bool json) {
  if (const auto* text = std::get_if<std::string_view>(&field.value)) {
    return !json && is_plain(*text) ? std::string(*text) : quoted(*text);
  }
  if (const auto* number = std::get_if<std::int64_t>(&field.value)) {
    return std::to_string(*number);
  }
  return nlohmann::json(std::get<double>(field.value)).dump();
}

std::atomic<const Log*>& grpc_log() {
  static std::atomic<const Log*> log{nullptr};
  return log;
}

std::string line(std::string_view event, std::initializer_list<LogField> fields, bool json) {
  std::string out = json ? "\"event\":" + quoted(event) : std::string(event);
  for (const LogField& field : fields) {
    if (json) {
      out += ',' + quoted(field.key) + ':' + value_text(field, true);
    } else {
      out.append(" ").append(field.key).append("=").append(value_text(field, false));
    }
  }
  return out;
}

}  // namespace

std::string_view name(LogLevel level) noexcept {
  switch (level) {
    case LogLevel::kDebug: return "debug";
    case LogLevel::kInfo: return "info";
    case LogLevel::kWarning: return "warning";
    case LogLevel::kError: return "error";
    case LogLevel::kOff: break;
  }
  return "off";
}

struct Log::Impl {
  spdlog::logger logger;
  LogLevel level;
  bool json;
};

Log::Log() = default;

Log::Log(const LogOptions& options, std::FILE* file)
    : impl_(new Impl{
          spdlog::logger(
              "lode",
              std::make_shared<spdlog::sinks::stdout_sink_base<spdlog::details::console_mutex>>(
                  file)),
          options.level,
          options.json}) {
  impl_->logger.set_level(to_spdlog(options.level));
  impl_->logger.flush_on(spdlog::level::debug);
  impl_->logger.set_pattern(options.json ? kJsonPattern : kTextPattern,
                            spdlog::pattern_time_type::utc);
}

Log::~Log() {
  const Log* self = this;
  grpc_log().compare_exchange_strong(self, nullptr);
}

bool Log::writes(LogLevel level) const noexcept {
  return impl_ != nullptr && level != LogLevel::kOff && level >= impl_->level;
}

void Log::write(LogLevel level,
                std::string_view event,
                std::initializer_list<LogField> fields) const {
  if (writes(level)) {
    impl_->logger.log(to_spdlog(level), line(event, fields, impl_->json));
  }
}

namespace {

void take_grpc_message(gpr_log_func_args* args) {
  if (const Log* log = grpc_log().load()) {
    log->write(LogLevel::kDebug, "grpc", {{"message", args->message}});
  }
}

}  // namespace

void capture_grpc_log(const Log* log) {
  grpc_log().store(log);
  gpr_set_log_function(&take_grpc_message);
}

}  // namespace lode::server
