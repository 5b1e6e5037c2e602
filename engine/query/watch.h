// SPDX-License-Identifier: GPL-3.0-or-later
// Ends a match that takes too long, from inside: Xapian has no other way (RELIABILITY.md, fact 4).
#pragma once

#include <cstdint>
#include <utility>

#include "engine/base/result.h"
#include "engine/index/xapian_guard.h"
#include "engine/query/search.h"

namespace lode::query {

// Thrown through Xapian, caught by watched().
struct Interrupted {
  Error error;
};

// [owner-thread] The budget outlives it.
class Watch {
 public:
  explicit Watch(const Budget& budget) : budget_(budget) {}

  // Throws Interrupted when the budget is used up. Looks at the clock in every 256th call, the
  // first one included, so it may stand in the innermost loop.
  void check() {
    if ((calls_++ & 0xFFU) == 0) {
      check_now();
    }
  }
  void check_now() const;

 private:
  const Budget& budget_;
  std::uint32_t calls_ = 0;
};

// Runs a body that returns a Result and may throw what Xapian or a Watch throws.
template <class Body>
[[nodiscard]] auto watched(Body&& body) -> decltype(body()) {
  try {
    return std::forward<Body>(body)();
  } catch (const Interrupted& interrupted) {
    return Unexpected(interrupted.error);
  } catch (...) {
    return Unexpected(index::translate_current_exception());
  }
}

}  // namespace lode::query
