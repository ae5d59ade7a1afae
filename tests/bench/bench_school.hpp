#pragma once
#include "adapters/system/zone_database.hpp"
#include "engine/service/library.hpp"
#include "support/database.hpp"

#include <functional>
#include <memory>
#include <string>

namespace filrouge::bench {

inline const SchoolId bench_uai{"0579001Z"};

// A database with one lycée of many pupils and a published pathway, each of them with a case of it.
class BenchSchool {
 public:
  // The pathway's text and its messages'. `address` gives the e-mail address of the pupil of a number, from 0.
  BenchSchool(test::Server server, const std::string& pathway, const std::string& messages, int pupils, Instant opened,
              const std::function<std::string(int)>& address);

  [[nodiscard]] const test::Database& database() const { return database_; }
  [[nodiscard]] store::Store& store() { return *store_; }
  [[nodiscard]] store::Store& reading() { return *reading_; }
  [[nodiscard]] service::Library& library() { return library_; }
  // Who is meant by an event about that pupil.
  [[nodiscard]] static std::string reference(int pupil) { return "P" + std::to_string(pupil); }

 private:
  test::Database database_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<store::Store> reading_;
  system::ZoneDatabase zones_;
  service::Library library_;
};

}  // namespace filrouge::bench
