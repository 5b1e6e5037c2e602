// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the publication date, all dates and all terms of a text. Knows nothing of the plugin ABI.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "plugins/date/calendar.h"
#include "plugins/date/term.h"
#include "plugins/text/language.h"
#include "plugins/text/tokens.h"

namespace lode::date {

struct Input {
  std::string_view url;                        // May be empty.
  std::optional<std::int64_t> published_unix;  // Seconds since 1970-01-01T00:00Z, from metadata.
};

// A fact about bytes [begin, end) of the text, or about the whole document.
struct DateFact {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool whole_document = false;
  Period period;
  bool fiscal = false;
  bool relative = false;
  double confidence = 0;
  std::string_view rule;  // Of static storage, e.g. "year:end", "weekday", "url".
};

struct Result {
  std::optional<DateFact> published;
  std::vector<DateFact> dates;   // In text order, without overlaps.
  std::vector<DateFact> ranges;  // What lasts from one date to another; they overlap `dates`.
  std::vector<Term> terms;
};

// Linear in the text. [thread-safe]
[[nodiscard]] Result extract(const text::Tokens& tokens,
                             text::Language language,
                             const Input& input);

}  // namespace lode::date
