#!/usr/bin/env bash
# The command line: exit statuses, what is said on standard error, the frames' formats, and that the manual
# and the completions name what there is. Takes the directories of the builds to try.
#
#   tests/cli/run.sh build [build-asan]...
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
root=$PWD
passed=0 failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset HEAPSTEP_LESSONS NO_COLOR COLORTERM
export LC_ALL=C.UTF-8 ASAN_OPTIONS=detect_leaks=0

printf 'x = [1, 2]\ny = x\nprint(x)\n' >"$work/good.py"
printf 'import sys\nprint("out")\nprint("err", file=sys.stderr)\nsys.exit(7)\n' >"$work/leaves.py"
printf 'x = 1\nx / 0\n' >"$work/raises.py"
printf 'x = (1,\n' >"$work/wrong.py"
printf 'print(input("who? "))\n' >"$work/asks.py"
printf '# A\n\n```python name=one\nprint(1)\n```\n\n```python name=two\nprint(2)\n```\n' >"$work/lessons.md"

# check NAME STATUS PATTERN COMMAND...: both streams together must match the pattern.
check() {
    local name=$1 status=$2 pattern=$3 got
    shift 3
    timeout 60 "$@" >"$work/heard" 2>&1 </dev/null
    got=$?
    # AddressSanitizer says once that it cannot follow coroutines; the engine tells it of each itself.
    grep -av "support makecontext/swapcontext" "$work/heard" >"$work/said"
    if [ $got = "$status" ] && grep -qzP -- "(?s)$pattern" "$work/said"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED: %s\n  status %s, not %s; pattern %s\n' "$name" $got "$status" "$pattern"
        head -n 5 "$work/said" | cut -c1-200 | sed 's/^/  | /'
    fi
}

holds() { # NAME COMMAND...
    local name=$1
    shift
    if "$@"; then passed=$((passed + 1)); else
        failed=$((failed + 1))
        printf 'FAILED: %s\n' "$name"
    fi
}

frames_are_separated() { # how many form feeds between three frames
    [ "$("$1" render "$work/good.py" --steps 1:3 | tr -cd '\f' | wc -c)" -ge 2 ]
}
json_has_a_line_a_step() {
    # four of the program, two of the interpreter's exit
    [ "$("$1" render "$work/good.py" --steps 1:4 --format json | wc -l)" = 4 ] &&
        [ "$("$1" render "$work/good.py" --every --format json | wc -l)" = 6 ]
}
interrupt_is_130() { # HEAPSTEP [STATEMENT]: the statement never ends
    printf 'print("ready", flush=True)\n%s\n' "${2:-while True: pass}" >"$work/endless.py"
    : >"$work/ready"
    "$1" run "$work/endless.py" >"$work/ready" 2>"$work/said" &
    local child=$! tries=0
    until grep -q ready "$work/ready" || [ $((tries += 1)) -gt 300 ]; do read -rt 0.1 <> <(:); done
    kill -INT $child
    wait $child
    [ $? = 130 ] && grep -q KeyboardInterrupt "$work/said"
}
writes_a_file() {
    rm -f "$work/a.svg"
    "$1" render "$work/good.py" --at 2 --format svg -o "$work/a.svg" && grep -q '<svg' "$work/a.svg"
}
pipe_feeds_the_program() {
    [ "$(echo Ada | "$1" run "$work/asks.py")" = "who? Ada" ]
}
pipe_feeds_a_render() {
    echo Ada | "$1" render "$work/asks.py" --format json | grep -q 'who? Ada'
}
long_options_are_told() { # every option of the help stands in the manual
    local option
    for option in $({ "$1" --help; "$1" render --help; "$1" compare --help; "$1" lessons --help; } | grep -oE -- '--[a-z]+' | sort -u); do
        [ "$option" = --output ] || grep -qF -- "${option//-/\\-}" doc/heapstep.1 || { echo "  $option"; return 1; }
    done
}
every_source_is_listed() { # what no local.mk names is missing from a release
    local file missing=0
    while read -r file; do
        cat "$root"/Makefile.am "$root"/src/*/local.mk "$root"/src/*/*/*.mk "$root"/ui/*/local.mk | grep -qwF -- "$file" && continue
        echo "no local.mk names $file" >&2
        missing=1
    done < <(cd "$root" && find src ui -name '*.[ch]' -o -name '*.def')
    return $missing
}
prompt_commands_are_told() { # every row of the session's table stands in the manual
    local name
    for name in $(sed -n 's/^    {"\([a-z-]*\)", "[^"]*", "[^"]*", .*/\1/p' src/session/commands.c); do
        grep -qE "^\.BR ${name//-/\\\\-}( |$)" doc/heapstep.1 || { echo "  $name"; return 1; }
    done
}
bash_completes() { # WORDS...: prints what the last word could be
    bash -c '
        . "$1"/doc/completions/heapstep.bash; shift
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _heapstep; printf "%s\n" "${COMPREPLY[@]}"' \
        - "$root" "$@"
}
completion_offers() { # WORD COMMAND-LINE...
    local word=$1
    shift
    bash_completes "$@" | grep -qx -- "$word"
}

