// SPDX-License-Identifier: GPL-3.0-or-later
// Values, counts and times as people read them. Plain output uses Value.text instead, which is
// stable and exact.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include <google/protobuf/timestamp.pb.h>

#include "lode/v1/search.pb.h"
#include "lode/v1/types.pb.h"

namespace lode::client {

// "1 234 567": thousands set apart by a no-break space.
[[nodiscard]] std::string count_text(std::int64_t count);

// "1 234", "≈1 200" or "≥1 000", by what is known.
[[nodiscard]] std::string total_text(const v1::TotalSize& total);

// "1.5T", "38B", "6.25M", "12.5K", "982": up to four digits, as the query language reads it.
[[nodiscard]] std::string short_number(double number);

// "38B USD", "1.5B..2B USD", "~5B USD" (about), "≥5B USD" (at least), "≤5B USD" (at most);
// "GB200"; "2025-Q3"; "100K", "72 MW"; "deal(buyer: OpenAI, amount: 38B USD)".
[[nodiscard]] std::string value_text(const v1::Value& value);

// A role's value in short form: "38B USD" for "38000000000 USD".
[[nodiscard]] std::string role_text(const std::string& text);

// "850 ms", "12.3 s", "2:05", "1:02:05".
[[nodiscard]] std::string duration_text(std::chrono::milliseconds duration);

// "982 B", "12.3 kB", "4.2 GB": powers of ten.
[[nodiscard]] std::string size_text(double bytes);

// "2025-11-04", of the day in UTC.
[[nodiscard]] std::string date_text(const google::protobuf::Timestamp& time);

// "2025-11-04T09:30:00Z".
[[nodiscard]] std::string time_text(const google::protobuf::Timestamp& time);

// "body", "title" or "" (the whole document).
[[nodiscard]] std::string_view field_text(v1::TextField field);

// "ok", "failed" ...: the name of the enumerator without its prefix, in lower case.
[[nodiscard]] std::string status_text(v1::RunStatus status);

// "0.97"
[[nodiscard]] std::string confidence_text(double confidence);

}  // namespace lode::client
