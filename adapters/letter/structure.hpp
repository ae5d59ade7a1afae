#pragma once
#include <cstddef>

class QPDF;

namespace filrouge::letter {

// Makes the structure of a letter (ISO 32000-1 §14.7: which words are a heading, a paragraph, in what order they are
// read) part of a book's, for those who have it read aloud. The pages of the letter are the last of the book, from
// `first` on.
void add_structure(QPDF& book, QPDF& letter, std::size_t first);

}  // namespace filrouge::letter
