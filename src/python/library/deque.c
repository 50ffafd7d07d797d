/* collections.deque (Modules/_collectionsmodule.c).
 *
 * The items stand in a ring of a power of two places. CPython keeps blocks of 64; how many it would have, which
 * sys.getsizeof shows, follows from where in its first block the first item would be: `left`.
 */
#include "python/library/collections_parts.h"

#include <string.h>

enum { BLOCK_ITEMS = 64, BLOCK_BYTES = 528, CENTER = 32, FIRST_CAPACITY = 8 };

struct deque {
    struct py_var var;
    py_object **items; /* owned, as each item; NULL while nothing was put in */
    int64_t mask, start;
    int64_t left;   /* place of the first item in CPython's first block */
    uint64_t state; /* changes with each change: iterators look at it */
    int64_t maxlen; /* -1: none */
    char unused[136];
    py_object *weaklist;
};
_Static_assert(sizeof(struct deque) == 216, "as large as CPython's dequeobject");

static py_object **place(const struct deque *d, int64_t index)
{
    return &d->items[(d->start + index) & d->mask];
}

static void changed(py_vm *vm, struct deque *d)
{
    d->state++;
    if (UNLIKELY(d->var.base.record_id))
        py_watch_reset(vm, PY_OBJECT(d));
}

static int grow(py_vm *vm, struct deque *d)
{
    int64_t capacity = d->items ? (d->mask + 1) * 2 : FIRST_CAPACITY;
    py_object **items = py_mem_alloc(vm, (size_t)capacity * sizeof *items);
    if (!items) {
        py_raise_memory(vm);
        return -1;
    }
    for (int64_t i = 0; i < d->var.size; i++)
        items[i] = *place(d, i);
    py_mem_free(vm, d->items);
    d->items = items;
    d->mask = capacity - 1;
    d->start = 0;
    return 0;
}

static bool full(const struct deque *d)
{
    return !d->items || d->var.size > d->mask;
}

/* The first item, now the caller's. There must be one. */
static py_object *take_left(struct deque *d)
{
    py_object *item = *place(d, 0);
    d->start = (d->start + 1) & d->mask;
    d->var.size--;
    if (++d->left == BLOCK_ITEMS)
        d->left = d->var.size ? 0 : CENTER;
    return item;
}

static py_object *take_right(struct deque *d)
{
    py_object *item = *place(d, d->var.size - 1);
    d->var.size--;
    if (!d->var.size && d->left == 0)
        d->left = CENTER;
    return item;
}

/* Both steal the item, also on failure, and drop one at the other end when there are too many. */
static int put_right(py_vm *vm, struct deque *d, py_object *item)
{
    if (full(d) && grow(vm, d)) {
        py_decref(vm, item);
        return -1;
    }
    d->var.size++;
    *place(d, d->var.size - 1) = item;
    py_object *dropped = d->maxlen >= 0 && d->var.size > d->maxlen ? take_left(d) : NULL;
    changed(vm, d);
    py_xdecref(vm, dropped);
    return 0;
}

static int put_left(py_vm *vm, struct deque *d, py_object *item)
{
    if (full(d) && grow(vm, d)) {
        py_decref(vm, item);
        return -1;
    }
    d->start = (d->start - 1) & d->mask;
    d->var.size++;
    d->left = d->left ? d->left - 1 : BLOCK_ITEMS - 1;
    *place(d, 0) = item;
    py_object *dropped = d->maxlen >= 0 && d->var.size > d->maxlen ? take_right(d) : NULL;
    changed(vm, d);
    py_xdecref(vm, dropped);
    return 0;
}

static void rotate(struct deque *d, int64_t n)
{
    int64_t size = d->var.size;
    if (size <= 1)
        return;
    int64_t half = size / 2;
    if (n > half || n < -half) {
        n %= size;
        if (n > half)
            n -= size;
        else if (n < -half)
            n += size;
    }
    for (int64_t i = 0; i < n; i++) {
        py_object *item = *place(d, size - 1);
        d->start = (d->start - 1) & d->mask;
        *place(d, 0) = item;
    }
    for (int64_t i = 0; i > n; i--) {
        py_object *item = *place(d, 0);
        d->start = (d->start + 1) & d->mask;
        *place(d, size - 1) = item;
    }
    d->left = (d->left - n) & (BLOCK_ITEMS - 1);
}

