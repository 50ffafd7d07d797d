/* Reading and setting attributes: the default rules for instances (Objects/object.c), and the ways in. */
#include "python/objects/type.h"
#include "python/vm.h"

/* ---- the default rules ---- */

static bool has_inline_values(const py_object *o)
{
    return py_type_has(o->type, PY_TYPE_MANAGED_DICT) && py_managed_of(o)->values;
}

/* The dict that already exists; NULL when there is none. */
static py_dict *existing_dict(py_object *o)
{
    if (py_type_has(o->type, PY_TYPE_MANAGED_DICT))
        return py_managed_of(o)->dict;
    py_dict **place = py_dict_place(o);
    return place ? *place : NULL;
}

static py_object *find_in_instance(py_vm *vm, py_object *o, py_str *name)
{
    if (has_inline_values(o) && PY_TYPE_OF(name) == vm->types.str)
        return py_instance_values_get(o, name);
    py_dict *dict = has_inline_values(o) ? py_instance_values_to_dict(vm, o) : existing_dict(o);
    if (!dict)
        return NULL;
    return PY_TYPE_OF(name) == vm->types.str ? py_dict_get_str(vm, dict, name)
                                             : py_dict_get(vm, dict, PY_OBJECT(name));
}

py_object *py_descriptor_bind(py_vm *vm, py_object *descriptor, py_object *instance,
                              py_object *owner)
{
    py_type *type = descriptor->type;
    if (!type->slots.descr_get)
        return py_newref(descriptor);
    /* Functions and slots run none of the program's code here. */
    if (type == vm->types.function || type == vm->types.member_descriptor)
        return type->slots.descr_get(vm, descriptor, instance, owner);
    py_incref(descriptor);
    py_hold(vm, descriptor);
    py_object *result = type->slots.descr_get(vm, descriptor, instance, owner);
    py_unhold(vm, 1);
    py_decref(vm, descriptor);
    return result;
}

/* With what the type has under the name: first what a data descriptor says, then the instance's own. */
static int look_further(py_vm *vm, py_object *o, py_str *name, py_object *in_type,
                        py_object **result)
{
    py_type *type = o->type;
    *result = NULL;
    if (in_type && py_descriptor_is_data(in_type) && in_type->type->slots.descr_get) {
        *result = py_descriptor_bind(vm, in_type, o, PY_OBJECT(type));
        return *result ? 1 : -1;
    }
    py_object *own = find_in_instance(vm, o, name);
    if (own) {
        *result = py_newref(own);
        return 1;
    }
    if (UNLIKELY(py_raised(vm)))
        return -1;
    if (!in_type)
        return 0;
    *result = py_descriptor_bind(vm, in_type, o, PY_OBJECT(type));
    return *result ? 1 : -1;
}

int py_generic_lookup(py_vm *vm, py_object *o, py_str *name, py_object **result)
{
    py_object *in_type = py_type_lookup(vm, o->type, name);
    if (!in_type || in_type->type == vm->types.function)
        return look_further(vm, o, name, in_type, result);
    /* What is asked may take it out of the class. */
    py_incref(in_type);
    py_hold(vm, in_type);
    int found = look_further(vm, o, name, in_type, result);
    py_unhold(vm, 1);
    py_decref(vm, in_type);
    return found;
}

static void *raise_missing(py_vm *vm, py_object *o, py_str *name)
{
    if (PY_IS_TYPE(o))
        py_raise(vm, vm->exceptions.AttributeError, "type object '%N' has no attribute '%U'", o,
                 name);
    else
        py_raise(vm, vm->exceptions.AttributeError, "'%T' object has no attribute '%U'", o, name);
    py_attribute_error_describe(vm, o, name);
    return NULL;
}

py_object *py_generic_getattr(py_vm *vm, py_object *o, py_str *name)
{
    py_object *result;
    if (py_generic_lookup(vm, o, name, &result) != 0)
        return result;
    raise_missing(vm, o, name);
    py_attribute_error_describe(vm, o, name);
    return NULL;
}

static int set_in_dict(py_vm *vm, py_object *o, py_dict *dict, py_str *name, py_object *value)
{
    if (value)
        return py_dict_set(vm, dict, PY_OBJECT(name), value);
    if (py_dict_delete(vm, dict, PY_OBJECT(name)) == 0)
        return 0;
    if (py_raised_matches(vm, vm->exceptions.KeyError)) {
        py_clear_raised(vm);
        raise_missing(vm, o, name);
    }
    return -1;
}

/* Sets in inline values or the dict: 1 done, 0 the instance has no place for attributes, -1 failure. */
static int set_in_instance(py_vm *vm, py_object *o, py_str *name, py_object *value)
{
    if (has_inline_values(o)) {
        if (PY_TYPE_OF(name) == vm->types.str)
            return py_instance_values_set(vm, o, name, value) < 0 ? -1 : 1;
        if (!py_instance_values_to_dict(vm, o))
            return -1;
    }
    py_dict *dict = existing_dict(o);
    if (!dict && value && py_type_has(o->type, PY_TYPE_MANAGED_DICT)) {
        dict = py_managed_of(o)->dict = py_instance_split_dict_new(vm, o);
        if (dict && UNLIKELY(o->record_id))
            py_watch_named(vm, o, "__dict__", NULL, PY_OBJECT(dict));
    } else if (!dict) {
        dict = py_instance_dict(vm, o, value != NULL);
    }
    if (!dict) {
        if (py_raised(vm))
            return -1;
        if (!py_type_has(o->type, PY_TYPE_MANAGED_DICT) && !py_dict_place(o))
            return 0;
        raise_missing(vm, o, name);
        return -1;
    }
    py_incref(dict);
    py_hold(vm, dict);
    int failed = set_in_dict(vm, o, dict, name, value);
    py_unhold(vm, 1);
    py_decref(vm, dict);
    return failed ? -1 : 1;
}

