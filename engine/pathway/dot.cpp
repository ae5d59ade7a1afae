#include "engine/pathway/drawn_words.hpp"
#include "engine/pathway/graph.hpp"

#include <algorithm>

namespace filrouge::pathway {
namespace {

std::string dot_lines(const std::vector<std::string>& lines) {
  std::string out = "\"";
  for (const auto& line : lines) {
    if (out.size() > 1) out += "\\n";
    for (const char c : line) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out + "\"";
}
std::string dot_text(const std::string& text) {
  return dot_lines({text});
}

class Dot {
 public:
  explicit Dot(const Pathway& pathway) : pathway_(pathway) {}

  std::string draw() {
    out_ =
        "digraph " + dot_text(pathway_.name) + " {\n  compound=true\n  rankdir=LR\n  node [shape=box, style=rounded]\n";
    inside(root_state, "  ");
    if (leaves_root(pathway_)) out_ += "  s0 [label=\"*\", shape=circle]\n";
    tasks_of(root_state, "  ");
    for (const auto& transition : pathway_.transitions) {
      for (const auto target : transition.targets) arrow(transition.source, target, drawn_label(pathway_, transition));
    }
    for (const auto index : pathway_.tasks.indices()) {
      if (pathway_.tasks[index].ladder) reminders(index);
    }
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

  void arrow(StateIndex from, StateIndex to, const std::vector<std::string>& label) {
    out_ += "  " + node(from) + " -> " + node(to) + " [label=" + dot_lines(label);
    if (is_cluster(from) && !is_within(to, from)) out_ += ", ltail=cluster_" + std::to_string(from.value);
    if (is_cluster(to) && !is_within(from, to)) out_ += ", lhead=cluster_" + std::to_string(to.value);
    out_ += "]\n";
  }

  void reminders(TaskIndex index) {
    const auto& task = pathway_.tasks[index];
    out_ += "  " + node(task.state) + " -> t" + std::to_string(index.value) +
            " [label=" + dot_lines(drawn_reminders(pathway_, task)) + ", style=dashed";
    if (is_cluster(task.state)) out_ += ", ltail=cluster_" + std::to_string(task.state.value);
    out_ += "]\n";
  }

  // Beside the state they belong to; those of the pathway itself beside its states.
  void tasks_of(StateIndex state, const std::string& indent) {
    for (const auto index : pathway_.states[state].tasks) {
      const auto& task = pathway_.tasks[index];
      if (!task.ladder) continue;
      out_ += indent + "t" + std::to_string(index.value) + " [label=" + dot_lines(drawn_task(pathway_, task)) +
              ", shape=note, style=\"\"]\n";
    }
  }

  void inside(StateIndex parent, const std::string& indent) {
    for (const auto child : pathway_.states[parent].children) {
      const auto& state = pathway_.states[child];
      const auto number = std::to_string(child.value);
      if (is_cluster(child)) {
        out_ +=
            indent + "subgraph cluster_" + number + " {\n" + indent + "  label=" + dot_text(drawn_title(state)) + "\n";
        inside(child, indent + "  ");
        out_ += indent + "}\n";
        tasks_of(child, indent);
        continue;
      }
      out_ += indent + "s" + number + " [label=" + dot_text(drawn_title(state));
      if (state.kind == StateKind::final) out_ += ", peripheries=2";
      if (is_history(state.kind)) out_ += ", shape=circle";
      const auto& initial = pathway_.states[parent].initial;
      if (std::find(initial.begin(), initial.end(), child) != initial.end()) out_ += ", penwidth=2";
      out_ += "]\n";
      tasks_of(child, indent);
    }
  }

  const Pathway& pathway_;
  std::string out_;
};

}  // namespace

std::string to_dot(const Pathway& pathway) {
  return Dot{pathway}.draw();
}

}  // namespace filrouge::pathway
