// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/date/surroundings.h"

#include <algorithm>
#include <string_view>

namespace lode::date {
namespace {

constexpr std::size_t kFutureWindow = 6;

}  // namespace

using text::Tokens;

bool speaks_of_future(const Tokens& tokens, const Mention& mention) {
  const std::size_t first = mention.first > kFutureWindow ? mention.first - kFutureWindow : 0;
  const std::size_t last = std::min(tokens.size(), mention.last + kFutureWindow);
  const std::uint32_t sentence = tokens[mention.first].sentence;
  for (std::size_t i = first; i < last; ++i) {
    if (tokens[i].sentence == sentence && is_future(tokens.folded(i))) return true;
  }
  return false;
}

bool speaks_of_past(const Tokens& tokens, const Mention& mention, std::size_t reach) {
  const std::size_t first = mention.first > reach ? mention.first - reach : 0;
  const std::size_t last = std::min(tokens.size(), mention.last + kFutureWindow);
  const std::uint32_t sentence = tokens[mention.first].sentence;
  for (std::size_t i = first; i < last; ++i) {
    const bool beside = i < mention.first || i >= mention.last;
    if (beside && tokens[i].sentence == sentence && is_past(tokens.folded(i))) return true;
  }
  return false;
}

// Spanish verbs: "iré", "ocurrirá", "llegarán".
bool has_future_ending(const Tokens& tokens, const Mention& mention) {
  const std::size_t first = mention.first > kFutureWindow ? mention.first - kFutureWindow : 0;
  for (std::size_t i = first; i < mention.first; ++i) {
    const std::string_view word = tokens.folded(i);
    const auto ends = [&](std::string_view tail) {
      return word.size() > tail.size() && word.substr(word.size() - tail.size()) == tail;
    };
    if (tokens[i].sentence == tokens[mention.first].sentence &&
        (ends("ré") || ends("rá") || ends("rán"))) {
      return true;
    }
  }
  return false;
}

bool is_end_or_beginning(const Tokens& tokens, const Mention& mention) {
  for (std::size_t back = 1; back <= 2 && back <= mention.first; ++back) {
    const std::size_t i = mention.first - back;
    if (tokens[i].sentence != tokens[mention.first].sentence) break;
    if (is_direction(tokens.folded(i))) return true;
  }
  return false;
}

}  // namespace lode::date
