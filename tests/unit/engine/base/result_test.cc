// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/result.h"

#include <memory>
#include <string>

#include <gtest/gtest.h>

namespace lode {
namespace {

[[nodiscard]] Result<std::unique_ptr<int>> make_owned(bool fail) {
  if (fail) {
    return Unexpected(Error{ErrorCode::kNotFound, "no value"});
  }
  return std::make_unique<int>(7);
}

[[nodiscard]] Result<int> add_one(bool fail) {
  LODE_ASSIGN_OR_RETURN(const auto owned, make_owned(fail));
  return *owned + 1;
}

[[nodiscard]] Result<void> run(bool fail) {
  LODE_RETURN_IF_ERROR(add_one(fail));
  return {};
}

TEST(ResultTest, PassesAMoveOnlyValueUpTheStack) {
  const auto result = add_one(false);
  ASSERT_TRUE(result);
  EXPECT_EQ(*result, 8);
  EXPECT_TRUE(run(false));
}

TEST(ResultTest, PassesTheFirstErrorUpTheStack) {
  const auto result = run(true);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(result.error().message, "no value");
}

}  // namespace
}  // namespace lode
