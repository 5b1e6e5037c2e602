// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/worker/note.h"

#include <cstring>
#include <elf.h>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "plugins/worker/manifest.h"

namespace lode::worker {
namespace {

// The template plugin, as built.
std::string hello() {
  std::ifstream file(LODE_TEST_HELLO, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// The smallest library with a manifest: header, one program header, one note.
std::string tiny_library(std::string_view json) {
  const std::size_t padding = (4 - json.size() % 4) % 4;
  Elf64_Ehdr header{};
  std::memcpy(header.e_ident, ELFMAG, SELFMAG);
  header.e_ident[EI_CLASS] = ELFCLASS64;
  header.e_ident[EI_DATA] = ELFDATA2LSB;
  header.e_type = ET_DYN;
  header.e_phoff = sizeof header;
  header.e_phentsize = sizeof(Elf64_Phdr);
  header.e_phnum = 1;
  Elf64_Phdr segment{};
  segment.p_type = PT_NOTE;
  segment.p_offset = sizeof header + sizeof segment;
  segment.p_filesz = sizeof(Elf64_Nhdr) + 8 + json.size() + padding;
  const Elf64_Nhdr note{5, static_cast<std::uint32_t>(json.size()), 1};
  const auto bytes = [](const auto& value) {
    return std::string(reinterpret_cast<const char*>(&value), sizeof value);
  };
  return bytes(header) + bytes(segment) + bytes(note) + std::string("LODE\0\0\0\0", 8) +
         std::string(json) + std::string(padding, '\0');
}

TEST(NoteTest, FindsTheManifestOfABuiltPlugin) {
  const std::string file = hello();
  const NoteResult note = read_note(file);
  ASSERT_TRUE(note.ok()) << note.error;
  const ManifestResult parsed = parse_manifest(note.json);
  ASSERT_TRUE(parsed.ok()) << parsed.error;
  EXPECT_EQ(parsed.manifest.id, "org.example.hello");
}

TEST(NoteTest, FindsTheManifestOfTheSmallestLibrary) {
  const std::string file = tiny_library("{\"lode\": 1}");
  const NoteResult note = read_note(file);
  EXPECT_TRUE(note.ok()) << note.error;
  EXPECT_EQ(note.json, "{\"lode\": 1}");
}

TEST(NoteTest, SurvivesAFileCutAtAnyByte) {
  const std::string whole = tiny_library("{\"lode\": 1}");
  for (std::size_t bytes = 0; bytes < whole.size() - 1; ++bytes) {
    EXPECT_FALSE(read_note(whole.substr(0, bytes)).ok()) << bytes;
  }
}

TEST(NoteTest, SurvivesEveryByteChangedToEveryExtreme) {
  const std::string whole = tiny_library("{\"lode\": 1}");
  for (std::size_t i = 0; i < whole.size(); ++i) {
    for (const char c : {'\0', '\x01', '\x7F', '\xFF'}) {
      std::string bad = whole;
      bad[i] = c;
      EXPECT_LE(read_note(bad).json.size(), whole.size()) << i;
    }
  }
}

TEST(NoteTest, SaysWhichCheckFailed) {
  std::string program = tiny_library("{}");
  program[16] = ET_EXEC;
  struct Case {
    const char* name;
    std::string file;
    const char* want;
  };
  const Case cases[] = {
      {"empty", "", "no 64-bit little-endian ELF file"},
      {"text", std::string(1'000, 'x'), "no 64-bit little-endian ELF file"},
      {"program", program, "no shared library"},
      {"no note", tiny_library("").replace(64 + 56 + 12, 4, "EDOL"), "no manifest note"},
      {"large", tiny_library(std::string(70'000, ' ')), "larger than 64 kB"},
  };
  for (const Case& c : cases) {
    EXPECT_NE(read_note(c.file).error.find(c.want), std::string::npos)
        << c.name << ": " << read_note(c.file).error;
  }
}

}  // namespace
}  // namespace lode::worker
