// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/facts/columns.h"

#include <atomic>
#include <cmath>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <thread>

#include <gtest/gtest.h>
#include <xapian.h>

#include "engine/index/metadata.h"
#include "engine/index/record_codec.h"
#include "engine/index/term_layout.h"
#include "engine/index/value_codec.h"
#include "tests/support/temp_dir.h"
#include "tests/unit/engine/index/documents.h"

namespace lode::facts {
namespace {

using index::batch;
using index::fact;
using index::put;
using index::removal;
using index::text_document;

using Texts = std::multiset<std::string>;

// Folded texts of the document's values of the facet.
Texts texts_of(const Columns& columns, std::string_view facet, index::Location location) {
  Texts texts;
  if (const Column* column = columns.find(facet)) {
    for (const Ordinal ordinal : column->values(location)) {
      texts.insert(column->dictionary().entry(ordinal).folded);
    }
  }
  return texts;
}

// The same in the obvious way: the judge.
Texts naive_texts(const Document& document, const FacetField& facet) {
  std::set<std::string> distinct;
  Texts others;
  for (const Value& value : index::facet_values(document, facet)) {
    if (const auto* keyword = std::get_if<Keyword>(&value)) {
      distinct.insert(index::fold_value(keyword->text));
      for (const std::string& step : keyword->path) {
        distinct.insert(index::fold_value(step));
      }
    } else {
      others.insert(index::fold_value(to_text(value)));
    }
  }
  others.insert(distinct.begin(), distinct.end());
  return others;
}

// A record as its type and "role: folded text" of each value and its ancestors.
using RecordTexts = std::set<std::string>;

std::set<RecordTexts> records_of(const Columns& columns,
                                 const Schema& schema,
                                 index::Location location) {
  std::set<RecordTexts> all;
  const Records* records = columns.find_records("deal");
  if (records == nullptr) {
    return all;
  }
  for (const Ordinal ordinal : records->values(location)) {
    RecordTexts texts;
    for (const FacetField& facet : schema.fields()) {
      const auto role = records->role(facet.name);
      for (const RecordPart& part : records->parts(ordinal)) {
        if (role && part.role == *role) {
          texts.insert(facet.name + ": " +
                       columns.find(facet.name)->dictionary().entry(part.ordinal).folded);
        }
      }
    }
    all.insert(std::move(texts));
  }
  return all;
}

// The same in the obvious way: the judge.
std::set<RecordTexts> naive_records(const Document& document, const Schema& schema) {
  std::set<RecordTexts> all;
  for (const Annotation& annotation : document.annotations) {
    const auto* record = std::get_if<Record>(&annotation.value);
    if (record == nullptr) {
      continue;
    }
    RecordTexts texts{"deal: " + record->type};
    for (const Role& role : record->roles) {
      const std::string facet = "deal." + role.name;
      Document only = document;
      only.annotations = {document.annotations[role.annotation], annotation};
      std::get<Record>(only.annotations[1].value).roles = {{role.name, 0}};
      for (const std::string& text : naive_texts(only, *schema.find(facet))) {
        texts.insert(std::string(facet).append(": ").append(text));
      }
    }
    all.insert(std::move(texts));
  }
  return all;
}

class ColumnsTest : public testing::Test {
 protected:
  void open(std::uint32_t shards) {
    auto writer = index::Writer::open(temp_ / "index", {shards});
    ASSERT_TRUE(writer) << writer.error().message;
    writer_ = *std::move(writer);
    auto reader = index::Reader::open(temp_ / "index");
    ASSERT_TRUE(reader) << reader.error().message;
    reader_ = *std::move(reader);
  }

  // Commits, and gives the columns after it.
  std::shared_ptr<const Columns> commit(std::vector<index::Operation> operations) {
    const auto report = writer_->apply(std::move(operations));
    EXPECT_TRUE(report);
    EXPECT_TRUE(reader_->refresh());
    auto columns = store_->update(*reader_, report->changes);
    EXPECT_TRUE(columns) << (columns ? "" : columns.error().message);
    return columns ? *std::move(columns) : nullptr;
  }

  std::shared_ptr<const Columns> put_value(const std::string& id,
                                           const std::string& facet,
                                           Value value) {
    Document document = text_document(id, "text");
    document.annotations = {fact(facet, std::move(value))};
    return commit(batch(put(document, schema_)));
  }

