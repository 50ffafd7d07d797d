#include "python/objects/slot_wrappers.h"

#include "python/vm.h"

static bool check_count(py_vm *vm, size_t nargs, size_t wanted)
{
    if (nargs == wanted)
        return true;
    py_raise(vm, vm->exceptions.TypeError, "expected %zu argument%s, got %zu", wanted,
             wanted == 1 ? "" : "s", nargs);
    return false;
}

static bool check_range(py_vm *vm, size_t nargs, size_t minimum, size_t maximum)
{
    if (nargs >= minimum && nargs <= maximum)
        return true;
    size_t bound = nargs < minimum ? minimum : maximum;
    py_raise(vm, vm->exceptions.TypeError, " expected %s%zu argument%s, got %zu",
             minimum == maximum ? ""
             : nargs < minimum  ? "at least "
                                : "at most ",
             bound, bound == 1 ? "" : "s", nargs);
    return false;
}

static py_object *none_unless(py_vm *vm, int failed)
{
    return failed ? NULL : py_newref(vm->none);
}

SLOT_WRAPPER(unary)
{
    (void)args, (void)kwnames;
    return check_count(vm, nargs, 0) ? ((py_unary)slot)(vm, self) : NULL;
}

SLOT_WRAPPER(binary)
{
    (void)kwnames;
    return check_count(vm, nargs, 1) ? ((py_binary)slot)(vm, self, args[0]) : NULL;
}

/* Operators of numbers. Another function than that of sequences: __add__ of a class derived from list must not be taken for
 * the slot of numbers, which is asked with the operands the other way round too. */
SLOT_WRAPPER(binary_left)
{
    return py_wrap_binary(vm, self, slot, args, nargs, kwnames);
}

SLOT_WRAPPER(binary_reflected)
{
    (void)kwnames;
    return check_count(vm, nargs, 1) ? ((py_binary)slot)(vm, args[0], self) : NULL;
}

SLOT_WRAPPER(power)
{
    (void)kwnames;
    if (!check_range(vm, nargs, 1, 2))
        return NULL;
    return ((py_ternary)slot)(vm, self, args[0], nargs == 2 ? args[1] : vm->none);
}

SLOT_WRAPPER(power_reflected)
{
    (void)kwnames;
    if (!check_range(vm, nargs, 1, 2))
        return NULL;
    return ((py_ternary)slot)(vm, args[0], self, nargs == 2 ? args[1] : vm->none);
}

SLOT_WRAPPER(hash)
{
    (void)args, (void)kwnames;
    if (!check_count(vm, nargs, 0))
        return NULL;
    int64_t hash = ((int64_t(*)(py_vm *, py_object *))slot)(vm, self);
    return hash == -1 && py_raised(vm) ? NULL : py_int_from(vm, hash);
}

SLOT_WRAPPER(call)
{
    return ((py_c_function)slot)(vm, self, args, nargs, kwnames);
}

typedef int (*setattr_function)(py_vm *, py_object *, py_str *, py_object *);

/* object.__setattr__ must not go round what a built-in type's own setattr guards (hackcheck). */
static bool check_setattr(py_vm *vm, py_object *self, py_any_function slot, const char *what)
{
    py_type *type = PY_TYPE_OF(self);
    while (type && type->slots.setattr != (setattr_function)slot && py_type_has(type, PY_TYPE_HEAP))
        type = type->base;
    if (!type || type->slots.setattr == (setattr_function)slot)
        return true;
    py_raise(vm, vm->exceptions.TypeError, "can't apply this %s to %s object", what, type->name);
    return false;
}

static bool check_name(py_vm *vm, py_object *name)
{
    if (PY_IS_STR(name))
        return true;
    py_raise(vm, vm->exceptions.TypeError, "attribute name must be string, not '%T'", name);
    return false;
}

SLOT_WRAPPER(setattr)
{
    (void)kwnames;
    if (!check_count(vm, nargs, 2) || !check_setattr(vm, self, slot, "__setattr__") ||
        !check_name(vm, args[0]))
        return NULL;
    return none_unless(vm, ((setattr_function)slot)(vm, self, (py_str *)args[0], args[1]));
}

