// SPDX-License-Identifier: GPL-3.0-or-later
// From paths to documents: files as they are, JSON lines one by one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "lode/v1/document.pb.h"

#include "engine/base/result.h"
#include "engine/read/json_lines.h"

namespace lode::client {

// One file to read, or a stream.
struct InputFile {
  std::filesystem::path path;  // "-": standard input.
  std::string id;              // Of the document; empty for JSON lines and streams.
  std::uint64_t size_bytes = 0;
  bool lines = false;  // JSON lines: each is a document.
};

struct InputPlan {
  std::vector<InputFile> files;
  std::vector<Error> problems;   // Folders and links that cannot be read; the rest goes on.
  std::uint64_t size_bytes = 0;  // Of all files.
  bool size_known = true;        // False with a stream among them.
};

// Lists what `paths` hold, in the order of the paths, folders sorted by name and with their
// folders. Hidden entries are left out; a link back to a folder above is not followed. The id of a
// file in a folder is its path below that folder ("html/deal.html"), of a file named itself the
// path as typed. "-" and pipes are JSON lines, and so are .jsonl and .ndjson files.
// Errors: kNotFound (a path does not exist; reason FILE_NOT_FOUND).
[[nodiscard]] Result<InputPlan> plan_inputs(const std::vector<std::string>& paths);

// One document, or why there is none.
struct InputItem {
  std::string origin;  // "deals/a.html", "wire.jsonl:12", "-:3"
  bool is_line = false;
  v1::RawDocument document;
  std::optional<Error> error = std::nullopt;  // Not to be sent.

  [[nodiscard]] std::size_t size_bytes() const { return document.bytes().size(); }
};

struct InputOptions {
  std::size_t max_document_bytes = std::size_t{16} << 20;
  bool ids_from_content = false;  // Send no ids of files.
  int stdin_fd = 0;
};

// Reads the documents of a plan one after the other. Holds one file, or one line, at a time.
// [owner-thread]
class InputReader {
 public:
  // `plan` must outlive the reader.
  InputReader(const InputPlan& plan, InputOptions options);
  InputReader(const InputReader&) = delete;
  InputReader& operator=(const InputReader&) = delete;
  ~InputReader();

  // The next document; nothing at the end, or after Ctrl-C. A file over the limit is not read but
  // reported (DOCUMENT_TOO_LARGE), and so is one that cannot be read (FILE_UNREADABLE).
  [[nodiscard]] std::optional<InputItem> next();

 private:
  [[nodiscard]] InputItem read_file(const InputFile& file) const;
  [[nodiscard]] std::optional<InputItem> next_line(const InputFile& file);
  [[nodiscard]] bool open_lines(const InputFile& file);
  void close_lines();

  const InputPlan& plan_;
  InputOptions options_;
  std::size_t at_ = 0;
  int fd_ = -1;  // Of the file whose lines are read.
  std::optional<read::JsonLinesSplitter> splitter_;
  bool stream_ended_ = false;
};

// The document of one JSON line of the file `name`.
[[nodiscard]] InputItem line_item(const std::string& name, const read::Line& line);

// All bytes of a file descriptor, at most `max_bytes`; `name` is for messages. Errors:
// kPermissionDenied (FILE_UNREADABLE), kInvalidArgument (DOCUMENT_TOO_LARGE).
[[nodiscard]] Result<std::string> read_all(int fd, const std::string& name, std::size_t max_bytes);

}  // namespace lode::client
