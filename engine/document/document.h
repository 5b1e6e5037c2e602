// SPDX-License-Identifier: GPL-3.0-or-later
// What a document is: what came in, the facts found in it, and which plugins looked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/document/value.h"

namespace lode {

// Which stored text a span counts in.
enum class Field { kBody = 0, kTitle = 1, kFurniture = 2 };
[[nodiscard]] std::string_view name(Field field) noexcept;

// Half-open [begin, end) in bytes of the stored text of `field`, on character boundaries.
// A fact about the whole document has whole_document set and begin = end = 0.
struct Span {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  Field field = Field::kBody;
  bool whole_document = false;

  bool operator==(const Span&) const = default;
};

// One fact, and where it comes from.
struct Annotation {
  std::string facet;  // A field of the schema, e.g. "deal_size".
  Span span;
  Value value;
  double confidence = 1;  // 0..1
  std::string rule;       // Name of the rule that fired.
  std::string plugin;     // Id of the plugin.

  bool operator==(const Annotation&) const = default;
};

// How one plugin fared on one document.
enum class RunStatus {
  kOk = 0,
  kDegraded = 1,     // A plugin that it builds on did not run.
  kFailed = 2,       // The plugin reported an error.
  kTimeout = 3,      // Past its deadline twice; quarantined.
  kQuarantined = 4,  // Killed its process twice; not tried again with this build.
  kPending = 5,      // The plugin is switched off for now.
};
[[nodiscard]] std::string_view name(RunStatus status) noexcept;

struct PluginRun {
  std::string plugin;       // Plugin id.
  std::string version;      // From its manifest.
  std::string fingerprint;  // Output revision, configuration and resources; 16 hexadecimal digits.
  RunStatus status = RunStatus::kOk;
  std::string reason;                     // Why, if not kOk, e.g. "signal 11 (SIGSEGV)".
  std::uint32_t dropped_annotations = 0;  // Refused by the checks: bad offsets, undeclared facet …

  bool operator==(const PluginRun&) const = default;
};

struct Document {
  std::string id;     // The caller's, or derived (document_id()).
  std::string url;    // As given; may be empty.
  std::string title;  // One line of plain text; may be empty.
  std::string text;   // Main text, valid UTF-8, "\n" between lines, an empty line between blocks.
  // The rest of the page, of the same form: teasers of other articles, tickers, adverts. Its facts
  // are kept with it, but are neither searched nor counted, and no record rests on them.
  std::string furniture;
  std::string language;                        // BCP 47, e.g. "en"; empty: unknown.
  std::optional<std::int64_t> published_unix;  // Seconds since 1970-01-01T00:00Z, from metadata.
  std::vector<std::pair<std::string, std::string>> metadata;  // Further keys, in order.
  std::vector<Annotation> annotations;
  std::vector<PluginRun> runs;

  bool operator==(const Document&) const = default;
};

// The words of the document that `span` covers; empty for the whole document.
// Valid while `document` is unchanged. Precondition: the span lies in the text.
[[nodiscard]] std::string_view quote(const Document& document, const Span& span) noexcept;

// True if the span is ordered, inside of its text and on character boundaries.
[[nodiscard]] bool is_valid_span(const Document& document, const Span& span) noexcept;

// An id for a document that came without one: "u-" and 24 hexadecimal digits of the URL's hash, or
// "c-" and those of title and text if there is no URL. Same input, same id.
[[nodiscard]] std::string document_id(const Document& document);

// Ids are 1 to 200 bytes of UTF-8 without control characters.
// Errors: kInvalidArgument, quoting the id and saying what is wrong.
[[nodiscard]] Result<void> check_document_id(std::string_view id);

// The value that a role of the record annotation plays, or nullptr if the record has no such role.
// With several, the first.
[[nodiscard]] const Annotation* role_of(const Document& document,
                                        const Annotation& record,
                                        std::string_view role) noexcept;

}  // namespace lode
