// SPDX-License-Identifier: GPL-3.0-or-later
// LODE_CHECK(condition): a broken invariant stops the process, in release builds too. For bugs
// alone; what a user, a document or a plugin can cause is an Error (error.h).
#pragma once

#include <cstdio>
#include <cstdlib>

#define LODE_CHECK(condition)                                                                \
  do {                                                                                       \
    if (!(condition)) [[unlikely]] {                                                         \
      std::fprintf(stderr, "%s:%d: broken invariant: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                          \
    }                                                                                        \
  } while (false)
