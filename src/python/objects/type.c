/* The type `type`: what classes and built-in types answer, and what calling one does. */
#include "python/objects/type.h"

#include "python/library/args.h"
#include "python/memory/weakref.h"
#include "python/vm.h"

#include <string.h>

/* ---- names ---- */

py_object *py_type_name(py_vm *vm, py_type *type)
{
    if (type->heap_name)
        return py_newref(type->heap_name);
    return PY_OBJECT(py_str_from_c(vm, type->name));
}

py_object *py_type_qualname(py_vm *vm, py_type *type)
{
    return type->qualname ? py_newref(type->qualname) : py_type_name(vm, type);
}

py_object *py_type_module(py_vm *vm, py_type *type)
{
    if (py_type_has(type, PY_TYPE_HEAP)) {
        py_object *module = py_dict_get_str(vm, type->dict, vm->names.module);
        return module ? py_newref(module)
                      : py_raise_object(vm, vm->exceptions.AttributeError,
                                        PY_OBJECT(vm->names.module));
    }
    const char *dot = strrchr(type->spec->name, '.');
    if (!dot)
        return PY_OBJECT(py_str_intern_c(vm, "builtins"));
    return PY_OBJECT(py_str_from(vm, type->spec->name, (size_t)(dot - type->spec->name)));
}

static bool check_settable(py_vm *vm, py_type *type, py_object *value, const char *name)
{
    if (py_type_has(type, PY_TYPE_IMMUTABLE)) {
        py_raise(vm, vm->exceptions.TypeError, "cannot set '%s' attribute of immutable type '%N'",
                 name, type);
        return false;
    }
    if (!value) {
        py_raise(vm, vm->exceptions.TypeError,
                 "cannot delete '%s' attribute of immutable type '%N'", name, type);
        return false;
    }
    return true;
}

static py_object *get_name(py_vm *vm, py_object *self, void *closure)
{
    (void)closure;
    return py_type_name(vm, (py_type *)self);
}

static int set_name(py_vm *vm, py_object *self, py_object *value, void *closure)
{
    py_type *type = (py_type *)self;
    (void)closure;
    if (!check_settable(vm, type, value, "__name__"))
        return -1;
    if (!PY_IS_STR(value)) {
        py_raise(vm, vm->exceptions.TypeError, "can only assign string to %N.__name__, not '%T'",
                 type, value);
        return -1;
    }
    size_t length;
    const char *utf8 = py_str_utf8(vm, (py_str *)value, &length);
    if (!utf8)
        return -1;
    if (strlen(utf8) != length) {
        py_raise(vm, vm->exceptions.ValueError, "type name must not contain null characters");
        return -1;
    }
    py_str *old = type->heap_name;
    type->heap_name = py_newref(value);
    type->name = utf8;
    py_xdecref(vm, old);
    return 0;
}

static py_object *get_qualname(py_vm *vm, py_object *self, void *closure)
{
    (void)closure;
    return py_type_qualname(vm, (py_type *)self);
}

static int set_qualname(py_vm *vm, py_object *self, py_object *value, void *closure)
{
    py_type *type = (py_type *)self;
    (void)closure;
    if (!check_settable(vm, type, value, "__qualname__"))
        return -1;
    if (!PY_IS_STR(value)) {
        py_raise(vm, vm->exceptions.TypeError,
                 "can only assign string to %N.__qualname__, not '%T'", type, value);
        return -1;
    }
    PY_SETREF(vm, type->qualname, py_newref(value));
    return 0;
}

static py_object *get_module(py_vm *vm, py_object *self, void *closure)
{
    (void)closure;
    return py_type_module(vm, (py_type *)self);
}

static int set_in_own_dict(py_vm *vm, py_type *type, py_str *name, py_object *value)
{
    if (!check_settable(vm, type, value, py_str_data(name)))
        return -1;
    py_type_modified(vm, type);
    return py_dict_set(vm, type->dict, PY_OBJECT(name), value);
}

