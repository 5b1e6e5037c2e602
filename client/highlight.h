// SPDX-License-Identifier: GPL-3.0-or-later
// Facts within their text: coloured stretches, and the sentence around a quote.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lode/v1/types.pb.h"

#include "client/terminal.h"

namespace lode::client {

// A stretch [begin, end) of bytes of a text, and how it is painted.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string style;  // SGR parameters.
};

// `text` with its marks painted, without control characters. Where marks overlap, the shortest one
// shows. Marks that do not lie in the text on character boundaries are left out.
[[nodiscard]] std::string paint_marks(const Terminal& terminal,
                                      std::string_view text,
                                      const std::vector<Mark>& marks);

// A colour for each facet, in the order of first use; the same for the whole output.
class FacetColors {
 public:
  [[nodiscard]] std::string_view of(const std::string& facet);

 private:
  std::map<std::string, std::string_view, std::less<>> colors_;
};

// Marks of all annotations of `document` that stand in `field`. Records are left out: they cover
// whole sentences, and their roles are marked themselves.
[[nodiscard]] std::vector<Mark> fact_marks(const v1::Document& document,
                                           v1::TextField field,
                                           FacetColors& colors);

// A quote within the sentence that it stands in.
struct Passage {
  std::string text;       // One line; "…" where a long sentence was cut.
  std::size_t begin = 0;  // The quote is [begin, end) of `text`.
  std::size_t end = 0;
};

// The passage around [begin, end) of the valid `text`, with at most `max_bytes` before and after
// it. A sentence ends at a line end, or at . ! or ? before a space and a capital, digit or quote
// mark.
[[nodiscard]] Passage passage(std::string_view text,
                              std::size_t begin,
                              std::size_t end,
                              std::size_t max_bytes = 160);

// The text of `document` that `span` counts in; empty if a view left it out.
[[nodiscard]] std::string_view text_of(const v1::Document& document, v1::TextField field);

}  // namespace lode::client
