// SPDX-License-Identifier: GPL-3.0-or-later
// Result<T>: a value of type T or an Error.
#pragma once

#include <utility>

#include <tl/expected.hpp>

#include "engine/base/error.h"

namespace lode {

// With C++23 these become std::expected and std::unexpected; only members that both have are used.
//
// An alias cannot be [[nodiscard]], so each function that returns a Result says so itself.
// Reading the value of a failed Result with `*` or `->` is undefined: test it first.
template <class T>
using Result = tl::expected<T, Error>;

// Fail with `return Unexpected(Error{code, message})`.
using Unexpected = tl::unexpected<Error>;

}  // namespace lode

// The only control-flow macros of the project.
#define LODE_RETURN_IF_ERROR(expression)                         \
  do {                                                           \
    if (auto lode_result = (expression); !lode_result) {         \
      return ::lode::Unexpected(std::move(lode_result).error()); \
    }                                                            \
  } while (false)

#define LODE_CONCAT_INNER(a, b) a##b
#define LODE_CONCAT(a, b) LODE_CONCAT_INNER(a, b)
#define LODE_ASSIGN_OR_RETURN(declaration, expression) \
  LODE_ASSIGN_OR_RETURN_INNER(LODE_CONCAT(lode_result_, __LINE__), declaration, expression)
#define LODE_ASSIGN_OR_RETURN_INNER(result, declaration, expression) \
  auto result = (expression);                                        \
  if (!(result)) {                                                   \
    return ::lode::Unexpected(std::move(result).error());            \
  }                                                                  \
  declaration = *std::move(result)
