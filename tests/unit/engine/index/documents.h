// SPDX-License-Identifier: GPL-3.0-or-later
// Documents and operations that the tests of the index share.
#pragma once

#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "engine/document/document.h"
#include "engine/document/schema.h"
#include "engine/index/writer.h"

namespace lode::index {

inline FacetField facet(std::string name, FacetKind kind, bool hierarchical = false) {
  FacetField field;
  field.name = std::move(name);
  field.kind = kind;
  field.hierarchical = hierarchical;
  field.plugin = "test";
  return field;
}

inline Schema test_schema() {
  Schema schema;
  FacetField deal = facet("deal", FacetKind::kRecord);
  deal.roles = {{"buyer", "company"}, {"amount", "deal_size"}};
  for (FacetField field : {facet("company", FacetKind::kKeyword),
                           facet("gpu", FacetKind::kKeyword, true),
                           facet("deal_size", FacetKind::kMoney),
                           facet("date", FacetKind::kDate),
                           facet("power", FacetKind::kNumber),
                           deal}) {
    EXPECT_TRUE(schema.add(std::move(field)));
  }
  return schema;
}

inline Annotation fact(std::string facet_name, Value value) {
  Annotation annotation;
  annotation.facet = std::move(facet_name);
  annotation.span.whole_document = true;
  annotation.value = std::move(value);
  annotation.confidence = 0.5;
  annotation.rule = "a rule";
  annotation.plugin = "test";
  return annotation;
}

inline Document text_document(std::string id, std::string text) {
  Document document;
  document.id = std::move(id);
  document.text = std::move(text);
  return document;
}

// Every field filled.
inline Document full_document() {
  Document document = text_document("doc-1", "Acme buys 500 racks.\n\nThe racks draw 30 MW.");
  document.url = "https://example.org/news?id=1";
  document.title = "Acme buys racks";
  document.furniture = "Also read: Beta sells 20 racks";
  document.language = "en";
  document.published_unix = -86'400;
  document.metadata = {{"author", "Markets Desk"}, {"tags", "racks"}};
  document.annotations = {
      fact("company", Keyword{"Acme Corp", "company/acme", {}}),
      fact("gpu", Keyword{"GB200", "", {"Nvidia", "Blackwell", "GB200"}}),
      fact("deal_size", Money{1'500'000, 0, 2'000'000, 500'000'000, "EUR", Qualifier::kAbout}),
      fact("date", Date{20'000, 20'089, DatePrecision::kQuarter, true, false}),
      fact("power", Number{30, 30.5, "MW", Qualifier::kAtLeast}),
      fact("deal", Record{"supply", {{"buyer", 0}, {"amount", 2}}}),
      fact("company", Keyword{"Beta Corp"}),
  };
  document.annotations[0].span = Span{0, 4, Field::kTitle, false};
  document.annotations[4].span = Span{37, 42, Field::kBody, false};
  document.annotations[6].span = Span{11, 15, Field::kFurniture, false};
  document.runs = {{"test", "1.0.0", "0123456789abcdef", RunStatus::kOk, "", 2},
                   {"slow", "0.1.0", "fedcba9876543210", RunStatus::kTimeout, "5 s twice", 0}};
  return document;
}

// One with facts drawn from small sets, so that values meet again.
inline Document random_document(std::string id, std::mt19937& random) {
  const auto pick = [&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); };
  Document document = text_document(std::move(id), "word" + std::to_string(pick(50)));
  document.language = pick(2) == 0 ? "en" : "fr";
  for (int i = pick(4); i > 0; --i) {
    document.annotations.push_back(fact("company", Keyword{"Company " + std::to_string(pick(9))}));
  }
  for (int i = pick(3); i > 0; --i) {
    const std::string family = "Family " + std::to_string(pick(2));
    const std::string model = family + "." + std::to_string(pick(3));
    document.annotations.push_back(fact("gpu", Keyword{model, "", {"Maker", family, model}}));
  }
  if (pick(3) == 0) {
    document.annotations.push_back(fact("deal_size", Money{pick(5), 0, 7, 0, "EUR"}));
  }
  if (pick(3) == 0) {
    document.annotations.push_back(fact("date", Date{pick(9), 10}));
  }
  if (pick(3) == 0) {
    document.annotations.push_back(fact("power", Number{pick(9) / 4.0, 9, "MW"}));
  }
  const int facts = static_cast<int>(document.annotations.size());
  for (int i = facts == 0 ? 0 : pick(4); i > 0; --i) {
    Record record{pick(2) == 0 ? "supply" : "funding", {}};
    for (int part = pick(4); part > 0; --part) {
      record.roles.push_back(
          {pick(2) == 0 ? "buyer" : "amount", static_cast<std::uint32_t>(pick(facts))});
    }
    document.annotations.push_back(fact("deal", std::move(record)));
  }
  return document;
}

inline Operation put(const Document& document, const Schema& schema) {
  Operation operation;
  auto prepared = prepare(document, schema);
  EXPECT_TRUE(prepared) << (prepared ? "" : prepared.error().message);
  if (prepared) {
    operation.document = *std::move(prepared);
  }
  return operation;
}

inline Operation removal(std::string id) {
  Operation operation;
  operation.kind = Operation::Kind::kRemove;
  operation.id = std::move(id);
  return operation;
}

// A batch of operations, which cannot be copied.
template <class... Operations>
std::vector<Operation> batch(Operations... operations) {
  std::vector<Operation> all;
  (all.push_back(std::move(operations)), ...);
  return all;
}

}  // namespace lode::index
