#!/usr/bin/env bash
# The lessons, tested as a reader meets them: run.sh BUILD BUILD_ASAN [--update]
#
# Each shipped program in Python prints what is kept beside this file in NAME.out, in heapstep and in the real
# python3 where a 3.11 is there; each in C what gcc's binary prints (c.sh); the answers stated in the documents
# are verified; and where the teaching document lies beside the repository, unchanged, its programs are compared as well.
# --update keeps anew what python3 prints.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build=$1/heapstep asan=$2/heapstep
here=tests/lessons
passed=0
failed=0
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

ok() { passed=$((passed + 1)); }
bad() {
    failed=$((failed + 1))
    printf 'FAILED: %s\n' "$1"
    [ -n "${2:-}" ] && sed 's/^/    /' "$2" | head -n 20
}

python=
for candidate in /usr/bin/python3.11 /usr/bin/python3 python3.11 python3; do
    if [ "$("$candidate" -c 'import sys; print(sys.version_info[:2])' 2>/dev/null)" = "(3, 11)" ]; then
        python=$candidate
        break
    fi
done

# How many containers exist before a program starts is each interpreter's own affair. (And the sanitizer says a word of its own.)
without_counts() {
    sed -E '/WARNING: ASan doesn.t fully support makecontext/d; s/^((Objects (before|after) cleanup|Initial objects|After creation|Final objects): )[0-9]+$/\1N/'
}

