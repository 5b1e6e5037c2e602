#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a source file of the repository $1 has no SPDX line in its first three lines, or when
# one under plugins/sdk, plugins/worker or proto is not Apache-2.0.
set -eu
cd "$1"
status=0
for file in $(git ls-files --cached --others --exclude-standard 2>/dev/null |
    grep -E '\.(c|cc|h|hpp|S|py|sh|proto|cmake)$|(^|/)CMakeLists\.txt$|^scripts/|^\.ci/run$' |
    grep -v '^examples/deals/'); do
  [ -f "$file" ] || continue
  line=$(head -n 3 "$file" | grep -o 'SPDX-License-Identifier: [^ */]*' || true)
  case "$file" in
    plugins/sdk/*|plugins/worker/*|proto/*) want="SPDX-License-Identifier: Apache-2.0" ;;
    *) want="SPDX-License-Identifier: GPL-3.0-or-later" ;;
  esac
  [ "$line" = "$want" ] || { echo "$file: want '$want', found '$line'"; status=1; }
done
exit $status
