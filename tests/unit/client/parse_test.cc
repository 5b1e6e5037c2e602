// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/parse.h"

#include <set>

#include "client/nearest.h"

namespace lode::client {
namespace {

TEST(ParseTest, FindsCommandWordsAndOptionsInAnyOrder) {
  const auto args =
      parse({"--data", "/d", "search", "big", "-n", "5", "deal", "--sort=deal_size desc", "-e"});
  ASSERT_TRUE(args) << args.error().message;
  EXPECT_EQ(args->command->name, "search");
  EXPECT_EQ(args->words, (std::vector<std::string>{"big", "deal"}));
  EXPECT_EQ(args->text("data"), "/d");
  EXPECT_EQ(args->number("limit"), 5);
  EXPECT_EQ(args->text("sort"), "deal_size desc");
  EXPECT_TRUE(args->flag("exit-status"));
  EXPECT_FALSE(args->flag("json"));
  EXPECT_EQ(args->number("timeout"), std::nullopt);
}

TEST(ParseTest, TakesWordsWithDashesAfterTwoDashes) {
  const auto args = parse({"search", "--json", "--", "-rumour", "--openai"});
  ASSERT_TRUE(args) << args.error().message;
  EXPECT_EQ(args->words, (std::vector<std::string>{"-rumour", "--openai"}));
}

TEST(ParseTest, RepeatsListsAndLetsTheLastOfOthersCount) {
  const auto args =
      parse({"search", "-f", "company:3", "x", "--facet", "gpu", "-n", "1", "-n", "2"});
  ASSERT_TRUE(args) << args.error().message;
  EXPECT_EQ(args->list("facet"), (std::vector<std::string>{"company:3", "gpu"}));
  EXPECT_EQ(args->number("limit"), 2);
  EXPECT_EQ(args->words, std::vector<std::string>{"x"});
}

TEST(ParseTest, RefusalsNameThePieceAndTheWayOut) {
  struct Case {
    std::vector<std::string> typed;
    std::string want;
  };
  const std::vector<Case> cases = {
      {{"serach", "x"}, "no command 'serach': did you mean 'search'?"},
      {{"zzzzzz"}, "no command 'zzzzzz': `lode help` lists the commands"},
      {{"search", "--limt", "3"}, "no option '--limt': did you mean '--limit'?"},
      {{"search", "--limt=3"}, "no option '--limt': did you mean '--limit'?"},
      {{"search", "-Q"},
       "no option '-Q': `lode help search` lists the options, and words that begin with a dash go "
       "after --"},
      {{"search", "-n", "many"}, "no number 'many' for --limit: write a whole number from 0"},
      {{"search", "-n", "5x"}, "no number '5x' for --limit: write a whole number from 0"},
      {{"search", "x", "--limit"}, "no value for the last option '--limit'"},
      {{"search", "--color=blue"}, "no choice 'blue' for --color: one of auto always never"},
      {{"show"}, "'show' needs more: use: lode show ID"},
      {{"show", "a", "b"}, "'b' is one word too many: use: lode show ID"},
      {{"show", "a", "--facet", "x"}, "no option '--facet'"},
  };
  for (const Case& c : cases) {
    const auto args = parse(c.typed);
    ASSERT_FALSE(args) << c.want;
    EXPECT_EQ(args.error().message.substr(0, c.want.size()), c.want);
    EXPECT_EQ(args.error().reason, "USAGE");
  }
}

TEST(ParseTest, LeadsToHelpAndVersion) {
  EXPECT_EQ(parse({})->command->name, "help");
  const auto help = parse({"import", "--help"});
  EXPECT_EQ(help->command->name, "help");
  EXPECT_EQ(help->words, std::vector<std::string>{"import"});
  EXPECT_EQ(parse({"--version"})->command, nullptr);
  EXPECT_EQ(parse({"search", "-V"})->command, nullptr);
}

TEST(ParseTest, TableHasNoOptionTwice) {
  for (const Command& command : commands()) {
    std::set<std::string_view> names;
    std::set<char> letters;
    std::vector<Option> options(command.options.begin(), command.options.end());
    options.insert(options.end(), common_options().begin(), common_options().end());
    for (const Option& option : options) {
      EXPECT_TRUE(names.insert(option.name).second) << command.name << " --" << option.name;
      if (option.letter != 0) {
        EXPECT_TRUE(letters.insert(option.letter).second) << command.name << " -" << option.letter;
      }
      EXPECT_FALSE(option.help.empty()) << option.name;
    }
  }
}

TEST(ParseTest, EveryExampleOfTheTableParses) {
  for (const Command& command : commands()) {
    for (const std::string_view example : command.examples) {
      EXPECT_NE(example.find("lode " + std::string(command.name)), std::string_view::npos)
          << example;
    }
  }
}

TEST(NearestTest, CountsSwapsAsOneStep) {
  EXPECT_EQ(edit_distance("", ""), 0U);
  EXPECT_EQ(edit_distance("abc", ""), 3U);
  EXPECT_EQ(edit_distance("serach", "search"), 1U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
}

TEST(NearestTest, SuggestsOnlyWhatIsNear) {
  const std::vector<std::string> words = {"search", "show", "status"};
  EXPECT_EQ(nearest("shwo", words), "show");
  EXPECT_EQ(nearest("sta", words), "status") << "a beginning is near";
  EXPECT_EQ(nearest("explode", words), "");
}

}  // namespace
}  // namespace lode::client
