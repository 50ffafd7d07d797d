#include "python/objects/object_reduce.h"

#include "python/objects/type.h"
#include "python/vm.h"

/* ---- state ---- */

/* The values of the slots that classes of the MRO declare, by name; NULL on failure. */
static py_dict *slot_values(py_vm *vm, py_object *o)
{
    py_dict *values = py_dict_new(vm);
    py_tuple *mro = o->type->mro;
    for (int64_t i = 0; values && i < mro->var.size; i++) {
        py_type *type = (py_type *)mro->items[i];
        for (int64_t j = 0; type->slot_members && j < type->var.size; j++) {
            const struct py_member_def *member = &type->slot_members[j];
            py_object *value = *(py_object **)((char *)o + member->offset);
            if (value && py_dict_set_c(vm, values, member->name, value) < 0)
                PY_CLEAR(vm, values);
        }
    }
    return values;
}

static py_object *default_state(py_vm *vm, py_object *o)
{
    py_dict *dict = py_instance_dict(vm, o, false);
    if (!dict && py_raised(vm))
        return NULL;
    py_object *state = py_newref(dict && dict->used ? PY_OBJECT(dict) : vm->none);
    py_dict *slots = slot_values(vm, o);
    if (!slots) {
        py_decref(vm, state);
        return NULL;
    }
    py_object *result = state;
    if (slots->used) {
        result = PY_OBJECT(py_tuple_pack(vm, 2, state, slots));
        py_decref(vm, state);
    }
    py_decref(vm, slots);
    return result;
}

py_object *py_object_getstate(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return default_state(vm, self);
}

static py_object *state_of(py_vm *vm, py_object *o)
{
    py_object *getter;
    if (py_lookup_attr(vm, o, vm->names.getstate, &getter) < 0)
        return NULL;
    if (!getter)
        return default_state(vm, o);
    py_hold(vm, getter);
    py_object *state = py_call_noargs(vm, getter);
    py_unhold(vm, 1);
    py_decref(vm, getter);
    return state;
}

/* ---- arguments for __new__ ---- */

/* __getnewargs_ex__ or __getnewargs__: 1 with *args (and *kwargs) set, 0 when there is neither, -1 failure. */
static int new_arguments(py_vm *vm, py_object *o, py_tuple **args, py_dict **kwargs)
{
    bool missing;
    *args = NULL;
    *kwargs = NULL;
    py_object *answer = py_special_call(vm, o, vm->names.getnewargs_ex, NULL, 0, &missing);
    if (!missing) {
        if (!answer)
            return -1;
        py_tuple *pair = (py_tuple *)answer;
        if (!PY_IS_TUPLE(answer) || pair->var.size != 2 || !PY_IS_TUPLE(pair->items[0]) ||
            !PY_IS_DICT(pair->items[1])) {
            py_raise(vm, vm->exceptions.TypeError,
                     "__getnewargs_ex__ should return a tuple, not '%T'", answer);
            py_decref(vm, answer);
            return -1;
        }
        *args = py_newref(pair->items[0]);
        *kwargs = py_newref(pair->items[1]);
        py_decref(vm, answer);
        return 1;
    }
    answer = py_special_call(vm, o, vm->names.getnewargs, NULL, 0, &missing);
    if (missing)
        return 0;
    if (answer && !PY_IS_TUPLE(answer)) {
        py_raise(vm, vm->exceptions.TypeError, "__getnewargs__ should return a tuple, not '%T'",
                 answer);
        PY_CLEAR(vm, answer);
    }
    *args = (py_tuple *)answer;
    return answer ? 1 : -1;
}

static py_object *copyreg(py_vm *vm, const char *name)
{
    py_object *import = py_dict_get_c(vm, vm->builtins, "__import__");
    py_str *module_name = py_str_from_c(vm, "copyreg");
    py_object *module =
        import && module_name ? py_call_one(vm, import, PY_OBJECT(module_name)) : NULL;
    py_xdecref(vm, module_name);
    py_object *result = module ? py_getattr_string(vm, module, name) : NULL;
    py_xdecref(vm, module);
    return result;
}

