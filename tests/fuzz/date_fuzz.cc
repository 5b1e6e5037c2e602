// SPDX-License-Identifier: GPL-3.0-or-later
// Dates, ranges and terms of any text, with and without a day of publication.
#include <cmath>

#include "plugins/date/extractor.h"
#include "tests/fuzz/text_input.h"

namespace {

using namespace lode;

constexpr std::int64_t kFirstDay = -719'162;  // 0001-01-01
constexpr std::int64_t kLastDay = 2'932'896;  // 9999-12-31

void check(std::string_view text, const date::DateFact& fact) {
  if (!fact.whole_document) fuzz::expect_span(text, fact.begin, fact.end);
  fuzz::expect(fact.period.first_day <= fact.period.last_day, "a period has days");
  fuzz::expect(fact.period.first_day >= kFirstDay && fact.period.last_day <= kLastDay,
               "a period lies in the years 1 to 9999");
  fuzz::expect(!date::to_iso(fact.period).empty(), "a period can be written");
  fuzz::expect(!fact.rule.empty(), "a fact names its rule");
  fuzz::expect_confidence(fact.confidence);
}

void check_result(std::string_view text, const date::Result& result) {
  if (result.published) check(text, *result.published);
  std::size_t end = 0;
  for (const date::DateFact& fact : result.dates) {
    check(text, fact);
    fuzz::expect(fact.begin >= end, "dates are in order");
    end = fact.end;
  }
  for (const date::DateFact& fact : result.ranges)
    check(text, fact);
  for (const date::Term& term : result.terms) {
    fuzz::expect_span(text, term.begin, term.end);
    fuzz::expect(
        std::isfinite(term.high_years) && term.low_years > 0 && term.low_years <= term.high_years,
        "a term lasts");
    fuzz::expect_confidence(term.confidence);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  constexpr std::int64_t kPublished = 1'762'214'400;  // 2025-11-04
  const fuzz::TextInput input = fuzz::text_input(data, size);
  const text::Tokens tokens(input.text);
  check_result(input.text, date::extract(tokens, input.language, {}));
  // The text as an address too: addresses are foreign bytes.
  check_result(
      input.text,
      date::extract(tokens, input.language, {.url = input.text, .published_unix = kPublished}));
  return 0;
}
