#pragma once
#include "adapters/store/store.hpp"

#include <filesystem>
#include <memory>
#include <string>

// An empty database with its schema, for one test, and gone afterwards.
namespace filrouge::test {

enum class Server { sqlite, postgres };

class Database {
 public:
  // A SQLite file in a folder of its own, or a database of the server named by FILROUGE_TEST_POSTGRES (see
  // scripts/with-postgres).
  explicit Database(Server server);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  [[nodiscard]] const std::string& address() const { return address_; }
  [[nodiscard]] std::unique_ptr<store::Store> open() const { return store::open_store(address_); }

  // Takes the schema away again.
  void empty() const;

  // Without a port: what a test has to break, or to look at from outside.
  void run(const std::string& statements) const;
  [[nodiscard]] std::string value(const std::string& sql) const;  // first column of the first row
  [[nodiscard]] std::string rows(const std::string& sql) const;   // "a|b" lines
  // Returns once a session of this PostgreSQL database waits for the lock of another.
  void wait_for_blocked_session() const;

 private:
  Server server_;
  std::filesystem::path folder_;
  std::string name_;
  std::string address_;
};

// Another session, connected as the store's are, whose transaction stands in the way of what is tested.
class OtherSession {
 public:
  explicit OtherSession(const Database& database);
  ~OtherSession();
  OtherSession(const OtherSession&) = delete;
  OtherSession& operator=(const OtherSession&) = delete;
  void run(const std::string& statements);
  [[nodiscard]] std::string value(const std::string& sql);  // a text

 private:
  struct Connection;
  std::unique_ptr<Connection> connection_;
};

}  // namespace filrouge::test
