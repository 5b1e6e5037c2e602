// SPDX-License-Identifier: GPL-3.0-or-later
// The collections of a data folder, by name. Internal to the engine.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/collection.h"
#include "engine/data_lock.h"
#include "engine/document/schema.h"

namespace lode {

// [thread-safe]
class Catalog {
 public:
  struct Options {
    std::filesystem::path data_folder;  // Empty: no collections at all.
    bool read_only = false;
    std::uint32_t shards = 1;
    Schema schema;
    std::shared_ptr<const ExchangeRates> rates = ExchangeRates::built_in();
  };

  // Locks the folder; makes it, and the collection "default", if it may write. Collections are
  // opened at first use. Errors: those of DataLock::take(); kNotFound (NO_INDEX),
  // kPermissionDenied.
  [[nodiscard]] static Result<std::unique_ptr<Catalog>> open(Options options);

  // Errors: kNotFound (COLLECTION_NOT_FOUND, with the nearest name), and those of opening it.
  [[nodiscard]] Result<std::shared_ptr<Collection>> find(const std::string& name);
  [[nodiscard]] Result<std::shared_ptr<Collection>> create(const std::string& name,
                                                           std::uint32_t shards);
  [[nodiscard]] Result<void> remove(const std::string& name);
  // Sorted.
  [[nodiscard]] std::vector<std::string> names() const;
  // Those opened so far.
  [[nodiscard]] std::vector<std::shared_ptr<Collection>> opened() const;

 private:
  explicit Catalog(Options options) : options_(std::move(options)) {}

  [[nodiscard]] Result<void> prepare_folder();
  [[nodiscard]] std::filesystem::path folder_of(const std::string& name) const;
  [[nodiscard]] Result<void> check_name(const std::string& name) const;
  [[nodiscard]] Error not_found(const std::string& name) const;

  const Options options_;
  DataLock lock_;
  mutable std::mutex mutex_;
  // nullptr: there, not opened yet.
  std::map<std::string, std::shared_ptr<Collection>> collections_;
};

}  // namespace lode
