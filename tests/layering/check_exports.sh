#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails unless the plugin $1 exports lode_plugin_v1 and nothing else.
set -eu
found=$(nm -D --defined-only "$1" | awk '{print $3}')
[ "$found" = lode_plugin_v1 ] || { echo "unexpected exports:" "$found"; exit 1; }