static int set_module(py_vm *vm, py_object *self, py_object *value, void *closure)
{
    (void)closure;
    return set_in_own_dict(vm, (py_type *)self, vm->names.module, value);
}

/* ---- what it is made of ---- */

static py_object *get_bases(py_vm *vm, py_object *self, void *closure)
{
    py_type *type = (py_type *)self;
    (void)closure;
    return type->bases ? py_newref(type->bases) : PY_OBJECT(py_tuple_new(vm, 0));
}

static py_object *get_dict(py_vm *vm, py_object *self, void *closure)
{
    py_type *type = (py_type *)self;
    (void)closure;
    return type->dict ? py_mapping_proxy_new(vm, PY_OBJECT(type->dict)) : py_newref(vm->none);
}

static py_object *get_doc(py_vm *vm, py_object *self, void *closure)
{
    py_type *type = (py_type *)self;
    (void)closure;
    py_object *doc = py_dict_get_str(vm, type->dict, vm->names.doc);
    if (!doc)
        return py_newref(vm->none);
    if (doc->type->slots.descr_get)
        return doc->type->slots.descr_get(vm, doc, NULL, self);
    return py_newref(doc);
}

static int set_doc(py_vm *vm, py_object *self, py_object *value, void *closure)
{
    (void)closure;
    return set_in_own_dict(vm, (py_type *)self, vm->names.doc, value);
}

static py_object *get_text_signature(py_vm *vm, py_object *self, void *closure)
{
    (void)self, (void)closure;
    return py_newref(vm->none);
}

static py_object *get_annotations(py_vm *vm, py_object *self, void *closure)
{
    py_type *type = (py_type *)self;
    (void)closure;
    if (!py_type_has(type, PY_TYPE_HEAP))
        return py_raise(vm, vm->exceptions.AttributeError,
                        "type object '%N' has no attribute '__annotations__'", type);
    py_object *found = py_dict_get_str(vm, type->dict, vm->names.annotations);
    if (found) {
        if (found->type->slots.descr_get)
            return found->type->slots.descr_get(vm, found, NULL, self);
        return py_newref(found);
    }
    py_object *made = PY_OBJECT(py_dict_new(vm));
    if (made && py_dict_set(vm, type->dict, PY_OBJECT(vm->names.annotations), made) < 0)
        PY_CLEAR(vm, made);
    if (made)
        py_type_modified(vm, type);
    return made;
}

static int set_annotations(py_vm *vm, py_object *self, py_object *value, void *closure)
{
    py_type *type = (py_type *)self;
    (void)closure;
    if (py_type_has(type, PY_TYPE_IMMUTABLE)) {
        py_raise(vm, vm->exceptions.TypeError,
                 "cannot set '__annotations__' attribute of immutable type '%N'", type);
        return -1;
    }
    if (value) {
        py_type_modified(vm, type);
        return py_dict_set(vm, type->dict, PY_OBJECT(vm->names.annotations), value);
    }
    if (!py_dict_get_str(vm, type->dict, vm->names.annotations)) {
        py_raise(vm, vm->exceptions.AttributeError, "__annotations__");
        return -1;
    }
    py_type_modified(vm, type);
    return py_dict_delete(vm, type->dict, PY_OBJECT(vm->names.annotations));
}

static py_object *get_abstract(py_vm *vm, py_object *self, void *closure)
{
    py_type *type = (py_type *)self;
    (void)closure;
    py_object *found =
        type == vm->types.type ? NULL : py_dict_get_str(vm, type->dict, vm->names.abstractmethods);
    return found ? py_newref(found)
                 : py_raise_object(vm, vm->exceptions.AttributeError,
                                   PY_OBJECT(vm->names.abstractmethods));
}

