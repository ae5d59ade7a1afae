#pragma once
#include "support/catch.hpp"
#include "support/database.hpp"

// The store's contract is one suite, compiled once per database: CTest runs it under the label of each.
namespace filrouge::test {
#ifdef FILROUGE_CONTRACT_POSTGRES
inline constexpr Server contract_server = Server::postgres;
#else
inline constexpr Server contract_server = Server::sqlite;
#endif
}  // namespace filrouge::test
