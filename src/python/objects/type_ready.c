/* From a spec to a working type, and what types hand on to their subclasses. */
#include "python/memory/weakref.h"
#include "python/objects/type.h"
#include "python/vm.h"

#include <string.h>

#define TYPE(field, spec, base) extern const struct py_type_spec spec;
#include "python/objects/types.def"
#undef TYPE

static const uint32_t subclass_flags =
    PY_TYPE_FLOAT_SUBCLASS | PY_TYPE_SET_SUBCLASS | PY_TYPE_INT_SUBCLASS | PY_TYPE_LIST_SUBCLASS |
    PY_TYPE_TUPLE_SUBCLASS | PY_TYPE_BYTES_SUBCLASS | PY_TYPE_STR_SUBCLASS | PY_TYPE_DICT_SUBCLASS |
    PY_TYPE_EXCEPTION_SUBCLASS | PY_TYPE_TYPE_SUBCLASS;

/* ---- subclasses ---- */

int py_type_add_subclass(py_vm *vm, py_type *base, py_type *type)
{
    py_object *key = py_int_from_unsigned(vm, py_id(vm, type));
    py_object *reference = py_weakref_new(vm, PY_OBJECT(type), NULL);
    /* A collection in there may have freed the last subclass, and the dict with it. */
    if (key && reference && !base->subclasses) {
        py_dict *subclasses = py_dict_new(vm);
        PY_SETREF(vm, base->subclasses, PY_OBJECT(subclasses));
    }
    int failed = key && reference && base->subclasses
                     ? py_dict_set(vm, (py_dict *)base->subclasses, key, reference)
                     : -1;
    py_xdecref(vm, key);
    py_xdecref(vm, reference);
    return failed;
}

void py_type_remove_subclass(py_vm *vm, py_type *base, py_type *type)
{
    if (!base->subclasses)
        return;
    py_object *key = py_int_from_unsigned(vm, py_id(vm, type));
    if (!key || (py_dict_get(vm, (py_dict *)base->subclasses, key) &&
                 py_dict_delete(vm, (py_dict *)base->subclasses, key) < 0))
        py_clear_raised(vm);
    py_xdecref(vm, key);
    if (((py_dict *)base->subclasses)->used == 0)
        PY_CLEAR(vm, base->subclasses);
}

int py_type_each_subclass(py_vm *vm, py_type *type, int (*visit)(py_vm *, py_type *, void *),
                          void *argument)
{
    int64_t position = 0;
    py_object *reference;
    while (type->subclasses &&
           py_dict_next((py_dict *)type->subclasses, &position, NULL, &reference, NULL)) {
        py_object *subclass = ((py_weakref *)reference)->referent;
        if (subclass && subclass != vm->none && visit(vm, (py_type *)subclass, argument) < 0)
            return -1;
    }
    return 0;
}

static int append_subclass(py_vm *vm, py_type *type, void *argument)
{
    return py_list_append(vm, argument, PY_OBJECT(type));
}

py_list *py_type_subclass_list(py_vm *vm, py_type *type)
{
    py_list *list = py_list_new(vm, 0);
    if (list && py_type_each_subclass(vm, type, append_subclass, list) < 0) {
        py_decref(vm, list);
        return NULL;
    }
    return list;
}

/* ---- inheritance ---- */

static void inherit_structure(py_type *type)
{
    py_type *base = type->base;
    struct py_slots *slots = &type->slots;
    if (!py_type_has(type, PY_TYPE_GC) && py_type_has(base, PY_TYPE_GC) && !slots->traverse) {
        type->flags |= PY_TYPE_GC;
        slots->clear = slots->clear ? slots->clear : base->slots.clear;
    }
    if (!slots->traverse)
        slots->traverse = base->slots.traverse;
    if (!slots->clear)
        slots->clear = base->slots.clear;
    if (!slots->destroy)
        slots->destroy = base->slots.destroy;
    type->flags |= base->flags & (subclass_flags | PY_TYPE_MANAGED_DICT);
    type->basic_size = MAX(type->basic_size, base->basic_size);
    if (!type->item_size)
        type->item_size = base->item_size;
    if (!type->weaklist_offset)
        type->weaklist_offset = base->weaklist_offset;
    if (!type->dict_offset)
        type->dict_offset = base->dict_offset;
}

/* Types in C that say nothing of __new__ and come straight from object cannot be made by calling them. */
static void inherit_new(py_vm *vm, py_type *type)
{
    if (type->slots.new_ || py_type_has(type, PY_TYPE_NO_NEW))
        return;
    if (type->base == vm->types.object && !py_type_has(type, PY_TYPE_HEAP))
        type->flags |= PY_TYPE_NO_NEW;
    else if (py_type_has(type->base, PY_TYPE_NO_NEW))
        type->flags |= PY_TYPE_NO_NEW;
    else
        type->slots.new_ = type->base->slots.new_;
}

