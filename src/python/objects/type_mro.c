/* Where a class stands among others: the linearization of its bases (C3), which base gives its C structure, and when two
 * classes are built alike. */
#include "python/objects/type.h"
#include "python/vm.h"

/* ---- layout ---- */

/* Does `type` add fields of its own to its base's structure, a dict and a weak reference list aside? */
static bool adds_fields(const py_type *type, const py_type *base)
{
    size_t size = type->basic_size;
    if (type->item_size || base->item_size)
        return size != base->basic_size || type->item_size != base->item_size;
    bool heap = py_type_has(type, PY_TYPE_HEAP);
    if (heap && type->weaklist_offset && !base->weaklist_offset &&
        type->weaklist_offset + sizeof(void *) == size)
        size -= sizeof(void *);
    if (heap && type->dict_offset && !base->dict_offset &&
        type->dict_offset + sizeof(void *) == size)
        size -= sizeof(void *);
    return size != base->basic_size;
}

py_type *py_solid_base(py_type *type)
{
    /* The nearest type on the way to object that adds fields; object when none does. */
    while (type->base && !adds_fields(type, type->base))
        type = type->base;
    return type;
}

py_type *py_best_base(py_vm *vm, py_tuple *bases)
{
    py_type *base = NULL, *winner = NULL;
    for (int64_t i = 0; i < bases->var.size; i++) {
        py_type *candidate = (py_type *)bases->items[i];
        if (!PY_IS_TYPE(candidate))
            return py_raise(vm, vm->exceptions.TypeError, "bases must be types");
        if (!py_type_has(candidate, PY_TYPE_BASE))
            return py_raise(vm, vm->exceptions.TypeError,
                            "type '%N' is not an acceptable base type", candidate);
        py_type *solid = py_solid_base(candidate);
        if (!winner || (!py_type_is_subtype(winner, solid) && py_type_is_subtype(solid, winner))) {
            winner = solid;
            base = candidate;
        } else if (!py_type_is_subtype(winner, solid)) {
            return py_raise(vm, vm->exceptions.TypeError,
                            "multiple bases have instance lay-out conflict");
        }
    }
    return base;
}

static bool same_slot_names(py_vm *vm, const py_type *a, const py_type *b)
{
    if (!a->slot_names || !b->slot_names)
        return a->slot_names == b->slot_names;
    if (a->slot_names->var.size != b->slot_names->var.size)
        return false;
    (void)vm;
    for (int64_t i = 0; i < a->slot_names->var.size; i++)
        if (!py_str_equal((py_str *)a->slot_names->items[i], (py_str *)b->slot_names->items[i]))
            return false;
    return true;
}

static bool compatible_with_base(const py_type *type)
{
    const py_type *base = type->base;
    return base && type->basic_size == base->basic_size && type->item_size == base->item_size &&
           type->dict_offset == base->dict_offset &&
           type->weaklist_offset == base->weaklist_offset &&
           py_type_has(type, PY_TYPE_GC) == py_type_has(base, PY_TYPE_GC) &&
           py_type_has(type, PY_TYPE_MANAGED_DICT) == py_type_has(base, PY_TYPE_MANAGED_DICT) &&
           (type->slots.clear == base->slots.clear || !py_type_has(base, PY_TYPE_GC));
}

/* Both added the same things to one base (same_slots_added). */
static bool added_the_same(py_vm *vm, const py_type *a, const py_type *b)
{
    size_t size = a->base->basic_size;
    if (a->base != b->base)
        return false;
    if (a->dict_offset == size && b->dict_offset == size)
        size += sizeof(void *);
    if (a->weaklist_offset == size && b->weaklist_offset == size)
        size += sizeof(void *);
    if (!same_slot_names(vm, a, b))
        return false;
    if (a->slot_names && py_type_has(a, PY_TYPE_HEAP))
        size += sizeof(void *) * (size_t)a->var.size;
    return size == a->basic_size && size == b->basic_size;
}

/* A module may be given a class of its own: sys.modules[__name__].__class__ = Lazy. */
static bool are_alike_modules(const py_vm *vm, const py_type *a, const py_type *b)
{
    return py_type_is_subtype(a, vm->types.module) && py_type_is_subtype(b, vm->types.module) &&
           a->basic_size == b->basic_size && a->dict_offset == b->dict_offset &&
           a->weaklist_offset == b->weaklist_offset &&
           py_type_has(a, PY_TYPE_MANAGED_DICT) == py_type_has(b, PY_TYPE_MANAGED_DICT);
}

