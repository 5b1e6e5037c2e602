// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/pass_shard.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include <xapian.h>

namespace lode::query {
namespace {

using facts::kChunkDocuments;

bool has_bit(const Bits& bits, std::uint32_t offset) noexcept {
  return (bits[offset / 64] >> (offset % 64) & 1U) != 0;
}
void set_bit(Bits& bits, std::uint32_t offset) noexcept {
  bits[offset / 64] |= std::uint64_t{1} << (offset % 64);
}

bool any(const Bits& bits) noexcept {
  return std::any_of(bits.begin(), bits.end(), [](std::uint64_t word) { return word != 0; });
}

// The first index from `from` on whose document is not before `document`, by steps that double:
// the place is mostly near.
std::size_t gallop(const std::vector<std::uint32_t>& documents,
                   std::size_t from,
                   std::uint32_t document) {
  std::size_t step = 1;
  std::size_t low = from;
  while (low + step < documents.size() && documents[low + step] < document) {
    low += step;
    step *= 2;
  }
  const auto begin = documents.begin();
  const auto last = begin + static_cast<std::ptrdiff_t>(std::min(documents.size(), low + step + 1));
  return static_cast<std::size_t>(
      std::lower_bound(begin + static_cast<std::ptrdiff_t>(low), last, document) - begin);
}

// What the cache knows the list of a step by: the shard at its revision, and the terms.
std::string cache_key(const Snapshot& snapshot, std::uint32_t shard, const Step& step) {
  std::string key = std::to_string(shard) + ' ' +
                    std::to_string(snapshot.reader.shard_revisions()[shard]) +
                    (step.weight == 0 ? " -" : " +");
  for (const std::string& term : step.terms) {
    key += std::to_string(term.size()) + ':' + term;
  }
  for (const Step& word : step.children) {  // Of a phrase.
    key += '"' + std::to_string(word.terms.front().size()) + ':' + word.terms.front();
  }
  return key;
}

}  // namespace

PassShard::PassShard(const Snapshot& snapshot, std::uint32_t shard, const Step& root, Watch& watch)
    : snapshot_(snapshot), shard_(shard), watch_(watch), root_(prepare(root)) {
  constexpr double kPart = Bm25::kK1 * Bm25::kB;
  const double average = snapshot.reader.database().get_avlength();
  base_ = static_cast<float>(Bm25::kK1 * (1 - Bm25::kB));
  per_length_ = static_cast<float>(average > 0 ? kPart / average : 0);
  least_ = static_cast<float>(kPart * Bm25::kMinNormalisedLength);
}

PostingPointer PassShard::cached(const Step& step) const {
  return snapshot_.postings == nullptr
             ? nullptr
             : snapshot_.postings->find(cache_key(snapshot_, shard_, step));
}

PostingPointer PassShard::postings(const Step& step) {
  if (PostingPointer found = cached(step)) {
    return found;
  }
  auto list = std::make_shared<const PostingList>(
      read_postings(snapshot_.reader.shard_database(shard_), step.terms, step.weight != 0, watch_));
  if (snapshot_.postings != nullptr) {
    snapshot_.postings->keep(cache_key(snapshot_, shard_, step), list);
  }
  return list;
}

void PassShard::keep_phrases(const Item& item) {
  const bool whole = item.step->kind == StepKind::kPhrase && item.list == nullptr && item.found_all;
  if (whole && snapshot_.postings != nullptr) {
    snapshot_.postings->keep(cache_key(snapshot_, shard_, *item.step),
                             std::make_shared<const PostingList>(item.found));
  }
  for (const Item& child : item.children) {
    keep_phrases(child);
  }
}

PassShard::Item PassShard::prepare(const Step& step) {
  Item item;
  item.step = &step;
  for (const Step& child : step.children) {
    item.children.push_back(prepare(child));
  }
  const auto smaller = [](const Item& a, const Item& b) { return a.size < b.size; };
  switch (step.kind) {
    case StepKind::kNothing: break;
    case StepKind::kAll:
    case StepKind::kValues: item.size = SIZE_MAX; break;
    case StepKind::kSet: item.size = step.documents->size(); break;
    case StepKind::kList:
      item.list = postings(step);
      item.size = item.list->documents.size();
      break;
    case StepKind::kPhrase: item.list = cached(step); [[fallthrough]];
    case StepKind::kAnd:
      item.size = std::min_element(item.children.begin(), item.children.end(), smaller)->size;
      break;
    case StepKind::kOr:
      item.size = std::max_element(item.children.begin(), item.children.end(), smaller)->size;
      break;
    case StepKind::kWithout: item.size = item.children.front().size; break;
  }
  item.order.resize(item.children.size());
  std::iota(item.order.begin(), item.order.end(), 0);
  // Phrases last: each of their documents costs a look at its positions.
  std::stable_sort(item.order.begin(), item.order.end(), [&](std::size_t a, std::size_t b) {
    const bool left = item.children[a].step->kind == StepKind::kPhrase;
    const bool right = item.children[b].step->kind == StepKind::kPhrase;
    return left != right ? right : item.children[a].size < item.children[b].size;
  });
  return item;
}

bool PassShard::matches(std::uint32_t chunk, Scores* scores, Bits& out) {
  watch_.check_now();
  chunk_ = chunk;
  first_ = chunk * kChunkDocuments;
  lengths_ = snapshot_.columns.lengths().chunk(shard_, chunk);
  return lengths_ != nullptr && run(root_, nullptr, scores, out);
}

bool PassShard::run(Item& item, const Bits* mask, Scores* scores, Bits& out) {
  switch (item.step->kind) {
    case StepKind::kNothing: return false;
    case StepKind::kAll: return run_all(mask, out);
    case StepKind::kSet: return run_set(item, mask, out);
    case StepKind::kList: return run_list(item, mask, scores, out);
    case StepKind::kValues: return run_values(*item.step, mask, out);
    case StepKind::kAnd: return run_and(item, mask, scores, out);
    case StepKind::kPhrase: return run_phrase(item, mask, scores, out);
    case StepKind::kOr: return run_or(item, mask, scores, out);
    case StepKind::kWithout: return run_without(item, mask, scores, out);
  }
  return false;
}

bool PassShard::run_all(const Bits* mask, Bits& out) const {
  if (mask != nullptr) {
    out = *mask;  // Whatever matched is there.
    return true;
  }
  out.fill(0);
  for (std::uint32_t offset = 0; offset < kChunkDocuments; ++offset) {
    out[offset / 64] |= std::uint64_t{lengths_[offset] != 0} << (offset % 64);
  }
  return any(out);
}

bool PassShard::run_set(Item& item, const Bits* mask, Bits& out) const {
  const std::vector<DocumentSet::Chunk>& chunks = item.step->documents->chunks();
  const std::pair here(shard_, chunk_);
  while (item.at < chunks.size() &&
         std::pair(chunks[item.at].shard, chunks[item.at].number) < here) {
    ++item.at;
  }
  if (item.at == chunks.size() ||
      std::pair(chunks[item.at].shard, chunks[item.at].number) != here) {
    return false;
  }
  out = chunks[item.at].bits;
  for (std::size_t word = 0; mask != nullptr && word < out.size(); ++word) {
    out[word] &= (*mask)[word];
  }
  return any(out);
}

PassShard::Part PassShard::part_of_chunk(Item& item) const {
  const auto& documents = item.list->documents;
  if (item.at < documents.size() && documents[item.at] < first_) {
    item.at = gallop(documents, item.at, first_);
  }
  const std::size_t begin = item.at;
  if (begin >= documents.size() || documents[begin] - first_ >= kChunkDocuments) {
    return {begin, begin};
  }
  item.at = gallop(documents, begin, first_ + kChunkDocuments);
  return {begin, item.at};
}

void PassShard::add_score(const Item& item, std::size_t posting, Scores* scores) const {
  const std::uint32_t offset = item.list->documents[posting] - first_;
  const std::uint32_t length = lengths_[offset] - 1;
  // As Xapian does for several terms in one.
  const auto count = static_cast<float>(std::min(item.list->counts[posting], length));
  const float norm = base_ + std::max(per_length_ * static_cast<float>(length), least_);
  (*scores)[offset] += static_cast<float>(item.step->weight) * (count / (count + norm));
}

bool PassShard::run_list(Item& item, const Bits* mask, Scores* scores, Bits& out) {
  const Part part = part_of_chunk(item);
  if (part.begin == part.end) {
    return false;
  }
  out.fill(0);
  Scores* const scored = item.step->weight == 0 ? nullptr : scores;
  const auto& documents = item.list->documents;
  const auto take = [&](std::size_t posting) {
    set_bit(out, documents[posting] - first_);
    if (scored != nullptr) {
      add_score(item, posting, scored);
    }
  };
  // Few documents are looked up one by one, many are read along.
  constexpr std::size_t kLookupCost = 8;
  if (mask != nullptr && count_bits(*mask) * kLookupCost < part.end - part.begin) {
    std::size_t at = part.begin;
    for_each_bit(*mask, [&](std::uint32_t offset) {
      at = gallop(documents, std::min(at, part.end - 1), first_ + offset);
      if (at < part.end && documents[at] == first_ + offset) {
        take(at);
      }
    });
    return any(out);
  }
  for (std::size_t i = part.begin; i < part.end; ++i) {
    if (mask == nullptr || has_bit(*mask, documents[i] - first_)) {
      take(i);
    }
  }
  return mask == nullptr || any(out);
}

bool PassShard::run_values(const Step& step, const Bits* mask, Bits& out) {
  const facts::ChunkValues values = step.column->chunk(shard_, chunk_);
  if (values.begins == nullptr) {
    return false;
  }
  out.fill(0);
  const auto take = [&](std::uint32_t offset) {
    for (const facts::Ordinal ordinal : values.of(offset)) {
      if (ordinal < step.wanted.size() && step.wanted[ordinal] != 0) {
        set_bit(out, offset);
        return;
      }
    }
  };
  if (mask != nullptr) {
    for_each_bit(*mask, take);
  } else {
    for (std::uint32_t offset = 0; offset < kChunkDocuments; ++offset) {
      take(offset);
    }
  }
  return any(out);
}

bool PassShard::run_and(Item& item, const Bits* mask, Scores* scores, Bits& out) {
  Bits next;
  const Bits* so_far = mask;
  for (const std::size_t child : item.order) {
    if (!run(item.children[child], so_far, scores, next)) {
      return false;
    }
    out = next;
    so_far = &out;
  }
  return true;
}

bool PassShard::run_or(Item& item, const Bits* mask, Scores* scores, Bits& out) {
  out.fill(0);
  bool found = false;
  Bits bits;
  for (Item& child : item.children) {
    // A list scores what it matches and nothing else.
    if (scores == nullptr || child.step->kind == StepKind::kList) {
      if (!run(child, mask, scores, bits)) {
        continue;
      }
    } else {
      Scores own(kChunkDocuments, 0.0F);
      if (!run(child, mask, &own, bits)) {
        continue;
      }
      for_each_bit(bits, [&](std::uint32_t offset) { (*scores)[offset] += own[offset]; });
    }
    found = true;
    for (std::size_t word = 0; word < out.size(); ++word) {
      out[word] |= bits[word];
    }
  }
  return found;
}

bool PassShard::run_without(Item& item, const Bits* mask, Scores* scores, Bits& out) {
  if (!run(item.children.front(), mask, scores, out)) {
    return false;
  }
  Bits bits;
  for (std::size_t i = 1; i < item.children.size(); ++i) {
    if (run(item.children[i], &out, nullptr, bits)) {
      for (std::size_t word = 0; word < out.size(); ++word) {
        out[word] &= ~bits[word];
      }
    }
  }
  return any(out);
}

bool PassShard::run_phrase(Item& item, const Bits* mask, Scores* scores, Bits& out) {
  item.found_all = mask == nullptr;
  if (!run_and(item, mask, scores, out)) {
    return false;
  }
  Bits kept{};
  if (item.list != nullptr) {
    const Part part = part_of_chunk(item);
    for (std::size_t i = part.begin; i < part.end; ++i) {
      set_bit(kept, item.list->documents[i] - first_);
    }
    for (std::size_t word = 0; word < out.size(); ++word) {
      out[word] &= kept[word];
    }
    return any(out);
  }
  for_each_bit(out, [&](std::uint32_t offset) {
    watch_.check();
    if (has_phrase(*item.step, first_ + offset)) {
      set_bit(kept, offset);
      item.found.documents.push_back(first_ + offset);
    }
  });
  out = kept;
  return any(out);
}

bool PassShard::has_phrase(const Step& step, std::uint32_t document) const {
  const Xapian::Database& database = snapshot_.reader.shard_database(shard_);
  std::vector<Xapian::termpos> ends;  // Positions of the last word so far of what may be a phrase.
  for (std::size_t i = 0; i < step.children.size(); ++i) {
    const std::string& term = step.children[i].terms.front();
    const auto end = database.positionlist_end(document, term);
    auto at = database.positionlist_begin(document, term);
    std::vector<Xapian::termpos> next;
    if (i == 0) {
      next.assign(at, end);
    }
    for (const Xapian::termpos position : ends) {
      if (at != end) {
        at.skip_to(position + 1);
      }
      if (at == end) {
        break;
      }
      if (*at == position + 1) {
        next.push_back(position + 1);
      }
    }
    if (next.empty()) {
      return false;
    }
    ends = std::move(next);
  }
  return true;
}

}  // namespace lode::query
