// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <map>
#include <stdexcept>

#include "bench/search/peers.h"

#ifdef LODE_BENCH_SQLITE
#include <sqlite3.h>
#endif

namespace lode::bench {

#ifdef LODE_BENCH_SQLITE
namespace {

struct CloseDatabase {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
struct EndStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, EndStatement>;

[[noreturn]] void fail(sqlite3* database) {
  throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(database));
}
void run(sqlite3* database, const char* sql) {
  if (sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail(database);
}
Statement prepare(sqlite3* database, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
    fail(database);
  }
  return Statement(statement);
}
void bind_text(const Statement& statement, int at, const std::string& text) {
  sqlite3_bind_text(statement.get(), at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}
void step(const Statement& statement) {
  if (sqlite3_step(statement.get()) != SQLITE_DONE) fail(sqlite3_db_handle(statement.get()));
  sqlite3_reset(statement.get());
}

class Sqlite final : public Contestant {
 public:
  explicit Sqlite(Database database) : database_(std::move(database)) {}
  std::string name() const override { return "SQLite FTS5"; }

  Answer ask(const BenchQuery& query, Shape shape) override {
    std::string match;
    for (const std::string& word : query.words) {
      match += (match.empty() ? "" : query.phrase ? " " : " AND ") + word;
    }
    if (query.phrase) {
      match = '"' + match + '"';
    }
    std::string where = " texts MATCH ?1";
    if (!query.sector.empty()) {
      where += " AND texts.rowid IN (SELECT document FROM sector WHERE value = ?2)";
    }
    if (query.min_deal > 0) {
      where += " AND texts.rowid IN (SELECT document FROM deal WHERE dollars >= ?3)";
    }
    const std::string top =
        shape == Shape::kSorted
            ? "SELECT texts.rowid FROM texts LEFT JOIN deal ON document = texts.rowid WHERE" +
                  where + " ORDER BY dollars DESC LIMIT 10"
            : "SELECT rowid FROM texts WHERE" + where + " ORDER BY rank LIMIT 10";
    Answer answer;
    answer.hits = rows(top, match, query).first;
    if (shape == Shape::kFacets) {
      answer.total = rows("SELECT count(*) FROM texts WHERE" + where, match, query).second;
      for (const std::string facet : {"sector", "company"}) {
        answer.companies = rows("SELECT count(*), value FROM texts JOIN " + facet +
                                    " ON document = texts.rowid WHERE" + where +
                                    " GROUP BY value ORDER BY 1 DESC LIMIT 10",
                                match,
                                query)
                               .second;
      }
    }
    return answer;
  }

 private:
  // Number of rows, and the sum of their first columns.
  std::pair<std::uint64_t, std::uint64_t> rows(const std::string& sql,
                                               const std::string& match,
                                               const BenchQuery& query) {
    Statement& statement = statements_[sql];
    if (statement == nullptr) {
      statement = prepare(database_.get(), sql);
    }
    bind_text(statement, 1, match);
    bind_text(statement, 2, query.sector);
    sqlite3_bind_int64(statement.get(), 3, query.min_deal);
    std::pair<std::uint64_t, std::uint64_t> result;
    int status = 0;
    while ((status = sqlite3_step(statement.get())) == SQLITE_ROW) {
      ++result.first;
      result.second += static_cast<std::uint64_t>(sqlite3_column_int64(statement.get(), 0));
    }
    if (status != SQLITE_DONE) fail(database_.get());
    sqlite3_reset(statement.get());
    return result;
  }

  Database database_;
  std::map<std::string, Statement> statements_;
};

void fill(sqlite3* database, const SearchCorpus& corpus) {
  run(database,
      "PRAGMA journal_mode = WAL; PRAGMA cache_size = -262144;"
      "CREATE VIRTUAL TABLE texts USING fts5(title, body, tokenize = 'porter unicode61');"
      "CREATE TABLE company(document INTEGER, value TEXT);"
      "CREATE TABLE sector(document INTEGER, value TEXT);"
      "CREATE TABLE deal(document INTEGER PRIMARY KEY, dollars INTEGER);");
  const Statement text = prepare(database, "INSERT INTO texts(rowid, title, body) VALUES(?,?,?)");
  const Statement company = prepare(database, "INSERT INTO company VALUES(?,?)");
  const Statement sector = prepare(database, "INSERT INTO sector VALUES(?,?)");
  const Statement deal = prepare(database, "INSERT INTO deal VALUES(?,?)");
  run(database, "BEGIN");
  corpus.for_each([&](const Document& document, const Facts& facts, std::size_t number) {
    const auto id = static_cast<sqlite3_int64>(number + 1);
    sqlite3_bind_int64(text.get(), 1, id);
    bind_text(text, 2, document.title);
    bind_text(text, 3, document.text);
    step(text);
    for (const auto& [table, values] :
         {std::pair(&company, &facts.companies), std::pair(&sector, &facts.sectors)}) {
      for (const std::string& value : *values) {
        sqlite3_bind_int64(table->get(), 1, id);
        bind_text(*table, 2, value);
        step(*table);
      }
    }
    if (facts.deal > 0) {
      sqlite3_bind_int64(deal.get(), 1, id);
      sqlite3_bind_int64(deal.get(), 2, facts.deal);
      step(deal);
    }
  });
  run(database,
      "COMMIT; CREATE INDEX company_document ON company(document, value);"
      "CREATE INDEX sector_document ON sector(document, value);"
      "CREATE INDEX sector_value ON sector(value, document);"
      "INSERT INTO texts(texts) VALUES('optimize'); ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);");
}

}  // namespace

Peer sqlite_peer(const SearchCorpus& corpus, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  const std::filesystem::path file = folder / "bench.sqlite";
  const auto begin = std::chrono::steady_clock::now();
  sqlite3* opened = nullptr;
  const int status = sqlite3_open(file.c_str(), &opened);
  Database database(opened);
  if (status != SQLITE_OK) fail(opened);
  fill(opened, corpus);
  Peer peer;
  peer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  peer.megabytes = static_cast<double>(std::filesystem::file_size(file)) / 1e6;
  peer.contestant = std::make_unique<Sqlite>(std::move(database));
  return peer;
}

#else

Peer sqlite_peer(const SearchCorpus&, const std::filesystem::path&) {
  return {};
}

#endif

}  // namespace lode::bench
