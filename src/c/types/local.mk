c_types_sources = \
	src/c/types/types.h
