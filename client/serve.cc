// SPDX-License-Identifier: GPL-3.0-or-later
// Runs lode-server in place of this process: the program beside `lode`, else the one on the PATH.
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <ostream>
#include <unistd.h>
#include <vector>

#include "client/command.h"

namespace lode::client {
namespace {

std::string server_program() {
  std::error_code failure;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", failure);
  const auto beside = self.parent_path() / "lode-server";
  return !failure && access(beside.c_str(), X_OK) == 0 ? beside.string() : "lode-server";
}

}  // namespace

Result<ExitCode> run_serve(Context& context) {
  const Arguments& args = context.args;
  if (args.flag("server")) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "a server cannot serve through a server: leave --server out",
                            "USAGE"});
  }
  std::vector<std::string> words = {
      server_program(), "--data-folder", args.text("data", default_data_folder().string())};
  for (const std::string& folder : args.list("plugins")) {
    words.insert(words.end(), {"--plugin-folders", folder});
  }
  words.insert(words.end(), args.words.begin(), args.words.end());
  std::vector<char*> argv;
  for (std::string& word : words) {
    argv.push_back(word.data());
  }
  argv.push_back(nullptr);
  context.out.flush();
  execvp(argv[0], argv.data());
  return Unexpected(
      Error{ErrorCode::kNotFound,
            "cannot run '" + words[0] + "': " + std::strerror(errno) +
                ": install lode-server beside lode, or start it yourself with --data-folder",
            "SERVER_NOT_FOUND"});
}

}  // namespace lode::client
