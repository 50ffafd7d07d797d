#!/bin/sh
# Keeps what gcc's binaries print, as what heapstep must print: keep.sh FILE.c...
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
for file; do
    name=${file%.c}
    input=/dev/null
    [ -f "$name.in" ] && input=$(cd "$(dirname "$name")" && pwd)/$(basename "$name").in
    gcc -std=c11 -D_GNU_SOURCE -w -O0 -o "$work/program" "$file" -lm || exit 1
    kept=$(cd "$(dirname "$name")" && pwd)/$(basename "$name").out
    (cd "$(dirname "$file")" && timeout 20 "$work/program" <"$input" >"$kept" 2>/dev/null; echo "--- exit $?" >>"$kept")
done
