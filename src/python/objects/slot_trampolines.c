#include "python/objects/slot_trampolines.h"

#include "python/vm.h"

int py_special_lookup(py_vm *vm, py_object *self, py_str *name, py_object **callable, bool *unbound)
{
    py_type *type = self->type;
    py_object *found = py_type_lookup(vm, type, name);
    *callable = NULL;
    *unbound = false;
    if (!found)
        return 0;
    if (py_type_has(found->type, PY_TYPE_METHOD_DESCRIPTOR)) {
        *unbound = true;
        *callable = py_newref(found);
        return 1;
    }
    *callable = py_descriptor_bind(vm, found, self, PY_OBJECT(type));
    return *callable ? 1 : -1;
}

py_object *py_special_call(py_vm *vm, py_object *self, py_str *name, py_object *const *args,
                           size_t nargs, bool *missing)
{
    py_object *callable, *stack[4] = {self};
    bool unbound;
    int found = py_special_lookup(vm, self, name, &callable, &unbound);
    *missing = found == 0;
    if (found <= 0)
        return NULL;
    for (size_t i = 0; i < nargs; i++)
        stack[i + 1] = args[i];
    py_hold(vm, callable);
    py_object *result = unbound ? py_call(vm, callable, stack, nargs + 1, NULL)
                                : py_call(vm, callable, stack + 1, nargs, NULL);
    py_unhold(vm, 1);
    py_decref(vm, callable);
    return result;
}

py_object *py_lookup_special(py_vm *vm, py_object *o, py_str *name)
{
    py_object *found = py_type_lookup(vm, o->type, name);
    return found ? py_descriptor_bind(vm, found, o, PY_OBJECT(o->type)) : NULL;
}

py_object *py_special_call_bound(py_vm *vm, py_object *self, py_str *name, py_object *const *args,
                                 size_t nargs, bool *missing)
{
    py_object *method = py_lookup_special(vm, self, name);
    *missing = !method && !py_raised(vm);
    if (!method)
        return NULL;
    py_hold(vm, method);
    py_object *result = py_call(vm, method, args, nargs, NULL);
    py_unhold(vm, 1);
    py_decref(vm, method);
    return result;
}

/* The same where the method must be there: the class may have lost it since its slot was set. */
static py_object *call_required(py_vm *vm, py_object *self, py_str *name, py_object *const *args,
                                size_t nargs)
{
    bool missing;
    py_object *result = py_special_call(vm, self, name, args, nargs, &missing);
    if (missing)
        py_raise_object(vm, vm->exceptions.AttributeError, PY_OBJECT(name));
    return result;
}

/* The same for operators, where a missing method means NotImplemented. */
static py_object *call_maybe(py_vm *vm, py_object *self, py_str *name, py_object *argument)
{
    bool missing;
    py_object *result = py_special_call(vm, self, name, &argument, 1, &missing);
    return missing ? py_newref(vm->not_implemented) : result;
}

/* Does b's type find another `name` than a's? 1, 0, or -1 on failure. */
static int is_overloaded(py_vm *vm, py_object *a, py_object *b, py_str *name)
{
    py_object *theirs, *ours;
    if (py_lookup_attr(vm, PY_OBJECT(b->type), name, &theirs) < 0)
        return -1;
    if (!theirs)
        return 0;
    py_hold(vm, theirs);
    int found = py_lookup_attr(vm, PY_OBJECT(a->type), name, &ours);
    int differs = found <= 0 ? found < 0 ? -1 : 1 : py_compare_bool(vm, ours, theirs, PY_NE);
    py_unhold(vm, 1);
    py_xdecref(vm, ours);
    py_decref(vm, theirs);
    return differs;
}

/* An operator between objects of which at least one is of a class: a subclass's reflected method goes first when it is
 * another one than the base's (SLOT1BIN). */
