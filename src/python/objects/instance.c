/* Instances of classes: making them, where their attributes are, and how they die. */
#include "python/memory/weakref.h"
#include "python/objects/type.h"
#include "python/vm.h"

/* ---- the dict ---- */

/* Bytes of an instance with items of variable number, where its dict stands behind them. */
static size_t size_with_items(py_object *o)
{
    const py_type *type = o->type;
    int64_t items = ((struct py_var *)o)->size;
    size_t count = (size_t)(items < 0 ? -items : items);
    /* An int's size counts its limbs of 8 bytes. */
    size_t each = py_type_has(type, PY_TYPE_INT_SUBCLASS) ? sizeof(mp_limb_t) : type->item_size;
    return (type->basic_size + count * each + 7) & ~(size_t)7;
}

py_dict **py_dict_place(py_object *o)
{
    ptrdiff_t offset = (ptrdiff_t)o->type->dict_offset;
    if (offset == 0 || py_type_has(o->type, PY_TYPE_MANAGED_DICT))
        return NULL;
    if (offset < 0)
        offset += (ptrdiff_t)size_with_items(o);
    return (py_dict **)((char *)o + offset);
}

py_dict *py_instance_dict(py_vm *vm, py_object *o, bool create)
{
    py_dict **place;
    if (py_type_has(o->type, PY_TYPE_MANAGED_DICT)) {
        struct py_managed *managed = py_managed_of(o);
        if (managed->values)
            return py_instance_values_to_dict(vm, o);
        place = &managed->dict;
    } else {
        place = py_dict_place(o);
        if (!place)
            return NULL;
    }
    if (!*place && create) {
        *place = py_dict_new(vm);
        if (*place && UNLIKELY(o->record_id))
            py_watch_named(vm, o, "__dict__", NULL, PY_OBJECT(*place));
    }
    return *place;
}

int py_instance_set_dict(py_vm *vm, py_object *o, py_dict *dict)
{
    py_dict *old = py_instance_dict(vm, o, false), **place;
    if (!old && py_raised(vm))
        return -1;
    place = py_type_has(o->type, PY_TYPE_MANAGED_DICT) ? &py_managed_of(o)->dict : py_dict_place(o);
    py_xincref(dict);
    *place = dict;
    if (UNLIKELY(o->record_id))
        py_watch_reset(vm, o);
    py_xdecref(vm, old);
    return 0;
}

static bool has_dict(py_object *o)
{
    return py_type_has(o->type, PY_TYPE_MANAGED_DICT) || py_dict_place(o);
}

static py_object *get_dict(py_vm *vm, py_object *self, void *closure)
{
    (void)closure;
    if (!has_dict(self))
        return py_raise(vm, vm->exceptions.AttributeError, "This object has no __dict__");
    py_dict *dict = py_instance_dict(vm, self, true);
    return dict ? py_newref(dict) : NULL;
}

static int set_dict(py_vm *vm, py_object *self, py_object *value, void *closure)
{
    (void)closure;
    if (!has_dict(self)) {
        py_raise(vm, vm->exceptions.AttributeError, "This object has no __dict__");
        return -1;
    }
    if (value && !PY_IS_DICT(value)) {
        py_raise(vm, vm->exceptions.TypeError, "__dict__ must be set to a dictionary, not a '%T'",
                 value);
        return -1;
    }
    return py_instance_set_dict(vm, self, (py_dict *)value);
}

static int set_generic_dict(py_vm *vm, py_object *self, py_object *value, void *closure)
{
    if (!value) {
        py_raise(vm, vm->exceptions.TypeError, "cannot delete __dict__");
        return -1;
    }
    return set_dict(vm, self, value, closure);
}

static py_object *get_weakref(py_vm *vm, py_object *self, void *closure)
{
    (void)closure;
    py_weakref **list = py_weakref_list_of(self);
    if (!list)
        return py_raise(vm, vm->exceptions.AttributeError, "This object has no __weakref__");
    return py_newref(*list ? PY_OBJECT(*list) : vm->none);
}

const struct py_getset_def py_dict_getsets[] = {
    {"__dict__", get_dict, set_dict, "dictionary for instance variables (if defined)", NULL},
    {0},
};

const struct py_getset_def py_generic_dict_getset = {"__dict__", get_dict, set_generic_dict, NULL,
                                                     NULL};

const struct py_getset_def py_weakref_getsets[] = {
    {"__weakref__", get_weakref, NULL, "list of weak references to the object (if defined)", NULL},
    {0},
};

/* ---- making ---- */

