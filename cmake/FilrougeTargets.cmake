# How every library, program and test of the project is declared: one call each, the same flags for all.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Objects are shared between build directories of different names.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1
                                  ${CCACHE_PROGRAM})
endif()

add_library(filrouge_flags INTERFACE)
target_compile_options(filrouge_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
                                                -Woverloaded-virtual)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(filrouge_flags INTERFACE -Wno-restrict) # false positives on std::string (GCC bug 105651)
endif()
if(FILROUGE_WERROR)
  target_compile_options(filrouge_flags INTERFACE -Werror)
endif()
if(FILROUGE_SANITIZE)
  target_compile_options(filrouge_flags INTERFACE -fsanitize=${FILROUGE_SANITIZE} -fno-omit-frame-pointer
                                                  -fno-sanitize-recover=all)
  target_link_options(filrouge_flags INTERFACE -fsanitize=${FILROUGE_SANITIZE})
endif()
if(FILROUGE_FUZZERS)
  target_compile_options(filrouge_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# filrouge_library(NAME FOLDER dir HEADERS … SOURCES … LINKS … PRIVATE_LINKS …)
# LINKS is the whole list of what the folder may include: a header of any other folder is not on its include path,
# because each target publishes its own folder under a root of its own (see filrouge_publish).
function(filrouge_library name)
  cmake_parse_arguments(arg "" "" "HEADERS;SOURCES;LINKS;PRIVATE_LINKS" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  add_library(filrouge::${name} ALIAS ${name})
  set_target_properties(${name} PROPERTIES OUTPUT_NAME filrouge_${name} VERIFY_INTERFACE_HEADER_SETS ON
                                           LINKER_LANGUAGE CXX)
  filrouge_publish(${name})
  target_sources(${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${FILROUGE_ROOT_${name}} FILES
                                ${FILROUGE_HEADERS_${name}})
  target_link_libraries(${name} PRIVATE filrouge_flags PUBLIC ${arg_LINKS} PRIVATE ${arg_PRIVATE_LINKS})
endfunction()

# Publishes the current folder, and it alone, as <root>/<side>/<folder>: a link in the build tree. The include
# direction is thus enforced by the compiler, and "engine/base/ids.hpp" is what one reads in the source tree as well.
macro(filrouge_publish name)
  file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  set(FILROUGE_ROOT_${name} ${PROJECT_BINARY_DIR}/include/${name})
  get_filename_component(parent ${FILROUGE_ROOT_${name}}/${folder} DIRECTORY)
  file(MAKE_DIRECTORY ${parent})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${FILROUGE_ROOT_${name}}/${folder} SYMBOLIC)
  set(FILROUGE_HEADERS_${name})
  foreach(header IN LISTS arg_HEADERS)
    list(APPEND FILROUGE_HEADERS_${name} ${FILROUGE_ROOT_${name}}/${folder}/${header})
  endforeach()
endmacro()

# filrouge_program(NAME SOURCES … LINKS …)
function(filrouge_program name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LINKS} filrouge_flags)
endfunction()

# filrouge_test(NAME LABEL label SOURCES … ALONE … LINKS …): a Catch2 program, each test case a CTest test with that label.
# ALONE are sources that no unity build may join to the others, since their fixtures have the same names.
function(filrouge_test name)
  cmake_parse_arguments(arg "" "LABEL" "SOURCES;ALONE;LINKS;PROPERTIES" ${ARGN})
  add_executable(${name} ${arg_SOURCES} ${arg_ALONE})
  set_source_files_properties(${arg_ALONE} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  target_link_libraries(${name} PRIVATE ${arg_LINKS} filrouge_flags filrouge_test_support)
  target_compile_definitions(${name} PRIVATE FILROUGE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  catch_discover_tests(${name} TEST_PREFIX "${name}: " PROPERTIES LABELS "${arg_LABEL}" ${arg_PROPERTIES})
endfunction()

# filrouge_fuzzer(NAME SOURCES … LINKS …): a libFuzzer program (clang, -DFILROUGE_FUZZERS=ON) that scripts/fuzz runs from
# its seeds in tests/fuzz/seeds/<name>.
function(filrouge_fuzzer name)
  cmake_parse_arguments(arg "" "" "SOURCES;LINKS" ${ARGN})
  if(NOT FILROUGE_FUZZERS)
    return()
  endif()
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LINKS} filrouge_flags)
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
endfunction()