static void delete_at(py_vm *vm, struct deque *d, int64_t index)
{
    rotate(d, -index);
    py_object *item = take_left(d);
    rotate(d, index);
    changed(vm, d);
    py_decref(vm, item);
}

static int extend(py_vm *vm, struct deque *d, py_object *iterable, bool left)
{
    py_list *copy = NULL;
    if (iterable == PY_OBJECT(d)) {
        copy = py_list_from_iterable(vm, iterable);
        if (!copy)
            return -1;
        iterable = PY_OBJECT(copy);
    }
    py_object *iterator = py_iter(vm, iterable), *item;
    py_xdecref(vm, copy);
    if (!iterator)
        return -1;
    py_hold(vm, iterator);
    while ((item = py_next(vm, iterator)))
        if (left ? put_left(vm, d, item) : put_right(vm, d, item))
            break;
    py_unhold(vm, 1);
    py_decref(vm, iterator);
    return vm->raised ? -1 : 0;
}

static void empty(py_vm *vm, struct deque *d)
{
    py_object **items = d->items;
    int64_t size = d->var.size, start = d->start, mask = d->mask;
    d->items = NULL;
    d->var.size = d->start = d->mask = 0;
    d->left = CENTER;
    changed(vm, d);
    /* They are nobody's while they go: the audit is told of those that are left, the next one last. */
    bool held = UNLIKELY(vm->options.audit);
    for (int64_t i = size; held && --i >= 0;)
        py_hold(vm, items[(start + i) & mask]);
    for (int64_t i = 0; i < size; i++) {
        if (held)
            py_unhold(vm, 1);
        py_decref(vm, items[(start + i) & mask]);
    }
    py_mem_free(vm, items);
}

/* ---- making ---- */

PY_NEW(deque_new)
{
    (void)args, (void)nargs, (void)kwnames;
    struct deque *d = py_object_new(vm, type);
    if (!d)
        return NULL;
    d->left = CENTER;
    d->maxlen = -1;
    py_gc_track(vm, d);
    return PY_OBJECT(d);
}

static int deque_init(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                      py_tuple *kwnames)
{
    static const struct py_params params = {"deque", 0, 2, 0, {"iterable", "maxlen"}};
    py_object *given[2] = {NULL};
    struct deque *d = (struct deque *)self;
    int64_t maxlen = -1;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, given))
        return -1;
    if (given[1] && given[1] != vm->none) {
        if (!PY_IS_INT(given[1])) {
            py_raise(vm, vm->exceptions.TypeError, "an integer is required");
            return -1;
        }
        maxlen = py_int_as_int64(vm, given[1]);
        if (vm->raised)
            return -1;
        if (maxlen < 0) {
            py_raise(vm, vm->exceptions.ValueError, "maxlen must be non-negative");
            return -1;
        }
    }
    d->maxlen = maxlen;
    if (d->var.size)
        empty(vm, d);
    return given[0] ? extend(vm, d, given[0], false) : 0;
}

static py_object *copy_of(py_vm *vm, struct deque *d)
{
    py_type *plain = vm->library->types[PY_LIBRARY_deque];
    if (d->var.base.type == plain) {
        struct deque *copy = (struct deque *)deque_new(vm, plain, NULL, 0, NULL);
        if (!copy)
            return NULL;
        copy->maxlen = d->maxlen;
        for (int64_t i = 0; i < d->var.size; i++)
            if (put_right(vm, copy, py_newref(*place(d, i)))) {
                py_decref(vm, copy);
                return NULL;
            }
        return PY_OBJECT(copy);
    }
    py_object *pair[2] = {PY_OBJECT(d), d->maxlen >= 0 ? py_int_from(vm, d->maxlen) : NULL};
    py_object *copy = py_call(vm, PY_OBJECT(d->var.base.type), pair, pair[1] ? 2 : 1, NULL);
    py_xdecref(vm, pair[1]);
    if (copy && !py_type_is_subtype(copy->type, plain)) {
        py_raise(vm, vm->exceptions.TypeError, "%T() must return a deque, not %T", d, copy);
        PY_CLEAR(vm, copy);
    }
    return copy;
}

