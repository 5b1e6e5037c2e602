// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/read/main_text.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <unordered_set>
#include <utility>
#include <vector>

#include "engine/base/hash.h"
#include "engine/read/furniture.h"

namespace lode::read {
namespace {

constexpr double kMaxLinkDensity = 0.33;
constexpr std::size_t kShortBytes = 70;
constexpr std::size_t kLongBytes = 200;
constexpr double kGoodShare = 0.30;
constexpr double kNearShare = 0.20;
// A text of this size is an article; less is worth a second, more lenient look.
constexpr std::size_t kMinArticleBytes = 250;

enum class Grade : std::uint8_t { kBad, kShort, kNear, kGood };

// Blocks [first, last) that may be taken.
struct Range {
  std::size_t first = 0;
  std::size_t last = 0;
};

double link_density(const Block& block) noexcept {
  return static_cast<double>(block.link_bytes) / static_cast<double>(block.text.size());
}

bool is_furniture(const Block& block) {
  return block.furniture || is_furniture_text(block.text);
}

// By the block alone. Function words decide only if the page has some: it may be Japanese.
Grade grade_alone(const Block& block, bool by_function_words) {
  if (is_furniture(block) || link_density(block) > kMaxLinkDensity) {
    return Grade::kBad;
  }
  if (block.kind == BlockKind::kPreformatted) {
    return Grade::kNear;
  }
  if (block.kind == BlockKind::kHeading || block.text.size() < kShortBytes) {
    return Grade::kShort;
  }
  if (!by_function_words) {
    return block.text.size() >= kLongBytes ? Grade::kGood : Grade::kNear;
  }
  const double share = function_word_share(block.text);
  if (share >= kGoodShare) {
    return block.text.size() >= kLongBytes ? Grade::kGood : Grade::kNear;
  }
  return share >= kNearShare ? Grade::kNear : Grade::kShort;
}

std::vector<Grade> grade_all(const Page& page) {
  double words = 0;
  double bytes = 0;
  for (const Block& block : page.blocks) {
    if (block.text.size() >= kShortBytes) {
      words += function_word_share(block.text) * static_cast<double>(block.text.size());
      bytes += static_cast<double>(block.text.size());
    }
  }
  constexpr double kMinPageShare = 0.10;
  const bool by_function_words = words >= bytes * kMinPageShare;
  std::vector<Grade> grades;
  grades.reserve(page.blocks.size());
  for (const Block& block : page.blocks) {
    grades.push_back(grade_alone(block, by_function_words));
  }
  return grades;
}

// The element of the highest rank that holds a good part of the good text; of several the one with
// most of it, the innermost if they are equal.
Range choose_range(const Page& page, const std::vector<Grade>& grades, bool& bounded) {
  std::vector<std::size_t> sums(grades.size() + 1, 0);  // Bytes of good text before each block.
  for (std::size_t i = 0; i < grades.size(); ++i) {
    sums[i + 1] = sums[i] + (grades[i] >= Grade::kNear ? page.blocks[i].text.size() : 0);
  }
  const Container* best = nullptr;
  std::size_t best_bytes = 0;
  for (const Container& c : page.containers) {
    const std::size_t bytes = sums[c.last] - sums[c.first];
    if (bytes < kMinArticleBytes || bytes * 10 < sums.back() * 3) {
      continue;
    }
    if (best == nullptr || c.rank > best->rank || (c.rank == best->rank && bytes >= best_bytes)) {
      best = &c;
      best_bytes = bytes;
    }
  }
  bounded = best != nullptr;
  return bounded ? Range{best->first, best->last} : Range{0, page.blocks.size()};
}

// Widens `range` to the byline and the summary that stand between the headline and the element that
// holds the article.
Range with_byline(const Page& page, const std::vector<Grade>& grades, Range range) {
  constexpr std::size_t kMaxBlocks = 6;
  const std::size_t stop = range.first > kMaxBlocks ? range.first - kMaxBlocks : 0;
  for (std::size_t i = range.first; i-- > stop;) {
    const Block& block = page.blocks[i];
    if (block.kind == BlockKind::kHeading && block.level == 1) {
      return {i + 1, range.last};
    }
    if (block.kind == BlockKind::kHeading || grades[i] == Grade::kGood) {
      break;
    }
  }
  return range;
}

// Decides on short and nearly good blocks by the nearest good or bad ones on both sides. Inside of
// an element that holds the article they are good unless they stand between bad ones.
std::vector<bool> decide(const std::vector<Grade>& grades, Range range, bool bounded) {
  const std::size_t count = range.last - range.first;
  std::vector<Grade> left(count, bounded ? Grade::kGood : Grade::kBad);
  std::vector<Grade> right(count, Grade::kBad);
  Grade seen = bounded ? Grade::kGood : Grade::kBad;
  for (std::size_t i = 0; i < count; ++i) {
    left[i] = seen;
    const Grade grade = grades[range.first + i];
    // Nearly good text that follows good text carries it on.
    if (grade == Grade::kGood || grade == Grade::kBad) {
      seen = grade;
    } else if (grade == Grade::kNear) {
      seen = Grade::kGood;
    }
  }
  seen = Grade::kBad;
  for (std::size_t i = count; i-- > 0;) {
    right[i] = seen;
    const Grade grade = grades[range.first + i];
    if (grade != Grade::kShort) {
      seen = grade == Grade::kBad ? Grade::kBad : Grade::kGood;
    }
  }
  std::vector<bool> taken(count, false);
  for (std::size_t i = 0; i < count; ++i) {
    const bool left_good = left[i] == Grade::kGood;
    const bool right_good = right[i] == Grade::kGood;
    switch (grades[range.first + i]) {
      case Grade::kGood: taken[i] = true; break;
      case Grade::kNear: taken[i] = bounded || left_good || right_good; break;
      case Grade::kShort:
        taken[i] = bounded ? left_good || right_good : left_good && right_good;
        break;
      case Grade::kBad: break;
    }
  }
  return taken;
}

// Headings lead to what follows them: without a taken block after them they go, and a heading
// that a taken block follows at once comes along.
void settle_headings(const Page& page,
                     const std::vector<Grade>& grades,
                     Range range,
                     std::vector<bool>& taken) {
  bool followed = false;
  for (std::size_t i = taken.size(); i-- > 0;) {
    const Block& block = page.blocks[range.first + i];
    if (block.kind == BlockKind::kHeading) {
      taken[i] = followed && grades[range.first + i] != Grade::kBad;
    }
    followed = taken[i];
  }
}

std::string compact(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > ' ') {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    }
  }
  return out;
}

