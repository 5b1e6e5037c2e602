// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/date/surroundings.h"

#include <algorithm>
#include <string_view>

namespace lode::date {
namespace {

using text::Tokens;

constexpr std::size_t kNearWindow = 6;
constexpr std::size_t kFarWindow = 16;
constexpr std::size_t kWeekdayWindow = 8;

// A sentence or block begins at `i`.
bool begins(const Tokens& tokens, std::size_t i) {
  return i == 0 || (tokens[i].sentence != tokens[i - 1].sentence && !continues_line(tokens, i));
}

// First token of the words of the same sentence, at most `reach` of them, that lead to `i`.
std::size_t first_before(const Tokens& tokens, std::size_t i, std::size_t reach) {
  std::size_t first = i;
  while (first > 0 && i - first < reach && !begins(tokens, first)) {
    --first;
  }
  return first;
}

// One past the last of those that follow from `i` on.
std::size_t last_behind(const Tokens& tokens, std::size_t i, std::size_t reach) {
  std::size_t last = i;
  while (last < tokens.size() && last - i < reach && !begins(tokens, last)) {
    ++last;
  }
  return last;
}

template <class Test>
bool any_of(const Tokens& tokens, std::size_t first, std::size_t last, Test test) {
  for (std::size_t i = first; i < last; ++i) {
    if (test(tokens.folded(i))) return true;
  }
  return false;
}

}  // namespace

bool continues_line(const Tokens& tokens, std::size_t i) {
  constexpr std::size_t kLongLine = 40;
  if (i == 0 || i >= tokens.size() || tokens[i].block == tokens[i - 1].block) return false;
  const std::size_t end = tokens[i - 1].end;
  const std::string_view gap = tokens.text().substr(end, tokens[i].begin - end);
  if (end < kLongLine || gap.size() > 2) return false;  // A line break, perhaps "\r\n".
  const std::string_view word = tokens.folded(i - 1);
  if (word == "." || word == "!" || word == "?" || word == ":") return false;
  return tokens.text().substr(end - kLongLine, kLongLine).find('\n') == std::string_view::npos;
}

bool speaks_of_future(const Tokens& tokens, const Mention& mention) {
  const std::size_t first = first_before(tokens, mention.first, kNearWindow);
  return any_of(tokens, first, mention.first, is_future) ||
         any_of(tokens, mention.first, mention.last, is_future) ||
         any_of(tokens, mention.last, last_behind(tokens, mention.last, kNearWindow), is_future);
}

bool follows_future(const Tokens& tokens, const Mention& mention) {
  return any_of(tokens, first_before(tokens, mention.first, kFarWindow), mention.first, is_future);
}

bool is_record(const Tokens& tokens, const Mention& mention) {
  const std::size_t first = first_before(tokens, mention.first, kNearWindow);
  return any_of(tokens, first, mention.first, [](std::string_view word) {
    const bool superlative = word.size() > 4 && word.substr(word.size() - 3) == "est";
    return superlative || word == "first" || word == "most" || word == "worst" || word == "best" ||
           word == "least";
  });
}

bool is_coming_weekday(const Tokens& tokens, const Mention& mention) {
  const std::size_t first = first_before(tokens, mention.first, kWeekdayWindow);
  for (std::size_t i = mention.first; i > first; --i) {
    const std::string_view word = tokens.folded(i - 1);
    const bool next = word == "next" || word == "coming" || word == "nächsten" || word == "ab" ||
                      word == "prochain";
    if (next || is_future(word)) return true;
    if (is_past(word) || is_telling(word)) return false;
  }
  const bool possessive = begins(tokens, mention.first) && mention.last + 1 < tokens.size() &&
                          tokens.is_sign(mention.last, '\'') &&
                          tokens.folded(mention.last + 1) == "s";
  return possessive &&
         any_of(tokens, mention.last, last_behind(tokens, mention.last, kWeekdayWindow), is_future);
}

bool speaks_of_past(const Tokens& tokens, const Mention& mention, std::size_t reach) {
  const std::size_t first = first_before(tokens, mention.first, reach);
  if (any_of(tokens, first, mention.first, is_past)) return true;
  // Behind a comma another clause begins ("takes office on June 1, was until now ..."), unless the
  // expression opens the sentence.
  const bool opens =
      begins(tokens, mention.first) || (mention.first > 0 && begins(tokens, mention.first - 1));
  const std::size_t last = last_behind(tokens, mention.last, kNearWindow);
  for (std::size_t i = mention.last; i < last; ++i) {
    if (tokens.is_sign(i, ',') && !opens) break;
    if (is_past(tokens.folded(i))) return true;
  }
  return false;
}

bool has_future_ending(const Tokens& tokens, const Mention& mention) {
  const std::size_t first = first_before(tokens, mention.first, kNearWindow);
  return any_of(tokens, first, mention.first, [](std::string_view word) {
    const auto ends = [&](std::string_view tail) {
      return word.size() > tail.size() && word.substr(word.size() - tail.size()) == tail;
    };
    return ends("ré") || ends("rá") || ends("rán");
  });
}

bool is_deadline(const Tokens& tokens, const Mention& mention) {
  if (begins(tokens, mention.first)) return false;
  const std::string_view word = tokens.folded(mention.first - 1);
  return word == "by" || word == "until" || word == "till" || word == "bis" || word == "hasta" ||
         word == "ici";
}

bool is_end_or_beginning(const Tokens& tokens, const Mention& mention) {
  return any_of(tokens, first_before(tokens, mention.first, 2), mention.first, is_direction);
}

bool tells_news(const Tokens& tokens, const Mention& mention) {
  constexpr std::size_t kReach = 10;
  return any_of(tokens, first_before(tokens, mention.first, kReach), mention.first, is_telling) ||
         any_of(tokens, mention.last, last_behind(tokens, mention.last, kReach), is_telling);
}

bool ends_sentence(const Tokens& tokens, const Mention& mention) {
  const std::size_t first = first_before(tokens, mention.first, kNearWindow);
  const bool compares = any_of(tokens, first, mention.first, [](std::string_view word) {
    return word == "than" || word == "más" || word == "plus" || word == "mehr" || word == "menos" ||
           word == "moins" || word == "weniger";
  });
  if (compares) return false;  // "more than it earns today"
  const std::size_t next = mention.last;
  return next >= tokens.size() || begins(tokens, next) || tokens.is_sign(next, '.') ||
         tokens.is_sign(next, '?');
}

}  // namespace lode::date