static int set_abstract(py_vm *vm, py_object *self, py_object *value, void *closure)
{
    py_type *type = (py_type *)self;
    (void)closure;
    int abstract = value ? py_is_true(vm, value) : 0;
    if (abstract < 0)
        return -1;
    if (!value && !py_dict_get_str(vm, type->dict, vm->names.abstractmethods)) {
        py_raise_object(vm, vm->exceptions.AttributeError, PY_OBJECT(vm->names.abstractmethods));
        return -1;
    }
    py_object *name = PY_OBJECT(vm->names.abstractmethods);
    if ((value ? py_dict_set(vm, type->dict, name, value) : py_dict_delete(vm, type->dict, name)) <
        0)
        return -1;
    py_type_modified(vm, type);
    type->flags =
        abstract ? type->flags | PY_TYPE_ABSTRACT : type->flags & ~(uint32_t)PY_TYPE_ABSTRACT;
    return 0;
}

static py_object *get_mro(py_vm *vm, py_object *self, void *closure)
{
    py_type *type = (py_type *)self;
    (void)closure;
    return py_newref(type->mro ? PY_OBJECT(type->mro) : vm->none);
}

static py_object *get_base(py_vm *vm, py_object *self, void *closure)
{
    py_type *type = (py_type *)self;
    (void)closure;
    return py_newref(type->base ? PY_OBJECT(type->base) : vm->none);
}

static py_object *get_basic_size(py_vm *vm, py_object *self, void *closure)
{
    (void)closure;
    return py_int_from(vm, (int64_t)((py_type *)self)->basic_size);
}

static py_object *get_item_size(py_vm *vm, py_object *self, void *closure)
{
    py_type *type = (py_type *)self;
    (void)closure;
    /* The digits of CPython's ints are half as wide as the engine's limbs. */
    return py_int_from(vm, py_type_has(type, PY_TYPE_INT_SUBCLASS) ? 4 : (int64_t)type->item_size);
}

static py_object *get_weakref_offset(py_vm *vm, py_object *self, void *closure)
{
    (void)closure;
    return py_int_from(vm, (int64_t)((py_type *)self)->weaklist_offset);
}

/* Where a managed dict stands has a number of CPython's own: before the object, counted from its end. */
static py_object *get_dict_offset(py_vm *vm, py_object *self, void *closure)
{
    py_type *type = (py_type *)self;
    (void)closure;
    if (py_type_has(type, PY_TYPE_MANAGED_DICT)) {
        py_type *owner = type;
        while (owner->base && py_type_has(owner->base, PY_TYPE_MANAGED_DICT))
            owner = owner->base;
        return py_int_from(vm, -(int64_t)owner->basic_size - 24);
    }
    return py_int_from(vm, (int64_t)type->dict_offset);
}

/* The flags a program can see, at CPython's bits. */
static py_object *get_flags(py_vm *vm, py_object *self, void *closure)
{
    static const struct {
        uint32_t ours, theirs;
    } bits[] = {
        {PY_TYPE_GC, 1u << 14},
        {PY_TYPE_BASE, 1u << 10},
        {PY_TYPE_HEAP, 1u << 9},
        {PY_TYPE_NO_NEW, 1u << 7},
        {PY_TYPE_IMMUTABLE, 1u << 8},
        {PY_TYPE_METHOD_DESCRIPTOR, 1u << 17},
        {PY_TYPE_MANAGED_DICT, 1u << 4},
        {PY_TYPE_ABSTRACT, 1u << 20},
        {PY_TYPE_SEQUENCE, 1u << 5},
        {PY_TYPE_MAPPING, 1u << 6},
        {PY_TYPE_VALID_VERSION, 1u << 19},
        {PY_TYPE_INT_SUBCLASS, 1u << 24},
        {PY_TYPE_LIST_SUBCLASS, 1u << 25},
        {PY_TYPE_TUPLE_SUBCLASS, 1u << 26},
        {PY_TYPE_BYTES_SUBCLASS, 1u << 27},
        {PY_TYPE_STR_SUBCLASS, 1u << 28},
        {PY_TYPE_DICT_SUBCLASS, 1u << 29},
        {PY_TYPE_EXCEPTION_SUBCLASS, 1u << 30},
        {PY_TYPE_TYPE_SUBCLASS, 1u << 31},
    };
    uint64_t flags = 1u << 12 | 1u << 18;
    (void)closure;
    for (size_t i = 0; i < ARRAY_LENGTH(bits); i++)
        if (py_type_has((py_type *)self, bits[i].ours))
            flags |= bits[i].theirs;
    return py_int_from(vm, (int64_t)flags);
}

