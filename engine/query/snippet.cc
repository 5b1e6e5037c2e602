// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/snippet.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "engine/base/utf8.h"

namespace lode::query {
namespace {

// A different leaf of the question is worth this many times one more place of the same.
constexpr std::size_t kNewLeaf = 10;

bool is_blank(char c) noexcept {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

struct Bytes {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// A run of matches and what it is worth.
struct Run {
  Bytes bytes;
  std::size_t worth = 0;  // 0: there is none.
};

using Leaves = std::set<std::size_t>;

// The run of matches that fits into `max_bytes` and is worth most; the earliest such. Leaves that
// are `shown` already are not different ones.
Run best_run(const std::vector<Found>& found, std::size_t max_bytes, const Leaves& shown) {
  Run best;
  std::map<std::size_t, std::size_t> leaves;  // Places of each new leaf in the run [first, last).
  const auto is_new = [&](const Found& match) { return !shown.contains(match.leaf); };
  std::size_t last = 0;
  for (std::size_t first = 0; first < found.size(); ++first) {
    while (last < found.size() &&
           (last == first || found[last].end - found[first].begin <= max_bytes)) {
      if (is_new(found[last])) {
        ++leaves[found[last].leaf];
      }
      ++last;
    }
    const std::size_t worth = leaves.size() * kNewLeaf + (last - first);
    if (worth > best.worth) {
      best = {{found[first].begin, 0}, worth};
      for (std::size_t i = first; i < last; ++i) {
        best.bytes.end = std::max(best.bytes.end, found[i].end);
      }
    }
    const auto at = is_new(found[first]) ? leaves.find(found[first].leaf) : leaves.end();
    if (at != leaves.end() && --at->second == 0) {
      leaves.erase(at);
    }
  }
  return best;
}

// Begin of the sentence or line that holds `offset`, not before `least`; nothing if it begins
// earlier.
std::size_t sentence_start(std::string_view text, std::size_t offset, std::size_t least) {
  for (std::size_t at = offset; at > least; --at) {
    const char before = text[at - 1];
    const bool after_stop = before == ' ' && at >= 2 &&
                            (text[at - 2] == '.' || text[at - 2] == '!' || text[at - 2] == '?');
    if (before == '\n' || after_stop) {
      return at;
    }
  }
  return least == 0 ? 0 : std::string_view::npos;
}

// First place from `offset` on where a word begins, at most `limit`.
std::size_t word_start(std::string_view text, std::size_t offset, std::size_t limit) {
  if (offset == 0) {
    return 0;
  }
  for (std::size_t at = offset; at < limit; ++at) {
    if (is_blank(text[at - 1]) && !is_blank(text[at])) {
      return at;
    }
  }
  while (offset < limit && !utf8::is_boundary(text, offset)) {
    ++offset;
  }
  return offset;
}

// Last place up to `offset` where a word ends, at least `limit`.
std::size_t word_end(std::string_view text, std::size_t offset, std::size_t limit) {
  if (offset >= text.size()) {
    return text.size();
  }
  for (std::size_t at = offset; at > limit; --at) {
    if (is_blank(text[at]) && !is_blank(text[at - 1])) {
      return at;
    }
  }
  while (offset > limit && !utf8::is_boundary(text, offset)) {
    --offset;
  }
  return offset;
}

Bytes window(std::string_view text, Bytes run, std::size_t max_bytes) {
  if (run.end - run.begin >= max_bytes) {
    const std::size_t size = utf8::truncate(text.substr(run.begin), max_bytes).size();
    return {run.begin, run.begin + size};
  }
  const std::size_t spare = max_bytes - (run.end - run.begin);
  const std::size_t earliest = run.begin - std::min(run.begin, spare);
  std::size_t begin = sentence_start(text, run.begin, earliest);
  if (begin == std::string_view::npos) {
    begin = word_start(text, run.begin - std::min(run.begin, spare / 2), run.begin);
  }
  return {begin, word_end(text, begin + max_bytes, run.end)};
}

Bytes trimmed(std::string_view text, Bytes bytes) {
  while (bytes.begin < bytes.end && is_blank(text[bytes.begin])) {
    ++bytes.begin;
  }
  while (bytes.end > bytes.begin && is_blank(text[bytes.end - 1])) {
    --bytes.end;
  }
  return bytes;
}

// Parts of `found` inside of `bytes`, overlapping ones merged, counted from bytes.begin.
std::vector<std::pair<std::uint32_t, std::uint32_t>> highlights(const std::vector<Found>& found,
                                                                Bytes bytes) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> result;
  for (const Found& match : found) {
    if (match.begin < bytes.begin || match.end > bytes.end) {
      continue;
    }
    const auto begin = static_cast<std::uint32_t>(match.begin - bytes.begin);
    const auto end = static_cast<std::uint32_t>(match.end - bytes.begin);
    if (!result.empty() && begin <= result.back().second) {
      result.back().second = std::max(result.back().second, end);
    } else {
      result.emplace_back(begin, end);
    }
  }
  return result;
}

Snippet snippet_at(std::string_view text, const std::vector<Found>& found, Bytes bytes) {
  bytes = trimmed(text, bytes);
  Snippet snippet;
  snippet.text = text.substr(bytes.begin, bytes.end - bytes.begin);
  std::replace_if(snippet.text.begin(), snippet.text.end(), is_blank, ' ');
  snippet.span.begin = bytes.begin;
  snippet.span.end = bytes.end;
  snippet.highlights = highlights(found, bytes);
  return snippet;
}

// Cuts one fragment after the other out of a text.
class Cutter {
 public:
  Cutter(std::string_view text, const std::vector<Found>& found, std::size_t max_bytes)
      : text_(text), found_(found), max_bytes_(max_bytes), free_{{0, text.size()}} {}

  // The best piece of what is left; false if no match is.
  bool cut(std::vector<Snippet>& snippets) {
    Run best;
    std::size_t place = 0;
    for (std::size_t i = 0; i < free_.size(); ++i) {
      if (const Run run = best_run(matches_in(free_[i]), max_bytes_, shown_);
          run.worth > best.worth) {
        best = run;
        place = i;
      }
    }
    if (best.worth == 0) {
      return false;
    }
    const Bytes part = free_[place];
    Bytes bytes = window(text_.substr(part.begin, part.end - part.begin), best.bytes, max_bytes_);
    bytes = {bytes.begin + part.begin, bytes.end + part.begin};
    snippets.push_back(snippet_at(text_, found_, bytes));
    for (const Found& match : found_) {
      if (match.begin >= bytes.begin && match.end <= bytes.end) {
        shown_.insert(match.leaf);
      }
    }
    free_[place] = {part.begin, bytes.begin};
    free_.push_back({bytes.end, part.end});
    return true;
  }

 private:
  // Counted from the begin of the part.
  [[nodiscard]] std::vector<Found> matches_in(Bytes part) const {
    std::vector<Found> matches;
    for (const Found& match : found_) {
      if (match.begin >= part.begin && match.end <= part.end) {
        matches.push_back({match.begin - part.begin, match.end - part.begin, match.leaf});
      }
    }
    return matches;
  }

  std::string_view text_;
  const std::vector<Found>& found_;
  std::size_t max_bytes_;
  std::vector<Bytes> free_;  // What no fragment covers.
  Leaves shown_;
};

}  // namespace

Snippet make_snippet(std::string_view text,
                     const std::vector<Found>& found,
                     std::size_t max_bytes) {
  std::vector<Snippet> one = make_snippets(text, found, max_bytes, 1);
  return one.empty() ? Snippet{} : std::move(one.front());
}

std::vector<Snippet> make_snippets(std::string_view text,
                                   const std::vector<Found>& found,
                                   std::size_t max_bytes,
                                   std::size_t count) {
  count = std::clamp<std::size_t>(count, 1, kMaxFragments);
  max_bytes = std::min(max_bytes, kMaxSnippetBytes);
  if (max_bytes == 0 || text.empty()) {
    return {};
  }
  std::vector<Snippet> snippets;
  if (found.empty()) {
    snippets.push_back(snippet_at(text, found, {0, word_end(text, max_bytes, 0)}));
    return snippets;
  }
  count = std::min(count, std::max<std::size_t>(1, max_bytes / kMinFragmentBytes));
  Cutter cutter(text, found, max_bytes / count);
  while (snippets.size() < count && cutter.cut(snippets)) {
  }
  return snippets;
}

}  // namespace lode::query
