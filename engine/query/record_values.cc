// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/record_values.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

#include "engine/query/query_error.h"
#include "engine/query/record_condition.h"

namespace lode::query {
namespace {

// "deal" of "deal.buyer"; "deal" itself, whose values are the types of its records.
std::string record_facet_of(const std::string& key) {
  return key.substr(0, key.find('.'));
}

// Appends the distinct values, in order, that play the role in those of `records` that are wanted.
void add_values(std::span<const facts::Ordinal> records,
                const RecordValues::Source& source,
                const std::vector<std::uint8_t>& wanted,
                std::vector<facts::Ordinal>& ordinals) {
  const auto begin = static_cast<std::ptrdiff_t>(ordinals.size());
  for (const facts::Ordinal record : records) {
    if (wanted[record] == 0) {
      continue;
    }
    for (const facts::RecordPart& part : source.records.parts(record)) {
      if (part.role == source.role) {
        ordinals.push_back(part.ordinal);
      }
    }
  }
  const auto first = ordinals.begin() + begin;
  std::sort(first, ordinals.end());
  ordinals.erase(std::unique(first, ordinals.end()), ordinals.end());
}

}  // namespace

Result<Node> read_record_filter(const std::string& key,
                                const std::string& text,
                                const ParseContext& context) {
  const FacetField* record = context.schema.find(record_facet_of(key));
  if (record == nullptr || record->kind != FacetKind::kRecord) {
    return Unexpected(bad_request("facet '" + key +
                                      "' is no role of a record: conditions on records are for "
                                      "facets such as deal.buyer, elsewhere put deal:{...} into "
                                      "the query",
                                  "facets"));
  }
  auto parsed = parse_record(text, *record, context);
  if (!parsed) {
    Error error = std::move(parsed).error();
    error.metadata.emplace_back("part", "facets");
    return Unexpected(std::move(error));
  }
  return std::move(parsed->root);
}

RecordValues::RecordValues(const Source& source,
                           const std::vector<std::uint8_t>& wanted,
                           const DocumentSet& documents,
                           Watch& watch)
    : all_(source.all) {
  for (const DocumentSet::Chunk& from : documents.chunks()) {
    watch.check_now();
    const facts::ChunkValues records = source.records.chunk(from.shard, from.number);
    if (records.begins == nullptr) {
      continue;
    }
    Chunk& chunk = chunks_.emplace_back();
    chunk.shard = from.shard;
    chunk.number = from.number;
    chunk.begins.reserve(facts::kChunkDocuments + 1);
    for_each_bit(from.bits, [&](std::uint32_t offset) {
      chunk.begins.resize(offset + 1, static_cast<std::uint32_t>(chunk.ordinals.size()));
      add_values(records.of(offset), source, wanted, chunk.ordinals);
    });
    chunk.begins.resize(facts::kChunkDocuments + 1,
                        static_cast<std::uint32_t>(chunk.ordinals.size()));
  }
}

facts::ChunkValues RecordValues::chunk(std::uint32_t shard, std::uint32_t number) const noexcept {
  const auto place = [](const Chunk& chunk) { return std::pair(chunk.shard, chunk.number); };
  const auto found =
      std::ranges::lower_bound(chunks_, std::pair(shard, number), std::ranges::less{}, place);
  if (found == chunks_.end() || place(*found) != std::pair(shard, number)) {
    return {};
  }
  return {found->begins.data(), found->ordinals.data()};
}

std::span<const facts::Ordinal> RecordValues::values(index::Location location) const noexcept {
  const facts::ChunkValues here = chunk(location.shard, location.doc / facts::kChunkDocuments);
  return here.begins == nullptr ? std::span<const facts::Ordinal>()
                                : here.of(location.doc % facts::kChunkDocuments);
}

std::unique_ptr<RecordValues> record_values(const FacetJob& job,
                                            const Snapshot& snapshot,
                                            const Reference& reference,
                                            Watch& watch) {
  const std::string& role_name = job.request->key;
  const facts::Column* all = snapshot.columns.find(role_name);
  const facts::Records* records = snapshot.columns.find_records(job.records->field);
  const auto role = records == nullptr ? std::nullopt : records->role(role_name);
  if (all == nullptr || !role) {
    return nullptr;
  }
  const RecordCondition condition(*job.records, snapshot.schema, reference);
  return std::make_unique<RecordValues>(RecordValues::Source{*all, *records, *role},
                                        condition.wanted(snapshot.columns, watch),
                                        *job.documents,
                                        watch);
}

}  // namespace lode::query
