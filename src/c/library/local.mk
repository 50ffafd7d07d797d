c_library_sources = \
	src/c/library/builtins.c \
	src/c/library/ctype.c \
	src/c/library/format.c \
	src/c/library/functions.def \
	src/c/library/headers.c \
	src/c/library/library.h \
	src/c/library/math.c \
	src/c/library/natives.c \
	src/c/library/natives.h \
	src/c/library/numbers.c \
	src/c/library/scan.c \
	src/c/library/signals.c \
	src/c/library/stdio.c \
	src/c/library/stdlib.c \
	src/c/library/stream.c \
	src/c/library/strings.c \
	src/c/library/time.c

# The headers that programs include become bytes in the program.
c_include_files = \
	src/c/library/include/alloca.h \
	src/c/library/include/assert.h \
	src/c/library/include/ctype.h \
	src/c/library/include/errno.h \
	src/c/library/include/float.h \
	src/c/library/include/inttypes.h \
	src/c/library/include/iso646.h \
	src/c/library/include/limits.h \
	src/c/library/include/locale.h \
	src/c/library/include/malloc.h \
	src/c/library/include/math.h \
	src/c/library/include/setjmp.h \
	src/c/library/include/signal.h \
	src/c/library/include/stdalign.h \
	src/c/library/include/stdarg.h \
	src/c/library/include/stdatomic.h \
	src/c/library/include/stdbool.h \
	src/c/library/include/stddef.h \
	src/c/library/include/stdint.h \
	src/c/library/include/stdio.h \
	src/c/library/include/stdlib.h \
	src/c/library/include/stdnoreturn.h \
	src/c/library/include/string.h \
	src/c/library/include/strings.h \
	src/c/library/include/sys/time.h \
	src/c/library/include/sys/types.h \
	src/c/library/include/time.h \
	src/c/library/include/uchar.h \
	src/c/library/include/unistd.h

EXTRA_DIST += $(c_include_files)
CLEANFILES += src/c/library/header_texts.c
nodist_c_library_sources = src/c/library/header_texts.c

src/c/library/header_texts.c: $(c_include_files) $(srcdir)/src/base/embed.sh $(srcdir)/src/c/library/local.mk
	$(AM_V_GEN)$(call embed,embedded_c_headers,src/c/library/include,$(c_include_files))