for build in "$@"; do
    heapstep=$(cd "$build" 2>/dev/null && pwd)/heapstep
    if [ ! -x "$heapstep" ]; then
        echo "$build holds no heapstep"
        failed=$((failed + 1))
        continue
    fi
    check "--version tells it" 0 '^heapstep [0-9.]+\n$' "$heapstep" --version
    check "--help tells of every command" 0 'run FILE.*render FILE.*compare A.*lessons' "$heapstep" --help
    check "--help tells of the options" 0 '--theme' "$heapstep" --help
    for command in run render compare lessons; do
        check "$command --help tells how it is used" 0 "usage: heapstep $command" "$heapstep" $command --help
    done
    check "an unknown option is one line" 2 '^heapstep: --bogus[^\n]*\n$' "$heapstep" --bogus
    check "a file that does not exist is one line" 2 '^heapstep: no.py: No such file or directory\n$' "$heapstep" no.py
    check "the same for run" 2 '^heapstep: no.py: No such file or directory\n$' "$heapstep" run no.py
    check "the same for render" 2 '^heapstep: no.py: No such file or directory\n$' "$heapstep" render no.py
    check "a lesson that does not exist is one line" 2 '^heapstep: nolesson: [^\n]*\n$' "$heapstep" render nolesson
    check "a directory is no program" 2 '^heapstep: /: Is a directory\n$' "$heapstep" run /
    check "run wants a program" 2 '^heapstep run: [^\n]*\n$' "$heapstep" run
    check "render wants a program" 2 '^heapstep render: [^\n]*\n$' "$heapstep" render
    check "the screen wants a terminal" 2 '^heapstep: [^\n]*terminal[^\n]*\n$' "$heapstep" "$work/good.py"
    check "what does not parse is shown with a caret" 2 "line 1\n    x = \(1,\n        \^\nSyntaxError: '\(' was never closed\n$" "$heapstep" run "$work/wrong.py"
    check "the same for render" 2 "SyntaxError: '\(' was never closed\n$" "$heapstep" render "$work/wrong.py"
    check "run ends as the program does" 7 'out\nerr\n|err\nout\n' "$heapstep" run "$work/leaves.py"
    check "an exception ends with 1 and a traceback" 1 'Traceback \(most recent call last\):\n.*ZeroDivisionError: division by zero\n$' "$heapstep" run "$work/raises.py"
    check "a program at the end of its input gets EOFError" 1 'EOFError' "$heapstep" run "$work/asks.py"
    holds "standard input is the program's" pipe_feeds_the_program "$heapstep"
    holds "standard input is the rendered program's too" pipe_feeds_a_render "$heapstep"
    holds "Ctrl-C gives KeyboardInterrupt and 130" interrupt_is_130 "$heapstep"
    while IFS= read -r statement; do
        holds "Ctrl-C interrupts $statement" interrupt_is_130 "$heapstep" "$statement"
    done <<'LOOPS'
