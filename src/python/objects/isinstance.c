/* isinstance and issubclass (Objects/abstract.c), for real classes and for what pretends to be one. */
#include "python/objects/type.h"
#include "python/vm.h"

/* o.__bases__ when that is a tuple; NULL, with nothing raised unless it failed. New reference. */
static py_tuple *bases_of(py_vm *vm, py_object *o)
{
    py_object *bases;
    if (py_lookup_attr(vm, o, vm->names.bases, &bases) < 0)
        return NULL;
    if (bases && !PY_IS_TUPLE(bases))
        PY_CLEAR(vm, bases);
    return (py_tuple *)bases;
}

static int abstract_issubclass(py_vm *vm, py_object *derived, py_object *class_)
{
    if (derived == class_)
        return 1;
    if (py_enter_recursive(vm, " in __issubclass__") < 0)
        return -1;
    py_tuple *bases = bases_of(vm, derived);
    int is = bases ? 0 : py_raised(vm) ? -1 : 0;
    for (int64_t i = 0; bases && i < bases->var.size && is == 0; i++)
        is = abstract_issubclass(vm, bases->items[i], class_);
    py_xdecref(vm, bases);
    py_leave_recursive(vm);
    return is;
}

static bool is_class(py_vm *vm, py_object *o, const char *message)
{
    py_tuple *bases = bases_of(vm, o);
    if (!bases && !py_raised(vm))
        py_raise(vm, vm->exceptions.TypeError, "%s", message);
    py_xdecref(vm, bases);
    return bases != NULL;
}

int py_real_isinstance(py_vm *vm, py_object *o, py_object *class_)
{
    py_object *said;
    if (PY_IS_TYPE(class_)) {
        if (py_type_is_subtype(o->type, (py_type *)class_))
            return 1;
        if (py_lookup_attr(vm, o, vm->names.class_, &said) < 0)
            return -1;
        int is = said && said != PY_OBJECT(o->type) && PY_IS_TYPE(said) &&
                 py_type_is_subtype((py_type *)said, (py_type *)class_);
        py_xdecref(vm, said);
        return is;
    }
    if (!is_class(vm, class_, "isinstance() arg 2 must be a type, a tuple of types, or a union"))
        return -1;
    if (py_lookup_attr(vm, o, vm->names.class_, &said) < 0)
        return -1;
    int is = said ? abstract_issubclass(vm, said, class_) : 0;
    py_xdecref(vm, said);
    return is;
}

int py_real_issubclass(py_vm *vm, py_object *derived, py_object *class_)
{
    if (PY_IS_TYPE(class_) && PY_IS_TYPE(derived))
        return py_type_is_subtype((py_type *)derived, (py_type *)class_);
    if (!is_class(vm, derived, "issubclass() arg 1 must be a class"))
        return -1;
    if (class_->type != vm->types.union_type &&
        !is_class(vm, class_, "issubclass() arg 2 must be a class, a tuple of classes, or a union"))
        return -1;
    return abstract_issubclass(vm, derived, class_);
}

typedef int (*check_function)(py_vm *, py_object *, py_object *);

/* Asks class.__instancecheck__ or __subclasscheck__, for each member of a tuple. */
static int ask(py_vm *vm, py_object *o, py_object *class_or_tuple, py_str *name, const char *where,
               check_function check, check_function otherwise)
{
    if (class_or_tuple->type == vm->types.type)
        return otherwise(vm, o, class_or_tuple);
    int is = 0;
    if (PY_IS_TUPLE(class_or_tuple)) {
        py_tuple *classes = (py_tuple *)class_or_tuple;
        if (py_enter_recursive(vm, where) < 0)
            return -1;
        for (int64_t i = 0; i < classes->var.size && is == 0; i++)
            is = check(vm, o, classes->items[i]);
        py_leave_recursive(vm);
        return is;
    }
    bool missing;
    if (py_enter_recursive(vm, where) < 0)
        return -1;
    py_object *answer = py_special_call(vm, class_or_tuple, name, &o, 1, &missing);
    py_leave_recursive(vm);
    if (missing)
        return otherwise(vm, o, class_or_tuple);
    if (!answer)
        return -1;
    py_hold(vm, answer);
    is = py_is_true(vm, answer);
    py_unhold(vm, 1);
    py_decref(vm, answer);
    return is;
}

int py_isinstance(py_vm *vm, py_object *o, py_object *class_or_tuple)
{
    if (PY_OBJECT(o->type) == class_or_tuple)
        return 1;
    return ask(vm, o, class_or_tuple, vm->names.instancecheck, " in __instancecheck__",
               py_isinstance, py_real_isinstance);
}

int py_issubclass(py_vm *vm, py_object *derived, py_object *class_or_tuple)
{
    return ask(vm, derived, class_or_tuple, vm->names.subclasscheck, " in __subclasscheck__",
               py_issubclass, py_real_issubclass);
}
