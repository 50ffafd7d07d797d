/* bool: the two ints that are True and False. */
#include "python/objects/int_parts.h"

#include "python/library/args.h"

py_object *py_bool_from(py_vm *vm, bool value)
{
    return py_newref(value ? vm->true_ : vm->false_);
}

static py_object *bool_new(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                           py_tuple *kwnames)
{
    (void)type;
    if (!py_args_positional(vm, "bool", nargs, kwnames, 0, 1))
        return NULL;
    int truth = nargs ? py_is_true(vm, args[0]) : 0;
    return truth < 0 ? NULL : py_bool_from(vm, truth);
}

static py_object *bool_repr(py_vm *vm, py_object *o)
{
    return PY_OBJECT(py_str_intern_c(vm, o == vm->true_ ? "True" : "False"));
}

static bool both_bools(const py_vm *vm, const py_object *a, const py_object *b)
{
    return PY_TYPE_OF(a) == vm->types.bool_ && PY_TYPE_OF(b) == vm->types.bool_;
}

static py_object *bool_and(py_vm *vm, py_object *a, py_object *b)
{
    if (!both_bools(vm, a, b))
        return int_and(vm, a, b);
    return py_bool_from(vm, a == vm->true_ && b == vm->true_);
}

static py_object *bool_or(py_vm *vm, py_object *a, py_object *b)
{
    if (!both_bools(vm, a, b))
        return int_or(vm, a, b);
    return py_bool_from(vm, a == vm->true_ || b == vm->true_);
}

static py_object *bool_xor(py_vm *vm, py_object *a, py_object *b)
{
    if (!both_bools(vm, a, b))
        return int_xor(vm, a, b);
    return py_bool_from(vm, a != b);
}

const struct py_type_spec py_bool_spec = {
    .name = "bool",
    .basic_size = 32,
    .item_size = sizeof(mp_limb_t),
    .flags = PY_TYPE_VECTORCALL | PY_TYPE_INT_SUBCLASS,
    .doc = "bool(x) -> bool\n\nTrue when x is true, False otherwise. There are no other instances, "
           "and "
           "bool\ncannot be subclassed.",
    .slots =
        {
            .repr = bool_repr,
            .new_ = bool_new,
            .and_ = bool_and,
            .or_ = bool_or,
            .xor_ = bool_xor,
        },
};
