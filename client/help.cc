// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <ostream>
#include <vector>

#include "client/command.h"
#include "client/help_text_table.h"
#include "client/nearest.h"

namespace lode::client {
namespace {

std::string option_names(const Option& option) {
  std::string names = option.letter != 0 ? std::string("-") + option.letter + ", " : "    ";
  names += "--" + std::string(option.name);
  return names + (option.value.empty() ? "" : " " + std::string(option.value));
}

void print_rows(std::ostream& out, const std::vector<std::pair<std::string, std::string>>& rows) {
  std::size_t columns = 0;
  for (const auto& [name, text] : rows) {
    columns = std::max(columns, display_width(name));
  }
  for (const auto& [name, text] : rows) {
    out << "  " << pad_right(name, columns) << "  " << text << '\n';
  }
}

void print_options(Context& context, std::string_view title, std::span<const Option> options) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const Option& option : options) {
    const std::string choices =
        option.choices.empty() ? "" : " (" + std::string(option.choices) + ")";
    rows.emplace_back(option_names(option), std::string(option.help) + choices);
  }
  context.out << '\n' << paint(context.out_terminal, style::kBold, title) << '\n';
  print_rows(context.out, rows);
}

void print_command(Context& context, const Command& command) {
  const Terminal& terminal = context.out_terminal;
  context.out << paint(terminal, style::kBold, "lode " + std::string(command.name)) << ' '
              << command.words << "\n  " << command.summary << '\n';
  if (!command.examples.empty()) {
    context.out << '\n' << paint(terminal, style::kBold, "Examples") << '\n';
  }
  for (const std::string_view example : command.examples) {
    context.out << "  " << example << '\n';
  }
  if (!command.options.empty()) {
    print_options(context, "Options", command.options);
  }
  print_options(context, "Common options", common_options());
}

void print_overview(Context& context) {
  const Terminal& terminal = context.out_terminal;
  context.out << paint(terminal, style::kBold, "lode")
              << ": finds the facts in documents, and can prove them\n\n"
              << paint(terminal, style::kBold, "Start") << '\n'
              << "  lode import FOLDER\n  lode search QUERY\n\n"
              << paint(terminal, style::kBold, "Commands") << '\n';
  std::vector<std::pair<std::string, std::string>> rows;
  for (const Command& command : commands()) {
    rows.emplace_back(command.name, command.summary);
  }
  print_rows(context.out, rows);
  print_options(context, "Common options", common_options());
  context.out << '\n' << kHelpTopics;
}

void print_exit_codes(Context& context) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const ExitCodeRow& row : kExitCodes) {
    rows.emplace_back(std::to_string(static_cast<int>(row.code)), row.meaning);
  }
  print_rows(context.out, rows);
}

}  // namespace

Result<ExitCode> run_help(Context& context) {
  const std::string topic = context.args.words.empty() ? "" : context.args.words[0];
  if (topic.empty()) {
    print_overview(context);
  } else if (topic == "query") {
    context.out << kQueryHelp;
  } else if (topic == "exit-codes") {
    print_exit_codes(context);
  } else if (const Command* command = find_command(topic)) {
    print_command(context, *command);
  } else {
    std::vector<std::string> topics = {"query", "exit-codes"};
    for (const Command& known : commands()) {
      topics.emplace_back(known.name);
    }
    const std::string near = nearest(topic, topics);
    return Unexpected(Error{
        ErrorCode::kInvalidArgument,
        "no help on '" + topic + "'" +
            (near.empty() ? ": `lode help` lists what there is" : ": did you mean '" + near + "'?"),
        "USAGE"});
  }
  return ExitCode::kSuccess;
}

}  // namespace lode::client