# unpack DOCUMENT DIRECTORY: its data files by their names, its programs as 1.py, 2.c, ... counted as
# heapstep counts them, and as NAME.py or NAME.c where they have one.
unpack() {
    mkdir -p "$2"
    awk -v directory="$2" '
        !inside && /^```(python|c)?/ && !/^```(python|c)? *$/ || !inside && /^```(python|c) *$/ {
            inside = 1; name = ""; file = ""; ending = ""
            if (match($0, /file=[^ ]+/)) file = substr($0, RSTART + 5, RLENGTH - 5)
            else if ($0 ~ /^```(python|c)( |$)/) { n++; ending = $0 ~ /^```python/ ? ".py" : ".c" }
            if (match($0, / name=[^ ]+/)) name = substr($0, RSTART + 6, RLENGTH - 6)
            if (file != "") out = directory "/" file
            else if (ending != "") out = directory "/" (name != "" ? name : n) ending
            else out = "/dev/null"
            printf "" > out
            next
        }
        !inside && /^```/ { inside = 1; out = "/dev/null"; next }
        inside && /^```$/ { inside = 0; close(out); next }
        inside { print > out }
    ' "$1"
}

for document in scenarios/*.md; do
    unpack "$document" "$work/lessons"
done

for program in "$work"/lessons/*.py; do
    name=$(basename "$program" .py)
    kept=$here/$name.out
    if [ -n "$python" ]; then
        (cd "$work/lessons" && timeout 60 "$python" "$name.py" 2>&1) | without_counts >"$work/python.out"
        [ "${3:-}" = --update ] && cp "$work/python.out" "$kept"
        if diff "$kept" "$work/python.out" >"$work/diff" 2>&1; then ok; else bad "$name in python3" "$work/diff"; fi
    fi
    timeout 60 "$asan" run "$name" 2>&1 | without_counts >"$work/heapstep.out"
    if diff "$kept" "$work/heapstep.out" >"$work/diff" 2>&1; then ok; else bad "$name in heapstep" "$work/diff"; fi
done

. "$here/c.sh"

# The answers, a test a lesson.
timeout 300 "$asan" lessons --check >"$work/check" 2>&1
while read -r verdict rest; do
    case $verdict in
    ok) ok ;;
    WRONG) bad "the answers of $rest" "$work/check" ;;
    esac
done <"$work/check"
if "$build" lessons --check >/dev/null 2>&1; then ok; else bad "lessons --check succeeds" "$work/check"; fi

# A wrong answer is found, and told with what is right.
printf '### A\n```python\nx = []\n#? refcount x = 7\nx.append(1)\n```\n' >"$work/wrong.md"
"$asan" lessons --check "$work/wrong.md" >"$work/check" 2>&1
if [ $? = 1 ] && grep -q '    line 3: refcount x = 7: it is 1' "$work/check"; then ok; else bad "a wrong answer is told" "$work/check"; fi

printf '### A\n```c\nint main(void)\n{\n    int x = 1;\n    //? value x = 2\n    return 0;\n}\n```\n' >"$work/wrong.md"
"$asan" lessons --check "$work/wrong.md" >"$work/check" 2>&1
if [ $? = 1 ] && grep -q '    line 5: value x = 2: it is 1' "$work/check"; then ok; else bad "a wrong answer about C is told" "$work/check"; fi
printf '### A\n```c\n#include <stdlib.h>\nint main(void)\n{\n    return malloc(1) == NULL;\n}\n```\n### B\n```c\nint f(void);\n```\n' >"$work/wrong.md"
"$asan" lessons --check "$work/wrong.md" >"$work/check" 2>&1
if [ $? = 1 ] && grep -q 'the program leaks memory, and no fact says so' "$work/check" && grep -q '^skipped b: there is no function main' "$work/check"; then
    ok
else
    bad "a leak that is not stated is told, and a fragment is passed over" "$work/check"
fi

# Every name in the list opens, by itself and by its document.
for name in $("$build" lessons | awk '/^  /{print $1}'); do
    if timeout 60 "$build" render "$name" --at 1 >/dev/null 2>"$work/error"; then ok; else bad "$name opens" "$work/error"; fi
done
"$build" run object-lifetme >/dev/null 2>"$work/error"
if [ $? = 2 ] && grep -q "did you mean 'object-lifetime'?" "$work/error"; then ok; else bad "a name mistyped is suggested" "$work/error"; fi

document=../shared/document.md
[ -f "$document" ] || document=../../shared/document.md
if [ -f "$document" ] && [ -n "$python" ]; then
    unpack "$document" "$work/document"
    for program in "$work"/document/*.py; do
        number=$(basename "$program" .py)
        (cd "$work/document" && timeout 60 "$python" "$number.py" 2>&1) | without_counts >"$work/python.out"
        timeout 60 "$asan" run "$document#$number" 2>&1 | without_counts >"$work/heapstep.out"
        if diff "$work/python.out" "$work/heapstep.out" >"$work/diff"; then ok; else bad "document.md#$number prints the same" "$work/diff"; fi
        if timeout 60 "$build" render "$document#$number" --every >/dev/null 2>"$work/error"; then ok; else bad "document.md#$number is drawn" "$work/error"; fi
    done
    # Its functions in C get a main; in gcc's hands by hand.
    for program in "$work"/document/*.c; do
        number=$(basename "$program" .c)
        function=$(sed -nE 's/^[a-z*]+ \*?([a-z_]+)\(\) \{$/\1/p' "$program")
        { printf '#include <stdio.h>\n#include <stdlib.h>\n'; cat "$program"; printf 'int main(void) { %s(); return 0; }\n' "$function"; } >"$work/whole.c"
        gcc -std=c11 -w -o "$work/program" "$work/whole.c" 2>"$work/error" && "$work/program" >"$work/native.out"
        if timeout 60 "$asan" run "$document#$number" 2>/dev/null | diff "$work/native.out" - >"$work/diff"; then ok; else bad "document.md#$number prints the same" "$work/diff"; fi
        if timeout 60 "$build" render "$document#$number" --every >/dev/null 2>"$work/error"; then ok; else bad "document.md#$number is drawn" "$work/error"; fi
    done
    count=$(ls "$work"/document/*.c | wc -l)
    if [ "$count" = 2 ]; then ok; else bad "document.md has 2 programs in C, found $count"; fi
    if "$build" lessons --check "$document" >"$work/check" 2>&1; then ok; else bad "document.md is checked" "$work/check"; fi
    count=$(ls "$work"/document/*.py | wc -l)
    if [ "$count" = 17 ]; then ok; else bad "document.md has 17 Python programs, found $count"; fi
fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
