// SPDX-License-Identifier: GPL-3.0-or-later
// All matches to standard output, as the server writes them.
#include <chrono>
#include <ostream>
#include <stop_token>
#include <string>
#include <thread>

#include "lode/v1/search.grpc.pb.h"

#include "client/call.h"
#include "client/command.h"
#include "client/display.h"
#include "client/words.h"

namespace lode::client {
namespace {

v1::ExportRequest make_request(const Context& context) {
  const Arguments& args = context.args;
  v1::ExportRequest request;
  request.set_collection(context.collection());
  request.set_query(join_words(args.words));
  request.set_filter(args.text("filter"));
  request.set_format(args.text("format") == "csv" ? v1::EXPORT_FORMAT_CSV
                                                  : v1::EXPORT_FORMAT_JSONL);
  request.set_order(args.text("order") == "id" ? v1::EXPORT_ORDER_ID : v1::EXPORT_ORDER_INDEX);
  const std::string fields = args.text("fields");
  for (std::size_t begin = 0; begin < fields.size();) {
    const std::size_t end = std::min(fields.find(',', begin), fields.size());
    if (end > begin) {
      request.add_fields(fields.substr(begin, end - begin));
    }
    begin = end + 1;
  }
  return request;
}

// Ends the call after Ctrl-C: the signal handler cannot.
void watch(grpc::ClientContext& client, const std::stop_token& done) {
  while (!done.stop_requested()) {
    if (interrupted()) {
      client.TryCancel();
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

void print_notes(std::ostream& err, const v1::ExportResponse& last) {
  err << "lode: " << count_text(last.documents())
      << (last.documents() == 1 ? " document" : " documents") << '\n';
  if (last.changed_since_start()) {
    err << "lode: the index changed meanwhile: each document matched when it was written, but "
           "all of them may never have been there at one moment\n";
  }
}

}  // namespace

Result<ExitCode> run_export(Context& context) {
  const v1::ExportRequest request = make_request(context);
  LODE_ASSIGN_OR_RETURN(const auto connection, context.connect(Access::kRead));
  const auto stub = v1::SearchService::NewStub(connection->channel());
  grpc::ClientContext client;
  if (context.args.flag("timeout")) {
    client.set_deadline(std::chrono::system_clock::now() + context.timeout());
  }
  const std::jthread watcher([&](const std::stop_token& done) { watch(client, done); });
  const auto stream = stub->Export(&client, request);
  v1::ExportResponse response;
  v1::ExportResponse last;
  while (stream->Read(&response)) {
    context.out << response.data();
    response.clear_data();
    last = response;
    if (!context.out.good()) {
      client.TryCancel();  // run() says why, or that the reader has gone.
      static_cast<void>(stream->Finish());
      return ExitCode::kSuccess;
    }
  }
  if (const grpc::Status status = stream->Finish(); !status.ok()) {
    return Unexpected(to_error(status));
  }
  print_notes(context.err, last);
  return ExitCode::kSuccess;
}

}  // namespace lode::client
