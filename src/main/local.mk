bin_PROGRAMS = heapstep
noinst_LIBRARIES += libheapstep.a
libheapstep_a_SOURCES = $(base_sources)
libheapstep_a_SOURCES += $(record_sources)
libheapstep_a_SOURCES += $(python_atoms_sources)
libheapstep_a_SOURCES += $(python_memory_sources)
libheapstep_a_SOURCES += $(python_errors_sources)
libheapstep_a_SOURCES += $(python_types_sources)
libheapstep_a_SOURCES += $(python_containers_sources)
libheapstep_a_SOURCES += $(python_run_sources)
libheapstep_a_SOURCES += $(python_library_sources)
libheapstep_a_SOURCES += $(python_syntax_sources)
libheapstep_a_SOURCES += $(c_syntax_sources)
libheapstep_a_SOURCES += $(c_types_sources)
libheapstep_a_SOURCES += $(c_compile_sources)
libheapstep_a_SOURCES += $(c_machine_sources)
libheapstep_a_SOURCES += $(c_run_sources)
libheapstep_a_SOURCES += $(c_library_sources)
libheapstep_a_SOURCES += $(lesson_sources)
libheapstep_a_SOURCES += $(session_sources)
libheapstep_a_SOURCES += $(python_compile_sources)
libheapstep_a_SOURCES += $(canvas_sources)
libheapstep_a_SOURCES += $(export_sources)
libheapstep_a_SOURCES += $(prompt_sources)
libheapstep_a_SOURCES += $(screen_sources)
libheapstep_a_SOURCES += $(views_sources)
nodist_libheapstep_a_SOURCES = $(nodist_python_library_sources) $(nodist_c_library_sources)
libheapstep_a_CFLAGS = $(AM_CFLAGS)
heapstep_SOURCES = \
	src/main/compare.c \
	src/main/compare.h \
	src/main/file.c \
	src/main/file.h \
	src/main/main.c \
	src/main/open.c \
	src/main/open.h \
	src/main/options.c \
	src/main/options.h \
	src/main/render.c \
	src/main/render.h \
	src/main/run.c \
	src/main/run.h \
	src/main/show.c \
	src/main/show.h
heapstep_LDADD = libheapstep.a $(heapstep_libraries)
heapstep_libraries = $(NCURSES_LIBS) $(EDIT_LIBS) $(GMP_LIBS) $(UTF8PROC_LIBS) $(CMARK_LIBS) \
	$(JANSSON_LIBS) $(PCRE2_LIBS)
libheapstep_a_SOURCES += \
	src/python/engine.h \
	src/python/objects/callable.h \
	src/python/objects/code.h \
	src/python/objects/int.h \
	src/python/objects/object.h \
	src/python/objects/str.h
EXTRA_DIST += \
	.ci/run \
	src/python/objects/names.def \
	src/python/objects/types.def
