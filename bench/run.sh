#!/usr/bin/env bash
# heapstep beside python3, valgrind and gcc's binaries, measured side by side: run.sh BUILD. The best of three runs of each counts.
#
#   engine      eight Python programs, not recorded, and starting: against python3
#   C           six programs and starting, all checks on: against the same under valgrind, and the native binary
#   recording   five programs: against python3 under an empty sys.settrace tracer; one of them a collection of 200,000 objects
#   steps       recorded a second, with 100 and with 100,000 objects alive, and of a C program
#   record      bytes a step, the time to a random step, searches (record_bench.c)
#   keys        from a key to the picture, where a step is a phase of a collection over 100,000 objects (keys_bench.c)
#   frames      a second, in batch; and the time from the start to the first one
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")"
build=$(cd "../$1" && pwd)
heapstep=$build/heapstep
python=/usr/bin/python3
[ -x $python ] || python=python3
make -s -C "$build" bench-programs

now() { date +%s%N; }
# best COMMAND...: the shortest of three runs, in microseconds.
best() {
    local shortest=0 begin took
    for _ in 1 2 3; do
        begin=$(now)
        "$@" >/dev/null 2>&1 </dev/null || true
        took=$((($(now) - begin) / 1000))
        if [ $shortest = 0 ] || [ $took -lt $shortest ]; then shortest=$took; fi
    done
    echo $shortest
}
# steps PROGRAM: how many the whole run has.
steps() { "$heapstep" render --format json "$1" | sed -n '1s/^{"step":\([0-9]*\),.*/\1/p'; }
row() { awk -v n="$1" -v a="$2" -v b="$3" 'BEGIN { printf "%-28s python3 %8.1f ms   heapstep %8.1f ms   ratio %5.2f\n", n, a / 1000, b / 1000, b / a }'; }

echo "The engine without recording against $($python --version) (below 1 is faster)"
for program in programs/*.py; do
    row "$(basename "$program" .py)" "$(best $python "$program")" "$(best "$heapstep" run "$program")"
done
row "starting: print nothing" "$(best $python programs/start/nothing.py)" "$(best "$heapstep" run programs/start/nothing.py)"

echo
echo "The C engine, all checks on, against valgrind and the processor (gcc -O0)"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for program in programs/c/*.c programs/c/start/*.c; do
    name=$(basename "$program" .c)
    gcc -std=c11 -O0 -g -o "$work/$name" "$program" || continue
    alone=$(best "$work/$name")
    checked=$(command -v valgrind >/dev/null && best valgrind -q "$work/$name" || echo 0)
    awk -v n="$name" -v a="$alone" -v v="$checked" -v h="$(best "$heapstep" run "$program")" 'BEGIN {
        printf "%-28s gcc %8.1f ms   valgrind %8.1f ms   heapstep %8.1f ms   ratio to valgrind %5.2f\n",
            n, a / 1000, v / 1000, h / 1000, v ? h / v : 0 }'
done

echo
echo "Recording against python3 under an empty sys.settrace line tracer"
for program in programs/traced/*.py; do
    row "$(basename "$program" .py)" "$(best $python programs/start/tracer.py "$program")" \
        "$(best "$heapstep" render --size 40x12 "$program")"
done

echo
echo "Steps recorded a second"
for program in programs/alive/*.py programs/c/traced/*.c; do
    count=$(steps "$program")
    awk -v n="$program" -v s="$count" -v t="$(best "$heapstep" render --size 40x12 --at $((count - 1)) "$program")" \
        'BEGIN { printf "%-28s %8d steps %8.1f ms %12.0f steps a second\n", substr(n, 10), s, t / 1000, s * 1e6 / t }'
done

echo
echo "The record"
"$build/record_bench"

echo
echo "Keys in a collection over 100,000 objects"
"$build/keys_bench"

echo
echo "Frames and the first frame"
begin=$(now)
"$heapstep" render --every --format text programs/traced/small.py >/dev/null
every=$((($(now) - begin) / 1000))
frames=$("$heapstep" render --every --format json programs/traced/small.py | wc -l)
awk -v t=$every -v f="$frames" 'BEGIN { printf "%-28s %.0f frames a second\n", "batch, text, 100x40", f * 1e6 / t }'
awk -v t="$(best "$heapstep" render --at 1 programs/start/nothing.py)" 'BEGIN { printf "%-28s %.1f ms\n", "start to first frame", t / 1000 }'
