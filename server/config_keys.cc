// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config_keys.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace lode::server {
namespace {

constexpr std::int64_t kKiB = 1024;
constexpr std::int64_t kMiB = 1024 * kKiB;
constexpr std::int64_t kGiB = 1024 * kMiB;

std::int64_t number(std::int64_t value) {
  return value;
}

// A JSON string without escapes of its own is a TOML string, too.
std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

const std::vector<ConfigKey>& config_keys() {
  using List = std::vector<std::string>;
  using Text = std::string;
  static const std::vector<ConfigKey> kKeys = {
      {"data_folder",
       KeyType::kPath,
       Text(),
       "",
       "Folder of the collections; empty: lode under $XDG_DATA_HOME or ~/.local/share."},
      {"listen",
       KeyType::kText,
       Text("127.0.0.1:7700"),
       "",
       "HOST:PORT or unix:PATH; port 0 takes any free one."},
      {"insecure_listen",
       KeyType::kFlag,
       false,
       "",
       "Allow to listen at addresses that other machines reach, without encryption or passwords."},
      {"plugin_folders",
       KeyType::kPathList,
       List(),
       "",
       "Folders with plugins, first one first; LODE_PLUGIN_PATH and the installed ones follow."},
      {"disabled_plugins", KeyType::kTextList, List(), "", "Ids of plugins that are not used."},
      {"worker",
       KeyType::kPath,
       Text(),
       "",
       "The program lode-worker; empty: the one beside lode-server."},
      {"shards",
       KeyType::kNumber,
       number(0),
       "shards",
       "Parts of a new collection, indexed in parallel; 0: one per core, at most 8.",
       0,
       64},
      {"max_document_bytes",
       KeyType::kNumber,
       16 * kMiB,
       "bytes",
       "Largest document that is taken, before reading.",
       kKiB,
       256 * kMiB},
      {"import_queue_documents",
       KeyType::kNumber,
       number(4000),
       "documents",
       "Documents of all import streams that wait for their commit.",
       1,
       100'000},
      {"import_queue_bytes",
       KeyType::kNumber,
       256 * kMiB,
       "bytes",
       "Bytes of the documents that wait for their commit.",
       kMiB,
       16 * kGiB},
      {"search_threads",
       KeyType::kNumber,
       number(0),
       "threads",
       "Searches that run at the same time; 0: one per core.",
       0,
       256},
      {"search_queue",
       KeyType::kNumber,
       number(256),
       "searches",
       "Searches that wait for a thread; more are refused.",
       1,
       100'000},
      {"import_streams",
       KeyType::kNumber,
       number(64),
       "streams",
       "Import streams that are open at the same time.",
       1,
       1024},
      {"drain_seconds",
       KeyType::kNumber,
       number(30),
       "seconds",
       "Time that running calls have to finish when the server stops.",
       0,
       3600},
      {"request_timeout_ms",
       KeyType::kNumber,
       number(10'000),
       "milliseconds",
       "Longest time of a call, import streams left out; 0: as long as the client waits.",
       0,
       3'600'000},
      {"log_level",
       KeyType::kText,
       Text("info"),
       "",
       "Least level that is logged: debug, info, warning, error or off."},
      {"log_format", KeyType::kText, Text("text"), "", "Form of the log's lines: text or json."},
  };
  return kKeys;
}

const ConfigKey* find_key(std::string_view name) {
  const auto& keys = config_keys();
  const auto found = std::find_if(
      keys.begin(), keys.end(), [&](const ConfigKey& key) { return key.name == name; });
  return found == keys.end() ? nullptr : &*found;
}

std::string expected(const ConfigKey& key) {
  switch (key.type) {
    case KeyType::kText: return "a text in quotes";
    case KeyType::kPath: return "a path in quotes";
    case KeyType::kTextList: return "a list of texts, e.g. [\"a\", \"b\"]";
    case KeyType::kPathList: return "a list of paths, e.g. [\"/a\", \"/b\"]";
    case KeyType::kFlag: return "true or false";
    case KeyType::kNumber: break;
  }
  return "a whole number of " + std::to_string(key.least) + " to " + std::to_string(key.most) +
         " " + std::string(key.unit);
}

std::string to_toml(const KeyValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    return quoted(*text);
  }
  if (const auto* flag = std::get_if<bool>(&value)) {
    return *flag ? "true" : "false";
  }
  if (const auto* count = std::get_if<std::int64_t>(&value)) {
    return std::to_string(*count);
  }
  std::string out;
  for (const std::string& item : std::get<std::vector<std::string>>(value)) {
    out += (out.empty() ? "" : ", ") + quoted(item);
  }
  return "[" + out + "]";
}

}  // namespace lode::server
