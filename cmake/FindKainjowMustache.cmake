# Debian ships the header alone. Gives Kainjow::mustache.
find_path(KainjowMustache_INCLUDE_DIR kainjow/mustache.hpp)
mark_as_advanced(KainjowMustache_INCLUDE_DIR)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(KainjowMustache REQUIRED_VARS KainjowMustache_INCLUDE_DIR)
if(KainjowMustache_FOUND AND NOT TARGET Kainjow::mustache)
  add_library(Kainjow::mustache INTERFACE IMPORTED)
  set_target_properties(Kainjow::mustache PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${KainjowMustache_INCLUDE_DIR}")
endif()
