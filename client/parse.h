// SPDX-License-Identifier: GPL-3.0-or-later
// From what was typed to Arguments, by the tables of command.h.
#pragma once

#include <string>
#include <vector>

#include "client/command.h"

namespace lode::client {

// `typed` is the command line without the program's name. The command is the first word that is no
// option; options may stand anywhere, and everything after "--" is a word. --help leads to the
// command "help", --version to no command (nullptr), and so does an empty command line to "help".
// Errors: kInvalidArgument, reason USAGE, naming the piece and the nearest that exists.
[[nodiscard]] Result<Arguments> parse(const std::vector<std::string>& typed);

}  // namespace lode::client
