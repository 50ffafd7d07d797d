python_containers_sources = \
	src/python/objects/container.c \
	src/python/objects/container.h \
	src/python/objects/containers.h \
	src/python/objects/dict.c \
	src/python/objects/dict_iterators.c \
	src/python/objects/dict_methods.c \
	src/python/objects/dict_table.c \
	src/python/objects/dict_table.h \
	src/python/objects/list.c \
	src/python/objects/list_methods.c \
	src/python/objects/list_parts.h \
	src/python/objects/tuple.c
