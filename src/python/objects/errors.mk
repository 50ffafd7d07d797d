python_errors_sources = \
	src/python/objects/error.c \
	src/python/objects/error.h \
	src/python/objects/exception.c \
	src/python/objects/exception.h \
	src/python/objects/exception_fields.c \
	src/python/objects/exception_group.c \
	src/python/objects/exception_os.c \
	src/python/objects/exception_parts.h \
	src/python/objects/exception_print.c \
	src/python/objects/exception_unicode.c \
	src/python/objects/exceptions.def \
	src/python/objects/exceptions_simple.def \
	src/python/objects/message.c \
	src/python/objects/message.h \
	src/python/objects/suggestions.c \
	src/python/objects/traceback.c \
	src/python/objects/traceback_parts.h \
	src/python/objects/traceback_source.c \
	src/python/vm.c \
	src/python/vm.h
