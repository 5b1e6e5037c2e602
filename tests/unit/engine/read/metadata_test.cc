// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/metadata.h"

#include <string_view>

#include <gtest/gtest.h>

#include "engine/base/civil_date.h"

namespace lode::read {
namespace {

std::string iso(std::optional<std::int64_t> time) {
  return time ? to_iso_time(*time) : "none";
}

TEST(MetadataTest, ReadsTimes) {
  struct Case {
    std::string_view text;
    std::string_view want;
  };
  const Case cases[] = {
      {"2025-11-04", "2025-11-04T00:00:00Z"},
      {" 2025-11-04T09:30:00+01:00\n", "2025-11-04T08:30:00Z"},
      {"20251104", "2025-11-04T00:00:00Z"},
      {"Tue, 04 Nov 2025 09:30:00 GMT", "2025-11-04T09:30:00Z"},
      {"Tue, 4 Nov 2025 09:30:00 +0100", "2025-11-04T08:30:00Z"},
      {"11/4/2025", "none"},
      {"20251304", "none"},
      {"4 November", "none"},
      {"", "none"},
      {"Tue, 04 Foo 2025 09:30:00 GMT", "none"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(iso(parse_time(c.text)), c.want) << c.text;
  }
}

TEST(MetadataTest, FindsDatesInAddresses) {
  EXPECT_EQ(iso(date_in_url("https://example.com/2025/11/04/chips")), "2025-11-04T00:00:00Z");
  EXPECT_EQ(iso(date_in_url("https://example.com/a-2025-11-04-chips")), "2025-11-04T00:00:00Z");
  EXPECT_EQ(iso(date_in_url("https://example.com/12025/11/04")), "none");
  EXPECT_EQ(iso(date_in_url("https://example.com/2025/31/04")), "none");
  EXPECT_EQ(iso(date_in_url("https://example.com/2025/11/041")), "none");
  EXPECT_EQ(iso(date_in_url("")), "none");
}

TEST(MetadataTest, KeepsNoMoreThanTheLimit) {
  Document document;
  const Limits limits{.max_metadata = 2};
  for (const std::string_view key : {"a", "", "b", "c"}) {
    add_metadata(key, "x", limits, document);
  }
  ASSERT_EQ(document.metadata.size(), 2U);
  EXPECT_EQ(document.metadata[1].first, "b");
}

}  // namespace
}  // namespace lode::read