bool py_layout_compatible(py_vm *vm, py_type *old_type, py_type *new_type, const char *attribute)
{
    py_type *a = old_type, *b = new_type;
    if (are_alike_modules(vm, a, b))
        return true;
    if (a->slots.destroy != b->slots.destroy) {
        py_raise(vm, vm->exceptions.TypeError, "%s assignment: '%N' deallocator differs from '%N'",
                 attribute, new_type, old_type);
        return false;
    }
    while (compatible_with_base(b))
        b = b->base;
    while (compatible_with_base(a))
        a = a->base;
    bool managed =
        py_type_has(old_type, PY_TYPE_MANAGED_DICT) == py_type_has(new_type, PY_TYPE_MANAGED_DICT);
    if (managed && (a == b || (a->base == b->base && a->base && added_the_same(vm, a, b))))
        return true;
    py_raise(vm, vm->exceptions.TypeError, "%s assignment: '%N' object layout differs from '%N'",
             attribute, new_type, old_type);
    return false;
}

/* ---- method resolution order ---- */

/* The state of a merge: lists of types and how far each has been taken. */
struct merge {
    py_tuple **lists; /* the bases' MROs, then the bases */
    int64_t *taken;
    int64_t count;
};

static bool in_a_tail(const struct merge *merge, const py_object *candidate)
{
    for (int64_t i = 0; i < merge->count; i++)
        for (int64_t j = merge->taken[i] + 1; j < merge->lists[i]->var.size; j++)
            if (merge->lists[i]->items[j] == candidate)
                return true;
    return false;
}

static void *raise_inconsistent(py_vm *vm, const struct merge *merge)
{
    py_list *names = py_list_new(vm, 0);
    py_str *comma = py_str_from_c(vm, ", "), *joined = NULL;
    bool good = names && comma;
    for (int64_t i = 0; good && i < merge->count; i++) {
        if (merge->taken[i] >= merge->lists[i]->var.size)
            continue;
        py_type *type = (py_type *)merge->lists[i]->items[merge->taken[i]];
        py_object *name = py_type_name(vm, type);
        int there = name ? py_contains(vm, PY_OBJECT(names), name) : -1;
        good = there >= 0 && (there || py_list_append(vm, names, name) == 0);
        py_xdecref(vm, name);
    }
    if (good)
        joined = py_str_join(vm, comma, PY_OBJECT(names));
    if (joined)
        py_raise(vm, vm->exceptions.TypeError,
                 "Cannot create a consistent method resolution\norder (MRO) for bases %U", joined);
    py_xdecref(vm, joined);
    py_xdecref(vm, comma);
    py_xdecref(vm, names);
    return NULL;
}

/* C3: again and again the first head that stands in no other list's tail. */
static py_list *merge_lists(py_vm *vm, py_type *type, struct merge *merge)
{
    py_list *order = py_list_new(vm, 0);
    if (!order || py_list_append(vm, order, PY_OBJECT(type)) < 0)
        goto failed;
    for (;;) {
        py_object *next = NULL;
        bool all_empty = true;
        for (int64_t i = 0; i < merge->count && !next; i++) {
            if (merge->taken[i] >= merge->lists[i]->var.size)
                continue;
            all_empty = false;
            py_object *candidate = merge->lists[i]->items[merge->taken[i]];
            if (!in_a_tail(merge, candidate))
                next = candidate;
        }
        if (all_empty)
            return order;
        if (!next) {
            raise_inconsistent(vm, merge);
            goto failed;
        }
        if (py_list_append(vm, order, next) < 0)
            goto failed;
        for (int64_t i = 0; i < merge->count; i++)
            if (merge->taken[i] < merge->lists[i]->var.size &&
                merge->lists[i]->items[merge->taken[i]] == next)
                merge->taken[i]++;
    }
failed:
    py_xdecref(vm, order);
    return NULL;
}

static bool check_duplicates(py_vm *vm, py_tuple *bases)
{
    for (int64_t i = 0; i < bases->var.size; i++)
        for (int64_t j = i + 1; j < bases->var.size; j++)
            if (bases->items[i] == bases->items[j]) {
                py_object *name = py_type_name(vm, (py_type *)bases->items[i]);
                if (name)
                    py_raise(vm, vm->exceptions.TypeError, "duplicate base class %S", name);
                py_xdecref(vm, name);
                return false;
            }
    return true;
}

