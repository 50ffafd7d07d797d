#!/usr/bin/env bash
# The differential suite: run.sh BUILD [BUILD_ASAN]. Each program's output, status and traceback are compared with what python3
# printed; where python3 is 3.11 the kept output is compared with it too. Then each runs again under the sanitizers with every
# step recorded and every count audited.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
build=$(cd "$1" && pwd)
checked=${2:+$(cd "$2" && pwd)}
result=$(HEAPSTEP=$build/heapstep sh tests/python/run_programs.sh -p)
echo "$result"
read -r passed failed < <(echo "$result" | sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed.*/\1 \2/p' | tail -n 1)
passed=${passed:-0} failed=${failed:-1}

# Recorded to its end with every count audited against its holders at each step (of a long run, at a sample of them).
# A program may opt out, with a reason, by a line "# audit: no, BECAUSE".
audited=0 wrong=0
while read -r file; do
    if [ ! -f "${file%.py}.out" ] || [ -f "${file%.py}.in" ] || grep -q '^# audit: no' "$file"; then continue; fi
    status=0
    report=$(cd "$(dirname "$file")" && timeout 120 "$build/heapstep" render --audit --size 40x12 \
        "$(basename "$file")" 2>&1 >/dev/null </dev/null) || status=$?
    # audits_open.txt lists the programs in which a builtin does not yet name all that it holds: each is checked to fail
    # still, so that the list can only shrink.
    open=0
    grep -qx "${file#tests/python/}" tests/python/audits_open.txt && open=3
    if [ $status = $open ]; then
        audited=$((audited + 1))
    else
        wrong=$((wrong + 1))
        echo "audit of $file: status $status, expected $open"
        echo "$report" | head -n 12
    fi
    # The same under the sanitizers: no byte out of place, nothing left behind.
    [ -n "$checked" ] || continue
    status=0
    report=$(cd "$(dirname "$file")" && ASAN_OPTIONS=detect_leaks=1 timeout 120 "$checked/heapstep" render --size 40x12 \
        "$(basename "$file")" 2>&1 >/dev/null </dev/null) || status=$?
    if [ $status = 0 ]; then
        audited=$((audited + 1))
    else
        wrong=$((wrong + 1))
        echo "sanitizers on $file: status $status"
        echo "$report" | grep -v 'makecontext' | head -n 30
    fi
done < <(find tests/python -name '*.py' -not -path '*/unparsed/*' | sort)
echo "audits and sanitizers: $audited passed, $wrong failed"
echo "$((passed + audited)) passed, $((failed + wrong)) failed"
[ $((failed + wrong)) = 0 ]
