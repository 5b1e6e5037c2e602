// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/input.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "client/interrupt.h"

namespace lode::client {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kChunkBytes = 256 << 10;

Error unreadable(std::string_view what, const std::string& name, int error_number) {
  return Error{
      ErrorCode::kPermissionDenied,
      "cannot read " + std::string(what) + " '" + name + "': " + std::strerror(error_number),
      "FILE_UNREADABLE"};
}

Error too_large(const std::string& name, std::uint64_t size, std::size_t limit) {
  return Error{ErrorCode::kInvalidArgument,
               "'" + name + "' has " + std::to_string(size) + " bytes: documents of at most " +
                   std::to_string(limit) + " are taken, so split it",
               "DOCUMENT_TOO_LARGE",
               {{"limit_bytes", std::to_string(limit)}, {"size_bytes", std::to_string(size)}}};
}

bool is_lines_file(const fs::path& path) {
  const std::string suffix = path.extension().string();
  return suffix == ".jsonl" || suffix == ".ndjson";
}

using FolderId = std::pair<dev_t, ino_t>;

class Walk {
 public:
  explicit Walk(InputPlan& plan) : plan_(plan) {}

  void folder(const fs::path& path, const std::string& below, const struct stat& info) {
    const FolderId id{info.st_dev, info.st_ino};
    if (std::ranges::find(trail_, id) != trail_.end()) {
      return;  // A link to a folder that we are in.
    }
    std::error_code failure;
    std::vector<fs::path> entries;
    for (fs::directory_iterator entry(path, failure), end; !failure && entry != end;
         entry.increment(failure)) {
      entries.push_back(entry->path());
    }
    if (failure) {
      plan_.problems.push_back(unreadable("folder", path.string(), failure.value()));
      return;
    }
    std::ranges::sort(entries);
    trail_.push_back(id);
    for (const fs::path& entry : entries) {
      visit(entry, below);
    }
    trail_.pop_back();
  }

  void file(const fs::path& path, std::string id, const struct stat& info) {
    InputFile file{path, std::move(id), 0, is_lines_file(path) || !S_ISREG(info.st_mode)};
    if (S_ISREG(info.st_mode)) {
      file.size_bytes = static_cast<std::uint64_t>(info.st_size);
      plan_.size_bytes += file.size_bytes;
    } else {
      plan_.size_known = false;
    }
    plan_.files.push_back(std::move(file));
  }

 private:
  void visit(const fs::path& entry, const std::string& below) {
    const std::string name = entry.filename().string();
    if (name.empty() || name[0] == '.') {
      return;
    }
    struct stat info = {};
    if (stat(entry.c_str(), &info) != 0) {
      plan_.problems.push_back(unreadable("file", entry.string(), errno));
    } else if (S_ISDIR(info.st_mode)) {
      folder(entry, below + name + "/", info);
    } else if (S_ISREG(info.st_mode)) {
      file(entry, below + name, info);
    }
  }

  InputPlan& plan_;
  std::vector<FolderId> trail_;
};

}  // namespace

Result<InputPlan> plan_inputs(const std::vector<std::string>& paths) {
  InputPlan plan;
  Walk walk(plan);
  for (const std::string& path : paths) {
    struct stat info = {};
    if (path == "-") {
      plan.files.push_back({"-", "", 0, true});
      plan.size_known = false;
    } else if (stat(path.c_str(), &info) != 0) {
      return Unexpected(Error{ErrorCode::kNotFound,
                              "cannot read '" + path + "': " + std::strerror(errno),
                              "FILE_NOT_FOUND"});
    } else if (S_ISDIR(info.st_mode)) {
      walk.folder(path, "", info);
    } else {
      walk.file(path, fs::path(path).lexically_normal().generic_string(), info);
    }
  }
  return plan;
}

Result<std::string> read_all(int fd, const std::string& name, std::size_t max_bytes) {
  std::string bytes;
  std::array<char, 64 << 10> chunk;
  for (;;) {
    const ssize_t count = ::read(fd, chunk.data(), chunk.size());
    if (count == 0) {
      return bytes;
    }
    if (count < 0) {
      if (errno == EINTR && !interrupted()) {
        continue;
      }
      return Unexpected(unreadable("file", name, errno));
    }
    bytes.append(chunk.data(), static_cast<std::size_t>(count));
    if (bytes.size() > max_bytes) {
      return Unexpected(too_large(name, bytes.size(), max_bytes));
    }
  }
}

InputItem line_item(const std::string& name, const read::Line& line) {
  InputItem item{
      .origin = name + ":" + std::to_string(line.number), .is_line = true, .error = line.error};
  item.document.set_bytes(std::string(line.text));
  item.document.set_media_type("application/json");
  return item;
}

InputReader::InputReader(const InputPlan& plan, InputOptions options)
    : plan_(plan), options_(options) {}

InputReader::~InputReader() {
  close_lines();
}

std::optional<InputItem> InputReader::next() {
  while (at_ < plan_.files.size() && !interrupted()) {
    const InputFile& file = plan_.files[at_];
    if (!file.lines) {
      ++at_;
      return read_file(file);
    }
    if (!splitter_ && !open_lines(file)) {
      ++at_;
      return InputItem{.origin = file.path.string(),
                       .error = unreadable("file", file.path.string(), errno)};
    }
    if (auto item = next_line(file)) {
      return item;
    }
    close_lines();
    ++at_;
  }
  return std::nullopt;
}

InputItem InputReader::read_file(const InputFile& file) const {
  const std::string name = file.path.string();
  InputItem item{.origin = name};
  if (file.size_bytes > options_.max_document_bytes) {
    item.error = too_large(name, file.size_bytes, options_.max_document_bytes);
    return item;
  }
  const int fd = open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    item.error = unreadable("file", name, errno);
    return item;
  }
  Result<std::string> bytes = read_all(fd, name, options_.max_document_bytes);
  close(fd);
  if (!bytes) {
    item.error = std::move(bytes).error();
    return item;
  }
  item.document.set_bytes(*std::move(bytes));
  item.document.set_name(file.path.filename().string());
  // A JSON object knows its id itself.
  if (!options_.ids_from_content && file.path.extension() != ".json") {
    item.document.set_id(file.id);
  }
  return item;
}

bool InputReader::open_lines(const InputFile& file) {
  fd_ = file.path == "-" ? dup(options_.stdin_fd) : open(file.path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd_ < 0) {
    return false;
  }
  splitter_.emplace(options_.max_document_bytes);
  stream_ended_ = false;
  return true;
}

void InputReader::close_lines() {
  if (fd_ >= 0) {
    close(fd_);
  }
  fd_ = -1;
  splitter_.reset();
}

std::optional<InputItem> InputReader::next_line(const InputFile& file) {
  std::string chunk;
  for (;;) {
    if (const auto line = splitter_->next()) {
      return line_item(file.path.string(), *line);
    }
    if (stream_ended_ || interrupted()) {
      return std::nullopt;
    }
    chunk.resize(kChunkBytes);
    const ssize_t count = ::read(fd_, chunk.data(), chunk.size());
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      stream_ended_ = true;
      return InputItem{.origin = file.path.string(),
                       .error = unreadable("file", file.path.string(), errno)};
    }
    if (count == 0) {
      stream_ended_ = true;
      splitter_->finish();
    } else {
      splitter_->feed(std::string_view(chunk).substr(0, static_cast<std::size_t>(count)));
    }
  }
}

}  // namespace lode::client
