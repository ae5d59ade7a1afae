#include "engine/service/library.hpp"

#include "engine/base/error.hpp"
#include "engine/base/words.hpp"
#include "engine/loading/load_messages.hpp"
#include "engine/loading/load_pathway.hpp"
#include "engine/service/published_text.hpp"

#include <charconv>
#include <utility>

namespace filrouge::service {
namespace {

Library::Version understood(const port::PathwayVersion& version) {
  auto loaded = loading::load_pathway(main_file(version.files), version.files);
  // A step would move its case to the hash as it is computed now: a case keeps the version it began with.
  if (!loaded.pathway || loaded.pathway->hash != version.hash)
    unreadable_here("The published pathway " + in_quotes(version.name));
  Library::Version result;
  result.pathway = std::make_shared<const pathway::Pathway>(std::move(*loaded.pathway));
  result.derived = std::make_shared<const pathway::Derived>(*result.pathway);
  return result;
}

}  // namespace

std::string cohort_name(int first_year) {
  return std::to_string(first_year) + "-" + std::to_string(first_year + 1);
}

std::optional<int> parse_cohort(std::string_view name) {
  int first = 0;
  int second = 0;
  const auto dash = name.find('-');
  if (dash != 4 || name.size() != 9) return std::nullopt;
  const auto a = std::from_chars(name.data(), name.data() + 4, first);
  const auto b = std::from_chars(name.data() + 5, name.data() + 9, second);
  if (a.ec != std::errc() || b.ec != std::errc() || second != first + 1) return std::nullopt;
  return first;
}

Library::Library(port::PathwayStore& pathways, port::PeopleStore& people, calendar::ZoneSource zones)
    : pathways_(pathways), places_(pathways, people, std::move(zones)) {}

void Library::forget_current() {
  places_.forget();
  messages_.clear();
}

const Library::Version& Library::version(const PathwayHash& hash) {
  if (const auto known = versions_.find(hash); known != versions_.end()) return known->second;
  const auto stored = pathways_.find(hash);
  if (!stored) {
    throw OutsideFailure(OutsideFailure::Kind::incompatible,
                         "The database has cases of a pathway version it does not hold: restore it from a backup.");
  }
  return versions_.emplace(hash, understood(*stored)).first->second;
}

std::optional<PathwayHash> Library::current(const std::string& name) {
  const auto version = pathways_.current(name);
  return version ? std::optional(version->hash) : std::nullopt;
}

std::vector<PathwayHash> Library::all_current() {
  std::vector<PathwayHash> hashes;
  for (const auto& version : pathways_.list()) hashes.push_back(version.hash);
  return hashes;
}

const interpreter::Setting& Library::setting(const PathwayHash& hash, const SchoolId& school, int cohort) {
  return setting_in(hash, school, cohort, places_.place(school));
}

const interpreter::Setting* Library::setting_as_it_was(const PathwayHash& hash, const SchoolId& school, int cohort,
                                                       const PlaceHash& place) {
  const auto then = places_.past_place(school, place);
  return then ? &setting_in(hash, school, cohort, then) : nullptr;
}

const interpreter::Setting& Library::setting_in(const PathwayHash& hash, const SchoolId& school, int cohort,
                                                const PlacePtr& place) {
  const auto key = std::tuple(hash, school, cohort, place->hash);
  if (const auto known = settings_.find(key); known != settings_.end()) return known->second;
  const auto& version = this->version(hash);
  return settings_.emplace(key, interpreter::make_setting(version.pathway, place, cohort, version.derived))
      .first->second;
}

const MessageTexts& Library::messages(const std::string& pathway_name) {
  if (const auto known = messages_.find(pathway_name); known != messages_.end()) return known->second;
  auto& texts = messages_[pathway_name];
  const auto set = pathways_.current(port::ContentVersion::Kind::messages);
  if (!set || set->files.count(pathway_name) == 0) return texts;
  Diagnostics findings;
  for (auto& [name, text] : loading::load_messages(pathway_name, set->files, findings).texts)
    texts[name] = {std::move(text.subject), std::move(text.text), std::move(text.sms), std::move(text.html)};
  if (has_errors(findings)) unreadable_here("The published messages of " + in_quotes(pathway_name));
  return texts;
}

}  // namespace filrouge::service