SLOT_WRAPPER(delattr)
{
    (void)kwnames;
    if (!check_count(vm, nargs, 1) || !check_setattr(vm, self, slot, "__delattr__") ||
        !check_name(vm, args[0]))
        return NULL;
    return none_unless(vm, ((setattr_function)slot)(vm, self, (py_str *)args[0], NULL));
}

SLOT_WRAPPER(getattr)
{
    (void)kwnames;
    if (!check_count(vm, nargs, 1) || !check_name(vm, args[0]))
        return NULL;
    return ((py_object * (*)(py_vm *, py_object *, py_str *)) slot)(vm, self, (py_str *)args[0]);
}

#define COMPARE_WRAPPER(name, op)                                                                  \
    SLOT_WRAPPER(name)                                                                             \
    {                                                                                              \
        (void)kwnames;                                                                             \
        if (!check_count(vm, nargs, 1))                                                            \
            return NULL;                                                                           \
        return ((py_object * (*)(py_vm *, py_object *, py_object *, enum py_compare_op))           \
                    slot)(vm, self, args[0], op);                                                  \
    }
COMPARE_WRAPPER(lt, PY_LT)
COMPARE_WRAPPER(le, PY_LE)
COMPARE_WRAPPER(eq, PY_EQ)
COMPARE_WRAPPER(ne, PY_NE)
COMPARE_WRAPPER(gt, PY_GT)
COMPARE_WRAPPER(ge, PY_GE)

SLOT_WRAPPER(next)
{
    (void)args, (void)kwnames;
    if (!check_count(vm, nargs, 0))
        return NULL;
    py_object *item = ((py_unary)slot)(vm, self);
    if (!item && !py_raised(vm))
        py_raise_object(vm, vm->exceptions.StopIteration, NULL);
    return item;
}

SLOT_WRAPPER(descr_get)
{
    (void)kwnames;
    if (!check_range(vm, nargs, 1, 2))
        return NULL;
    py_object *instance = args[0] == vm->none ? NULL : args[0];
    py_object *owner = nargs == 1 || args[1] == vm->none ? NULL : args[1];
    if (!instance && !owner)
        return py_raise(vm, vm->exceptions.TypeError, "__get__(None, None) is invalid");
    return ((py_ternary)slot)(vm, self, instance, owner);
}

typedef int (*descr_set_function)(py_vm *, py_object *, py_object *, py_object *);

SLOT_WRAPPER(descr_set)
{
    (void)kwnames;
    if (!check_range(vm, nargs, 2, 2))
        return NULL;
    return none_unless(vm, ((descr_set_function)slot)(vm, self, args[0], args[1]));
}

SLOT_WRAPPER(descr_delete)
{
    (void)kwnames;
    if (!check_count(vm, nargs, 1))
        return NULL;
    return none_unless(vm, ((descr_set_function)slot)(vm, self, args[0], NULL));
}

SLOT_WRAPPER(init)
{
    int failed = ((int (*)(py_vm *, py_object *, py_object *const *, size_t, py_tuple *))slot)(
        vm, self, args, nargs, kwnames);
    return none_unless(vm, failed);
}

SLOT_WRAPPER(del)
{
    (void)args, (void)kwnames;
    if (!check_count(vm, nargs, 0))
        return NULL;
    ((void (*)(py_vm *, py_object *))slot)(vm, self);
    return py_newref(vm->none);
}

SLOT_WRAPPER(bool)
{
    (void)args, (void)kwnames;
    if (!check_count(vm, nargs, 0))
        return NULL;
    int truth = ((int (*)(py_vm *, py_object *))slot)(vm, self);
    return truth < 0 ? NULL : py_bool_from(vm, truth);
}

SLOT_WRAPPER(length)
{
    (void)args, (void)kwnames;
    if (!check_count(vm, nargs, 0))
        return NULL;
    int64_t length = ((int64_t(*)(py_vm *, py_object *))slot)(vm, self);
    return length < 0 ? NULL : py_int_from(vm, length);
}