/* ---- __bases__ assignment ---- */

static py_tuple *check_bases(py_vm *vm, py_type *type, py_object *value)
{
    if (!PY_IS_TUPLE(value))
        return py_raise(vm, vm->exceptions.TypeError,
                        "can only assign tuple to %N.__bases__, not %T", type, value);
    py_tuple *bases = (py_tuple *)value;
    if (bases->var.size == 0)
        return py_raise(vm, vm->exceptions.TypeError,
                        "can only assign non-empty tuple to %N.__bases__, not ()", type);
    for (int64_t i = 0; i < bases->var.size; i++) {
        py_type *base = (py_type *)bases->items[i];
        if (!PY_IS_TYPE(base))
            return py_raise(vm, vm->exceptions.TypeError,
                            "%N.__bases__ must be tuple of classes, not '%T'", type, base);
        if (py_type_is_subtype(base, type))
            return py_raise(vm, vm->exceptions.TypeError,
                            "a __bases__ item causes an inheritance cycle");
    }
    return bases;
}

static int remake_mro(py_vm *vm, py_type *type, void *argument)
{
    if (py_type_make_mro(vm, type) < 0)
        return -1;
    return py_type_each_subclass(vm, type, remake_mro, argument);
}

static int fix_slots(py_vm *vm, py_type *type, void *argument)
{
    py_slots_fix_all(vm, type);
    return py_type_each_subclass(vm, type, fix_slots, argument);
}

static int set_bases(py_vm *vm, py_object *self, py_object *value, void *closure)
{
    py_type *type = (py_type *)self;
    (void)closure;
    if (!check_settable(vm, type, value, "__bases__"))
        return -1;
    py_tuple *bases = check_bases(vm, type, value);
    py_type *base = bases ? py_best_base(vm, bases) : NULL;
    if (!base || !py_layout_compatible(vm, type->base, base, "__bases__"))
        return -1;
    py_tuple *old_bases = type->bases;
    py_type *old_base = type->base;
    type->bases = py_newref(bases);
    type->base = py_newref(base);
    if (remake_mro(vm, type, NULL) < 0) {
        struct py_raised_aside aside;
        py_put_raised_aside(vm, &aside);
        py_decref(vm, type->bases);
        py_decref(vm, type->base);
        type->bases = old_bases;
        type->base = old_base;
        if (remake_mro(vm, type, NULL) < 0)
            py_clear_raised(vm);
        py_bring_raised_back(vm, &aside);
        return -1;
    }
    for (int64_t i = 0; i < old_bases->var.size; i++)
        py_type_remove_subclass(vm, (py_type *)old_bases->items[i], type);
    int failed = 0;
    for (int64_t i = 0; i < bases->var.size && !failed; i++)
        failed = py_type_add_subclass(vm, (py_type *)bases->items[i], type);
    fix_slots(vm, type, NULL);
    py_decref(vm, old_bases);
    py_decref(vm, old_base);
    return failed;
}

/* ---- attributes of types ---- */

