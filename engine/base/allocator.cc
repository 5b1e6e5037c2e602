// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/allocator.h"

#include <cstddef>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace lode {

#ifdef __GLIBC__
void tune_allocator() noexcept {
  mallopt(M_MXFAST, 0);
}

void restore_allocator() noexcept {
  constexpr int kDefault = 64 * sizeof(std::size_t) / 4;  // mallopt(3)
  mallopt(M_MXFAST, kDefault);
}
#else
void tune_allocator() noexcept {}
void restore_allocator() noexcept {}
#endif

}  // namespace lode
