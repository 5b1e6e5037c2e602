// SPDX-License-Identifier: GPL-3.0-or-later
// How far an import is: a line that renews itself on a terminal, elsewhere a line every 10 s.
#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <string>

#include "client/terminal.h"

namespace lode::client {

struct ImportCounts {
  std::uint64_t accepted = 0;
  std::uint64_t replaced = 0;       // Of those, documents that were there before.
  std::uint64_t with_problems = 0;  // Of those, documents that a plugin failed on.
  std::uint64_t facts = 0;
  std::uint64_t rejected = 0;
  std::uint64_t bytes = 0;  // Of the documents answered.

  [[nodiscard]] std::uint64_t documents() const { return accepted + rejected; }
};

// "1 234 documents · 56 documents/s · 1.2 MB/s · 45 % · 0:32 left". `total_bytes` 0: unknown, then
// without share and time left.
[[nodiscard]] std::string progress_line(const ImportCounts& counts,
                                        std::uint64_t total_bytes,
                                        std::chrono::milliseconds elapsed);

// The last words of an import, several lines.
[[nodiscard]] std::string import_summary(const ImportCounts& counts,
                                         std::chrono::milliseconds elapsed);

// [owner-thread]
class Progress {
 public:
  using Clock = std::chrono::steady_clock;

  Progress(std::ostream& err, const Terminal& terminal, std::uint64_t total_bytes);

  // Prints if it is time: on a terminal after 0.1 s, else after 10 s.
  void tick(const ImportCounts& counts, Clock::time_point now);
  // Takes the line from the terminal, so that something else can be printed.
  void clear();
  [[nodiscard]] std::chrono::milliseconds elapsed(Clock::time_point now) const;

 private:
  std::ostream& err_;
  Terminal terminal_;
  std::uint64_t total_bytes_;
  Clock::time_point start_;
  Clock::time_point last_;
  bool shown_ = false;
};

}  // namespace lode::client
