// SPDX-License-Identifier: GPL-3.0-or-later
// The configuration, parsed twice: what was written (settings, in config_file.cc for the file) and
// what it means (Config). Keys: config_keys.h.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/engine.h"
#include "server/config_keys.h"
#include "server/log.h"
#include "server/options.h"

namespace lode::server {

// One key as written. The value has the type of the key, and paths are absolute.
struct Setting {
  std::string key;
  KeyValue value;
  std::string origin;  // "line 3 of 'lode.toml'", "--listen" or "default".
};

struct Config {
  EngineOptions engine;
  ServerOptions server;
  LogOptions log;
  std::vector<Setting> effective;  // Each key once, in the order of config_keys().
};

// Reads the settings of a TOML text; `file` is its name in messages, and relative paths start at
// its folder. Errors: kInvalidArgument (BAD_CONFIG) with file, line and what is expected: no TOML,
// unknown key
//         (naming the nearest), wrong type, number out of range.
[[nodiscard]] Result<std::vector<Setting>> read_settings(std::string_view toml,
                                                         const std::filesystem::path& file);

// The same from a file. Errors: also kNotFound, kPermissionDenied (BAD_CONFIG).
[[nodiscard]] Result<std::vector<Setting>> read_settings_file(const std::filesystem::path& file);

// A setting from a flag's texts: one, but for lists. Relative paths start at the working folder.
// Errors: kInvalidArgument (BAD_CONFIG) naming the flag.
[[nodiscard]] Result<Setting> flag_setting(const ConfigKey& key,
                                           const std::vector<std::string>& texts);

// "--data-folder" for "data_folder".
[[nodiscard]] std::string flag_name(const ConfigKey& key);

// What the settings mean, later ones before earlier ones and those before the defaults.
// Errors: kInvalidArgument (BAD_CONFIG) naming key, value and origin: an address that is malformed
//         or not local, an unknown level or format, a queue that is smaller than a document.
[[nodiscard]] Result<Config> to_config(const std::vector<Setting>& settings);

// The effective configuration as a TOML file, with the origin of each key as a comment.
[[nodiscard]] std::string to_toml(const Config& config);

// `value` if it suits `key`. Errors: kInvalidArgument (BAD_CONFIG) quoting `written`.
[[nodiscard]] Result<Setting> check_setting(const ConfigKey& key,
                                            KeyValue value,
                                            std::string origin,
                                            std::string_view written);

}  // namespace lode::server
