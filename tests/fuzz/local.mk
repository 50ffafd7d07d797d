# Fuzz targets: built by run.sh in a build of their own, with clang's libFuzzer.
EXTRA_PROGRAMS += source_fuzz c_fuzz prompt_fuzz
source_fuzz_SOURCES = tests/fuzz/source_fuzz.c
source_fuzz_LDFLAGS = -fsanitize=fuzzer
c_fuzz_SOURCES = tests/fuzz/source_fuzz.c
c_fuzz_CPPFLAGS = $(AM_CPPFLAGS) -DLANGUAGE_C
c_fuzz_LDFLAGS = -fsanitize=fuzzer
prompt_fuzz_SOURCES = tests/fuzz/prompt_fuzz.c
prompt_fuzz_LDFLAGS = -fsanitize=fuzzer
EXTRA_DIST += tests/fuzz/run.sh tests/fuzz/words.dict tests/fuzz/c_words.dict tests/fuzz/regressions
