#!/bin/sh
# Keeps what python3 prints for programs, as what heapstep must print: keep.sh [-e] FILE.py...
# With -e the standard error is kept too.
errors=false
if [ "$1" = -e ]; then
    errors=true
    shift
fi
for file; do
    name=${file%.py}
    input=/dev/null
    [ -f "$name.in" ] && input=$(cd "$(dirname "$name")" && pwd)/$(basename "$name").in
    kept=$(cd "$(dirname "$name")" && pwd)/$(basename "$name")
    (
        cd "$(dirname "$name")" || exit 2
        PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1 ${PYTHON:-/usr/bin/python3} \
            "$(basename "$name").py" <"$input" >"$kept.out" 2>"$kept.errors"
        status=$?
        # What does not parse is no program: heapstep says 2 then, as for every wrong command line.
        case $kept in */unparsed/*) [ $status -eq 1 ] && status=2 ;; esac
        echo "--- exit $status" >>"$kept.out"
        sed -i "s|$(pwd)/||g; s|at 0x[0-9a-f]*>|at 0x...>|g" "$kept.out" "$kept.errors"
    )
    if $errors || [ -f "$kept.err" ]; then
        mv "$kept.errors" "$kept.err"
    else
        rm -f "$kept.errors"
    fi
done
