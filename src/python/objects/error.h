/* Raising and catching from C (CPython's Python/errors.c).
 *
 * At most one exception is pending in an engine. A function that fails leaves it there and returns NULL, -1 or false; its
 * caller hands the failure on or clears it. What C raises is kept as its type and its argument, and is made an instance when
 * somebody looks at it, in 3.11 the first handler in Python: so many never are, and the collector's counts and what is left in the
 * free lists depend on that. vm->raised is not NULL while one is pending; py_take_raised makes and gives the instance.
 */
#ifndef PYTHON_OBJECTS_ERROR_H
#define PYTHON_OBJECTS_ERROR_H

#include "python/objects/object.h"

/* Raises `type` with a message; always NULL, so that a failing function can return it. The format
 * knows printf's s c d i u x and lengths l ll z with width and precision, and for objects
 * %R repr, %S str, %A ascii, %U a py_str, %T the name of the object's type, %N a py_type's name. */
void *py_raise(py_vm *vm, py_type *type, const char *format, ...);
/* Raises type(argument). Always NULL. */
void *py_raise_object(py_vm *vm, py_type *type, py_object *argument_or_null);
/* Raises an instance, which it steals. Sets its __context__. Always NULL. */
void *py_raise_instance(py_vm *vm, py_object *exception);
/* MemoryError, from instances made beforehand. Always NULL. */
void *py_raise_memory(py_vm *vm);
void *py_raise_key(py_vm *vm, py_object *key); /* KeyError(key). Always NULL. */
/* OSError or the subclass that errno asks for (PEP 3151). Always NULL. */
void *py_raise_errno(py_vm *vm, int error, py_object *filename_or_null);

bool py_raised(const py_vm *vm);                  /* is one pending? */
bool py_raised_matches(py_vm *vm, py_type *type); /* is the pending one an instance of type? */
/* The pending one, made if it was not yet, and now the caller's; NULL: none. */
py_object *py_take_raised(py_vm *vm);
/* The same, borrowed: it stays pending. */
py_object *py_see_raised(py_vm *vm);
/* The type it is of, or will be; NULL: none is pending. */
py_type *py_raised_type(const py_vm *vm);

/* A failure is put aside, made or not, while other code runs, and brought back: what is pending then is let go. In pairs. */
struct py_raised_aside {
    py_object *raised, *traceback;
    py_type *type;
    struct py_raised_aside *outer;
};
void py_put_raised_aside(py_vm *vm, struct py_raised_aside *aside);
/* It is let go, and what is pending now stays. */
void py_drop_raised_aside(py_vm *vm, struct py_raised_aside *aside);
void py_bring_raised_back(py_vm *vm, struct py_raised_aside *aside);
void py_restore_raised(py_vm *vm, py_object *exception_or_null); /* steals */
void py_clear_raised(py_vm *vm);
/* Gives the pending exception, which is cleared, to sys.unraisablehook, by default to be written to sys.stderr (library/unraisable.c):
 * "Exception ignored in: ...", or another message instead, then the traceback. */
void py_unraisable(py_vm *vm, py_object *where_or_null);
void py_unraisable_in(py_vm *vm, const char *message_or_null, py_object *where_or_null);
/* Writes to sys.stderr as the program has it (None: nowhere); to the engine's own stream 2 when it has been deleted. Never
 * raises. */
void py_write_stderr(py_vm *vm, const char *utf8, size_t length);

/* The engine's own stream 1 or 2: to the record and whoever asked for it (run/engine.c). */
void py_write_stream(py_vm *vm, int stream, const char *bytes, size_t length);

/* Sets name and obj of a pending AttributeError that has neither: py_getattr does it for whatever
 * the type's getattr raised. */
void py_attribute_error_describe(py_vm *vm, py_object *o, py_str *name);
/* What the innermost `except` is handling, borrowed; NULL: nothing. */
py_object *py_handled_exception(const py_vm *vm);

/* Makes the MemoryErrors that py_raise_memory raises. -1 when memory is out. */
int py_memory_errors_init(py_vm *vm);

#endif
