// SPDX-License-Identifier: GPL-3.0-or-later
// What a configuration file says; what it means is in config.cc. The only user of toml++.
#include <cerrno>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <system_error>
#include <toml++/toml.h>

#include "engine/document/schema.h"
#include "server/config.h"

namespace lode::server {
namespace {

Error bad_file(std::string message) {
  return Error{ErrorCode::kInvalidArgument, std::move(message), "BAD_CONFIG"};
}

std::string line_of(const toml::source_position& position, const std::filesystem::path& file) {
  return "line " + std::to_string(position.line) + " of '" + file.string() + "'";
}

Error unknown_key(std::string_view key, const std::string& line) {
  const auto& keys = config_keys();
  const auto nearest =
      std::min_element(keys.begin(), keys.end(), [&](const ConfigKey& a, const ConfigKey& b) {
        return edit_distance(a.name, key) < edit_distance(b.name, key);
      });
  Error error = bad_file("unknown key '" + std::string(key) + "' in " + line +
                         ": the nearest is '" + std::string(nearest->name) + "'");
  error.metadata = {{"key", std::string(key)}, {"nearest", std::string(nearest->name)}};
  return error;
}

std::string as_written(const toml::node& node) {
  std::ostringstream out;
  node.visit([&](const auto& each) { out << each; });
  std::string text = out.str();
  // Texts print with their quotes, and messages quote again.
  if (text.size() >= 2 && (text.front() == '\'' || text.front() == '"') &&
      text.back() == text.front()) {
    text = text.substr(1, text.size() - 2);
  }
  return text;
}

std::string resolve(const std::string& text, bool is_path, const std::filesystem::path& folder) {
  return is_path && !text.empty()
             ? std::filesystem::absolute(folder / text).lexically_normal().string()
             : text;
}

// The node as a value, whatever its type; nothing for what no key can have.
std::optional<KeyValue> to_value(const toml::node& node,
                                 bool is_path,
                                 const std::filesystem::path& folder) {
  if (const auto* text = node.as_string()) {
    return resolve(text->get(), is_path, folder);
  }
  if (const auto* flag = node.as_boolean()) {
    return flag->get();
  }
  if (const auto* number = node.as_integer()) {
    return number->get();
  }
  const auto* array = node.as_array();
  if (array == nullptr) {
    return std::nullopt;
  }
  std::vector<std::string> items;
  for (const toml::node& item : *array) {
    const auto* text = item.as_string();
    if (text == nullptr) {
      return std::nullopt;
    }
    items.push_back(resolve(text->get(), is_path, folder));
  }
  return items;
}

Result<Setting> to_setting(std::string_view name,
                           const toml::node& node,
                           const std::filesystem::path& file) {
  const std::string line = line_of(node.source().begin, file);
  const ConfigKey* key = find_key(name);
  if (key == nullptr) {
    return Unexpected(unknown_key(name, line));
  }
  const bool is_path = key->type == KeyType::kPath || key->type == KeyType::kPathList;
  auto value = to_value(node, is_path, file.parent_path());
  if (!value) {
    return Unexpected(bad_file("key '" + std::string(name) + "' (" + line + ") is '" +
                               as_written(node) + "': give " + expected(*key)));
  }
  return check_setting(*key, *std::move(value), line, as_written(node));
}

}  // namespace

Result<std::vector<Setting>> read_settings(std::string_view toml,
                                           const std::filesystem::path& file) {
  toml::table table;
  try {
    table = toml::parse(toml, file.string());
  } catch (const toml::parse_error& error) {
    return Unexpected(bad_file(line_of(error.source().begin, file) +
                               " is no TOML: " + std::string(error.description())));
  }
  std::vector<Setting> out;
  for (const auto& [name, node] : table) {
    LODE_ASSIGN_OR_RETURN(auto setting, to_setting(name.str(), node, file));
    out.push_back(std::move(setting));
  }
  return out;
}

Result<std::vector<Setting>> read_settings_file(const std::filesystem::path& file) {
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in.is_open() || in.bad()) {
    const int number = errno;
    return Unexpected(Error{number == EACCES ? ErrorCode::kPermissionDenied : ErrorCode::kNotFound,
                            "cannot read the configuration '" + file.string() + "': " +
                                std::generic_category().message(number) + "; check --config",
                            "BAD_CONFIG"});
  }
  return read_settings(text, file);
}

}  // namespace lode::server