py_object *py_instance_new(py_vm *vm, py_type *type)
{
    py_object *o = type->item_size ? py_object_new_var(vm, type, 0) : py_object_new(vm, type);
    if (!o)
        return NULL;
    if (py_type_has(type, PY_TYPE_MANAGED_DICT) && py_instance_values_init(vm, o) < 0) {
        py_decref(vm, o);
        return NULL;
    }
    if (py_type_has(type, PY_TYPE_GC))
        py_gc_track(vm, o);
    return o;
}

/* ---- slots ---- */

static py_object **slot_place(py_object *o, const struct py_member_def *member)
{
    return (py_object **)((char *)o + member->offset);
}

static int traverse_slots(py_type *type, py_object *o, py_visit visit, void *argument)
{
    for (int64_t i = 0; i < type->var.size; i++)
        PY_VISIT(*slot_place(o, &type->slot_members[i]));
    return 0;
}

static void clear_slots(py_vm *vm, py_type *type, py_object *o)
{
    for (int64_t i = 0; i < type->var.size; i++)
        PY_CLEAR(vm, *slot_place(o, &type->slot_members[i]));
}

/* ---- what the collector asks ---- */

int py_subtype_traverse(py_object *o, py_visit visit, void *argument)
{
    py_type *type = o->type, *base = type;
    for (; base && base->slots.traverse == py_subtype_traverse; base = base->base) {
        int stopped = traverse_slots(base, o, visit, argument);
        if (stopped)
            return stopped;
    }
    if (py_type_has(type, PY_TYPE_MANAGED_DICT)) {
        int stopped = py_instance_values_traverse(o, visit, argument);
        if (stopped)
            return stopped;
    } else if (type->dict_offset && (!base || type->dict_offset != base->dict_offset)) {
        py_dict **place = py_dict_place(o);
        if (place)
            PY_VISIT(*place);
    }
    PY_VISIT(type);
    return base && base->slots.traverse ? base->slots.traverse(o, visit, argument) : 0;
}

void py_subtype_clear(py_vm *vm, py_object *o)
{
    py_type *type = o->type, *base = type;
    for (; base && base->slots.clear == py_subtype_clear; base = base->base)
        clear_slots(vm, base, o);
    if (py_type_has(type, PY_TYPE_MANAGED_DICT)) {
        py_instance_values_clear(vm, o);
    } else if (type->dict_offset && (!base || type->dict_offset != base->dict_offset)) {
        py_dict **place = py_dict_place(o);
        if (place)
            PY_CLEAR(vm, *place);
    }
    if (base && base->slots.clear)
        base->slots.clear(vm, o);
}

/* ---- death (subtype_dealloc): finalizer, weak references, slots, attributes, then the built-in part ---- */

/* The first base that does not die this way: it made the C structure. */
static py_type *structure_base(py_type *type)
{
    while (type->slots.destroy == py_subtype_destroy)
        type = type->base;
    return type;
}

static void clear_weak_references_made_late(py_vm *vm, py_object *o)
{
    (void)vm;
    py_weakref **list = py_weakref_list_of(o);
    while (list && *list)
        py_weakref_clear(*list);
}

/* False when the finalizer brought the object back. */
static bool finalize(py_vm *vm, py_object *o)
{
    if (py_type_has(o->type, PY_TYPE_GC))
        py_gc_track(vm, o);
    py_hold(vm, o);
    bool dies = py_object_finalize_from_destroy(vm, o);
    py_unhold(vm, 1);
    if (!dies)
        return false;
    py_gc_untrack(vm, o);
    return true;
}

static void clear_attributes(py_vm *vm, py_object *o, const py_type *base)
{
    const py_type *type = o->type;
    if (py_type_has(type, PY_TYPE_MANAGED_DICT)) {
        py_instance_values_clear(vm, o);
    } else if (type->dict_offset && !base->dict_offset) {
        py_dict **place = py_dict_place(o);
        if (place)
            PY_CLEAR(vm, *place);
    }
}

void py_subtype_destroy(py_vm *vm, py_object *o)
{
    py_type *type = o->type, *base = structure_base(type);
    bool finalizes = type->slots.finalize != NULL;
    py_gc_untrack(vm, o);
    if (finalizes && !finalize(vm, o))
        return;
    if (type->weaklist_offset && !base->weaklist_offset) {
        py_weakref_clear_all(vm, o);
        if (finalizes)
            clear_weak_references_made_late(vm, o);
    }
    for (py_type *each = type; each != base; each = each->base)
        clear_slots(vm, each, o);
    clear_attributes(vm, o, base);
    if (py_type_has(base, PY_TYPE_GC))
        py_gc_track(vm, o);
    base->slots.destroy(vm, o);
}
