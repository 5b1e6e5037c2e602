// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <map>
#include <unordered_map>

#include <xapian.h>

#include "engine/analysis/analyzer.h"
#include "engine/analysis/language.h"
#include "engine/base/check.h"
#include "engine/index/copy_signature.h"
#include "engine/index/document_codec.h"
#include "engine/index/prepared.h"
#include "engine/index/record_codec.h"
#include "engine/index/term_layout.h"
#include "engine/index/value_codec.h"
#include "engine/index/writer.h"
#include "engine/index/xapian_guard.h"

namespace lode::index {
namespace {

// Xapian stores at most 65,535 pieces of about 2 kB for one document.
constexpr std::size_t kMaxStoredBytes = std::size_t{100} << 20U;
// Texts in more languages than these at the same time are rare; the cache is then made anew.
constexpr std::size_t kMaxAnalyzers = 16;

analysis::Analyzer& analyzer_of(const std::string& tag) {
  thread_local std::map<std::string, analysis::Analyzer> analyzers;
  const std::string language = analysis::primary_language(tag);
  const auto found = analyzers.find(language);
  if (found != analyzers.end()) {
    return found->second;
  }
  if (analyzers.size() >= kMaxAnalyzers) {
    analyzers.clear();
  }
  return analyzers.emplace(language, analysis::Analyzer(language)).first->second;
}

// Adds the words of one text. Counts are summed here and go to Xapian once per term.
class WordAdder {
 public:
  explicit WordAdder(Xapian::Document& document) : document_(document) {}

  void add_body(std::string_view text, analysis::Analyzer& analyzer) {
    analyzer.analyze(text, [&](const analysis::Term& term) {
      document_.add_posting(assign("", term.word), kBodyPosition + term.position);
      count("Z", term.stem, 1);
      signature_.add(term.word);
    });
  }

  void add_title(std::string_view text, analysis::Analyzer& analyzer) {
    analyzer.analyze(text, [&](const analysis::Term& term) {
      const std::uint32_t position = term.position + 1;
      add_title_word("", term.word, position, kTitleWeight);
      add_title_word("S", term.word, position, 1);
      count("Z", term.stem, kTitleWeight);
      count("ZS", term.stem, 1);
    });
  }

  void finish() {
    for (const auto& [term, times] : counts_) {
      document_.add_term(term, times);
    }
    if (const auto signature = signature_.finish()) {
      document_.add_value(kCopySlot, to_slot(*signature));
    }
  }

 private:
  // Words have at most 64 bytes and no NUL, so that every term is short enough.
  const std::string& assign(std::string_view prefix, std::string_view word) {
    buffer_.assign(prefix).append(word);
    return buffer_;
  }

  void add_title_word(std::string_view prefix,
                      std::string_view word,
                      std::uint32_t position,
                      std::uint32_t times) {
    if (position <= kMaxTitlePosition) {
      document_.add_posting(assign(prefix, word), position, times);
    } else {
      document_.add_term(assign(prefix, word), times);
    }
  }

  void count(std::string_view prefix, std::string_view stem, std::uint32_t times) {
    counts_[assign(prefix, stem)] += times;
  }

  Xapian::Document& document_;
  std::unordered_map<std::string, std::uint32_t> counts_;
  SignatureBuilder signature_;  // Of the body.
  std::string buffer_;
};

void add_keyword_terms(Xapian::Document& document,
                       const std::string& facet,
                       const std::vector<Value>& values) {
  for (const Value& value : values) {
    if (const auto* keyword = std::get_if<Keyword>(&value)) {
      document.add_boolean_term(facet_term(facet, keyword->text));
      for (const std::string& ancestor : keyword->path) {
        document.add_boolean_term(facet_term(facet, ancestor));
      }
    }
  }
}

void add_records(PreparedForm& form,
                 const Document& document,
                 const std::vector<FacetField>& fields) {
  std::string packed = pack_records(document, fields);
  if (!packed.empty()) {
    const FacetField& facet = fields.front();
    form.values.push_back({records_slot(facet.name), facet.kind, std::move(packed)});
  }
}

void add_run_terms(Xapian::Document& document, const PluginRun& run) {
  document.add_boolean_term(run.status == RunStatus::kOk
                                ? fingerprint_term(run.plugin, run.fingerprint)
                                : status_term(run.plugin, run.status));
}

void add_terms(Xapian::Document& xapian, const Document& document) {
  analysis::Analyzer& analyzer = analyzer_of(document.language);
  WordAdder words(xapian);
  words.add_title(document.title, analyzer);
  words.add_body(document.text, analyzer);
  words.finish();
  xapian.add_boolean_term(id_term(document.id));
  if (!document.url.empty()) {
    xapian.add_boolean_term(url_term(document.url));
  }
  for (const PluginRun& run : document.runs) {
    add_run_terms(xapian, run);
  }
}

}  // namespace

PreparedForm::PreparedForm() : document(std::make_unique<Xapian::Document>()) {}
PreparedForm::~PreparedForm() = default;

PreparedDocument::PreparedDocument() = default;
PreparedDocument::PreparedDocument(PreparedDocument&&) noexcept = default;
PreparedDocument& PreparedDocument::operator=(PreparedDocument&&) noexcept = default;
PreparedDocument::~PreparedDocument() = default;

const std::string& PreparedDocument::id() const noexcept {
  LODE_CHECK(form_ != nullptr);
  return form_->id;
}

std::size_t PreparedDocument::postings() const noexcept {
  return form_ == nullptr ? 0 : form_->postings;
}

PreparedDocument Preparer::wrap(std::unique_ptr<PreparedForm> form) {
  PreparedDocument prepared;
  prepared.form_ = std::move(form);
  return prepared;
}

PreparedForm& Preparer::open(PreparedDocument& prepared) {
  LODE_CHECK(prepared.form_ != nullptr);
  return *prepared.form_;
}

Result<PreparedDocument> prepare(const Document& document, const Schema& schema) {
  LODE_RETURN_IF_ERROR(check_document_id(document.id));
  const std::string stored = encode_document(document);
  if (stored.size() > kMaxStoredBytes) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "document '" + document.id + "' has " + std::to_string(stored.size()) +
                                " bytes: at most " + std::to_string(kMaxStoredBytes) +
                                " can be stored",
                            "DOCUMENT_TOO_LARGE"});
  }
  auto prepared = guard([&] {
    auto form = std::make_unique<PreparedForm>();
    form->id = document.id;
    form->document->set_data(stored);
    add_terms(*form->document, document);
    for (const FacetField& facet : schema.fields()) {
      const std::vector<Value> values = facet_values(document, facet);
      if (!values.empty()) {
        form->document->add_boolean_term(has_facet_term(facet.name));
        add_keyword_terms(*form->document, facet.name, values);
        form->values.push_back({facet.name, facet.kind, pack_values(values)});
      }
    }
    for (const FacetField& facet : schema.fields()) {
      if (facet.kind == FacetKind::kRecord) {
        add_records(*form, document, record_fields(schema, facet));
      }
    }
    form->postings = form->document->termlist_count();
    return form;
  });
  if (!prepared) {
    return Unexpected(std::move(prepared).error());
  }
  return Preparer::wrap(*std::move(prepared));
}

}  // namespace lode::index
