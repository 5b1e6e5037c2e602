// SPDX-License-Identifier: GPL-3.0-or-later
// An index of a few documents on disk, with its columns, as the engine holds it.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "engine/facts/columns.h"
#include "engine/index/reader.h"
#include "engine/index/writer.h"
#include "engine/query/search.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/engine/query/schema.h"

namespace lode::query {

class TestIndex {
 public:
  explicit TestIndex(std::uint32_t shards = 1,
                     std::shared_ptr<const ExchangeRates> rates = ExchangeRates::built_in())
      : rates_(std::move(rates)), store_(facts::ColumnStore::create(rates_)) {
    auto writer = index::Writer::open(folder_ / "index", {.shards = shards});
    EXPECT_TRUE(writer) << (writer ? "" : writer.error().message);
    writer_ = *std::move(writer);
    auto reader = index::Reader::open(folder_ / "index");
    EXPECT_TRUE(reader) << (reader ? "" : reader.error().message);
    reader_ = *std::move(reader);
    auto columns = store_->build(*reader_);
    EXPECT_TRUE(columns);
    columns_ = *std::move(columns);
  }

  // Adds or replaces `documents` and removes `removed`, in one commit.
  void change(const std::vector<Document>& documents,
              const std::vector<std::string>& removed = {}) {
    std::vector<index::Operation> batch;
    for (const Document& document : documents) {
      auto prepared = index::prepare(document, schema_);
      ASSERT_TRUE(prepared) << prepared.error().message;
      index::Operation operation;
      operation.document = *std::move(prepared);
      batch.push_back(std::move(operation));
    }
    for (const std::string& id : removed) {
      index::Operation operation;
      operation.kind = index::Operation::Kind::kRemove;
      operation.id = id;
      batch.push_back(std::move(operation));
    }
    auto report = writer_->apply(std::move(batch));
    ASSERT_TRUE(report) << report.error().message;
    ASSERT_TRUE(reader_->refresh());
    auto columns = store_->update(*reader_, report->changes);
    ASSERT_TRUE(columns) << columns.error().message;
    columns_ = *std::move(columns);
    revision_ = report->revision;
    for (const std::string& id : removed) {
      forget(id);
    }
    for (const Document& document : documents) {
      forget(document.id);
      documents_.push_back(document);
    }
  }

  [[nodiscard]] Snapshot snapshot() const {
    return {*reader_, *columns_, schema_, revision_, nullptr, rates_.get()};
  }
  [[nodiscard]] Result<SearchResponse> ask(const SearchRequest& request,
                                           const Budget& budget = {}) const {
    return search(snapshot(), request, budget);
  }
  // Ids of the hits, in order; "error: ..." if there was one.
  [[nodiscard]] std::vector<std::string> ids_for(SearchRequest request) const {
    request.page_size = kMaxPageSize;
    std::vector<std::string> ids;
    const auto response = ask(request);
    if (!response) {
      return {"error: " + response.error().message};
    }
    for (const Hit& hit : response->hits) {
      ids.push_back(hit.document.id);
    }
    return ids;
  }
  [[nodiscard]] std::vector<std::string> ids(const std::string& query) const {
    return ids_for({.query = query});
  }

  // What is in the index now.
  [[nodiscard]] const std::vector<Document>& documents() const noexcept { return documents_; }
  [[nodiscard]] const Schema& schema() const noexcept { return schema_; }

 private:
  void forget(const std::string& id) {
    std::erase_if(documents_, [&](const Document& document) { return document.id == id; });
  }

  test::TempDir folder_;
  Schema schema_ = query_schema();
  std::unique_ptr<index::Writer> writer_;
  std::unique_ptr<index::Reader> reader_;
  std::shared_ptr<const ExchangeRates> rates_;
  std::unique_ptr<facts::ColumnStore> store_;
  std::shared_ptr<const facts::Columns> columns_;
  std::uint64_t revision_ = 0;
  std::vector<Document> documents_;
};

// A document with title and text in English.
inline Document article(std::string id, std::string title, std::string text) {
  Document document;
  document.id = std::move(id);
  document.title = std::move(title);
  document.text = std::move(text);
  document.language = "en";
  return document;
}

// Adds a fact whose evidence is the first place of `quote` in the text; the whole document if
// `quote` is empty. Returns its index.
inline std::uint32_t add_fact(Document& document,
                              const std::string& facet,
                              Value value,
                              const std::string& quote = "") {
  Annotation annotation;
  annotation.facet = facet;
  annotation.value = std::move(value);
  annotation.plugin = "test";
  annotation.rule = "test";
  annotation.span.whole_document = quote.empty();
  if (!quote.empty()) {
    annotation.span.begin = document.text.find(quote);
    annotation.span.end = annotation.span.begin + quote.size();
  }
  document.annotations.push_back(std::move(annotation));
  return static_cast<std::uint32_t>(document.annotations.size() - 1);
}

inline Value dollars(std::int64_t low, std::int64_t high = 0) {
  return Money{low, 0, high == 0 ? low : high, 0, "USD"};
}
inline Value day(int year, int month, int day_of_month) {
  const std::int64_t days = to_days({year, month, day_of_month});
  return Date{days, days, DatePrecision::kDay};
}

}  // namespace lode::query
