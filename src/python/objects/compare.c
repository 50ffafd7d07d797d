/* Comparing any two objects (Objects/object.c: PyObject_RichCompare). */
#include "python/vm.h"

static const enum py_compare_op swapped[] = {PY_GT, PY_GE, PY_EQ, PY_NE, PY_LT, PY_LE};
static const char *const signs[] = {"<", "<=", "==", "!=", ">", ">="};

/* One side's answer; NULL on failure, a new reference to NotImplemented when it has none. */
static py_object *ask(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if (!a->type->slots.compare)
        return py_newref(vm->not_implemented);
    return a->type->slots.compare(vm, a, b, op);
}

/* The reflected method of a subclass goes first; identity answers == and != when nobody does. */
static py_object *compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    bool asked_b =
        a->type != b->type && py_type_is_subtype(b->type, a->type) && b->type->slots.compare;
    py_object *result;
    if (asked_b) {
        result = ask(vm, b, a, swapped[op]);
        if (result != vm->not_implemented)
            return result;
        py_decref(vm, result);
    }
    result = ask(vm, a, b, op);
    if (result != vm->not_implemented)
        return result;
    py_decref(vm, result);
    if (!asked_b) {
        result = ask(vm, b, a, swapped[op]);
        if (result != vm->not_implemented)
            return result;
        py_decref(vm, result);
    }
    if (op == PY_EQ || op == PY_NE)
        return py_bool_from(vm, (a == b) == (op == PY_EQ));
    return py_raise(vm, vm->exceptions.TypeError,
                    "'%s' not supported between instances of '%T' and '%T'", signs[op], a, b);
}

py_object *py_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if (py_enter_recursive(vm, " in comparison") < 0)
        return NULL;
    py_object *result = compare(vm, a, b, op);
    py_leave_recursive(vm);
    return result;
}

int py_compare_bool(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if (a == b) {
        if (op == PY_EQ)
            return 1;
        if (op == PY_NE)
            return 0;
    }
    if (a->type == vm->types.str && b->type == vm->types.str && (op == PY_EQ || op == PY_NE))
        return py_str_equal((py_str *)a, (py_str *)b) == (op == PY_EQ);
    py_object *result = py_compare(vm, a, b, op);
    if (!result)
        return -1;
    int truth;
    if (result == vm->true_ || result == vm->false_) {
        truth = result == vm->true_;
    } else {
        py_hold(vm, result);
        truth = py_is_true(vm, result);
        py_unhold(vm, 1);
    }
    py_decref(vm, result);
    return truth;
}
