#pragma once
#include "adapters/store/conversions.hpp"
#include "adapters/store/session.hpp"

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace filrouge::store {

// A select built from parts, each with the values it is bound to. `define` says where the columns of a row go.
template <class Row>
class Query {
 public:
  using Define = void (*)(soci::statement&, Row&);

  Query(std::string text, Define define) : text_(std::move(text)), define_(define) {}

  template <class T>
  Query& where(const std::string& condition, const std::string& name, const T& value) {
    text_ += " and " + condition;
    return with(name, value);
  }
  Query& then(const std::string& text) {
    text_ += text;
    return *this;
  }
  template <class T>
  Query& with(const std::string& name, const T& value) {
    bind_.push_back([name, held = std::make_shared<const T>(value)](soci::statement& statement) {
      statement.exchange(soci::use(*held, name));
    });
    return *this;
  }

  [[nodiscard]] std::vector<Row> rows(Session& session) {
    std::vector<Row> all;
    each(session, [&](Row&& row) { all.push_back(std::move(row)); });
    return all;
  }

  // Gives every row to `take`, which may move from it.
  template <class Take>
  void each(Session& session, Take take) {
    Row row;
    soci::statement statement(session.sql());
    for (const auto& bind : bind_) bind(statement);
    define_(statement, row);
    statement.alloc();
    statement.prepare(text_, soci::details::st_one_time_query);
    statement.define_and_bind();
    statement.execute();
    while (statement.fetch()) take(std::move(row));  // NOLINT(bugprone-use-after-move): a fetch assigns all of it
  }

 private:
  std::string text_;
  Define define_;
  std::vector<std::function<void(soci::statement&)>> bind_;
};

}  // namespace filrouge::store
