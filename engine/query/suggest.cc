// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/query/suggest.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

#include <xapian.h>

#include "engine/analysis/analyzer.h"
#include "engine/query/condition_parser.h"
#include "engine/query/parser.h"
#include "engine/query/planner.h"
#include "engine/query/query_error.h"
#include "engine/query/spelling.h"
#include "engine/query/typed_piece.h"
#include "engine/query/watch.h"

namespace lode::query {
namespace {

std::int64_t day_of_today() {
  const auto now = std::chrono::system_clock::now();
  return std::chrono::floor<std::chrono::days>(now).time_since_epoch().count();
}

std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      result += '\\';
    }
    result += c;
  }
  return result + '"';
}

bool more_documents(const Suggestion& a, const Suggestion& b) {
  return a.documents != b.documents ? a.documents > b.documents : a.text < b.text;
}

class Suggester {
 public:
  Suggester(const Snapshot& snapshot, const SuggestRequest& request, const Budget& budget)
      : snapshot_(snapshot),
        request_(request),
        budget_(budget),
        watch_(std::make_shared<Watch>(budget)) {}

  Result<SuggestResponse> run() {
    watch_->check_now();
    if (request_.limit == 0 || request_.limit > kMaxSuggestions) {
      return Unexpected(bad_request("the limit " + std::to_string(request_.limit) +
                                        " is out of range: use 1 to " +
                                        std::to_string(kMaxSuggestions),
                                    "limit"));
    }
    response_.revision = snapshot_.revision;
    response_.offset = request_.text.size();
    if (const auto typed = typed_piece(request_.text)) {
      LODE_RETURN_IF_ERROR(complete(*typed));
    }
    std::stable_sort(values_and_words_.begin(), values_and_words_.end(), more_documents);
    std::move(values_and_words_.begin(),
              values_and_words_.end(),
              std::back_inserter(response_.suggestions));
    if (response_.suggestions.empty()) {
      response_.suggested_query = correct();
    }
    return std::move(response_);
  }

 private:
  Result<void> complete(const TypedPiece& typed) {
    const FacetField* record = typed.record.empty() ? nullptr : record_facet(typed.record);
    if (typed.field) {
      const auto target = record == nullptr ? find_target(snapshot_.schema, *typed.field)
                                            : find_role(snapshot_.schema, *record, *typed.field);
      if (target && target->kind == Target::Kind::kText && !typed.quoted) {
        response_.offset = typed.value_begin;
        add_words(typed.value_begin, target->name == "title" ? "S" : "");
      }
      if (!target || target->kind != Target::Kind::kFacet) {
        return {};
      }
      const std::size_t begin = typed.value_begin - (typed.quoted ? 1 : 0);
      return add_values({target->facet->name}, typed.value_begin, begin, false);
    }
    const std::size_t begin = typed.begins.front();
    if (begin == request_.text.size()) {
      return {};
    }
    response_.offset = begin;
    if (record != nullptr) {
      add_roles(*record, begin);
      return {};
    }
    add_fields(begin);
    LODE_RETURN_IF_ERROR(add_all_values(typed));
    add_words(begin, "");
    return {};
  }

  const FacetField* record_facet(const std::string& name) const {
    const auto target = find_target(snapshot_.schema, name);
    const bool record =
        target && target->facet != nullptr && target->facet->kind == FacetKind::kRecord;
    return record ? target->facet : nullptr;
  }

  [[nodiscard]] std::string kept(std::size_t begin) const { return request_.text.substr(0, begin); }

  void add_field(const std::string& name, std::size_t begin) {
    if (response_.suggestions.size() < request_.limit &&
        name.starts_with(std::string_view(request_.text).substr(begin))) {
      response_.suggestions.push_back(
          {SuggestionKind::kField, kept(begin) + name + ":", name, {}, 0});
    }
  }

  // Those that have values; roles are reached through their record.
  void add_fields(std::size_t begin) {
    for (const FacetField& field : snapshot_.schema.fields()) {
      if (field.name.find('.') == std::string::npos &&
          snapshot_.columns.find(field.name) != nullptr) {
        add_field(field.name, begin);
      }
    }
    for (const std::string_view name : kTextFields) {
      add_field(std::string(name), begin);
    }
  }

