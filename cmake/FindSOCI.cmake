# Debian ships neither a CMake configuration nor a .pc file for SOCI.
# Gives SOCI::core and one SOCI::<backend> per component.
find_path(SOCI_INCLUDE_DIR soci/soci.h)
find_library(SOCI_CORE_LIBRARY soci_core)
mark_as_advanced(SOCI_INCLUDE_DIR SOCI_CORE_LIBRARY)

if(SOCI_INCLUDE_DIR)
  file(STRINGS "${SOCI_INCLUDE_DIR}/soci/version.h" _version_line REGEX "define SOCI_LIB_VERSION +\"")
  string(REGEX REPLACE ".*\"([0-9_]+)\".*" "\\1" SOCI_VERSION "${_version_line}")
  string(REPLACE "_" "." SOCI_VERSION "${SOCI_VERSION}")
endif()

foreach(_backend IN LISTS SOCI_FIND_COMPONENTS)
  find_library(SOCI_${_backend}_LIBRARY soci_${_backend})
  find_path(SOCI_${_backend}_INCLUDE_DIR soci/${_backend}/soci-${_backend}.h)
  mark_as_advanced(SOCI_${_backend}_LIBRARY SOCI_${_backend}_INCLUDE_DIR)
  if(SOCI_${_backend}_LIBRARY AND SOCI_${_backend}_INCLUDE_DIR)
    set(SOCI_${_backend}_FOUND TRUE)
  endif()
endforeach()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(SOCI REQUIRED_VARS SOCI_CORE_LIBRARY SOCI_INCLUDE_DIR VERSION_VAR SOCI_VERSION
                                  HANDLE_COMPONENTS)

if(SOCI_FOUND AND NOT TARGET SOCI::core)
  add_library(SOCI::core UNKNOWN IMPORTED)
  set_target_properties(SOCI::core PROPERTIES IMPORTED_LOCATION "${SOCI_CORE_LIBRARY}"
                                              INTERFACE_INCLUDE_DIRECTORIES "${SOCI_INCLUDE_DIR}"
                                              INTERFACE_LINK_LIBRARIES "${CMAKE_DL_LIBS}")
  foreach(_backend IN LISTS SOCI_FIND_COMPONENTS)
    add_library(SOCI::${_backend} UNKNOWN IMPORTED)
    set_target_properties(SOCI::${_backend} PROPERTIES IMPORTED_LOCATION "${SOCI_${_backend}_LIBRARY}"
                                                       INTERFACE_LINK_LIBRARIES SOCI::core)
  endforeach()
endif()