  index::Location location_of(const std::string& id) {
    const auto found = reader_->find(id);
    EXPECT_TRUE(found && *found) << id;
    return found && *found ? **found : index::Location{};
  }

  void expect_equal_to_judge(const Columns& columns, const std::map<std::string, Document>& all);

  test::TempDir temp_;
  Schema schema_ = index::test_schema();
  std::unique_ptr<index::Writer> writer_;
  std::unique_ptr<index::Reader> reader_;
  std::unique_ptr<ColumnStore> store_ = ColumnStore::create();
};

void ColumnsTest::expect_equal_to_judge(const Columns& columns,
                                        const std::map<std::string, Document>& all) {
  std::map<std::pair<std::uint32_t, index::DocId>, const Document*> by_place;
  for (const auto& [id, document] : all) {
    const index::Location location = location_of(id);
    by_place[{location.shard, location.doc}] = &document;
  }
  for (const auto& [id, document] : all) {
    ASSERT_EQ(records_of(columns, schema_, location_of(id)), naive_records(document, schema_))
        << id;
  }
  for (const FacetField& facet : schema_.fields()) {
    for (std::uint32_t shard = 0; shard < reader_->shards(); ++shard) {
      for (index::DocId doc = 0; doc < reader_->end_of_shard(shard) + 2; ++doc) {
        const auto found = by_place.find({shard, doc});
        const Texts want = found == by_place.end() ? Texts() : naive_texts(*found->second, facet);
        ASSERT_EQ(texts_of(columns, facet.name, {shard, doc}), want)
            << facet.name << " of document " << doc << " in shard " << shard;
      }
    }
  }
}

class RandomColumnsTest : public ColumnsTest, public testing::WithParamInterface<std::uint32_t> {};

TEST_P(RandomColumnsTest, AfterRandomChangesEqualTheJudgeAndAFreshBuild) {
  constexpr unsigned kSeed = 20'261'124;
  std::mt19937 random(kSeed);
  open(GetParam());
  std::map<std::string, Document> all;
  std::shared_ptr<const Columns> columns;
  for (int commits = 0; commits < 20; ++commits) {
    std::vector<index::Operation> operations;
    for (int i = 0; i < 10; ++i) {
      const std::string id = "doc-" + std::to_string(random() % 60);
      if (random() % 4 == 0) {
        operations.push_back(removal(id));
        all.erase(id);
      } else {
        all[id] = index::random_document(id, random);
        operations.push_back(put(all[id], schema_));
      }
    }
    columns = commit(std::move(operations));
    ASSERT_NE(columns, nullptr);
    expect_equal_to_judge(*columns, all);
  }
  const auto fresh = ColumnStore::create()->build(*reader_);
  ASSERT_TRUE(fresh);
  expect_equal_to_judge(**fresh, all);
  EXPECT_EQ(columns->shard_revisions(), (*fresh)->shard_revisions());
}

INSTANTIATE_TEST_SUITE_P(Shards, RandomColumnsTest, testing::Values(1, 3));

TEST_F(ColumnsTest, ReadRecordsOfAnIndexFromBeforeThereWereSome) {
  open(1);
  std::mt19937 random(7);
  std::map<std::string, Document> all;
  std::vector<index::Operation> operations;
  for (int i = 0; i < 30; ++i) {
    const std::string id = "doc-" + std::to_string(i);
    all[id] = index::random_document(id, random);
    operations.push_back(put(all[id], schema_));
  }
  ASSERT_NE(commit(std::move(operations)), nullptr);
  writer_.reset();
  {
    Xapian::WritableDatabase shard((temp_ / "index" / "shard-00").string());
    const auto slots = index::SlotTable::parse(shard.get_metadata(index::kSlotsKey));
    ASSERT_TRUE(slots);
    const auto* slot = slots->find(index::records_slot("deal"));
    ASSERT_NE(slot, nullptr);
    shard.set_metadata(index::kFeaturesKey, "terms-1 values-1 documents-1");
    for (Xapian::docid i = 1; i <= shard.get_lastdocid(); ++i) {
      Xapian::Document document = shard.get_document(i);
      if (!document.get_value(slot->slot).empty()) {
        document.remove_value(slot->slot);
      }
      shard.replace_document(i, document);
    }
    shard.commit();
  }
  ASSERT_TRUE(reader_->refresh());
  const auto columns = store_->build(*reader_);
  ASSERT_TRUE(columns) << columns.error().message;
  expect_equal_to_judge(**columns, all);

  auto writer = index::Writer::open(temp_ / "index", {1});
  ASSERT_TRUE(writer);
  writer_ = *std::move(writer);
  all["new"] = index::random_document("new", random);
  const auto later = commit(batch(put(all["new"], schema_)));
  ASSERT_NE(later, nullptr);
  expect_equal_to_judge(*later, all);
  const Xapian::Database shard((temp_ / "index" / "shard-00").string());
  EXPECT_EQ(shard.get_metadata(index::kFeaturesKey), index::kFeatures);
}

TEST_F(ColumnsTest, KnowNoFacetThatNoDocumentHas) {
  open(1);
  const auto columns = commit(batch(put(text_document("a", "text"), schema_)));
  EXPECT_EQ(columns->find("company"), nullptr);
  EXPECT_EQ(columns->find("no_such_facet"), nullptr);
}

TEST_F(ColumnsTest, KeepTheirContentWhenTheStoreGoesOn) {
  open(1);
  const auto before = put_value("a", "company", Keyword{"Acme"});
  const index::Location a = location_of("a");
  const auto after = put_value("a", "company", Keyword{"Globex"});
  const auto gone = commit(batch(removal("a")));
  EXPECT_EQ(texts_of(*before, "company", a), Texts{"acme"});
  EXPECT_EQ(texts_of(*after, "company", a), Texts{"globex"});
  EXPECT_EQ(texts_of(*gone, "company", a), Texts{});
}

TEST_F(ColumnsTest, KeepOrdinalsOverCommits) {
  open(1);
  const auto before = put_value("a", "company", Keyword{"Acme"});
  const auto ordinal = before->find("company")->dictionary().find("ACME");
  ASSERT_TRUE(ordinal);
  const auto after = put_value("b", "company", Keyword{"acme"});
  const auto values = after->find("company")->values(location_of("b"));
  ASSERT_EQ(values.size(), 1U);
  EXPECT_EQ(values[0], *ordinal);
}

TEST_F(ColumnsTest, BringTheAncestorsOfAValueInAHierarchyAlong) {
  open(1);
  const auto columns =
      put_value("a", "gpu", Keyword{"GB200", "gpu/gb200", {"Nvidia", "Blackwell", "GB200"}});
  const Column* column = columns->find("gpu");
  ASSERT_NE(column, nullptr);
  EXPECT_EQ(texts_of(*columns, "gpu", location_of("a")), (Texts{"nvidia", "blackwell", "gb200"}));
  const Dictionary& dictionary = column->dictionary();
  const auto model = dictionary.find("gpu/GB200");
  ASSERT_TRUE(model) << "an id is found too";
  const Ordinal family = dictionary.entry(*model).parent;
  ASSERT_NE(family, kNoOrdinal);
  EXPECT_EQ(std::get<Keyword>(dictionary.entry(family).value),
            (Keyword{"Blackwell", "", {"Nvidia", "Blackwell"}}));
  EXPECT_EQ(dictionary.entry(dictionary.entry(family).parent).parent, kNoOrdinal);
}

TEST_F(ColumnsTest, LearnTheIdOfAnAncestorThatIsLaterAValueItself) {
  open(1);
  put_value("a", "gpu", Keyword{"GB200", "", {"Nvidia", "Blackwell", "GB200"}});
  const auto columns =
      put_value("b", "gpu", Keyword{"Blackwell", "gpu/blackwell", {"Nvidia", "Blackwell"}});
  const Dictionary& dictionary = columns->find("gpu")->dictionary();
  const auto ordinal = dictionary.find("blackwell");
  ASSERT_TRUE(ordinal);
  EXPECT_EQ(dictionary.find("gpu/blackwell"), ordinal);
  EXPECT_EQ(std::get<Keyword>(dictionary.entry(*ordinal).value).id, "gpu/blackwell");
}

TEST_F(ColumnsTest, GiveMoneyInDollarsDatesInDaysAndNumbersAsTheyAre) {
  struct Case {
    std::string facet;
    Value value;
    double low;
    double high;
  };
  const Case cases[] = {
      {"deal_size", Money{100, 0, 200, 500'000'000, "USD"}, 100, 200.5},
      {"deal_size", Money{100, 0, 100, 0, "EUR"}, 116, 116},
      {"date", Date{20'000, 20'089, DatePrecision::kQuarter}, 20'000, 20'089},
      {"power", Number{1.5, 3, "MW"}, 1.5, 3},
      {"power", Number{9, 3, "MW"}, 3, 9},
      {"power", Number{std::nan(""), 3, "MW"}, 0, 3},
      {"company", Keyword{"7"}, 0, 0},
  };
  open(1);
  for (const Case& c : cases) {
    const auto columns = put_value("a", c.facet, c.value);
    const Column* column = columns->find(c.facet);
    ASSERT_NE(column, nullptr) << c.facet;
    const auto values = column->values(location_of("a"));
    ASSERT_EQ(values.size(), 1U) << to_text(c.value);
    const Entry& entry = column->dictionary().entry(values[0]);
    EXPECT_NEAR(entry.low, c.low, 1e-9) << to_text(c.value);
    EXPECT_NEAR(entry.high, c.high, 1e-9) << to_text(c.value);
    EXPECT_EQ(entry.text, to_text(c.value));
    EXPECT_EQ(column->kind(), schema_.find(c.facet)->kind);
  }
}

TEST_F(ColumnsTest, TellDifferentAmountsApartThatReadAlike) {
  open(1);
  put_value("a", "deal_size", Money{5, 0, 5, 0, "USD", Qualifier::kExact});
  const auto columns = put_value("b", "deal_size", Money{5, 0, 5, 0, "USD", Qualifier::kAbout});
  EXPECT_EQ(columns->find("deal_size")->dictionary().size(), 2U);
}

TEST_F(ColumnsTest, ReachOverManyChunksAndValues) {
  open(1);
  constexpr int kDocuments = 9'000;  // Three chunks, and two segments of the dictionary.
  std::vector<index::Operation> operations;
  for (int i = 0; i < kDocuments; ++i) {
    Document document = text_document("doc-" + std::to_string(i), "");
    document.annotations = {fact("company", Keyword{"Company " + std::to_string(i / 3)})};
    operations.push_back(put(document, schema_));
  }
  const auto columns = commit(std::move(operations));
  EXPECT_EQ(columns->find("company")->dictionary().size(), 3'000U);
  for (const int i : {0, 4'094, 4'095, 4'096, 8'191, 8'192, kDocuments - 1}) {
    EXPECT_EQ(texts_of(*columns, "company", location_of("doc-" + std::to_string(i))),
              Texts{"company " + std::to_string(i / 3)});
  }
  EXPECT_EQ(texts_of(*columns, "company", {0, 1'000'000}), Texts{});
  EXPECT_EQ(texts_of(*columns, "company", {7, 1}), Texts{});
  EXPECT_GT(columns->size_bytes(), kDocuments * sizeof(Ordinal));
}

TEST_F(ColumnsTest, CanBeReadByManyThreadsWhileTheStoreGoesOn) {
  open(2);
  std::mt19937 random(7);
  std::shared_ptr<const Columns> shared = commit(batch(put(index::full_document(), schema_)));
  std::mutex mutex;
  std::atomic<bool> done = false;
  const auto look = [&] {
    while (!done.load()) {
      std::shared_ptr<const Columns> columns;
      {
        const std::lock_guard lock(mutex);
        columns = shared;
      }
      const Column* column = columns->find("company");
      ASSERT_NE(column, nullptr);
      const Dictionary& dictionary = column->dictionary();
      for (Ordinal i = 0; i < dictionary.size(); ++i) {
        ASSERT_EQ(dictionary.find(dictionary.entry(i).text), i);
      }
      for (index::DocId doc = 1; doc < 50; ++doc) {
        for (const Ordinal ordinal : column->values({doc % 2, doc})) {
          ASSERT_LT(ordinal, dictionary.size());
        }
      }
    }
  };
  std::vector<std::jthread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back(look);
  }
  for (int i = 0; i < 30; ++i) {
    Document document = index::random_document("doc-" + std::to_string(i), random);
    document.annotations.push_back(fact("company", Keyword{"New " + std::to_string(i)}));
    auto columns = commit(batch(put(document, schema_)));
    const std::lock_guard lock(mutex);
    shared = std::move(columns);
  }
  done = true;
}

}  // namespace
}  // namespace lode::facts
