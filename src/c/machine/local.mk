c_machine_sources = \
	src/c/machine/access.c \
	src/c/machine/allocator.h \
	src/c/machine/fault.c \
	src/c/machine/fault.def \
	src/c/machine/fault.h \
	src/c/machine/heap.c \
	src/c/machine/leaks.c \
	src/c/machine/memory.c \
	src/c/machine/memory.h
