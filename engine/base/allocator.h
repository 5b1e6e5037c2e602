// SPDX-License-Identifier: GPL-3.0-or-later
// The C library's allocator, set for many small objects that live for one commit.
#pragma once

namespace lode {

// Concerns the whole process; may be called again. Without glibc's "fast bins" it need not put
// millions of freed tree nodes together again at each large request: 7 % less CPU time for an
// import (docs/performance.md). [thread-safe]
void tune_allocator() noexcept;

// As the C library sets it; for measurements beside other engines.
void restore_allocator() noexcept;

}  // namespace lode
