c_compile_sources = \
	src/c/compile/assign.c \
	src/c/compile/calls.c \
	src/c/compile/code.def \
	src/c/compile/code.h \
	src/c/compile/compile.h \
	src/c/compile/emit.c \
	src/c/compile/expressions.c \
	src/c/compile/layout.c \
	src/c/compile/operands.c \
	src/c/compile/program.c \
	src/c/compile/spots.c \
	src/c/compile/statements.c
