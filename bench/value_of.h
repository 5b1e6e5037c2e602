// SPDX-License-Identifier: GPL-3.0-or-later
// What every measurement needs: values or an exception, and seconds.
#pragma once

#include <chrono>
#include <stdexcept>
#include <type_traits>
#include <utility>

#include "engine/base/result.h"

namespace lode::bench {

// Throws std::runtime_error with the message of the error.
template <class T>
T value_of(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

[[nodiscard]] inline double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace lode::bench
