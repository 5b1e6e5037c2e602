// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/worker/manifest.h"

#include <gtest/gtest.h>

namespace lode::worker {
namespace {

constexpr std::string_view kFull = R"({
  "lode": 1, "id": "org.example.deal", "version": "1.2.0", "output_revision": 3,
  "abi": {"major": 1, "minor": 0}, "name": "Deals", "license": "MIT",
  "homepage": "https://example.org", "languages": ["en", "de"],
  "provides": [{"facet": "deal", "kind": "record", "sortable": false, "label": {"en": "Deal"},
                "roles": [{"name": "buyer", "facet": "company"}]},
               {"facet": "gpu", "kind": "keyword", "hierarchical": true, "multi": false}],
  "requires": ["company"], "after": ["org.example.money:amount"],
  "resources": [{"name": "companies.tsv", "max_mb": 20}, {"name": "b.txt"}],
  "permissions": {"network": false, "threads": true},
  "limits": {"timeout_ms": 500, "memory_mb": 64},
  "config_schema": {"type": "object"}, "examples": [1], "later": {"x": 1}})";

TEST(ManifestTest, ReadsEveryMember) {
  const ManifestResult result = parse_manifest(kFull);
  ASSERT_TRUE(result.ok()) << result.error;
  const Manifest& manifest = result.manifest;
  EXPECT_EQ(manifest.id, "org.example.deal");
  EXPECT_EQ(manifest.version, "1.2.0");
  EXPECT_EQ(manifest.output_revision, 3);
  EXPECT_EQ(manifest.languages, (std::vector<std::string>{"en", "de"}));
  ASSERT_EQ(manifest.provides.size(), 2u);
  EXPECT_EQ(manifest.provides[0].kind, Kind::kRecord);
  EXPECT_EQ(manifest.provides[0].label, "Deal");
  EXPECT_EQ(manifest.provides[0].roles[0].facet, "company");
  EXPECT_TRUE(manifest.provides[1].hierarchical);
  EXPECT_FALSE(manifest.provides[1].multi);
  EXPECT_EQ(manifest.provides[1].label, "gpu");
  EXPECT_EQ(manifest.requires_facets, std::vector<std::string>{"company"});
  EXPECT_EQ(manifest.after, std::vector<std::string>{"org.example.money:amount"});
  EXPECT_EQ(manifest.resources[0].max_mb, 20u);
  EXPECT_TRUE(manifest.threads);
  EXPECT_EQ(manifest.timeout_ms, 500u);
  EXPECT_EQ(manifest.memory_mb, 64u);
  EXPECT_EQ(manifest.config_schema, R"({"type":"object"})");
}

TEST(ManifestTest, SaysWhatIsWrong) {
  const std::string start = R"({"lode": 1, "id": "a", "version": "1", "abi": {"major": 1})";
  ASSERT_TRUE(parse_manifest(start + "}").ok()) << parse_manifest(start + "}").error;
  struct Case {
    std::string json;
    const char* want;
  };
  const Case cases[] = {
      {"", "no JSON"},
      {"{", "no JSON"},
      {"[]", "no JSON object"},
      {std::string(60'000, '['), "nested too deeply"},
      {"{\"lode\": 2}", "'lode'"},
      {"{\"lode\": 1, \"id\": \"../x\"}", "'id'"},
      {"{\"lode\": 1, \"id\": \"a\"}", "'version'"},
      {"{\"lode\": 1, \"id\": \"a\", \"version\": \"1\"}", "'major'"},
      {start + R"(, "provides": [{"facet": "Gpu"}]})", "'facet'"},
      {start + R"(, "provides": [{"facet": "gpu", "kind": "geo"}]})", "'kind'"},
      {start + R"(, "provides": [{"facet": "g", "kind": "date", "hierarchical": true}]})",
       "'hierarchical'"},
      {start + R"(, "provides": {"facet": "gpu"}})", "'provides'"},
      {start + R"(, "requires": ["A b"]})", "'requires'"},
      {start + R"(, "resources": [{"name": "../secret"}]})", "'resources'"},
      {start + R"(, "limits": {"timeout_ms": 0}})", "'timeout_ms'"},
      {start + R"(, "limits": {"memory_mb": 1e9}})", "'memory_mb'"},
  };
  for (const Case& c : cases) {
    EXPECT_NE(parse_manifest(c.json).error.find(c.want), std::string::npos)
        << c.json.substr(0, 200) << ": " << parse_manifest(c.json).error;
  }
}

}  // namespace
}  // namespace lode::worker
