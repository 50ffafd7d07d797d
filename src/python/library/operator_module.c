/* _operator: Python's operators as functions (Modules/_operator.c). */
#include "python/library/parts.h"

#define BINARY(name, op)                                                                           \
    PY_FUNCTION(operator_##name)                                                                   \
    {                                                                                              \
        PY_UNUSED_ARGUMENTS;                                                                       \
        return py_binary_op(vm, args[0], args[1], (op));                                           \
    }
#define COMPARE(name, op)                                                                          \
    PY_FUNCTION(operator_##name)                                                                   \
    {                                                                                              \
        PY_UNUSED_ARGUMENTS;                                                                       \
        return py_compare(vm, args[0], args[1], (op));                                             \
    }
#define UNARY(name, function)                                                                      \
    PY_FUNCTION(operator_##name)                                                                   \
    {                                                                                              \
        PY_UNUSED_ARGUMENTS;                                                                       \
        return (function)(vm, args[0]);                                                            \
    }

BINARY(add, PY_OP_ADD)
BINARY(sub, PY_OP_SUBTRACT)
BINARY(mul, PY_OP_MULTIPLY)
BINARY(matmul, PY_OP_MATRIX_MULTIPLY)
BINARY(floordiv, PY_OP_FLOOR_DIVIDE)
BINARY(truediv, PY_OP_TRUE_DIVIDE)
BINARY(mod, PY_OP_REMAINDER)
BINARY(pow, PY_OP_POWER)
BINARY(lshift, PY_OP_LSHIFT)
BINARY(rshift, PY_OP_RSHIFT)
BINARY(and_, PY_OP_AND)
BINARY(xor, PY_OP_XOR)
BINARY(or_, PY_OP_OR)
BINARY(iadd, PY_OP_ADD + PY_OP_INPLACE)
BINARY(isub, PY_OP_SUBTRACT + PY_OP_INPLACE)
BINARY(imul, PY_OP_MULTIPLY + PY_OP_INPLACE)
BINARY(imatmul, PY_OP_MATRIX_MULTIPLY + PY_OP_INPLACE)
BINARY(ifloordiv, PY_OP_FLOOR_DIVIDE + PY_OP_INPLACE)
BINARY(itruediv, PY_OP_TRUE_DIVIDE + PY_OP_INPLACE)
BINARY(imod, PY_OP_REMAINDER + PY_OP_INPLACE)
BINARY(ipow, PY_OP_POWER + PY_OP_INPLACE)
BINARY(ilshift, PY_OP_LSHIFT + PY_OP_INPLACE)
BINARY(irshift, PY_OP_RSHIFT + PY_OP_INPLACE)
BINARY(iand, PY_OP_AND + PY_OP_INPLACE)
BINARY(ixor, PY_OP_XOR + PY_OP_INPLACE)
BINARY(ior, PY_OP_OR + PY_OP_INPLACE)
COMPARE(lt, PY_LT)
COMPARE(le, PY_LE)
COMPARE(eq, PY_EQ)
COMPARE(ne, PY_NE)
COMPARE(gt, PY_GT)
COMPARE(ge, PY_GE)
UNARY(neg, py_negative)
UNARY(pos, py_positive)
UNARY(invert, py_invert)
UNARY(abs, py_absolute)
UNARY(index, py_index)

static py_object *concat(py_vm *vm, py_object *const *args, int op)
{
    if (!args[0]->type->slots.sq_concat && !args[0]->type->slots.sq_item)
        return py_raise(vm, vm->exceptions.TypeError, "'%T' object can't be concatenated", args[0]);
    return py_binary_op(vm, args[0], args[1], op);
}

PY_FUNCTION(operator_concat)
{
    PY_UNUSED_ARGUMENTS;
    return concat(vm, args, PY_OP_ADD);
}

PY_FUNCTION(operator_iconcat)
{
    PY_UNUSED_ARGUMENTS;
    return concat(vm, args, PY_OP_ADD + PY_OP_INPLACE);
}

PY_FUNCTION(operator_truth)
{
    PY_UNUSED_ARGUMENTS;
    int truth = py_is_true(vm, args[0]);
    return truth < 0 ? NULL : py_bool_from(vm, truth);
}

PY_FUNCTION(operator_not_)
{
    PY_UNUSED_ARGUMENTS;
    int truth = py_is_true(vm, args[0]);
    return truth < 0 ? NULL : py_bool_from(vm, !truth);
}

PY_FUNCTION(operator_is_)
{
    PY_UNUSED_ARGUMENTS;
    return py_bool_from(vm, args[0] == args[1]);
}

PY_FUNCTION(operator_is_not)
{
    PY_UNUSED_ARGUMENTS;
    return py_bool_from(vm, args[0] != args[1]);
}

PY_FUNCTION(operator_contains)
{
    PY_UNUSED_ARGUMENTS;
    int found = py_contains(vm, args[0], args[1]);
    return found < 0 ? NULL : py_bool_from(vm, found);
}

PY_FUNCTION(operator_getitem)
{
    PY_UNUSED_ARGUMENTS;
    return py_getitem(vm, args[0], args[1]);
}

PY_FUNCTION(operator_setitem)
{
    PY_UNUSED_ARGUMENTS;
    return py_setitem(vm, args[0], args[1], args[2]) ? NULL : py_newref(vm->none);
}

PY_FUNCTION(operator_delitem)
{
    PY_UNUSED_ARGUMENTS;
    return py_setitem(vm, args[0], args[1], NULL) ? NULL : py_newref(vm->none);
}

/* Walks `args[0]`: how many items equal args[1], or where the first is (-1: nowhere). */
static int64_t search(py_vm *vm, py_object *const *args, bool first_only)
{
    py_object *iterator = py_iter(vm, args[0]), *item;
    int64_t count = 0, at = 0, found = -1;
    if (!iterator)
        return -1;
    py_hold(vm, iterator);
    for (; found < 0 && (item = py_next(vm, iterator)); at++) {
        py_hold(vm, item);
        int equal = py_compare_bool(vm, item, args[1], PY_EQ);
        py_unhold(vm, 1);
        py_decref(vm, item);
        if (equal < 0)
            break;
        count += equal;
        if (equal && first_only)
            found = at;
    }
    py_unhold(vm, 1);
    py_decref(vm, iterator);
    return first_only ? found : count;
}

PY_FUNCTION(operator_countOf)
{
    PY_UNUSED_ARGUMENTS;
    int64_t count = search(vm, args, false);
    return vm->raised ? NULL : py_int_from(vm, count);
}

PY_FUNCTION(operator_indexOf)
{
    PY_UNUSED_ARGUMENTS;
    int64_t at = search(vm, args, true);
    if (at < 0 && !vm->raised)
        py_raise(vm, vm->exceptions.ValueError, "sequence.index(x): x not in sequence");
    return vm->raised ? NULL : py_int_from(vm, at);
}

PY_FUNCTION(operator_length_hint)
{
    PY_UNUSED_ARGUMENTS;
    int64_t otherwise = nargs > 1 ? py_as_index(vm, args[1], vm->exceptions.OverflowError) : 0;
    int64_t hint = vm->raised ? -1 : py_length_hint(vm, args[0], otherwise);
    return hint < 0 || vm->raised ? NULL : py_int_from(vm, hint);
}

PY_FUNCTION(operator_call)
{
    PY_UNUSED_ARGUMENTS;
    if (!nargs)
        return py_raise(vm, vm->exceptions.TypeError, "call expected at least 1 argument, got 0");
    return py_call(vm, args[0], args + 1, nargs - 1, kwnames);
}

#define ONE(name)                                                                                  \
    {                                                                                              \
#name, operator_##name, PY_ONE, 0, 0, 0, "($module, a, /)", NULL                           \
    }
#define TWO(name)                                                                                  \
    {                                                                                              \
#name, operator_##name, PY_FAST, 2, 2, 0, "($module, a, b, /)", NULL                       \
    }

static const struct py_method_def operator_functions[] = {
    TWO(add),
    TWO(sub),
    TWO(mul),
    TWO(matmul),
    TWO(floordiv),
    TWO(truediv),
    TWO(mod),
    TWO(pow),
    TWO(lshift),
    TWO(rshift),
    TWO(and_),
    TWO(xor),
    TWO(or_),
    TWO(iadd),
    TWO(isub),
    TWO(imul),
    TWO(imatmul),
    TWO(ifloordiv),
    TWO(itruediv),
    TWO(imod),
    TWO(ipow),
    TWO(ilshift),
    TWO(irshift),
    TWO(iand),
    TWO(ixor),
    TWO(ior),
    TWO(lt),
    TWO(le),
    TWO(eq),
    TWO(ne),
    TWO(gt),
    TWO(ge),
    ONE(neg),
    ONE(pos),
    ONE(invert),
    {"inv", operator_invert, PY_ONE, 0, 0, 0, "($module, a, /)", NULL},
    ONE(abs),
    ONE(index),
    TWO(concat),
    TWO(iconcat),
    ONE(truth),
    ONE(not_),
    TWO(is_),
    TWO(is_not),
    TWO(contains),
    TWO(getitem),
    {"setitem", operator_setitem, PY_FAST, 3, 3, 0, "($module, a, b, c, /)", NULL},
    TWO(delitem),
    TWO(countOf),
    TWO(indexOf),
    {"length_hint", operator_length_hint, PY_FAST, 1, 2, 0, "($module, obj, default=0, /)", NULL},
    {"call", operator_call, PY_KEYWORDS, 0, 0, 0, NULL, NULL},
    {0},
};

static int operator_fill(py_vm *vm, py_module *module)
{
    py_type *items = PY_LIBRARY_TYPE_OF(vm, item_getter);
    py_type *attributes = items ? PY_LIBRARY_TYPE_OF(vm, attribute_getter) : NULL;
    py_type *methods = attributes ? PY_LIBRARY_TYPE_OF(vm, method_caller) : NULL;
    return !methods || py_dict_set_c(vm, module->dict, "itemgetter", PY_OBJECT(items)) ||
                   py_dict_set_c(vm, module->dict, "attrgetter", PY_OBJECT(attributes)) ||
                   py_dict_set_c(vm, module->dict, "methodcaller", PY_OBJECT(methods))
               ? -1
               : 0;
}

const struct py_module_def py_operator_module_def = {
    .name = "_operator",
    .doc = "Operator interface.",
    .functions = operator_functions,
    .fill = operator_fill,
};
