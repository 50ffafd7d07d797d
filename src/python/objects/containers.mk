python_containers_sources =  \
	src/python/objects/container.c \
	src/python/objects/container.h \
	src/python/objects/containers.h \
	src/python/objects/dict.c \
	src/python/objects/dict_instance.c \
	src/python/objects/dict_iterators.c \
	src/python/objects/dict_methods.c \
	src/python/objects/dict_table.c \
	src/python/objects/dict_table.h \
	src/python/objects/dict_views.c \
	src/python/objects/enumerate.c \
	src/python/objects/functional.c \
	src/python/objects/list.c \
	src/python/objects/list_methods.c \
	src/python/objects/list_parts.h \
	src/python/objects/range.c \
	src/python/objects/range_iterators.c \
	src/python/objects/range_parts.h \
	src/python/objects/set_methods.c \
	src/python/objects/set_operations.c \
	src/python/objects/set_table.c \
	src/python/objects/set_table.h \
	src/python/objects/slice.c \
	src/python/objects/sort.c \
	src/python/objects/tuple.c