int py_type_inherit(py_vm *vm, py_type *type)
{
    if (!type->base)
        return 0;
    inherit_new(vm, type);
    inherit_structure(type);
    for (int64_t i = 1; i < type->mro->var.size; i++) {
        py_type *base = (py_type *)type->mro->items[i];
        if (!PY_IS_TYPE(base))
            continue;
        py_slots_inherit(vm, type, base);
        if (!py_type_has(type, PY_TYPE_SEQUENCE | PY_TYPE_MAPPING))
            type->flags |= base->flags & (PY_TYPE_SEQUENCE | PY_TYPE_MAPPING);
    }
    return 0;
}

/* ---- from a spec ---- */

static const char *name_after_dot(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot ? dot + 1 : name;
}

/* The block with everything that needs no other object. The type `type` may be the one being made. */
static py_type *allocate(py_vm *vm, const struct py_type_spec *spec, py_type *base)
{
    py_type seed = {.basic_size = sizeof seed,
                    .item_size = sizeof(struct py_member_def),
                    .flags = PY_TYPE_GC | PY_TYPE_TYPE_SUBCLASS,
                    .name = "type"};
    py_type *metatype = vm->types.type ? vm->types.type : &seed;
    py_type *type = py_object_new_var(vm, metatype, 0);
    if (!type)
        return NULL;
    type->slots = spec->slots;
    type->name = name_after_dot(spec->name);
    type->basic_size = spec->basic_size;
    type->item_size = spec->item_size;
    type->flags = spec->flags | PY_TYPE_IMMUTABLE;
    type->weaklist_offset = spec->weaklist_offset;
    type->dict_offset = spec->dict_offset;
    type->spec = spec;
    if (base) {
        type->base = py_newref(base);
        type->flags |= base->flags & subclass_flags;
        if (!type->slots.destroy)
            type->slots.destroy = base->slots.destroy;
    }
    return type;
}

static int set_in_dict(py_vm *vm, py_type *type, const char *name, py_object *value)
{
    int failed = value ? py_dict_set_c(vm, type->dict, name, value) : -1;
    py_xdecref(vm, value);
    return failed;
}

static int add_methods(py_vm *vm, py_type *type, const struct py_method_def *methods)
{
    for (const struct py_method_def *method = methods; method && method->name; method++) {
        if (!(method->flags & PY_METHOD_COEXIST) && py_dict_get_c(vm, type->dict, method->name))
            continue;
        py_object *value = NULL;
        if (method->flags & PY_METHOD_STATIC) {
            py_object *function = py_builtin_function_new(vm, method, PY_OBJECT(type), NULL);
            value = function ? py_staticmethod_new(vm, function) : NULL;
            py_xdecref(vm, function);
        } else {
            value = py_method_descriptor_new(vm, type, method);
        }
        if (set_in_dict(vm, type, method->name, value) < 0)
            return -1;
    }
    return 0;
}

static py_object *call_size_of(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    int64_t size = self->type->slots.size_of(vm, self);
    return size < 0 ? NULL : py_int_from(vm, size);
}

