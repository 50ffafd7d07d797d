# What is measured: `make bench-programs`, then run them.

EXTRA_PROGRAMS += record_bench
record_bench_SOURCES = bench/record_bench.c
bench-programs: record_bench
.PHONY: bench-programs
CLEANFILES += record_bench
