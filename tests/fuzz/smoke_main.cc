// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzz target without libFuzzer: each seed file, cut short and with bytes changed, in an
// order that a fixed seed decides. Usage: <program> <seed file>...
#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size);

namespace {

constexpr int kRounds = 20'000;
constexpr std::size_t kChangedBytes = 512;  // Headers stand at the front.

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

std::string mutate(std::string bytes, std::mt19937& random) {
  if (bytes.empty()) return bytes;
  if (random() % 4 == 0) bytes.resize(random() % bytes.size());
  const auto changes = random() % 4;
  for (std::size_t i = 0; i < changes && !bytes.empty(); ++i) {
    const std::size_t reach =
        random() % 2 == 0 ? std::min(bytes.size(), kChangedBytes) : bytes.size();
    bytes[random() % reach] = static_cast<char>(random());
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  std::mt19937 random(20'251'104);  // NOLINT(cert-msc51-cpp): the same run each time.
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string seed{std::istreambuf_iterator<char>(file), {}};
    if (seed.empty()) {
      std::fprintf(stderr, "cannot read %s\n", argv[i]);
      return 1;
    }
    run(seed);
    for (int round = 0; round < kRounds; ++round) {
      run(mutate(seed, random));
    }
  }
  return 0;
}