static py_object *call_binary(py_vm *vm, py_object *a, py_object *b, py_str *name,
                              py_str *reflected, bool a_has, bool b_has)
{
    bool try_b = a->type != b->type && b_has;
    if (a_has) {
        if (try_b && py_type_is_subtype(b->type, a->type)) {
            int overloaded = is_overloaded(vm, a, b, reflected);
            if (overloaded < 0)
                return NULL;
            if (overloaded) {
                py_object *result = call_maybe(vm, b, reflected, a);
                if (result != vm->not_implemented)
                    return result;
                py_decref(vm, result);
                try_b = false;
            }
        }
        py_object *result = call_maybe(vm, a, name, b);
        if (result != vm->not_implemented || a->type == b->type)
            return result;
        py_decref(vm, result);
    }
    return try_b ? call_maybe(vm, b, reflected, a) : py_newref(vm->not_implemented);
}

#define BINARY(slot, name, reflected)                                                              \
    py_object *py_trampoline_##slot(py_vm *vm, py_object *a, py_object *b)                         \
    {                                                                                              \
        return call_binary(vm, a, b, vm->names.name, vm->names.reflected,                          \
                           a->type->slots.slot == py_trampoline_##slot,                            \
                           b->type->slots.slot == py_trampoline_##slot);                           \
    }
PY_BINARY_TRAMPOLINES(BINARY)

#define ONE(slot, name)                                                                            \
    py_object *py_trampoline_##slot(py_vm *vm, py_object *a, py_object *b)                         \
    {                                                                                              \
        return call_required(vm, a, vm->names.name, &b, 1);                                        \
    }
PY_ONE_TRAMPOLINES(ONE)

#define NONE(slot, name)                                                                           \
    py_object *py_trampoline_##slot(py_vm *vm, py_object *o)                                       \
    {                                                                                              \
        return call_required(vm, o, vm->names.name, NULL, 0);                                      \
    }
PY_NONE_TRAMPOLINES(NONE)

py_object *py_trampoline_power(py_vm *vm, py_object *a, py_object *b, py_object *modulus)
{
    bool a_has = a->type->slots.power == py_trampoline_power;
    if (modulus == vm->none)
        return call_binary(vm, a, b, vm->names.pow, vm->names.rpow, a_has,
                           b->type->slots.power == py_trampoline_power);
    /* Three arguments: only the first one's method is asked. */
    if (!a_has)
        return py_newref(vm->not_implemented);
    py_object *args[] = {b, modulus};
    return call_required(vm, a, vm->names.pow, args, 2);
}

py_object *py_trampoline_ipower(py_vm *vm, py_object *a, py_object *b, py_object *modulus)
{
    (void)modulus;
    return call_required(vm, a, vm->names.ipow, &b, 1);
}

py_object *py_trampoline_repr(py_vm *vm, py_object *o)
{
    return call_required(vm, o, vm->names.repr, NULL, 0);
}

py_object *py_trampoline_str(py_vm *vm, py_object *o)
{
    return call_required(vm, o, vm->names.str, NULL, 0);
}

int64_t py_trampoline_hash(py_vm *vm, py_object *o)
{
    py_object *callable, *result;
    bool unbound;
    int found = py_special_lookup(vm, o, vm->names.hash, &callable, &unbound);
    if (found < 0)
        return -1;
    if (!found || callable == vm->none) {
        py_xdecref(vm, callable);
        return py_hash_not_implemented(vm, o);
    }
    py_hold(vm, callable);
    result = py_call(vm, callable, &o, unbound ? 1 : 0, NULL);
    py_unhold(vm, 1);
    py_decref(vm, callable);
    if (!result)
        return -1;
    if (!PY_IS_INT(result)) {
        py_decref(vm, result);
        py_raise(vm, vm->exceptions.TypeError, "__hash__ method should return an integer");
        return -1;
    }
    int64_t hash;
    if (!py_int_fits(result, &hash))
        hash = py_int_hash(result);
    if (hash == -1)
        hash = -2;
    py_decref(vm, result);
    return hash;
}

/* callable(first, *args, **kwargs). Where there are keywords CPython makes an array that owns what is in it
 * (_PyStack_UnpackDict). */
static py_object *call_with_first(py_vm *vm, py_object *callable, py_object *first,
                                  py_object *const *args, size_t nargs, py_tuple *kwnames)
{
    size_t total = nargs + (kwnames ? (size_t)kwnames->var.size : 0);
    py_object *few[8],
        **all = total < ARRAY_LENGTH(few) ? few : py_mem_alloc(vm, (total + 1) * sizeof *all);
    if (!all)
        return py_raise_memory(vm);
    all[0] = first;
    for (size_t i = 0; i < total; i++)
        all[i + 1] = args[i];
    size_t owned = kwnames && kwnames->var.size ? total + 1 : 0;
    for (size_t i = 0; i < owned; i++) {
        py_incref(all[i]);
        py_hold(vm, all[i]);
    }
    /* CPython makes a dict of the named ones, and from that a tuple of names (_PyStack_UnpackDict) */
    py_tuple *names = owned ? py_tuple_from(vm, kwnames->items, kwnames->var.size) : NULL;
    if (names)
        py_hold(vm, names);
    py_object *result = py_call(vm, callable, all, nargs + 1, names ? names : kwnames);
    if (names)
        py_unhold(vm, 1);
    py_xdecref(vm, names);
    py_unhold(vm, owned);
    for (size_t i = 0; i < owned; i++)
        py_decref(vm, all[i]);
    if (all != few)
        py_mem_free(vm, all);
    return result;
}

py_object *py_trampoline_call(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    py_object *callable;
    bool unbound;
    int found = py_special_lookup(vm, self, vm->names.call, &callable, &unbound);
    if (found <= 0) {
        if (!found)
            py_raise_object(vm, vm->exceptions.AttributeError, PY_OBJECT(vm->names.call));
        return NULL;
    }
    py_hold(vm, callable);
    py_object *result = unbound ? call_with_first(vm, callable, self, args, nargs, kwnames)
                                : py_call(vm, callable, args, nargs, kwnames);
    py_unhold(vm, 1);
    py_decref(vm, callable);
    return result;
}

/* __getattribute__, and when that fails for want of the attribute, __getattr__. */
py_object *py_trampoline_getattr(py_vm *vm, py_object *o, py_str *name)
{
    py_object *getattribute = py_type_lookup(vm, o->type, vm->names.getattribute);
    py_object *result, *argument = PY_OBJECT(name);
    bool missing;
    if (getattribute && getattribute->type == vm->types.wrapper_descriptor &&
        ((py_descriptor *)getattribute)->wrapped ==
            (void *)(uintptr_t)(py_any_function)py_generic_getattr)
        result = py_generic_getattr(vm, o, name);
    else
        result = call_required(vm, o, vm->names.getattribute, &argument, 1);
    if (result || !py_raised_matches(vm, vm->exceptions.AttributeError) ||
        !py_type_lookup(vm, o->type, vm->names.getattr))
        return result;
    py_clear_raised(vm);
    result = py_special_call(vm, o, vm->names.getattr, &argument, 1, &missing);
    return missing ? py_raise_object(vm, vm->exceptions.AttributeError, argument) : result;
}

int py_trampoline_setattr(py_vm *vm, py_object *o, py_str *name, py_object *value)
{
    py_object *args[] = {PY_OBJECT(name), value};
    py_object *result = value ? call_required(vm, o, vm->names.setattr, args, 2)
                              : call_required(vm, o, vm->names.delattr, args, 1);
    py_xdecref(vm, result);
    return result ? 0 : -1;
}

py_object *py_trampoline_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    py_str *const names[] = {vm->names.lt, vm->names.le, vm->names.eq,
                             vm->names.ne, vm->names.gt, vm->names.ge};
    py_object *callable;
    bool unbound;
    int found = py_special_lookup(vm, a, names[op], &callable, &unbound);
    if (found < 0)
        py_clear_raised(vm); /* as python3: a property that raises is no comparison */
    if (found <= 0)
        return py_newref(vm->not_implemented);
    py_object *pair[] = {a, b};
    py_hold(vm, callable);
    py_object *result = py_call(vm, callable, unbound ? pair : pair + 1, unbound ? 2 : 1, NULL);
    py_unhold(vm, 1);
    py_decref(vm, callable);
    return result;
}