void append_block(const Block& block, const Block* previous, std::string& out) {
  if (previous != nullptr) {
    const bool together = block.kind == previous->kind && (block.kind == BlockKind::kListItem ||
                                                           block.kind == BlockKind::kTableRow);
    out += together ? "\n" : "\n\n";
  } else if (!out.empty()) {
    out += "\n\n";
  }
  out += block.text;
}

// Appends the blocks that are not `taken`, each once.
std::string join_furniture(const Page& page,
                           Range range,
                           const std::vector<bool>& taken,
                           std::string_view headline) {
  constexpr std::size_t kMinBytes = 20;
  constexpr std::size_t kMaxBytes = 4000;
  std::string out;
  std::unordered_set<std::string> said = {compact(headline)};
  const Block* previous = nullptr;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const Block& block = page.blocks[i];
    const bool is_taken = i >= range.first && i < range.last && taken[i - range.first];
    if (is_taken || block.text.size() < kMinBytes || out.size() + block.text.size() > kMaxBytes ||
        !said.insert(compact(block.text)).second) {
      continue;
    }
    append_block(block, previous, out);
    previous = &block;
  }
  return out;
}

PageText join(const Page& page,
              Range range,
              const std::vector<bool>& taken,
              std::string_view headline) {
  std::string out(headline);
  const std::string headline_key = compact(headline);
  const Block* previous = nullptr;
  for (std::size_t i = 0; i < taken.size(); ++i) {
    const Block& block = page.blocks[range.first + i];
    const bool repeats = block.text.size() <= headline.size() + 20 && !headline.empty() &&
                         compact(block.text) == headline_key;
    if (taken[i] && !repeats) {
      append_block(block, previous, out);
      previous = &block;
    }
  }
  return {std::move(out), join_furniture(page, range, taken, headline)};
}

// Hashes of the runs of three words of a text.
std::vector<std::uint64_t> shingles(std::string_view text) {
  std::vector<std::uint64_t> words;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find_first_of(" \n\t", at), text.size());
    if (end > at) {
      words.push_back(fnv1a64(text.substr(at, end - at)));
    }
    at = end + 1;
  }
  std::vector<std::uint64_t> result;
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    result.push_back((words[i] * 31 + words[i + 1]) * 31 + words[i + 2]);
  }
  return result;
}

// The blocks that repeat `article_body`; empty if they do not hold most of it.
std::vector<bool> repeated(const Page& page, std::string_view article_body) {
  const std::vector<std::uint64_t> wanted = shingles(article_body);
  const std::unordered_set<std::uint64_t> known(wanted.begin(), wanted.end());
  std::vector<bool> taken(page.blocks.size(), false);
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    const std::vector<std::uint64_t> found = shingles(page.blocks[i].text);
    const auto hits = std::count_if(
        found.begin(), found.end(), [&known](std::uint64_t s) { return known.count(s) > 0; });
    if (!found.empty() && static_cast<std::size_t>(hits) * 10 >= found.size() * 6) {
      taken[i] = true;
      bytes += page.blocks[i].text.size();
    }
  }
  const bool most = bytes * 10 >= article_body.size() * 8 && bytes <= article_body.size() * 2;
  return most ? taken : std::vector<bool>();
}

std::size_t taken_bytes(const Page& page, Range range, const std::vector<bool>& taken) {
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < taken.size(); ++i) {
    bytes += taken[i] ? page.blocks[range.first + i].text.size() : 0;
  }
  return bytes;
}

// All blocks that are not clearly furniture; if that is nothing, all blocks.
std::vector<bool> take_lenient(const Page& page) {
  constexpr double kMostlyLinks = 0.6;
  std::vector<bool> taken;
  taken.reserve(page.blocks.size());
  for (const Block& block : page.blocks) {
    taken.push_back(!is_furniture(block) && link_density(block) < kMostlyLinks);
  }
  if (std::find(taken.begin(), taken.end(), true) == taken.end()) {
    taken.assign(page.blocks.size(), true);
  }
  return taken;
}

}  // namespace

PageText page_text(const Page& page, std::string_view headline, std::string_view article_body) {
  const Range whole{0, page.blocks.size()};
  if (article_body.size() >= kMinArticleBytes) {
    const std::vector<bool> taken = repeated(page, article_body);
    if (!taken.empty()) {
      return join(page, whole, taken, headline);
    }
    std::string out(headline);
    out += out.empty() ? "" : "\n\n";
    return {out += article_body, {}};
  }
  const std::vector<Grade> grades = grade_all(page);
  bool bounded = false;
  const Range range = with_byline(page, grades, choose_range(page, grades, bounded));
  std::vector<bool> taken = decide(grades, range, bounded);
  settle_headings(page, grades, range, taken);
  if (taken_bytes(page, range, taken) >= kMinArticleBytes) {
    return join(page, range, taken, headline);
  }
  return join(page, whole, take_lenient(page), headline);
}

}  // namespace lode::read