py_object *py_type_getattr(py_vm *vm, py_object *o, py_str *name)
{
    py_type *type = (py_type *)o, *metatype = o->type;
    py_object *in_meta = py_type_lookup(vm, metatype, name);
    if (in_meta && py_descriptor_is_data(in_meta) && in_meta->type->slots.descr_get)
        return py_descriptor_bind(vm, in_meta, o, PY_OBJECT(metatype));
    py_object *found = py_type_lookup(vm, type, name);
    if (found)
        return py_descriptor_bind(vm, found, NULL, o);
    if (in_meta)
        return py_descriptor_bind(vm, in_meta, o, PY_OBJECT(metatype));
    return py_raise(vm, vm->exceptions.AttributeError, "type object '%N' has no attribute '%U'",
                    type, name);
}

int py_type_setattr(py_vm *vm, py_object *o, py_str *name, py_object *value)
{
    py_type *type = (py_type *)o;
    if (py_type_has(type, PY_TYPE_IMMUTABLE)) {
        py_raise(vm, vm->exceptions.TypeError, "cannot set %R attribute of immutable type '%N'",
                 name, type);
        return -1;
    }
    /* Names of attributes are interned, so that the slot table finds them by address. */
    py_incref(name);
    if (PY_TYPE_OF(name) == vm->types.str && !name->interned)
        py_str_intern(vm, &name);
    py_hold(vm, name);
    int failed = py_generic_setattr(vm, o, name, value);
    py_unhold(vm, 1);
    py_type_modified(vm, type);
    if (!failed)
        failed = py_slots_update(vm, type, name);
    py_decref(vm, name);
    return failed;
}

/* ---- calling a type ---- */

static py_object *call_type(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    py_type *type = (py_type *)self;
    if (type == vm->types.type) {
        if (nargs == 1 && !kwnames)
            return py_newref(args[0]->type);
        if (nargs != 3)
            return py_raise(vm, vm->exceptions.TypeError, "type() takes 1 or 3 arguments");
    }
    if (!type->slots.new_)
        return py_raise(vm, vm->exceptions.TypeError, "cannot create '%N' instances", type);
    py_object *made = type->slots.new_(vm, type, args, nargs, kwnames);
    /* What is not an instance of the type is not initialized. */
    if (!made || !py_type_is_subtype(made->type, type) || !made->type->slots.init)
        return made;
    py_hold(vm, made);
    int failed = made->type->slots.init(vm, made, args, nargs, kwnames);
    py_unhold(vm, 1);
    if (failed) {
        py_decref(vm, made);
        return NULL;
    }
    return made;
}

static int init_type(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                     py_tuple *kwnames)
{
    (void)self, (void)args;
    if (kwnames && nargs == 1 && kwnames->var.size) {
        py_raise(vm, vm->exceptions.TypeError, "type.__init__() takes no keyword arguments");
        return -1;
    }
    if (nargs != 1 && nargs != 3) {
        py_raise(vm, vm->exceptions.TypeError, "type.__init__() takes 1 or 3 arguments");
        return -1;
    }
    return 0;
}

/* ---- repr and methods ---- */

static py_object *repr_type(py_vm *vm, py_object *self)
{
    py_type *type = (py_type *)self;
    py_object *module = py_type_module(vm, type), *result;
    if (!module)
        py_clear_raised(vm);
    py_object *name = py_type_qualname(vm, type);
    if (name && module && PY_IS_STR(module) && !py_str_equals_c((py_str *)module, "builtins"))
        result = PY_OBJECT(py_str_format(vm, "<class '%U.%U'>", module, name));
    else
        result = PY_OBJECT(py_str_format(vm, "<class '%N'>", type));
    py_xdecref(vm, module);
    py_xdecref(vm, name);
    return result;
}

static py_object *subclasses_method(py_vm *vm, py_object *self, py_object *const *args,
                                    size_t nargs, py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return PY_OBJECT(py_type_subclass_list(vm, (py_type *)self));
}

static py_object *prepare_method(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return PY_OBJECT(py_dict_new(vm));
}

static py_object *instancecheck_method(py_vm *vm, py_object *self, py_object *const *args,
                                       size_t nargs, py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    int is = py_real_isinstance(vm, args[0], self);
    return is < 0 ? NULL : py_bool_from(vm, is);
}

