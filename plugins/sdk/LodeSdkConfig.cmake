# SPDX-License-Identifier: Apache-2.0
# find_package(LodeSdk) ends here: defines lode::sdk and lode_add_plugin().
include(${CMAKE_CURRENT_LIST_DIR}/LodePlugin.cmake)
