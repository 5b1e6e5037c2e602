// SPDX-License-Identifier: GPL-3.0-or-later
// lode-plugin: the tool of plugin authors.
#include <iostream>

#include <CLI/CLI.hpp>

#include "plugins/tool/commands.h"

namespace {

using namespace lode::tool;

int run_program(int argc, char** argv) {
  CLI::App app("Inspects, runs and checks extractor plugins of Lode.", "lode-plugin");
  app.require_subcommand(1);
  app.set_version_flag("--version", LODE_VERSION);
  const Streams streams{std::cin, std::cout, std::cerr};
  int code = kGood;

  InspectOptions inspect_options;
  CLI::App* inspect_command =
      app.add_subcommand("inspect", "Shows the manifest of a plugin; runs none of its code.");
  inspect_command->add_option("file", inspect_options.file, "The plugin, a .so file")->required();
  inspect_command->add_flag("--json", inspect_options.json, "For programs");
  inspect_command->callback([&] { code = inspect(inspect_options, streams); });

  RunOptions run_options;
  CLI::App* run_command = app.add_subcommand("run", "Shows the facts that plugins find in a text.");
  run_command->add_option("file", run_options.file, "The text, UTF-8; -: standard input")
      ->required();
  run_command->add_option("--plugins", run_options.plugins, "Folder of the plugins");
  run_command->add_option("--worker", run_options.worker, "The program lode-worker");
  run_command->add_option("--title", run_options.title, "Title of the document");
  run_command->add_option("--language", run_options.language, "Its language, e.g. en");
  run_command->add_option("--published", run_options.published, "Its date, e.g. 2025-11-04");
  run_command->add_flag("--json", run_options.json, "For programs");
  run_command->callback([&] { code = run(run_options, streams); });

  CheckOptions check_options;
  CLI::App* check_command = app.add_subcommand("check", "Tests whether a plugin keeps the rules.");
  check_command->add_option("file", check_options.file, "The plugin, a .so file")->required();
  check_command->add_option("--worker", check_options.worker, "The program lode-worker");
  check_command->callback([&] { code = check(check_options, streams); });

  EvalOptions eval_options;
  CLI::App* eval_command =
      app.add_subcommand("eval", "Measures plugins against documents whose facts are known.");
  eval_command
      ->add_option("files", eval_options.files, "Gold documents or peers' cases, JSON lines")
      ->required();
  eval_command->add_option("--plugins", eval_options.plugins, "Folder of the plugins");
  eval_command->add_option("--worker", eval_options.worker, "The program lode-worker");
  eval_command->add_option(
      "--language", eval_options.language, "Of peers' cases; default: by the file's name");
  eval_command->add_flag("--errors", eval_options.errors, "Lists every mistake");
  eval_command->add_option("--against", eval_options.against, "A saved run to compare with");
  eval_command->add_option("--save", eval_options.save, "Saves the run to this file");
  eval_command->add_option("--floor",
                           eval_options.floors,
                           "Fails below this F1, e.g. amount=0.97 or deal.de=0.6; repeatable");
  eval_command->add_flag("--json", eval_options.json, "For programs");
  eval_command->callback([&] { code = eval_gold(eval_options, streams); });

  std::string folder;
  CLI::App* graph_command =
      app.add_subcommand("graph", "Shows who provides and requires what, in order of extraction.");
  graph_command->add_option("folder", folder, "Folder of the plugins; default: the usual places");
  graph_command->callback([&] { code = graph(folder, streams); });

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kGood : kWrongUse;
  }
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run_program(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "lode-plugin: " << error.what() << '\n';
    return kWrongUse;
  }
}
