// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/flags.h"

#include <iostream>
#include <map>
#include <string>

#include <CLI/CLI.hpp>

namespace lode::server {
namespace {

constexpr const char* kAbout =
    "Serves Lode's search engine over gRPC. Settings come from flags, then the configuration file, "
    "then defaults; docs/operations.md explains them.";

std::string help_of(const ConfigKey& key) {
  return std::string(key.help) + " Default: " + to_toml(key.fallback) +
         (key.unit.empty() ? "" : " " + std::string(key.unit));
}

std::string placeholder(KeyType type) {
  switch (type) {
    case KeyType::kPath: return "PATH";
    case KeyType::kPathList: return "PATH ...";
    case KeyType::kTextList: return "TEXT ...";
    case KeyType::kNumber: return "N";
    case KeyType::kText:
    case KeyType::kFlag: break;
  }
  return "TEXT";
}

// The names that the command line uses for the same things stand for these keys too.
std::string names_of(const ConfigKey& key) {
  if (key.name == "data_folder") return "-d,--data," + flag_name(key);
  if (key.name == "plugin_folders") return "--plugins," + flag_name(key);
  return flag_name(key);
}

void add_key(CLI::App& app, const ConfigKey& key, std::vector<std::string>& texts) {
  if (key.type == KeyType::kFlag) {
    app.add_flag_callback(
        flag_name(key), [&texts] { texts = {"true"}; }, help_of(key));
    return;
  }
  CLI::Option* option = app.add_option(names_of(key), texts, help_of(key));
  const bool is_list = key.type == KeyType::kTextList || key.type == KeyType::kPathList;
  option->type_name(placeholder(key.type))
      ->expected(1, is_list ? CLI::detail::expected_max_vector_size : 1);
}

}  // namespace

std::variant<CommandLine, int> parse_command_line(int argc, char** argv) {
  CLI::App app(kAbout, "lode-server");
  CommandLine line;
  std::string file;
  app.add_option("--config", file, "TOML file with the configuration")->type_name("FILE");
  app.add_flag("--check-config",
               line.check_config,
               "Print the effective configuration and exit: 0 if it is sound, 2 if not");
  app.set_version_flag("--version", std::string("lode-server ") + LODE_VERSION);
  std::map<std::string_view, std::vector<std::string>> texts;
  for (const ConfigKey& key : config_keys()) {
    add_key(app, key, texts[key.name]);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kExitOk : kExitUsage;
  }
  if (!file.empty()) {
    line.config_file = std::filesystem::absolute(file);
  }
  for (const ConfigKey& key : config_keys()) {
    if (texts[key.name].empty()) {
      continue;
    }
    auto setting = flag_setting(key, texts[key.name]);
    if (!setting) {
      std::cerr << "lode-server: " << setting.error().message << '\n';
      return kExitUsage;
    }
    line.settings.push_back(*std::move(setting));
  }
  return line;
}

Result<Config> load_config(const CommandLine& line) {
  std::vector<Setting> settings;
  if (line.config_file) {
    LODE_ASSIGN_OR_RETURN(settings, read_settings_file(*line.config_file));
  }
  settings.insert(settings.end(), line.settings.begin(), line.settings.end());
  return to_config(settings);
}

}  // namespace lode::server
