// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/catalog.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "engine/base/utf8.h"

namespace lode {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFolder = "collections";
constexpr const char* kDefault = "default";
constexpr std::size_t kMaxNameBytes = 64;
constexpr std::size_t kMaxCollections = 1'000;
constexpr std::uint32_t kMaxShards = 64;

Error folder_error(const std::string& what, const fs::path& folder, const std::error_code& error) {
  const bool permission = error == std::errc::permission_denied ||
                          error == std::errc::operation_not_permitted ||
                          error == std::errc::read_only_file_system;
  return {permission ? ErrorCode::kPermissionDenied : ErrorCode::kInternal,
          "cannot " + what + " '" + folder.string() + "': " + error.message() +
              "; use a data folder that you own",
          "DATA_FOLDER"};
}

Error no_collections() {
  return {ErrorCode::kFailedPrecondition,
          "no data folder is open, so there are no collections",
          "NO_INDEX"};
}

}  // namespace

Result<std::unique_ptr<Catalog>> Catalog::open(Options options) {
  std::unique_ptr<Catalog> catalog(new Catalog(std::move(options)));
  if (!catalog->options_.data_folder.empty()) {
    LODE_RETURN_IF_ERROR(catalog->prepare_folder());
  }
  return catalog;
}

Result<void> Catalog::prepare_folder() {
  const fs::path folder = options_.data_folder / kFolder;
  std::error_code error;
  if (options_.read_only) {
    if (!fs::is_directory(folder, error)) {
      return Unexpected(Error{ErrorCode::kNotFound,
                              "there is no index in '" + options_.data_folder.string() +
                                  "': import documents first, or name another folder",
                              "NO_INDEX"});
    }
  } else if (fs::create_directories(folder, error); error) {
    return Unexpected(folder_error("make data folder", folder, error));
  }
  LODE_ASSIGN_OR_RETURN(lock_, DataLock::take(options_.data_folder, options_.read_only));
  fs::directory_iterator it(folder, error);
  if (error) {
    return Unexpected(folder_error("read data folder", folder, error));
  }
  for (const fs::directory_entry& entry : it) {
    const std::string name = entry.path().filename().string();
    if (name.rfind(".trash-", 0) == 0 && !options_.read_only) {
      fs::remove_all(entry.path(), error);
    } else if (check_name(name) && entry.is_directory(error)) {
      collections_.emplace(name, nullptr);
    }
  }
  if (!options_.read_only) {
    collections_.emplace(kDefault, nullptr);
  }
  return {};
}

fs::path Catalog::folder_of(const std::string& name) const {
  return options_.data_folder / kFolder / name;
}

Result<void> Catalog::check_name(const std::string& name) const {
  const bool good =
      !name.empty() && name.size() <= kMaxNameBytes &&
      std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
      });
  if (!good) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "collection name '" + utf8::mend(name.substr(0, 80)) +
                                "' is malformed: use 1 to 64 of a-z, 0-9, _ and -",
                            "INVALID_COLLECTION_NAME"});
  }
  return {};
}

Error Catalog::not_found(const std::string& name) const {
  std::string nearest;
  std::size_t best = 4;
  for (const auto& [known, collection] : collections_) {
    if (const std::size_t distance = edit_distance(name, known); distance < best) {
      best = distance;
      nearest = known;
    }
  }
  Error error{ErrorCode::kNotFound,
              "there is no collection '" + utf8::mend(name.substr(0, 80)) + "'" +
                  (nearest.empty() ? ": create it, or list the ones that there are"
                                   : ": did you mean '" + nearest + "'?"),
              "COLLECTION_NOT_FOUND",
              {{"collection", utf8::mend(name.substr(0, 80))}}};
  if (!nearest.empty()) {
    error.metadata.emplace_back("nearest", nearest);
  }
  return error;
}

Result<std::shared_ptr<Collection>> Catalog::find(const std::string& name) {
  if (options_.data_folder.empty()) {
    return Unexpected(no_collections());
  }
  const std::string wanted = name.empty() ? kDefault : name;
  const std::lock_guard lock(mutex_);
  const auto found = collections_.find(wanted);
  if (found == collections_.end()) {
    return Unexpected(not_found(wanted));
  }
  if (found->second == nullptr) {
    LODE_ASSIGN_OR_RETURN(found->second,
                          Collection::open({.name = wanted,
                                            .folder = folder_of(wanted),
                                            .read_only = options_.read_only,
                                            .shards = options_.shards,
                                            .schema = options_.schema,
                                            .rates = options_.rates}));
  }
  return found->second;
}

Result<std::shared_ptr<Collection>> Catalog::create(const std::string& name, std::uint32_t shards) {
  if (options_.data_folder.empty()) {
    return Unexpected(no_collections());
  }
  LODE_RETURN_IF_ERROR(check_name(name));
  if (shards > kMaxShards) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "a collection of " + std::to_string(shards) +
                                " shards is too much: at most 64, one per core is best",
                            "BAD_REQUEST"});
  }
  const std::lock_guard lock(mutex_);
  if (collections_.contains(name)) {
    return Unexpected(Error{ErrorCode::kAlreadyExists,
                            "collection '" + name + "' is there already",
                            "COLLECTION_EXISTS"});
  }
  if (collections_.size() >= kMaxCollections) {
    return Unexpected(Error{ErrorCode::kResourceExhausted,
                            "there are 1000 collections, the most allowed: delete one first",
                            "TOO_MANY_COLLECTIONS"});
  }
  LODE_ASSIGN_OR_RETURN(std::shared_ptr<Collection> collection,
                        Collection::open({.name = name,
                                          .folder = folder_of(name),
                                          .shards = shards == 0 ? options_.shards : shards,
                                          .schema = options_.schema,
                                          .rates = options_.rates}));
  collections_.emplace(name, collection);
  return collection;
}

Result<void> Catalog::remove(const std::string& name) {
  LODE_ASSIGN_OR_RETURN(const std::shared_ptr<Collection> collection, find(name));
  const std::lock_guard lock(mutex_);
  if (collections_.erase(collection->name()) == 0) {
    return Unexpected(not_found(name));  // Another caller was first.
  }
  LODE_RETURN_IF_ERROR(collection->mark_removed());
  if (collection->name() == kDefault) {
    collections_.emplace(kDefault, nullptr);  // It is always there: from now on, empty.
  }
  return {};
}

std::vector<std::string> Catalog::names() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> names;
  for (const auto& [name, collection] : collections_) {
    names.push_back(name);
  }
  return names;
}

std::vector<std::shared_ptr<Collection>> Catalog::opened() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::shared_ptr<Collection>> opened;
  for (const auto& [name, collection] : collections_) {
    if (collection != nullptr) {
      opened.push_back(collection);
    }
  }
  return opened;
}

}  // namespace lode
