// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of lode-server: --config, --check-config, --version, --help, and one flag for
// each key of the configuration.
#pragma once

#include <filesystem>
#include <optional>
#include <variant>
#include <vector>

#include "engine/base/result.h"
#include "server/config.h"

namespace lode::server {

// Exit codes of lode-server; docs/operations.md.
inline constexpr int kExitOk = 0;
inline constexpr int kExitCannotStart = 1;  // Address in use, data folder locked …
inline constexpr int kExitUsage = 2;        // Command line or configuration.

struct CommandLine {
  std::optional<std::filesystem::path> config_file;
  bool check_config = false;
  std::vector<Setting> settings;
};

// What was asked for, or the exit code if that has been answered or refused already (--help,
// --version, unknown flag), with its text on stdout or stderr.
[[nodiscard]] std::variant<CommandLine, int> parse_command_line(int argc, char** argv);

// The file's settings with the flags before them. Errors: as read_settings_file() and to_config().
[[nodiscard]] Result<Config> load_config(const CommandLine& line);

}  // namespace lode::server
