#!/usr/bin/env bash
# C programs: run.sh BUILD [BUILD_ASAN].
#
#   correct/  print and return what gcc's binary does: kept in NAME.out, whose last line is `--- exit N`; NAME.in is standard input
#   tricky/   the same, and no word of complaint
#   faulty/   are stopped with the word and at the line that their first lines state, which a compiled program under the sanitizers or
#             valgrind confirms:
#                 // fault: use-after-free 14
#                 // oracle: asan heap-use-after-free        (asan, or valgrind; then what it says. With -anywhere it need not
#                                                            name the line: a call through a null pointer leaves no trace of it)
#             or leak what they state:
#                 // leak: 16 bytes in 1 blocks definitely lost
#                 // oracle: valgrind definitely lost: 16 bytes in 1 blocks
#   random/   programs without undefined behaviour, made from numbers, against the checksums that gcc's binaries printed
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
heapstep=$(cd "$1" && pwd)/heapstep
checked=${2:+$(cd "$2" && pwd)/heapstep}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export ASAN_OPTIONS=detect_leaks=1
passed=0 failed=0

pass() { passed=$((passed + 1)); }
fail() {
    failed=$((failed + 1))
    echo "FAILED: $*"
}

# run_to FILE COMMAND...: standard output and status into FILE.out, errors into FILE.err; standard input from NAME.in.
run_to() {
    local to=$1 status=0
    shift
    timeout "${LIMIT:-20}" "$@" <"$input" >"$to.out" 2>"$to.err" || status=$?
    echo "--- exit $status" >>"$to.out"
}

compare() {
    cmp -s "$work/it.out" "$1" && return 0
    diff "$1" "$work/it.out" | head -n "${DIFF_LINES:-10}"
    head -n 5 "$work/it.err"
    return 1
}

