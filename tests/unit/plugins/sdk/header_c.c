/* SPDX-License-Identifier: GPL-3.0-or-later
 * The header alone, as C99 and as C11: see CMakeLists.txt. */
#include "lode/plugin.h"

#define SAME(name, condition) typedef char name[(condition) ? 1 : -1]
SAME(lode_str_is_16_bytes, sizeof(lode_str) == 16);
SAME(lode_value_is_72_bytes, sizeof(lode_value) == 72);
SAME(lode_value_starts_its_union_at_8, offsetof(lode_value, u) == 8);

int lode_header_compiles_as_c(void);
int lode_header_compiles_as_c(void) {
  return LODE_ABI_MAJOR == 1;
}
