# Programs against the headers, with Check; and what prints trees and code for the comparisons with python3 and gcc.
if HAVE_CHECK
unit_tests = \
	base_test \
	canvas_test \
	collector_session_test \
	export_test \
	record_model_test \
	record_test \
	memory_test \
	syntax_test \
	compile_test \
	gc_test \
	lesson_test \
	narration_test \
	collector_view_test \
	views_test \
	session_test \
	failure_test \
	record_bytes_test \
	atoms_test \
	containers_test \
	run_test \
	library_test \
	options_test \
	object_test \
	c_types_test \
	c_parse_test \
	c_library_test \
	c_run_test \
	c_views_test \
	c_pictures_test \
	prompt_test \
	c_memory_test
check_PROGRAMS += $(unit_tests) ast_dump code_dump picture c_tree_dump
TESTS += $(unit_tests) tests/python/compare_trees.py tests/python/compare_code.py
endif
base_test_SOURCES = tests/unit/base_test.c tests/unit/unit.h
canvas_test_SOURCES = tests/unit/canvas_test.c tests/unit/sketch.h tests/unit/unit.h
collector_session_test_SOURCES = tests/unit/collector_session_test.c tests/unit/opened.h tests/unit/unit.h
export_test_SOURCES = tests/unit/export_test.c tests/unit/sketch.h tests/unit/unit.h
record_model_test_SOURCES = tests/unit/record_model_test.c tests/unit/unit.h
record_test_SOURCES = tests/unit/record_test.c tests/unit/unit.h
memory_test_SOURCES = tests/unit/memory_test.c tests/unit/unit.h
syntax_test_SOURCES = tests/unit/syntax_test.c tests/unit/recorded.h tests/unit/unit.h
ast_dump_SOURCES = tests/unit/ast_dump.c
compile_test_SOURCES = tests/unit/compile_test.c tests/unit/recorded.h tests/unit/unit.h
code_dump_SOURCES = tests/unit/code_dump.c
gc_test_SOURCES = tests/unit/gc_test.c tests/unit/unit.h
picture_SOURCES = tests/unit/picture.c
lesson_test_SOURCES = tests/unit/lesson_test.c tests/unit/unit.h
narration_test_SOURCES = tests/unit/narration_test.c tests/unit/unit.h
collector_view_test_SOURCES = tests/unit/collector_view_test.c tests/unit/unit.h
views_test_SOURCES = tests/unit/views_test.c tests/unit/unit.h
session_test_SOURCES = tests/unit/session_test.c tests/unit/unit.h
failure_test_SOURCES = tests/unit/failure_test.c tests/unit/running.h tests/unit/unit.h
failure_test_LDFLAGS = $(AM_LDFLAGS) $(LINKER_WRAP)
record_bytes_test_SOURCES = tests/unit/record_bytes_test.c tests/unit/unit.h
atoms_test_SOURCES = tests/unit/atoms_test.c tests/unit/running.h tests/unit/unit.h
containers_test_SOURCES = tests/unit/containers_test.c tests/unit/running.h tests/unit/unit.h
run_test_SOURCES = tests/unit/run_test.c tests/unit/running.h tests/unit/unit.h
library_test_SOURCES = tests/unit/library_test.c tests/unit/running.h tests/unit/unit.h
options_test_SOURCES = tests/unit/options_test.c src/main/options.c tests/unit/unit.h
object_test_SOURCES = tests/unit/object_test.c tests/unit/running.h tests/unit/unit.h
c_types_test_SOURCES = tests/unit/c_types_test.c tests/unit/c_trees.h tests/unit/unit.h
c_parse_test_SOURCES = tests/unit/c_parse_test.c tests/unit/c_trees.h tests/unit/unit.h
c_tree_dump_SOURCES = tests/unit/c_tree_dump.c tests/unit/c_trees.h
c_library_test_SOURCES = tests/unit/c_library_test.c tests/unit/unit.h
c_library_test_LDFLAGS = $(AM_LDFLAGS) $(LINKER_WRAP)
c_run_test_SOURCES = tests/unit/c_run_test.c tests/unit/unit.h
c_pictures_test_SOURCES = tests/unit/c_pictures_test.c tests/unit/opened.h tests/unit/unit.h
c_views_test_SOURCES = tests/unit/c_views_test.c tests/unit/opened.h tests/unit/unit.h
prompt_test_SOURCES = tests/unit/prompt_test.c tests/unit/unit.h
c_memory_test_SOURCES = tests/unit/c_memory_test.c tests/unit/unit.h
