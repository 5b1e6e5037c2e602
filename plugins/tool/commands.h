// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of lode-plugin. Each writes its answer to `out`, complaints to `err`, and returns
// the exit code: 0 good, 1 the plugin is not, 2 wrong use or a file that cannot be read.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>

namespace lode::tool {

inline constexpr int kGood = 0;
inline constexpr int kBad = 1;
inline constexpr int kWrongUse = 2;

struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
};

struct InspectOptions {
  std::filesystem::path file;
  bool json = false;
};
// What the manifest says. Runs no code of the plugin.
[[nodiscard]] int inspect(const InspectOptions& options, const Streams& streams);

struct RunOptions {
  std::filesystem::path plugins;  // Folder; empty: the default folders.
  std::filesystem::path worker;   // Empty: found.
  std::string file = "-";         // "-": standard input.
  std::string title;
  std::string language;
  std::string published;  // ISO 8601.
  bool json = false;
};
// The facts that the plugins find in a text, through the real supervisor.
[[nodiscard]] int run(const RunOptions& options, const Streams& streams);

struct CheckOptions {
  std::filesystem::path file;
  std::filesystem::path worker;  // Empty: found.
};
// Whether a plugin keeps the rules: its file, its start, hostile texts, the same output for the
// same input. The other plugins of its folder provide what it requires.
[[nodiscard]] int check(const CheckOptions& options, const Streams& streams);

// Who provides and requires what, in order of extraction.
[[nodiscard]] int graph(const std::filesystem::path& folder, const Streams& streams);

}  // namespace lode::tool
