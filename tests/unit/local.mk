if HAVE_CHECK
check_PROGRAMS += base_test
TESTS += base_test
base_test_SOURCES = tests/unit/base_test.c tests/unit/unit.h
base_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
base_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
endif
if HAVE_CHECK
check_PROGRAMS += canvas_test
TESTS += canvas_test
canvas_test_SOURCES = tests/unit/canvas_test.c tests/unit/sketch.h tests/unit/unit.h
canvas_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
canvas_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
endif
if HAVE_CHECK
check_PROGRAMS += collector_session_test
TESTS += collector_session_test
collector_session_test_SOURCES = tests/unit/collector_session_test.c tests/unit/unit.h
collector_session_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
collector_session_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
endif
if HAVE_CHECK
check_PROGRAMS += export_test
TESTS += export_test
export_test_SOURCES = tests/unit/export_test.c tests/unit/sketch.h tests/unit/unit.h
export_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
export_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
endif
if HAVE_CHECK
check_PROGRAMS += record_model_test
TESTS += record_model_test
record_model_test_SOURCES = tests/unit/record_model_test.c tests/unit/unit.h
record_model_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
record_model_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
endif
if HAVE_CHECK
check_PROGRAMS += record_test
TESTS += record_test
record_test_SOURCES = tests/unit/record_test.c tests/unit/unit.h
record_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
record_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
endif
if HAVE_CHECK
check_PROGRAMS += memory_test
TESTS += memory_test
memory_test_SOURCES = tests/unit/memory_test.c tests/unit/unit.h
memory_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
memory_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
check_PROGRAMS += syntax_test ast_dump
TESTS += syntax_test tests/python/compare_trees.py
syntax_test_SOURCES = tests/unit/syntax_test.c tests/unit/recorded.h tests/unit/unit.h
syntax_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
syntax_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
ast_dump_SOURCES = tests/unit/ast_dump.c
ast_dump_CFLAGS = $(AM_CFLAGS)
ast_dump_LDADD = libheapstep.a $(heapstep_libraries)
EXTRA_DIST += tests/python/compare_trees.py tests/python/record_errors.py \
	tests/python/syntax_errors.txt
endif
if HAVE_CHECK
check_PROGRAMS += compile_test code_dump
TESTS += compile_test tests/python/compare_code.py
compile_test_SOURCES = tests/unit/compile_test.c tests/unit/recorded.h tests/unit/unit.h
compile_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
compile_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
code_dump_SOURCES = tests/unit/code_dump.c
code_dump_CFLAGS = $(AM_CFLAGS)
code_dump_LDADD = libheapstep.a $(heapstep_libraries)
EXTRA_DIST += tests/python/compare_code.py tests/python/compile_errors.txt \
	tests/python/compile/async.py tests/python/compile/match.py \
	tests/python/compile/nested.py tests/python/compile/plain.py \
	tests/python/compile/star.py
check_PROGRAMS += gc_test
TESTS += gc_test
gc_test_SOURCES = tests/unit/gc_test.c tests/unit/unit.h
gc_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
gc_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
endif
check_PROGRAMS += picture
picture_SOURCES = tests/unit/picture.c
picture_LDADD = libheapstep.a $(heapstep_libraries)
if HAVE_CHECK
check_PROGRAMS += lesson_test
TESTS += lesson_test
lesson_test_SOURCES = tests/unit/lesson_test.c tests/unit/unit.h
lesson_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
lesson_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
endif
if HAVE_CHECK
check_PROGRAMS += collector_view_test
TESTS += collector_view_test
collector_view_test_SOURCES = tests/unit/collector_view_test.c tests/unit/unit.h
collector_view_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
collector_view_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
check_PROGRAMS += views_test
TESTS += views_test
views_test_SOURCES = tests/unit/views_test.c tests/unit/unit.h
views_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
views_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
check_PROGRAMS += session_test
TESTS += session_test
session_test_SOURCES = tests/unit/session_test.c tests/unit/unit.h
session_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
session_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
endif
if HAVE_CHECK
check_PROGRAMS += failure_test
TESTS += failure_test
failure_test_SOURCES = tests/unit/failure_test.c tests/unit/running.h tests/unit/unit.h
failure_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
failure_test_LDFLAGS = $(AM_LDFLAGS) $(LINKER_WRAP)
failure_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
endif
check_PROGRAMS += record_bytes_test
TESTS += record_bytes_test
record_bytes_test_SOURCES = tests/unit/record_bytes_test.c tests/unit/unit.h
record_bytes_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
record_bytes_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
if HAVE_CHECK
check_PROGRAMS += atoms_test
TESTS += atoms_test
atoms_test_SOURCES = tests/unit/atoms_test.c tests/unit/running.h tests/unit/unit.h
atoms_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
atoms_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
endif
if HAVE_CHECK
check_PROGRAMS += containers_test
TESTS += containers_test
containers_test_SOURCES = tests/unit/containers_test.c tests/unit/running.h tests/unit/unit.h
containers_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
containers_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
endif
if HAVE_CHECK
check_PROGRAMS += run_test
TESTS += run_test
run_test_SOURCES = tests/unit/run_test.c tests/unit/running.h tests/unit/unit.h
run_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
run_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
endif
if HAVE_CHECK
check_PROGRAMS += library_test
TESTS += library_test
library_test_SOURCES = tests/unit/library_test.c tests/unit/running.h tests/unit/unit.h
library_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
library_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
endif
if HAVE_CHECK
check_PROGRAMS += options_test
TESTS += options_test
options_test_SOURCES = tests/unit/options_test.c src/main/options.c tests/unit/unit.h
options_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
options_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
endif
if HAVE_CHECK
check_PROGRAMS += object_test
TESTS += object_test
object_test_SOURCES = tests/unit/object_test.c tests/unit/running.h tests/unit/unit.h
object_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
object_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
endif
if HAVE_CHECK
check_PROGRAMS += c_types_test c_parse_test c_tree_dump
TESTS += c_types_test c_parse_test
c_types_test_SOURCES = tests/unit/c_types_test.c tests/unit/c_trees.h tests/unit/unit.h
c_types_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
c_types_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
c_parse_test_SOURCES = tests/unit/c_parse_test.c tests/unit/c_trees.h tests/unit/unit.h
c_parse_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
c_parse_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
c_tree_dump_SOURCES = tests/unit/c_tree_dump.c tests/unit/c_trees.h
c_tree_dump_CFLAGS = $(AM_CFLAGS)
c_tree_dump_LDADD = libheapstep.a $(heapstep_libraries)
endif
if HAVE_CHECK
check_PROGRAMS += c_run_test
TESTS += c_run_test
c_run_test_SOURCES = tests/unit/c_run_test.c tests/unit/unit.h
c_run_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
c_run_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
check_PROGRAMS += c_views_test
TESTS += c_views_test
c_views_test_SOURCES = tests/unit/c_views_test.c tests/unit/unit.h
c_views_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
c_views_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
endif
check_PROGRAMS += prompt_test
TESTS += prompt_test
prompt_test_SOURCES = tests/unit/prompt_test.c tests/unit/unit.h
prompt_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
prompt_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
check_PROGRAMS += c_memory_test
TESTS += c_memory_test
c_memory_test_SOURCES = tests/unit/c_memory_test.c tests/unit/unit.h
c_memory_test_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
c_memory_test_LDADD = libheapstep.a $(heapstep_libraries) $(CHECK_LIBS)
