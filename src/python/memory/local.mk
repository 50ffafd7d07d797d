python_memory_sources = \
	src/python/memory/alloc.c \
	src/python/memory/alloc.h \
	src/python/memory/freelist.c \
	src/python/memory/freelist.h \
	src/python/memory/gc.c \
	src/python/memory/gc.h \
	src/python/memory/gc_collect.c src/python/memory/gc_foresee.c \
	src/python/memory/gc_list.h \
	src/python/memory/heap.h \
	src/python/memory/large.c \
	src/python/memory/new.c \
	src/python/memory/proxy.c \
	src/python/memory/fast.h \
	src/python/memory/refcount.c \
	src/python/memory/watch.h \
	src/python/memory/weakref.c \
	src/python/memory/weakref.h
