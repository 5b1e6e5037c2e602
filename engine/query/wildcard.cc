// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/wildcard.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <xapian.h>

#include "engine/analysis/analyzer.h"
#include "engine/base/check.h"
#include "engine/base/utf8.h"
#include "engine/query/query_error.h"
#include "engine/query/term_expander.h"

namespace lode::query {
namespace {

constexpr std::string_view kWildcards = "*?";

std::size_t letters_in(std::string_view word) {
  return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

class PatternExpander {
 public:
  PatternExpander(const Xapian::Database& database, Watch& watch)
      : database_(database), watch_(watch) {}

  Result<void> expand(Node& node) {
    if (node.kind != NodeKind::kWildcard) {
      for (Node& child : node.children) {
        LODE_RETURN_IF_ERROR(expand(child));
      }
      return {};
    }
    const auto pattern = read_pattern(node.text);
    LODE_CHECK(pattern.has_value());
    const std::string before = node.field == "title" ? "S" : "";
    const std::string start = before + pattern->substr(0, pattern->find_first_of(kWildcards));
    node.words.clear();
    const auto end = database_.allterms_end(start);
    for (auto at = database_.allterms_begin(start); at != end; ++at) {
      watch_.check();
      const std::string word = (*at).substr(before.size());
      if (fits_pattern(word, *pattern)) {
        node.words.push_back(word);
      }
      if (++steps_ > kMaxPatternSteps || node.words.size() > kMaxExpansions) {
        return Unexpected(too_complex("too many words of the index begin like '" +
                                          shown(node.text) +
                                          "': write more letters before the first '*' or '?'",
                                      node.span.begin));
      }
    }
    return {};
  }

 private:
  const Xapian::Database& database_;
  Watch& watch_;
  std::size_t steps_ = 0;
};

}  // namespace

std::optional<std::string> read_pattern(std::string_view text) {
  if (!utf8::is_valid(text)) return {};  // The analyzer reads nothing else.
  std::string pattern;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find_first_of(kWildcards, begin), text.size());
    const auto terms = analysis::Analyzer("").terms(text.substr(begin, end - begin));
    if (terms.size() != 1 || terms.front().begin != 0 || terms.front().end != end - begin ||
        (begin == 0 &&
         (end == text.size() || letters_in(terms.front().word) < kMinPatternLetters))) {
      return {};
    }
    pattern += terms.front().word;
    if (end < text.size()) {
      pattern += text[end];
    }
    begin = end + 1;
  }
  return pattern.empty() ? std::nullopt : std::optional(std::move(pattern));
}

bool fits_pattern(std::string_view word, std::string_view pattern) {
  std::size_t at = 0;
  std::size_t next = 0;
  // Where to go on if the star has to stand for one more letter.
  std::size_t star = std::string_view::npos;
  std::size_t starred = 0;
  while (at < word.size()) {
    const std::size_t letter = utf8::decode(word, at).size_bytes;
    if (next < pattern.size() && pattern[next] == '*') {
      star = next++;
      starred = at;
    } else if (next < pattern.size() && pattern[next] == '?') {
      ++next;
      at += letter;
    } else if (pattern.substr(next).starts_with(word.substr(at, letter))) {
      next += letter;
      at += letter;
    } else if (star != std::string_view::npos) {
      starred += utf8::decode(word, starred).size_bytes;
      at = starred;
      next = star + 1;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', next) == std::string_view::npos;
}

Result<void> expand_wildcards(Node& root, const index::Reader& reader, Watch& watch) {
  return PatternExpander(reader.database(), watch).expand(root);
}

}  // namespace lode::query
