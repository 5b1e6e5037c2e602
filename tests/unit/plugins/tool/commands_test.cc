// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/tool/commands.h"

#include <nlohmann/json.hpp>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lode::tool {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Outcome {
  int code;
  std::string out;
  std::string err;
};

template <class Command, class Options>
Outcome call(Command command, const Options& options, const std::string& input = {}) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const int code = command(options, Streams{in, out, err});
  return {code, out.str(), err.str()};
}

TEST(InspectTest, ShowsTheManifestAsATable) {
  const Outcome outcome = call(inspect, InspectOptions{.file = LODE_TEST_HELLO});
  EXPECT_EQ(outcome.code, kGood) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("id           org.example.hello\n"));
  EXPECT_THAT(outcome.out, HasSubstr("provides     hello_gpu: keyword, multi\n"));
}

TEST(InspectTest, ShowsTheManifestForPrograms) {
  const Outcome outcome = call(inspect, InspectOptions{.file = LODE_TEST_HELLO, .json = true});
  const auto json = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(json["id"], "org.example.hello");
  EXPECT_EQ(json["provides"][0]["kind"], "keyword");
  EXPECT_EQ(json["sha256"].get<std::string>().size(), 64u);
}

TEST(InspectTest, TellsAFileThatIsNoPluginFromOneThatIsNotThere) {
  const Outcome source = call(inspect, InspectOptions{.file = LODE_TEST_SOURCE});
  EXPECT_EQ(source.code, kBad);
  EXPECT_THAT(source.err, HasSubstr("no 64-bit little-endian ELF file"));
  EXPECT_EQ(call(inspect, InspectOptions{.file = "/nowhere/x.so"}).code, kWrongUse);
}

TEST(RunTest, ShowsTheFactsOfATextFromStandardInput) {
  const RunOptions options{.plugins = LODE_TEST_HELLO_FOLDER, .worker = LODE_TEST_WORKER};
  const Outcome outcome = call(run, options, "Ten H100 cards\n");
  EXPECT_EQ(outcome.code, kGood) << outcome.err;
  EXPECT_EQ(outcome.out, "hello_gpu  H100  0.90  list  \"H100\"\n");
}

TEST(RunTest, ShowsFactsAndRunsForPrograms) {
  const RunOptions options{
      .plugins = LODE_TEST_HELLO_FOLDER, .worker = LODE_TEST_WORKER, .title = "B200", .json = true};
  const auto json = nlohmann::json::parse(call(run, options, "Ten H100 cards").out);
  ASSERT_EQ(json["facts"].size(), 2u);
  EXPECT_EQ(json["facts"][0]["begin"], 4);
  EXPECT_EQ(json["facts"][0]["quote"], "H100");
  EXPECT_EQ(json["facts"][1]["field"], "title");
  EXPECT_EQ(json["runs"][0]["status"], "ok");
}

TEST(RunTest, SaysWhatItCannotUse) {
  EXPECT_EQ(call(run, RunOptions{.file = "/nowhere/text"}).code, kWrongUse);
  const RunOptions no_date{.plugins = LODE_TEST_HELLO_FOLDER, .published = "yesterday"};
  EXPECT_THAT(call(run, no_date).err, HasSubstr("'yesterday' is no date"));
  const RunOptions no_plugins{.plugins = "/nowhere"};
  EXPECT_THAT(call(run, no_plugins).err, HasSubstr("no plugin found"));
}

TEST(RunTest, ReportsAPluginThatFails) {
  const RunOptions options{.plugins = LODE_TEST_HOSTILE_FOLDER, .worker = LODE_TEST_WORKER};
  const Outcome outcome = call(run, options, "#throw.");
  EXPECT_EQ(outcome.code, kBad);
  EXPECT_THAT(outcome.err, HasSubstr("org.example.hostile: failed: the plugin said no"));
}

TEST(CheckTest, PassesAGoodPlugin) {
  const Outcome outcome =
      call(check, CheckOptions{.file = LODE_TEST_HELLO, .worker = LODE_TEST_WORKER});
  EXPECT_EQ(outcome.code, kGood) << outcome.out;
  EXPECT_THAT(outcome.out, Not(HasSubstr("FAIL")));
}

TEST(CheckTest, FailsAFileThatIsNoPlugin) {
  const Outcome outcome = call(check, CheckOptions{.file = LODE_TEST_SOURCE});
  EXPECT_EQ(outcome.code, kBad);
  EXPECT_THAT(outcome.out, HasSubstr("FAIL  the manifest can be read"));
}

TEST(CheckTest, FailsAPluginWhoseCodeAndManifestDiffer) {
  const Outcome outcome =
      call(check, CheckOptions{.file = LODE_TEST_LIAR, .worker = LODE_TEST_WORKER});
  EXPECT_EQ(outcome.code, kBad);
  EXPECT_THAT(outcome.out, HasSubstr("its code says version '0.1.0', its manifest '9.9.9'"));
}

TEST(CheckTest, FailsAPluginThatGivesAnotherOutputEachTime) {
  const Outcome outcome =
      call(check, CheckOptions{.file = LODE_TEST_FICKLE, .worker = LODE_TEST_WORKER});
  EXPECT_EQ(outcome.code, kBad);
  EXPECT_THAT(outcome.out, HasSubstr("the second run differs from the first"));
}

TEST(GraphTest, ShowsTheOrderAndWhatIsOff) {
  const Outcome good = call(graph, std::filesystem::path(LODE_TEST_HELLO_FOLDER));
  EXPECT_EQ(good.code, kGood);
  EXPECT_EQ(good.out, "1  org.example.hello 0.1.0\n     provides hello_gpu\n");
  EXPECT_EQ(call(graph, std::filesystem::path("/nowhere")).code, kWrongUse);
}

}  // namespace
}  // namespace lode::tool
