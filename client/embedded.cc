// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/embedded.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <utility>

#include "engine/engine.h"
#include "server/embedded.h"

namespace lode::client {
namespace {

namespace fs = std::filesystem;

// A folder that goes with the object.
class TemporaryFolder {
 public:
  [[nodiscard]] static Result<std::unique_ptr<TemporaryFolder>> create() {
    std::error_code failure;
    std::string name = (fs::temp_directory_path(failure) / "lode-preview-XXXXXX").string();
    if (failure || mkdtemp(name.data()) == nullptr) {
      return Unexpected(Error{ErrorCode::kPermissionDenied,
                              "cannot make a temporary folder '" + name +
                                  "': " + std::strerror(errno) + "; TMPDIR names another place",
                              "NO_TEMPORARY_FOLDER"});
    }
    return std::make_unique<TemporaryFolder>(name);
  }

  explicit TemporaryFolder(fs::path path) : path_(std::move(path)) {}
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

class EmbeddedConnection final : public Connection {
 public:
  EmbeddedConnection(std::unique_ptr<TemporaryFolder> folder,
                     std::unique_ptr<Engine> engine,
                     std::unique_ptr<server::InProcessServer> services)
      : folder_(std::move(folder)), engine_(std::move(engine)), services_(std::move(services)) {}

  std::shared_ptr<grpc::Channel> channel() const override { return services_->channel(); }

 private:
  // In order of their making: the services end first, the folder goes last.
  std::unique_ptr<TemporaryFolder> folder_;  // Null unless previewing.
  std::unique_ptr<Engine> engine_;
  std::unique_ptr<server::InProcessServer> services_;
};

}  // namespace

Result<std::unique_ptr<Connection>> open_embedded(const Target& target, Access access) {
  EngineOptions options;
  options.data_folder = target.data;
  options.plugin_folders = target.plugin_folders;
  options.read_only = access == Access::kRead;
  std::unique_ptr<TemporaryFolder> folder;
  if (access == Access::kPreview) {
    LODE_ASSIGN_OR_RETURN(folder, TemporaryFolder::create());
    options.data_folder = folder->path();
  }
  LODE_ASSIGN_OR_RETURN(std::unique_ptr<Engine> engine, Engine::open(std::move(options)));
  LODE_ASSIGN_OR_RETURN(std::unique_ptr<server::InProcessServer> services,
                        server::serve_in_process(*engine));
  return std::make_unique<EmbeddedConnection>(
      std::move(folder), std::move(engine), std::move(services));
}

}  // namespace lode::client