# check_program NAME.c: against what was kept, and what was kept against gcc.
check_program() {
    local name=${1%.c}
    input=/dev/null
    [ -f "$name.in" ] && input=$PWD/$name.in
    (cd "$(dirname "$name")" && run_to "$work/it" "$heapstep" run "$(basename "$1")")
    if compare "$name.out"; then pass; else fail "$1"; return; fi
    case $name in
    */tricky/*) if [ -s "$work/it.err" ]; then fail "$1 (it was complained of)" && cat "$work/it.err"; else pass; fi ;;
    esac
    if gcc -std=c11 -D_GNU_SOURCE -w -O0 -o "$work/program" "$1" -lm 2>"$work/cc.err"; then
        (cd "$(dirname "$name")" && run_to "$work/it" "$work/program")
        compare "$name.out" || fail "$1 (gcc's binary prints something else)"
    else
        fail "$1 (gcc does not take it)" && head -n 5 "$work/cc.err"
    fi
}

# stated FILE WORD: what `// WORD: ` says in its first lines.
stated() { sed -n "1,4s|^// $2: ||p" "$1" | head -n 1; }

# The compiled program, under what the file names, must say the same at the same line.
confirm() {
    local file=$1 line=$2 oracle says report=$work/oracle
    oracle=$(stated "$file" oracle)
    says=${oracle#* }
    case $oracle in *-anywhere\ *) line= ;; esac
    if [ "${oracle%%[- ]*}" = asan ]; then
        gcc -std=c11 -D_GNU_SOURCE -w -g -O0 -fsanitize=address,undefined -o "$work/program" "$file" -lm || return 1
        ASAN_OPTIONS=detect_leaks=0:detect_stack_use_after_return=1:symbolize=1 UBSAN_OPTIONS=print_stacktrace=1 \
            timeout 30 "$work/program" <"$input" >/dev/null 2>"$report"
    else
        gcc -std=c11 -D_GNU_SOURCE -w -g -O0 -o "$work/program" "$file" -lm || return 1
        timeout 60 valgrind --leak-check=full --show-leak-kinds=all --track-origins=no "$work/program" <"$input" >/dev/null 2>"$report"
    fi
    if ! grep -qF -- "$says" "$report"; then
        echo "the oracle does not say: $says"
        grep -E "ERROR|runtime error|==.*(Invalid|Conditional|lost|Use of)" "$report" | head -n 5
        return 1
    fi
    if [ -n "$line" ] && ! grep -qE "$(basename "$file"):$line([:)]|$)" "$report"; then
        echo "the oracle does not name line $line"
        grep -oE "$(basename "$file"):[0-9]+" "$report" | head -n 3 | tr '\n' ' '
        return 1
    fi
}

check_fault() {
    local file=$1 stated_fault word line
    input=/dev/null
    [ -f "${file%.c}.in" ] && input=$PWD/${file%.c}.in
    stated_fault=$(stated "$file" fault)
    read -r word line <<<"$stated_fault"
    (cd "$(dirname "$file")" && run_to "$work/it" "$heapstep" run "$(basename "$file")")
    if [ -n "$stated_fault" ]; then
        if [ "$(tail -n 1 "$work/it.out")" = "--- exit 70" ] && grep -q "^heapstep: $word: line $line: " "$work/it.err"; then
            pass
        else
            fail "$file: expected $word at line $line"
            tail -n 1 "$work/it.out"
            head -n 3 "$work/it.err"
        fi
    elif grep -qF "heapstep: leak: $(stated "$file" leak)" "$work/it.err"; then
        pass
    else
        fail "$file: expected a leak of $(stated "$file" leak)"
        head -n 3 "$work/it.err"
    fi
}

# The oracles take longest by far: two at a time, each with a directory of its own. What they do not confirm is told when all are done.
confirm_all() {
    local file line running=0
    mkdir "$work/oracles"
    for file in tests/c/faulty/*.c; do
        (
            work=$(mktemp -d "$work/oracle.XXXXXX") || exit 2
            input=/dev/null
            [ -f "${file%.c}.in" ] && input=$PWD/${file%.c}.in
            read -r _ line <<<"$(stated "$file" fault)"
            confirm "$file" "$line" >"$work/said" 2>&1 || cp "$work/said" "${work%/*}/oracles/$(basename "$file")"
        ) &
        running=$((running + 1))
        [ $((running % 2)) = 1 ] || wait
    done
    wait
    for file in "$work"/oracles/*; do
        [ -f "$file" ] && fail "$(basename "$file") (its oracle)" && cat "$file"
    done
}

for file in tests/c/correct/*.c tests/c/tricky/*.c; do
    [ -f "$file" ] && check_program "$file"
done
for file in tests/c/faulty/*.c; do
    [ -f "$file" ] && check_fault "$file"
done
[ "${ORACLE:-yes}" = no ] || confirm_all
# Under the sanitizers: nothing of the engine's own goes wrong, whatever goes wrong in the program.
if [ -n "$checked" ]; then
    for file in tests/c/correct/*.c tests/c/tricky/*.c tests/c/faulty/*.c; do
        [ -f "$file" ] || continue
        input=/dev/null
        [ -f "${file%.c}.in" ] && input=$PWD/${file%.c}.in
        (cd "$(dirname "$file")" && LIMIT=60 run_to "$work/it" "$checked" run "$(basename "$file")")
        if grep -qE "ERROR: (Address|Leak)Sanitizer|runtime error" "$work/it.err"; then
            fail "$file under the sanitizers"
            grep -v makecontext "$work/it.err" | head -n 20
        else
            pass
        fi
    done
fi
if [ -z "${ONLY:-}" ] && [ -x tests/c/random/run.sh ]; then
    result=$(tests/c/random/run.sh "$heapstep")
    echo "$result"
    read -r p f < <(echo "$result" | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed.*/\1 \2/p' | tail -n 1)
    passed=$((passed + ${p:-0}))
    failed=$((failed + ${f:-1}))
fi
echo "$passed passed, $failed failed"
[ $failed = 0 ]
