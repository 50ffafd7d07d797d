/* Exceptions, tracebacks (Objects/exceptions.c, Python/traceback.c). */
#ifndef PYTHON_OBJECTS_EXCEPTION_H
#define PYTHON_OBJECTS_EXCEPTION_H

#include "python/objects/object.h"

struct text;

struct py_exception {
    py_object base;
    py_dict *dict; /* all owned, NULL where there is none */
    py_tuple *args;
    py_object *notes;
    py_object *traceback;
    py_object *context, *cause;
    bool suppress_context;
    /* the fields of those that have some, in CPython's order: enum py_exception_field */
    py_object *fields[8];
};

enum py_exception_field {
    PY_STOP_ITERATION_VALUE = 0,
    PY_SYSTEM_EXIT_CODE = 0,
    PY_NAME_ERROR_NAME = 0,
    PY_ATTRIBUTE_ERROR_OBJ = 0,
    PY_ATTRIBUTE_ERROR_NAME,
    PY_IMPORT_ERROR_MSG = 0,
    PY_IMPORT_ERROR_NAME,
    PY_IMPORT_ERROR_PATH,
    PY_SYNTAX_ERROR_MSG = 0,
    PY_SYNTAX_ERROR_FILENAME,
    PY_SYNTAX_ERROR_LINENO,
    PY_SYNTAX_ERROR_OFFSET,
    PY_SYNTAX_ERROR_TEXT,
    PY_SYNTAX_ERROR_END_LINENO,
    PY_SYNTAX_ERROR_END_OFFSET,
    PY_SYNTAX_ERROR_PRINT_FILE_AND_LINE,
    PY_OS_ERROR_ERRNO = 0,
    PY_OS_ERROR_STRERROR,
    PY_OS_ERROR_FILENAME,
    PY_OS_ERROR_FILENAME2,
    PY_OS_ERROR_WRITTEN, /* a C number, -1: none */
    PY_UNICODE_ERROR_ENCODING = 0,
    PY_UNICODE_ERROR_OBJECT,
    PY_UNICODE_ERROR_START, /* C numbers */
    PY_UNICODE_ERROR_END,
    PY_UNICODE_ERROR_REASON,
    PY_EXCEPTION_GROUP_MESSAGE = 0,
    PY_EXCEPTION_GROUP_EXCEPTIONS, /* tuple */
};

typedef struct py_traceback {
    py_object base;
    struct py_traceback *next; /* towards where it was raised; owned */
    py_object *frame;          /* a frame object; owned */
    int32_t instruction;
    int32_t line;
} py_traceback;

/* type(*args), args a tuple, borrowed. */
py_object *py_exception_new(py_vm *vm, py_type *type, py_tuple *args);
/* The same with the arguments in an array, borrowed. */
py_object *py_exception_make(py_vm *vm, py_type *type, py_object *const *args, size_t nargs);
/* type(argument): a tuple is spread over the arguments. NULL, with TypeError, also when that is no exception. */
py_object *py_exception_call(py_vm *vm, py_type *type, py_object *argument_or_null);
/* They steal the second object and tell the record. The cause sets __suppress_context__. */
void py_exception_set_context(py_vm *vm, py_object *exception, py_object *context_or_null);
void py_exception_set_cause(py_vm *vm, py_object *exception, py_object *cause_or_null);
void py_exception_set_traceback(py_vm *vm, py_object *exception, py_object *traceback_or_null);
/* Makes all exception types of vm->exceptions. -1 when memory is out. */
int py_exceptions_init(py_vm *vm);
/* Makes ExceptionGroup, which has two bases: the last step of py_exceptions_init. */
int py_exception_group_init(py_vm *vm);
/* What of `group` is among the leaves of the exceptions in `keep` (items may be None), with the group's structure; None when
 * nothing is (_PyExc_PrepReraiseStar's projection). */
py_object *py_exception_group_projection(py_vm *vm, py_object *group, py_list *keep);
/* Makes the lines of a program that stands in no file known to tracebacks under its name. -1 when memory is out. */
int py_source_add(py_vm *vm, const char *filename, const char *text, size_t length);
void py_sources_fini(py_vm *vm);
/* The type, message and traceback alone, as "Exception ignored in" shows them. */
void py_exception_print_unraisable(py_vm *vm, py_object *exception, struct text *out);
/* Prepends the place where `frame` stands to the pending exception's traceback. -1 when memory is out. */
int py_traceback_here(py_vm *vm, py_frame *frame);
/* What python3 prints for an uncaught exception: causes and contexts, frames with source lines, carets (PEP
 * 657), repeated lines folded, notes, suggestions ("Did you mean"). Never raises. */
void py_exception_print(py_vm *vm, py_object *exception, struct text *out);
/* The last part of that: type, message, suggestion, notes; a SyntaxError's place. */
void py_exception_print_only(py_vm *vm, py_object *exception, struct text *out);

#endif
