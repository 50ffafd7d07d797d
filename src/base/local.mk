base_sources = \
	src/base/arena.c src/base/arena.h \
	src/base/common.h \
	src/base/coroutine.c src/base/coroutine.h \
	src/base/digits.c src/base/digits.h \
	src/base/text.c src/base/text.h \
	src/base/utf8.c src/base/utf8.h \
	src/base/vector.c src/base/vector.h
