// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/search/report.h"

#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace lode::bench {
namespace {

std::string text_of(const BenchQuery& query) {
  std::string text;
  for (const std::string& word : query.words)
    text += (text.empty() ? "" : " ") + word;
  if (query.phrase) text = '"' + text + '"';
  if (!query.sector.empty()) text += " sector:\"" + query.sector + '"';
  if (query.min_deal > 0) text += " deal_size>=" + std::to_string(query.min_deal);
  return text;
}

const char* key_of(Shape shape) {
  switch (shape) {
    case Shape::kTop: return "top";
    case Shape::kFacets: return "facets";
    case Shape::kSorted: return "sorted";
  }
  return "";
}

void print_row(const Row& row, const Row& lode) {
  std::printf("%-28s", row.name.c_str());
  for (const Shape shape : kShapes) {
    const auto found = row.ms.find(shape);
    if (found == row.ms.end()) {
      std::printf(" %9s %8s", "", "");
    } else {
      std::printf(" %9.2f %7.2fx", found->second, found->second / lode.ms.at(shape));
    }
  }
  std::printf(" %10llu %10llu\n",
              static_cast<unsigned long long>(row.matches),
              static_cast<unsigned long long>(row.companies));
}

void print_queries(const Report& report) {
  std::printf("\n%-44s %12s %12s %12s %12s\n",
              "ms of each question",
              "Lode top",
              "Xapian top",
              "Lode facets",
              "spies");
  for (std::size_t i = 0; i < report.queries.size(); ++i) {
    std::printf("%-44s %12.3f %12.3f %12.3f %12.3f\n",
                text_of(report.queries[i]).c_str(),
                report.rows[0].query_ms.at(Shape::kTop)[i],
                report.rows[3].query_ms.at(Shape::kTop)[i],
                report.rows[0].query_ms.at(Shape::kFacets)[i],
                report.rows[4].query_ms.at(Shape::kFacets)[i]);
  }
}

}  // namespace

void print(const Report& report) {
  std::printf("%zu documents, %.1f MB of text, %zu questions\n\n",
              report.documents,
              report.megabytes,
              report.queries.size());
  std::printf("%-28s %18s %18s %18s %10s %10s\n",
              "sums in ms, and to the first",
              "top 10",
              "+ exact facets",
              "by deal size",
              "matches",
              "companies");
  for (const Row& row : report.rows)
    print_row(row, report.rows.front());
  print_queries(report);
  std::printf("\n%-28s %9s %9s %9s\n", "build", "seconds", "MB/s", "MB");
  for (const Build& build : report.builds) {
    std::printf("%-28s %9.1f %9.2f %9.0f\n",
                build.name.c_str(),
                build.seconds,
                report.megabytes / build.seconds,
                build.megabytes);
  }
  const WireCost& wire = report.wire;
  std::printf("\ncolumns: %.1f MB, %.1f bytes a document, built in %.2f s\n",
              static_cast<double>(report.columns.bytes) / 1e6,
              static_cast<double>(report.columns.bytes) / static_cast<double>(report.documents),
              report.columns.seconds);
  std::printf(
      "page of ten hits with snippets and facts, median: engine %.3f ms, gRPC %.3f ms, "
      "difference %.3f ms\n",
      wire.engine_ms,
      wire.wire_ms,
      wire.wire_ms - wire.engine_ms);
  std::printf("searches a second over gRPC: 1 client %.0f, %d clients %.0f, ratio %.2f\n",
              wire.one_client,
              kManyClients,
              wire.many_clients,
              wire.many_clients / wire.one_client);
}

void write_json(const Report& report, const std::string& file) {
  nlohmann::json json;
  json["documents"] = report.documents;
  json["megabytes"] = report.megabytes;
  for (const Row& row : report.rows) {
    nlohmann::json sums;
    for (const auto& [shape, ms] : row.ms)
      sums[key_of(shape)] = ms;
    json["rows"].push_back({{"name", row.name}, {"ms", sums}});
  }
  std::ofstream out(file);
  out << json.dump(1) << '\n';
  if (!out) throw std::runtime_error("cannot write '" + file + "'");
}

}  // namespace lode::bench
