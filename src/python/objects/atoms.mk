python_atoms_sources = \
	src/python/objects/atom_iterators.c \
	src/python/objects/bool.c \
	src/python/objects/bytes.c \
	src/python/objects/char.c \
	src/python/objects/char.h \
	src/python/objects/char_tables.h \
	src/python/objects/float.c \
	src/python/objects/float_parts.h \
	src/python/objects/float_text.c \
	src/python/objects/int.c \
	src/python/objects/int_arith.c \
	src/python/objects/int_bits.c \
	src/python/objects/int_methods.c \
	src/python/objects/int_parts.h \
	src/python/objects/int_power.c \
	src/python/objects/int_text.c \
	src/python/objects/intern.c \
	src/python/objects/siphash.c \
	src/python/objects/span.c \
	src/python/objects/span_build.c \
	src/python/objects/span_find.c \
	src/python/objects/span_methods.c \
	src/python/objects/span_split.c \
	src/python/objects/str.c \
	src/python/objects/str_parts.h \
	src/python/objects/str_repr.c
