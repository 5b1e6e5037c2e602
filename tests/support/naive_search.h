// SPDX-License-Identifier: GPL-3.0-or-later
// The judge of the query engine: evaluates a tree over plain documents, one by one, in code that is
// slow and easy to believe. It shares with the engine what is tested by itself elsewhere: the
// parser, the analyzer, index::facet_values() and the reading of written values.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/document/document.h"
#include "engine/document/schema.h"
#include "engine/query/ast.h"

namespace lode::test {

// Key and number of documents. Keys of keywords are folded; those of other values are their text,
// and where equal texts stand for different values they have a running number behind.
using Counts = std::map<std::string, std::uint64_t>;

class NaiveSearch {
 public:
  // `documents` and `schema` outlive the judge.
  NaiveSearch(const std::vector<Document>& documents,
              const Schema& schema,
              std::vector<std::string> languages,
              std::int64_t today);

  [[nodiscard]] bool matches(const Document& document, const query::Node& node) const;
  [[nodiscard]] std::vector<const Document*> search(const query::Node& node) const;

  // Values of the facet, with all ancestors of keywords, one entry for each that documents share.
  [[nodiscard]] Counts count_values(const std::vector<const Document*>& hits,
                                    const FacetField& facet) const;
  [[nodiscard]] std::uint64_t count_missing(const std::vector<const Document*>& hits,
                                            const FacetField& facet) const;

 private:
  // Words at their positions, in the order of the text; `stem` in the document's language.
  struct Word {
    std::string text;
    std::string stem;
    std::uint64_t position;
    bool title;
  };
  [[nodiscard]] bool has_word(const Document& document, const query::Node& node) const;
  [[nodiscard]] bool has_phrase(const Document& document, const query::Node& node) const;
  [[nodiscard]] bool has_near(const Document& document, const query::Node& node) const;
  [[nodiscard]] std::set<std::uint64_t> positions_of(const Document& document,
                                                     const query::Node& node) const;
  [[nodiscard]] bool has_value(const Value& value, const query::Node& node) const;
  [[nodiscard]] bool is_record_match(const Document& document,
                                     const Annotation& annotation,
                                     const query::Node& node) const;
  [[nodiscard]] bool has_record(const Document& document, const query::Node& node) const;
  [[nodiscard]] bool satisfies(const Document& document, const query::Node& node) const;

  const std::vector<Document>& documents_;
  const Schema& schema_;
  std::vector<std::string> languages_;
  std::int64_t today_;
  std::map<const Document*, std::vector<Word>> words_;
};

}  // namespace lode::test
