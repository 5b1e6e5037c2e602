// SPDX-License-Identifier: GPL-3.0-or-later
// What a run of the search bench found, as tables for people and as JSON for the chart.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "bench/search/contestant.h"
#include "bench/search/lode_index.h"
#include "bench/search/wire.h"

namespace lode::bench {

struct Row {
  std::string name;
  std::map<Shape, double> ms;  // Sum over the questions; absent: cannot.
  std::map<Shape, std::vector<double>> query_ms;
  std::uint64_t matches = 0;    // Of all questions together.
  std::uint64_t companies = 0;  // Counts of the ten most frequent, of all questions together.
};

struct Build {
  std::string name;
  double seconds = 0;
  double megabytes = 0;  // On disk.
};

struct Report {
  std::size_t documents = 0;
  double megabytes = 0;  // Of text.
  std::vector<BenchQuery> queries;
  std::vector<Row> rows;  // The first is what the others are compared with.
  std::vector<Build> builds;
  WireCost wire;
  ColumnCost columns;
};

void print(const Report& report);
// Throws std::runtime_error if `file` cannot be written.
void write_json(const Report& report, const std::string& file);

}  // namespace lode::bench
