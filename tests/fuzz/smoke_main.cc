// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzz target without libFuzzer: the seeds, cut short, with bytes changed and pieces moved,
// in an order that a fixed number decides. Takes those of libFuzzer's options that scripts/fuzz
// needs: -runs=N of each seed, -max_total_time=SECONDS in place of it, -artifact_prefix=PATH for
// the input that aborts; other options are ignored. Then files and folders of seeds.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size);

namespace {

constexpr std::size_t kChangedBytes = 512;  // Headers stand at the front.
constexpr std::size_t kLongestPiece = 24;

// What the handler of SIGABRT needs.
std::string g_input;
std::string g_artifact;

extern "C" void keep_input(int) {
  const int file = open(g_artifact.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (file >= 0 && write(file, g_input.data(), g_input.size()) >= 0) close(file);
  std::signal(SIGABRT, SIG_DFL);
  std::abort();
}

struct Options {
  int runs = 1000;
  int seconds = 0;  // 0: `runs` decides.
  std::vector<std::string> seeds;
};

int number_of(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void add_seeds(const std::filesystem::path& path, Options& options) {
  std::vector<std::filesystem::path> files = {path};
  if (std::filesystem::is_directory(path)) {
    files.assign(std::filesystem::directory_iterator(path), {});
    std::sort(files.begin(), files.end());  // The same order on each machine.
  }
  for (const std::filesystem::path& file : files)
    options.seeds.push_back(read(file));
}

Options parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    const std::size_t equals = argument.find('=');
    if (argument.substr(0, 1) != "-" || equals == std::string_view::npos) {
      add_seeds(argument, options);
      continue;
    }
    const std::string_view name = argument.substr(1, equals - 1);
    const std::string_view value = argument.substr(equals + 1);
    if (name == "runs") options.runs = number_of(value);
    if (name == "max_total_time") options.seconds = number_of(value);
    if (name == "artifact_prefix") g_artifact = std::string(value) + "crash";
  }
  return options;
}

std::string mutate(std::string bytes, std::mt19937& random) {
  if (bytes.empty()) return bytes;
  if (random() % 4 == 0) bytes.resize(random() % bytes.size());
  if (random() % 2 == 0 && !bytes.empty()) {
    const std::string piece = bytes.substr(random() % bytes.size(), 1 + random() % kLongestPiece);
    bytes.insert(random() % bytes.size(), piece);
  }
  const auto changes = random() % 4;
  for (std::size_t i = 0; i < changes && !bytes.empty(); ++i) {
    const std::size_t reach =
        random() % 2 == 0 ? std::min(bytes.size(), kChangedBytes) : bytes.size();
    bytes[random() % reach] = static_cast<char>(random());
  }
  return bytes;
}

void run(std::string bytes) {
  g_input = std::move(bytes);
  LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char*>(g_input.data()), g_input.size());
}

}  // namespace

int main(int argc, char** argv) {
  const Options options = parse(argc, argv);
  if (options.seeds.empty() || options.seeds.front().empty()) {
    std::fprintf(stderr, "usage: %s [-option=value]... <seed file or folder>...\n", argv[0]);
    return 1;
  }
  if (!g_artifact.empty()) std::signal(SIGABRT, keep_input);
  std::mt19937 random(20'251'104);  // NOLINT(cert-msc51-cpp): the same run each time.
  for (const std::string& seed : options.seeds)
    run(seed);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(options.seconds);
  for (int round = 0;
       options.seconds > 0 ? std::chrono::steady_clock::now() < end : round < options.runs;
       ++round) {
    for (const std::string& seed : options.seeds)
      run(mutate(seed, random));
  }
  return 0;
}