/* A class whose __iter__ is None says that it is no iterable; without one, __getitem__ makes it a sequence. */
py_object *py_trampoline_iter(py_vm *vm, py_object *o)
{
    py_object *callable;
    bool unbound;
    int found = py_special_lookup(vm, o, vm->names.iter, &callable, &unbound);
    if (found < 0)
        return NULL;
    if (found) {
        py_object *result;
        if (callable == vm->none) {
            result = py_raise(vm, vm->exceptions.TypeError, "'%T' object is not iterable", o);
        } else {
            py_hold(vm, callable);
            result = py_call(vm, callable, &o, unbound ? 1 : 0, NULL);
            py_unhold(vm, 1);
        }
        py_decref(vm, callable);
        return result;
    }
    if (!py_type_lookup(vm, o->type, vm->names.getitem))
        return py_raise(vm, vm->exceptions.TypeError, "'%T' object is not iterable", o);
    return py_sequence_iterator_new(vm, o);
}

py_object *py_trampoline_descr_get(py_vm *vm, py_object *descriptor, py_object *instance,
                                   py_object *owner)
{
    py_object *get = py_type_lookup(vm, descriptor->type, vm->names.get);
    if (!get)
        return py_newref(descriptor);
    py_object *args[] = {descriptor, instance ? instance : vm->none, owner ? owner : vm->none};
    py_incref(get);
    py_hold(vm, get);
    py_object *result = py_call(vm, get, args, 3, NULL);
    py_unhold(vm, 1);
    py_decref(vm, get);
    return result;
}

