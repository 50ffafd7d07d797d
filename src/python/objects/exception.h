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
    /* the fields of those that have some: SyntaxError, OSError, StopIteration (value), SystemExit (code),
     * ImportError (msg, name, path), NameError (name), AttributeError (obj, name), UnicodeErrors */
    py_object *fields[8];
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
/* Prepends the place where `frame` stands to the pending exception's traceback. -1 when memory is out. */
int py_traceback_here(py_vm *vm, py_frame *frame);
/* What python3 prints for an uncaught exception: causes and contexts, frames with source lines, carets (PEP
 * 657), repeated lines folded, notes, suggestions ("Did you mean"). Never raises. */
void py_exception_print(py_vm *vm, py_object *exception, struct text *out);

#endif
