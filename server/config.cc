// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>

#include "server/address.h"

namespace lode::server {
namespace {

Error bad_config(std::string message, std::string_view key) {
  return Error{
      ErrorCode::kInvalidArgument, std::move(message), "BAD_CONFIG", {{"key", std::string(key)}}};
}

Error wrong(const Setting& setting, std::string_view way_out) {
  return bad_config("key '" + setting.key + "' (" + setting.origin + ") is " +
                        to_toml(setting.value) + ": " + std::string(way_out),
                    setting.key);
}

// The settings in effect, by key.
class Settings {
 public:
  explicit Settings(std::vector<Setting> all) : all_(std::move(all)) {}

  [[nodiscard]] const Setting& at(std::string_view key) const {
    return *std::find_if(
        all_.begin(), all_.end(), [&](const Setting& setting) { return setting.key == key; });
  }
  [[nodiscard]] const std::string& text(std::string_view key) const {
    return std::get<std::string>(at(key).value);
  }
  [[nodiscard]] const std::vector<std::string>& list(std::string_view key) const {
    return std::get<std::vector<std::string>>(at(key).value);
  }
  [[nodiscard]] bool flag(std::string_view key) const { return std::get<bool>(at(key).value); }
  [[nodiscard]] std::int64_t number(std::string_view key) const {
    return std::get<std::int64_t>(at(key).value);
  }
  [[nodiscard]] std::size_t count(std::string_view key) const {
    return static_cast<std::size_t>(number(key));
  }

 private:
  std::vector<Setting> all_;
};

std::string environment(const char* variable) {
  const char* value = std::getenv(variable);  // NOLINT(concurrency-mt-unsafe): before any thread.
  return value == nullptr ? "" : value;
}

Result<std::filesystem::path> data_folder(const Settings& settings) {
  if (!settings.text("data_folder").empty()) {
    return std::filesystem::path(settings.text("data_folder"));
  }
  if (const std::string data = environment("XDG_DATA_HOME"); !data.empty()) {
    return std::filesystem::path(data) / "lode";
  }
  if (const std::string home = environment("HOME"); !home.empty()) {
    return std::filesystem::path(home) / ".local" / "share" / "lode";
  }
  return Unexpected(
      wrong(settings.at("data_folder"),
            "neither XDG_DATA_HOME nor HOME is set to derive it from; name a folder"));
}

EngineOptions engine_options(const Settings& settings, std::filesystem::path folder) {
  EngineOptions options;
  options.data_folder = std::move(folder);
  const auto& folders = settings.list("plugin_folders");
  options.plugin_folders.assign(folders.begin(), folders.end());
  options.disabled_plugins = settings.list("disabled_plugins");
  options.worker = settings.text("worker");
  options.shards = static_cast<std::uint32_t>(settings.number("shards"));
  options.max_document_bytes = settings.count("max_document_bytes");
  options.import_queue_documents = settings.count("import_queue_documents");
  options.import_queue_bytes = settings.count("import_queue_bytes");
  return options;
}

ServerOptions server_options(const Settings& settings) {
  ServerOptions options;
  options.listen = settings.text("listen");
  options.insecure_listen = settings.flag("insecure_listen");
  options.search_threads = settings.count("search_threads");
  options.search_queue = settings.count("search_queue");
  options.import_streams = settings.count("import_streams");
  options.drain = std::chrono::seconds(settings.number("drain_seconds"));
  options.request_timeout = std::chrono::milliseconds(settings.number("request_timeout_ms"));
  options.max_document_bytes = settings.count("max_document_bytes");
  options.import_queue_documents = settings.count("import_queue_documents");
  return options;
}

Result<LogOptions> log_options(const Settings& settings) {
  constexpr LogLevel kLevels[] = {
      LogLevel::kDebug, LogLevel::kInfo, LogLevel::kWarning, LogLevel::kError, LogLevel::kOff};
  const std::string& level = settings.text("log_level");
  const auto* const found = std::find_if(
      std::begin(kLevels), std::end(kLevels), [&](LogLevel each) { return name(each) == level; });
  if (found == std::end(kLevels)) {
    return Unexpected(wrong(settings.at("log_level"), "use debug, info, warning, error or off"));
  }
  const std::string& format = settings.text("log_format");
  if (format != "text" && format != "json") {
    return Unexpected(wrong(settings.at("log_format"), "use text or json"));
  }
  return LogOptions{*found, format == "json"};
}

// Rules between keys, and of texts with a form of their own.
Result<void> check_meaning(const Settings& settings) {
  const auto address = parse_address(settings.text("listen"));
  const auto exposure =
      address ? check_exposure(*address, settings.flag("insecure_listen")) : Result<void>();
  if (!address || !exposure) {
    const Error& error = address ? exposure.error() : address.error();
    return Unexpected(bad_config(
        "key 'listen' (" + settings.at("listen").origin + "): " + error.message, "listen"));
  }
  if (settings.number("import_queue_bytes") < settings.number("max_document_bytes")) {
    return Unexpected(wrong(settings.at("import_queue_bytes"),
                            "it must be at least max_document_bytes, " +
                                std::to_string(settings.number("max_document_bytes"))));
  }
  return {};
}

Result<bool> parse_flag(const std::string& text) {
  if (text == "true" || text == "false") {
    return text == "true";
  }
  return Unexpected(Error{ErrorCode::kInvalidArgument, "neither true nor false"});
}

// The value that a flag's text stands for; nothing if it has not the form of the key's type.
std::optional<KeyValue> parse_text(const ConfigKey& key, const std::string& text) {
  if (key.type == KeyType::kFlag) {
    const auto flag = parse_flag(text);
    return flag ? std::optional<KeyValue>(*flag) : std::nullopt;
  }
  if (key.type == KeyType::kNumber) {
    std::int64_t number = 0;
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, number);
    const bool whole = error == std::errc{} && end == last;
    return whole ? std::optional<KeyValue>(number) : std::nullopt;
  }
  if (key.type == KeyType::kPath && !text.empty()) {
    return std::filesystem::absolute(text).lexically_normal().string();
  }
  return text;
}

}  // namespace

