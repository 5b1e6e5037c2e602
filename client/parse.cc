// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/parse.h"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <utility>

#include <CLI/CLI.hpp>

#include "client/nearest.h"

namespace lode::client {
namespace {

Unexpected usage(std::string message) {
  return Unexpected(Error{ErrorCode::kInvalidArgument, std::move(message), "USAGE"});
}

const Option* find_option(std::span<const Option> options, std::string_view typed) {
  const auto found = std::ranges::find_if(options, [&](const Option& option) {
    const std::string_view bare = typed.substr(0, typed.find('='));
    return bare == "--" + std::string(option.name) ||
           (option.letter != 0 && typed == std::string("-") + option.letter);
  });
  return found != options.end() ? &*found : nullptr;
}

// Index of the command in `typed`: the first word that is neither an option nor the value of one.
std::size_t command_index(const std::vector<std::string>& typed) {
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (typed[i].size() < 2 || typed[i][0] != '-') {
      return i;
    }
    const Option* option = find_option(common_options(), typed[i]);
    const bool takes_next = option != nullptr && option->kind != OptionKind::kFlag &&
                            typed[i].find('=') == std::string::npos;
    i += takes_next ? 1 : 0;
  }
  return typed.size();
}

std::string did_you_mean(const std::string& near) {
  return near.empty() ? std::string() : ": did you mean '" + near + "'?";
}

Unexpected unknown_command(const std::string& word) {
  std::vector<std::string> names;
  for (const Command& command : commands()) {
    names.emplace_back(command.name);
  }
  const std::string near = nearest(word, names);
  return usage("no command '" + word + "'" +
               (near.empty() ? ": `lode help` lists the commands" : did_you_mean(near)));
}

std::vector<Option> options_of(const Command* command) {
  std::vector<Option> options(common_options().begin(), common_options().end());
  if (command != nullptr) {
    options.insert(options.end(), command->options.begin(), command->options.end());
  }
  return options;
}

Unexpected unknown_option(const std::string& typed, const Command* command) {
  std::vector<std::string> names;
  for (const Option& option : options_of(command)) {
    names.push_back("--" + std::string(option.name));
  }
  const std::string bare = typed.substr(0, typed.find('='));
  const std::string near = bare.rfind("--", 0) == 0 ? nearest(bare, names) : std::string();
  if (!near.empty()) {
    return usage("no option '" + bare + "'" + did_you_mean(near));
  }
  const std::string where = command == nullptr ? "" : " " + std::string(command->name);
  return usage("no option '" + bare + "': `lode help" + where +
               "` lists the options, and words that begin with a dash go after --");
}

void add_option(CLI::App& app, const Option& option, std::vector<std::string>& values) {
  const std::string names = (option.letter != 0 ? std::string("-") + option.letter + "," : "") +
                            "--" + std::string(option.name);
  if (option.kind == OptionKind::kFlag) {
    app.add_flag_callback(names, [&values] { values.emplace_back(); });
    return;
  }
  app.add_option(names, values)
      ->type_size(1)
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

Result<void> check_value(const Option& option, const std::string& value) {
  const std::string name = "--" + std::string(option.name);
  if (option.kind == OptionKind::kNumber) {
    std::int64_t number = 0;
    const char* end = value.data() + value.size();
    const auto [rest, failure] = std::from_chars(value.data(), end, number);
    if (failure != std::errc() || rest != end || number < 0) {
      return usage("no number '" + value + "' for " + name + ": write a whole number from 0");
    }
  }
  if (!option.choices.empty()) {
    std::istringstream choices{std::string(option.choices)};
    const std::vector<std::string> allowed{std::istream_iterator<std::string>(choices), {}};
    if (std::ranges::find(allowed, value) == allowed.end()) {
      return usage("no choice '" + value + "' for " + name + ": one of " +
                   std::string(option.choices));
    }
  }
  return {};
}

Result<void> read_options(const std::vector<std::string>& typed, Arguments& arguments) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  const std::vector<Option> options = options_of(arguments.command);
  std::vector<std::vector<std::string>> values(options.size());
  for (std::size_t i = 0; i < options.size(); ++i) {
    add_option(app, options[i], values[i]);
  }
  app.add_option("words", arguments.words);
  const auto dashes = std::ranges::find(typed, "--");
  try {
    app.parse(std::vector<std::string>(std::make_reverse_iterator(dashes), typed.rend()));
  } catch (const CLI::ArgumentMismatch&) {
    return usage("no value for the last option '" + *std::prev(dashes) + "'");
  } catch (const CLI::ParseError& error) {
    return usage(error.what());
  }
  if (!app.remaining().empty()) {
    return unknown_option(app.remaining().front(), arguments.command);
  }
  if (dashes != typed.end()) {
    arguments.words.insert(arguments.words.end(), dashes + 1, typed.end());
  }
  for (std::size_t i = 0; i < options.size(); ++i) {
    for (const std::string& value : values[i]) {
      LODE_RETURN_IF_ERROR(check_value(options[i], value));
    }
    if (!values[i].empty()) {
      arguments.options.emplace(options[i].name, values[i]);
    }
  }
  return {};
}

Result<void> check_words(const Arguments& arguments) {
  const Command& command = *arguments.command;
  const std::string use =
      "use: lode " + std::string(command.name) + " " + std::string(command.words);
  if (arguments.words.size() < command.min_words) {
    return usage("'" + std::string(command.name) + "' needs more: " + use);
  }
  if (arguments.words.size() > command.max_words) {
    return usage("'" + arguments.words[command.max_words] + "' is one word too many: " + use);
  }
  return {};
}

}  // namespace

std::string Arguments::text(std::string_view name, std::string_view otherwise) const {
  const auto found = options.find(name);
  return found != options.end() ? found->second.back() : std::string(otherwise);
}

std::optional<std::int64_t> Arguments::number(std::string_view name) const {
  const auto found = options.find(name);
  if (found == options.end()) {
    return std::nullopt;
  }
  std::int64_t number = 0;
  const std::string& value = found->second.back();
  std::from_chars(value.data(), value.data() + value.size(), number);
  return number;
}

std::vector<std::string> Arguments::list(std::string_view name) const {
  const auto found = options.find(name);
  return found != options.end() ? found->second : std::vector<std::string>{};
}

std::chrono::milliseconds Context::timeout() const {
  return std::chrono::seconds(std::min<std::int64_t>(args.number("timeout").value_or(60), 86'400));
}

Result<Arguments> parse(const std::vector<std::string>& typed) {
  Arguments arguments;
  const std::size_t at = command_index(typed);
  std::vector<std::string> rest = typed;
  if (at < typed.size()) {
    arguments.command = find_command(typed[at]);
    if (arguments.command == nullptr) {
      return unknown_command(typed[at]);
    }
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(at));
  }
  LODE_RETURN_IF_ERROR(read_options(rest, arguments));
  if (arguments.flag("version")) {
    arguments.command = nullptr;
    return arguments;
  }
  if (arguments.flag("help") || arguments.command == nullptr) {
    if (arguments.command != nullptr) {
      arguments.words = {std::string(arguments.command->name)};
    }
    arguments.command = find_command("help");
    return arguments;
  }
  LODE_RETURN_IF_ERROR(check_words(arguments));
  return arguments;
}

}  // namespace lode::client
