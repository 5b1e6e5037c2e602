// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/collapse.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace lode::query {
namespace {

using index::CopySignature;
using index::kSignatureBytes;

// Copies differ in at most 12 components, so that one of 13 bands is free of differences.
constexpr std::size_t kBands = kSignatureBytes - index::kCopyComponents + 1;

constexpr std::size_t band_begin(std::size_t band) {
  return band * kSignatureBytes / kBands;
}

class Groups {
 public:
  explicit Groups(std::size_t size) : parents_(size) {
    std::iota(parents_.begin(), parents_.end(), 0U);
  }
  [[nodiscard]] std::uint32_t first_of(std::uint32_t item) {
    while (parents_[item] != item) {
      parents_[item] = parents_[parents_[item]];
      item = parents_[item];
    }
    return item;
  }
  // The first of both groups becomes that of the whole.
  void join(std::uint32_t a, std::uint32_t b) {
    a = first_of(a);
    b = first_of(b);
    parents_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parents_;
};

struct Keyed {
  std::uint32_t key = 0;
  std::uint32_t item = 0;
};

std::uint32_t key_of(const CopySignature& signature, std::size_t band) {
  std::uint32_t key = 0;
  for (std::size_t i = band_begin(band); i < band_begin(band + 1); ++i) {
    key = key << 8U | signature[i];
  }
  return key;
}

// Joins the copies among items of the same key.
void join_run(const std::vector<CopySignature>& signatures,
              std::span<const Keyed> run,
              Groups& groups,
              Watch& watch) {
  for (std::size_t i = 0; i + 1 < run.size(); ++i) {
    for (std::size_t j = i + 1; j < run.size(); ++j) {
      watch.check();
      if (groups.first_of(run[i].item) != groups.first_of(run[j].item) &&
          index::equal_components(signatures[run[i].item], signatures[run[j].item]) >=
              index::kCopyComponents) {
        groups.join(run[i].item, run[j].item);
      }
    }
  }
}

// Equal signatures are joined first; the distinct ones are returned.
std::vector<Keyed> join_equal(const std::vector<CopySignature>& signatures, Groups& groups) {
  std::unordered_map<std::string_view, std::uint32_t> first;
  first.reserve(signatures.size());
  std::vector<Keyed> distinct;
  for (std::uint32_t i = 0; i < signatures.size(); ++i) {
    if (signatures[i] == CopySignature{}) {
      continue;
    }
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): bytes as characters.
    const std::string_view key(reinterpret_cast<const char*>(signatures[i].data()),
                               kSignatureBytes);
    const auto [at, is_new] = first.emplace(key, i);
    if (is_new) {
      distinct.push_back({0, i});
    } else {
      groups.join(at->second, i);
    }
  }
  return distinct;
}

}  // namespace

std::vector<std::uint32_t> group_copies(const std::vector<CopySignature>& signatures,
                                        Watch& watch) {
  Groups groups(signatures.size());
  std::vector<Keyed> keyed = join_equal(signatures, groups);
  for (std::size_t band = 0; band < kBands; ++band) {
    watch.check_now();
    for (Keyed& item : keyed) {
      item.key = key_of(signatures[item.item], band);
    }
    std::sort(
        keyed.begin(), keyed.end(), [](const Keyed& a, const Keyed& b) { return a.key < b.key; });
    for (std::size_t begin = 0; begin < keyed.size();) {
      std::size_t end = begin + 1;
      while (end < keyed.size() && keyed[end].key == keyed[begin].key) {
        ++end;
      }
      join_run(signatures, std::span(keyed).subspan(begin, end - begin), groups, watch);
      begin = end;
    }
  }
  std::vector<std::uint32_t> result(signatures.size());
  for (std::uint32_t i = 0; i < result.size(); ++i) {
    result[i] = groups.first_of(i);
  }
  return result;
}

void collapse(std::vector<Match>& matches,
              const facts::Copies& copies,
              std::uint32_t shards,
              Watch& watch) {
  std::vector<CopySignature> signatures(matches.size());
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const index::Location at = location_of(matches[i].number, shards);
    const CopySignature* chunk = copies.chunk(at.shard, at.doc / facts::kChunkDocuments);
    if (chunk != nullptr) {
      signatures[i] = chunk[at.doc % facts::kChunkDocuments];
    }
  }
  const std::vector<std::uint32_t> groups = group_copies(signatures, watch);
  std::size_t kept = 0;
  std::vector<std::uint32_t> place(matches.size());
  for (std::uint32_t i = 0; i < matches.size(); ++i) {
    if (groups[i] == i) {
      place[i] = static_cast<std::uint32_t>(kept);
      matches[kept++] = matches[i];
    } else {
      ++matches[place[groups[i]]].copies;
    }
  }
  matches.resize(kept);
}

}  // namespace lode::query
