#!/usr/bin/env bash
# Throws bad input at the engine and the prompt, under AddressSanitizer and UndefinedBehaviorSanitizer:
# run.sh BUILD BUILD_ASAN [SECONDS]. The inputs that once broke something come first; the corpus starts from the test programs.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
seconds=${3:-8}
build=build-fuzz
flags='-O1 -g -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=undefined -fno-omit-frame-pointer'
if [ ! -x configure ] || [ configure.ac -nt configure ]; then
    autoreconf -fi >/dev/null 2>&1 || exit 2
fi
compiler=clang
command -v ccache >/dev/null && compiler='ccache clang'
if [ ! -f $build/Makefile ] || [ configure -nt $build/Makefile ]; then
    mkdir -p $build
    (cd $build && ../configure -q CC="$compiler" CFLAGS="$flags") || exit 2
fi
make -s -C $build -j"$(getconf _NPROCESSORS_ONLN)" source_fuzz c_fuzz prompt_fuzz || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/source_fuzz" "$work/c_fuzz" "$work/prompt_fuzz"
find tests/python scenarios bench/programs -name '*.py' -size -8k -exec cp {} "$work/source_fuzz/" \; 2>/dev/null
find tests/c scenarios -name '*.c' -size -8k -exec cp {} "$work/c_fuzz/" \; 2>/dev/null
sed -n 's/.*"\(:[^"]*\)".*/\1/p' tests/fuzz/words.dict | split -l 4 - "$work/prompt_fuzz/"
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1
# The short run of the tests tries the same inputs each time: what lands is decided by the change, never by luck.
seed=0
[ "$seconds" -gt 8 ] || seed=1
passed=0 failed=0
for input in tests/fuzz/regressions/*; do
    target=$(basename "$input")
    target=${target%%-*}_fuzz
    if timeout 60 "$build/$target" -timeout=30 -rss_limit_mb=2048 "$input" >"$work/replay.log" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "broken again: $input"
        tail -n 40 "$work/replay.log"
    fi
done
for target in source_fuzz c_fuzz prompt_fuzz; do
    words=words.dict
    [ $target = c_fuzz ] && words=c_words.dict
    if (cd "$work" && timeout $((seconds + 120)) \
        "$OLDPWD/$build/$target" -seed=$seed -max_total_time="$seconds" -timeout=30 -rss_limit_mb=2048 -max_len=4096 -verbosity=0 \
        -dict="$OLDPWD/tests/fuzz/$words" "$target" >"$work/$target.log" 2>&1); then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        tail -n 60 "$work/$target.log"
        for crash in "$work"/crash-* "$work"/leak-* "$work"/timeout-* "$work"/oom-*; do
            [ -f "$crash" ] && mv "$crash" $build/ && echo "the input is kept: $build/$(basename "$crash")"
        done
    fi
done
echo "fuzz, $seconds seconds each: $passed passed, $failed failed"
[ $failed = 0 ]
