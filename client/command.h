// SPDX-License-Identifier: GPL-3.0-or-later
// Commands and options as data. Parsing, help and shell completions are all made from the tables of
// command_table.cc.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "client/channel.h"
#include "client/exit_code.h"
#include "client/terminal.h"
#include "engine/base/result.h"

namespace lode::client {

enum class OptionKind {
  kFlag,    // Takes no value.
  kText,    // The last one counts.
  kNumber,  // A whole number from 0.
  kList,    // May be repeated; each has one value.
};

struct Option {
  std::string_view name;  // Without dashes.
  char letter = 0;        // One-letter form; 0: none.
  OptionKind kind = OptionKind::kFlag;
  std::string_view value = {};    // What the value is called in the help, e.g. "N".
  std::string_view help = {};     // One line.
  std::string_view choices = {};  // Allowed values, separated by spaces; empty: any.
};

// What was typed.
struct Command;
struct Arguments {
  const Command* command = nullptr;
  std::vector<std::string> words;  // All that is no option.
  std::map<std::string, std::vector<std::string>, std::less<>> options;

  [[nodiscard]] bool flag(std::string_view name) const { return options.contains(name); }
  [[nodiscard]] std::string text(std::string_view name, std::string_view otherwise = {}) const;
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> list(std::string_view name) const;
};

enum class Output {
  kTable,  // For people: colours where they are wanted, fitted to the width.
  kPlain,  // Tab-separated, whole, stable.
  kJson,   // One object a line (docs/cli-json.md).
};

// The world of a running command.
struct Context {
  const Arguments& args;
  std::istream& in;
  std::ostream& out;  // Data.
  std::ostream& err;  // Messages.
  Terminal out_terminal;
  Terminal err_terminal;
  bool in_is_terminal = false;
  Output output = Output::kPlain;
  std::function<Result<std::unique_ptr<Connection>>(Access)> connect;

  [[nodiscard]] std::string collection() const { return args.text("collection"); }
  // For one call. Default: 60 s.
  [[nodiscard]] std::chrono::milliseconds timeout() const;
};

using CommandFunction = Result<ExitCode> (*)(Context&);

struct Command {
  std::string_view name;
  std::string_view words;    // Usage of the words, e.g. "QUERY..."
  std::string_view summary;  // One line.
  std::size_t min_words = 0;
  std::size_t max_words = 0;  // SIZE_MAX: any number.
  std::span<const Option> options = {};
  std::span<const std::string_view> examples = {};
  CommandFunction run = nullptr;
};

// In the order of the help.
[[nodiscard]] std::span<const Command> commands();
// Of every command.
[[nodiscard]] std::span<const Option> common_options();
// nullptr if there is none.
[[nodiscard]] const Command* find_command(std::string_view name);

// One function per command, each in the file of its name.
[[nodiscard]] Result<ExitCode> run_import(Context& context);
[[nodiscard]] Result<ExitCode> run_search(Context& context);
[[nodiscard]] Result<ExitCode> run_export(Context& context);
[[nodiscard]] Result<ExitCode> run_suggest(Context& context);
[[nodiscard]] Result<ExitCode> run_show(Context& context);
[[nodiscard]] Result<ExitCode> run_why(Context& context);
[[nodiscard]] Result<ExitCode> run_facets(Context& context);
[[nodiscard]] Result<ExitCode> run_extract(Context& context);
[[nodiscard]] Result<ExitCode> run_delete(Context& context);
[[nodiscard]] Result<ExitCode> run_fields(Context& context);
[[nodiscard]] Result<ExitCode> run_collections(Context& context);
[[nodiscard]] Result<ExitCode> run_plugins(Context& context);
[[nodiscard]] Result<ExitCode> run_status(Context& context);
[[nodiscard]] Result<ExitCode> run_serve(Context& context);
[[nodiscard]] Result<ExitCode> run_completion(Context& context);
[[nodiscard]] Result<ExitCode> run_help(Context& context);

}  // namespace lode::client
