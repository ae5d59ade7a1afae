#include "engine/pathway/graph.hpp"

#include <algorithm>
#include <string_view>

namespace filrouge::pathway {
namespace {

std::string shown_title(const State& state) {
  if (state.kind == StateKind::deep_history) return "H*";
  if (state.kind == StateKind::shallow_history) return "H";
  return state.title.empty() ? state.name : state.title;
}

template <class Visit>
void each_arrow(const Pathway& pathway, Visit visit) {
  for (const auto& transition : pathway.transitions) {
    for (const auto target : transition.targets) visit(transition.source, target, arrow_label(pathway, transition));
  }
}

bool leaves_root(const Pathway& pathway) {
  return std::any_of(pathway.transitions.begin(), pathway.transitions.end(),
                     [](const Transition& t) { return t.source == root_state && !t.targets.empty(); });
}

// Characters that mean something to Mermaid, as its numbered entities.
std::string mermaid_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view{"#;:\"<>{}[]"}.find(c) == std::string_view::npos) {
      out += c;
    } else {
      out += '#' + std::to_string(static_cast<int>(c)) + ';';
    }
  }
  return out;
}

class Mermaid {
 public:
  explicit Mermaid(const Pathway& pathway) : pathway_(pathway) {}

  std::string draw() {
    out_ = "stateDiagram-v2\n";
    inside(root_state, "  ");
    if (leaves_root(pathway_)) out_ += "  state \"*\" as " + name(root_state) + "\n";
    each_arrow(pathway_, [this](StateIndex from, StateIndex to, const std::string& label) {
      out_ += "  " + name(from) + " --> " + name(to) + " : " + mermaid_text(label) + "\n";
    });
    return std::move(out_);
  }

 private:
  // Words of Mermaid cannot be names; the number keeps names apart that differ by a dot alone.
  [[nodiscard]] std::string name(StateIndex state) const {
    auto text = state == root_state ? std::string{"anywhere"} : pathway_.states[state].path;
    const auto is_no_word = [](char c) { return c == '.' || c == '-'; };
    std::replace_if(text.begin(), text.end(), is_no_word, '_');
    return text + "_" + std::to_string(state.value);
  }

  void inside(StateIndex parent, const std::string& indent) {
    const auto& state = pathway_.states[parent];
    for (const auto first : state.initial) out_ += indent + "[*] --> " + name(first) + "\n";
    for (const auto child : state.children) {
      if (state.kind == StateKind::parallel && child != state.children.front()) out_ += indent + "--\n";
      one(child, indent);
    }
  }

  void one(StateIndex index, const std::string& indent) {
    const auto& state = pathway_.states[index];
    out_ += indent + "state \"" + mermaid_text(shown_title(state)) + "\" as " + name(index);
    if (state.children.empty()) {
      out_ += "\n";
    } else {
      out_ += " {\n";
      inside(index, indent + "  ");
      out_ += indent + "}\n";
    }
    if (state.kind == StateKind::final) out_ += indent + name(index) + " --> [*]\n";
  }

  const Pathway& pathway_;
  std::string out_;
};

std::string dot_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

class Dot {
 public:
  explicit Dot(const Pathway& pathway) : pathway_(pathway) {}

  std::string draw() {
    out_ =
        "digraph " + dot_text(pathway_.name) + " {\n  compound=true\n  rankdir=LR\n  node [shape=box, style=rounded]\n";
    inside(root_state, "  ");
    if (leaves_root(pathway_)) out_ += "  s0 [label=\"*\", shape=circle]\n";
    each_arrow(pathway_, [this](StateIndex from, StateIndex to, const std::string& label) { arrow(from, to, label); });
    return std::move(out_) + "}\n";
  }

 private:
  [[nodiscard]] bool is_cluster(StateIndex state) const {
    return state != root_state && !pathway_.states[state].children.empty();
  }
  // Graphviz draws arrows between nodes: a cluster's arrow begins at a leaf of it and is cut at its border.
  [[nodiscard]] std::string node(StateIndex state) const {
    while (is_cluster(state)) state = pathway_.states[state].children.front();
    return "s" + std::to_string(state.value);
  }

  // An arrow that stays inside a cluster has no border to be cut at.
  [[nodiscard]] bool is_within(StateIndex state, StateIndex cluster) const {
    return state == cluster || is_descendant(pathway_, state, cluster);
  }

  void arrow(StateIndex from, StateIndex to, const std::string& label) {
    out_ += "  " + node(from) + " -> " + node(to) + " [label=" + dot_text(label);
    if (is_cluster(from) && !is_within(to, from)) out_ += ", ltail=cluster_" + std::to_string(from.value);
    if (is_cluster(to) && !is_within(from, to)) out_ += ", lhead=cluster_" + std::to_string(to.value);
    out_ += "]\n";
  }

  void inside(StateIndex parent, const std::string& indent) {
    for (const auto child : pathway_.states[parent].children) {
      const auto& state = pathway_.states[child];
      const auto number = std::to_string(child.value);
      if (is_cluster(child)) {
        out_ +=
            indent + "subgraph cluster_" + number + " {\n" + indent + "  label=" + dot_text(shown_title(state)) + "\n";
        inside(child, indent + "  ");
        out_ += indent + "}\n";
        continue;
      }
      out_ += indent + "s" + number + " [label=" + dot_text(shown_title(state));
      if (state.kind == StateKind::final) out_ += ", peripheries=2";
      if (is_history(state.kind)) out_ += ", shape=circle";
      const auto& initial = pathway_.states[parent].initial;
      if (std::find(initial.begin(), initial.end(), child) != initial.end()) out_ += ", penwidth=2";
      out_ += "]\n";
    }
  }

  const Pathway& pathway_;
  std::string out_;
};

}  // namespace

std::string arrow_label(const Pathway& pathway, const Transition& transition) {
  const auto& path = pathway.states[transition.source].path;
  auto label = transition.rule.substr(path.empty() ? 0 : path.size() + 1);
  if (label.rfind("on.", 0) == 0) {
    label.erase(0, 3);
  } else if (const auto dot = label.find('.'); dot != std::string::npos) {
    label[dot] = ' ';
  }
  if (transition.guard) label += " [" + transition.guard->text() + "]";
  return label;
}

std::string to_mermaid(const Pathway& pathway) {
  return Mermaid{pathway}.draw();
}

std::string to_dot(const Pathway& pathway) {
  return Dot{pathway}.draw();
}

}  // namespace filrouge::pathway