/* ---- methods ---- */

#define SELF ((struct deque *)self)

PY_FUNCTION(deque_append)
{
    PY_UNUSED_ARGUMENTS;
    return put_right(vm, SELF, py_newref(args[0])) ? NULL : py_newref(vm->none);
}

PY_FUNCTION(deque_appendleft)
{
    PY_UNUSED_ARGUMENTS;
    return put_left(vm, SELF, py_newref(args[0])) ? NULL : py_newref(vm->none);
}

PY_FUNCTION(deque_pop)
{
    PY_UNUSED_ARGUMENTS;
    if (!SELF->var.size)
        return py_raise(vm, vm->exceptions.IndexError, "pop from an empty deque");
    py_object *item = take_right(SELF);
    changed(vm, SELF);
    return item;
}

PY_FUNCTION(deque_popleft)
{
    PY_UNUSED_ARGUMENTS;
    if (!SELF->var.size)
        return py_raise(vm, vm->exceptions.IndexError, "pop from an empty deque");
    py_object *item = take_left(SELF);
    changed(vm, SELF);
    return item;
}

PY_FUNCTION(deque_extend)
{
    PY_UNUSED_ARGUMENTS;
    return extend(vm, SELF, args[0], false) ? NULL : py_newref(vm->none);
}

PY_FUNCTION(deque_extendleft)
{
    PY_UNUSED_ARGUMENTS;
    return extend(vm, SELF, args[0], true) ? NULL : py_newref(vm->none);
}

PY_FUNCTION(deque_clear)
{
    PY_UNUSED_ARGUMENTS;
    empty(vm, SELF);
    return py_newref(vm->none);
}

PY_FUNCTION(deque_copy)
{
    PY_UNUSED_ARGUMENTS;
    return copy_of(vm, SELF);
}

PY_FUNCTION(deque_rotate)
{
    PY_UNUSED_ARGUMENTS;
    int64_t n = nargs ? py_as_index(vm, args[0], vm->exceptions.OverflowError) : 1;
    if (vm->raised)
        return NULL;
    rotate(SELF, n);
    changed(vm, SELF);
    return py_newref(vm->none);
}

PY_FUNCTION(deque_reverse)
{
    PY_UNUSED_ARGUMENTS;
    for (int64_t i = 0, j = SELF->var.size - 1; i < j; i++, j--) {
        py_object *item = *place(SELF, i);
        *place(SELF, i) = *place(SELF, j);
        *place(SELF, j) = item;
    }
    changed(vm, SELF);
    return py_newref(vm->none);
}

/* The index of the first item equal to `value` in [from, to), -1 when there is none, -2 on failure. */
static int64_t find(py_vm *vm, struct deque *d, py_object *value, int64_t from, int64_t to,
                    const char *mutated, py_type *kind)
{
    uint64_t state = d->state;
    for (int64_t i = from; i < to && i < d->var.size; i++) {
        py_object *item = py_newref(*place(d, i));
        py_hold(vm, item);
        int equal = py_compare_bool(vm, item, value, PY_EQ);
        py_unhold(vm, 1);
        py_decref(vm, item);
        if (equal < 0)
            return -2;
        if (state != d->state) {
            py_raise(vm, kind, "%s", mutated);
            return -2;
        }
        if (equal)
            return i;
    }
    return -1;
}

PY_FUNCTION(deque_count)
{
    PY_UNUSED_ARGUMENTS;
    int64_t count = 0, at = 0;
    while ((at = find(vm, SELF, args[0], at, INT64_MAX, "deque mutated during iteration",
                      vm->exceptions.RuntimeError)) >= 0) {
        count++;
        at++;
    }
    return at == -2 ? NULL : py_int_from(vm, count);
}

