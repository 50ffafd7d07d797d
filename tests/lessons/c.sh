# The C lessons, against gcc's binaries and valgrind. Sourced by run.sh, which has unpacked them to $work/lessons.
#
# A lesson that states no fault prints and returns what gcc's binary does, and valgrind finds nothing but the leaks that heapstep
# tells, in bytes and blocks. One that states a fault is stopped there with exit status 70 and has printed so far what the binary
# prints; valgrind (of the stack the address sanitizer) says the same at the same line. ORACLE=no asks gcc only.

# What the oracle says of a fault, beside the line.
declare -A oracle_words=(
    [use-after-free]="Invalid read|free'd"
    [double-free]="Invalid free|free'd"
    [heap-overflow]="Invalid write|after a block of size"
    [null-dereference]="Invalid read|is not stack'd, malloc'd or (recently) free'd"
    [dangling-stack-pointer]="stack-use-after-return"
)

# The fault a lesson states, and its line: the one of code below.
fault_of() {
    awk '/^ *\/\/[?] fault / { word = $3; next } word && !/^ *\/\// { print word, NR; exit }' "$1"
}

# oracle FILE WORD: the report of the compiled program, run where its mistakes are seen.
oracle() {
    if [ "$2" = dangling-stack-pointer ]; then
        gcc -std=c11 -w -g -O0 -fsanitize=address -o "$work/checked" "$1" &&
            ASAN_OPTIONS=detect_leaks=0:detect_stack_use_after_return=1:symbolize=1 timeout 60 "$work/checked"
    else
        timeout 60 valgrind --leak-check=full --show-leak-kinds=all "$work/program"
    fi >/dev/null 2>"$work/report"
}

leaks_of_valgrind() {
    sed -nE 's/,//g; s/.* (definitely|indirectly|possibly) lost: ([1-9][0-9]*) bytes in ([0-9]+) blocks$/\2 bytes in \3 blocks \1 lost/p' "$work/report"
}

check_fault() {
    local name=$1 word=$2 line=$3 words
    if [ "$status" = 70 ] && grep -q "^heapstep: $word: line $line: " "$work/it.err"; then ok; else bad "$name is stopped: $word, line $line" "$work/it.err"; fi
    if cmp -s -n "$(stat -c %s "$work/it.out")" "$work/it.out" "$work/native.out"; then ok; else bad "$name prints what the binary does" "$work/native.out"; fi
    [ "${ORACLE:-yes}" = no ] && return
    oracle "$work/lessons/$name.c" "$word"
    words=${oracle_words[$word]:-no oracle is known for $word}
    if grep -qF -- "${words%%|*}" "$work/report" && grep -qF -- "${words##*|}" "$work/report" && grep -q "$name\.c:$line\b" "$work/report"; then
        ok
    else
        bad "the oracle says $words of $name, line $line" "$work/report"
    fi
}

check_clean() {
    local name=$1
    if [ "$status" = "$native" ] && cmp -s "$work/it.out" "$work/native.out"; then ok; else bad "$name prints and returns what the binary does" "$work/it.err"; fi
    [ "${ORACLE:-yes}" = no ] && return
    oracle "$work/lessons/$name.c" none
    leaks_of_valgrind >"$work/leaks"
    sed -n 's/^heapstep: leak: //p' "$work/it.err" | sort >"$work/told"
    if sort "$work/leaks" | diff "$work/told" - >"$work/diff"; then ok; else bad "valgrind finds the same leaks in $name" "$work/diff"; fi
    # Each place that leaks is an error to valgrind.
    if [ -s "$work/leaks" ] || grep -q 'ERROR SUMMARY: 0 errors' "$work/report"; then ok; else bad "valgrind finds no error in $name" "$work/report"; fi
}

for program in "$work"/lessons/*.c; do
    name=$(basename "$program" .c)
    read -r word line <<<"$(fault_of "$program")"
    if ! gcc -std=c11 -Wall -Wno-unused-variable $([ -n "$word" ] && echo -w || echo -Werror) -g -O0 -o "$work/program" "$program" 2>"$work/error"; then
        bad "gcc takes $name" "$work/error"
        continue
    fi
    native=0 status=0
    { timeout 60 stdbuf -oL "$work/program" >"$work/native.out"; } 2>/dev/null || native=$?
    timeout 60 "$asan" run "$name" >"$work/it.out" 2>"$work/it.err" || status=$?
    if [ -n "$word" ]; then check_fault "$name" "$word" "$line"; else check_clean "$name"; fi
    if timeout 60 "$build" compare "$name" --format text >/dev/null 2>"$work/error"; then ok; else bad "$name stands beside its twin in Python" "$work/error"; fi
done