/* An iterator over a list's items or a dict's pairs, None for other objects. */
static py_object *items_of(py_vm *vm, py_object *o, bool wanted)
{
    if (!wanted)
        return py_newref(vm->none);
    if (PY_IS_LIST(o))
        return py_iter(vm, o);
    py_object *items = py_call_method(vm, o, "items", NULL, 0);
    py_object *iterator = items ? py_iter(vm, items) : NULL;
    py_xdecref(vm, items);
    return iterator;
}

static py_tuple *with_class_first(py_vm *vm, py_object *o, py_tuple *args)
{
    int64_t count = args ? args->var.size : 0;
    py_tuple *result = py_tuple_new(vm, count + 1);
    if (!result)
        return NULL;
    result->items[0] = py_newref(o->type);
    for (int64_t i = 0; i < count; i++)
        result->items[i + 1] = py_newref(args->items[i]);
    return result;
}

/* (copyreg.__newobj__, (class, *args), state, list items, dict items): protocol 2 and later. */
static py_object *reduce_new(py_vm *vm, py_object *o)
{
    py_tuple *args, *all = NULL, *result = NULL;
    py_dict *kwargs;
    if (!o->type->slots.new_)
        return py_raise(vm, vm->exceptions.TypeError, "cannot pickle '%T' object", o);
    int has_args = new_arguments(vm, o, &args, &kwargs);
    if (has_args < 0)
        return NULL;
    /* What the C structure holds beyond attributes cannot be put together again. */
    if (!has_args && o->type->item_size && !PY_IS_LIST(o) && !PY_IS_DICT(o)) {
        return py_raise(vm, vm->exceptions.TypeError, "cannot pickle '%T' object", o);
    }
    /* __getstate__ and items may be the program's own code. */
    py_hold(vm, args);
    py_hold(vm, kwargs);
    py_object *maker = copyreg(vm, kwargs && kwargs->used ? "__newobj_ex__" : "__newobj__");
    py_hold(vm, maker);
    py_object *state = maker ? state_of(vm, o) : NULL;
    py_hold(vm, state);
    py_object *list_items = state ? items_of(vm, o, PY_IS_LIST(o)) : NULL;
    py_hold(vm, list_items);
    py_object *dict_items = list_items ? items_of(vm, o, PY_IS_DICT(o)) : NULL;
    py_unhold(vm, 5);
    if (dict_items)
        all = kwargs && kwargs->used ? py_tuple_pack(vm, 3, o->type, args, kwargs)
                                     : with_class_first(vm, o, args);
    if (all)
        result = py_tuple_pack(vm, 5, maker, all, state, list_items, dict_items);
    py_xdecref(vm, all);
    py_xdecref(vm, dict_items);
    py_xdecref(vm, list_items);
    py_xdecref(vm, state);
    py_xdecref(vm, maker);
    py_xdecref(vm, args);
    py_xdecref(vm, kwargs);
    return PY_OBJECT(result);
}

static py_object *reduce_by_protocol(py_vm *vm, py_object *o, int64_t protocol)
{
    if (protocol >= 2)
        return reduce_new(vm, o);
    py_object *function = copyreg(vm, "_reduce_ex"), *number = py_int_from(vm, protocol);
    py_object *args[] = {o, number};
    py_hold(vm, function);
    py_hold(vm, number);
    py_object *result = function && number ? py_call(vm, function, args, 2, NULL) : NULL;
    py_unhold(vm, 2);
    py_xdecref(vm, function);
    py_xdecref(vm, number);
    return result;
}

py_object *py_object_reduce(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return reduce_by_protocol(vm, self, 0);
}

/* A __reduce__ of the class's own is what counts. */
py_object *py_object_reduce_ex(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    int64_t protocol = py_as_index(vm, args[0], vm->exceptions.OverflowError);
    if (protocol == -1 && py_raised(vm))
        return NULL;
    py_object *theirs = py_type_lookup(vm, self->type, vm->names.reduce);
    py_object *ours = py_dict_get_str(vm, vm->types.object->dict, vm->names.reduce);
    if (theirs && theirs != ours)
        return py_call_method(vm, self, "__reduce__", NULL, 0);
    return reduce_by_protocol(vm, self, protocol);
}