PY_FUNCTION(deque_remove)
{
    PY_UNUSED_ARGUMENTS;
    int64_t at = find(vm, SELF, args[0], 0, INT64_MAX, "deque mutated during remove().",
                      vm->exceptions.IndexError);
    if (at == -1)
        py_raise(vm, vm->exceptions.ValueError, "%R is not in deque", args[0]);
    if (at < 0)
        return NULL;
    delete_at(vm, SELF, at);
    return py_newref(vm->none);
}

PY_FUNCTION(deque_index)
{
    PY_UNUSED_ARGUMENTS;
    int64_t bounds[2] = {0, INT64_MAX};
    for (size_t i = 1; i < nargs; i++) {
        bounds[i - 1] = py_as_index(vm, args[i], NULL);
        if (vm->raised)
            return NULL;
        if (bounds[i - 1] < 0)
            bounds[i - 1] = MAX(bounds[i - 1] + SELF->var.size, 0);
    }
    int64_t at = find(vm, SELF, args[0], bounds[0], bounds[1], "deque mutated during iteration",
                      vm->exceptions.RuntimeError);
    if (at == -1)
        py_raise(vm, vm->exceptions.ValueError, "%R is not in deque", args[0]);
    return at < 0 ? NULL : py_int_from(vm, at);
}

PY_FUNCTION(deque_insert)
{
    PY_UNUSED_ARGUMENTS;
    int64_t index = py_as_index(vm, args[0], vm->exceptions.OverflowError), size = SELF->var.size;
    if (vm->raised)
        return NULL;
    if (SELF->maxlen == size)
        return py_raise(vm, vm->exceptions.IndexError, "deque already at its maximum size");
    int failed;
    if (index >= size)
        failed = put_right(vm, SELF, py_newref(args[1]));
    else if (index <= -size || index == 0)
        failed = put_left(vm, SELF, py_newref(args[1]));
    else {
        rotate(SELF, -index);
        failed = index < 0 ? put_right(vm, SELF, py_newref(args[1]))
                           : put_left(vm, SELF, py_newref(args[1]));
        rotate(SELF, index);
        changed(vm, SELF);
    }
    return failed ? NULL : py_newref(vm->none);
}

PY_FUNCTION(deque_reduce)
{
    PY_UNUSED_ARGUMENTS;
    py_object *dict = NULL, *result = NULL;
    py_object *iterator = py_iter(vm, self);
    py_object *maxlen = SELF->maxlen < 0 ? py_newref(vm->none) : py_int_from(vm, SELF->maxlen);
    py_tuple *nothing = py_tuple_new(vm, 0);
    if (iterator && maxlen && nothing && py_lookup_attr(vm, self, vm->names.dict, &dict) >= 0) {
        py_tuple *made = SELF->maxlen < 0 ? py_newref(nothing)
                                          : py_tuple_pack(vm, 2, PY_OBJECT(nothing), maxlen);
        if (made)
            result = PY_OBJECT(py_tuple_pack(vm, 4, PY_OBJECT(self->type), PY_OBJECT(made),
                                             dict ? dict : vm->none, iterator));
        py_xdecref(vm, made);
    }
    py_xdecref(vm, dict);
    py_xdecref(vm, iterator);
    py_xdecref(vm, maxlen);
    py_xdecref(vm, nothing);
    return result;
}

static py_object *deque_get_maxlen(py_vm *vm, py_object *self, void *closure)
{
    (void)closure;
    return SELF->maxlen < 0 ? py_newref(vm->none) : py_int_from(vm, SELF->maxlen);
}

/* ---- slots ---- */

static py_object *deque_item(py_vm *vm, py_object *self, int64_t index)
{
    if (index < 0 || index >= SELF->var.size)
        return py_raise(vm, vm->exceptions.IndexError, "deque index out of range");
    return py_newref(*place(SELF, index));
}

