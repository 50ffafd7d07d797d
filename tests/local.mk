# Unit tests: one Check program a room, tests/unit/NAME_test.c, each with a main made by unit.h.
unit_tests =
include tests/unit/local.mk
include tests/fuzz/local.mk
EXTRA_DIST += tests/cli/run.sh
EXTRA_DIST += \
	tests/README.md \
	tests/frames \
	tests/lessons \
	tests/python/atoms \
	tests/python/containers \
	tests/python/keep.sh \
	tests/python/library \
	tests/python/memory \
	tests/python/objects \
	tests/python/run.sh \
	tests/python/run_programs.sh \
	tests/terminal/run.sh
