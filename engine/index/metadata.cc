// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/metadata.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "engine/index/durable.h"
#include "engine/index/term_layout.h"

namespace lode::index {
namespace {

constexpr std::size_t kMaxHeadBytes = 4096;
constexpr std::array kKinds{FacetKind::kKeyword,
                            FacetKind::kMoney,
                            FacetKind::kDate,
                            FacetKind::kNumber,
                            FacetKind::kRecord};

Error damaged(std::string_view what) {
  return {ErrorCode::kDataLoss,
          "the " + std::string(what) +
              " of the index is damaged: restore it from a back-up, or build it anew",
          "INDEX_DAMAGED"};
}

Error too_new(std::string_view what) {
  return {ErrorCode::kFailedPrecondition,
          "the index has " + std::string(what) +
              ", which this program does not know: use a newer program, or build the index anew",
          "INDEX_FORMAT"};
}

// The piece of `text` before the next `separator`, which is taken off with it.
std::string_view take(std::string_view& text, char separator) {
  const auto end = std::min(text.find(separator), text.size());
  const std::string_view piece = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return piece;
}

std::optional<FacetKind> parse_kind(std::string_view text) {
  const auto* found = std::find_if(
      kKinds.begin(), kKinds.end(), [&](FacetKind kind) { return lode::name(kind) == text; });
  return found == kKinds.end() ? std::nullopt : std::optional(*found);
}

Result<void> check_format(std::string_view text, std::string_view where) {
  const auto format = parse_number(text);
  if (!format || *format == 0) {
    return Unexpected(damaged(where));
  }
  if (*format > kFormat) {
    return Unexpected(too_new("format " + std::to_string(*format)));
  }
  return {};
}

bool knows_feature(std::string_view feature) {
  for (std::string_view known = kFeatures; !known.empty();) {
    if (take(known, ' ') == feature) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<std::uint64_t> parse_number(std::string_view text) noexcept {
  std::uint64_t number = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number);
  return error == std::errc{} && end == last ? std::optional(number) : std::nullopt;
}

std::string head_text(std::uint32_t shards) {
  return "format " + std::to_string(kFormat) + "\nshards " + std::to_string(shards) + "\n";
}

Result<std::optional<std::uint32_t>> read_head(const std::filesystem::path& folder) {
  LODE_ASSIGN_OR_RETURN(const std::optional<std::string> content,
                        read_small_file(folder / kHeadFile, kMaxHeadBytes));
  if (!content) {
    return std::optional<std::uint32_t>();
  }
  std::string_view rest = *content;
  std::string_view format = take(rest, '\n');
  std::string_view shards = take(rest, '\n');
  if (take(format, ' ') != "format") {
    return Unexpected(damaged("head file"));
  }
  LODE_RETURN_IF_ERROR(check_format(format, "head file"));
  const bool has_shards = take(shards, ' ') == "shards";
  const auto number = parse_number(shards);
  if (!has_shards || !number || *number == 0 || *number > kMaxShards) {
    return Unexpected(damaged("head file"));
  }
  return std::optional(static_cast<std::uint32_t>(*number));
}

std::filesystem::path shard_folder(const std::filesystem::path& folder, std::uint32_t shard) {
  const std::string number = std::to_string(shard);
  return folder / ("shard-" + std::string(number.size() < 2 ? 1 : 0, '0') + number);
}

std::string shard_tag(std::uint32_t shard, std::uint32_t shards) {
  return std::to_string(shard) + "/" + std::to_string(shards);
}

Result<void> check_shard_head(const ShardHead& head, std::uint32_t shard, std::uint32_t shards) {
  LODE_RETURN_IF_ERROR(check_format(head.format, "metadata"));
  for (std::string_view features = head.features; !features.empty();) {
    const std::string_view feature = take(features, ' ');
    if (!knows_feature(feature)) {
      return Unexpected(too_new("the feature '" + std::string(feature) + "'"));
    }
  }
  if (head.tag != shard_tag(shard, shards)) {
    return Unexpected(damaged("order of the shards"));
  }
  return {};
}

Result<std::uint32_t> SlotTable::assign(std::string_view facet, FacetKind kind) {
  if (const FacetSlot* known = find(facet)) {
    if (known->kind != kind) {
      return Unexpected(Error{ErrorCode::kFailedPrecondition,
                              "facet '" + std::string(facet) + "' is " +
                                  std::string(lode::name(kind)) + ", but the index holds it as " +
                                  std::string(lode::name(known->kind)) +
                                  ": rename the facet, or build the index anew",
                              "SCHEMA_CONFLICT",
                              {{"field", std::string(facet)}}});
    }
    return known->slot;
  }
  const std::uint32_t slot = slots_.empty() ? kFirstFacetSlot : slots_.back().slot + 1;
  slots_.push_back({std::string(facet), kind, slot});
  return slot;
}

const FacetSlot* SlotTable::find(std::string_view facet) const noexcept {
  const auto found = std::find_if(
      slots_.begin(), slots_.end(), [&](const FacetSlot& slot) { return slot.facet == facet; });
  return found == slots_.end() ? nullptr : &*found;
}

Result<void> SlotTable::merge(const SlotTable& other) {
  for (const FacetSlot& theirs : other.slots_) {
    const auto clash = std::find_if(slots_.begin(), slots_.end(), [&](const FacetSlot& ours) {
      return ours.facet == theirs.facet || ours.slot == theirs.slot;
    });
    if (clash == slots_.end()) {
      slots_.push_back(theirs);
    } else if (*clash != theirs) {
      return Unexpected(damaged("slot table"));
    }
  }
  std::sort(slots_.begin(), slots_.end(), [](const FacetSlot& a, const FacetSlot& b) {
    return a.slot < b.slot;
  });
  return {};
}

std::string SlotTable::text() const {
  std::string text;
  for (const FacetSlot& slot : slots_) {
    text.append(std::to_string(slot.slot)).append(" ").append(lode::name(slot.kind));
    text.append(" ").append(slot.facet).append("\n");
  }
  return text;
}

Result<SlotTable> SlotTable::parse(std::string_view text) {
  SlotTable table;
  while (!text.empty()) {
    std::string_view line = take(text, '\n');
    const auto slot = parse_number(take(line, ' '));
    const auto kind = parse_kind(take(line, ' '));
    const bool in_order = slot && *slot >= kFirstFacetSlot &&
                          *slot < std::numeric_limits<std::uint32_t>::max() &&
                          (table.slots_.empty() || *slot > table.slots_.back().slot);
    if (!in_order || !kind || line.empty() || table.find(line) != nullptr) {
      return Unexpected(damaged("slot table"));
    }
    table.slots_.push_back({std::string(line), *kind, static_cast<std::uint32_t>(*slot)});
  }
  return table;
}

}  // namespace lode::index
