// SPDX-License-Identifier: GPL-3.0-or-later
// Test cases of two other extractors, as JSON lines: Recognizers-Text (Microsoft) and Duckling.
//
// Metrics:
//   money   each span, or the whole case: a fact `amount` there with the same value and a currency
//           that the unit allows ("Dollar" stands for any dollar). Subunits count in units. A
//           currency without a number is left out.
//   dates   each span, or the whole case: a fact `date` or `date_range` there whose days are those
//           of one of the case's candidates. Only days, months, quarters, years and ranges of them
//           count; weeks, times of day, recurring days, bare durations and holidays are left out,
//           and so is what names no year in a case without a reference time. "Since" and "before"
//           are right if the period or its bound is; a range may end with its second period or
//           right before it; the day so many months or years away may be told by its month or year,
//           and "early May" by May. A day or month that does not say which one may be the last one
//           as well as the next.
// Other facts at the place of an expected one count neither for nor against.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "engine/base/result.h"
#include "engine/document/document.h"
#include "plugins/tool/eval/scores.h"

namespace lode::tool::eval {

enum class PeerFormat { kRecognizers, kDuckling };

// Which peer's case a line is, by its keys; nothing if it is neither.
[[nodiscard]] std::optional<PeerFormat> peer_format(const nlohmann::json& line);

// What the plugins are to read: the text, the language, and the reference time as the time of
// publication. Errors: kInvalidArgument.
[[nodiscard]] Result<Document> peer_document(const nlohmann::json& line, std::string language);

// Compares the facts in `found` (from peer_document()) with the case `line`. Whether it is about
// money or dates is known by its values; `about_money` decides for cases without any.
// Errors: kInvalidArgument, if a key is missing or of the wrong kind.
[[nodiscard]] Result<DocumentScore> judge_peer(const nlohmann::json& line,
                                               const Document& found,
                                               bool about_money);

}  // namespace lode::tool::eval
