// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/import/stages.h"

#include <atomic>
#include <chrono>
#include <mutex>
#include <stdexcept>

#include "bench/value_of.h"
#include "engine/engine.h"
#include "engine/index/writer.h"

namespace lode::bench {
namespace {

using Clock = std::chrono::steady_clock;

}  // namespace

double import_all(const std::vector<Document>& texts,
                  const std::filesystem::path& data_folder,
                  const std::filesystem::path& plugin_folder,
                  std::uint32_t shards) {
  EngineOptions options;
  options.data_folder = data_folder;
  options.default_plugin_folders = false;
  if (!plugin_folder.empty()) options.plugin_folders = {plugin_folder};
  options.shards = shards;
  const auto engine = value_of(Engine::open(std::move(options)));
  std::atomic<std::size_t> refused{0};
  const auto begin = Clock::now();
  for (const Document& text : texts) {
    ingest::RawDocument raw;
    raw.id = text.id;
    raw.content = ingest::RawFields{.title = text.title,
                                    .text = text.text,
                                    .language = text.language,
                                    .published_unix = text.published_unix};
    value_of(engine->import_document(
        std::string(kDefaultCollection),
        std::move(raw),
        [&](const ImportOutcome& outcome) { refused += outcome.result ? 0 : 1; },
        {}));
  }
  engine->drain();
  if (refused > 0) throw std::runtime_error("documents were refused");
  return seconds_since(begin);
}

double prepare_all(const std::vector<Document>& texts) {
  const Schema schema;
  const auto begin = Clock::now();
  for (const Document& text : texts) {
    static_cast<void>(value_of(index::prepare(text, schema)));
  }
  return seconds_since(begin);
}

double write_all(const std::vector<Document>& texts,
                 const std::filesystem::path& folder,
                 std::uint32_t shards,
                 std::size_t batch) {
  const Schema schema;
  const auto writer = value_of(index::Writer::open(folder, {.shards = shards}));
  const auto begin = Clock::now();
  for (std::size_t at = 0; at < texts.size(); at += batch) {
    std::vector<index::Operation> operations;
    for (std::size_t i = at; i < std::min(texts.size(), at + batch); ++i) {
      operations.emplace_back().document = value_of(index::prepare(texts[i], schema));
    }
    static_cast<void>(value_of(writer->apply(std::move(operations))));
  }
  return seconds_since(begin);
}

}  // namespace lode::bench
