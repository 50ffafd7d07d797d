/* What both copies of the evaluation loop include. */
#ifndef PYTHON_RUN_EVALUATE_H
#define PYTHON_RUN_EVALUATE_H

#include "python/run/machine.h"

#include <string.h>

/* The bound special method of an object, looked up in its type. NULL without an exception: there is none. */
py_object *py_lookup_special(py_vm *vm, py_object *o, py_str *name);
void *py_raise_name(py_vm *vm, py_str *name); /* NameError: name 'x' is not defined */
py_str *py_str_join_array(py_vm *vm, py_object *const *pieces, int64_t count);
py_object *py_import_name(py_vm *vm, py_frame *frame, py_str *name, py_object *fromlist, py_object *level);
/* value sent into any iterator: 1 returned, 0 yielded, -1 raised. */
int py_send(py_vm *vm, py_object *receiver, py_object *value, py_object **result);
/* The generator's frame is over: cleared, and off the stack. */
void py_generator_finish(py_vm *vm, py_generator *generator);
/* Bounds the depth of C calls. -1 with RecursionError. */
int py_enter_c_call(py_vm *vm);
void py_leave_c_call(py_vm *vm);
/* The innermost row of the exception table that covers an instruction; NULL: none. */
const struct py_handler *py_find_handler(const py_code *code, uint32_t at);

#endif