static int deque_set_item(py_vm *vm, py_object *self, py_object *key, py_object *value)
{
    if (!key->type->slots.index) {
        py_raise(vm, vm->exceptions.TypeError, "sequence index must be integer, not '%T'", key);
        return -1;
    }
    int64_t index = py_as_index(vm, key, vm->exceptions.IndexError);
    if (vm->raised)
        return -1;
    if (index < 0)
        index += SELF->var.size;
    if (index < 0 || index >= SELF->var.size) {
        py_raise(vm, vm->exceptions.IndexError, "deque index out of range");
        return -1;
    }
    if (!value) {
        delete_at(vm, SELF, index);
        return 0;
    }
    py_object *old = *place(SELF, index);
    *place(SELF, index) = py_newref(value);
    if (UNLIKELY(self->record_id))
        py_watch_reset(vm, self);
    py_decref(vm, old);
    return 0;
}

static int64_t deque_length(py_vm *vm, py_object *self)
{
    (void)vm;
    return SELF->var.size;
}

static int deque_contains(py_vm *vm, py_object *self, py_object *value)
{
    int64_t at = find(vm, SELF, value, 0, INT64_MAX, "deque mutated during iteration",
                      vm->exceptions.RuntimeError);
    return at == -2 ? -1 : at >= 0;
}

static py_object *deque_concat(py_vm *vm, py_object *self, py_object *other)
{
    py_type *type = PY_LIBRARY_TYPE_OF(vm, deque);
    if (!type || !py_type_is_subtype(other->type, type))
        return py_raise(vm, vm->exceptions.TypeError,
                        "can only concatenate deque (not \"%T\") to deque", other);
    py_object *copy = copy_of(vm, SELF);
    if (copy && extend(vm, (struct deque *)copy, other, false))
        PY_CLEAR(vm, copy);
    return copy;
}

static py_object *deque_inplace_concat(py_vm *vm, py_object *self, py_object *other)
{
    return extend(vm, SELF, other, false) ? NULL : py_newref(self);
}

static py_object *deque_inplace_repeat(py_vm *vm, py_object *self, int64_t count)
{
    int64_t size = SELF->var.size;
    if (count <= 0) {
        empty(vm, SELF);
        return py_newref(self);
    }
    if (size && count > INT64_MAX / 8 / size)
        return py_raise_memory(vm);
    py_list *items = py_list_from_iterable(vm, self);
    for (int64_t n = 1; items && n < count; n++)
        if (extend(vm, SELF, PY_OBJECT(items), false))
            PY_CLEAR(vm, items);
    if (!items)
        return NULL;
    py_decref(vm, items);
    return py_newref(self);
}

static py_object *deque_repeat(py_vm *vm, py_object *self, int64_t count)
{
    py_object *copy = copy_of(vm, SELF);
    py_object *result = copy ? deque_inplace_repeat(vm, copy, count) : NULL;
    py_xdecref(vm, copy);
    return result;
}

static py_object *deque_repr(py_vm *vm, py_object *self)
{
    int running = py_repr_enter(vm, self);
    if (running)
        return running < 0 ? NULL : PY_OBJECT(py_str_from_c(vm, "[...]"));
    py_list *items = py_list_from_iterable(vm, self);
    py_str *shown = NULL;
    if (items) {
        py_hold(vm, items);
        if (SELF->maxlen >= 0)
            shown = py_str_format(vm, "%s(%R, maxlen=%lld)", self->type->name, PY_OBJECT(items),
                                  (long long)SELF->maxlen);
        else
            shown = py_str_format(vm, "%s(%R)", self->type->name, PY_OBJECT(items));
        py_unhold(vm, 1);
        py_decref(vm, items);
    }
    py_repr_leave(vm, self);
    return PY_OBJECT(shown);
}

