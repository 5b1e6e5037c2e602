// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/index/xapian_guard.h"

#include <cerrno>
#include <new>
#include <stdexcept>

#include <gtest/gtest.h>
#include <xapian.h>

namespace lode::index {
namespace {

template <class Exception>
Error caught(Exception exception) {
  const Result<void> result = guard([&] { throw exception; });
  return result ? Error{} : result.error();
}

TEST(XapianGuardTest, GivesEachKindOfFailureItsReason) {
  struct Case {
    Error error;
    ErrorCode code;
    std::string reason;
  };
  const std::string text = "Xapian's words";
  const Case cases[] = {
      {caught(Xapian::DatabaseModifiedError(text)), ErrorCode::kUnavailable, "OVERTAKEN"},
      {caught(Xapian::DatabaseCorruptError(text)), ErrorCode::kDataLoss, "INDEX_DAMAGED"},
      {caught(Xapian::DatabaseVersionError(text)), ErrorCode::kFailedPrecondition, "INDEX_FORMAT"},
      {caught(Xapian::DatabaseLockError("x: already locked")),
       ErrorCode::kUnavailable,
       "INDEX_LOCKED"},
      {caught(Xapian::DatabaseLockError(text, EACCES)),
       ErrorCode::kPermissionDenied,
       "INDEX_NOT_WRITABLE"},
      {caught(Xapian::DocNotFoundError(text)), ErrorCode::kNotFound, "DOCUMENT_NOT_FOUND"},
      {caught(Xapian::DatabaseNotFoundError(text)), ErrorCode::kNotFound, "INDEX_NOT_FOUND"},
      {caught(Xapian::DatabaseError(text, ENOSPC)), ErrorCode::kResourceExhausted, "DISK_FULL"},
      {caught(Xapian::DatabaseError(text, EIO)), ErrorCode::kDataLoss, "IO_ERROR"},
      {caught(Xapian::DatabaseError(text)), ErrorCode::kInternal, "STORAGE_ERROR"},
      {caught(Xapian::InvalidArgumentError(text)), ErrorCode::kInternal, "INDEX_REFUSED"},
      {caught(std::bad_alloc()), ErrorCode::kResourceExhausted, "OUT_OF_MEMORY"},
      {caught(std::runtime_error("other")), ErrorCode::kInternal, ""},
      {caught(7), ErrorCode::kInternal, ""},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(c.error.code, c.code) << c.error.message;
    EXPECT_EQ(c.error.reason, c.reason) << c.error.message;
  }
}

TEST(XapianGuardTest, KeepsXapiansWordsUnlessTheyHoldAPath) {
  const Error plain = caught(Xapian::DatabaseCorruptError("Expected block 7"));
  EXPECT_EQ(plain.metadata.back(),
            (std::pair<std::string, std::string>("detail", "Expected block 7")));
  const Error path = caught(Xapian::DatabaseCorruptError("cannot open /srv/secret"));
  EXPECT_EQ(path.message.find("secret"), std::string::npos);
  for (const auto& [key, value] : path.metadata) {
    EXPECT_EQ(value.find("secret"), std::string::npos) << key;
  }
}

TEST(XapianGuardTest, PassesValuesThrough) {
  const Result<int> value = guard([] { return 7; });
  ASSERT_TRUE(value);
  EXPECT_EQ(*value, 7);
  const Result<int> inner = guard_result([]() -> Result<int> { return 8; });
  ASSERT_TRUE(inner);
  EXPECT_EQ(*inner, 8);
}

}  // namespace
}  // namespace lode::index
