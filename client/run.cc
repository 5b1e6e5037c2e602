// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/run.h"

#include <algorithm>
#include <ostream>
#include <poll.h>
#include <unistd.h>
#include <utility>

#include "client/command.h"
#include "client/interrupt.h"
#include "client/parse.h"
#include "client/status_error.h"
#include "client/words.h"

namespace lode::client {
namespace {

constexpr std::chrono::milliseconds kConnectTimeout{10'000};

ColorChoice color_choice(const Arguments& args) {
  const std::string typed = args.text("color", "auto");
  if (typed == "always") {
    return ColorChoice::kAlways;
  }
  return typed == "never" ? ColorChoice::kNever : ColorChoice::kAuto;
}

Output output_form(const Arguments& args, const Terminal& terminal) {
  const std::string typed = args.flag("json") ? "json" : args.text("output", "auto");
  if (typed == "json") {
    return Output::kJson;
  }
  if (typed == "table" || (typed == "auto" && terminal.interactive)) {
    return Output::kTable;
  }
  return Output::kPlain;
}

Target target_of(const Arguments& args, const Environment& env) {
  Target target;
  target.server = args.text("server", env("LODE_SERVER").value_or(""));
  if (args.flag("data") && !args.flag("server")) {
    target.server.clear();  // What was typed counts more than the environment.
  }
  target.data = args.text("data", env("LODE_DATA").value_or(default_data_folder().string()));
  for (const std::string& folder : args.list("plugins")) {
    target.plugin_folders.emplace_back(folder);
  }
  return target;
}

// The query that an error may point into.
std::string query_of(const Arguments& args) {
  if (args.flag("filter")) {
    return {};  // The error may be in either.
  }
  return args.command->name == "search" || args.command->name == "export" ? join_words(args.words)
                                                                          : args.text("query");
}

// True if all data reached its reader, or the reader has gone, as that of `lode search | head`
// does.
bool is_written(const Streams& streams) {
  streams.out.flush();
  if (streams.out.good() || streams.out_fd < 0) {
    return true;
  }
  pollfd out = {streams.out_fd, POLLOUT, 0};
  return poll(&out, 1, 0) >= 0 && (out.revents & POLLERR) != 0;
}

ExitCode fail(const Streams& streams,
              const Terminal& terminal,
              const Error& error,
              const std::string& query) {
  if (interrupted()) {
    return ExitCode::kInterrupted;
  }
  print_error(streams.err, terminal, error, query);
  return exit_code(error.code);
}

ExitCode run_command(Context& context, const Streams& streams) {
  const Result<ExitCode> code = context.args.command->run(context);
  const bool written = is_written(streams);
  if (!code) {
    return fail(streams, context.err_terminal, code.error(), query_of(context.args));
  }
  if (!written) {
    return fail(streams,
                context.err_terminal,
                Error{ErrorCode::kResourceExhausted,
                      "cannot write all output: the disk may be full",
                      "OUTPUT_FAILED"},
                {});
  }
  return interrupted() ? ExitCode::kInterrupted : *code;
}

}  // namespace

ExitCode run(const std::vector<std::string>& typed,
             const Streams& streams,
             const Environment& env,
             const EmbeddedOpener& open_embedded) {
  const Result<Arguments> args = parse(typed);
  if (!args) {
    return fail(
        streams, detect_terminal(streams.err_fd, ColorChoice::kAuto, env), args.error(), {});
  }
  if (args->command == nullptr) {
    streams.out << "lode " LODE_VERSION "\n";
    return ExitCode::kSuccess;
  }
  Context context{.args = *args, .in = streams.in, .out = streams.out, .err = streams.err};
  context.out_terminal = detect_terminal(streams.out_fd, color_choice(*args), env);
  context.err_terminal = detect_terminal(streams.err_fd, color_choice(*args), env);
  context.in_is_terminal = isatty(streams.in_fd) == 1;
  context.output = output_form(*args, context.out_terminal);
  context.connect = [&](Access access) -> Result<std::unique_ptr<Connection>> {
    const Target target = target_of(*args, env);
    if (!target.server.empty()) {
      return connect_to_server(target.server, std::min(kConnectTimeout, context.timeout()));
    }
    return open_embedded(target, access);
  };
  return run_command(context, streams);
}

}  // namespace lode::client
