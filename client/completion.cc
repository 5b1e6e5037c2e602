// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/completion.h"

#include <ostream>
#include <vector>

#include "client/command.h"
#include "client/words.h"

namespace lode::client {
namespace {

// Words that a command takes as its first, where they are fixed.
std::string fixed_words(const Command& command) {
  if (command.name == "help") {
    std::string words = "query exit-codes";
    for (const Command& other : commands()) {
      words += " " + std::string(other.name);
    }
    return words;
  }
  struct Row {
    std::string_view command;
    std::string_view words;
  };
  static constexpr Row kRows[] = {{"collections", "list create delete"},
                                  {"plugins", "list quarantine unquarantine"},
                                  {"completion", "bash zsh fish"}};
  for (const Row& row : kRows) {
    if (row.command == command.name) {
      return std::string(row.words);
    }
  }
  return {};
}

bool takes_files(const Command& command) {
  return command.name == "import" || command.name == "extract";
}

std::vector<Option> options_of(const Command& command) {
  std::vector<Option> options(command.options.begin(), command.options.end());
  options.insert(options.end(), common_options().begin(), common_options().end());
  return options;
}

std::string option_words(const Command& command) {
  std::string words;
  for (const Option& option : options_of(command)) {
    words += (words.empty() ? "--" : " --") + std::string(option.name);
  }
  return words;
}

std::string bash_choices() {
  std::string cases;
  const auto add = [&](const Option& option) {
    if (!option.choices.empty()) {
      cases += "    --" + std::string(option.name) + ") COMPREPLY=($(compgen -W " +
               shell_quoted(option.choices) + " -- \"$cur\")); return ;;\n";
    } else if (option.value == "DIR" || option.value == "FILE") {
      cases += "    --" + std::string(option.name) +
               ") COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n";
    }
  };
  for (const Option& option : common_options()) {
    add(option);
  }
  for (const Command& command : commands()) {
    for (const Option& option : command.options) {
      add(option);
    }
  }
  return cases;
}

std::string zsh_option(const Option& option) {
  std::string help;
  for (const char c : option.help) {  // Brackets and colons have a meaning there.
    help += c == '[' ? "(" : c == ']' ? ")" : c == ':' ? ";" : std::string(1, c);
  }
  std::string spec = (option.kind == OptionKind::kList ? "*--" : "--") + std::string(option.name) +
                     (option.kind == OptionKind::kFlag ? "[" : "=[") + help + "]";
  if (option.kind != OptionKind::kFlag) {
    spec += ":" + std::string(option.value.substr(0, option.value.find_first_of(" [:|"))) + ":";
    if (!option.choices.empty()) {
      spec += "(" + std::string(option.choices) + ")";
    } else if (option.value == "DIR" || option.value == "FILE") {
      spec += "_files";
    }
  }
  return shell_quoted(spec);
}

}  // namespace

std::string bash_completion() {
  std::string names;
  std::string cases;
  for (const Command& command : commands()) {
    names += (names.empty() ? "" : " ") + std::string(command.name);
    cases += "    " + std::string(command.name) +
             ") options=" + shell_quoted(option_words(command)) +
             "; words=" + shell_quoted(fixed_words(command)) + " ;;\n";
  }
  return "# Completion of lode for bash; made by `lode completion bash`.\n"
         "_lode() {\n"
         "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command='' i\n"
         "  local options words\n"
         "  local commands=" +
         shell_quoted(names) +
         "\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    [[ \" $commands \" == *\" ${COMP_WORDS[i]} \"* ]] && { command=${COMP_WORDS[i]}; "
         "break; }\n"
         "  done\n"
         "  case $prev in\n" +
         bash_choices() +
         "  esac\n"
         "  case $command in\n"
         "    '') options=; words=$commands ;;\n" +
         cases +
         "  esac\n"
         "  if [[ $cur == -* ]]; then\n"
         "    COMPREPLY=($(compgen -W \"$options\" -- \"$cur\"))\n"
         "  elif [[ -n $words ]]; then\n"
         "    COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
         "  fi\n"
         "}\n"
         "complete -o default -F _lode lode\n";
}

std::string zsh_completion() {
  std::string names;
  std::string cases;
  for (const Command& command : commands()) {
    names += "    " + shell_quoted(std::string(command.name) + ":" + std::string(command.summary)) +
             "\n";
    cases += "    " + std::string(command.name) + ") _arguments -s";
    for (const Option& option : options_of(command)) {
      cases += " " + zsh_option(option);
    }
    const std::string words = fixed_words(command);
    cases += !words.empty()         ? " '1:word:(" + words + ")'"
             : takes_files(command) ? " '*:file:_files'"
                                    : " '*:word:'";
    cases += " ;;\n";
  }
  return "#compdef lode\n"
         "# Completion of lode for zsh; made by `lode completion zsh`.\n"
         "_lode() {\n"
         "  local -a commands\n"
         "  commands=(\n" +
         names +
         "  )\n"
         "  if (( CURRENT == 2 )); then\n"
         "    _describe command commands\n"
         "    return\n"
         "  fi\n"
         "  local command=$words[2]\n"
         "  shift words\n"
         "  (( CURRENT-- ))\n"
         "  case $command in\n" +
         cases +
         "  esac\n"
         "}\n"
         "_lode \"$@\"\n";
}

std::string fish_completion() {
  std::string lines =
      "# Completion of lode for fish; made by `lode completion fish`.\n"
      "complete -c lode -f\n";
  const auto add = [&](const std::string& condition, const Option& option) {
    lines += "complete -c lode" + condition + " -l " + std::string(option.name);
    lines += option.letter != 0 ? " -s " + std::string(1, option.letter) : "";
    lines += option.kind != OptionKind::kFlag ? " -r" : "";
    lines += option.value == "DIR" || option.value == "FILE" ? " -F" : "";
    lines += option.choices.empty() ? "" : " -a " + shell_quoted(option.choices);
    lines += " -d " + shell_quoted(option.help) + "\n";
  };
  for (const Option& option : common_options()) {
    add("", option);
  }
  for (const Command& command : commands()) {
    const std::string name(command.name);
    lines += "complete -c lode -n __fish_use_subcommand -a " + name + " -d " +
             shell_quoted(command.summary) + "\n";
    const std::string condition = " -n '__fish_seen_subcommand_from " + name + "'";
    for (const Option& option : command.options) {
      add(condition, option);
    }
    const std::string words = fixed_words(command);
    lines +=
        words.empty() ? "" : "complete -c lode" + condition + " -a " + shell_quoted(words) + "\n";
    lines += takes_files(command) ? "complete -c lode" + condition + " -F\n" : "";
  }
  return lines;
}

Result<ExitCode> run_completion(Context& context) {
  const std::string& shell = context.args.words[0];
  if (shell == "bash") {
    context.out << bash_completion();
  } else if (shell == "zsh") {
    context.out << zsh_completion();
  } else if (shell == "fish") {
    context.out << fish_completion();
  } else {
    return Unexpected(
        Error{ErrorCode::kInvalidArgument,
              "no completion for the shell '" + shell + "': bash, zsh and fish have one",
              "USAGE"});
  }
  return ExitCode::kSuccess;
}

}  // namespace lode::client
