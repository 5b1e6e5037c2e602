// SPDX-License-Identifier: GPL-3.0-or-later
// The one border between Xapian's exceptions and our Results.
#pragma once

#include <string_view>
#include <type_traits>
#include <utility>

#include "engine/base/result.h"

namespace lode::index {

// Translates the exception in flight. Call only inside a catch block.
//
// Reasons: OVERTAKEN (a reader's revision is gone), INDEX_LOCKED, INDEX_DAMAGED, INDEX_FORMAT,
// DISK_FULL, IO_ERROR, STORAGE_ERROR (other failures of the storage), OUT_OF_MEMORY,
// INDEX_REFUSED (Xapian refuses what we gave it: a bug of ours, or the fault of one document).
// Xapian's own words go into the metadata ("detail", "system"), and only if they hold no path.
//
// Xapian::Error is neither a std::exception nor polymorphic (1.4.22), so `catch (std::exception&)`
// misses it and `dynamic_cast` does not compile: types are told apart by a ladder of catch clauses.
[[nodiscard]] Error translate_current_exception() noexcept;

// Runs `body` and turns whatever it throws into an Error.
template <class Body>
[[nodiscard]] auto guard(Body&& body) -> Result<std::invoke_result_t<Body>> {
  try {
    if constexpr (std::is_void_v<std::invoke_result_t<Body>>) {
      std::forward<Body>(body)();
      return {};
    } else {
      return std::forward<Body>(body)();
    }
  } catch (...) {
    return Unexpected(translate_current_exception());
  }
}

// The same for a body that returns a Result itself.
template <class Body>
[[nodiscard]] auto guard_result(Body&& body) -> std::invoke_result_t<Body> {
  try {
    return std::forward<Body>(body)();
  } catch (...) {
    return Unexpected(translate_current_exception());
  }
}

}  // namespace lode::index
