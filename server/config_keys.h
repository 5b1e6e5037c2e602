// SPDX-License-Identifier: GPL-3.0-or-later
// THE table of the configuration: each key with its type, default, limits and help. The file, the
// flags, --check-config and the page docs/operations.md (by a test) all follow it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lode::server {

enum class KeyType { kText, kPath, kTextList, kPathList, kFlag, kNumber };

using KeyValue = std::variant<std::string, bool, std::int64_t, std::vector<std::string>>;

struct ConfigKey {
  std::string_view name;  // As in the file; the flag is "--" and the name with "-" for "_".
  KeyType type;
  KeyValue fallback;       // The default.
  std::string_view unit;   // Of numbers, for people.
  std::string_view help;   // One sentence.
  std::int64_t least = 0;  // Of numbers, both included.
  std::int64_t most = 0;
};

// In the order of the documentation.
[[nodiscard]] const std::vector<ConfigKey>& config_keys();

// nullptr if there is none.
[[nodiscard]] const ConfigKey* find_key(std::string_view name);

// What values of the key look like: "a whole number of 1 to 100".
[[nodiscard]] std::string expected(const ConfigKey& key);

// `value` as it stands in the file.
[[nodiscard]] std::string to_toml(const KeyValue& value);

}  // namespace lode::server
