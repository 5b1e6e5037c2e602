// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/writer.h"

#include <algorithm>
#include <thread>

#include "engine/base/check.h"
#include "engine/base/hash.h"
#include "engine/index/metadata.h"
#include "engine/index/prepared.h"
#include "engine/index/shard.h"

namespace lode::index {
namespace {

using Shards = std::vector<std::unique_ptr<Shard>>;

class ShardedWriter final : public Writer {
 public:
  ShardedWriter(Shards shards, SlotTable slots) noexcept
      : shards_(std::move(shards)), slots_(std::move(slots)) {
    for (const auto& shard : shards_) {
      revision_ = std::max(revision_, shard->revision());
    }
  }

  Result<CommitReport> apply(std::vector<Operation> batch) override;

  std::uint32_t shards() const noexcept override {
    return static_cast<std::uint32_t>(shards_.size());
  }
  std::uint64_t revision() const noexcept override { return revision_; }

 private:
  using Parts = std::vector<std::vector<ShardOperation>>;

  [[nodiscard]] Parts split(std::vector<Operation>& batch, std::vector<Outcome>& outcomes);
  [[nodiscard]] Result<void> assign_slots(Operation& operation);
  [[nodiscard]] std::vector<Shard::Applied> apply_parts(const Parts& parts);

  Shards shards_;
  SlotTable slots_;  // Of all shards. One shard may lack some that it has not used yet.
  std::uint64_t revision_ = 0;
};

Result<void> ShardedWriter::assign_slots(Operation& operation) {
  if (operation.kind == Operation::Kind::kPut) {
    for (const auto& packed : Preparer::open(operation.document).values) {
      LODE_RETURN_IF_ERROR(slots_.assign(packed.facet, packed.kind));
    }
  }
  return {};
}

ShardedWriter::Parts ShardedWriter::split(std::vector<Operation>& batch,
                                          std::vector<Outcome>& outcomes) {
  Parts parts(shards_.size());
  for (std::size_t i = 0; i < batch.size(); ++i) {
    outcomes[i].status = assign_slots(batch[i]);
    if (outcomes[i].status) {
      const bool is_put = batch[i].kind == Operation::Kind::kPut;
      const std::string& id = is_put ? batch[i].document.id() : batch[i].id;
      parts[shard_of(id, shards())].push_back({&batch[i], &outcomes[i]});
    }
  }
  return parts;
}

std::vector<Shard::Applied> ShardedWriter::apply_parts(const Parts& parts) {
  const CommitContext context{slots_, revision_ + 1};
  std::vector<Shard::Applied> applied(parts.size());
  const auto apply_one = [&](std::size_t shard) {
    applied[shard] = shards_[shard]->apply(parts[shard], context);
  };
  // A thread costs little beside a commit. The last part is done here.
  std::vector<std::jthread> threads;
  std::size_t mine = parts.size();
  for (std::size_t shard = 0; shard < parts.size(); ++shard) {
    if (parts[shard].empty()) {
      continue;
    }
    if (mine != parts.size()) {
      threads.emplace_back(apply_one, mine);
    }
    mine = shard;
  }
  if (mine != parts.size()) {
    apply_one(mine);
  }
  threads.clear();  // Joins.
  return applied;
}

Result<CommitReport> ShardedWriter::apply(std::vector<Operation> batch) {
  CommitReport report;
  report.outcomes.resize(batch.size());
  const Parts parts = split(batch, report.outcomes);
  std::vector<Shard::Applied> applied = apply_parts(parts);
  const Error* storage_error = nullptr;
  bool all_failed = true;
  for (std::uint32_t shard = 0; shard < shards(); ++shard) {
    const Shard::Applied& one = applied[shard];
    if (!one.storage) {
      storage_error = &one.storage.error();
    }
    all_failed = all_failed && (parts[shard].empty() || (!one.storage && one.changed.empty()));
    if (one.changed.empty()) {
      continue;
    }
    ShardChange change;
    change.shard = shard;
    for (const auto& [document, is_put] : one.changed) {
      (is_put ? change.put : change.removed).push_back(document);
    }
    report.changes.push_back(std::move(change));
  }
  if (storage_error != nullptr && all_failed) {
    return Unexpected(*storage_error);
  }
  revision_ += report.changes.empty() ? 0 : 1;
  report.revision = revision_;
  return report;
}

// The head file is written last, so that an interrupted attempt is begun anew.
Result<Shards> create_shards(const std::filesystem::path& folder, std::uint32_t count) {
  LODE_RETURN_IF_ERROR(make_folder_durably(folder));
  Shards shards;
  for (std::uint32_t i = 0; i < count; ++i) {
    LODE_ASSIGN_OR_RETURN(std::unique_ptr<Shard> shard,
                          Shard::create({shard_folder(folder, i), i, count}));
    shards.push_back(std::move(shard));
  }
  LODE_RETURN_IF_ERROR(write_file_durably(folder / kHeadFile, head_text(count)));
  return shards;
}

Result<Shards> open_shards(const std::filesystem::path& folder, std::uint32_t count) {
  Shards shards;
  for (std::uint32_t i = 0; i < count; ++i) {
    LODE_ASSIGN_OR_RETURN(std::unique_ptr<Shard> shard,
                          Shard::open({shard_folder(folder, i), i, count}));
    shards.push_back(std::move(shard));
  }
  return shards;
}

}  // namespace

Result<std::unique_ptr<Writer>> Writer::open(const std::filesystem::path& folder,
                                             const WriterOptions& options) {
  if (options.shards == 0 || options.shards > kMaxShards) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "an index cannot have " + std::to_string(options.shards) +
                                " shards: use 1 to " + std::to_string(kMaxShards)});
  }
  LODE_ASSIGN_OR_RETURN(const std::optional<std::uint32_t> known, read_head(folder));
  LODE_ASSIGN_OR_RETURN(
      Shards shards, known ? open_shards(folder, *known) : create_shards(folder, options.shards));
  SlotTable slots;
  for (const auto& shard : shards) {
    LODE_RETURN_IF_ERROR(slots.merge(shard->slots()));
  }
  return std::make_unique<ShardedWriter>(std::move(shards), std::move(slots));
}

std::uint32_t shard_of(std::string_view id, std::uint32_t shards) noexcept {
  LODE_CHECK(shards > 0);
  return static_cast<std::uint32_t>(fnv1a64(id) % shards);
}

}  // namespace lode::index