static py_object *subclasscheck_method(py_vm *vm, py_object *self, py_object *const *args,
                                       size_t nargs, py_tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    int is = py_real_issubclass(vm, args[0], self);
    return is < 0 ? NULL : py_bool_from(vm, is);
}

static int merge_class_names(py_vm *vm, py_dict *names, py_type *type)
{
    for (int64_t i = type->mro ? type->mro->var.size - 1 : -1; i >= 0; i--) {
        py_type *base = (py_type *)type->mro->items[i];
        if (base->dict && py_dict_update(vm, names, PY_OBJECT(base->dict), true) < 0)
            return -1;
    }
    return 0;
}

static py_object *dir_method(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    py_dict *names = py_dict_new(vm);
    py_object *result = NULL;
    if (names && merge_class_names(vm, names, (py_type *)self) == 0)
        result = PY_OBJECT(py_dict_keys_list(vm, names));
    py_xdecref(vm, names);
    return result;
}

/* The C structure, and for classes the key table that their instances share. */
static int64_t size_of_type(py_vm *vm, py_object *self)
{
    py_type *type = (py_type *)self;
    (void)vm;
    if (!py_type_has(type, PY_TYPE_HEAP))
        return 408;
    int64_t size = sizeof(struct py_type);
    if (type->shared_keys) {
        const struct py_dict_keys *keys = type->shared_keys;
        int64_t entry = keys->kind == PY_DICT_GENERAL ? 24 : 16;
        size += 32 + (INT64_C(1) << keys->log2_index_bytes) +
                entry * ((INT64_C(2) << keys->log2_size) / 3);
    }
    return size;
}

static py_object *size_of_method(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return py_int_from(vm, size_of_type(vm, self));
}

static py_object *or_types(py_vm *vm, py_object *a, py_object *b)
{
    return py_union_of(vm, a, b);
}

/* ---- life and death ---- */

/* The names of the instances' attributes: the class holds them for all of its instances. */
static int traverse_shared_keys(struct py_dict_keys *keys, py_visit visit, void *argument)
{
    char *index = (char *)(keys + 1);
    struct py_dict_str_entry *entries =
        (struct py_dict_str_entry *)(index + ((size_t)1 << keys->log2_index_bytes));
    for (int64_t i = 0; i < keys->entries; i++)
        PY_VISIT(entries[i].key);
    return 0;
}

static int traverse_type(py_object *self, py_visit visit, void *argument)
{
    py_type *type = (py_type *)self;
    PY_VISIT(type->dict);
    PY_VISIT(type->mro);
    PY_VISIT(type->bases);
    PY_VISIT(type->base);
    return 0;
}

/* What type_traverse of CPython's Objects/typeobject.c says nothing of, so that the collector takes it for held from
 * outside. */
static int visit_hidden(py_object *self, py_visit visit, void *argument)
{
    py_type *type = (py_type *)self;
    PY_VISIT(type->subclasses);
    PY_VISIT(type->heap_name);
    PY_VISIT(type->qualname);
    PY_VISIT(type->slot_names);
    return type->shared_keys ? traverse_shared_keys(type->shared_keys, visit, argument) : 0;
}

int py_each_reference(py_object *o, py_visit visit, void *argument)
{
    int stopped = o->type->slots.traverse ? o->type->slots.traverse(o, visit, argument) : 0;
    if (stopped)
        return stopped;
    return PY_IS_TYPE(o)   ? visit_hidden(o, visit, argument)
           : PY_IS_DICT(o) ? py_dict_visit_names(o, visit, argument)
                           : 0;
}

/* Only what may be part of a cycle: bases and MRO hold the base types, which must outlive the instances. */
static void clear_type(py_vm *vm, py_object *self)
{
    py_type *type = (py_type *)self;
    py_type_modified(vm, type);
    if (type->dict)
        py_dict_clear(vm, type->dict);
    PY_CLEAR(vm, type->mro);
}

