// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/status.h"

#include "google/rpc/error_details.pb.h"

namespace lode::server {
namespace {

google::rpc::Status decode(const grpc::Status& status) {
  google::rpc::Status out;
  EXPECT_TRUE(out.ParseFromString(status.error_details()));
  return out;
}

template <class Detail>
std::optional<Detail> find(const google::rpc::Status& status) {
  for (const auto& any : status.details()) {
    if (Detail detail; any.UnpackTo(&detail)) {
      return detail;
    }
  }
  return std::nullopt;
}

TEST(StatusTest, CarriesCodeMessageReasonAndMetadata) {
  const auto status = to_grpc_status({ErrorCode::kInvalidArgument,
                                      "unknown field 'colour': the nearest is 'color'",
                                      "UNKNOWN_FIELD",
                                      {{"offset", "3"}, {"nearest", "color"}}});
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(status.error_message(), "unknown field 'colour': the nearest is 'color'");
  const auto details = decode(status);
  EXPECT_EQ(details.code(), 3);
  EXPECT_EQ(details.message(), status.error_message());
  EXPECT_EQ(details.details(0).type_url(), "type.googleapis.com/google.rpc.ErrorInfo");
  const auto info = find<google::rpc::ErrorInfo>(details);
  ASSERT_TRUE(info);
  EXPECT_EQ(info->reason(), "UNKNOWN_FIELD");
  EXPECT_EQ(info->domain(), "lode");
  EXPECT_EQ(info->metadata().at("offset"), "3");
  EXPECT_EQ(info->metadata().at("nearest"), "color");
  EXPECT_FALSE(find<google::rpc::BadRequest>(details));
  EXPECT_FALSE(find<google::rpc::RetryInfo>(details));
}

TEST(StatusTest, GivesEachCodeItsNumberAndAReason) {
  for (const auto code : {ErrorCode::kCancelled,
                          ErrorCode::kInvalidArgument,
                          ErrorCode::kDeadlineExceeded,
                          ErrorCode::kNotFound,
                          ErrorCode::kAlreadyExists,
                          ErrorCode::kPermissionDenied,
                          ErrorCode::kResourceExhausted,
                          ErrorCode::kFailedPrecondition,
                          ErrorCode::kAborted,
                          ErrorCode::kUnimplemented,
                          ErrorCode::kInternal,
                          ErrorCode::kUnavailable,
                          ErrorCode::kDataLoss}) {
    const auto status = to_grpc_status({code, "m"});
    EXPECT_EQ(static_cast<int>(status.error_code()), static_cast<int>(code));
    EXPECT_EQ(find<google::rpc::ErrorInfo>(decode(status))->reason(), name(code));
  }
}

TEST(StatusTest, NamesTheFieldOfABadRequest) {
  const auto details = to_rpc_status(bad_request("facets[1].key", "a facet has no key"));
  const auto bad = find<google::rpc::BadRequest>(details);
  ASSERT_TRUE(bad);
  EXPECT_EQ(bad->field_violations(0).field(), "facets[1].key");
  EXPECT_EQ(bad->field_violations(0).description(), "a facet has no key");
}

TEST(StatusTest, SaysWhenToTryAgain) {
  for (const auto code : {ErrorCode::kUnavailable, ErrorCode::kResourceExhausted}) {
    const auto retry = find<google::rpc::RetryInfo>(to_rpc_status({code, "busy"}));
    ASSERT_TRUE(retry);
    EXPECT_GE(retry->retry_delay().seconds(), 1);
  }
}

TEST(StatusTest, FitsIntoTheMetadataThatClientsAccept) {
  std::string japanese;
  for (int i = 0; i < 2'000; ++i) {
    japanese += "\xE8\xAA\x9E";
  }
  const auto status = to_grpc_status({ErrorCode::kInvalidArgument,
                                      japanese,
                                      "QUERY_SYNTAX",
                                      {{"piece", japanese}, {"field", japanese}}});
  // Percent-encoding triples the message, Base64 adds a third to the details.
  EXPECT_LT(status.error_message().size() * 3 + status.error_details().size() * 4 / 3, 7'000U);
  EXPECT_EQ(status.error_message().substr(0, 3), "\xE8\xAA\x9E");
}

TEST(StatusTest, MendsForeignBytes) {
  const auto status = to_grpc_status({ErrorCode::kNotFound, "no '\xFF'", "X", {{"id", "\xC3"}}});
  EXPECT_EQ(status.error_message(), "no '\xEF\xBF\xBD'");
  EXPECT_EQ(find<google::rpc::ErrorInfo>(decode(status))->metadata().at("id"), "\xEF\xBF\xBD");
}

}  // namespace
}  // namespace lode::server
