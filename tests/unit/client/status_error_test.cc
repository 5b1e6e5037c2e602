// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/status_error.h"

#include "client/exit_code.h"
#include "fake_services.h"

namespace lode::client {
namespace {

TEST(StatusErrorTest, ReadsReasonAndMetadataFromTheDetails) {
  const Error error = to_error(rich_status(grpc::StatusCode::INVALID_ARGUMENT,
                                           "unknown field 'colour'",
                                           "UNKNOWN_FIELD",
                                           {{"field", "colour"}, {"offset", "3"}}));
  EXPECT_EQ(error.code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(error.message, "unknown field 'colour'");
  EXPECT_EQ(error.reason, "UNKNOWN_FIELD");
  EXPECT_EQ(metadata(error, "offset"), "3");
  EXPECT_EQ(metadata(error, "nearest"), "");
}

TEST(StatusErrorTest, DoesWithoutDetails) {
  const Error error = to_error(grpc::Status(grpc::StatusCode::UNAVAILABLE, "gone"));
  EXPECT_EQ(error.code, ErrorCode::kUnavailable);
  EXPECT_EQ(error.reason, "UNAVAILABLE");
  const Error garbage =
      to_error(grpc::Status(grpc::StatusCode::NOT_FOUND, "gone", "\xff\xff no message"));
  EXPECT_EQ(garbage.reason, "NOT_FOUND");
}

TEST(StatusErrorTest, SurvivesARoundTrip) {
  const Error error{ErrorCode::kDataLoss, "damaged", "INDEX_DAMAGED", {{"path", "x"}}};
  const Error back = to_error(to_status(error));
  EXPECT_EQ(back.code, error.code);
  EXPECT_EQ(back.message, error.message);
  EXPECT_EQ(back.reason, error.reason);
  EXPECT_EQ(back.metadata, error.metadata);
}

TEST(StatusErrorTest, ForeignCodesBecomeKnownOnes) {
  EXPECT_EQ(to_error(grpc::Status(grpc::StatusCode::UNKNOWN, "")).code, ErrorCode::kInternal);
  EXPECT_EQ(to_error(grpc::Status(grpc::StatusCode::UNAUTHENTICATED, "")).code,
            ErrorCode::kPermissionDenied);
  EXPECT_EQ(to_error(grpc::Status(grpc::StatusCode::OUT_OF_RANGE, "")).code,
            ErrorCode::kInvalidArgument);
}

TEST(StatusErrorTest, EveryCodeHasItsExitCode) {
  const std::vector<std::pair<ErrorCode, int>> cases = {{ErrorCode::kCancelled, 130},
                                                        {ErrorCode::kInvalidArgument, 2},
                                                        {ErrorCode::kDeadlineExceeded, 5},
                                                        {ErrorCode::kNotFound, 2},
                                                        {ErrorCode::kAlreadyExists, 2},
                                                        {ErrorCode::kPermissionDenied, 4},
                                                        {ErrorCode::kResourceExhausted, 5},
                                                        {ErrorCode::kFailedPrecondition, 2},
                                                        {ErrorCode::kAborted, 5},
                                                        {ErrorCode::kUnimplemented, 6},
                                                        {ErrorCode::kInternal, 6},
                                                        {ErrorCode::kUnavailable, 5},
                                                        {ErrorCode::kDataLoss, 6}};
  for (const auto& [code, want] : cases) {
    EXPECT_EQ(static_cast<int>(exit_code(code)), want) << name(code);
  }
}

TEST(StatusErrorTest, PrintsWhatWhereAndTheWayOut) {
  std::ostringstream err;
  print_error(
      err,
      {},
      Error{ErrorCode::kInvalidArgument, "quote is not closed", "QUERY_SYNTAX", {{"offset", "8"}}},
      "für \"abc");
  EXPECT_EQ(err.str(),
            "lode: quote is not closed [QUERY_SYNTAX]\n"
            "  für \"abc\n"
            "         ^\n"
            "  `lode help query` shows the language\n");
}

TEST(StatusErrorTest, APlaceOutsideOfTheQueryIsNotDrawn) {
  std::ostringstream err;
  print_error(err, {}, Error{ErrorCode::kNotFound, "gone", "X", {{"offset", "99"}}}, "short");
  EXPECT_EQ(err.str(), "lode: gone [X]\n");
}

TEST(StatusErrorTest, MessagesCannotSteerTheTerminal) {
  std::ostringstream err;
  print_error(err, {}, Error{ErrorCode::kNotFound, "no '\x1b[2J\n'", "X"});
  EXPECT_EQ(err.str(), "lode: no '[2J ' [X]\n");
}

}  // namespace
}  // namespace lode::client
