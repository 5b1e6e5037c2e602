// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/shard.h"

#include <xapian.h>

#include "engine/base/check.h"
#include "engine/index/prepared.h"
#include "engine/index/term_layout.h"
#include "engine/index/xapian_guard.h"

namespace lode::index {
namespace {

constexpr DocId kNone = 0;

// Faults of the storage concern every document alike, so that halving the batch would only repeat
// them. What Xapian refuses otherwise is the fault of one document.
bool is_fault_of_storage(const Error& error) {
  return error.reason != "INDEX_REFUSED";
}

// After a failed sync the kernel may have dropped the pages, so that a second try "succeeds".
bool ends_writing(const Error& error) {
  return error.reason == "IO_ERROR";
}

}  // namespace

// One transaction: what its operations will have done once it is committed.
struct Shard::Attempt {
  std::vector<bool> existed;
  std::map<DocId, bool> documents;  // True: put, false: removed.
};

Shard::Shard(ShardPlace place, SyncedFolder folder)
    : place_(std::move(place)), folder_(std::move(folder)) {}

Shard::~Shard() {
  // Nothing is pending, unless an attempt to drop changes failed; the destructor would commit it.
  if (database_ != nullptr) {
    drop_changes();
  }
}

Result<std::unique_ptr<Shard>> Shard::create(const ShardPlace& place) {
  LODE_RETURN_IF_ERROR(make_folder_durably(place.folder));
  LODE_ASSIGN_OR_RETURN(SyncedFolder folder, SyncedFolder::open(place.folder));
  std::unique_ptr<Shard> shard(new Shard(place, std::move(folder)));
  LODE_RETURN_IF_ERROR(shard->open_database(Xapian::DB_CREATE_OR_OPEN));
  LODE_ASSIGN_OR_RETURN(const Xapian::doccount documents,
                        guard([&] { return shard->database_->get_doccount(); }));
  if (documents > 0) {
    return Unexpected(Error{ErrorCode::kDataLoss,
                            "the index '" + place.folder.parent_path().string() +
                                "' has documents but lacks its head file '" + kHeadFile +
                                "': restore it from a back-up",
                            "INDEX_DAMAGED"});
  }
  LODE_RETURN_IF_ERROR(shard->write_head());
  return shard;
}

Result<std::unique_ptr<Shard>> Shard::open(const ShardPlace& place) {
  auto folder = SyncedFolder::open(place.folder);
  if (!folder && folder.error().code == ErrorCode::kNotFound) {
    return Unexpected(Error{ErrorCode::kDataLoss,
                            "shard '" + place.folder.string() +
                                "' of the index is gone: restore the index from a back-up",
                            "INDEX_DAMAGED"});
  }
  if (!folder) {
    return Unexpected(std::move(folder).error());
  }
  std::unique_ptr<Shard> shard(new Shard(place, *std::move(folder)));
  LODE_RETURN_IF_ERROR(shard->open_database(Xapian::DB_OPEN));
  LODE_RETURN_IF_ERROR(shard->read_metadata());
  return shard;
}

Result<void> Shard::open_database(int action) {
  auto opened = guard([&] {
    database_ = std::make_unique<Xapian::WritableDatabase>(place_.folder.string(),
                                                           action | Xapian::DB_BACKEND_GLASS);
  });
  if (!opened) {
    Error error = std::move(opened).error();
    if (error.reason == "INDEX_NOT_FOUND") {
      error.code = ErrorCode::kDataLoss;
      error.reason = "INDEX_DAMAGED";
    }
    error.message = "index '" + place_.folder.string() + "': " + error.message;
    return Unexpected(std::move(error));
  }
  return {};
}

Result<void> Shard::read_metadata() {
  LODE_ASSIGN_OR_RETURN(const ShardHead head, guard([&] {
                          return ShardHead{database_->get_metadata(kFormatKey),
                                           database_->get_metadata(kFeaturesKey),
                                           database_->get_metadata(kShardKey)};
                        }));
  LODE_RETURN_IF_ERROR(check_shard_head(head, place_.shard, place_.shards));
  lacks_features_ = head.features != kFeatures;
  LODE_ASSIGN_OR_RETURN(const std::string slots,
                        guard([&] { return database_->get_metadata(kSlotsKey); }));
  LODE_ASSIGN_OR_RETURN(slots_, SlotTable::parse(slots));
  LODE_ASSIGN_OR_RETURN(const std::string revision,
                        guard([&] { return database_->get_metadata(kRevisionKey); }));
  revision_ = parse_number(revision).value_or(0);
  return {};
}

Result<void> Shard::write_head() {
  LODE_RETURN_IF_ERROR(guard([&] {
    database_->begin_transaction(true);
    database_->set_metadata(kFormatKey, std::to_string(kFormat));
    database_->set_metadata(kFeaturesKey, std::string(kFeatures));
    database_->set_metadata(kShardKey, shard_tag(place_.shard, place_.shards));
    database_->commit_transaction();
  }));
  return folder_.sync();
}

// Xapian keeps the changes of a failed commit and would mix them into the next one, or commit them
// when the handle goes; a transaction around them can be cancelled.
void Shard::drop_changes() noexcept {
  static_cast<void>(guard([&] {
    try {
      database_->cancel_transaction();
    } catch (const Xapian::InvalidOperationError&) {
      database_->begin_transaction(false);
      database_->cancel_transaction();
    }
  }));
}

Result<void> Shard::reopen() {
  if (database_ != nullptr) {
    drop_changes();
    database_.reset();
  }
  LODE_RETURN_IF_ERROR(open_database(Xapian::DB_OPEN));
  return read_metadata();
}

DocId Shard::find(const std::string& id) const {
  const std::string term = id_term(id);
  const Xapian::PostingIterator found = database_->postlist_begin(term);
  return found == database_->postlist_end(term) ? kNone : *found;
}

void Shard::put(Operation& operation, const CommitContext& context, Attempt& attempt) {
  PreparedForm& prepared = Preparer::open(operation.document);
  for (const PreparedForm::Packed& packed : prepared.values) {
    const FacetSlot* slot = context.slots.find(packed.facet);
    LODE_CHECK(slot != nullptr);
    prepared.document->add_value(slot->slot, packed.values);
  }
  const DocId known = find(prepared.id);
  attempt.existed.push_back(known != kNone);
  if (known == kNone) {
    attempt.documents[database_->add_document(*prepared.document)] = true;
  } else {
    database_->replace_document(known, *prepared.document);
    attempt.documents[known] = true;
  }
}

void Shard::remove(const Operation& operation, Attempt& attempt) {
  const DocId known = find(operation.id);
  attempt.existed.push_back(known != kNone);
  if (known != kNone) {
    database_->delete_document(known);
    attempt.documents[known] = false;
  }
}

Result<void> Shard::attempt(std::span<const ShardOperation> operations,
                            const CommitContext& context,
                            Attempt& attempt) {
  const bool new_slots = slots_.slots().size() < context.slots.slots().size();
  LODE_RETURN_IF_ERROR(guard([&] {
    // Within a transaction Xapian does not commit by itself.
    database_->begin_transaction(true);
    for (const ShardOperation& each : operations) {
      if (each.operation->kind == Operation::Kind::kPut) {
        put(*each.operation, context, attempt);
      } else {
        remove(*each.operation, attempt);
      }
    }
    if (attempt.documents.empty()) {
      database_->cancel_transaction();
      return;
    }
    if (lacks_features_) {
      database_->set_metadata(kFeaturesKey, std::string(kFeatures));
    }
    if (new_slots) {
      database_->set_metadata(kSlotsKey, context.slots.text());
    }
    database_->set_metadata(kRevisionKey, std::to_string(context.revision));
    database_->commit_transaction();
  }));
  if (attempt.documents.empty()) {
    return {};
  }
  LODE_RETURN_IF_ERROR(folder_.sync());
  lacks_features_ = false;
  if (new_slots) {
    slots_ = context.slots;
  }
  revision_ = context.revision;
  return {};
}

void Shard::apply_part(std::span<const ShardOperation> operations,
                       const CommitContext& context,
                       Applied& applied) {
  const auto fail_all = [&](const Error& error) {
    for (const ShardOperation& each : operations) {
      each.outcome->status = Unexpected(error);
    }
  };
  if (!applied.storage) {
    return fail_all(applied.storage.error());
  }
  Attempt tried;
  Result<void> done = attempt(operations, context, tried);
  if (done) {
    for (std::size_t i = 0; i < operations.size(); ++i) {
      operations[i].outcome->existed = tried.existed[i];
    }
    for (const auto& [document, is_put] : tried.documents) {
      applied.changed[document] = is_put;
    }
    return;
  }
  const Error error = std::move(done).error();
  if (ends_writing(error)) {
    broken_ = Unexpected(error);
  }
  Result<void> reopened = reopen();
  if (is_fault_of_storage(error) || !reopened) {
    applied.storage = Unexpected(is_fault_of_storage(error) ? error : reopened.error());
    return fail_all(applied.storage.error());
  }
  if (operations.size() == 1) {
    return fail_all(error);
  }
  const std::size_t half = operations.size() / 2;
  apply_part(operations.first(half), context, applied);
  apply_part(operations.subspan(half), context, applied);
}

Shard::Applied Shard::apply(std::span<const ShardOperation> operations,
                            const CommitContext& context) {
  Applied applied;
  applied.storage = broken_;
  if (applied.storage && database_ == nullptr) {
    applied.storage = reopen();
  }
  apply_part(operations, context, applied);
  return applied;
}

}  // namespace lode::index