sum(range(10**12))
max(iter(int, 1))
2 in iter(int, 1)
import collections; collections.deque(iter(int, 1), maxlen=3)
"".join(iter(str, 1)) if all(iter(lambda: 1, 0)) else 0
next(filter(None, iter(int, 1)))
x = []; [x := [x, x] for i in range(99)]; repr(x)
x = (); [x := (x, x) for i in range(99)]; hash(x)
import functools; sorted(range(10**5), key=functools.cmp_to_key(lambda a, b: sum(range(10**6))))
LOOPS
    check "a step that is not there is one line" 2 '^heapstep render: [^\n]*4 steps, and its interpreter.s exit 2 more\n$' "$heapstep" render "$work/good.py" --at 99
    for wrong in "--at 0" "--at x" "--steps 3" "--steps 3:1" "--size 0x0" "--size 10" "--view nowhere" "--format gif" "--theme blue" "--at"; do
        # shellcheck disable=SC2086
        check "render $wrong is one line" 2 '^heapstep render: --[^\n]*\n$' "$heapstep" render "$work/good.py" $wrong
    done
    check "a place that cannot be written is one line" 1 '^heapstep render: [^\n]*No such file or directory\n$' "$heapstep" render "$work/good.py" -o "$work/none/a.svg"
    for format in text ansi html svg json pytutor cast; do
        check "render writes $format" 0 '.' "$heapstep" render "$work/good.py" --every --format $format
    done
    holds "text frames are separated by form feeds" frames_are_separated "$heapstep"
    holds "json has a line a step" json_has_a_line_a_step "$heapstep"
    holds "-o writes a file" writes_a_file "$heapstep"
    check "every count has its holders" 0 '.' "$heapstep" render "$work/good.py" --audit
    printf 'x = 1\nsum(iter(int, 1))\n' >"$work/stuck.py"
    printf 'x = 0\nwhile True:\n    x += 1\n' >"$work/steps.py"
    check "a step that never ends ends a render" 0 'at step 2 did not end.*step 2' "$heapstep" render "$work/stuck.py"
    check "and the step after it is not there" 2 '^heapstep render: what runs at step 2 did not end[^\n]*\n$' "$heapstep" render "$work/stuck.py" --at 3
    check "a step of an endless program is shown at once" 0 'step 5 ' timeout 5 "$heapstep" render "$work/steps.py" --at 5
    check "a document's lesson is found by its name" 0 'print\(2\)' "$heapstep" render "$work/lessons.md#two"
    check "and by its number" 0 'print\(2\)' "$heapstep" render "$work/lessons.md#2"
    check "a document's lesson that is not there is one line" 2 '^heapstep: [^\n]*\n$' "$heapstep" render "$work/lessons.md#three"
    check "lessons lists a document's" 0 'one.*two' "$heapstep" lessons "$work/lessons.md"
    check "lessons of no document is one line" 2 '^heapstep lessons: [^\n]*\n$' "$heapstep" lessons no.md
    while IFS= read -r expression; do
        printf '%s\n' "$expression" >"$work/large.py"
        check "more than the memory is refused: $expression" 1 '\nMemoryError\n$' timeout 20 "$heapstep" run "$work/large.py"
    done <<'LARGE'
"%2000000000d" % 1
"%.2000000000f" % 1.5
b"%2000000000s" % b"a"
format(1, "02000000000,d")
f"{1.5:.2000000000f}"
"a".center(2000000000)
"\t".expandtabs(2000000000)
b"a".zfill(2000000000)
"\1" * 2000000000
[1] * 2000000000
(b"a" * 300_000_000).hex(":", 1)
bytes(2000000000)
(1).to_bytes(2000000000, "big")
10**10**10
1 << 10**12
import math; math.factorial(10**9)
import math; math.perm(10**10)
",".join(["a" * 10**6] * 3000)
LARGE
    while IFS='|' read -r status words program; do
        printf '%b\n' "$program" >"$work/odd.py"
        check "$program" "$status" "$words" timeout 20 "$heapstep" run "$work/odd.py"
    done <<'ODD'
1|ValueError: Exceeds the limit \(4300 digits\)|str(10**5000)
1|ValueError: Exceeds the limit \(4300 digits\)|int("1" * 5000)
0|^1000001|import sys; sys.set_int_max_str_digits(0); print(len(str(10**10**6)))
0|\[\[\.\.\.\], \{0: \{\.\.\.\}\}\]|x = []; y = {}; y[0] = y; x += [x, y]; print(x)
1|RecursionError: maximum recursion depth|def f(n): return f(n + 1)\nf(0)
1|RecursionError|import sys; sys.setrecursionlimit(10**6)\nx = []\nfor i in range(10**5): x = [x]\nrepr(x)
1|SyntaxError: too many nested parentheses|eval("(" * 10000)
1|SyntaxError: too many nested parentheses|exec("x = " + "[" * 10000 + "]" * 10000)
0|^100000 1|x = eval("[" + "1," * 100000 + "]"); print(len(x), x[-1])
0|^10000000|exec("x = '" + "a" * 10**7 + "'"); print(len(x))
0|^10000001|exec("x = " + " " * 10**7 + "10000001"); print(x)
1|IndentationError: too many levels|exec(chr(10).join(" " * i + "if 1:" for i in range(200)))
1|MemoryError|eval("-" * 10**6 + "1")
ODD
    holds "the manual tells of every option" long_options_are_told "$heapstep"
    holds "the manual tells of every command of the prompt" prompt_commands_are_told
    holds "every source is listed for a release" every_source_is_listed
    holds "completion offers commands" completion_offers render "$heapstep" re
    holds "completion offers options" completion_offers --format "$heapstep" render --fo
    holds "completion offers values" completion_offers pytutor "$heapstep" render good.py --format py
    holds "completion offers views" completion_offers graph "$heapstep" render good.py --view gr
    holds "completion offers lessons" completion_offers everything-is-an-object "$heapstep" render every
done
echo "$passed passed, $failed failed"
[ $failed = 0 ]
