#include "adapters/letter/page.hpp"

#include "engine/base/error.hpp"

#include <utility>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

namespace filrouge::letter {
namespace {

constexpr auto font_family = "DejaVu Sans";
constexpr double font_points = 10;
constexpr double font_points_min = 6;
constexpr double points_a_millimetre = 72 / 25.4;

double points(double millimetres) {
  return millimetres * points_a_millimetre;
}

double millimetres(int pango_units) {
  return pango_units / static_cast<double>(PANGO_SCALE) / points_a_millimetre;
}

cairo_status_t keep(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

using Font = std::unique_ptr<PangoFontDescription, void (*)(PangoFontDescription*)>;

Font font(Weight weight, double size = font_points) {
  Font made(pango_font_description_new(), pango_font_description_free);
  pango_font_description_set_family(made.get(), font_family);
  pango_font_description_set_size(made.get(), static_cast<int>(size * PANGO_SCALE));
  pango_font_description_set_weight(made.get(), weight == Weight::bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  return made;
}

double height_of(PangoLayout* layout) {
  int width = 0;
  int height = 0;
  pango_layout_get_size(layout, &width, &height);
  return millimetres(height);
}

constexpr auto section = "Sect";
constexpr auto paragraph = "P";
constexpr auto heading = "H1";

// Whether a paragraph begins, or ends, at a byte of the text. Empty lines are none.
bool begins_paragraph(std::string_view text, std::size_t at) {
  return (at == 0 || text[at - 1] == '\n') && at < text.size() && text[at] != '\n';
}
bool ends_paragraph(std::string_view text, std::size_t at) {
  return at >= text.size() || text[at] == '\n';
}

}  // namespace

Paper::Paper()
    : surface_(cairo_pdf_surface_create_for_stream(keep, &bytes_, points(sheet_width), points(sheet_height)),
               cairo_surface_destroy),
      cairo_(cairo_create(surface_.get()), cairo_destroy) {
  cairo_tag_begin(cairo_.get(), section, nullptr);
}

Paper::Layout Paper::laid_out(std::string_view text, const Area& area, Weight weight, Align align) const {
  Layout layout(pango_cairo_create_layout(cairo_.get()), g_object_unref);
  auto* context = pango_layout_get_context(layout.get());
  pango_cairo_context_set_resolution(context, 72);  // a point of the font is a point of the sheet
  pango_context_set_language(context, pango_language_from_string("fr"));
  pango_layout_set_font_description(layout.get(), font(weight).get());
  pango_layout_set_width(layout.get(), static_cast<int>(points(area.width) * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout.get(), align == Align::right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_line_spacing(layout.get(), 1.15F);
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  return layout;
}

double Paper::set(std::string_view text, const Area& area, Weight weight, Align align, Element element) {
  const auto layout = laid_out(text, area, weight, align);
  show(layout, area, element);
  return height_of(layout.get());
}

void Paper::set_whole(std::string_view text, const Area& area) {
  const auto layout = laid_out(text, area, Weight::normal, Align::left);
  const auto fits = [&] {
    return pango_layout_is_wrapped(layout.get()) == 0 && height_of(layout.get()) <= area.height;
  };
  for (auto size = font_points; size > font_points_min && !fits();) {
    size -= 0.5;
    pango_layout_set_font_description(layout.get(), font(Weight::normal, size).get());
  }
  show(layout, area, Element::paragraph);
}

void Paper::show(const Layout& layout, const Area& area, Element element) {
  const auto* tag = element == Element::heading ? heading : paragraph;
  cairo_tag_begin(cairo_.get(), tag, nullptr);
  cairo_move_to(cairo_.get(), points(area.left), points(area.top));
  pango_cairo_show_layout(cairo_.get(), layout.get());
  cairo_tag_end(cairo_.get(), tag);
}

std::string_view Paper::set_beginning(std::string_view text, const Area& area) {
  const auto layout = laid_out(text, area, Weight::normal, Align::left);
  const std::unique_ptr<PangoLayoutIter, void (*)(PangoLayoutIter*)> lines(pango_layout_get_iter(layout.get()),
                                                                           pango_layout_iter_free);
  bool inside = false;  // a paragraph
  const auto end_paragraph = [&] {
    if (std::exchange(inside, false)) cairo_tag_end(cairo_.get(), paragraph);
  };
  do {
    PangoRectangle extent;
    pango_layout_iter_get_line_extents(lines.get(), nullptr, &extent);
    const auto* line = pango_layout_iter_get_line_readonly(lines.get());
    const auto start = static_cast<std::size_t>(line->start_index);
    if (millimetres(extent.y + extent.height) > area.height) {
      end_paragraph();
      return text.substr(start);
    }
    if (begins_paragraph(text, start)) {
      inside = true;
      cairo_tag_begin(cairo_.get(), paragraph, nullptr);
    }
    cairo_move_to(cairo_.get(), points(area.left) + extent.x / static_cast<double>(PANGO_SCALE),
                  points(area.top) + pango_layout_iter_get_baseline(lines.get()) / static_cast<double>(PANGO_SCALE));
    pango_cairo_show_layout_line(cairo_.get(), pango_layout_iter_get_line_readonly(lines.get()));
    if (ends_paragraph(text, start + static_cast<std::size_t>(line->length))) end_paragraph();
  } while (pango_layout_iter_next_line(lines.get()) != 0);
  return {};
}

void Paper::next_sheet() {
  cairo_show_page(cairo_.get());
}

std::string Paper::pdf() {
  cairo_tag_end(cairo_.get(), section);
  cairo_show_page(cairo_.get());
  cairo_.reset();
  cairo_surface_finish(surface_.get());
  if (const auto status = cairo_surface_status(surface_.get()); status != CAIRO_STATUS_SUCCESS) {
    throw OutsideFailure(OutsideFailure::Kind::unreadable,
                         std::string("No letter can be drawn (") + cairo_status_to_string(status) + ").");
  }
  return std::move(bytes_);
}

}  // namespace filrouge::letter
