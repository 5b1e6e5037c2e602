// SPDX-License-Identifier: GPL-3.0-or-later
// Amounts of money of any text, with their roles and relations.
#include <algorithm>

#include "plugins/money/extractor.h"
#include "tests/fuzz/text_input.h"

namespace {

using namespace lode;

void check(const text::Tokens& tokens, const money::Amount& amount) {
  fuzz::expect_span(tokens.text(), amount.begin, amount.end);
  fuzz::expect(amount.first < amount.last && amount.last <= tokens.size(), "an amount has tokens");
  fuzz::expect(amount.low <= amount.high, "low <= high");
  fuzz::expect(
      amount.currency.size() == 3 && std::all_of(amount.currency.begin(),
                                                 amount.currency.end(),
                                                 [](char c) { return c >= 'A' && c <= 'Z'; }),
      "a currency has a code");
  fuzz::expect_confidence(amount.confidence);
  fuzz::expect(amount.role_confidence >= 0 && amount.role_confidence <= 1,
               "0 <= confidence of the role <= 1");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const fuzz::TextInput input = fuzz::text_input(data, size);
  const text::Tokens tokens(input.text);
  std::size_t end = 0;
  for (const money::Amount& amount : money::extract(tokens, input.language)) {
    check(tokens, amount);
    fuzz::expect(amount.begin >= end, "amounts are in order");
    end = amount.end;
  }
  return 0;
}
