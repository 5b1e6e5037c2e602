// SPDX-License-Identifier: GPL-3.0-or-later
// A plugin that misbehaves when the text asks for it: the supervisor's opponent.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

#include <lode/plugin.hpp>

namespace {

using lode::sdk::Document;
using lode::sdk::Output;

constexpr int kChannel = 3;  // The worker's: a plugin has no business there.

void write_to_page_zero() {
  volatile std::uintptr_t address = 8;
  *reinterpret_cast<volatile int*>(address) = 1;
}

void spin() {
  for (volatile bool forever = true; forever;) {
  }
}

void eat_memory() {
  constexpr std::size_t kChunkBytes = std::size_t{4} << 20;
  for (;;) {  // Leaks on purpose.
    auto* chunk = static_cast<volatile char*>(std::malloc(kChunkBytes));
    if (chunk == nullptr) throw std::bad_alloc();
    *chunk = 1;
  }
}

void hang_up() {
  shutdown(kChannel, SHUT_RDWR);
  close(kChannel);
  spin();
}

void forge(std::string_view bytes) {
  static_cast<void>(!write(kChannel, bytes.data(), bytes.size()));
  spin();
}

void keyword(Output& output, std::size_t begin, std::size_t end, std::string_view text) {
  output.keyword({.facet = "word", .span = {begin, end}, .text = text});
}

struct Misdeed {
  std::string_view word;
  void (*commit)(const Document&, Output&);
};

constexpr Misdeed kMisdeeds[] = {
    {"#segv", [](const Document&, Output&) { write_to_page_zero(); }},
    {"#abort", [](const Document&, Output&) { std::abort(); }},
    {"#loop", [](const Document&, Output&) { spin(); }},
    {"#polite-loop",
     [](const Document&, Output& output) {
       for (;;) {
         output.poll();
       }
     }},
    {"#deaf-loop",
     [](const Document&, Output& output) {
       for (;;) {
         try {
           output.poll();
         } catch (const lode::sdk::Stopped&) {  // Goes on all the same.
         }
       }
     }},
    {"#throw", [](const Document&, Output&) { throw std::runtime_error("the plugin said no"); }},
    {"#throw-int", [](const Document&, Output&) { throw 42; }},
    {"#oom", [](const Document&, Output&) { eat_memory(); }},
    {"#exit", [](const Document&, Output&) { std::_Exit(0); }},
    {"#hangup", [](const Document&, Output&) { hang_up(); }},
    {"#garbage",
     [](const Document&, Output&) { forge("no frame at all, but more than a header"); }},
    // A well-formed empty response, with a sequence number out of the blue.
    {"#forge",
     [](const Document&, Output&) {
       std::string frame("\x21\0\0\0\3\1\0\0", 8);
       frame += std::string("\xFF\xFF\xFF\x7F", 4);
       frame.resize(8 + 0x21);
       forge(frame);
     }},
    {"#huge-frame",
     [](const Document&, Output&) {
       forge({"\xFF\xFF\xFF\xFF\3\1\0\0", 8});
     }},
    {"#span", [](const Document& d, Output& o) { keyword(o, 5, d.text().size() + 99, "x"); }},
    {"#reversed", [](const Document&, Output& o) { keyword(o, 5, 2, "x"); }},
    {"#half",
     [](const Document& d, Output& o) {
       const auto at = d.text().find("\xE2\x82\xAC");
       keyword(o, at + 1, at + 3, "x");
     }},
    {"#undeclared",
     [](const Document&, Output& o) {
       o.keyword({.facet = "not_declared", .span = {0, 1}, .text = "x"});
     }},
    {"#kind",
     [](const Document&, Output& o) {
       o.number({.facet = "word", .span = {0, 1}, .value = {.low = 1, .high = 1}});
     }},
    {"#bad-utf8", [](const Document&, Output& o) { keyword(o, 0, 1, "\xFF\xFE"); }},
    {"#nan",
     [](const Document&, Output& o) {
       const double nan = std::numeric_limits<double>::quiet_NaN();
       o.number({.facet = "count", .span = {0, 1}, .value = {.low = nan, .high = nan}});
     }},
    {"#confidence",
     [](const Document&, Output& o) {
       o.keyword({.facet = "word", .span = {0, 1}, .text = "x", .confidence = 7});
     }},
    {"#role",
     [](const Document&, Output& o) {
       const lode::sdk::Role role{"part", 12'345};
       o.record({.facet = "thing", .span = {0, 1}, .type = "thing", .roles = {&role, 1}});
     }},
    {"#stdout",
     [](const Document&, Output&) {
       for (int i = 0; i < 20'000; ++i) {
         std::puts("a line on standard output that must not reach the frames");
       }
       std::fflush(stdout);
     }},
    {"#flood",
     [](const Document&, Output& o) {
       for (int i = 0; i < 200'000; ++i) {
         keyword(o, 0, 1, "x");
       }
     }},
};

struct Hostile {
  explicit Hostile(lode::sdk::Init& /*init*/) {}

  // Marks each "H100" after any misdeed that it survives.
  void extract(const Document& document, Output& output) {
    const std::string_view text = document.text();
    for (const Misdeed& misdeed : kMisdeeds) {
      if (text.find(std::string(misdeed.word) + ".") != text.npos) misdeed.commit(document, output);
    }
    for (auto at = text.find("H100"); at != text.npos; at = text.find("H100", at + 4)) {
      keyword(output, at, at + 4, "H100");
    }
  }
};

}  // namespace

LODE_PLUGIN(Hostile, "org.example.hostile", "0.1.0")