/* __sizeof__ of the types that have a size_of slot. */
static const struct py_method_def size_of_methods[] = {
    {"__sizeof__", call_size_of, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return the size of the object in memory, in bytes."},
    {0},
};

static int add_attributes(py_vm *vm, py_type *type, const struct py_type_spec *spec)
{
    if (py_slots_add_wrappers(vm, type, &spec->slots) < 0 ||
        add_methods(vm, type, spec->methods) < 0)
        return -1;
    if (spec->slots.size_of && type != vm->types.type && add_methods(vm, type, size_of_methods) < 0)
        return -1;
    for (const struct py_member_def *member = spec->members; member && member->name; member++)
        if (!py_dict_get_c(vm, type->dict, member->name) &&
            set_in_dict(vm, type, member->name, py_member_descriptor_new(vm, type, member)) < 0)
            return -1;
    for (const struct py_getset_def *getset = spec->getsets; getset && getset->name; getset++)
        if (!py_dict_get_c(vm, type->dict, getset->name) &&
            set_in_dict(vm, type, getset->name, py_getset_descriptor_new(vm, type, getset)) < 0)
            return -1;
    if (py_dict_get_c(vm, type->dict, "__doc__"))
        return 0;
    return set_in_dict(vm, type, "__doc__",
                       spec->doc ? PY_OBJECT(py_str_from_c(vm, spec->doc)) : py_newref(vm->none));
}

void py_type_set_hash(py_vm *vm, py_type *type)
{
    if (type->slots.hash)
        return;
    type->slots.hash = py_hash_not_implemented;
    if (!py_dict_get_str(vm, type->dict, vm->names.hash) &&
        py_dict_set(vm, type->dict, PY_OBJECT(vm->names.hash), vm->none) < 0)
        py_clear_raised(vm);
}

static int make_ready(py_vm *vm, py_type *type)
{
    type->dict = py_dict_new(vm);
    type->bases = type->base ? py_tuple_pack(vm, 1, type->base) : py_tuple_new(vm, 0);
    if (!type->dict || !type->bases || py_type_make_mro(vm, type) < 0 ||
        add_attributes(vm, type, type->spec) < 0 || py_type_inherit(vm, type) < 0)
        return -1;
    py_type_set_hash(vm, type);
    return type->base ? py_type_add_subclass(vm, type->base, type) : 0;
}

/* ---- start-up and shutting down ---- */

static void mark_families(struct py_types *types)
{
    types->float_->flags |= PY_TYPE_FLOAT_SUBCLASS;
    types->set->flags |= PY_TYPE_SET_SUBCLASS;
    types->frozenset->flags |= PY_TYPE_SET_SUBCLASS;
    types->int_->flags |= PY_TYPE_INT_SUBCLASS;
    types->bool_->flags |= PY_TYPE_INT_SUBCLASS;
    types->list->flags |= PY_TYPE_LIST_SUBCLASS;
    types->tuple->flags |= PY_TYPE_TUPLE_SUBCLASS;
    types->bytes->flags |= PY_TYPE_BYTES_SUBCLASS;
    types->str->flags |= PY_TYPE_STR_SUBCLASS;
    types->dict->flags |= PY_TYPE_DICT_SUBCLASS;
    types->type->flags |= PY_TYPE_TYPE_SUBCLASS;
}

int py_types_allocate(py_vm *vm)
{
    struct py_types *types = &vm->types;
#define TYPE(field, spec, base)                                                                    \
    types->field = allocate(vm, &spec, types->base);                                               \
    if (!types->field)                                                                             \
        return -1;
#include "python/objects/types.def"
#undef TYPE
    types->object->var.base.type = types->type;
    types->type->var.base.type = types->type;
    mark_families(types);
    return 0;
}

int py_types_ready(py_vm *vm)
{
    py_type_cache_make(vm);
#define TYPE(field, spec, base)                                                                    \
    if (make_ready(vm, vm->types.field) < 0)                                                       \
        return -1;
#include "python/objects/types.def"
#undef TYPE
    return 0;
}

void py_type_take_apart(py_vm *vm, py_type *type)
{
    if (!type)
        return;
    type->flags &= ~(uint32_t)PY_TYPE_VALID_VERSION;
    PY_CLEAR(vm, type->dict);
    PY_CLEAR(vm, type->bases);
    PY_CLEAR(vm, type->mro);
    PY_CLEAR(vm, type->subclasses);
}

py_type *py_type_from_spec(py_vm *vm, const struct py_type_spec *spec, py_type *base)
{
    py_type *type = allocate(vm, spec, base ? base : vm->types.object);
    if (!type)
        return NULL;
    py_hold(vm, type);
    bool ready = make_ready(vm, type) == 0;
    py_unhold(vm, 1);
    if (!ready) {
        py_type_take_apart(vm, type);
        PY_CLEAR(vm, type);
    }
    return type;
}

void py_types_clear(py_vm *vm)
{
    py_type_cache_clear(vm);
    /* Those of exceptions first: what destroys their instances is in the others. */
    py_type **exceptions = (py_type **)&vm->exceptions;
    for (size_t i = 0; i < sizeof vm->exceptions / sizeof *exceptions; i++)
        py_type_take_apart(vm, exceptions[i]);
#define TYPE(field, spec, base) py_type_take_apart(vm, vm->types.field);
#include "python/objects/types.def"
#undef TYPE
}

static void free_type(py_vm *vm, py_type *type)
{
    if (!type)
        return;
    type->var.base.refcount = 0;
    py_object_free(vm, type);
}

void py_types_free(py_vm *vm)
{
    py_type_cache_clear(vm);
    py_type_cache_free(vm);
    py_type *type = vm->types.type;
#define TYPE(field, spec, base)                                                                    \
    if (vm->types.field != type)                                                                   \
        free_type(vm, vm->types.field);                                                            \
    vm->types.field = NULL;
#include "python/objects/types.def"
#undef TYPE
    free_type(vm, type);
}
