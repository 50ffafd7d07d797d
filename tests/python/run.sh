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

# A program may opt out of the audit at every step, with a reason, by a line "# audit: no, BECAUSE".
audited=0 wrong=0
if [ -n "$checked" ]; then
    while read -r file; do
        grep -q '^# audit: no' "$file" && continue
        [ -f "${file%.py}.in" ] && continue
        status=0
        report=$(cd "$(dirname "$file")" && ASAN_OPTIONS=detect_leaks=1 timeout 120 "$checked/heapstep" render --audit --at 1 --size 40x12 \
            "$(basename "$file")" 2>&1 >/dev/null </dev/null) || status=$?
        if [ $status = 0 ]; then
            audited=$((audited + 1))
        else
            wrong=$((wrong + 1))
            echo "audit of $file: status $status"
            echo "$report" | head -n 12
        fi
    done < <(find tests/python -name '*.py' | sort | while read -r f; do [ -f "${f%.py}.out" ] && echo "$f"; done)
    echo "audits: $audited passed, $wrong failed"
fi
echo "$((passed + audited)) passed, $((failed + wrong)) failed"
[ $((failed + wrong)) = 0 ]
