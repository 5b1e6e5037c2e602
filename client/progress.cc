// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/progress.h"

#include <algorithm>
#include <ostream>

#include <fmt/core.h>

#include "client/display.h"

namespace lode::client {
namespace {

double per_second(std::uint64_t amount, std::chrono::milliseconds elapsed) {
  const double seconds = std::max(0.001, static_cast<double>(elapsed.count()) / 1000);
  return static_cast<double>(amount) / seconds;
}

std::string count(std::uint64_t number) {
  return count_text(static_cast<std::int64_t>(number));
}

std::string documents(std::uint64_t number) {
  return count(number) + (number == 1 ? " document" : " documents");
}

std::string rates(const ImportCounts& counts, std::chrono::milliseconds elapsed) {
  const double rate = per_second(counts.documents(), elapsed);
  return (rate < 10 ? short_number(rate) : count(static_cast<std::uint64_t>(rate))) +
         " documents/s, " + size_text(per_second(counts.bytes, elapsed)) + "/s";
}

// "0:32", "1:02:05"
std::string clock_text(std::chrono::seconds time) {
  return time < std::chrono::minutes(1)
             ? fmt::format("0:{:02}", time.count())
             : duration_text(std::chrono::duration_cast<std::chrono::milliseconds>(time));
}

}  // namespace

std::string progress_line(const ImportCounts& counts,
                          std::uint64_t total_bytes,
                          std::chrono::milliseconds elapsed) {
  std::string line = documents(counts.documents()) + ", " + rates(counts, elapsed);
  if (counts.rejected > 0) {
    line += ", " + count(counts.rejected) + " rejected";
  }
  if (total_bytes > 0 && counts.bytes > 0) {
    const double done =
        std::min(1.0, static_cast<double>(counts.bytes) / static_cast<double>(total_bytes));
    const auto left = std::chrono::milliseconds(
        static_cast<std::int64_t>(static_cast<double>(elapsed.count()) * (1 - done) / done));
    line += ", " + std::to_string(static_cast<int>(done * 100)) + " %, " +
            clock_text(std::chrono::ceil<std::chrono::seconds>(left)) + " left";
  }
  return line;
}

std::string import_summary(const ImportCounts& counts, std::chrono::milliseconds elapsed) {
  std::string text = documents(counts.accepted) + " imported in " + duration_text(elapsed) + " (" +
                     rates(counts, elapsed) + ")\n";
  text += "  facts found          " + count(counts.facts) + "\n";
  if (counts.replaced > 0) {
    text += "  replaced             " + count(counts.replaced) + "\n";
  }
  if (counts.with_problems > 0) {
    text +=
        "  with plugin problems " + count(counts.with_problems) + " (lode plugins quarantine)\n";
  }
  if (counts.rejected > 0) {
    text += "  rejected             " + count(counts.rejected) + "\n";
  }
  return text;
}

Progress::Progress(std::ostream& err, const Terminal& terminal, std::uint64_t total_bytes)
    : err_(err),
      terminal_(terminal),
      total_bytes_(total_bytes),
      start_(Clock::now()),
      last_(start_) {}

void Progress::tick(const ImportCounts& counts, Clock::time_point now) {
  const auto pause =
      terminal_.interactive ? std::chrono::milliseconds(100) : std::chrono::seconds(10);
  if (now - last_ < pause) {
    return;
  }
  last_ = now;
  const std::string line = progress_line(counts, total_bytes_, elapsed(now));
  if (terminal_.interactive) {
    err_ << "\r\x1b[K" << fit(line, terminal_.width - 1) << std::flush;
    shown_ = true;
  } else {
    err_ << "lode: " << line << std::endl;
  }
}

void Progress::clear() {
  if (shown_) {
    err_ << "\r\x1b[K" << std::flush;
    shown_ = false;
  }
}

std::chrono::milliseconds Progress::elapsed(Clock::time_point now) const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(now - start_);
}

}  // namespace lode::client
