#pragma once
#include "engine/loading/draft.hpp"
#include "engine/loading/load_pathway.hpp"

#include <optional>

namespace filrouge::loading {

// The tree of a pathway's file, with the parts it uses merged into its tables, laid over what it extends. The files it
// is made of are those of the draft, its own first. Empty when a text is not YAML or a file is missing; findings and
// needs say why.
[[nodiscard]] std::optional<Node> gather(Draft& draft, const std::string& name, const Files& files,
                                         std::vector<NeededFile>& needs);

// `path` as written in the file `from`, relative to what `from` is relative to: ("a/b.yaml", "../c.yaml") is "c.yaml".
[[nodiscard]] std::string beside(const std::string& from, const std::string& path);

// The content without what has no meaning: comments, layout, quotes, the order of declarations and of a construct's
// keys. Equal texts mean pathways that run alike; the order of states, transitions, tasks, messages and rungs is kept.
[[nodiscard]] std::string canonical_form(const Node& root);

}  // namespace filrouge::loading
