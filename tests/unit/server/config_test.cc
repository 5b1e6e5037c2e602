// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config.h"

#include <cstdlib>
#include <fstream>

#include "server/flags.h"

namespace lode::server {
namespace {

constexpr const char* kFile = "/etc/lode/server.toml";

Result<Config> configured(const std::string& toml) {
  LODE_ASSIGN_OR_RETURN(const auto settings, read_settings(toml, kFile));
  return to_config(settings);
}

TEST(ConfigTest, HasDefaultsForAllKeys) {
  const auto config = configured("");
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->server.listen, "127.0.0.1:7700");
  EXPECT_EQ(config->server.drain, std::chrono::seconds(30));
  EXPECT_EQ(config->server.request_timeout, std::chrono::seconds(10));
  EXPECT_EQ(config->engine.max_document_bytes, std::size_t{16} << 20U);
  EXPECT_EQ(config->engine.import_queue_bytes, std::size_t{256} << 20U);
  EXPECT_EQ(config->log.level, LogLevel::kInfo);
  EXPECT_EQ(config->effective.size(), config_keys().size());
}

// The defaults stand in two places, so that the library can be used without a configuration.
TEST(ConfigTest, HasTheDefaultsOfTheOptions) {
  const auto config = configured("");
  ASSERT_TRUE(config);
  const ServerOptions server;
  EXPECT_EQ(config->server.listen, server.listen);
  EXPECT_EQ(config->server.search_queue, server.search_queue);
  EXPECT_EQ(config->server.import_streams, server.import_streams);
  EXPECT_EQ(config->server.drain, server.drain);
  EXPECT_EQ(config->server.request_timeout, server.request_timeout);
  const EngineOptions engine;
  EXPECT_EQ(config->engine.shards, engine.shards);
  EXPECT_EQ(config->engine.max_document_bytes, engine.max_document_bytes);
  EXPECT_EQ(config->engine.import_queue_documents, engine.import_queue_documents);
  EXPECT_EQ(config->engine.import_queue_bytes, engine.import_queue_bytes);
}

TEST(ConfigTest, TakesEachKeyFromTheFile) {
  const auto config = configured(R"(
    data_folder = "/srv/lode"
    listen = "0.0.0.0:80"
    insecure_listen = true
    plugin_folders = ["/p1", "p2"]
    disabled_plugins = ["lode.date"]
    worker = "../bin/lode-worker"
    shards = 3
    max_document_bytes = 2048
    import_queue_documents = 5
    import_queue_bytes = 1_048_576
    search_threads = 6
    search_queue = 7
    import_streams = 8
    drain_seconds = 9
    request_timeout_ms = 11
    log_level = "debug"
    log_format = "json"
  )");
  ASSERT_TRUE(config) << config.error().message;
  EXPECT_EQ(config->engine.data_folder, "/srv/lode");
  EXPECT_EQ(config->server.listen, "0.0.0.0:80");
  EXPECT_TRUE(config->server.insecure_listen);
  ASSERT_EQ(config->engine.plugin_folders.size(), 2U);
  EXPECT_EQ(config->engine.plugin_folders[1], "/etc/lode/p2") << "relative to the file";
  EXPECT_EQ(config->engine.disabled_plugins, std::vector<std::string>{"lode.date"});
  EXPECT_EQ(config->engine.worker, "/etc/bin/lode-worker");
  EXPECT_EQ(config->engine.shards, 3U);
  EXPECT_EQ(config->engine.max_document_bytes, 2048U);
  EXPECT_EQ(config->server.max_document_bytes, 2048U);
  EXPECT_EQ(config->engine.import_queue_documents, 5U);
  EXPECT_EQ(config->server.import_queue_documents, 5U);
  EXPECT_EQ(config->engine.import_queue_bytes, 1'048'576U);
  EXPECT_EQ(config->server.search_threads, 6U);
  EXPECT_EQ(config->server.search_queue, 7U);
  EXPECT_EQ(config->server.import_streams, 8U);
  EXPECT_EQ(config->server.drain, std::chrono::seconds(9));
  EXPECT_EQ(config->server.request_timeout, std::chrono::milliseconds(11));
  EXPECT_EQ(config->log.level, LogLevel::kDebug);
  EXPECT_TRUE(config->log.json);
}

TEST(ConfigTest, SaysWhatIsWrongWhereAndWhatToGive) {
  struct Case {
    std::string toml;
    std::vector<std::string> parts;  // Of the message.
  };
  const Case cases[] = {
      {"\nlisten_at = \"x\"", {"'listen_at'", "line 2", "'listen'"}},
      {"serch_queue = 3", {"'serch_queue'", "line 1", "'search_queue'"}},
      {"\n\nsearch_queue = \"many\"", {"'search_queue'", "line 3", "'many'", "1 to 100000"}},
      {"search_queue = 0", {"'search_queue'", "'0'", "1 to 100000"}},
      {"shards = 65", {"'shards'", "'65'", "0 to 64 shards"}},
      {"shards = 1.5", {"'shards'", "'1.5'", "whole number"}},
      {"insecure_listen = 1", {"'insecure_listen'", "'1'", "true or false"}},
      {"listen = true", {"'listen'", "'true'", "text in quotes"}},
      {"plugin_folders = \"/p\"", {"'plugin_folders'", "'/p'", "list of paths"}},
      {"disabled_plugins = [1, 2]", {"'disabled_plugins'", "list of texts"}},
      {"[server]\nlisten = \"x\"", {"'server'", "line 1"}},
      {"listen = \"0.0.0.0:1\"", {"'listen'", "line 1", "--insecure-listen"}},
      {"listen = \"here\"", {"'listen'", "line 1", "'here'", "HOST:PORT"}},
      {"log_level = \"loud\"", {"'log_level'", "\"loud\"", "warning"}},
      {"log_format = \"xml\"", {"'log_format'", "\"xml\"", "text or json"}},
      {"import_queue_bytes = 2097152", {"'import_queue_bytes'", "2097152", "max_document_bytes"}},
      {"\nlisten = ", {"line 2", "no TOML"}},
      {"listen = \"a\"\nlisten = \"b\"", {"line 2", "no TOML"}},
  };
  for (const Case& c : cases) {
    const auto config = configured(c.toml);
    ASSERT_FALSE(config) << c.toml;
    EXPECT_EQ(config.error().code, ErrorCode::kInvalidArgument);
    EXPECT_EQ(config.error().reason, "BAD_CONFIG");
    for (const std::string& part : c.parts) {
      EXPECT_NE(config.error().message.find(part), std::string::npos)
          << "no " << part << " in: " << config.error().message;
    }
  }
}

TEST(ConfigTest, NamesAFileThatIsNotThere) {
  const auto settings = read_settings_file("/nowhere/lode.toml");
  ASSERT_FALSE(settings);
  EXPECT_EQ(settings.error().code, ErrorCode::kNotFound);
  EXPECT_NE(settings.error().message.find("'/nowhere/lode.toml'"), std::string::npos);
  EXPECT_NE(settings.error().message.find("--config"), std::string::npos);
}

TEST(ConfigTest, DerivesTheDataFolder) {
  ASSERT_EQ(::setenv("XDG_DATA_HOME", "/data/me", 1), 0);
  EXPECT_EQ(configured("")->engine.data_folder, "/data/me/lode");
  ASSERT_EQ(::unsetenv("XDG_DATA_HOME"), 0);
  ASSERT_EQ(::setenv("HOME", "/srv/someone", 1), 0);
  EXPECT_EQ(configured("")->engine.data_folder, "/srv/someone/.local/share/lode");
}

TEST(ConfigTest, ReadsItsOwnOutput) {
  const auto config = configured(R"(
    data_folder = "/srv/ö \"x\""
    plugin_folders = ["/a b", "/c"]
    search_queue = 12
    insecure_listen = true
  )");
  ASSERT_TRUE(config) << config.error().message;
  const std::string printed = to_toml(*config);
  EXPECT_NE(printed.find("search_queue = 12  # line 4 of '/etc/lode/server.toml'\n"),
            std::string::npos)
      << printed;
  EXPECT_NE(printed.find("drain_seconds = 30  # default\n"), std::string::npos) << printed;
  const auto again = configured(printed);
  ASSERT_TRUE(again) << again.error().message << "\n" << printed;
  for (std::size_t i = 0; i < config->effective.size(); ++i) {
    EXPECT_EQ(again->effective[i].value, config->effective[i].value) << again->effective[i].key;
  }
}

std::variant<CommandLine, int> parsed(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "lode-server");
  std::vector<char*> argv;
  for (std::string& argument : arguments) {
    argv.push_back(argument.data());
  }
  return parse_command_line(static_cast<int>(argv.size()), argv.data());
}

