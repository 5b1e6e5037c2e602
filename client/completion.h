// SPDX-License-Identifier: GPL-3.0-or-later
// Completion scripts for shells, made from the command table.
#pragma once

#include <string>

namespace lode::client {

[[nodiscard]] std::string bash_completion();
[[nodiscard]] std::string zsh_completion();
[[nodiscard]] std::string fish_completion();

}  // namespace lode::client
