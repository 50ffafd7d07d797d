#!/usr/bin/env bash
# Golden frames: run.sh BUILD BUILD_ASAN [--update]
#
# A file a lesson, NAME.txt, holds what a person sees at some of its steps: the first, some in the middle and the last, on
# terminals of 80x24 and 120x30. The steps of a lesson are chosen in the file `steps`, for a size and, after a colon, a view (or
# `compare`: beside its twin); a lesson that is not there is shown at its first, middle and last. --update draws the files anew: look at the difference before you keep it.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build=$1/heapstep asan=$2/heapstep
here=tests/frames
passed=0
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8

ok() { passed=$((passed + 1)); }
bad() {
    failed=$((failed + 1))
    printf 'FAILED: %s\n' "$1"
    [ -n "${2:-}" ] && head -n 24 "$2"
}

# The number of steps, which heapstep tells when it is asked for one too far.
steps_of() {
    "$build" render "$1" --at 4000000000 2>&1 | sed -n 's/.*the program has \([0-9]*\) steps.*/\1/p'
}

# draw LESSON: the text of its golden file.
draw() {
    local lesson=$1 steps chosen size view at
    steps=$(steps_of "$lesson")
    while read -r size chosen; do
        for at in $chosen; do
            case $at in
            last) at=$steps ;;
            middle) at=$(((steps + 1) / 2)) ;;
            esac
            view=memory
            case $size in *:*) view=${size#*:} ;; esac
            printf -- '---- %s, step %s of %s, %s\n' "$lesson" "$at" "$steps" "$size"
            case $view in
            compare) timeout 60 "$build" compare "$lesson" --at "$at" --size "${size%:*}" --format text ;;
            *) timeout 60 "$build" render "$lesson" --at "$at" --size "${size%:*}" --view "$view" ;;
            esac | tr -d '\f'
        done
    done < <(sed -n "s/^$lesson \([0-9]*x[0-9:a-z]* .*\)/\1/p" "$here/steps" | grep . ||
        printf '80x24 1 middle last\n120x30 middle\n')
}

for lesson in $("$build" lessons | awk '/^  /{print $1}'); do
    draw "$lesson" >"$work/frame" 2>&1
    [ "${3:-}" = --update ] && cp "$work/frame" "$here/$lesson.txt"
    if diff "$here/$lesson.txt" "$work/frame" >"$work/diff" 2>&1; then ok; else bad "the frames of $lesson" "$work/diff"; fi
done
for kept in "$here"/*.txt; do
    lesson=$(basename "$kept" .txt)
    if "$build" lessons | grep -q "^  $lesson "; then continue; fi
    if [ "${3:-}" = --update ]; then rm "$kept"; else bad "$kept: there is no such lesson"; fi
done

# Programs in C, and one beside its twin in Python: what a person sees at their last step and on the way there.
draw_program() {
    local program=$here/programs/$1 view size
    for view in memory graph bytes; do
        for size in 80x24 120x45; do
            for at in 6 14 ''; do
                printf -- '---- %s, step %s, %s, %s\n' "$1" "${at:-last}" "$size" "$view"
                timeout 60 "$asan" render "$program" ${at:+--at "$at"} --size "$size" --view "$view" | tr -d '\f'
            done
        done
    done
}
draw_comparison() {
    local size
    for size in 80x24 120x45; do
        timeout 60 "$asan" compare "$here/programs/keeps.py" "$here/programs/leaks.c" "$@" --size $size --format text | tr -d '\f'
    done
}
golden() {
    [ "$2" = --update ] && cp "$work/frame" "$here/programs/$1.txt"
    if diff "$here/programs/$1.txt" "$work/frame" >"$work/diff" 2>&1; then ok; else bad "the frames of $1" "$work/diff"; fi
}
# AddressSanitizer says of every program with coroutines that it does not know them.
without_asan() { grep -av "ASan doesn't fully support makecontext"; }
for program in "$here"/programs/*.c; do
    draw_program "$(basename "$program")" 2>&1 | without_asan >"$work/frame"
    golden "$(basename "$program")" "${3:-}"
done
{ draw_comparison --at 8; draw_comparison; } 2>&1 | without_asan >"$work/frame"
golden comparison "${3:-}"

# The document's diagram, word for word.
"$build" render memory-layout --at 12 --size 80x24 >"$work/layout"
for words in 'main():' 'number → ref to int(42)' 'text   → ref to str("hi")' 'function():' 'local_var → ref to dict(' \
    'int(42) .*\[refcount: 1\]' 'str("hi") .*\[refcount: 1\]' 'list(\[1, 2, 3\]) .*\[refcount: 1\]' 'dict({.*}) .*\[refcount: 2\]'; do
    if grep -q -- "$words" "$work/layout"; then ok; else bad "the layout lesson shows $words" "$work/layout"; fi
done

# Each step drawn on its own is the one that is drawn when all are: nothing depends on the way there. (The first row and the last
# tell how many steps are recorded.)
for lesson in object-lifetime cycles callbacks; do
    timeout 120 "$asan" render "$lesson" --every --size 80x24 >"$work/every" 2>"$work/error" || bad "all steps of $lesson" "$work/error"
    steps=$(steps_of "$lesson")
    for at in 2 $((steps / 2)) $((steps - 1)); do
        awk -v RS='\f' -v n="$at" 'NR == n { sub(/^\n/, ""); printf "%s", $0 }' "$work/every" | sed '1d;$d' >"$work/one"
        "$build" render "$lesson" --at "$at" --size 80x24 | tr -d '\f' | sed '1d;$d' >"$work/alone"
        if diff "$work/one" "$work/alone" >"$work/diff"; then ok; else bad "step $at of $lesson alone" "$work/diff"; fi
    done
done

# Every size there is: a frame has just the rows and columns asked for, and never fails.
for size in 1x1 3x2 10x5 20x8 40x12 60x20 80x24 100x40 132x50 250x80; do
    "$asan" render object-lifetime --at 8 --size $size >"$work/sized" 2>"$work/error"
    status=$?
    rows=$(tr -d '\f' <"$work/sized" | wc -l)
    if [ $status = 0 ] && [ "$rows" -le "${size#*x}" ]; then ok; else bad "a frame of $size has $rows rows" "$work/error"; fi
done

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
