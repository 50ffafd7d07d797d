c_types_sources = \
	src/c/types/compatible.c \
	src/c/types/layout.c \
	src/c/types/type_text.c \
	src/c/types/types.c \
	src/c/types/types.h
