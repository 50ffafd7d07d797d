python_run_sources = \
	src/python/run/audit.c \
	src/python/run/complete.c \
	src/python/run/collections.c \
	src/python/run/engine.c \
	src/python/run/evaluate.h \
	src/python/run/evaluate_help.c \
	src/python/run/evaluate_loop.h \
	src/python/run/evaluate_plain.c \
	src/python/run/evaluate_recorded.c \
	src/python/run/frame.c \
	src/python/run/frame.h \
	src/python/run/function_call.c \
	src/python/run/generator.c \
	src/python/run/import.c \
	src/python/run/introduce.c \
	src/python/run/machine.h \
	src/python/run/recording.h \
	src/python/run/steps.c \
	src/python/run/stop.h \
	src/python/run/watch.c
