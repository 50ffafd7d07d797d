/* Finding an attribute along the MRO, fast.
 *
 * What is found for a (type version, name) pair is remembered in one table of 4096 entries, as in CPython. A type's version
 * is a number that no state of any type ever had before; changing the type, or a base of it, takes it away. An
 * entry holds its name, so that no other string can come to stand at the same address; the value is
 * borrowed from the type's dict, which cannot lose it without a new version.
 */
#include "python/objects/type.h"
#include "python/vm.h"

enum { CACHE_SIZE = 4096, CACHE_NAME_LENGTH = 100 };

struct cache_entry {
    uint32_t version;
    py_str *name;     /* owned; NULL: empty */
    py_object *value; /* borrowed; NULL: known to be missing */
};

struct py_type_cache {
    struct cache_entry entries[CACHE_SIZE];
};

int py_type_cache_make(py_vm *vm)
{
    vm->type_cache = py_mem_zeroed(vm, sizeof *vm->type_cache);
    return vm->type_cache ? 0 : -1;
}

void py_type_cache_clear(py_vm *vm)
{
    if (!vm->type_cache)
        return;
    for (size_t i = 0; i < CACHE_SIZE; i++) {
        struct cache_entry *entry = &vm->type_cache->entries[i];
        entry->version = 0;
        entry->value = NULL;
        PY_CLEAR(vm, entry->name);
    }
}

void py_type_cache_free(py_vm *vm)
{
    py_mem_free(vm, vm->type_cache);
    vm->type_cache = NULL;
}

int py_type_cache_traverse(py_vm *vm, py_visit visit, void *argument)
{
    for (size_t i = 0; vm->type_cache && i < CACHE_SIZE; i++)
        PY_VISIT(vm->type_cache->entries[i].name);
    return 0;
}

static int forget_subclass(py_vm *vm, py_type *type, void *argument)
{
    (void)argument;
    py_type_modified(vm, type);
    return 0;
}

void py_type_modified(py_vm *vm, py_type *type)
{
    /* A subclass has a version only while its bases have one. */
    if (!py_type_has(type, PY_TYPE_VALID_VERSION))
        return;
    type->flags &= ~(uint32_t)PY_TYPE_VALID_VERSION;
    type->version_tag = 0;
    py_type_each_subclass(vm, type, forget_subclass, NULL);
}

uint32_t py_type_version(py_vm *vm, py_type *type)
{
    if (py_type_has(type, PY_TYPE_VALID_VERSION))
        return type->version_tag;
    if (!type->bases || !type->mro || vm->next_type_version == UINT32_MAX)
        return 0;
    for (int64_t i = 0; i < type->bases->var.size; i++)
        if (!py_type_version(vm, (py_type *)type->bases->items[i]))
            return 0;
    type->version_tag = ++vm->next_type_version;
    type->flags |= PY_TYPE_VALID_VERSION;
    return type->version_tag;
}

static py_object *find_in_mro(py_vm *vm, py_type *type, py_str *name)
{
    py_tuple *mro = type->mro;
    py_object *found = NULL;
    if (!mro)
        return NULL;
    int64_t hash = py_str_hash(name);
    py_incref(mro);
    for (int64_t i = 0; i < mro->var.size && !found; i++) {
        py_type *base = (py_type *)mro->items[i];
        if (base->dict)
            found = py_dict_get_hash(vm, base->dict, PY_OBJECT(name), hash);
    }
    py_decref(vm, mro);
    return found;
}

py_object *py_type_lookup(py_vm *vm, py_type *type, py_str *name)
{
    struct cache_entry *entry = NULL;
    if (LIKELY(vm->type_cache && py_type_has(type, PY_TYPE_VALID_VERSION))) {
        size_t index = (type->version_tag ^ (size_t)((uintptr_t)name >> 3)) % CACHE_SIZE;
        entry = &vm->type_cache->entries[index];
        if (LIKELY(entry->version == type->version_tag && entry->name == name))
            return entry->value;
    }
    struct py_raised_aside aside;
    py_put_raised_aside(vm, &aside);
    py_object *found = find_in_mro(vm, type, name);
    py_bring_raised_back(vm,
                         &aside); /* a str subclass may have an __eq__ of its own, which fails */
    if (!vm->type_cache || PY_TYPE_OF(name) != vm->types.str || name->length > CACHE_NAME_LENGTH)
        return found;
    uint32_t version = py_type_version(vm, type);
    if (version) {
        size_t index = (version ^ (size_t)((uintptr_t)name >> 3)) % CACHE_SIZE;
        entry = &vm->type_cache->entries[index];
        py_str *old = entry->name;
        entry->version = version;
        entry->value = found;
        entry->name = py_newref(name);
        py_xdecref(vm, old);
    }
    return found;
}
