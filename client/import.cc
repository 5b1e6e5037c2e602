// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fstream>
#include <mutex>
#include <ostream>
#include <utility>

#include "client/call.h"
#include "client/command.h"
#include "client/import_stream.h"
#include "client/input.h"
#include "client/output_json.h"
#include "client/progress.h"
#include "client/server_limits.h"

namespace lode::client {
namespace {

// Refusals that are told one by one; the others are counted.
constexpr std::uint64_t kMaxTold = 20;

// Everything that becomes of documents comes together here. [thread-safe]
class ImportLog {
 public:
  ImportLog(Context& context, const InputPlan& plan, std::ostream* rejects)
      : context_(context),
        rejects_(rejects),
        progress_(context.err, context.err_terminal, plan.size_known ? plan.size_bytes : 0) {}

  void answered(const InputItem& item, const v1::ImportDocumentsResponse& answer) {
    const std::lock_guard lock(mutex_);
    counts_.bytes += item.size_bytes();
    if (context_.output == Output::kJson) {
      context_.out << json_line(answer) << '\n';
    }
    if (answer.has_error()) {
      rejected(item, answer.error());
    } else {
      counts_.accepted += 1;
      counts_.replaced += answer.stored().replaced() ? 1 : 0;
      counts_.with_problems += answer.stored().problems().empty() ? 0 : 1;
      counts_.facts += answer.stored().annotations();
    }
    progress_.tick(counts_, Progress::Clock::now());
  }

  void tick() {
    const std::lock_guard lock(mutex_);
    progress_.tick(counts_, Progress::Clock::now());
  }

  [[nodiscard]] std::uint64_t rejected_count() {
    const std::lock_guard lock(mutex_);
    return counts_.rejected;
  }

  void print_summary() {
    const std::lock_guard lock(mutex_);
    progress_.clear();
    if (counts_.rejected > kMaxTold) {
      context_.err << "lode: " << counts_.rejected - kMaxTold << " more refused documents"
                   << (rejects_ != nullptr ? "" : ": --reject-file FILE lists them all") << '\n';
    }
    context_.err << import_summary(counts_, progress_.elapsed(Progress::Clock::now()));
  }

 private:
  void rejected(const InputItem& item, const google::rpc::Status& status) {
    counts_.rejected += 1;
    if (rejects_ != nullptr) {
      *rejects_ << "{\"origin\":" << json_string(item.origin);
      if (item.is_line) {
        *rejects_ << ",\"line\":" << json_string(item.document.bytes());
      }
      *rejects_ << ",\"status\":" << json_line(status) << "}\n";
    }
    if (counts_.rejected <= kMaxTold) {
      progress_.clear();
      const Error error = to_error(status);
      context_.err << paint(context_.err_terminal, style::kError, "lode:") << ' '
                   << one_line(item.origin) << ": " << one_line(error.message) << " ["
                   << error.reason << "]\n";
    }
  }

  Context& context_;
  std::ostream* rejects_;  // May be null.
  std::mutex mutex_;
  ImportCounts counts_;
  Progress progress_;
};

// Sends all documents; those refused here are logged as those refused by the server.
void send_all(ImportStream& stream, InputReader& reader, ImportLog& log, std::uint64_t max_errors) {
  std::uint64_t sequence = 0;
  while (log.rejected_count() < max_errors) {
    std::optional<InputItem> item = reader.next();
    if (!item) {
      return;
    }
    ++sequence;
    if (item->error) {
      v1::ImportDocumentsResponse answer;
      answer.set_sequence(sequence);
      *answer.mutable_error() = to_status(*item->error);
      log.answered(*item, answer);
    } else if (!stream.send(sequence, *std::move(item))) {
      return;
    }
  }
}

Result<std::ofstream> open_rejects(const std::string& path) {
  std::ofstream file;
  if (!path.empty()) {
    file.open(path, std::ios::binary | std::ios::trunc);
    if (!file) {
      return Unexpected(Error{ErrorCode::kInvalidArgument,
                              "cannot write '" + path + "': choose another --reject-file",
                              "FILE_UNWRITABLE"});
    }
  }
  return file;
}

Result<void> refuse_terminal_input(const Context& context) {
  if (context.in_is_terminal && std::ranges::count(context.args.words, "-") > 0) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "nothing is piped into '-': use e.g. "
                            "`zcat archive.jsonl.gz | lode import -`",
                            "USAGE"});
  }
  return {};
}

ExitCode finish(Context& context, ImportStream& stream, ImportLog& log, std::size_t problems) {
  const grpc::Status status = stream.finish();
  log.print_summary();
  if (!status.ok()) {
    const std::size_t open = stream.unanswered();
    context.err << "lode: the stream broke with " << open
                << " documents unanswered: run the same import again, what is there already is "
                   "replaced\n";
    const Error error = to_error(status);
    print_error(context.err, context.err_terminal, error);
    return exit_code(error.code);
  }
  if (interrupted()) {
    return ExitCode::kInterrupted;
  }
  return problems + log.rejected_count() > 0 ? ExitCode::kPartial : ExitCode::kSuccess;
}

}  // namespace

Result<ExitCode> run_import(Context& context) {
  const Arguments& args = context.args;
  LODE_RETURN_IF_ERROR(refuse_terminal_input(context));
  LODE_ASSIGN_OR_RETURN(const InputPlan plan, plan_inputs(args.words));
  LODE_ASSIGN_OR_RETURN(std::ofstream rejects, open_rejects(args.text("reject-file")));
  LODE_ASSIGN_OR_RETURN(const auto connection, context.connect(Access::kWrite));
  LODE_ASSIGN_OR_RETURN(const std::size_t max_bytes,
                        max_document_bytes(context, connection->channel()));
  for (const Error& problem : plan.problems) {
    print_error(context.err, context.err_terminal, problem);
  }
  const auto stub = v1::DocumentService::NewStub(connection->channel());
  ImportLog log(context, plan, rejects.is_open() ? &rejects : nullptr);
  ImportStream stream(
      *stub,
      context.collection(),
      {},
      [&](const InputItem& item, const auto& answer) { log.answered(item, answer); },
      [&] { log.tick(); });
  InputReader reader(
      plan,
      {.max_document_bytes = max_bytes, .ids_from_content = args.text("id-from") == "content"});
  send_all(stream,
           reader,
           log,
           static_cast<std::uint64_t>(args.number("max-errors").value_or(INT64_MAX)));
  return finish(context, stream, log, plan.problems.size());
}

}  // namespace lode::client
