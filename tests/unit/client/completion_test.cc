// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/completion.h"

#include "client/command.h"
#include "fake_services.h"

namespace lode::client {
namespace {

TEST(CompletionTest, EveryScriptKnowsEveryCommandAndOption) {
  for (const std::string& script : {bash_completion(), zsh_completion(), fish_completion()}) {
    for (const Command& command : commands()) {
      EXPECT_NE(script.find(command.name), std::string::npos) << command.name;
      for (const Option& option : command.options) {
        EXPECT_NE(script.find(option.name), std::string::npos) << option.name;
      }
    }
    for (const Option& option : common_options()) {
      EXPECT_NE(script.find(option.name), std::string::npos) << option.name;
    }
  }
}

// Runs `script` in bash and returns what it prints.
std::string bash(const std::string& script) {
  const TempFolder folder;
  folder.write("script", script);
  const std::string command =
      "bash --norc --noprofile " + folder.path("script") + " > " + folder.path("out") + " 2>&1";
  EXPECT_EQ(std::system(command.c_str()), 0);
  return folder.read("out");
}

std::string complete_in_bash(const std::string& words, int at) {
  return bash(bash_completion() + "COMP_WORDS=(" + words + ")\nCOMP_CWORD=" + std::to_string(at) +
              "\n_lode\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n");
}

TEST(CompletionTest, BashCompletesCommandsOptionsAndChoices) {
  EXPECT_EQ(complete_in_bash("lode sea", 1), "search\n");
  EXPECT_EQ(complete_in_bash("lode search --page", 2), "--page-token\n");
  EXPECT_EQ(complete_in_bash("lode --color n", 2), "never\n");
  EXPECT_EQ(complete_in_bash("lode plugins un", 2), "unquarantine\n");
  EXPECT_EQ(complete_in_bash("lode search --no", 2), "--no-facets\n");
}

TEST(CompletionTest, AnUnknownShellIsNamed) {
  FakeServices services;
  const Outcome run = run_lode(services, {"completion", "tcsh"});
  EXPECT_EQ(run.code, 2);
  EXPECT_EQ(run.err,
            "lode: no completion for the shell 'tcsh': bash, zsh and fish have one [USAGE]\n");
  EXPECT_EQ(run_lode(services, {"completion", "bash"}).out, bash_completion());
}

}  // namespace
}  // namespace lode::client
