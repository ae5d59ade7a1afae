#include "adapters/render/mustache_renderer.hpp"

#include "adapters/render/french_date.hpp"
#include "adapters/render/french_letter.hpp"
#include "adapters/render/html_letter.hpp"
#include "engine/base/gsm7.hpp"
#include "engine/base/html.hpp"
#include "engine/base/overloaded.hpp"
#include "engine/base/template_flaw.hpp"
#include "engine/base/template_names.hpp"

#include <utility>

#include <kainjow/mustache.hpp>

namespace filrouge::rendering {
namespace {

namespace mustache = kainjow::mustache;

// Objects by dotted name, before they become mustache's own.
struct Tree {
  std::string text;
  std::map<std::string, Tree> members;
};

std::string written(const port::MessageData::Scalar& value) {
  return std::visit(overloaded{[](const std::string& text) { return text; }, [](Day day) { return in_french(day); },
                               [](LocalTime time) { return in_french(time); }},
                    value);
}

Tree as_tree(const std::map<std::string, port::MessageData::Scalar>& values) {
  Tree root;
  for (const auto& [name, value] : values) {
    Tree* node = &root;
    for (std::size_t begin = 0; begin <= name.size();) {
      const auto end = std::min(name.find('.', begin), name.size());
      node = &node->members[name.substr(begin, end - begin)];
      begin = end + 1;
    }
    node->text = written(value);
  }
  return root;
}

mustache::data to_mustache(const Tree& tree) {
  if (tree.members.empty()) return tree.text.empty() ? mustache::data(false) : mustache::data(tree.text);
  mustache::data object(mustache::data::type::object);
  for (const auto& [name, member] : tree.members) object.set(name, to_mustache(member));
  return object;
}

mustache::data to_mustache(const port::MessageData& data) {
  auto object = data.values.empty() ? mustache::data(mustache::data::type::object) : to_mustache(as_tree(data.values));
  for (const auto& [name, entries] : data.lists) {
    mustache::data list(mustache::data::type::list);
    for (const auto& entry : entries) list.push_back(to_mustache(entry));
    object.set(name, list);
  }
  return object;
}

using Escape = std::string (*)(std::string_view);

std::string as_it_is(std::string_view text) {
  return std::string(text);
}

Result<std::string, std::string> filled(const std::string& text, const port::MessageData& data,
                                        Escape escape = as_it_is) {
  if (const auto flaw = template_flaw(text)) return failure("it " + flaw->what);
  if (const auto unknown = first_unknown_name(text, data))
    return failure("the message names \"" + *unknown + "\", which is not known here");
  mustache::mustache parsed(text);
  if (!parsed.is_valid()) return failure("the message is not Mustache: " + parsed.error_message());
  parsed.set_custom_escape([escape](const std::string& plain) { return escape(plain); });
  return parsed.render(to_mustache(data));
}

}  // namespace

std::optional<std::string> first_unknown_name(std::string_view text, const port::MessageData& data) {
  for (auto& name : names_outside_sections(text))
    if (data.values.count(name) == 0) return std::move(name);
  return std::nullopt;
}

Result<port::RenderedMessage, std::string> MustacheRenderer::render(const port::MessageTemplate& message,
                                                                    const port::MessageData& data, Form form) const {
  if (form == Form::sms && message.sms.empty()) return failure(std::string("the message has no short form"));
  const auto subject = filled(message.subject, data);
  if (!subject) return failure(subject.error());
  const auto text = filled(form == Form::sms ? message.sms : message.text, data);
  if (!text) return failure(text.error());
  port::RenderedMessage rendered{french_line(*subject), ""};
  if (form == Form::sms) {
    rendered.text = gsm7::fold(*text);
    return rendered;
  }
  rendered.text = french_letter(*text);
  auto body = html_letter(rendered.text);
  if (!message.html.empty()) {
    auto written = filled(message.html, data, html_escaped);
    if (!written) return failure(std::move(written.error()));
    body = std::move(*written);
  }
  rendered.html = html_document(rendered.subject, body);
  return rendered;
}

}  // namespace filrouge::rendering
