// SPDX-License-Identifier: GPL-3.0-or-later
// The documents of a search bench: texts of a file, each repeated, with synthetic facts. Companies
// and sectors follow Zipf's law, as in the news; the copies of a text have facts of their own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/document/document.h"
#include "engine/document/schema.h"

namespace lode::bench {

struct Facts {
  std::vector<std::string> companies;  // 0 to 6 of 3,000; distinct.
  std::vector<std::string> sectors;    // 1 to 3 of 60; distinct.
  std::int64_t deal = 0;               // Dollars; 0: none, as in seven of ten.
};

// The same for the same `number` in every run.
[[nodiscard]] Facts facts_of(std::size_t number);

struct SearchCorpus {
  std::vector<Document> texts;
  std::size_t repeats = 1;

  [[nodiscard]] std::size_t size() const noexcept { return texts.size() * repeats; }
  // Of titles and texts, repeats included; a megabyte has 10^6 bytes.
  [[nodiscard]] double megabytes() const noexcept;
  // Calls `use` for each document in order of its number; `id` is its number.
  using Use = std::function<void(const Document&, const Facts&, std::size_t number)>;
  void for_each(const Use& use) const;
};

// With facets company, sector and deal_size.
[[nodiscard]] Schema search_schema();
// `text` as document `number` with its facts as annotations.
[[nodiscard]] Document with_facts(const Document& text, const Facts& facts, std::size_t number);

}  // namespace lode::bench
