#!/bin/sh
# Runs programs with heapstep and compares with what python3 printed: run_programs.sh [-p] [FILE.py | DIRECTORY]...
#
# A program stands beside NAME.out: its standard output, a line "--- exit N", and, where it is worth comparing, NAME.err with its
# standard error; NAME.in is its standard input. keep.sh makes these. With -p, where python3 is 3.11, it is run too.
# HEAPSTEP names the program under test.
here=$(cd "$(dirname "$0")" && pwd)
heapstep=${HEAPSTEP:-./heapstep}
case $heapstep in
*/*) heapstep=$(cd "$(dirname "$heapstep")" && pwd)/$(basename "$heapstep") ;;
esac
with_python=false
if [ "$1" = -p ]; then
    with_python=true
    shift
fi
[ $# -gt 0 ] || set -- "$here"
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
limit=
command -v timeout >/dev/null 2>&1 && limit="timeout ${LIMIT:-60}"
passed=0 failed=0

# run_one NAME COMMAND...: its output and status in $work/out, its errors in $work/err.
run_one() {
    name=$1
    shift
    input=/dev/null
    [ -f "$name.in" ] && input=$name.in
    (cd "$(dirname "$name")" && exec $limit "$@" "$(basename "$name").py") \
        <"$input" >"$work/out" 2>"$work/err"
    echo "--- exit $?" >>"$work/out"
    # Tracebacks name the script by its absolute path, which is another on each machine.
    sed -i "s|$(dirname "$name")/||g; s|at 0x[0-9a-f]*>|at 0x...>|g" "$work/out" "$work/err"
}

compare() {
    if ! cmp -s "$work/out" "$1.out"; then
        diff "$1.out" "$work/out" | head -n "${DIFF_LINES:-12}"
        head -n 5 "$work/err"
        return 1
    fi
    if [ -f "$1.err" ] && ! cmp -s "$work/err" "$1.err"; then
        diff "$1.err" "$work/err" | head -n "${DIFF_LINES:-12}"
        return 1
    fi
}

python=
for candidate in /usr/bin/python3 python3; do
    if [ -z "$python" ] && $with_python &&
        "$candidate" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
        python=$candidate
    fi
done

for place; do
    find "$place" -name '*.py' | sort
done >"$work/list"
while read -r file; do
    name=${file%.py}
    [ -f "$name.out" ] || continue
    name=$(cd "$(dirname "$name")" && pwd)/$(basename "$name")
    run_one "$name" "$heapstep" run
    if compare "$name"; then
        passed=$((passed + 1))
    else
        echo "FAILED: $file"
        failed=$((failed + 1))
    fi
    if [ -n "$python" ]; then
        run_one "$name" env PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1 "$python"
        # What does not parse is no program: heapstep says 2 then, as for every wrong command line.
        case $name in */unparsed/*) sed -i '$s/^--- exit 1$/--- exit 2/' "$work/out" ;; esac
        if ! compare "$name"; then
            echo "STALE: $file (python3 prints something else)"
            failed=$((failed + 1))
        fi
    fi
done <"$work/list"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
