// SPDX-License-Identifier: Apache-2.0
// Between the structs of the plugin ABI and messages.
#pragma once

#include <optional>
#include <vector>

#include "lode/plugin.h"

#include "plugins/worker/message.h"

namespace lode::worker {

[[nodiscard]] inline lode_str to_c(std::string_view text) noexcept {
  return {text.data(), text.size()};
}

// The text of `text` if it is no longer than `limit` bytes and has a pointer.
[[nodiscard]] std::optional<std::string_view> read_text(lode_str text,
                                                        std::uint64_t limit) noexcept;

// What a plugin hands to emit(): reads no field beyond the sizes that it states. Nothing if sizes,
// pointers, counts or the kind cannot be. Borrows the plugin's memory.
[[nodiscard]] std::optional<Annotation> read_annotation(const lode_annotation* annotation);

// A request in the form that extract() takes; its memory serves the next request as well.
class AbiDocument {
 public:
  AbiDocument() = default;
  explicit AbiDocument(const Request& request) { set(request); }
  AbiDocument(const AbiDocument&) = delete;
  AbiDocument& operator=(const AbiDocument&) = delete;

  // Borrows the request, which must live as long as get() is used. Before: nothing is there.
  void set(const Request& request);

  [[nodiscard]] const lode_document* get() const noexcept { return &document_; }

 private:
  void make_room(const std::vector<Annotation>& upstream);
  void add(const Annotation& annotation);
  [[nodiscard]] lode_value value_of(const Value& value);

  lode_document document_{};
  std::vector<lode_kv> meta_;
  // Given room for all of a request: their elements stay where they are.
  std::vector<lode_value> values_;
  std::vector<lode_annotation> annotations_;
  std::vector<lode_str> paths_;
  std::vector<lode_role> roles_;
  std::vector<const lode_annotation*> upstream_;
};

}  // namespace lode::worker
