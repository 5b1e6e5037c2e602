// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/tool/hostile_texts.h"

namespace lode::tool {
namespace {

constexpr std::size_t kMegabyte = 1'000'000;

std::string repeat(std::string_view piece, std::size_t bytes) {
  std::string text;
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) {
    text += piece;
  }
  return text;
}

std::string every_code_point() {
  std::string text;
  for (char32_t c = 0x80; c < 0x800; ++c) {
    text += static_cast<char>(0xC0 | (c >> 6U));
    text += static_cast<char>(0x80 | (c & 0x3FU));
  }
  return text;
}

}  // namespace

std::vector<HostileText> hostile_texts() {
  return {
      {"empty", ""},
      {"one byte", "x"},
      {"one space", " "},
      {"one character of four bytes", "\xF0\x9F\x92\xB0"},
      {"NUL bytes", std::string("Nvidia\0sold\0$5 billion\0", 23) + std::string(1'000, '\0')},
      {"not UTF-8", "Nvidia \xFF\xFE paid \xC0\xAF $5 \xE2\x82 billion \xED\xA0\x80"},
      {"5 MB of digits", repeat("1234567890", 5 * kMegabyte)},
      {"1 MB of one name", repeat("Microsoft ", kMegabyte)},
      {"1 MB of one name without spaces", repeat("Microsoft", kMegabyte)},
      {"1 MB of amounts", repeat("$1.5 billion, ", kMegabyte)},
      {"1 MB of dates", repeat("on 3 March 2025 and ", kMegabyte)},
      {"1 MB of GPU models", repeat("10,000 GB200 NVL72 ", kMegabyte)},
      {"deals without a full stop",
       repeat("Oracle buys H100 from Nvidia for $2 billion and ", 300'000)},
      {"100,000 brackets", repeat("(", 50'000) + repeat(")", 50'000)},
      {"200,000 currency signs", repeat("$", 100'000) + repeat("\xE2\x82\xAC", 100'000)},
      {"200,000 line breaks", repeat("\n", 200'000)},
      {"carriage returns", repeat("Nvidia\r\nAMD\r", 10'000)},
      {"numbers that overflow", repeat("$99999999999999999999999999 trillion ", 10'000)},
      {"dates that do not exist", repeat("31 February 2025, 2025-13-45, 99/99/9999 ", 10'000)},
      {"right to left",
       repeat("\xD8\xA3\xD8\xB9\xD9\x84\xD9\x86\xD8\xAA OpenAI \xD8\xA7\xD9\x84\xD9\x8A\xD9\x88"
              "\xD9\x85 38 \xD9\x85\xD9\x84\xD9\x8A\xD8\xA7\xD8\xB1 ",
              20'000)},
      {"emoji with joiners",
       repeat("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB Nvidia \xF0\x9F\x9A\x80", 20'000)},
      {"combining marks", "a" + repeat("\xCC\x81", 100'000)},
      {"every code point of two bytes", every_code_point()},
      {"byte order mark",
       "\xEF\xBB\xBF"
       "Nvidia paid $5 billion on 3 March 2025."},
  };
}

std::string ordinary_text() {
  return "OpenAI signed a seven-year contract with Amazon Web Services on 3 November 2025.\n\n"
         "The deal is worth $38 billion and covers hundreds of thousands of Nvidia GB200 and GB300 "
         "chips. Microsoft said a week earlier that OpenAI would buy $250 billion of Azure "
         "services.\n\n"
         "Oracle ordered about 400,000 GB200 for a site of 1.2 GW in Texas, for some $40 billion.";
}

}  // namespace lode::tool
