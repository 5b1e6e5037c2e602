// SPDX-License-Identifier: GPL-3.0-or-later
// What the words around an expression say about its place in time.
#pragma once

#include "plugins/date/mention.h"
#include "plugins/text/tokens.h"

namespace lode::date {

// Words of the future stand in the same sentence, at most six tokens away: "will", "soll".
[[nodiscard]] bool speaks_of_future(const text::Tokens& tokens, const Mention& mention);

// A verb of the past stands in the same sentence, at most `reach` tokens before or six behind:
// "was", "raised", "wurde", "anunció".
[[nodiscard]] bool speaks_of_past(const text::Tokens& tokens,
                                  const Mention& mention,
                                  std::size_t reach);

// A Spanish verb of the future before it: "iré", "ocurrirá", "llegarán".
[[nodiscard]] bool has_future_ending(const text::Tokens& tokens, const Mention& mention);

// "until", "due" or "ab" stands right before it.
[[nodiscard]] bool is_end_or_beginning(const text::Tokens& tokens, const Mention& mention);

}  // namespace lode::date
