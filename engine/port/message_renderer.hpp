#pragma once
#include "engine/base/result.hpp"
#include "engine/base/time.hpp"

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace filrouge::port {

// One entry of a messages file, for Mustache (mustache(5)). Values are escaped in `html` alone.
struct MessageTemplate {
  std::string subject;
  std::string text;
  std::string sms;        // the short form; empty: the message cannot be sent as a text message
  std::string html = {};  // the inside of the body of the HTML part; empty: it is made of the text
};

// What a template may name. Dotted names ("student.first_name") are members of objects. Dates are written out in the
// renderer's language.
struct MessageData {
  using Scalar = std::variant<std::string, Day, LocalTime>;
  std::map<std::string, Scalar> values;
  std::map<std::string, std::vector<MessageData>> lists;
};

struct RenderedMessage {
  std::string subject;
  std::string text;
  std::string html = {};  // of the full form: the text as a whole HTML document
};

class MessageRenderer {
 public:
  enum class Form { full, sms };
  virtual ~MessageRenderer() = default;
  // The message, or one sentence: the template is broken, or names what the data does not hold.
  [[nodiscard]] virtual Result<RenderedMessage, std::string> render(const MessageTemplate& message,
                                                                    const MessageData& data, Form form) const = 0;
};

}  // namespace filrouge::port
