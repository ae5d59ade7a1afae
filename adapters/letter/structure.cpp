#include "adapters/letter/structure.hpp"

#include <vector>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace filrouge::letter {
namespace {

constexpr auto tree_key = "/StructTreeRoot";
constexpr auto page_key = "/StructParents";

std::vector<QPDFObjectHandle> kids_of(QPDFObjectHandle tree) {
  auto kids = tree.getKey("/K");
  return kids.isArray() ? kids.getArrayAsVector() : std::vector{kids};
}

// Pairs of a number, by which a page names itself, and what stands on it.
QPDFObjectHandle parents_of(QPDFObjectHandle tree) {
  return tree.getKey("/ParentTree").getKey("/Nums");
}

long long next_number(QPDFObjectHandle parents) {
  const auto count = parents.getArrayNItems();
  return count == 0 ? 0 : parents.getArrayItem(count - 2).getIntValue() + 1;
}

void number_pages(QPDF& book, std::size_t first, long long from) {
  const auto& pages = book.getAllPages();
  for (auto i = first; i < pages.size(); ++i) {
    auto page = pages[i];
    if (page.hasKey(page_key))
      page.replaceKey(page_key, QPDFObjectHandle::newInteger(page.getKey(page_key).getIntValue() + from));
  }
}

// Under one element, as a file has one document.
QPDFObjectHandle document_of(QPDF& book, QPDFObjectHandle root) {
  if (root.hasKey(tree_key)) return kids_of(root.getKey(tree_key)).front();
  auto tree =
      book.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /StructTreeRoot /ParentTree << /Nums [] >> >>"));
  auto document = book.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /StructElem /S /Document /K [] >>"));
  document.replaceKey("/P", tree);
  tree.replaceKey("/K", QPDFObjectHandle::newArray({document}));
  root.replaceKey(tree_key, tree);
  root.replaceKey("/MarkInfo", QPDFObjectHandle::parse("<< /Marked true >>"));
  return document;
}

void join(QPDFObjectHandle document, const QPDFObjectHandle& added, long long from) {
  auto kids = document.getKey("/K");
  for (auto kid : kids_of(added)) {
    kid.replaceKey("/P", document);
    kids.appendItem(kid);
  }
  auto parents = parents_of(document.getKey("/P"));
  auto more = parents_of(added).getArrayAsVector();
  for (std::size_t i = 0; i + 1 < more.size(); i += 2) {
    parents.appendItem(QPDFObjectHandle::newInteger(more[i].getIntValue() + from));
    parents.appendItem(more[i + 1]);
  }
}

}  // namespace

void add_structure(QPDF& book, QPDF& letter, std::size_t first) {
  auto of_letter = letter.getRoot().getKey(tree_key);
  auto root = book.getRoot();
  // A book that was begun without a structure has none.
  if (!of_letter.isDictionary() || (first != 0 && !root.hasKey(tree_key))) return;
  auto document = document_of(book, root);
  const auto from = next_number(parents_of(document.getKey("/P")));
  number_pages(book, first, from);
  join(document, book.copyForeignObject(of_letter), from);
}

}  // namespace filrouge::letter
