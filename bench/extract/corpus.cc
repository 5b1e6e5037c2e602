// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/extract/corpus.h"

#include <cstdio>
#include <fstream>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

#include "engine/base/civil_date.h"
#include "engine/base/utf8.h"

namespace lode::bench {
namespace {

using nlohmann::json;

std::string text_of(const json& line, const char* key) {
  const auto found = line.find(key);
  return found == line.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

std::string first_of(const json& line, const char* key, const char* other) {
  std::string text = text_of(line, key);
  return text.empty() ? text_of(line, other) : text;
}

Document document_of(const json& line) {
  Document document;
  document.id = text_of(line, "id");
  document.title = text_of(line, "title");
  document.text = utf8::mend(text_of(line, "text"));
  document.url = text_of(line, "url");
  document.language = first_of(line, "lang", "language");
  if (document.language.empty()) document.language = "en";
  document.published_unix = parse_iso_time(first_of(line, "date", "published"));
  return document;
}

// Calls `use` for each line of `text`, which comes in pieces.
class LineSplitter {
 public:
  explicit LineSplitter(std::function<void(const std::string&)> use) : use_(std::move(use)) {}
  void add(const char* data, std::size_t bytes) {
    pending_.append(data, bytes);
    std::size_t begin = 0;
    for (std::size_t end; (end = pending_.find('\n', begin)) != std::string::npos;
         begin = end + 1) {
      use_(pending_.substr(begin, end - begin));
    }
    pending_.erase(0, begin);
  }

 private:
  std::function<void(const std::string&)> use_;
  std::string pending_;
};

bool read_file(const std::string& path, LineSplitter& lines) {
  std::vector<char> buffer(std::size_t{1} << 20);
  const bool packed = path.size() > 4 && path.compare(path.size() - 4, 4, ".zst") == 0;
  // The path is a developer's own argument; quotes keep blanks in it together.
  const std::string command = "zstd -dc '" + path + "'";
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
      packed ? popen(command.c_str(), "r") : std::fopen(path.c_str(), "rb"),
      packed ? pclose : std::fclose);
  if (file == nullptr) return false;
  while (const std::size_t bytes = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
    lines.add(buffer.data(), bytes);
  }
  lines.add("\n", 1);
  return true;
}

}  // namespace

Result<std::vector<Document>> read_corpus(const std::string& path, std::size_t max_bytes) {
  std::vector<Document> documents;
  std::size_t bytes = 0;
  LineSplitter lines([&](const std::string& text) {
    const json line = json::parse(text, nullptr, false);
    if (!line.is_object() || bytes >= max_bytes) return;
    Document document = document_of(line);
    if (document.text.empty()) return;
    bytes += document.text.size();
    documents.push_back(std::move(document));
  });
  if (!read_file(path, lines) || documents.empty()) {
    return Unexpected(Error{ErrorCode::kInvalidArgument,
                            "'" + path + "' cannot be read, or holds no JSON line with a text"});
  }
  return documents;
}

}  // namespace lode::bench
