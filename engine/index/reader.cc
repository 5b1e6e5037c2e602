// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/reader.h"

#include <algorithm>

#include <xapian.h>

#include "engine/base/check.h"
#include "engine/index/copy_signature.h"
#include "engine/index/document_codec.h"
#include "engine/index/metadata.h"
#include "engine/index/record_codec.h"
#include "engine/index/term_layout.h"
#include "engine/index/xapian_guard.h"

namespace lode::index {
namespace {

constexpr int kTries = 5;

// Errors that a fast writer causes on a sound index (RELIABILITY.md, fact 6).
bool may_pass(const Error& error) {
  return error.reason == "OVERTAKEN" || error.reason == "INDEX_DAMAGED" ||
         error.reason == "STORAGE_ERROR" || error.reason == "INDEX_NOT_FOUND";
}

Error no_document() {
  return {ErrorCode::kNotFound,
          "there is no document at this place: it was removed",
          "DOCUMENT_NOT_FOUND"};
}

// All that a refresh reads.
struct State {
  std::vector<Xapian::Database> shards;
  Xapian::Database all;
  std::vector<std::uint64_t> shard_revisions;
  std::uint64_t revision = 0;
  SlotTable slots;
};

Result<void> read_shard_head(const Xapian::Database& shard, State& state, std::uint32_t shards) {
  const auto number = static_cast<std::uint32_t>(state.shard_revisions.size());
  LODE_RETURN_IF_ERROR(check_shard_head({shard.get_metadata(kFormatKey),
                                         shard.get_metadata(kFeaturesKey),
                                         shard.get_metadata(kShardKey)},
                                        number,
                                        shards));
  LODE_ASSIGN_OR_RETURN(const SlotTable slots, SlotTable::parse(shard.get_metadata(kSlotsKey)));
  LODE_RETURN_IF_ERROR(state.slots.merge(slots));
  state.shard_revisions.push_back(shard.get_revision());
  state.revision =
      std::max(state.revision, parse_number(shard.get_metadata(kRevisionKey)).value_or(0));
  return {};
}

class ShardedReader final : public Reader {
 public:
  ShardedReader(std::filesystem::path folder, std::uint32_t shards)
      : folder_(std::move(folder)), count_(shards) {}

  Result<void> refresh() override;
  std::uint64_t revision() const noexcept override { return state_.revision; }
  const std::vector<std::uint64_t>& shard_revisions() const noexcept override {
    return state_.shard_revisions;
  }
  std::uint32_t shards() const noexcept override { return count_; }
  std::uint64_t document_count() const override { return state_.all.get_doccount(); }
  DocId end_of_shard(std::uint32_t shard) const override {
    return shard_at(shard).get_lastdocid() + 1;
  }

  Result<Document> document(Location location) const override;
  Result<std::optional<Location>> find(std::string_view id) const override;
  Result<std::vector<FacetSlot>> facet_slots() const override;
  Result<void> visit_values(std::uint32_t shard,
                            std::string_view facet,
                            const VisitValue& visit) const override;
  Result<void> visit_values_of(std::uint32_t shard,
                               std::string_view facet,
                               std::span<const DocId> docs,
                               const VisitValue& visit) const override;
  Result<std::string> value_of(Location location, std::string_view facet) const override;
  Result<void> visit_lengths(std::uint32_t shard, const VisitLength& visit) const override;
  Result<void> visit_lengths_of(std::uint32_t shard,
                                std::span<const DocId> docs,
                                const VisitLength& visit) const override;
  Error judge(Error error) const override;
  const Xapian::Database& database() const noexcept override { return state_.all; }
  const Xapian::Database& shard_database(std::uint32_t shard) const override {
    return shard_at(shard);
  }

 private:
  [[nodiscard]] Result<State> open_all() const;
  [[nodiscard]] Result<State> open_shards() const;
  [[nodiscard]] Result<State> move_to_newest() const;
  [[nodiscard]] const Xapian::Database& shard_at(std::uint32_t shard) const {
    LODE_CHECK(shard < state_.shards.size());
    return state_.shards[shard];
  }