static void destroy_type(py_vm *vm, py_object *self)
{
    py_type *type = (py_type *)self;
    py_gc_untrack(vm, self);
    struct py_raised_aside aside;
    py_put_raised_aside(vm, &aside);
    type->flags &= ~(uint32_t)PY_TYPE_VALID_VERSION;
    for (int64_t i = 0; type->bases && i < type->bases->var.size; i++)
        py_type_remove_subclass(vm, (py_type *)type->bases->items[i], type);
    if (type->weaklist)
        py_weakref_clear_all(vm, self);
    PY_CLEAR(vm, type->base);
    PY_CLEAR(vm, type->dict);
    PY_CLEAR(vm, type->bases);
    PY_CLEAR(vm, type->mro);
    PY_CLEAR(vm, type->subclasses);
    PY_CLEAR(vm, type->heap_name);
    PY_CLEAR(vm, type->qualname);
    PY_CLEAR(vm, type->slot_names);
    if (type->shared_keys)
        py_dict_keys_release(vm, type->shared_keys);
    py_bring_raised_back(vm, &aside);
    py_object_free(vm, self);
}

static const struct py_method_def methods[] = {
    {"mro", py_type_mro_method, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return a type's method resolution order."},
    {"__subclasses__", subclasses_method, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return a list of immediate subclasses."},
    {"__prepare__", prepare_method, PY_KEYWORDS, 0, 0, PY_METHOD_CLASS, NULL,
     "__prepare__() -> dict\nused to create the namespace for the class statement"},
    {"__instancecheck__", instancecheck_method, PY_ONE, 1, 1, 0, "($self, instance, /)",
     "Check if an object is an instance."},
    {"__subclasscheck__", subclasscheck_method, PY_ONE, 1, 1, 0, "($self, subclass, /)",
     "Check if a class is a subclass."},
    {"__dir__", dir_method, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Specialized __dir__ implementation for types."},
    {"__sizeof__", size_of_method, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return memory consumption of the type object."},
    {0},
};

static const struct py_getset_def getsets[] = {
    {"__basicsize__", get_basic_size, NULL, NULL, NULL},
    {"__itemsize__", get_item_size, NULL, NULL, NULL},
    {"__flags__", get_flags, NULL, NULL, NULL},
    {"__weakrefoffset__", get_weakref_offset, NULL, NULL, NULL},
    {"__base__", get_base, NULL, NULL, NULL},
    {"__dictoffset__", get_dict_offset, NULL, NULL, NULL},
    {"__mro__", get_mro, NULL, NULL, NULL},
    {"__name__", get_name, set_name, NULL, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL, NULL},
    {"__bases__", get_bases, set_bases, NULL, NULL},
    {"__module__", get_module, set_module, NULL, NULL},
    {"__abstractmethods__", get_abstract, set_abstract, NULL, NULL},
    {"__dict__", get_dict, NULL, NULL, NULL},
    {"__doc__", get_doc, set_doc, NULL, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL, NULL},
    {0},
};

const struct py_type_spec py_type_type_spec = {
    .name = "type",
    .basic_size = sizeof(struct py_type),
    .item_size = 40,
    .flags = PY_TYPE_GC | PY_TYPE_BASE | PY_TYPE_TYPE_SUBCLASS,
    .weaklist_offset = offsetof(struct py_type, weaklist),
    .dict_offset = offsetof(struct py_type, dict),
    .doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    .slots = {.destroy = destroy_type,
              .traverse = traverse_type,
              .clear = clear_type,
              .size_of = size_of_type,
              .repr = repr_type,
              .call = call_type,
              .getattr = py_type_getattr,
              .setattr = py_type_setattr,
              .new_ = py_type_new,
              .init = init_type,
              .or_ = or_types},
    .methods = methods,
    .getsets = getsets,
};
