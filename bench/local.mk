# What is measured: `make bench-programs`, then run them.

EXTRA_PROGRAMS += record_bench
record_bench_SOURCES = bench/record_bench.c
bench-programs: record_bench
record_bench_CFLAGS = $(AM_CFLAGS)
record_bench_LDADD = libheapstep.a $(heapstep_libraries)
bench-programs: record_bench keys_bench
.PHONY: bench-programs
CLEANFILES += record_bench keys_bench
EXTRA_PROGRAMS += keys_bench
keys_bench_SOURCES = bench/keys_bench.c
keys_bench_CFLAGS = $(AM_CFLAGS)
keys_bench_LDADD = libheapstep.a $(heapstep_libraries)
