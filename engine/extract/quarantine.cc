// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/extract/quarantine.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/base/utf8.h"

namespace lode::extract {
namespace {

using Json = nlohmann::json;

std::string to_line(const QuarantineEntry& entry) {
  return Json{{"plugin", entry.key.plugin},
              {"plugin_sha256", entry.key.plugin_sha256},
              {"fingerprint", entry.key.fingerprint},
              {"content_sha256", entry.key.content_sha256},
              {"document_id", utf8::mend(entry.document_id)},
              {"reason", utf8::mend(entry.reason)},
              {"stderr_tail", utf8::mend(entry.stderr_tail)},
              {"time_unix", entry.time_unix}}
             .dump() +
         "\n";
}

std::optional<QuarantineEntry> from_line(const std::string& line) {
  const Json json = Json::parse(line, nullptr, false);
  if (!json.is_object()) return {};
  const auto text = [&](const char* member) {
    const auto found = json.find(member);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
  };
  QuarantineEntry entry;
  entry.key = {text("plugin"), text("plugin_sha256"), text("fingerprint"), text("content_sha256")};
  entry.document_id = text("document_id");
  entry.reason = text("reason");
  entry.stderr_tail = text("stderr_tail");
  const auto time = json.find("time_unix");
  if (time != json.end() && time->is_number_integer()) entry.time_unix = time->get<std::int64_t>();
  if (entry.key.plugin.empty() || entry.key.content_sha256.empty()) return {};
  return entry;
}

}  // namespace

Result<void> Quarantine::open(const std::filesystem::path& file) {
  const std::scoped_lock lock(mutex_);
  file_ = file;
  load(file);
  if (!std::ofstream(file, std::ios::app)) {
    return Unexpected(Error{ErrorCode::kPermissionDenied,
                            "cannot write to '" + file.string() +
                                "', the list of quarantined "
                                "documents: check who owns its folder"});
  }
  return {};
}

void Quarantine::read(const std::filesystem::path& file) {
  const std::scoped_lock lock(mutex_);
  load(file);
}

void Quarantine::load(const std::filesystem::path& file) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (auto entry = from_line(line)) {
      const QuarantineKey key = entry->key;
      entries_.insert_or_assign(key, *std::move(entry));
    }
  }
}

void Quarantine::add(QuarantineEntry entry) {
  const std::scoped_lock lock(mutex_);
  if (!file_.empty()) {
    std::ofstream(file_, std::ios::app) << to_line(entry);
  }
  const QuarantineKey key = entry.key;
  entries_.insert_or_assign(key, std::move(entry));
}

std::optional<QuarantineEntry> Quarantine::find(const QuarantineKey& key) const {
  const std::scoped_lock lock(mutex_);
  const auto found = entries_.find(key);
  if (found == entries_.end()) return {};
  return found->second;
}

std::vector<QuarantineEntry> Quarantine::list(std::string_view plugin) const {
  const std::scoped_lock lock(mutex_);
  std::vector<QuarantineEntry> found;
  for (const auto& entry : entries_) {
    if (plugin.empty() || entry.first.plugin == plugin) found.push_back(entry.second);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return a.time_unix < b.time_unix;
  });
  return found;
}

Result<std::size_t> Quarantine::clear(std::string_view plugin) {
  const std::scoped_lock lock(mutex_);
  const std::size_t removed = std::erase_if(
      entries_, [&](const auto& entry) { return plugin.empty() || entry.first.plugin == plugin; });
  if (!file_.empty() && !rewrite()) {
    return Unexpected(Error{ErrorCode::kResourceExhausted,
                            "cannot write to '" + file_.string() +
                                "', the list of quarantined documents: it will be back after a "
                                "restart"});
  }
  return removed;
}

// Through a new file, so that a crash leaves one or the other.
bool Quarantine::rewrite() const {
  const std::filesystem::path fresh = file_.string() + ".new";
  {
    std::ofstream out(fresh, std::ios::trunc);
    for (const auto& entry : entries_) {
      out << to_line(entry.second);
    }
    if (!out.flush()) return false;
  }
  std::error_code error;
  std::filesystem::rename(fresh, file_, error);
  return !error;
}

}  // namespace lode::extract
