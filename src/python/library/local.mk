python_library_sources = \
	src/python/library/args.c \
	src/python/library/args.h \
	src/python/library/atexit_module.c \
	src/python/library/bisect_module.c \
	src/python/library/build_class.c \
	src/python/library/builtins_attributes.c \
	src/python/library/builtins_code.c \
	src/python/library/builtins_io.c \
	src/python/library/builtins_iteration.c \
	src/python/library/builtins_numbers.c \
	src/python/library/collections_module.c \
	src/python/library/collections_parts.h \
	src/python/library/deque.c \
	src/python/library/files.c \
	src/python/library/files.h \
	src/python/library/files_module.c \
	src/python/library/functools_module.c \
	src/python/library/functools_parts.h \
	src/python/library/gc_module.c \
	src/python/library/library.c \
	src/python/library/library.h \
	src/python/library/library_types.def \
	src/python/library/lru_cache.c \
	src/python/library/math_counting.c \
	src/python/library/math_module.c \
	src/python/library/math_parts.h \
	src/python/library/module_list.def \
	src/python/library/modules.c \
	src/python/library/operator_getters.c \
	src/python/library/operator_module.c \
	src/python/library/parts.h \
	src/python/library/random_module.c \
	src/python/library/regex_match.c \
	src/python/library/regex_parts.h \
	src/python/library/regex_pattern.c \
	src/python/library/regex_search.c \
	src/python/library/streams.c \
	src/python/library/structseq.c \
	src/python/library/sys.c \
	src/python/library/sys_info.c \
	src/python/library/sys_parts.h \
	src/python/library/time_module.c \
	src/python/library/traceback_module.c \
	src/python/library/types_module.c \
	src/python/library/unraisable.c \
	src/python/library/weakref_module.c

# The modules written in Python become bytes in the program.
frozen_python = \
	src/python/library/modules/__future__.py \
	src/python/library/modules/_string.py \
	src/python/library/modules/_strptime.py \
	src/python/library/modules/_weakrefset.py \
	src/python/library/modules/abc.py \
	src/python/library/modules/argparse.py \
	src/python/library/modules/array.py \
	src/python/library/modules/ast.py \
	src/python/library/modules/asyncio/__init__.py \
	src/python/library/modules/asyncio/exceptions.py \
	src/python/library/modules/asyncio/futures.py \
	src/python/library/modules/asyncio/groups.py \
	src/python/library/modules/asyncio/locks.py \
	src/python/library/modules/asyncio/loops.py \
	src/python/library/modules/asyncio/queues.py \
	src/python/library/modules/asyncio/tasks.py \
	src/python/library/modules/base64.py \
	src/python/library/modules/binascii.py \
	src/python/library/modules/bisect.py \
	src/python/library/modules/calendar.py \
	src/python/library/modules/cmath.py \
	src/python/library/modules/collections/__init__.py \
	src/python/library/modules/collections/abc.py \
	src/python/library/modules/contextlib.py \
	src/python/library/modules/copy.py \
	src/python/library/modules/copyreg.py \
	src/python/library/modules/csv.py \
	src/python/library/modules/dataclasses.py \
	src/python/library/modules/datetime.py \
	src/python/library/modules/decimal.py \
	src/python/library/modules/difflib.py \
	src/python/library/modules/enum.py \
	src/python/library/modules/fnmatch.py \
	src/python/library/modules/fractions.py \
	src/python/library/modules/functools.py \
	src/python/library/modules/glob.py \
	src/python/library/modules/hashlib.py \
	src/python/library/modules/heapq.py \
	src/python/library/modules/html.py \
	src/python/library/modules/inspect.py \
	src/python/library/modules/io.py \
	src/python/library/modules/itertools.py \
	src/python/library/modules/json/__init__.py \
	src/python/library/modules/keyword.py \
	src/python/library/modules/linecache.py \
	src/python/library/modules/logging/__init__.py \
	src/python/library/modules/numbers.py \
	src/python/library/modules/operator.py \
	src/python/library/modules/os/__init__.py \
	src/python/library/modules/os/path.py \
	src/python/library/modules/pathlib.py \
	src/python/library/modules/pickle.py \
	src/python/library/modules/pprint.py \
	src/python/library/modules/queue.py \
	src/python/library/modules/random.py \
	src/python/library/modules/re.py \
	src/python/library/modules/sched.py \
	src/python/library/modules/statistics.py \
	src/python/library/modules/string.py \
	src/python/library/modules/struct.py \
	src/python/library/modules/textwrap.py \
	src/python/library/modules/threading.py \
	src/python/library/modules/timeit.py \
	src/python/library/modules/traceback.py \
	src/python/library/modules/tracemalloc.py \
	src/python/library/modules/types.py \
	src/python/library/modules/typing.py \
	src/python/library/modules/unittest.py \
	src/python/library/modules/warnings.py \
	src/python/library/modules/weakref.py

EXTRA_DIST += $(frozen_python)
CLEANFILES += src/python/library/frozen_modules.c
nodist_python_library_sources = src/python/library/frozen_modules.c

src/python/library/frozen_modules.c: $(frozen_python) $(srcdir)/src/base/embed.sh $(srcdir)/src/python/library/local.mk
	$(AM_V_GEN)$(call embed,embedded_python_modules,src/python/library/modules,$(frozen_python))
