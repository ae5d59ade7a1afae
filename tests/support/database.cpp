#include "support/database.hpp"

#include "adapters/store/session.hpp"

#include <atomic>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

namespace filrouge::test {
namespace {

std::string server_address() {
  const char* address = std::getenv("FILROUGE_TEST_POSTGRES");
  if (address == nullptr) throw std::runtime_error("run this test under scripts/with-postgres");
  return address;
}

// The later dbname wins in libpq.
std::string address_of(const std::string& database) {
  return server_address() + " dbname=" + database;
}

void on_server(const std::string& statement) {
  soci::session sql(soci::postgresql, address_of("postgres"));
  sql << statement;
}

std::string unique_name() {
  static std::atomic<int> count{0};
  return "test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

}  // namespace

Database::Database(Server server) : server_(server), name_(unique_name()) {
  if (server_ == Server::postgres) {
    on_server("create database " + name_);
    address_ = address_of(name_);
  } else {
    folder_ = std::filesystem::temp_directory_path() / ("filrouge_" + name_);
    std::filesystem::create_directory(folder_);
    address_ = "sqlite:" + (folder_ / "test.sqlite").string();
  }
  store::migrate_store(address_, {});
}

Database::~Database() {
  try {
    if (server_ == Server::postgres) on_server("drop database if exists " + name_ + " with (force)");
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  } catch (const std::exception&) {
    // The throw-away server, or the temporary folder, goes with the test run.
  }
}

void Database::empty() const {
  if (server_ == Server::postgres) {
    run("drop schema public cascade; create schema public");
  } else {
    for (const auto& file : std::filesystem::directory_iterator(folder_)) std::filesystem::remove(file);
  }
}

void Database::run(const std::string& statements) const {
  store::Session(store::parse_address(address_)).script(statements);
}

void Database::wait_for_blocked_session() const {
  while (value("select count(*) from pg_stat_activity where datname = current_database() and "
               "wait_event_type = 'Lock'") == "0") {
    std::this_thread::yield();
  }
}

std::string Database::value(const std::string& sql) const {
  const auto all = rows(sql);
  return all.substr(0, all.find_first_of("|\n"));
}

std::string Database::rows(const std::string& sql) const {
  soci::session session;
  if (server_ == Server::postgres) {
    session.open(soci::postgresql, address_);
  } else {
    session.open(soci::sqlite3, "db=" + (folder_ / "test.sqlite").string() + " timeout=10");
  }
  std::string text;
  soci::rowset<soci::row> rows = (session.prepare << sql);
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += '|';
      if (row.get_indicator(i) == soci::i_null) continue;
      switch (row.get_properties(i).get_data_type()) {
        case soci::dt_integer:
          text += std::to_string(row.get<int>(i));
          break;
        case soci::dt_long_long:
          text += std::to_string(row.get<long long>(i));
          break;
        case soci::dt_double:
          text += std::to_string(row.get<double>(i));
          break;
        default:
          text += row.get<std::string>(i);
      }
    }
    text += '\n';
  }
  return text;
}

struct OtherSession::Connection {
  explicit Connection(const std::string& address) : session(store::parse_address(address)) {}
  store::Session session;
};

OtherSession::OtherSession(const Database& database) : connection_(std::make_unique<Connection>(database.address())) {}
OtherSession::~OtherSession() = default;

void OtherSession::run(const std::string& statements) {
  connection_->session.script(statements);
}

std::string OtherSession::value(const std::string& sql) {
  std::string value;
  connection_->session.sql() << sql, soci::into(value);
  return value;
}

}  // namespace filrouge::test
