// SPDX-License-Identifier: GPL-3.0-or-later
// A text with its facts written under its lines, so that a person can judge them at a glance:
//
//   OpenAI will pay AWS $38 billion over seven years.
//   ╰company        │   ╰deal_size 38B USD   ╰term 7 a
//                   ╰company
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lode/v1/types.pb.h"

#include "client/highlight.h"
#include "client/terminal.h"

namespace lode::client {

// What is written under the stretch [begin, end) of a text.
struct Label {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string words;
  std::string style;  // SGR parameters, of the stretch and the words.
};

// One label for each stretch of `field` that is a fact: its facet, and its value unless the words
// say it. Of an amount and a deal size on the same words only the size; records are left out, since
// their roles are labelled. Facts of little confidence (below 0.7) end with "?". In order of begin.
[[nodiscard]] std::vector<Label> fact_labels(const v1::Document& document,
                                             v1::TextField field,
                                             FacetColors& colors);

// `text` broken into lines of the terminal's width, each followed by the labels of its stretches.
// A label whose stretch goes on in the next line stands where the stretch begins. Ends with "\n".
[[nodiscard]] std::string annotated(const Terminal& terminal,
                                    std::string_view text,
                                    const std::vector<Label>& labels);

}  // namespace lode::client