  void add_roles(const FacetField& record, std::size_t begin) {
    for (const RecordRole& role : record.roles) {
      add_field(role.name, begin);
    }
    add_field(std::string(kTypeOfRecord), begin);
  }

  // The longest run of words at the end that values begin with is completed.
  Result<void> add_all_values(const TypedPiece& typed) {
    std::vector<std::string> facets;
    for (const FacetField& field : snapshot_.schema.fields()) {
      if (field.kind == FacetKind::kKeyword && field.facetable &&
          field.name.find('.') == std::string::npos && facets.size() < kMaxFacets &&
          snapshot_.columns.find(field.name) != nullptr) {
        facets.push_back(field.name);
      }
    }
    for (std::size_t i = std::min(typed.begins.size(), kMaxValueWords); i-- > 0;) {
      LODE_RETURN_IF_ERROR(add_values(facets, typed.begins[i], typed.begins[i], true));
      if (!values_and_words_.empty()) {
        return {};
      }
    }
    return {};
  }

  // Values that begin with the text from `value_begin` on; what is put in stands from `begin` on.
  Result<void> add_values(const std::vector<std::string>& facets,
                          std::size_t value_begin,
                          std::size_t begin,
                          bool with_field) {
    SearchRequest search_request{.filter = request_.filter, .page_size = 0};
    for (const std::string& facet : facets) {
      FacetRequest& wanted = search_request.facets.emplace_back();
      wanted.key = facet;
      wanted.limit = request_.limit;
      wanted.value_prefix = request_.text.substr(value_begin);
    }
    if (facets.empty()) {
      return {};
    }
    LODE_ASSIGN_OR_RETURN(const SearchResponse counted, search(snapshot_, search_request, budget_));
    if (!with_field) {
      response_.offset = begin;
    }
    for (const FacetResult& facet : counted.facets) {
      for (const Bucket& bucket : facet.buckets) {
        values_and_words_.push_back(
            {SuggestionKind::kValue,
             kept(begin) + (with_field ? facet.key + ":" : "") + in_quotes(bucket.text),
             bucket.text,
             facet.key,
             bucket.count});
      }
    }
    keep_most_frequent(values_and_words_);
    return {};
  }

  void keep_most_frequent(std::vector<Suggestion>& list) const {
    std::sort(list.begin(), list.end(), more_documents);
    list.resize(std::min(list.size(), request_.limit));
  }

  // `prefix` is that of the field's terms.
  void add_words(std::size_t begin, const std::string& prefix) {
    const auto terms = analysis::Analyzer("").terms(request_.text.substr(begin));
    if (terms.size() != 1) {
      return;
    }
    const std::string start = prefix + terms.front().word;
    const Xapian::Database& database = snapshot_.reader.database();
    std::vector<Suggestion> words;
    const auto end = database.allterms_end(start);
    std::size_t touched = 0;
    for (auto at = database.allterms_begin(start); at != end; ++at) {
      watch_->check();
      if (touched++ == kMaxCompletedWords) {
        response_.complete = false;
        break;
      }
      const std::string word = (*at).substr(prefix.size());
      words.push_back({SuggestionKind::kWord, kept(begin) + word, word, {}, at.get_termfreq()});
      if (words.size() > 2 * kMaxSuggestions + request_.limit) {
        keep_most_frequent(words);
      }
    }
    keep_most_frequent(words);
    std::move(words.begin(), words.end(), std::back_inserter(values_and_words_));
  }

  // Empty if the text is no whole query.
  std::string correct() const {
    const ParseContext context{snapshot_.schema, {day_of_today(), *snapshot_.rates}};
    const auto parsed = parse(request_.text, context);
    if (!parsed) {
      return {};
    }
    const PlanContext plan{snapshot_, languages_of(snapshot_, {}), context.reference, nullptr, watch_};
    return corrected_query(plan, parsed->root, request_.text);
  }

  const Snapshot& snapshot_;
  const SuggestRequest& request_;
  const Budget& budget_;
  std::shared_ptr<Watch> watch_;
  SuggestResponse response_;
  std::vector<Suggestion> values_and_words_;
};

}  // namespace

Result<SuggestResponse> suggest(const Snapshot& snapshot,
                                const SuggestRequest& request,
                                const Budget& budget) {
  return watched([&] { return Suggester(snapshot, request, budget).run(); });
}

}  // namespace lode::query
