#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the SDK of the build folder $1 into an empty folder, builds the template there, and lets
# the program $2 (lode-plugin) inspect and check the result.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cmake --install "$1" --component sdk --prefix "$folder/prefix" >/dev/null
cp -r "$folder/prefix/share/lode/template" "$folder/plugin"
cmake -S "$folder/plugin" -B "$folder/build" -DCMAKE_PREFIX_PATH="$folder/prefix" >/dev/null
cmake --build "$folder/build" >/dev/null
"$2" inspect "$folder/build/plugins/hello.so"
"$2" check "$folder/build/plugins/hello.so"
