// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/text/byte_masks.h"

#if defined(__SSE2__)
#include <emmintrin.h>
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

#if defined(__SSE2__)
namespace {

// All ones in each byte from `low` to `high`, both ASCII: bytes beyond ASCII are negative.
__m128i in_range(__m128i bytes, char low, char high) noexcept {
  return _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(static_cast<char>(low - 1))),
                       _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(high + 1))));
}

std::uint64_t bits_of(__m128i bytes) noexcept {
  return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes));
}

}  // namespace

ByteMasks classify(const char* bytes, char* lowered) noexcept {
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
  return masks;
}
#else
ByteMasks classify(const char* bytes, char* lowered) noexcept {
  return classify_slowly(bytes, lowered);
}
#endif

}  // namespace lode::text
