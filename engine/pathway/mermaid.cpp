#include "engine/pathway/drawn_words.hpp"
#include "engine/pathway/graph.hpp"

#include <algorithm>
#include <string_view>

namespace filrouge::pathway {
namespace {

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

std::string mermaid_lines(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& line : lines) out += (out.empty() ? "" : "<br/>") + mermaid_text(line);
  return out;
}

class Mermaid {
 public:
  explicit Mermaid(const Pathway& pathway) : pathway_(pathway) {}

  std::string draw() {
    out_ = "stateDiagram-v2\n";
    inside(root_state, "  ");
    if (leaves_root(pathway_)) out_ += "  state \"*\" as " + name(root_state) + "\n";
    tasks_of(root_state, "  ");
    for (const auto& transition : pathway_.transitions) {
      for (const auto target : transition.targets)
        arrow(transition.source, name(target), drawn_label(pathway_, transition));
    }
    for (const auto index : pathway_.tasks.indices()) {
      const auto& task = pathway_.tasks[index];
      if (task.ladder) arrow(task.state, task_name(index), drawn_reminders(pathway_, task));
    }
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

  static std::string task_name(TaskIndex task) { return "task_" + std::to_string(task.value); }

  void arrow(StateIndex from, const std::string& to, const std::vector<std::string>& label) {
    out_ += "  " + name(from) + " --> " + to + " : " + mermaid_lines(label) + "\n";
  }

  // Beside the state they belong to; those of the pathway itself beside its states.
  void tasks_of(StateIndex state, const std::string& indent) {
    for (const auto index : pathway_.states[state].tasks) {
      const auto& task = pathway_.tasks[index];
      if (!task.ladder) continue;
      out_ += indent + "state \"" + mermaid_lines(drawn_task(pathway_, task)) + "\" as " + task_name(index) + "\n";
    }
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
    out_ += indent + "state \"" + mermaid_text(drawn_title(state)) + "\" as " + name(index);
    if (state.children.empty()) {
      out_ += "\n";
    } else {
      out_ += " {\n";
      inside(index, indent + "  ");
      out_ += indent + "}\n";
    }
    if (state.kind == StateKind::final) out_ += indent + name(index) + " --> [*]\n";
    tasks_of(index, indent);
  }

  const Pathway& pathway_;
  std::string out_;
};

}  // namespace

std::string to_mermaid(const Pathway& pathway) {
  return Mermaid{pathway}.draw();
}

}  // namespace filrouge::pathway
