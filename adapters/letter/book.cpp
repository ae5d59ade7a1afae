#include "adapters/letter/book.hpp"

#include "adapters/letter/structure.hpp"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <unistd.h>

namespace filrouge::letter {
namespace {

constexpr auto keywords = "/Keywords";

void open(QPDF& pdf, const std::filesystem::path& file) {
  pdf.setSuppressWarnings(true);
  std::filesystem::exists(file) ? pdf.processFile(file.c_str()) : pdf.emptyPDF();
}

QPDFObjectHandle metadata(QPDF& pdf) {
  auto trailer = pdf.getTrailer();
  if (!trailer.getKey("/Info").isDictionary())
    trailer.replaceKey("/Info", pdf.makeIndirectObject(QPDFObjectHandle::newDictionary()));
  return trailer.getKey("/Info");
}

// The ids, each between two spaces.
std::string ids_in(QPDF& pdf) {
  auto ids = metadata(pdf).getKey(keywords);
  return ids.isString() ? ids.getUTF8Value() : " ";
}

[[noreturn]] void fail() {
  throw std::system_error(errno, std::generic_category());
}

void flush(const std::filesystem::path& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) fail();
  const bool flushed = ::fsync(fd) == 0;
  ::close(fd);
  if (!flushed) fail();
}

}  // namespace

bool Book::holds(const std::string& id) const {
  if (!std::filesystem::exists(file_)) return false;
  QPDF pdf;
  open(pdf, file_);
  return ids_in(pdf).find(" " + id + " ") != std::string::npos;
}

void Book::add(const std::string& id, const std::string& pdf, const std::string& title) const {
  QPDF book;
  open(book, file_);
  QPDF letter;
  letter.processMemoryFile("letter", pdf.data(), pdf.size());
  const auto first = book.getAllPages().size();
  for (const auto& page : QPDFPageDocumentHelper(letter).getAllPages())
    QPDFPageDocumentHelper(book).addPage(page, false);
  add_structure(book, letter, first);
  auto about = metadata(book);
  about.replaceKey(keywords, QPDFObjectHandle::newUnicodeString(ids_in(book) + id + " "));
  about.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(title));
  book.getRoot().replaceKey("/Lang", QPDFObjectHandle::newUnicodeString("fr"));
  book.getRoot().replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
  const auto scratch = file_.string() + ".new";
  QPDFWriter(book, scratch.c_str()).write();
  flush(scratch);
  std::filesystem::rename(scratch, file_);
}

}  // namespace filrouge::letter
