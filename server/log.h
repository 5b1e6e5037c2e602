// SPDX-License-Identifier: GPL-3.0-or-later
// The server's log: one line for each event, made of a name and of keys with values.
//
//   text   2026-11-24T06:05:04.123Z info started address=127.0.0.1:7700 plugins=5
//   json   {"time":"2026-11-24T06:05:04.123Z","level":"info","event":"started","plugins":5}
//
// Texts of queries and documents are never logged: they are personal data. Keys and events are
// lower snake case; every event is listed in docs/operations.md.
#pragma once

#include <concepts>
#include <cstdint>
#include <cstdio>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace lode::server {

enum class LogLevel { kDebug, kInfo, kWarning, kError, kOff };

// "debug", "info", "warning", "error" or "off".
[[nodiscard]] std::string_view name(LogLevel level) noexcept;

struct LogField {
  std::string_view key;
  std::variant<std::string_view, std::int64_t, double> value;

  LogField(std::string_view k, std::string_view text) : key(k), value(text) {}
  LogField(std::string_view k, const char* text) : key(k), value(std::string_view(text)) {}
  LogField(std::string_view k, const std::string& text) : key(k), value(std::string_view(text)) {}
  LogField(std::string_view k, double number) : key(k), value(number) {}
  LogField(std::string_view k, std::integral auto number)
      : key(k), value(static_cast<std::int64_t>(number)) {}
};

struct LogOptions {
  LogLevel level = LogLevel::kInfo;
  bool json = false;
};

// [thread-safe]
class Log {
 public:
  // Writes nothing.
  Log();
  // Writes to `file`, which must outlive the log; flushed after each line.
  Log(const LogOptions& options, std::FILE* file);
  ~Log();
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  // True if an event of `level` is written.
  [[nodiscard]] bool writes(LogLevel level) const noexcept;

  void write(LogLevel level,
             std::string_view event,
             std::initializer_list<LogField> fields = {}) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Sends gRPC's own messages, which are for its developers, to `log` as debug events named "grpc";
// nullptr drops them. gRPC has one place for all servers and channels of the process. The end of
// `log` ends its capture, but must not come while other threads use gRPC.
void capture_grpc_log(const Log* log);

}  // namespace lode::server
