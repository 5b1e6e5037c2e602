// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/byte_masks.h"

#include <array>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace lode::text {

ByteMasks classify_slowly(const char* bytes, char* lowered) noexcept {
  ByteMasks masks;
  for (std::size_t i = 0; i < kMaskBytes; ++i) {
    const char c = bytes[i];
    const bool upper = c >= 'A' && c <= 'Z';
    const bool lower = c >= 'a' && c <= 'z';
    const bool digit = c >= '0' && c <= '9';
    const bool line_break = c >= '\n' && c <= '\r';
    const auto set = [i](std::uint64_t& mask, bool is) { mask |= std::uint64_t{is} << i; };
    set(masks.alnum, upper || lower || digit);
    set(masks.digits, digit);
    set(masks.upper, upper);
    set(masks.blanks, line_break || c == ' ' || c == '\t');
    set(masks.breaks, line_break);
    set(masks.wide, (static_cast<unsigned char>(c) & 0x80U) != 0);
    lowered[i] = upper ? static_cast<char>(c | 0x20) : c;
  }
  return masks;
}

#if defined(__x86_64__)
namespace {

// All ones in each byte from `low` to `high`, both ASCII: bytes beyond ASCII are negative.
__m128i in_range(__m128i bytes, char low, char high) noexcept {
  return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(low - 1))),
                       _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(high + 1))));
}

std::uint64_t bits_of(__m128i bytes) noexcept {
  return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes));
}

void classify_sse2(const char* bytes, char* lowered, ByteMasks& out) noexcept {
  constexpr std::size_t kVector = sizeof(__m128i);
  const __m128i case_bit = _mm_set1_epi8(0x20);
  ByteMasks masks;
  for (std::size_t i = 0; i < kMaskBytes; i += kVector) {
    const __m128i in = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i));
    const __m128i upper = in_range(in, 'A', 'Z');
    const __m128i low = _mm_or_si128(in, _mm_and_si128(upper, case_bit));
    const __m128i digits = in_range(in, '0', '9');
    const __m128i breaks = in_range(in, '\n', '\r');
    const __m128i spaces = _mm_or_si128(_mm_cmpeq_epi8(in, _mm_set1_epi8(' ')),
                                        _mm_cmpeq_epi8(in, _mm_set1_epi8('\t')));
    masks.alnum |= bits_of(_mm_or_si128(in_range(low, 'a', 'z'), digits)) << i;
    masks.digits |= bits_of(digits) << i;
    masks.upper |= bits_of(upper) << i;
    masks.blanks |= bits_of(_mm_or_si128(breaks, spaces)) << i;
    masks.breaks |= bits_of(breaks) << i;
    masks.wide |= bits_of(in) << i;
    _mm_storeu_si128(reinterpret_cast<__m128i*>(lowered + i), low);
  }
  out = masks;
}

// The same with vectors of twice the size, where the machine has them.
#define LODE_AVX2 __attribute__((target("avx2")))

LODE_AVX2 inline __m256i in_range_avx2(__m256i bytes, char low, char high) noexcept {
  return _mm256_and_si256(_mm256_cmpgt_epi8(bytes, _mm256_set1_epi8(static_cast<char>(low - 1))),
                          _mm256_cmpgt_epi8(_mm256_set1_epi8(static_cast<char>(high + 1)), bytes));
}

LODE_AVX2 inline std::uint64_t bits_of_avx2(__m256i first, __m256i second) noexcept {
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(first)) |
         std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(second))} << 32U;
}

struct HalfMasks {
  __m256i alnum;
  __m256i digits;
  __m256i upper;
  __m256i blanks;
  __m256i breaks;
  __m256i wide;
};

LODE_AVX2 inline HalfMasks half_of(const char* bytes, char* lowered) noexcept {
  const __m256i in = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
  const __m256i upper = in_range_avx2(in, 'A', 'Z');
  const __m256i low = _mm256_or_si256(in, _mm256_and_si256(upper, _mm256_set1_epi8(0x20)));
  const __m256i digits = in_range_avx2(in, '0', '9');
  const __m256i breaks = in_range_avx2(in, '\n', '\r');
  const __m256i spaces = _mm256_or_si256(_mm256_cmpeq_epi8(in, _mm256_set1_epi8(' ')),
                                         _mm256_cmpeq_epi8(in, _mm256_set1_epi8('\t')));
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(lowered), low);
  return {_mm256_or_si256(in_range_avx2(low, 'a', 'z'), digits),
          digits,
          upper,
          _mm256_or_si256(breaks, spaces),
          breaks,
          in};
}

LODE_AVX2 void classify_avx2(const char* bytes, char* lowered, ByteMasks& out) noexcept {
  constexpr std::size_t kVector = sizeof(__m256i);
  const HalfMasks a = half_of(bytes, lowered);
  const HalfMasks b = half_of(bytes + kVector, lowered + kVector);
  out.alnum = bits_of_avx2(a.alnum, b.alnum);
  out.digits = bits_of_avx2(a.digits, b.digits);
  out.upper = bits_of_avx2(a.upper, b.upper);
  out.blanks = bits_of_avx2(a.blanks, b.blanks);
  out.breaks = bits_of_avx2(a.breaks, b.breaks);
  out.wide = bits_of_avx2(a.wide, b.wide);
}

LODE_AVX2 void classify_blocks_avx2(std::string_view text,
                                    char* lowered,
                                    ByteMasks* masks) noexcept {
  for (std::size_t at = 0; at + kMaskBytes <= text.size(); at += kMaskBytes)
    classify_avx2(text.data() + at, lowered + at, masks[at / kMaskBytes]);
}
#undef LODE_AVX2

bool has_avx2() noexcept {
  static const bool has = __builtin_cpu_supports("avx2") != 0;
  return has;
}

}  // namespace

ByteMasks classify(const char* bytes, char* lowered) noexcept {
  ByteMasks masks;
  has_avx2() ? classify_avx2(bytes, lowered, masks) : classify_sse2(bytes, lowered, masks);
  return masks;
}

namespace {

void classify_blocks(std::string_view text, char* lowered, ByteMasks* masks) noexcept {
  if (has_avx2()) return classify_blocks_avx2(text, lowered, masks);
  for (std::size_t at = 0; at + kMaskBytes <= text.size(); at += kMaskBytes)
    classify_sse2(text.data() + at, lowered + at, masks[at / kMaskBytes]);
}

}  // namespace
#else
ByteMasks classify(const char* bytes, char* lowered) noexcept {
  return classify_slowly(bytes, lowered);
}

namespace {

void classify_blocks(std::string_view text, char* lowered, ByteMasks* masks) noexcept {
  for (std::size_t at = 0; at + kMaskBytes <= text.size(); at += kMaskBytes)
    masks[at / kMaskBytes] = classify_slowly(text.data() + at, lowered + at);
}

}  // namespace
#endif

void classify_all(std::string_view text, char* lowered, ByteMasks* masks) noexcept {
  classify_blocks(text, lowered, masks);
  const std::size_t whole = text.size() / kMaskBytes;
  if (whole * kMaskBytes == text.size()) return;
  std::array<char, kMaskBytes> rest;
  rest.fill(' ');
  text.copy(rest.data(), kMaskBytes, whole * kMaskBytes);
  masks[whole] = classify(rest.data(), lowered + whole * kMaskBytes);
}

}  // namespace lode::text
