c_run_sources = \
	src/c/run/calls.c \
	src/c/run/engine.c \
	src/c/run/engine.h \
	src/c/run/frames.c \
	src/c/run/jumps.c \
	src/c/run/leaks.c \
	src/c/run/loop.h \
	src/c/run/loop_arithmetic.h \
	src/c/run/loop_calls.h \
	src/c/run/loop_memory.h \
	src/c/run/loop_moves.h \
	src/c/run/loop_plain.c \
	src/c/run/loop_recorded.c \
	src/c/run/machine.c \
	src/c/run/machine.h \
	src/c/run/seldom.c \
	src/c/run/show.c \
	src/c/run/tell.c \
	src/c/run/tell_audit.c \
	src/c/run/tell_types.c \
	src/c/run/telling.h \
	src/c/run/typed.c \
	src/c/run/values.c
