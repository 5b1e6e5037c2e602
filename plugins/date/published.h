// SPDX-License-Identifier: GPL-3.0-or-later
// The day a document was published, if its text or address says.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "plugins/date/calendar.h"
#include "plugins/date/mention.h"
#include "plugins/text/tokens.h"

namespace lode::date {

struct Published {
  Period period;                       // A day, or a month if no more is said.
  std::optional<std::size_t> mention;  // Index of the expression that says so; none: the address.
  std::string_view rule;
  double confidence = 0;
};

// From the address: "/2025/11/03/", "/2025/nov/3/", "2025-11-03", "20251103", "20251103184512",
// "November-03-2025", "25-11-2025", "/2025/11/", "/2025-11/".
[[nodiscard]] std::optional<Published> published_in_url(std::string_view url);

// English texts of this site write the day before the month, by the country of its name.
[[nodiscard]] bool is_day_first_site(std::string_view url);

// From the text: a line of its own near the top ("6:52 AM | 08 July 2025"), a dateline ("AUSTIN,
// Texas, Sept. 9, 2024 /..."), or a label ("Published: ...").
[[nodiscard]] std::optional<Published> published_in_text(const text::Tokens& tokens,
                                                         const std::vector<Mention>& mentions);

}  // namespace lode::date
