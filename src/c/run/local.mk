c_run_sources = \
	src/c/run/engine.h