/* A data descriptor takes the value. */
static int set_through(py_vm *vm, py_object *descriptor, py_object *o, py_object *value)
{
    py_incref(descriptor);
    py_hold(vm, descriptor);
    int failed = descriptor->type->slots.descr_set(vm, descriptor, o, value);
    py_unhold(vm, 1);
    py_decref(vm, descriptor);
    return failed;
}

int py_generic_setattr(py_vm *vm, py_object *o, py_str *name, py_object *value)
{
    py_object *in_type = py_type_lookup(vm, o->type, name);
    if (in_type && in_type->type->slots.descr_set)
        return set_through(vm, in_type, o, value);
    py_xincref(in_type);
    int done = set_in_instance(vm, o, name, value);
    if (done == 0) {
        if (in_type)
            py_raise(vm, vm->exceptions.AttributeError, "'%T' object attribute '%U' is read-only",
                     o, name);
        else
            raise_missing(vm, o, name);
    }
    py_xdecref(vm, in_type);
    return done > 0 ? 0 : -1;
}

/* ---- the ways in ---- */

py_object *py_getattr(py_vm *vm, py_object *o, py_str *name)
{
    py_type *type = o->type;
    if (!PY_IS_STR(name))
        return py_raise(vm, vm->exceptions.TypeError, "attribute name must be string, not '%T'",
                        name);
    if (!type->slots.getattr)
        raise_missing(vm, o, name);
    else {
        py_object *result = type->slots.getattr(vm, o, name);
        if (LIKELY(result != NULL))
            return result;
    }
    py_attribute_error_describe(vm, o, name);
    return NULL;
}

int py_lookup_attr(py_vm *vm, py_object *o, py_str *name, py_object **result)
{
    py_type *type = o->type;
    *result = NULL;
    if (type->slots.getattr == py_generic_getattr) {
        int found = py_generic_lookup(vm, o, name, result);
        if (found >= 0)
            return found;
    } else if (type->slots.getattr) {
        *result = type->slots.getattr(vm, o, name);
        if (*result)
            return 1;
    }
    if (py_raised(vm) && !py_raised_matches(vm, vm->exceptions.AttributeError))
        return -1;
    py_clear_raised(vm);
    return 0;
}

int py_setattr(py_vm *vm, py_object *o, py_str *name, py_object *value)
{
    if (!PY_IS_STR(name)) {
        py_raise(vm, vm->exceptions.TypeError, "attribute name must be string, not '%T'", name);
        return -1;
    }
    if (!o->type->slots.setattr) {
        py_raise(vm, vm->exceptions.TypeError,
                 o->type->slots.getattr ? "'%T' object has only read-only attributes (%s .%U)"
                                        : "'%T' object has no attributes (%s .%U)",
                 o, value ? "assign to" : "del", name);
        return -1;
    }
    py_incref(name);
    if (PY_TYPE_OF(name) == vm->types.str && !name->interned)
        py_str_intern(vm, &name);
    py_hold(vm, name);
    int failed = o->type->slots.setattr(vm, o, name, value);
    py_unhold(vm, 1);
    py_decref(vm, name);
    return failed;
}

py_object *py_getattr_string(py_vm *vm, py_object *o, const char *name)
{
    py_str *text = py_str_from_c(vm, name);
    py_object *result = text ? py_getattr(vm, o, text) : NULL;
    py_xdecref(vm, text);
    return result;
}

int py_setattr_string(py_vm *vm, py_object *o, const char *name, py_object *value)
{
    py_str *text = py_str_intern_c(vm, name);
    int failed = text ? py_setattr(vm, o, text, value) : -1;
    py_xdecref(vm, text);
    return failed;
}

int py_get_method(py_vm *vm, py_object *o, py_str *name, py_object **callable)
{
    py_type *type = o->type;
    *callable = NULL;
    if (type->slots.getattr != py_generic_getattr) {
        *callable = py_getattr(vm, o, name);
        return *callable ? 0 : -1;
    }
    py_object *in_type = py_type_lookup(vm, type, name), *own;
    if (in_type && py_type_has(in_type->type, PY_TYPE_METHOD_DESCRIPTOR)) {
        py_incref(in_type);
        own = find_in_instance(vm, o, name);
        if (LIKELY(!own && !py_raised(vm))) {
            *callable = in_type;
            return 1;
        }
        py_decref(vm, in_type);
        if (!own)
            return -1;
        *callable = py_newref(own);
        return 0;
    }
    *callable = py_getattr(vm, o, name);
    return *callable ? 0 : -1;
}