TEST(FlagsTest, TakeEachKeyOfTheConfiguration) {
  for (const ConfigKey& key : config_keys()) {
    std::vector<std::string> arguments = {flag_name(key)};
    if (key.type != KeyType::kFlag) {
      arguments.push_back(key.type == KeyType::kNumber ? std::to_string(key.most) : "/x");
    }
    const auto line = parsed(arguments);
    ASSERT_TRUE(std::holds_alternative<CommandLine>(line)) << key.name;
    const auto& settings = std::get<CommandLine>(line).settings;
    ASSERT_EQ(settings.size(), 1U) << key.name;
    EXPECT_EQ(settings[0].key, key.name);
    EXPECT_EQ(settings[0].origin, flag_name(key));
  }
}

TEST(FlagsTest, GoBeforeTheFile) {
  auto settings = read_settings("search_queue = 5\nsearch_threads = 6", kFile);
  ASSERT_TRUE(settings);
  const auto line = parsed({"--search-queue", "9"});
  const auto& flags = std::get<CommandLine>(line).settings;
  settings->insert(settings->end(), flags.begin(), flags.end());
  const auto config = to_config(*settings);
  ASSERT_TRUE(config);
  EXPECT_EQ(config->server.search_queue, 9U);
  EXPECT_EQ(config->server.search_threads, 6U);
}

TEST(FlagsTest, RefuseWhatTheFileWouldRefuse) {
  const std::vector<std::vector<std::string>> cases = {{"--search-queue", "many"},
                                                       {"--search-queue", "0"},
                                                       {"--drain-seconds", "1s"},
                                                       {"--colour"},
                                                       {"--listen"},
                                                       {"extra"}};
  for (const auto& arguments : cases) {
    testing::internal::CaptureStderr();
    const auto line = parsed(arguments);
    const std::string message = testing::internal::GetCapturedStderr();
    ASSERT_TRUE(std::holds_alternative<int>(line)) << arguments[0];
    EXPECT_EQ(std::get<int>(line), 2) << arguments[0];
    EXPECT_NE(message.find(arguments[0]), std::string::npos) << message;
  }
}

TEST(FlagsTest, AnswerHelpAndVersionThemselves) {
  for (const std::string flag : {"--help", "--version"}) {
    testing::internal::CaptureStdout();
    const auto line = parsed({flag});
    const std::string text = testing::internal::GetCapturedStdout();
    ASSERT_TRUE(std::holds_alternative<int>(line));
    EXPECT_EQ(std::get<int>(line), 0);
    EXPECT_NE(text.find("lode-server"), std::string::npos);
  }
}

}  // namespace
}  // namespace lode::server
