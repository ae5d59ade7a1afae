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

  // Without a port: what a test has to break, or to look at from outside.
  void run(const std::string& statements) const;
  [[nodiscard]] std::string value(const std::string& sql) const;  // first column of the first row
  [[nodiscard]] std::string rows(const std::string& sql) const;   // "a|b" lines

 private:
  Server server_;
  std::filesystem::path folder_;
  std::string name_;
  std::string address_;
};

}  // namespace filrouge::test
