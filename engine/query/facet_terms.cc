// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/facet_terms.h"

#include <algorithm>
#include <deque>
#include <set>
#include <utility>

#include "engine/analysis/normal_form.h"
#include "engine/base/check.h"
#include "engine/index/term_layout.h"
#include "engine/query/facet_check.h"

namespace lode::query {
namespace {

using facts::Ordinal;

bool is_ascii(const std::string& text) noexcept {
  return std::all_of(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// A value that may become a bucket.
struct Term {
  Ordinal ordinal = facts::kNoOrdinal;  // None: nobody has the value.
  std::uint32_t count = 0;
  const facts::Entry* entry = nullptr;
  const std::string* name = nullptr;  // What keywords are listed by.
};

// Collects what the request admits and puts it in order.
class TermList {
 public:
  TermList(const ValueCounts& counts, const FacetRequest& request)
      : counts_(counts),
        request_(request),
        order_(*read_bucket_order(request.order_by)),
        keywords_(!is_ordered(counts.column().kind())) {
    if (request.values.empty()) {
      add_occurring();
    } else {
      add_named();
    }
  }

  void fill(FacetResult& result) {
    result.distinct_values = static_cast<std::uint64_t>(std::count_if(
        terms_.begin(), terms_.end(), [](const Term& term) { return term.count > 0; }));
    const std::size_t first = std::min(request_.offset, terms_.size());
    const std::size_t last = first + std::min({request_.limit, kMaxBuckets, terms_.size() - first});
    std::partial_sort(terms_.begin(),
                      terms_.begin() + static_cast<std::ptrdiff_t>(last),
                      terms_.end(),
                      [&](const Term& a, const Term& b) { return comes_before(a, b); });
    for (std::size_t i = 0; i < terms_.size(); ++i) {
      const Term& term = terms_[i];
      if (i >= first && i < last) {
        result.buckets.push_back({term.ordinal == facts::kNoOrdinal
                                      ? std::nullopt
                                      : std::optional<Value>(term.entry->value),
                                  term.entry->text,
                                  term.count,
                                  std::nullopt});
      } else {
        result.other += term.count;
        ++result.omitted;
      }
    }
  }

 private:
  void add_occurring() {
    const facts::Dictionary& dictionary = counts_.column().dictionary();
    const std::string prefix = plain_name(index::fold_value(request_.value_prefix));
    const auto parent = request_.parent.empty() ? std::nullopt : dictionary.find(request_.parent);
    if (!request_.parent.empty() && !parent) {
      return;
    }
    for (std::size_t slot = 0; slot < counts_.values().size(); ++slot) {
      const facts::Entry& entry = counts_.entry(slot);
      if ((parent && entry.parent != *parent) ||
          (!prefix.empty() && !name_of(entry).starts_with(prefix))) {
        continue;
      }
      add({counts_.values()[slot], counts_.counts()[slot], &entry});
    }
  }

  // Each value named, also if nobody has it; once, by however many names.
  void add_named() {
    const facts::Dictionary& dictionary = counts_.column().dictionary();
    std::set<Ordinal> known;
    std::set<std::string> unknown;
    for (const std::string& text : request_.values) {
      const auto found = dictionary.find(text);
      if (found) {
        if (known.insert(*found).second) {
          add({*found, counts_.count_of(*found), &dictionary.entry(*found)});
        }
      } else if (unknown.insert(index::fold_value(text)).second) {
        facts::Entry& entry = made_.emplace_back();
        entry.text = text;
        entry.folded = index::fold_value(text);
        add({facts::kNoOrdinal, 0, &entry});
      }
    }
  }

  void add(Term term) {
    if (keywords_) {
      term.name = &name_of(*term.entry);
    }
    terms_.push_back(term);
  }

  // Kept as long as the list.
  [[nodiscard]] const std::string& name_of(const facts::Entry& entry) {
    if (last_named_ != &entry) {
      last_named_ = &entry;
      last_name_ =
          is_ascii(entry.folded) ? &entry.folded : &names_.emplace_back(plain_name(entry.folded));
    }
    return *last_name_;
  }

  // -1, 0 or 1.
  [[nodiscard]] int compare_names(const Term& a, const Term& b) const {
    if (!keywords_) {
      const auto figures = [](const Term& term) {
        return std::pair(term.entry->low, term.entry->high);
      };
      const auto left = figures(a);
      const auto right = figures(b);
      return (left > right ? 1 : 0) - (left < right ? 1 : 0);
    }
    const int order = a.name->compare(*b.name);
    return order != 0 ? order : a.entry->folded.compare(b.entry->folded);
  }

  [[nodiscard]] bool comes_before(const Term& a, const Term& b) const {
    if (!order_.by_name && a.count != b.count) {
      return order_.descending ? a.count > b.count : a.count < b.count;
    }
    if (const int order = compare_names(a, b); order != 0) {
      return order_.by_name && order_.descending ? order > 0 : order < 0;
    }
    return a.ordinal < b.ordinal;
  }

  const ValueCounts& counts_;
  const FacetRequest& request_;
  const BucketOrder order_;
  const bool keywords_;  // Or records: listed by text.
  std::vector<Term> terms_;
  std::deque<facts::Entry> made_;  // For values that no document has ever had.
  std::deque<std::string> names_;
  const facts::Entry* last_named_ = nullptr;
  const std::string* last_name_ = nullptr;
};

}  // namespace

std::string plain_name(const std::string& folded) {
  std::string plain;
  analysis::fold_accents(folded, plain);
  return plain;
}

void fill_terms(const ValueCounts& counts, const FacetRequest& request, FacetResult& result) {
  TermList(counts, request).fill(result);
}

}  // namespace lode::query