static py_object *deque_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    py_type *type = PY_LIBRARY_TYPE_OF(vm, deque);
    if (!type)
        return NULL;
    if (!py_type_is_subtype(a->type, type) || !py_type_is_subtype(b->type, type))
        return py_newref(vm->not_implemented);
    struct deque *x = (struct deque *)a, *y = (struct deque *)b;
    if (x->var.size != y->var.size && (op == PY_EQ || op == PY_NE))
        return py_bool_from(vm, op == PY_NE);
    for (int64_t i = 0; i < x->var.size && i < y->var.size; i++) {
        py_object *p = py_newref(*place(x, i)), *q = py_newref(*place(y, i));
        py_hold(vm, p);
        py_hold(vm, q);
        int equal = py_compare_bool(vm, p, q, PY_EQ);
        py_object *result = NULL;
        if (equal == 0)
            result = op == PY_EQ   ? py_bool_from(vm, false)
                     : op == PY_NE ? py_bool_from(vm, true)
                                   : py_compare(vm, p, q, op);
        py_unhold(vm, 2);
        py_decref(vm, p);
        py_decref(vm, q);
        if (equal <= 0)
            return result;
    }
    int64_t m = x->var.size, n = y->var.size;
    return py_bool_from(vm, op == PY_LT   ? m < n
                            : op == PY_LE ? m <= n
                            : op == PY_EQ ? m == n
                            : op == PY_NE ? m != n
                            : op == PY_GT ? m > n
                                          : m >= n);
}

static int64_t deque_size_of(py_vm *vm, py_object *self)
{
    (void)vm;
    int64_t blocks = (SELF->left + SELF->var.size + BLOCK_ITEMS - 1) / BLOCK_ITEMS;
    return (int64_t)self->type->basic_size + blocks * BLOCK_BYTES;
}

static int deque_traverse(py_object *self, py_visit visit, void *argument)
{
    for (int64_t i = 0; i < SELF->var.size; i++)
        PY_VISIT(*place(SELF, i));
    return 0;
}

static void deque_clear_slot(py_vm *vm, py_object *self)
{
    empty(vm, SELF);
}

static void deque_destroy(py_vm *vm, py_object *self)
{
    py_gc_untrack(vm, self);
    if (SELF->weaklist)
        py_weakref_clear_all(vm, self);
    self->record_id = 0;
    empty(vm, SELF);
    py_object_free(vm, self);
}

/* ---- iterators ---- */

struct deque_iterator {
    py_object base;
    struct deque *deque; /* owned */
    uint64_t state;
    int64_t left, index;
    char unused[8];
};
_Static_assert(sizeof(struct deque_iterator) == 56, "as large as CPython's dequeiterobject");

static py_object *new_iterator(py_vm *vm, py_type *type, py_object *self)
{
    struct deque_iterator *it = type ? py_object_new(vm, type) : NULL;
    if (!it)
        return NULL;
    it->deque = py_newref(self);
    it->state = SELF->state;
    it->left = SELF->var.size;
    py_gc_track(vm, it);
    return PY_OBJECT(it);
}

static py_object *deque_iter(py_vm *vm, py_object *self)
{
    return new_iterator(vm, PY_LIBRARY_TYPE_OF(vm, deque_iterator), self);
}

PY_FUNCTION(deque_reversed)
{
    PY_UNUSED_ARGUMENTS;
    return new_iterator(vm, PY_LIBRARY_TYPE_OF(vm, deque_reverse_iterator), self);
}

static py_object *iterator_next(py_vm *vm, py_object *o)
{
    struct deque_iterator *it = (struct deque_iterator *)o;
    if (it->state != it->deque->state) {
        it->left = 0;
        return py_raise(vm, vm->exceptions.RuntimeError, "deque mutated during iteration");
    }
    if (!it->left)
        return NULL;
    it->left--;
    int64_t at = it->index++;
    if (o->type == vm->library->types[PY_LIBRARY_deque_reverse_iterator])
        at = it->deque->var.size - 1 - at;
    return py_newref(*place(it->deque, at));
}

PY_FUNCTION(iterator_length_hint)
{
    PY_UNUSED_ARGUMENTS;
    return py_int_from(vm, ((struct deque_iterator *)self)->left);
}

static py_object *iterator_iter(py_vm *vm, py_object *o)
{
    (void)vm;
    return py_newref(o);
}