int py_trampoline_descr_set(py_vm *vm, py_object *descriptor, py_object *instance, py_object *value)
{
    py_object *args[] = {instance, value};
    py_object *result = value ? call_required(vm, descriptor, vm->names.set, args, 2)
                              : call_required(vm, descriptor, vm->names.delete, args, 1);
    py_xdecref(vm, result);
    return result ? 0 : -1;
}

int py_trampoline_init(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                       py_tuple *kwnames)
{
    py_object *callable;
    bool unbound;
    int found = py_special_lookup(vm, o, vm->names.init, &callable, &unbound);
    if (found <= 0) {
        if (!found)
            py_raise_object(vm, vm->exceptions.AttributeError, PY_OBJECT(vm->names.init));
        return -1;
    }
    py_hold(vm, callable);
    py_object *result = unbound ? call_with_first(vm, callable, o, args, nargs, kwnames)
                                : py_call(vm, callable, args, nargs, kwnames);
    py_unhold(vm, 1);
    py_decref(vm, callable);
    if (!result)
        return -1;
    bool good = result == vm->none;
    if (!good)
        py_raise(vm, vm->exceptions.TypeError, "__init__() should return None, not '%T'", result);
    py_decref(vm, result);
    return good ? 0 : -1;
}

py_object *py_trampoline_new(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    py_object *new_ = py_getattr(vm, PY_OBJECT(type), vm->names.new_);
    if (!new_)
        return NULL;
    py_hold(vm, new_);
    py_object *result = call_with_first(vm, new_, PY_OBJECT(type), args, nargs, kwnames);
    py_unhold(vm, 1);
    py_decref(vm, new_);
    return result;
}

