base_sources = \
	src/base/arena.c src/base/arena.h \
	src/base/common.h \
	src/base/data_file.h \
	src/base/coroutine.c src/base/coroutine.h \
	src/base/embedded.h \
	src/base/digits.c src/base/digits.h \
	src/base/text.c src/base/text.h \
	src/base/utf8.c src/base/utf8.h \
	src/base/vector.c src/base/vector.h

# Files that become bytes in the program: $(call embed,ARRAY,DIRECTORY,FILES) writes the C source $@.
EXTRA_DIST += src/base/embed.sh
embed = $(MKDIR_P) $(@D) && \
	$(SHELL) $(srcdir)/src/base/embed.sh $(1) $(srcdir)/$(2) $(addprefix $(srcdir)/,$(3)) > $@.tmp && mv $@.tmp $@
