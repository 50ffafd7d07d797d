/* Instance attributes without a dict (PEP 412 as of CPython 3.11: Objects/dictobject.c, "inline values").
 *
 * The instances of a class share one table of names; each keeps a block of values, in the order of the
 * shared names. A name that no instance had yet is added to the shared table as long as it has room: thirty
 * names at first, one fewer with each instance made. When it has no room, or when somebody asks for
 * __dict__, the instance's values become a dict, still a split one in the second case. */
#include "python/objects/dict_table.h"

struct py_dict_keys *py_dict_shared_keys_new(py_vm *vm)
{
    struct py_dict_keys *keys = dict_keys_new(vm, DICT_LOG2_SHARED, true);
    if (keys) {
        keys->usable = DICT_SHARED_MAXIMUM;
        keys->kind = PY_DICT_SPLIT;
    }
    return keys;
}

int py_instance_values_init(py_vm *vm, py_object *o)
{
    struct py_dict_keys *keys = o->type->shared_keys;
    struct py_managed *managed = py_managed_of(o);
    if (!keys) /* its class could not have any: it gets a dict when it needs one */
        return 0;
    if (keys->usable > 1)
        keys->usable--;
    managed->values = dict_values_new(vm, keys_shared_capacity(keys));
    if (!managed->values) {
        py_raise_memory(vm);
        return -1;
    }
    return 0;
}

static inline int64_t name_hash(py_str *name)
{
    return name->hash != -1 ? name->hash : py_str_hash(name);
}

py_object *py_instance_values_get(py_object *o, py_str *name)
{
    struct py_dict_values *values = py_managed_of(o)->values;
    const struct py_dict_keys *keys = o->type->shared_keys;
    if (!values || !keys)
        return NULL;
    int64_t index = dict_keys_find_str(keys, name, name_hash(name));
    return index < 0 ? NULL : values->values[index];
}

/* The index of a name among the shared ones, to which it is added if need be. DICT_EMPTY: no room. */
static int64_t shared_index(struct py_dict_keys *keys, py_str *name)
{
    int64_t hash = name_hash(name);
    int64_t index = dict_keys_find_str(keys, name, hash);
    if (index != DICT_EMPTY || keys->usable <= 0)
        return index;
    keys->version = 0;
    index = keys->entries;
    dict_keys_set_slot(keys, dict_keys_free_slot(keys, hash), index);
    keys_str(keys)[index].key = py_newref(name);
    keys->usable--;
    keys->entries++;
    return index;
}

/* Around the values of an instance, which then belong to the dict. */
static py_dict *dict_from_values(py_vm *vm, struct py_dict_keys *keys,
                                 struct py_dict_values *values)
{
    bool track = false;
    for (int64_t i = 0; i < *values_count(values); i++)
        track |= py_may_be_tracked(vm, values->values[values_index_at(values, i)]);
    int64_t used = *values_count(values);
    keys->refcount++;
    py_dict *dict = dict_wrap(vm, keys, NULL, used);
    if (!dict)
        return NULL;
    dict->values = values;
    if (track)
        py_gc_track(vm, dict);
    return dict;
}

py_dict *py_instance_values_to_dict(py_vm *vm, py_object *o)
{
    struct py_managed *managed = py_managed_of(o);
    if (managed->dict)
        return managed->dict;
    py_dict *dict;
    if (managed->values)
        dict = dict_from_values(vm, o->type->shared_keys, managed->values);
    else
        dict = py_dict_new(vm);
    if (!dict)
        return NULL;
    managed->values = NULL;
    managed->dict = dict;
    if (UNLIKELY(o->record_id))
        py_watch_reset(vm, o);
    return dict;
}

py_dict *py_instance_split_dict_new(py_vm *vm, py_object *o)
{
    struct py_dict_keys *keys = o->type->shared_keys;
    if (!keys)
        return py_dict_new(vm);
    struct py_dict_values *values = dict_values_new(vm, keys_shared_capacity(keys));
    if (!values)
        return py_raise_memory(vm);
    keys->refcount++;
    return dict_wrap(vm, keys, values, 0);
}

static int no_attribute(py_vm *vm, py_object *o, py_str *name)
{
    py_raise(vm, vm->exceptions.AttributeError, "'%.100T' object has no attribute '%U'", o, name);
    return -1;
}

/* Sets or deletes in the dict that the instance has, or gets now. */
static int set_in_dict(py_vm *vm, py_object *o, py_str *name, py_object *value)
{
    py_dict *dict = py_instance_values_to_dict(vm, o);
    if (!dict)
        return -1;
    if (value)
        return py_dict_set(vm, dict, (py_object *)name, value);
    int result = py_dict_delete(vm, dict, (py_object *)name);
    return result < 0 && py_raised_matches(vm, vm->exceptions.KeyError) ? no_attribute(vm, o, name)
                                                                        : result;
}

int py_instance_values_set(py_vm *vm, py_object *o, py_str *name, py_object *value)
{
    struct py_dict_values *values = py_managed_of(o)->values;
    struct py_dict_keys *keys = o->type->shared_keys;
    int64_t index = DICT_EMPTY;
    if (values && keys && dict_is_str_key(vm, &name->base))
        index = shared_index(keys, name);
    if (index == DICT_EMPTY)
        return set_in_dict(vm, o, name, value);
    py_object *old = values->values[index];
    if (!old && !value)
        return no_attribute(vm, o, name);
    values->values[index] = value;
    py_xincref(value);
    if (!old)
        dict_values_add(values, index);
    else if (!value)
        dict_values_remove(values, index);
    if (UNLIKELY(o->record_id))
        py_watch_named(vm, o, py_str_utf8(vm, name, NULL), old, value);
    py_xdecref(vm, old);
    return 0;
}

/* Each set value once; its dict instead when it has one. */
int py_instance_values_traverse(py_object *o, py_visit visit, void *argument)
{
    struct py_managed *managed = py_managed_of(o);
    if (managed->values) {
        const struct py_dict_keys *keys = o->type->shared_keys;
        for (int64_t i = 0; i < keys->entries; i++)
            PY_VISIT(managed->values->values[i]);
    }
    PY_VISIT(managed->dict);
    return 0;
}

void py_instance_values_clear(py_vm *vm, py_object *o)
{
    struct py_managed *managed = py_managed_of(o);
    struct py_dict_values *values = managed->values;
    if (values) {
        for (int64_t i = 0, n = o->type->shared_keys->entries; i < n; i++) {
            PY_CLEAR(vm, values->values[i]);
            if (managed->values != values) /* made a dict, which owns them now */
                break;
        }
        if (managed->values == values) {
            managed->values = NULL;
            dict_values_free(vm, values);
        }
    }
    PY_CLEAR(vm, managed->dict);
}

bool py_instance_values_next(py_object *o, int64_t *position, py_str **name, py_object **value)
{
    struct py_managed *managed = py_managed_of(o);
    if (managed->dict) {
        if ((*position)++ != 0)
            return false;
        *name = NULL;
        *value = &managed->dict->base;
        return true;
    }
    if (!managed->values || *position >= *values_count(managed->values))
        return false;
    int64_t index = values_index_at(managed->values, (*position)++);
    *name = (py_str *)keys_str(o->type->shared_keys)[index].key;
    *value = managed->values->values[index];
    return true;
}
