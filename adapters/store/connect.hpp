#pragma once
#include "adapters/store/session.hpp"

#include <chrono>
#include <string>

// What differs below SQL: connecting, running a script, and telling failures apart. One source per database.
namespace filrouge::store {

namespace postgres {
// Notified with whatever may be due soon.
inline constexpr const char* wake_channel = "filrouge_wake";
void connect(soci::session& sql, const Address& address);
void script(soci::session& sql, const std::string& statements);
[[nodiscard]] Fault fault_of(soci::session& sql, const soci::soci_error& error);
// Lets the server end the current transaction when it takes longer.
void limit_transaction(soci::session& sql, std::chrono::milliseconds limit);
// After connecting has failed: asks the server why, and throws the OutsideFailure that says it, without the password.
[[noreturn]] void report_no_connection(const Address& address);
}  // namespace postgres

namespace sqlite {
void connect(soci::session& sql, const Address& address);
void script(soci::session& sql, const std::string& statements);
[[nodiscard]] Fault fault_of(soci::session& sql, const soci::soci_error& error);
}  // namespace sqlite

// The table that a database's message names, found among the project's own: the message itself is never shown.
[[nodiscard]] std::string table_named_in(const std::string& message);

}  // namespace filrouge::store
