// SPDX-License-Identifier: GPL-3.0-or-later
// Explanations of hits for people, and for programs that read lines.
#pragma once

#include <iosfwd>
#include <string>

#include "lode/v1/explain.pb.h"

#include "client/terminal.h"

namespace lode::client {

// The score as a sum, then each piece of the query with its terms or facts.
void print_explanation(std::ostream& out,
                       const Terminal& terminal,
                       const v1::Explanation& explanation);

// One tab-separated line a piece: "explain", id, piece, "holds" or "fails" ("excluded" before it
// under NOT), score, and the terms or facts.
void print_explanation_plain(std::ostream& out,
                             const std::string& id,
                             const v1::Explanation& explanation);

}  // namespace lode::client
