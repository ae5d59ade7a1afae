#pragma once
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace filrouge::system {

inline constexpr std::size_t file_size_max = std::size_t{64} << 20U;  // bytes

// The whole file; "-" is standard input. Throws OutsideFailure when it is missing, unreadable, a folder, or larger than
// `size_max` bytes.
[[nodiscard]] std::string read_file(const std::filesystem::path& path, std::size_t size_max = file_size_max);

// At most the first `size_max` bytes of a file, otherwise as read_file().
[[nodiscard]] std::string read_beginning(const std::filesystem::path& path, std::size_t size_max);

// Replaces the file (or what a link leads to) as a whole or not at all: what a reader sees is the old content or the
// new one, also after a power cut. A device or a pipe is written into. Throws OutsideFailure.
void write_file(const std::filesystem::path& path, const std::string& content);

// The files below a folder whose names end with `suffix`, in the order of their paths; the path itself when it is a
// file. Throws OutsideFailure when there is no such path.
[[nodiscard]] std::vector<std::filesystem::path> files_below(const std::filesystem::path& path,
                                                             const std::string& suffix);

}  // namespace filrouge::system
