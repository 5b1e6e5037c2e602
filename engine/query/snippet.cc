// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/snippet.h"

#include <algorithm>
#include <map>

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

// The run of matches that fits into `max_bytes` and is worth most; the earliest such.
Bytes best_run(const std::vector<Found>& found, std::size_t max_bytes) {
  Bytes best;
  std::size_t best_worth = 0;
  std::map<std::size_t, std::size_t> leaves;  // Places of each leaf in the run [first, last).
  std::size_t last = 0;
  for (std::size_t first = 0; first < found.size(); ++first) {
    while (last < found.size() &&
           (last == first || found[last].end - found[first].begin <= max_bytes)) {
      ++leaves[found[last++].leaf];
    }
    const std::size_t worth = leaves.size() * kNewLeaf + (last - first);
    if (worth > best_worth) {
      best_worth = worth;
      best.begin = found[first].begin;
      best.end = 0;
      for (std::size_t i = first; i < last; ++i) {
        best.end = std::max(best.end, found[i].end);
      }
    }
    if (const auto at = leaves.find(found[first].leaf); --at->second == 0) {
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

}  // namespace

Snippet make_snippet(std::string_view text,
                     const std::vector<Found>& found,
                     std::size_t max_bytes) {
  max_bytes = std::min(max_bytes, kMaxSnippetBytes);
  if (max_bytes == 0 || text.empty()) {
    return {};
  }
  Bytes bytes{0, 0};
  if (found.empty()) {
    bytes.end = word_end(text, max_bytes, 0);
  } else {
    bytes = window(text, best_run(found, max_bytes), max_bytes);
  }
  bytes = trimmed(text, bytes);
  Snippet snippet;
  snippet.text = text.substr(bytes.begin, bytes.end - bytes.begin);
  std::replace_if(snippet.text.begin(), snippet.text.end(), is_blank, ' ');
  snippet.span.begin = bytes.begin;
  snippet.span.end = bytes.end;
  snippet.highlights = highlights(found, bytes);
  return snippet;
}

}  // namespace lode::query
