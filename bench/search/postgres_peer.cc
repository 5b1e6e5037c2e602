// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>
#include <stdexcept>

#include "bench/search/peers.h"

#ifdef LODE_BENCH_POSTGRES
#include <libpq-fe.h>
#endif

namespace lode::bench {

#ifdef LODE_BENCH_POSTGRES
namespace {

struct CloseConnection {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct FreeResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Connection = std::unique_ptr<PGconn, CloseConnection>;
using Rows = std::unique_ptr<PGresult, FreeResult>;

Rows run(PGconn* connection, const std::string& sql) {
  Rows rows(PQexec(connection, sql.c_str()));
  const ExecStatusType status = PQresultStatus(rows.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_IN) {
    throw std::runtime_error(std::string("PostgreSQL: ") + PQerrorMessage(connection));
  }
  return rows;
}

std::uint64_t first_column(const Rows& rows) {
  std::uint64_t sum = 0;
  for (int row = 0; row < PQntuples(rows.get()); ++row) {
    sum += std::stoull(PQgetvalue(rows.get(), row, 0));
  }
  return sum;
}

class Postgres final : public Contestant {
 public:
  explicit Postgres(Connection connection) : connection_(std::move(connection)) {}
  std::string name() const override { return "PostgreSQL, GIN"; }

  Answer ask(const BenchQuery& query, Shape shape) override {
    std::string words;
    for (const std::string& word : query.words) {
      words += (words.empty() ? "" : " ") + word;
    }
    const std::string asked =
        (query.phrase ? "phraseto_tsquery" : "plainto_tsquery") + ("('english', '" + words + "')");
    std::string where = " words @@ " + asked;
    if (!query.sector.empty()) {
      where += " AND id IN (SELECT document FROM sector WHERE value = '" + query.sector + "')";
    }
    if (query.min_deal > 0) {
      where += " AND dollars >= " + std::to_string(query.min_deal);
    }
    const std::string order =
        shape == Shape::kSorted ? "dollars DESC NULLS LAST" : "ts_rank(words, " + asked + ") DESC";
    Answer answer;
    const Rows top = run(connection_.get(),
                         "SELECT id FROM texts WHERE" + where + " ORDER BY " + order + " LIMIT 10");
    answer.hits = static_cast<std::uint64_t>(PQntuples(top.get()));
    if (shape == Shape::kFacets) {
      answer.total =
          first_column(run(connection_.get(), "SELECT count(*) FROM texts WHERE" + where));
      for (const std::string facet : {"sector", "company"}) {
        answer.companies = first_column(run(connection_.get(),
                                            "SELECT count(*), value FROM texts JOIN " + facet +
                                                " ON document = id WHERE" + where +
                                                " GROUP BY value ORDER BY 1 DESC LIMIT 10"));
      }
    }
    return answer;
  }

 private:
  Connection connection_;
};

// A text for COPY.
std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '\\': result += "\\\\"; break;
      case '\n': result += "\\n"; break;
      case '\r': result += "\\r"; break;
      case '\t': result += "\\t"; break;
      case '\0': result += ' '; break;
      default: result += c;
    }
  }
  return result;
}

void copy(PGconn* connection, const char* table, const std::function<void(std::string&)>& write) {
  run(connection, std::string("COPY ") + table + " FROM STDIN");
  std::string rows;
  write(rows);
  // In pieces, since one call takes an int.
  constexpr std::size_t kPiece = std::size_t{1} << 20U;
  for (std::size_t at = 0; at < rows.size(); at += kPiece) {
    const auto size = static_cast<int>(std::min(kPiece, rows.size() - at));
    if (PQputCopyData(connection, rows.data() + at, size) != 1) {
      throw std::runtime_error(std::string("PostgreSQL: ") + PQerrorMessage(connection));
    }
  }
  PQputCopyEnd(connection, nullptr);
  const Rows end(PQgetResult(connection));
  if (PQresultStatus(end.get()) != PGRES_COMMAND_OK) {
    throw std::runtime_error(std::string("PostgreSQL: ") + PQerrorMessage(connection));
  }
  while (Rows(PQgetResult(connection)) != nullptr) {
  }
}

void copy_values(PGconn* connection,
                 const SearchCorpus& corpus,
                 const char* table,
                 std::vector<std::string> Facts::*values) {
  copy(connection, table, [&](std::string& rows) {
    corpus.for_each([&](const Document&, const Facts& facts, std::size_t number) {
      for (const std::string& value : facts.*values) {
        rows += std::to_string(number) + '\t' + value + '\n';
      }
    });
  });
}

void fill(PGconn* connection, const SearchCorpus& corpus) {
  run(connection,
      "SET client_min_messages = warning;"
      "DROP TABLE IF EXISTS texts, company, sector;"
      "CREATE TABLE texts(id int PRIMARY KEY, body text, dollars bigint, words tsvector"
      " GENERATED ALWAYS AS (to_tsvector('english', body)) STORED);"
      "CREATE TABLE company(document int, value text);"
      "CREATE TABLE sector(document int, value text);");
  copy(connection, "texts(id, body, dollars)", [&](std::string& rows) {
    corpus.for_each([&](const Document& document, const Facts& facts, std::size_t number) {
      rows += std::to_string(number) + '\t' + escaped(document.title + '\n' + document.text) + '\t';
      rows += (facts.deal > 0 ? std::to_string(facts.deal) : "\\N") + '\n';
    });
  });
  copy_values(connection, corpus, "company", &Facts::companies);
  copy_values(connection, corpus, "sector", &Facts::sectors);
  run(connection,
      "CREATE INDEX ON texts USING gin(words);"
      "CREATE INDEX ON company(document, value);"
      "CREATE INDEX ON sector(document, value);"
      "CREATE INDEX ON sector(value, document);"
      "CREATE INDEX ON texts(dollars);");
  run(connection, "VACUUM ANALYZE");
}

}  // namespace

Peer postgres_peer(const SearchCorpus& corpus, const std::string& conninfo) {
  Connection connection(PQconnectdb(conninfo.c_str()));
  if (PQstatus(connection.get()) != CONNECTION_OK) {
    throw std::runtime_error(std::string("PostgreSQL: ") + PQerrorMessage(connection.get()));
  }
  const auto begin = std::chrono::steady_clock::now();
  fill(connection.get(), corpus);
  Peer peer;
  peer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  peer.megabytes = static_cast<double>(first_column(
                       run(connection.get(), "SELECT pg_database_size(current_database())"))) /
                   1e6;
  peer.contestant = std::make_unique<Postgres>(std::move(connection));
  return peer;
}

#else

Peer postgres_peer(const SearchCorpus&, const std::string&) {
  return {};
}

#endif

}  // namespace lode::bench