/* __del__: what it raises is printed and forgotten; what was raised before stays. */
void py_trampoline_finalize(py_vm *vm, py_object *o)
{
    struct py_raised_aside aside;
    py_object *callable;
    bool unbound;
    py_put_raised_aside(vm, &aside);
    if (py_special_lookup(vm, o, vm->names.del, &callable, &unbound) > 0) {
        py_hold(vm, callable);
        py_object *result = py_call(vm, callable, &o, unbound ? 1 : 0, NULL);
        if (result)
            py_decref(vm, result);
        else
            py_unraisable(vm, callable);
        py_unhold(vm, 1);
        py_decref(vm, callable);
    } else if (py_raised(vm)) {
        py_clear_raised(vm);
    }
    py_bring_raised_back(vm, &aside);
}

/* __bool__, else __len__, else true. */
int py_trampoline_bool(py_vm *vm, py_object *o)
{
    bool missing, by_length = false;
    py_object *result = py_special_call(vm, o, vm->names.bool_, NULL, 0, &missing);
    if (missing) {
        result = py_special_call(vm, o, vm->names.len, NULL, 0, &missing);
        if (missing)
            return 1;
        by_length = true;
    }
    if (!result)
        return -1;
    int truth = -1;
    if (by_length) {
        int64_t length = py_as_index(vm, result, vm->exceptions.OverflowError);
        if (length < 0 && !py_raised(vm))
            py_raise(vm, vm->exceptions.ValueError, "__len__() should return >= 0");
        truth = length < 0 ? -1 : length != 0;
    } else if (result->type == vm->types.bool_) {
        truth = result == vm->true_;
    } else {
        py_raise(vm, vm->exceptions.TypeError, "__bool__ should return bool, returned %T", result);
    }
    py_decref(vm, result);
    return truth;
}

int64_t py_trampoline_length(py_vm *vm, py_object *o)
{
    py_object *result = call_required(vm, o, vm->names.len, NULL, 0);
    if (!result)
        return -1;
    py_object *number = py_index(vm, result);
    py_decref(vm, result);
    if (!number)
        return -1;
    int64_t length = -1;
    if (py_int_sign(number) < 0)
        py_raise(vm, vm->exceptions.ValueError, "__len__() should return >= 0");
    else
        length = py_as_index(vm, number, vm->exceptions.OverflowError);
    py_decref(vm, number);
    return length;
}

py_object *py_trampoline_sq_item(py_vm *vm, py_object *o, int64_t index)
{
    py_object *number = py_int_from(vm, index);
    if (!number)
        return NULL;
    py_hold(vm, number);
    py_object *result = call_required(vm, o, vm->names.getitem, &number, 1);
    py_unhold(vm, 1);
    py_decref(vm, number);
    return result;
}

int py_trampoline_contains(py_vm *vm, py_object *o, py_object *item)
{
    py_object *callable;
    bool unbound;
    int found = py_special_lookup(vm, o, vm->names.contains, &callable, &unbound);
    if (found < 0)
        return -1;
    if (!found)
        return py_contains_by_iterating(vm, o, item);
    if (callable == vm->none) {
        py_decref(vm, callable);
        py_raise(vm, vm->exceptions.TypeError, "'%T' object is not a container", o);
        return -1;
    }
    py_object *args[] = {o, item};
    py_hold(vm, callable);
    py_object *result =
        unbound ? py_call(vm, callable, args, 2, NULL) : py_call(vm, callable, args + 1, 1, NULL);
    py_unhold(vm, 1);
    py_decref(vm, callable);
    if (!result)
        return -1;
    int truth = py_is_true(vm, result);
    py_decref(vm, result);
    return truth;
}

int py_trampoline_set_subscript(py_vm *vm, py_object *o, py_object *key, py_object *value)
{
    py_object *args[] = {key, value};
    py_object *result = value ? call_required(vm, o, vm->names.setitem, args, 2)
                              : call_required(vm, o, vm->names.delitem, args, 1);
    py_xdecref(vm, result);
    return result ? 0 : -1;
}