SLOT_WRAPPER(contains)
{
    (void)kwnames;
    if (!check_count(vm, nargs, 1))
        return NULL;
    int found = ((int (*)(py_vm *, py_object *, py_object *))slot)(vm, self, args[0]);
    return found < 0 ? NULL : py_bool_from(vm, found);
}

typedef int (*set_subscript_function)(py_vm *, py_object *, py_object *, py_object *);

SLOT_WRAPPER(set_subscript)
{
    (void)kwnames;
    if (!check_range(vm, nargs, 2, 2))
        return NULL;
    return none_unless(vm, ((set_subscript_function)slot)(vm, self, args[0], args[1]));
}

SLOT_WRAPPER(delete_subscript)
{
    (void)kwnames;
    if (!check_count(vm, nargs, 1))
        return NULL;
    return none_unless(vm, ((set_subscript_function)slot)(vm, self, args[0], NULL));
}

typedef py_object *(*count_function)(py_vm *, py_object *, int64_t);

SLOT_WRAPPER(repeat)
{
    (void)kwnames;
    if (!check_count(vm, nargs, 1))
        return NULL;
    int64_t count = py_as_index(vm, args[0], vm->exceptions.OverflowError);
    return count == -1 && py_raised(vm) ? NULL : ((count_function)slot)(vm, self, count);
}

SLOT_WRAPPER(item)
{
    (void)kwnames;
    if (!check_count(vm, nargs, 1))
        return NULL;
    int64_t index = py_as_index(vm, args[0], vm->exceptions.OverflowError);
    if (index == -1 && py_raised(vm))
        return NULL;
    if (index < 0 && PY_TYPE_OF(self)->slots.length) {
        int64_t length = PY_TYPE_OF(self)->slots.length(vm, self);
        if (length < 0)
            return NULL;
        index += length;
    }
    if (index < 0)
        return py_raise(vm, vm->exceptions.IndexError, "index out of range");
    return ((count_function)slot)(vm, self, index);
}

/* The nearest base that brings a C function of its own for making instances. */
static py_type *nearest_built_in(py_type *type)
{
    while (type && py_type_has(type, PY_TYPE_HEAP))
        type = type->base;
    return type;
}

/* T.__new__(S, ...) of a built-in type T: S must be a subclass with the same C structure (tp_new_wrapper). */
static py_object *call_new(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                           py_tuple *kwnames)
{
    py_type *type = (py_type *)self;
    if (nargs == 0)
        return py_raise(vm, vm->exceptions.TypeError, "%N.__new__(): not enough arguments", type);
    if (!PY_IS_TYPE(args[0]))
        return py_raise(vm, vm->exceptions.TypeError, "%N.__new__(X): X is not a type object (%T)",
                        type, args[0]);
    py_type *wanted = (py_type *)args[0];
    if (!py_type_is_subtype(wanted, type))
        return py_raise(vm, vm->exceptions.TypeError, "%N.__new__(%N): %N is not a subtype of %N",
                        type, wanted, wanted, type);
    py_type *maker = nearest_built_in(wanted);
    if (maker && maker->slots.new_ != type->slots.new_)
        return py_raise(vm, vm->exceptions.TypeError,
                        "%N.__new__(%N) is not safe, use %N.__new__()", type, wanted, maker);
    /* the arguments without the class are a tuple of their own, by PyTuple_GetSlice */
    struct py_packed rest;
    if (!py_pack_arguments(vm, &rest, args + 1, nargs - 1, NULL))
        return NULL;
    py_object *made = type->slots.new_(vm, wanted, args + 1, nargs - 1, kwnames);
    py_unpack_arguments(vm, &rest);
    return made;
}

const struct py_method_def py_new_definition = {
    .name = "__new__",
    .function = call_new,
    .kind = PY_KEYWORDS,
    .flags = PY_METHOD_TUPLE,
    .signature = "($type, *args, **kwargs)",
    .doc = "Create and return a new object.  See help(type) for accurate signature.",
};
