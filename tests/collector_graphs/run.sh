#!/usr/bin/env bash
# Random graphs of objects: run.sh BUILD BUILD_ASAN [FIRST COUNT]
#
# graphs.py writes down what is freed, finalized and called back, in which order, and what each collection returns. heapstep must
# write what python3 writes: for the graphs 0 to 1999 that is kept as checksums of a hundred graphs each (the file `expected`, made
# anew with --update), and where python3 is 3.11 its own output is compared. The first ten are also recorded with every count
# audited, and some run under the sanitizers.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
build=$(cd "$1" && pwd)/heapstep
checked=$(cd "$2" && pwd)/heapstep
update=${3:-}
here=$PWD/tests/collector_graphs
each=100 first=0 count=2000
if [ $# -ge 4 ]; then first=$3 count=$4 update=; fi
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1 ASAN_OPTIONS=detect_leaks=1
passed=0 failed=0

python=
for candidate in /usr/bin/python3 python3; do
    if [ -z "$python" ] && "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
        python=$candidate
    fi
done

bad() {
    failed=$((failed + 1))
    echo "FAILED: $1"
    head -n 12 "$2"
}

sum_of() { cksum <"$1" | tr ' ' '-'; }

# The graphs from $1 on: heapstep's text against python3's, or its checksum.
compare() {
    timeout 300 "$build" run "$here/graphs.py" "$1" "$each" >"$work/ours" 2>&1
    if [ -n "$python" ]; then
        timeout 300 "$python" "$here/graphs.py" "$1" "$each" >"$work/theirs" 2>&1
        [ "$update" = --update ] && echo "$1 $(sum_of "$work/theirs")" >>"$here/expected"
        if ! diff "$work/theirs" "$work/ours" >"$work/diff"; then
            bad "graphs $1 to $(($1 + each - 1))" "$work/diff"
            return
        fi
    fi
    if grep -q "^$1 " "$here/expected" && ! grep -q "^$1 $(sum_of "$work/ours")\$" "$here/expected"; then
        bad "graphs $1 to $(($1 + each - 1)): not what is kept" /dev/null
        return
    fi
    passed=$((passed + each))
}

[ "$update" = --update ] && : >"$here/expected"
for ((at = first; at < first + count; at += each)); do compare "$at"; done

if [ $# -lt 4 ]; then
    if timeout 300 "$build" render --audit --size 40x12 "$here/graphs.py" >"$work/out" 2>&1; then
        passed=$((passed + 10))
    else
        bad "the audit of the first graphs" "$work/out"
    fi
    if timeout 300 "$checked" run "$here/graphs.py" 0 200 >"$work/out" 2>&1 && ! grep -q Sanitizer "$work/out"; then
        passed=$((passed + 200))
    else
        bad "the sanitizers" "$work/out"
    fi
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
