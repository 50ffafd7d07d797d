# Unit tests: one Check program a room, tests/unit/NAME_test.c, each with a main made by unit.h.
include tests/unit/local.mk
include tests/fuzz/local.mk
EXTRA_DIST += tests/cli/run.sh
EXTRA_DIST += \
	tests/README.md \
	tests/c \
	tests/collector_graphs \
	tests/frames \
	tests/lessons \
	tests/python \
	tests/terminal/run.sh
