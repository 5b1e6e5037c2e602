// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of lode-plugin. Each writes its answer to `out`, complaints to `err`, and returns
// the exit code: 0 good, 1 the plugin is not, 2 wrong use or a file that cannot be read.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

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

struct EvalOptions {
  std::vector<std::filesystem::path> files;  // Gold documents or peers' cases, JSON lines.
  std::filesystem::path plugins;             // Folder; empty: the default folders.
  std::filesystem::path worker;              // Empty: found.
  std::string language;                      // Of peers' cases; empty: by the file's name.
  std::filesystem::path against;             // A saved run; empty: none.
  std::filesystem::path save;                // Where to write this run; empty: nowhere.
  std::vector<std::string> floors;  // "amount=0.97", "deal.de=0.6": F1 that must be reached.
  bool errors = false;
  bool json = false;
};
// Precision, recall and F1 of the plugins over gold documents (docs/gold-format.md): kBad if a
// floor is not reached. Plugins that fail on a document end the run.
[[nodiscard]] int eval_gold(const EvalOptions& options, const Streams& streams);

// Who provides and requires what, in order of extraction.
[[nodiscard]] int graph(const std::filesystem::path& folder, const Streams& streams);

}  // namespace lode::tool
