/* Reading the arguments of a C function that takes keywords (CPython's Argument Clinic, Python/getargs.c).
 *
 *     static const struct py_params sorted_params = {"sorted", 1, 1, 0, {"iterable", "key", "reverse"}};
 *     py_object *out[3] = {NULL};
 *     if (!py_args_parse(vm, &sorted_params, args, nargs, kwnames, out)) return NULL;
 *
 * `out` gets borrowed references, NULL where an argument was not given.
 */
#ifndef PYTHON_LIBRARY_ARGS_H
#define PYTHON_LIBRARY_ARGS_H

#include "python/objects/object.h"

struct py_params {
    const char *function;   /* as messages name it */
    int8_t required;        /* how many of the first names must be given */
    int8_t positional;      /* how many may be given by position */
    int8_t positional_only; /* how many of the first must be */
    const char *names[12];  /* ended by NULL */
};

/* False with TypeError, worded as CPython words it. */
bool py_args_parse(py_vm *vm, const struct py_params *params, py_object *const *args, size_t nargs,
                   py_tuple *kwnames, py_object **out);
/* For new_ and init that take positional arguments only. */
bool py_args_positional(py_vm *vm, const char *function, size_t nargs, py_tuple *kwnames,
                        size_t minimum, size_t maximum);
/* A C int. True when it fits; else false with something raised. CPython has two sets of words for a number that does not
 * fit: those of Argument Clinic, and those of PyArg_ParseTuple's "i". */
bool py_args_c_int(py_vm *vm, py_object *o, int *value);
bool py_args_parsed_c_int(py_vm *vm, py_object *o, int *value);

#endif
