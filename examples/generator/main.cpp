// Writes the year of an invented lycée into a folder: lycee_year FOLDER
#include "generator/files.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: lycee_year FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  for (const auto& [name, bytes] : filrouge::example::make_files(filrouge::example::kept_seed)) {
    std::ofstream file{folder / name, std::ios::binary};
    file << bytes;
    if (!file.flush()) {
      std::cerr << "cannot write " << (folder / name) << "\n";
      return 1;
    }
  }
  return 0;
}
