#include "engine/service/publish.hpp"

#include "engine/base/digest.hpp"
#include "engine/loading/load_pathway.hpp"
#include "engine/service/library.hpp"
#include "engine/service/published_text.hpp"

#include <map>
#include <optional>
#include <utility>

namespace filrouge::service {
namespace {

using ContentKind = port::ContentVersion::Kind;

std::string hash_of(const port::TextFiles& files) {
  std::string all;
  for (const auto& [name, text] : files) all += name + '\n' + std::to_string(text.size()) + '\n' + text;
  return sha256_hex(all);
}

// A publication sorted into what is published apart.
struct Contents {
  loading::LoadResult loaded;
  port::PathwayVersion pathway;
  port::NewContent calendars;
  std::optional<port::NewContent> messages;

  [[nodiscard]] std::vector<port::NewContent> apart() const {
    std::vector all{calendars};
    if (messages) all.push_back(*messages);
    return all;
  }
};

// To be published instead of what is current.
port::NewContent content(ContentKind kind, port::TextFiles files, const std::optional<port::ContentVersion>& current) {
  auto hash = hash_of(files);
  return {{kind, std::move(hash), std::move(files), {}}, current ? std::optional(current->hash) : std::nullopt};
}

bool is_new(const port::NewContent& content) {
  return content.replaces != content.version.hash;
}

// Messages of other pathways stay in the set.
port::NewContent with_messages(port::PathwayStore& pathways, const std::string& name, const std::string& text) {
  const auto current = pathways.current(ContentKind::messages);
  auto files = current ? current->files : port::TextFiles();
  files[name] = text;
  return content(ContentKind::messages, std::move(files), current);
}

Contents contents_of(const Publication& publication, port::PathwayStore& pathways) {
  Contents contents;
  contents.loaded = loading::load_pathway(publication.main, publication.files);
  if (!contents.loaded.pathway) return contents;
  const auto& pathway = *contents.loaded.pathway;
  contents.pathway.hash = pathway.hash;
  contents.pathway.name = pathway.name;
  for (const auto& file : pathway.files) contents.pathway.files[file] = publication.files.at(file);
  contents.pathway.files[main_file_key] = publication.main;

  port::TextFiles calendars;
  const auto& messages = contents.loaded.messages;
  for (const auto& [name, text] : publication.files) {
    const bool is_of_messages = std::ranges::find(messages.files, name) != messages.files.end();
    if (contents.pathway.files.count(name) == 0 && !is_of_messages) calendars[name] = text;
  }
  calendars[main_file_key] = pathway.calendar_file;
  contents.calendars = content(ContentKind::calendars, std::move(calendars), pathways.current(ContentKind::calendars));
  if (!messages.files.empty())
    contents.messages = with_messages(pathways, pathway.name, loading::as_one_file(messages, publication.files));
  return contents;
}

std::vector<Reach> open_cases(port::CaseStore& cases) {
  std::map<SchoolId, std::size_t> counts;
  port::CaseQuery query;
  query.status = port::CaseStatus::open;
  for (auto page = cases.page(query); !page.empty(); page = cases.page(query)) {
    for (const auto& record : page) ++counts[record.key.school];
    query.after = page.back().key;
  }
  std::vector<Reach> reach;
  for (const auto& [school, count] : counts) reach.push_back({school, count});
  return reach;
}

PublicationPreview preview_of(const Contents& contents, port::PathwayStore& pathways, port::CaseStore& cases) {
  PublicationPreview preview;
  preview.findings = contents.loaded.findings;
  if (!contents.loaded.pathway) return preview;
  preview.pathway_name = contents.pathway.name;
  preview.pathway = contents.pathway.hash;
  const auto current = pathways.current(contents.pathway.name);
  preview.new_version = !current || current->hash != contents.pathway.hash;
  preview.new_calendars = is_new(contents.calendars);
  preview.new_messages = contents.messages && is_new(*contents.messages);
  if (!contents.calendars.replaces || (!preview.new_calendars && !preview.new_messages)) return preview;
  preview.reach = open_cases(cases);
  if (preview.reach.empty()) return preview;
  std::string scope = contents.pathway.hash.value() + contents.calendars.version.hash;
  if (contents.messages) scope += contents.messages->version.hash;
  for (const auto& [school, count] : preview.reach) scope += " " + school.value() + " " + std::to_string(count);
  preview.token = sha256_hex(scope).substr(0, 12);
  return preview;
}

}  // namespace

PublicationPreview Publish::preview(const Publication& publication) {
  return preview_of(contents_of(publication, pathways_), pathways_, cases_);
}

bool Publish::run(const Publication& publication, const std::string& token, Instant now) {
  for (;;) {
    auto contents = contents_of(publication, pathways_);
    const auto preview = preview_of(contents, pathways_, cases_);
    if (!contents.loaded.pathway || (!preview.token.empty() && preview.token != token)) return false;
    contents.pathway.published_at = contents.calendars.version.published_at = now;
    if (contents.messages) contents.messages->version.published_at = now;
    // Where somebody else was faster, what this publication changes is another thing now.
    if (pathways_.publish(contents.pathway, contents.apart())) return true;
  }
}

}  // namespace filrouge::service
