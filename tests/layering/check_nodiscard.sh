#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a header in the repository $1 declares a function that returns a Result without
# [[nodiscard]].
set -eu
cd "$1"
found=$(grep -rnE --include='*.h' --exclude-dir=build --exclude-dir=.git \
  -e '^ *((static|virtual|inline|constexpr|friend) )*(lode::)?Result<.*[a-z_]\(' \
  -e '^ *auto .*\) .*-> (lode::)?Result<' . || true)
[ -z "$found" ] || { echo "a function that returns a Result must be [[nodiscard]]:" "$found"; exit 1; }