static int iterator_traverse(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((struct deque_iterator *)o)->deque);
    return 0;
}

static void iterator_destroy(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    PY_CLEAR(vm, ((struct deque_iterator *)o)->deque);
    py_object_free(vm, o);
}

static const struct py_method_def iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};

#define ITERATOR_SPEC(name_)                                                                       \
    {                                                                                              \
        .name = (name_), .basic_size = sizeof(struct deque_iterator),                              \
        .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,                                                      \
        .slots = {.destroy = iterator_destroy,                                                     \
                  .traverse = iterator_traverse,                                                   \
                  .iter = iterator_iter,                                                           \
                  .next = iterator_next},                                                          \
        .methods = iterator_methods,                                                               \
    }

const struct py_type_spec py_deque_iterator_spec = ITERATOR_SPEC("_collections._deque_iterator");
const struct py_type_spec py_deque_reverse_iterator_spec =
    ITERATOR_SPEC("_collections._deque_reverse_iterator");

static const struct py_method_def deque_methods[] = {
    {"append", deque_append, PY_ONE, 0, 0, 0, NULL,
     "Add an element to the right side of the deque."},
    {"appendleft", deque_appendleft, PY_ONE, 0, 0, 0, NULL,
     "Add an element to the left side of the deque."},
    {"clear", deque_clear, PY_NOARGS, 0, 0, 0, NULL, "Remove all elements from the deque."},
    {"__copy__", deque_copy, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"copy", deque_copy, PY_NOARGS, 0, 0, 0, NULL, "Return a shallow copy of a deque."},
    {"count", deque_count, PY_ONE, 0, 0, 0, NULL, NULL},
    {"extend", deque_extend, PY_ONE, 0, 0, 0, NULL, NULL},
    {"extendleft", deque_extendleft, PY_ONE, 0, 0, 0, NULL, NULL},
    {"index", deque_index, PY_FAST, 1, 3, 0, NULL, NULL},
    {"insert", deque_insert, PY_FAST, 2, 2, 0, NULL, NULL},
    {"pop", deque_pop, PY_NOARGS, 0, 0, 0, NULL, "Remove and return the rightmost element."},
    {"popleft", deque_popleft, PY_NOARGS, 0, 0, 0, NULL, "Remove and return the leftmost element."},
    {"__reduce__", deque_reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"remove", deque_remove, PY_ONE, 0, 0, 0, NULL, NULL},
    {"__reversed__", deque_reversed, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"reverse", deque_reverse, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"rotate", deque_rotate, PY_FAST, 0, 1, 0, NULL, NULL},
    PY_CLASS_GETITEM,
    {0},
};

static const struct py_getset_def deque_getsets[] = {
    {"maxlen", deque_get_maxlen, NULL, "maximum size of a deque or None if unbounded", NULL},
    {0},
};

const struct py_type_spec py_deque_spec = {
    .name = "collections.deque",
    .basic_size = sizeof(struct deque),
    .flags = PY_TYPE_GC | PY_TYPE_BASE | PY_TYPE_SEQUENCE | PY_TYPE_DELAYED,
    .weaklist_offset = offsetof(struct deque, weaklist),
    .doc = "deque([iterable[, maxlen]]) --> deque object",
    .slots = {.destroy = deque_destroy,
              .traverse = deque_traverse,
              .clear = deque_clear_slot,
              .size_of = deque_size_of,
              .repr = deque_repr,
              .hash = py_hash_not_implemented,
              .compare = deque_compare,
              .iter = deque_iter,
              .new_ = deque_new,
              .init = deque_init,
              .length = deque_length,
              .sq_concat = deque_concat,
              .sq_repeat = deque_repeat,
              .sq_inplace_concat = deque_inplace_concat,
              .sq_inplace_repeat = deque_inplace_repeat,
              .sq_item = deque_item,
              .contains = deque_contains,
              .set_subscript = deque_set_item},
    .methods = deque_methods,
    .getsets = deque_getsets,
};
