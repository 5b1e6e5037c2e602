# SPDX-License-Identifier: GPL-3.0-or-later
# How our targets are made: warnings and sanitizers, modules, tests.
# Plugins are made by lode_add_plugin() of plugins/sdk/LodePlugin.cmake, which outside authors share.

add_library(lode_options INTERFACE)
target_compile_options(lode_options INTERFACE
  -Wall -Wextra -Wshadow -Wconversion
  $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor>
  $<$<COMPILE_LANGUAGE:CXX>:-Wold-style-cast>
  $<$<BOOL:${LODE_WERROR}>:-Werror>
  -Wno-missing-field-initializers  # designated initializers leave defaults out on purpose
  -fstack-protector-strong)
if(LODE_SANITIZE)
  target_compile_options(lode_options INTERFACE
    -fsanitize=${LODE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(lode_options INTERFACE -fsanitize=${LODE_SANITIZE})
endif()

# lode_module(<name> SOURCES ... HEADERS ... DEPS lode::x ... [PRIVATE_DEPS ...])
# A static library lode::<name>. The target all_verify_interface_header_sets compiles each header
# alone.
function(lode_module name)
  cmake_parse_arguments(arg "" "" "SOURCES;HEADERS;DEPS;PRIVATE_DEPS" ${ARGN})
  add_library(lode_${name} STATIC)
  add_library(lode::${name} ALIAS lode_${name})
  target_sources(lode_${name}
    PRIVATE ${arg_SOURCES}
    PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${arg_HEADERS})
  set_target_properties(lode_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  target_link_libraries(lode_${name}
    PUBLIC ${arg_DEPS}
    PRIVATE ${arg_PRIVATE_DEPS} lode_options)
endfunction()

# lode_test(<label> <name> SOURCES <files> DEPS lode::x ...)
# One test program for a module. All programs share one precompiled header of Google Test.
function(lode_test label name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPS" ${ARGN})
  set(target test_${name})
  add_executable(${target} ${arg_SOURCES})
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${target} PRIVATE ${arg_DEPS} lode_options GTest::gmock GTest::gtest_main)
  target_precompile_headers(${target} REUSE_FROM lode_test_pch)
  gtest_discover_tests(${target}
    PROPERTIES LABELS ${label} TIMEOUT 300
    DISCOVERY_MODE PRE_TEST)
endfunction()
