# SPDX-License-Identifier: Apache-2.0
# How a plugin is built. Serves Lode's own tree and outside authors alike: in the tree the target
# lode::sdk exists; outside, it is made here from the installed headers.
#
#   find_package(LodeSdk REQUIRED)        # outside; needs project(... LANGUAGES CXX ASM)
#   lode_add_plugin(hello SOURCES hello.cc MANIFEST hello.json)

if(NOT TARGET lode::sdk)
  add_library(lode_sdk INTERFACE)
  add_library(lode::sdk ALIAS lode_sdk)
  foreach(include ${CMAKE_CURRENT_LIST_DIR}/include ${CMAKE_CURRENT_LIST_DIR}/../../../include)
    if(EXISTS ${include}/lode/plugin.h)
      target_include_directories(lode_sdk INTERFACE $<BUILD_INTERFACE:${include}>)
    endif()
  endforeach()
  target_compile_features(lode_sdk INTERFACE cxx_std_20)
endif()

# lode_add_plugin(<name> SOURCES <files> MANIFEST <file.json>
#                 [RESOURCES <files>] [LIBRARIES <targets>] [OUTPUT_DIRECTORY <folder>])
#
# Makes the target <name>: a loadable library <name>.so with the manifest inside, which exports
# lode_plugin_v1 and nothing else. It goes to ${CMAKE_BINARY_DIR}/plugins, its resources to
# resources/<plugin id>/ beside it. Plugins without an OUTPUT_DIRECTORY of their own are installed
# to lib/lode/plugins.
function(lode_add_plugin name)
  set(sdk ${CMAKE_CURRENT_FUNCTION_LIST_DIR})
  cmake_parse_arguments(arg "" "MANIFEST;OUTPUT_DIRECTORY" "SOURCES;RESOURCES;LIBRARIES" ${ARGN})
  if(NOT arg_SOURCES OR NOT arg_MANIFEST)
    message(FATAL_ERROR "lode_add_plugin(${name}): SOURCES and MANIFEST are needed")
  endif()
  set(folder ${CMAKE_BINARY_DIR}/plugins)
  if(arg_OUTPUT_DIRECTORY)
    set(folder ${arg_OUTPUT_DIRECTORY})
  endif()
  get_filename_component(manifest ${arg_MANIFEST} ABSOLUTE)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${manifest})
  file(READ ${manifest} json)
  string(JSON id ERROR_VARIABLE error GET "${json}" id)
  if(error)
    message(FATAL_ERROR "lode_add_plugin(${name}): ${manifest}: ${error}")
  endif()

  add_library(${name} MODULE ${arg_SOURCES} ${sdk}/manifest.S)
  set_property(SOURCE ${sdk}/manifest.S APPEND PROPERTY OBJECT_DEPENDS ${manifest})
  target_compile_definitions(${name} PRIVATE
    $<$<COMPILE_LANGUAGE:ASM>:LODE_MANIFEST="${manifest}">)
  set_target_properties(${name} PROPERTIES
    PREFIX "" SUFFIX ".so"
    LIBRARY_OUTPUT_DIRECTORY ${folder}
    CXX_VISIBILITY_PRESET hidden C_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    POSITION_INDEPENDENT_CODE ON
    LINK_DEPENDS ${sdk}/plugin.map)
  target_link_libraries(${name} PRIVATE lode::sdk ${arg_LIBRARIES})
  if(TARGET lode_options)
    target_link_libraries(${name} PRIVATE lode_options)
  endif()
  target_link_options(${name} PRIVATE
    -Wl,--version-script=${sdk}/plugin.map
    -Wl,-z,now -Wl,-z,nodelete -Wl,--exclude-libs,ALL)
  if(NOT LODE_SANITIZE)  # a sanitizer's runtime is found in the worker
    target_link_options(${name} PRIVATE -Wl,--no-undefined)
  endif()

  lode_copy_resources(${name} ${folder}/resources/${id} ${arg_RESOURCES})
  if(NOT arg_OUTPUT_DIRECTORY)
    install(TARGETS ${name} LIBRARY DESTINATION lib/lode/plugins)
    if(arg_RESOURCES)
      install(FILES ${arg_RESOURCES} DESTINATION lib/lode/plugins/resources/${id})
    endif()
  endif()
endfunction()

# Copies files into `folder` before the target `name` is built.
function(lode_copy_resources name folder)
  set(copies)
  foreach(resource ${ARGN})
    get_filename_component(source ${resource} ABSOLUTE)
    get_filename_component(file ${resource} NAME)
    add_custom_command(OUTPUT ${folder}/${file}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}
      COMMAND ${CMAKE_COMMAND} -E copy ${source} ${folder}/${file}
      DEPENDS ${source} VERBATIM)
    list(APPEND copies ${folder}/${file})
  endforeach()
  if(copies)
    add_custom_target(${name}_resources DEPENDS ${copies})
    add_dependencies(${name} ${name}_resources)
  endif()
endfunction()
