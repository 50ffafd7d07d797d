#!/bin/sh
# Random programs without undefined behaviour: run.sh HEAPSTEP [FIRST LAST]. Without numbers the ones whose checksums are kept in expected.txt;
# with them the seeds from FIRST to LAST, each compared with gcc -O0 and -O2 now. A program holds several functions, each a test of its own.
here=$(cd "$(dirname "$0")" && pwd)
heapstep=$1
functions=10
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
judge() {
    if [ "$1" = "$2" ]; then
        passed=$((passed + functions))
    else
        failed=$((failed + functions))
        echo "FAILED: seed $3 (generate.py $3 $functions)"
        head -n 3 "$work/err"
    fi
}
run() {
    python3 "$here/generate.py" "$1" "$functions" >"$work/it.c"
    timeout 30 "$heapstep" run "$work/it.c" >"$work/out" 2>"$work/err"
    echo "--- exit $?" >>"$work/out"
}
if [ $# -ge 3 ]; then
    seed=$2
    while [ "$seed" -le "$3" ]; do
        run "$seed"
        for level in -O0 -O2; do
            gcc -std=c11 -w $level -o "$work/program" "$work/it.c" || exit 2
            timeout 30 "$work/program" >"$work/expected"
            echo "--- exit $?" >>"$work/expected"
            cmp -s "$work/out" "$work/expected"
            judge $? 0 "$seed"
        done
        seed=$((seed + 1))
    done
else
    while read -r seed sum; do
        run "$seed"
        judge "$(cksum <"$work/out" | tr ' ' :)" "$sum" "$seed"
    done <"$here/expected.txt"
fi
echo "$passed passed, $failed failed"
[ $failed = 0 ]
