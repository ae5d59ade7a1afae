#pragma once
#include "adapters/store/session.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <soci/soci.h>

namespace filrouge::store {

// Runs a statement that is kept for further runs. SOCI copies the values it is bound to and frees the copies where the
// run succeeds or the statement goes, but loses them where a run fails and another begins.
inline void execute_kept(soci::statement& statement) {
  try {
    statement.execute();
  } catch (...) {
    statement.undefine_and_bind();
    throw;
  }
}

// A statement that is prepared once per connection, when it is first run. `bind` says which values it is bound to,
// `define` where the columns of a row go.
template <class Values, class Row>
class KeptQuery {
 public:
  using Bind = void (*)(soci::statement&, Values&);
  using Define = void (*)(soci::statement&, Row&);

  KeptQuery(Session& session, std::string text, Bind bind, Define define)
      : session_(session), text_(std::move(text)), bind_(bind), define_(define) {
    session.before_close([this] { prepared_.reset(); });
  }
  ~KeptQuery() = default;
  KeptQuery(const KeptQuery&) = delete;
  KeptQuery& operator=(const KeptQuery&) = delete;

  [[nodiscard]] std::vector<Row> rows(const Values& values) {
    if (!prepared_) prepared_ = std::make_unique<Prepared>(*this);
    prepared_->values = values;
    execute_kept(prepared_->statement);
    std::vector<Row> all;
    while (prepared_->statement.fetch()) all.push_back(prepared_->row);
    return all;
  }

 private:
  struct Prepared {
    explicit Prepared(const KeptQuery& query) : statement(query.session_.sql()) {
      query.bind_(statement, values);
      query.define_(statement, row);
      statement.alloc();
      statement.prepare(query.text_);
      statement.define_and_bind();
    }
    Values values;
    Row row;
    soci::statement statement;
  };

  Session& session_;
  std::string text_;
  Bind bind_;
  Define define_;
  std::unique_ptr<Prepared> prepared_;
};

}  // namespace filrouge::store