  [[nodiscard]] std::optional<std::uint32_t> slot_of(std::string_view facet) const {
    if (facet == kCopyValue) {
      return kCopySlot;
    }
    const FacetSlot* slot = state_.slots.find(facet);
    return slot == nullptr ? std::nullopt : std::optional(slot->slot);
  }
  [[nodiscard]] bool has_newer_commits() const;
  // guard() and judge().
  template <class Body>
  [[nodiscard]] auto guarded(Body&& body) const -> Result<std::invoke_result_t<Body>> {
    auto result = guard(std::forward<Body>(body));
    if (!result) {
      return Unexpected(judge(std::move(result).error()));
    }
    return result;
  }

  std::filesystem::path folder_;
  std::uint32_t count_;
  State state_;
  bool needs_fresh_handles_ = true;
};

Result<State> ShardedReader::open_shards() const {
  State state;
  for (std::uint32_t i = 0; i < count_; ++i) {
    // Glass alone: a stub file in a foreign folder could name programs to run.
    Xapian::Database shard(shard_folder(folder_, i).string(), Xapian::DB_BACKEND_GLASS);
    LODE_RETURN_IF_ERROR(read_shard_head(shard, state, count_));
    state.all.add_database(shard);
    state.shards.push_back(std::move(shard));
  }
  return state;
}

Result<State> ShardedReader::open_all() const {
  auto opened = guard_result([&] { return open_shards(); });
  if (!opened && opened.error().reason == "INDEX_NOT_FOUND") {
    opened = Unexpected(Error{
        ErrorCode::kDataLoss,
        "a shard of the index '" + folder_.string() + "' is gone: restore the index from a back-up",
        "INDEX_DAMAGED"});
  }
  return opened;
}

Result<State> ShardedReader::move_to_newest() const {
  return guard_result([&]() -> Result<State> {
    State next;
    next.shards = state_.shards;
    next.all = state_.all;
    // The shards share their handles with the database of all.
    if (!next.all.reopen()) {
      return state_;
    }
    for (const Xapian::Database& shard : next.shards) {
      LODE_RETURN_IF_ERROR(read_shard_head(shard, next, count_));
    }
    return next;
  });
}

Result<void> ShardedReader::refresh() {
  Result<void> done;
  for (int i = 0; i < kTries; ++i) {
    auto next = needs_fresh_handles_ ? open_all() : move_to_newest();
    needs_fresh_handles_ = !next;
    if (next) {
      state_ = *std::move(next);
      return {};
    }
    done = Unexpected(std::move(next).error());
    if (!may_pass(done.error())) {
      break;
    }
  }
  return done;
}

bool ShardedReader::has_newer_commits() const {
  const auto newer = guard([&] {
    for (std::uint32_t i = 0; i < count_; ++i) {
      const Xapian::Database shard(shard_folder(folder_, i).string(), Xapian::DB_BACKEND_GLASS);
      if (shard.get_revision() != state_.shard_revisions[i]) {
        return true;
      }
    }
    return false;
  });
  return newer.value_or(false);
}

Error ShardedReader::judge(Error error) const {
  const bool may_be_torn = error.reason == "INDEX_DAMAGED" || error.reason == "STORAGE_ERROR";
  if (may_be_torn && has_newer_commits()) {
    error.code = ErrorCode::kUnavailable;
    error.reason = "OVERTAKEN";
    error.message = "the index has moved on while it was read: refresh and repeat";
  }
  return error;
}

Result<Document> ShardedReader::document(Location location) const {
  auto stored = guarded([&] {
    // The document is fetched as a whole; a missing one throws.
    return shard_at(location.shard).get_document(location.doc).get_data();
  });
  if (!stored) {
    return Unexpected(stored.error().code == ErrorCode::kNotFound ? no_document()
                                                                  : std::move(stored).error());
  }
  return decode_document(*stored);
}

Result<std::optional<Location>> ShardedReader::find(std::string_view id) const {
  return guarded([&]() -> std::optional<Location> {
    const std::uint32_t shard = shard_of(id, count_);
    const std::string term = id_term(id);
    const Xapian::Database& database = shard_at(shard);
    const Xapian::PostingIterator found = database.postlist_begin(term);
    if (found == database.postlist_end(term)) {
      return {};
    }
    return Location{shard, *found};
  });
}

Result<void> ShardedReader::visit_values(std::uint32_t shard,
                                         std::string_view facet,
                                         const VisitValue& visit) const {
  const std::optional<std::uint32_t> slot = slot_of(facet);
  if (!slot) {
    return {};
  }
  return guarded([&] {
    const Xapian::Database& database = shard_at(shard);
    const Xapian::ValueIterator end = database.valuestream_end(*slot);
    for (auto at = database.valuestream_begin(*slot); at != end; ++at) {
      visit(at.get_docid(), *at);
    }
  });
}

Result<std::vector<FacetSlot>> ShardedReader::facet_slots() const {
  std::vector<FacetSlot> facets;
  for (const FacetSlot& slot : state_.slots.slots()) {
    if (!is_records_slot(slot.facet)) {
      facets.push_back(slot);
    }
  }
  return facets;
}

Result<void> ShardedReader::visit_values_of(std::uint32_t shard,
                                            std::string_view facet,
                                            std::span<const DocId> docs,
                                            const VisitValue& visit) const {
  const std::optional<std::uint32_t> slot = slot_of(facet);
  if (!slot) {
    return {};
  }
  return guarded([&] {
    const Xapian::Database& database = shard_at(shard);
    const Xapian::ValueIterator end = database.valuestream_end(*slot);
    auto at = database.valuestream_begin(*slot);
    for (const DocId doc : docs) {
      if (at != end) {
        at.skip_to(doc);
      }
      if (at == end) {
        return;
      }
      if (at.get_docid() == doc) {
        visit(doc, *at);
      }
    }
  });
}

Result<void> ShardedReader::visit_lengths(std::uint32_t shard, const VisitLength& visit) const {
  return guarded([&] {
    const Xapian::Database& database = shard_at(shard);
    const Xapian::PostingIterator end = database.postlist_end("");
    for (auto at = database.postlist_begin(""); at != end; ++at) {
      visit(*at, at.get_doclength());
    }
  });
}

Result<void> ShardedReader::visit_lengths_of(std::uint32_t shard,
                                             std::span<const DocId> docs,
                                             const VisitLength& visit) const {
  return guarded([&] {
    const Xapian::Database& database = shard_at(shard);
    const Xapian::PostingIterator end = database.postlist_end("");
    auto at = database.postlist_begin("");
    for (const DocId doc : docs) {
      if (at != end) {
        at.skip_to(doc);
      }
      if (at == end) {
        return;
      }
      if (*at == doc) {
        visit(doc, at.get_doclength());
      }
    }
  });
}

Result<std::string> ShardedReader::value_of(Location location, std::string_view facet) const {
  std::string value;
  LODE_RETURN_IF_ERROR(visit_values_of(location.shard,
                                       facet,
                                       std::span<const DocId>(&location.doc, 1),
                                       [&](DocId, std::string_view packed) { value = packed; }));
  return value;
}

}  // namespace

Result<std::unique_ptr<Reader>> Reader::open(const std::filesystem::path& folder) {
  LODE_ASSIGN_OR_RETURN(const std::optional<std::uint32_t> shards, read_head(folder));
  if (!shards) {
    return Unexpected(Error{
        ErrorCode::kNotFound, "there is no index in '" + folder.string() + "'", "INDEX_NOT_FOUND"});
  }
  auto reader = std::make_unique<ShardedReader>(folder, *shards);
  LODE_RETURN_IF_ERROR(reader->refresh());
  return reader;
}

std::string_view xapian_version() noexcept {
  return Xapian::version_string();
}

}  // namespace lode::index
