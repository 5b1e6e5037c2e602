// SPDX-License-Identifier: GPL-3.0-or-later
// The tokenizer: tokens in order and without overlaps, no word left out between them, and sentences
// and blocks that only go on.
#include <algorithm>

#include "plugins/text/tokens.h"
#include "tests/fuzz/text_input.h"

namespace {

using namespace lode;
using text::Token;
using text::Tokens;

// White space and what cannot be seen, such as a soft hyphen, may stand between tokens.
bool holds_no_word(std::string_view gap) {
  return std::none_of(gap.begin(), gap.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

void check_order(const Tokens& tokens) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    fuzz::expect_span(tokens.text(), token.begin, token.end);
    fuzz::expect(token.begin >= end, "tokens are in order");
    fuzz::expect(i == 0 || !token.space_before || token.begin > end, "white space has a width");
    fuzz::expect(holds_no_word(tokens.text().substr(end, token.begin - end)),
                 "no word lies between two tokens");
    fuzz::expect(!tokens.folded(i).empty(), "a token has a folded form");
    fuzz::expect(utf8::is_valid(tokens.folded(i)), "the folded form is UTF-8");
    end = token.end;
  }
}

void check_sentences(const Tokens& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool first = i == 0;
    const Token& token = tokens[i];
    if (!first) {
      const Token& before = tokens[i - 1];
      fuzz::expect(token.block >= before.block, "blocks go on");
      fuzz::expect(token.sentence == before.sentence + (token.starts_sentence ? 1U : 0U),
                   "sentences are counted");
      fuzz::expect(token.block == before.block || token.starts_sentence,
                   "a block starts a sentence");
    }
    fuzz::expect(tokens.at_or_after(token.begin) == i, "a token is found by its offset");
    const Tokens::Range range = tokens.sentence_of(i);
    fuzz::expect(range.first <= i && i < range.last && range.last <= tokens.size(),
                 "a token is in its sentence");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const fuzz::TextInput input = fuzz::text_input(data, size);
  const Tokens tokens(input.text);
  check_order(tokens);
  check_sentences(tokens);
  fuzz::expect(utf8::is_valid(text::fold(input.text)), "a folded text is UTF-8");
  static_cast<void>(text::language_of("", tokens));
  return 0;
}
