// SPDX-License-Identifier: GPL-3.0-or-later
// One run of `lode`: parse, run the command, tell what went wrong.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "client/channel.h"
#include "client/exit_code.h"
#include "client/terminal.h"

namespace lode::client {

// Where a run reads and writes. File descriptors tell what is behind a stream; -1: no terminal.
struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  int in_fd = -1;
  int out_fd = -1;
  int err_fd = -1;
};

// `typed` is the command line without the program's name. LODE_SERVER and LODE_DATA stand for
// --server and --data that are not given.
[[nodiscard]] ExitCode run(const std::vector<std::string>& typed,
                           const Streams& streams,
                           const Environment& env,
                           const EmbeddedOpener& open_embedded);

}  // namespace lode::client
