#pragma once

// Where things stand on a letter: an A4 sheet that is folded twice and put into a DL envelope (220 × 110 mm) whose
// window is 100 × 45 mm, 20 mm from its right and its lower edge, as the French post and NF Z 10-011 have it.
// Millimetres, from the left and the top of the sheet.
namespace filrouge::letter {

struct Area {
  double left, top, width, height;
};

inline constexpr double sheet_width = 210, sheet_height = 297;

// The sheet, folded to 210 × 99 mm, slides by 10 mm and 11 mm in its envelope: this is what the window always shows.
inline constexpr Area always_shown{100, 45, 90, 34};
// And this is what it may show: nothing but the address stands there.
inline constexpr Area ever_shown{90, 34, 110, 56};

inline constexpr Area sender{20, 15, 65, 60};
inline constexpr Area recipient{104, 48, 84, 30};  // six lines
inline constexpr Area dateline{104, 96, 86, 8};
inline constexpr Area first_text{20, 110, 170, 162};
inline constexpr Area next_text{20, 20, 170, 252};
inline constexpr Area footer{20, 280, 170, 6};

}  // namespace filrouge::letter
