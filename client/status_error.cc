// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/status_error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ostream>

#include <google/rpc/error_details.pb.h>

namespace lode::client {
namespace {

ErrorCode to_code(int code) {
  static constexpr std::array kKnown = {1, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15};
  if (std::ranges::find(kKnown, code) != kKnown.end()) {
    return static_cast<ErrorCode>(code);
  }
  switch (code) {
    case 11: return ErrorCode::kInvalidArgument;
    case 16: return ErrorCode::kPermissionDenied;
    default: return ErrorCode::kInternal;
  }
}

struct WayOut {
  std::string_view reason;
  std::string_view text;
};

constexpr std::array kWaysOut = {
    WayOut{"QUERY_SYNTAX", "`lode help query` shows the language"},
    WayOut{"QUERY_TOO_COMPLEX", "use fewer words and brackets, or several searches"},
    WayOut{"UNKNOWN_FIELD", "`lode fields` lists the fields"},
    WayOut{"BAD_VALUE", "`lode help query` shows how values are written"},
    WayOut{"PAGE_TOKEN_MISMATCH", "search again without --page-token"},
    WayOut{"COLLECTION_NOT_FOUND", "`lode collections` lists the collections"},
    WayOut{"COLLECTION_EXISTS", "choose another name, or import into the one that is there"},
    WayOut{"DOCUMENT_NOT_FOUND", "`lode search --ids QUERY` prints ids"},
    WayOut{"DATA_LOCKED", "go through the server that holds it (--server ADDRESS), or stop it"},
    WayOut{"NO_INDEX", "`lode import PATH...` makes it; --data names another folder"},
    WayOut{"READ_ONLY", "only a server, or `lode` without --server, may write here"},
    WayOut{"DRAINING", "the server is about to stop: repeat the command when it is back"},
    WayOut{"RESPONSE_TOO_LARGE", "ask for fewer hits with --limit"},
    WayOut{"DISK_FULL", "free some space, then repeat the command"},
};

struct CodeWayOut {
  ErrorCode code;
  std::string_view text;
};

constexpr std::array kCodeWaysOut = {
    CodeWayOut{ErrorCode::kDeadlineExceeded, "allow more time with --timeout SECONDS"},
    CodeWayOut{ErrorCode::kResourceExhausted, "wait a little, then repeat the command"},
    CodeWayOut{ErrorCode::kUnimplemented, "the server is of another version: see `lode status`"},
    CodeWayOut{ErrorCode::kInternal, "please report it, with the command and this message"},
    CodeWayOut{ErrorCode::kDataLoss, "restore the data folder from its back-up, or import again"},
};

void print_place(std::ostream& err, const Error& error, std::string_view query) {
  const std::string_view text = metadata(error, "offset");
  std::size_t offset = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), offset);
  if (query.empty() || text.empty() || parsed.ec != std::errc() || offset > query.size()) {
    return;
  }
  err << "  " << one_line(query) << '\n';
  err << "  " << std::string(display_width(one_line(query.substr(0, offset))), ' ');
  const bool after_space = offset > 0 && query[offset - 1] == ' ';
  err << (after_space ? " ^" : "^") << '\n';
}

}  // namespace

Error to_error(const google::rpc::Status& status) {
  Error error{to_code(status.code()), status.message()};
  for (const google::protobuf::Any& detail : status.details()) {
    google::rpc::ErrorInfo info;
    if (detail.Is<google::rpc::ErrorInfo>() && detail.UnpackTo(&info)) {
      error.reason = info.reason();
      for (const auto& [key, value] : info.metadata()) {
        error.metadata.emplace_back(key, value);
      }
    }
  }
  std::ranges::sort(error.metadata);
  if (error.reason.empty()) {
    error.reason = name(error.code);
  }
  return error;
}

Error to_error(const grpc::Status& status) {
  google::rpc::Status rich;
  if (!rich.ParseFromString(status.error_details()) ||
      rich.code() != static_cast<int>(status.error_code())) {
    rich.Clear();
  }
  rich.set_code(status.error_code());
  rich.set_message(status.error_message());
  return to_error(rich);
}

google::rpc::Status to_status(const Error& error) {
  google::rpc::ErrorInfo info;
  info.set_reason(error.reason.empty() ? std::string(name(error.code)) : error.reason);
  info.set_domain("lode");
  for (const auto& [key, value] : error.metadata) {
    (*info.mutable_metadata())[key] = value;
  }
  google::rpc::Status status;
  status.set_code(static_cast<int>(error.code));
  status.set_message(error.message);
  status.add_details()->PackFrom(info);
  return status;
}

std::string_view metadata(const Error& error, std::string_view key) {
  for (const auto& [name, value] : error.metadata) {
    if (name == key) {
      return value;
    }
  }
  return {};
}

std::string_view way_out(const Error& error) {
  const auto by_reason = std::ranges::find(kWaysOut, error.reason, &WayOut::reason);
  if (by_reason != kWaysOut.end()) {
    return by_reason->text;
  }
  const auto by_code = std::ranges::find(kCodeWaysOut, error.code, &CodeWayOut::code);
  return by_code != kCodeWaysOut.end() ? by_code->text : std::string_view{};
}

void print_error(std::ostream& err,
                 const Terminal& terminal,
                 const Error& error,
                 std::string_view query) {
  const std::string_view reason =
      error.reason.empty() ? name(error.code) : std::string_view(error.reason);
  err << paint(terminal, style::kError, "lode:") << ' ' << one_line(error.message) << " [" << reason
      << "]\n";
  print_place(err, error, query);
  if (const std::string_view text = way_out(error); !text.empty()) {
    err << "  " << text << '\n';
  }
}

}  // namespace lode::client