Result<Setting> check_setting(const ConfigKey& key,
                              KeyValue value,
                              std::string origin,
                              std::string_view written) {
  const auto* number = std::get_if<std::int64_t>(&value);
  const bool in_range = number == nullptr || (*number >= key.least && *number <= key.most);
  if (value.index() != key.fallback.index() || !in_range) {
    return Unexpected(bad_config("key '" + std::string(key.name) + "' (" + origin + ") is '" +
                                     std::string(written) + "': give " + expected(key),
                                 key.name));
  }
  return Setting{std::string(key.name), std::move(value), std::move(origin)};
}

std::string flag_name(const ConfigKey& key) {
  std::string out = "--" + std::string(key.name);
  std::replace(out.begin(), out.end(), '_', '-');
  return out;
}

Result<Setting> flag_setting(const ConfigKey& key, const std::vector<std::string>& texts) {
  if (key.type == KeyType::kTextList || key.type == KeyType::kPathList) {
    std::vector<std::string> items = texts;
    if (key.type == KeyType::kPathList) {
      for (std::string& item : items) {
        item = std::filesystem::absolute(item).lexically_normal().string();
      }
    }
    return Setting{std::string(key.name), std::move(items), flag_name(key)};
  }
  const std::string written = texts.empty() ? "" : texts.back();
  auto value = parse_text(key, written);
  if (!value) {
    return Unexpected(bad_config("key '" + std::string(key.name) + "' (" + flag_name(key) +
                                     ") is '" + written + "': give " + expected(key),
                                 key.name));
  }
  return check_setting(key, *std::move(value), flag_name(key), written);
}

Result<Config> to_config(const std::vector<Setting>& settings) {
  std::vector<Setting> all;
  for (const ConfigKey& key : config_keys()) {
    const auto last = std::find_if(settings.rbegin(), settings.rend(), [&](const Setting& setting) {
      return setting.key == key.name;
    });
    all.push_back(last == settings.rend() ? Setting{std::string(key.name), key.fallback, "default"}
                                          : *last);
  }
  const Settings effective(all);
  Config config;
  LODE_RETURN_IF_ERROR(check_meaning(effective));
  LODE_ASSIGN_OR_RETURN(auto folder, data_folder(effective));
  LODE_ASSIGN_OR_RETURN(config.log, log_options(effective));
  config.engine = engine_options(effective, std::move(folder));
  config.server = server_options(effective);
  config.effective = std::move(all);
  return config;
}

std::string to_toml(const Config& config) {
  std::string out;
  for (const Setting& setting : config.effective) {
    const bool derived =
        setting.key == "data_folder" && std::get<std::string>(setting.value).empty();
    const std::string value =
        derived ? to_toml(KeyValue(config.engine.data_folder.string())) : to_toml(setting.value);
    out += setting.key + " = " + value + "  # " + setting.origin + "\n";
  }
  return out;
}

}  // namespace lode::server
