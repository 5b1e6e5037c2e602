// SPDX-License-Identifier: GPL-3.0-or-later
// docs/cli-json.md: each line of each example parses as the message that the page says.
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/util/json_util.h>

#include "client/command.h"
#include "client/output_json.h"
#include "fake_services.h"

namespace lode::client {
namespace {

struct Example {
  std::string head;  // Behind "```json ".
  std::string line;
};

std::vector<Example> examples() {
  std::ifstream page(LODE_SOURCE_DIR "/docs/cli-json.md");
  std::vector<Example> found;
  std::string head;
  for (std::string line; std::getline(page, line);) {
    if (line.rfind("```", 0) == 0) {
      head = line.rfind("```json ", 0) == 0 ? line.substr(8) : std::string();
    } else if (!head.empty()) {
      found.push_back({head, line});
    }
  }
  return found;
}

// Type and JSON of the message on the line.
std::pair<std::string, std::string> message_of(const Example& example) {
  static const std::map<std::string, std::string> kTyped = {{"hit", "Hit"},
                                                            {"facet", "FacetResult"},
                                                            {"warning", "QueryWarning"},
                                                            {"document", "Document"},
                                                            {"suggestion", "Suggestion"}};
  const nlohmann::json object = nlohmann::json::parse(example.line);
  if (object.size() == 1) {
    const std::string key = object.begin().key();
    const std::string inner = object.begin()->dump();
    if (key == "summary") {
      const bool facets = example.head.find("lode facets") == 0;
      const bool suggestions = example.head.find("lode suggest") == 0;
      return {facets        ? "ListFacetValuesResponse"
              : suggestions ? "SuggestResponse"
                            : "SearchResponse",
              inner};
    }
    if (const auto typed = kTyped.find(key); typed != kTyped.end()) {
      return {typed->second, inner};
    }
  }
  const std::size_t colon = example.head.rfind(": ");
  return {colon == std::string::npos ? "Annotation" : example.head.substr(colon + 2), example.line};
}

TEST(CliJsonPageTest, EveryExampleIsTheMessageThatItSays) {
  const std::vector<Example> all = examples();
  ASSERT_GT(all.size(), 10U);
  for (const Example& example : all) {
    const auto [type, json] = message_of(example);
    const auto* descriptor =
        google::protobuf::DescriptorPool::generated_pool()->FindMessageTypeByName("lode.v1." +
                                                                                  type);
    ASSERT_NE(descriptor, nullptr) << type;
    const std::unique_ptr<google::protobuf::Message> message(
        google::protobuf::MessageFactory::generated_factory()->GetPrototype(descriptor)->New());
    const auto status = google::protobuf::util::JsonStringToMessage(json, message.get());
    EXPECT_TRUE(status.ok()) << type << ": " << status.ToString() << "\n" << json;
    EXPECT_EQ(nlohmann::json::parse(json_line(*message)), nlohmann::json::parse(json))
        << "the page shows what lode writes";
  }
}

TEST(CliJsonPageTest, EveryCommandThatWritesMessagesHasAnExample) {
  const std::set<std::string_view> without = {"serve", "completion", "help", "export"};
  for (const Command& command : commands()) {
    const auto has = [&](const Example& example) {
      return example.head.rfind("lode " + std::string(command.name) + " ", 0) == 0;
    };
    EXPECT_EQ(std::ranges::any_of(examples(), has), !without.contains(command.name))
        << command.name;
  }
}

TEST(CliJsonPageTest, JsonStringsAreValidWhateverTheBytes) {
  EXPECT_EQ(json_string("a\"b\\\n\x01"), "\"a\\\"b\\\\\\n\\u0001\"");
  EXPECT_EQ(json_string("\xff"), "\"\uFFFD\"");
}

}  // namespace
}  // namespace lode::client