static py_tuple *mro_of_one_base(py_vm *vm, py_type *type, py_type *base)
{
    py_tuple *mro = py_tuple_new(vm, base->mro->var.size + 1);
    if (!mro)
        return NULL;
    mro->items[0] = py_newref(type);
    for (int64_t i = 0; i < base->mro->var.size; i++)
        mro->items[i + 1] = py_newref(base->mro->items[i]);
    return mro;
}

/* The linearization by the rules, as a tuple. */
static py_tuple *mro_by_rule(py_vm *vm, py_type *type)
{
    py_tuple *bases = type->bases, *result = NULL;
    int64_t count = bases->var.size;
    for (int64_t i = 0; i < count; i++)
        if (!((py_type *)bases->items[i])->mro)
            return py_raise(vm, vm->exceptions.TypeError, "Cannot extend an incomplete type '%N'",
                            bases->items[i]);
    if (count == 0)
        return py_tuple_pack(vm, 1, type);
    if (count == 1)
        return mro_of_one_base(vm, type, (py_type *)bases->items[0]);
    if (!check_duplicates(vm, bases))
        return NULL;
    struct merge merge = {
        .lists = py_mem_alloc(vm, (size_t)(count + 1) * sizeof *merge.lists),
        .taken = py_mem_zeroed(vm, (size_t)(count + 1) * sizeof *merge.taken),
        .count = count + 1,
    };
    if (merge.lists && merge.taken) {
        for (int64_t i = 0; i < count; i++)
            merge.lists[i] = ((py_type *)bases->items[i])->mro;
        merge.lists[count] = bases;
        py_list *order = merge_lists(vm, type, &merge);
        if (order) {
            result = py_list_to_tuple(vm, order);
            py_decref(vm, order);
        }
    } else {
        py_raise_memory(vm);
    }
    py_mem_free(vm, merge.lists);
    py_mem_free(vm, merge.taken);
    return result;
}

/* type.mro() */
py_object *py_type_mro_method(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    py_tuple *mro = mro_by_rule(vm, (py_type *)self);
    if (!mro)
        return NULL;
    py_list *list = py_list_from_items(vm, mro->items, mro->var.size);
    py_decref(vm, mro);
    return PY_OBJECT(list);
}

static bool check_own_mro(py_vm *vm, py_type *type, py_tuple *mro)
{
    py_type *solid = py_solid_base(type);
    for (int64_t i = 0; i < mro->var.size; i++) {
        py_type *base = (py_type *)mro->items[i];
        if (!PY_IS_TYPE(base)) {
            py_raise(vm, vm->exceptions.TypeError, "mro() returned a non-class ('%T')", base);
            return false;
        }
        if (!py_type_is_subtype(solid, py_solid_base(base))) {
            py_raise(vm, vm->exceptions.TypeError,
                     "mro() returned base with unsuitable layout ('%N')", base);
            return false;
        }
    }
    return true;
}

/* The order that a metaclass's own mro() gives. */
static py_tuple *mro_by_metaclass(py_vm *vm, py_type *type)
{
    bool missing;
    py_object *answer = py_special_call(vm, PY_OBJECT(type), vm->names.mro, NULL, 0, &missing);
    if (missing)
        return py_raise_object(vm, vm->exceptions.AttributeError, PY_OBJECT(vm->names.mro));
    if (!answer)
        return NULL;
    py_hold(vm, answer);
    py_tuple *mro = py_tuple_from_iterable(vm, answer);
    py_unhold(vm, 1);
    py_decref(vm, answer);
    if (mro && mro->var.size == 0) {
        py_decref(vm, mro);
        return py_raise(vm, vm->exceptions.TypeError, "type MRO must not be empty");
    }
    if (mro && !check_own_mro(vm, type, mro)) {
        py_decref(vm, mro);
        return NULL;
    }
    return mro;
}

int py_type_make_mro(py_vm *vm, py_type *type)
{
    py_tuple *mro =
        PY_TYPE_OF(type) == vm->types.type ? mro_by_rule(vm, type) : mro_by_metaclass(vm, type);
    if (!mro)
        return -1;
    py_type_modified(vm, type);
    PY_SETREF(vm, type->mro, mro);
    return 0;
}

bool py_type_is_subtype(const py_type *a, const py_type *b)
{
    const py_tuple *mro = a->mro;
    if (mro) {
        for (int64_t i = 0; i < mro->var.size; i++)
            if (mro->items[i] == (const py_object *)b)
                return true;
        return false;
    }
    /* A type still being made. */
    for (; a; a = a->base)
        if (a == b)
            return true;
    return b && !b->base;
}
