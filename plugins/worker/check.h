// SPDX-License-Identifier: Apache-2.0
// Which annotations are good: the one list of checks, run by the worker on what the plugin emits
// and by the host on what the worker sends.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lode/plugin.h"

#include "plugins/worker/message.h"

namespace lode::worker {

// True if `text` is well-formed UTF-8.
[[nodiscard]] bool is_utf8(std::string_view text) noexcept;

// What a manifest says about a role of a record facet.
struct RoleRule {
  std::string name;
  std::uint8_t kind = 0;  // Kind of the annotations that may play it; 0: any.
};

// What a manifest says about a facet.
struct FacetRule {
  std::string facet;
  Kind kind = Kind::kKeyword;
  bool hierarchical = false;
  std::vector<RoleRule> roles;
};

// Checks the annotations that one plugin makes on one document, in the order of emission, and
// counts the refused ones. `text`, `rules` and `upstream` outlive it.
class Checker {
 public:
  struct Input {
    std::string_view text;  // Valid UTF-8.
    const std::vector<FacetRule>& rules;
    std::uint64_t first_id = 0;
    const std::vector<Annotation>& upstream;
  };
  explicit Checker(const Input& input);

  // LODE_OK: accepted, and its id is first_id + the number of those accepted before. Else
  // LODE_E_INVALID, LODE_E_UNDECLARED or LODE_E_LIMIT. `encoded_bytes` is its size in the response.
  [[nodiscard]] lode_status check(const Annotation& annotation, std::size_t encoded_bytes);

  // Counts an annotation that was too malformed to be checked.
  void refuse() noexcept { ++dropped_.invalid; }

  // True if the document has as many as it may have: spares the caller to look at one more. It
  // counts as refused.
  [[nodiscard]] bool is_full() noexcept;

  [[nodiscard]] std::int64_t next_id() const noexcept {
    return static_cast<std::int64_t>(first_id_ + kinds_.size());
  }
  [[nodiscard]] std::uint32_t accepted() const noexcept {
    return static_cast<std::uint32_t>(kinds_.size());
  }
  [[nodiscard]] const Dropped& dropped() const noexcept { return dropped_; }

 private:
  [[nodiscard]] lode_status judge(const Annotation& annotation, std::size_t encoded_bytes);
  [[nodiscard]] bool is_good_span(const Annotation& annotation) const noexcept;
  [[nodiscard]] bool is_good_record(const Record& record, const FacetRule& rule);
  [[nodiscard]] Kind kind_of_id(std::int64_t id);  // Kind{0}: there is no such annotation.

  std::string_view text_;
  const std::vector<FacetRule>& rules_;
  std::uint64_t first_id_;
  const std::vector<Annotation>& upstream_;
  std::vector<std::pair<std::int64_t, Kind>> upstream_kinds_;  // By id; filled by the first record.
  std::vector<Kind> kinds_;                                    // Of the accepted ones.
  std::size_t bytes_ = 0;
  Dropped dropped_;
};

}  // namespace lode::worker
