// SPDX-License-Identifier: GPL-3.0-or-later
// What the words around an expression say about its place in time.
#pragma once

#include "plugins/date/mention.h"
#include "plugins/text/tokens.h"

namespace lode::date {

// The line break before token `i` parts nothing, though a block begins there: texts wrapped by hand
// break their lines where a word would still have fitted. Short lines are rows of tables and lists.
[[nodiscard]] bool continues_line(const text::Tokens& tokens, std::size_t i);

// Words of the future stand in the same sentence, at most six tokens away: "will", "soll".
[[nodiscard]] bool speaks_of_future(const text::Tokens& tokens, const Mention& mention);

// The same up to sixteen tokens before it.
[[nodiscard]] bool follows_future(const text::Tokens& tokens, const Mention& mention);

// Of "in ten years": a superlative before it, "the highest in ten years".
[[nodiscard]] bool is_record(const text::Tokens& tokens, const Mention& mention);

// Of a weekday: a word of the future leads to it, with no word of the past or of telling between,
// or begins what it opens ("Friday's figures will ...").
[[nodiscard]] bool is_coming_weekday(const text::Tokens& tokens, const Mention& mention);

// A verb of the past stands in the same sentence, at most `reach` tokens before or six behind:
// "was", "raised", "wurde", "anunció".
[[nodiscard]] bool speaks_of_past(const text::Tokens& tokens,
                                  const Mention& mention,
                                  std::size_t reach);

// A Spanish verb of the future before it: "iré", "ocurrirá", "llegarán".
[[nodiscard]] bool has_future_ending(const text::Tokens& tokens, const Mention& mention);

// "by", "until", "bis" stands right before it: what it ends lies ahead.
[[nodiscard]] bool is_deadline(const text::Tokens& tokens, const Mention& mention);

// "until", "due" or "ab" stands right before it.
[[nodiscard]] bool is_end_or_beginning(const text::Tokens& tokens, const Mention& mention);

// Of "today": it is a day where something is told to have happened, and elsewhere means "nowadays".
[[nodiscard]] bool tells_news(const text::Tokens& tokens, const Mention& mention);

// Nothing of its sentence stands behind "today", and nothing is compared before it.
[[nodiscard]] bool ends_sentence(const text::Tokens& tokens, const Mention& mention);

}  // namespace lode::date
