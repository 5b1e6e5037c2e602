// SPDX-License-Identifier: GPL-3.0-or-later
// lode-plugin eval as a whole, with the built-in plugins.
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plugins/tool/commands.h"
#include "tests/support/temp_dir.h"

namespace lode::tool {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class EvalCommandTest : public testing::Test {
 protected:
  EvalCommandTest() {
    options_.plugins = LODE_TEST_BUILT_IN_FOLDER;
    options_.worker = LODE_TEST_WORKER;
    options_.files = {gold_with("$5 billion")};
  }

  // A gold file of one document whose text has `amount` as its deal size, which should be 5e9 USD.
  std::filesystem::path gold_with(const std::string& amount) {
    const std::string before = "On 4 November 2025 OpenAI said that it signed a contract worth ";
    const json line{
        {"id", "d1"},
        {"lang", "en"},
        {"text", before + amount + " with CoreWeave for cloud capacity."},
        {"companies", {"OpenAI", "CoreWeave"}},
        {"amounts",
         {{{"text", amount},
           {"start", before.size()},
           {"min", 5e9},
           {"max", 5e9},
           {"currency", "USD"},
           {"role", "deal"}}}},
        {"dates", {{{"text", "4 November 2025"}, {"start", 3}, {"iso", "2025-11-04"}}}}};
    return write("gold.jsonl", line.dump() + "\n");
  }

  std::filesystem::path write(const char* name, const std::string& text) {
    const std::filesystem::path file = folder_.path() / name;
    std::ofstream(file) << text;
    return file;
  }

  int eval() {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    const int code = eval_gold(options_, Streams{in, out, err});
    out_ = out.str();
    err_ = err.str();
    return code;
  }

  test::TempDir folder_;
  EvalOptions options_;
  std::string out_;
  std::string err_;
};

TEST_F(EvalCommandTest, PrintsATableOfTheMetrics) {
  EXPECT_EQ(eval(), kGood) << err_;
  EXPECT_THAT(out_, HasSubstr("1 documents"));
  EXPECT_THAT(out_, HasSubstr("amount              1.000  1.000  1.000  (1.000..1.000)"));
}

TEST_F(EvalCommandTest, ListsMistakesWithTheirWords) {
  options_.files = {gold_with("$5 million")};
  options_.errors = true;
  EXPECT_EQ(eval(), kGood) << err_;
  EXPECT_THAT(out_, HasSubstr("amount en missed  d1"));
  EXPECT_THAT(out_, HasSubstr("found     5000000 USD"));
  EXPECT_THAT(out_, HasSubstr("contract worth [$5 million] with CoreWeave"));
}

TEST_F(EvalCommandTest, FailsBelowAFloorAndNamesIt) {
  options_.files = {gold_with("$5 million")};
  options_.floors = {"company=0.9", "amount.en=0.5"};
  EXPECT_EQ(eval(), kBad);
  EXPECT_EQ(err_, "lode-plugin: amount.en is 0, below its floor 0.5\n");
}

TEST_F(EvalCommandTest, ComparesWithASavedRun) {
  options_.files = {gold_with("$5 million")};
  options_.save = folder_.path() / "run.json";
  EXPECT_EQ(eval(), kGood) << err_;
  options_.files = {gold_with("$5 billion")};
  options_.against = options_.save;
  options_.save.clear();
  EXPECT_EQ(eval(), kGood) << err_;
  EXPECT_THAT(out_, HasSubstr("amount          en   0.000 -> 1.000  +1.000"));
  EXPECT_THAT(out_, HasSubstr("\nGone\n"));
}

TEST_F(EvalCommandTest, WritesJsonForPrograms) {
  options_.json = true;
  EXPECT_EQ(eval(), kGood) << err_;
  const json run = json::parse(out_);
  EXPECT_EQ(run["documents"], 1);
  EXPECT_EQ(run["scores"][0]["metric"], "amount");
  EXPECT_EQ(run["scores"][0]["f1"], 1.0);
}

TEST_F(EvalCommandTest, ReadsPeersCases) {
  options_.files = {write(
      "recognizers-money.english.jsonl",
      R"({"text":"it costs 7 euros","ref":null,"spans":[{"text":"7 euros","start":9,"end":15,)"
      R"("type":"currency","resolution":{"value":"7","unit":"Euro"}}]})"
      "\n")};
  EXPECT_EQ(eval(), kGood) << err_;
  EXPECT_THAT(out_, HasSubstr("money               1.000  1.000  1.000"));
}

TEST_F(EvalCommandTest, NamesWhatItCannotUse) {
  options_.files = {"/nowhere/gold.jsonl"};
  EXPECT_EQ(eval(), kWrongUse);
  EXPECT_THAT(err_, HasSubstr("cannot read '/nowhere/gold.jsonl'"));
  options_.files = {write("bad.jsonl", "\n{\"id\": 3\n")};
  EXPECT_EQ(eval(), kWrongUse);
  EXPECT_THAT(err_, HasSubstr("line 2: no JSON"));
  options_.files = {write("empty.jsonl", "")};
  EXPECT_EQ(eval(), kWrongUse);
  EXPECT_THAT(err_, HasSubstr("holds no document"));
  options_.files = {gold_with("$5 billion")};
  options_.floors = {"amount=high"};
  EXPECT_EQ(eval(), kWrongUse);
  EXPECT_THAT(err_, HasSubstr("'amount=high' is no floor: write it as amount=0.97"));
  options_.floors = {"colour=0.5"};
  EXPECT_EQ(eval(), kWrongUse);
  EXPECT_THAT(err_, HasSubstr("'colour' was not measured"));
}

}  // namespace
}  // namespace lode::tool
