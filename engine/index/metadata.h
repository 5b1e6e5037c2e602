// SPDX-License-Identifier: GPL-3.0-or-later
// What an index says about itself: its head file, and the metadata of each shard. Plain text, so
// that a person can read it. docs/index-format.md says the same in prose.
//
// A reader refuses an index whose format is newer, or which has a feature that it does not know: it
// would give wrong answers.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/value.h"

namespace lode::index {

inline constexpr std::uint32_t kFormat = 1;
inline constexpr std::uint32_t kMaxShards = 64;
// Features of the index, each introduced in format 1: terms of term_layout.h, values of
// value_codec.h, records of record_codec.h, stored documents of document_codec.h,
// signatures of copy_signature.h.
inline constexpr std::string_view kFeatures = "terms-1 values-1 records-1 documents-1 copies-1";

// Keys of the metadata of a shard.
inline constexpr const char* kFormatKey = "lode.format";      // kFormat
inline constexpr const char* kFeaturesKey = "lode.features";  // kFeatures
inline constexpr const char* kShardKey = "lode.shard";        // "2/3": the third of three
inline constexpr const char* kSlotsKey = "lode.slots";        // SlotTable
inline constexpr const char* kRevisionKey =
    "lode.revision";  // Of the collection, at the last commit.

// Name of the file in the index's folder that is written last when an index is made.
inline constexpr const char* kHeadFile = "lode-index";
[[nodiscard]] std::string head_text(std::uint32_t shards);

// Number of shards of the index in `folder`; nothing if no index was ever finished there.
// Errors: kFailedPrecondition (INDEX_FORMAT); kDataLoss; those of reading a file.
[[nodiscard]] Result<std::optional<std::uint32_t>> read_head(const std::filesystem::path& folder);

[[nodiscard]] std::filesystem::path shard_folder(const std::filesystem::path& folder,
                                                 std::uint32_t shard);
[[nodiscard]] std::string shard_tag(std::uint32_t shard, std::uint32_t shards);

// Errors: kFailedPrecondition (INDEX_FORMAT), naming what is newer; kDataLoss if `tag` is not that
// of this shard.
struct ShardHead {
  std::string format;
  std::string features;
  std::string tag;
};
[[nodiscard]] Result<void> check_shard_head(const ShardHead& head,
                                            std::uint32_t shard,
                                            std::uint32_t shards);

// A decimal number, whole `text`.
[[nodiscard]] std::optional<std::uint64_t> parse_number(std::string_view text) noexcept;

// A facet and the value slot that holds it.
struct FacetSlot {
  std::string facet;
  FacetKind kind = FacetKind::kKeyword;
  std::uint32_t slot = 0;

  bool operator==(const FacetSlot&) const = default;
};

// Which slot holds which facet, in order of slot: "16 keyword company", a line each.
class SlotTable {
 public:
  // The slot of `facet`, a new one if it has none. Errors: kFailedPrecondition (SCHEMA_CONFLICT) if
  // it has one with another kind.
  [[nodiscard]] Result<std::uint32_t> assign(std::string_view facet, FacetKind kind);
  [[nodiscard]] const FacetSlot* find(std::string_view facet) const noexcept;

  // Adds what the other table has more. Errors: kDataLoss if the two contradict each other.
  [[nodiscard]] Result<void> merge(const SlotTable& other);

  [[nodiscard]] const std::vector<FacetSlot>& slots() const noexcept { return slots_; }
  [[nodiscard]] std::string text() const;
  // Errors: kDataLoss.
  [[nodiscard]] static Result<SlotTable> parse(std::string_view text);

 private:
  std::vector<FacetSlot> slots_;
};

}  // namespace lode::index
