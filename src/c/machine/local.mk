c_machine_sources = \
	src/c/machine/fault.def \
	src/c/machine/fault.h \
	src/c/machine/memory.h
