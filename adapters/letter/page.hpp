#pragma once
#include "adapters/letter/sheet.hpp"

#include <memory>
#include <string>
#include <string_view>

#include <cairo.h>
#include <pango/pango.h>

namespace filrouge::letter {

enum class Weight { normal, bold };
enum class Align { left, right };

// What a text is to those who have the letter read aloud: each becomes an element of the PDF's structure. The text of
// the letter is made of paragraphs.
enum class Element { paragraph, heading };

// Sheets of paper on which French text is set, as PDF (Pango and Cairo): one at a time, from first to last.
class Paper {
 public:
  Paper();

  // Sets a text into an area, wrapped at its width. What it takes in height, in millimetres.
  double set(std::string_view text, const Area& area, Weight weight = Weight::normal, Align align = Align::left,
             Element element = Element::paragraph);
  // Sets a text into an area line by line, in letters as small as it takes for all of it to stand there (6 points at
  // least).
  void set_whole(std::string_view text, const Area& area);
  // Sets as many lines as the area has room for; the rest of the text, empty where all were set.
  [[nodiscard]] std::string_view set_beginning(std::string_view text, const Area& area);
  void next_sheet();
  // The whole as a PDF file; nothing can be set any more. Throws OutsideFailure where it cannot be made.
  [[nodiscard]] std::string pdf();

 private:
  using Layout = std::unique_ptr<PangoLayout, void (*)(void*)>;
  [[nodiscard]] Layout laid_out(std::string_view text, const Area& area, Weight weight, Align align) const;
  void show(const Layout& layout, const Area& area, Element element);

  std::string bytes_;
  std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)> surface_;
  std::unique_ptr<cairo_t, void (*)(cairo_t*)> cairo_;
};

}  // namespace filrouge::letter
