/* tuple: a fixed run of references, kept in the object itself.
 *
 * The empty tuple exists once. A new tuple is tracked by the collector, which lets go of it when it finds
 * that it holds only atoms. (Objects/tupleobject.c) */
#include "python/objects/container.h"

#include "python/library/args.h"
#include "python/memory/freelist.h"
#include "python/run/poll.h"

#include <stdarg.h>

_Static_assert(offsetof(struct py_tuple, items) == 24, "tuple.__basicsize__");

/* The longest tuple whose block is kept for the next one of its length. */
enum { MAX_SAVED = 20 };
/* Room made for the items of an iterable that does not say how many it has. */
enum { HINT_DEFAULT = 10 };

/* An untracked tuple whose items are NULL. */
static py_tuple *tuple_alloc(py_vm *vm, int64_t size)
{
    if (UNLIKELY(size > (INT64_MAX - 64) / 8))
        return py_raise_memory(vm);
    if (LIKELY(size > 0 && size <= MAX_SAVED)) {
        py_tuple *tuple = py_freelist_take(vm, PY_FREE_TUPLE + (int)size, vm->types.tuple);
        if (tuple) {
            tuple->var.size = size;
            memset(tuple->items, 0, (size_t)size * sizeof *tuple->items);
            return tuple;
        }
    }
    return py_object_new_var(vm, vm->types.tuple, size);
}

py_tuple *py_tuple_new(py_vm *vm, int64_t size)
{
    if (size == 0 && vm->empty_tuple)
        return py_newref(vm->empty_tuple);
    py_tuple *tuple = tuple_alloc(vm, size);
    if (tuple)
        py_gc_track(vm, tuple);
    return tuple;
}

py_tuple *py_tuple_from(py_vm *vm, py_object *const *items, int64_t size)
{
    if (size == 0)
        return py_tuple_new(vm, 0);
    py_tuple *tuple = tuple_alloc(vm, size);
    if (!tuple)
        return NULL;
    for (int64_t i = 0; i < size; i++)
        tuple->items[i] = py_newref(items[i]);
    py_gc_track(vm, tuple);
    return tuple;
}

py_tuple *py_tuple_pack(py_vm *vm, int64_t size, ...)
{
    py_tuple *tuple = py_tuple_new(vm, size);
    if (!tuple)
        return NULL;
    va_list arguments;
    va_start(arguments, size);
    for (int64_t i = 0; i < size; i++)
        tuple->items[i] = py_newref(va_arg(arguments, void *));
    va_end(arguments);
    return tuple;
}

py_tuple *py_tuple_steal(py_vm *vm, py_object **items, int64_t size)
{
    if (size == 0)
        return py_tuple_new(vm, 0);
    py_tuple *tuple = tuple_alloc(vm, size);
    if (!tuple) {
        for (int64_t i = 0; i < size; i++)
            py_decref(vm, items[i]);
        return NULL;
    }
    memcpy(tuple->items, items, (size_t)size * sizeof *items);
    py_gc_track(vm, tuple);
    return tuple;
}

/* The tuple, which nobody else refers to, with room for as many items (_PyTuple_Resize). NULL: it is gone. */
static py_tuple *tuple_resize(py_vm *vm, py_tuple *tuple, int64_t size)
{
    if (tuple->var.size == size)
        return tuple;
    if (tuple->var.size == 0 || size == 0) {
        py_decref(vm, tuple);
        return py_tuple_new(vm, size);
    }
    py_gc_untrack(vm, tuple);
    py_tuple *resized = py_object_resize(vm, tuple, offsetof(py_tuple, items) + (size_t)size * 8);
    if (!resized) {
        py_decref(vm, tuple);
        return NULL;
    }
    for (int64_t i = resized->var.size; i < size; i++)
        resized->items[i] = NULL;
    resized->var.size = size;
    py_gc_track(vm, resized);
    return resized;
}

/* Fills a new tuple, made as large as the iterable said that it is, with what the iterator gives (PySequence_Tuple). */
static py_tuple *fill_from(py_vm *vm, py_object *iterator, py_tuple *tuple)
{
    int64_t count = 0;
    py_object *item;
    while (tuple) {
        py_hold(vm, tuple);
        item = py_next(vm, iterator);
        py_unhold(vm, 1);
        if (!item)
            break;
        if (count >= tuple->var.size) {
            int64_t size = tuple->var.size + 10;
            tuple = tuple_resize(vm, tuple, size + (size >> 2));
        }
        if (tuple)
            tuple->items[count++] = item;
        else
            py_decref(vm, item);
    }
    if (tuple && py_raised(vm))
        PY_CLEAR(vm, tuple);
    return tuple ? tuple_resize(vm, tuple, count) : NULL;
}

py_tuple *py_tuple_from_iterable(py_vm *vm, py_object *iterable)
{
    if (iterable->type == vm->types.tuple)
        return py_newref(iterable);
    if (iterable->type == vm->types.list)
        return py_list_to_tuple(vm, (py_list *)iterable);
    py_object *iterator = py_iter(vm, iterable);
    if (!iterator)
        return NULL;
    py_hold(vm, iterator);
    int64_t hint = py_length_hint(vm, iterable, HINT_DEFAULT);
    py_tuple *tuple = hint < 0 ? NULL : fill_from(vm, iterator, py_tuple_new(vm, hint));
    py_unhold(vm, 1);
    py_decref(vm, iterator);
    return tuple;
}

py_tuple *py_tuple_slice(py_vm *vm, py_tuple *tuple, int64_t start, int64_t end)
{
    start = MAX(start, 0);
    end = MIN(end, tuple->var.size);
    end = MAX(end, start);
    if (start == 0 && end == tuple->var.size && tuple->var.base.type == vm->types.tuple)
        return py_newref(tuple);
    return py_tuple_from(vm, tuple->items + start, end - start);
}

static void tuple_destroy(py_vm *vm, py_object *self)
{
    py_tuple *tuple = (py_tuple *)self;
    py_gc_untrack(vm, self);
    for (int64_t i = tuple->var.size; --i >= 0;)
        PY_CLEAR(vm, tuple->items[i]);
    if (self->type == vm->types.tuple && tuple->var.size > 0 && tuple->var.size <= MAX_SAVED &&
        py_freelist_put(vm, PY_FREE_TUPLE + (int)tuple->var.size, self))
        return;
    py_object_free(vm, self);
}

static int tuple_traverse(py_object *self, py_visit visit, void *argument)
{
    py_tuple *tuple = (py_tuple *)self;
    for (int64_t i = tuple->var.size; --i >= 0;)
        PY_VISIT(tuple->items[i]);
    return 0;
}

static struct py_span tuple_span(py_object *self)
{
    py_tuple *tuple = (py_tuple *)self;
    return (struct py_span){tuple->items, tuple->var.size};
}

static py_object *tuple_repr(py_vm *vm, py_object *self)
{
    return py_span_repr(vm, self, tuple_span, "()");
}

/* xxHash over the items' hashes, as since CPython 3.8. */
static int64_t tuple_hash(py_vm *vm, py_object *self)
{
    const uint64_t prime1 = 11400714785074694791ULL, prime2 = 14029467366897019727ULL,
                   prime5 = 2870177450012600261ULL;
    py_tuple *tuple = (py_tuple *)self;
    uint64_t hash = prime5;
    if (UNLIKELY(py_poll(vm)))
        return -1;
    for (int64_t i = 0; i < tuple->var.size; i++) {
        int64_t lane = py_key_hash(vm, tuple->items[i]);
        if (lane == -1)
            return -1;
        hash += (uint64_t)lane * prime2;
        hash = (hash << 31) | (hash >> 33);
        hash *= prime1;
    }
    hash += (uint64_t)tuple->var.size ^ (prime5 ^ 3527539ULL);
    return hash == UINT64_MAX ? 1546275796 : (int64_t)hash;
}

static py_object *tuple_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if (!PY_IS_TUPLE(a) || !PY_IS_TUPLE(b))
        return py_newref(vm->not_implemented);
    return py_span_compare(vm, a, b, tuple_span, op);
}

static py_object *tuple_make(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    if (type != vm->types.tuple && type->slots.init != vm->types.tuple->slots.init)
        kwnames = NULL;
    if (!py_args_positional(vm, "tuple", nargs, kwnames, 0, 1))
        return NULL;
    py_tuple *items = nargs == 0 ? py_tuple_new(vm, 0) : py_tuple_from_iterable(vm, args[0]);
    if (!items || type == vm->types.tuple)
        return (py_object *)items;
    py_tuple *made = py_object_new_var(vm, type, items->var.size);
    if (made) {
        for (int64_t i = 0; i < items->var.size; i++)
            made->items[i] = py_newref(items->items[i]);
        if (!py_gc_is_tracked((py_object *)made))
            py_gc_track(vm, made);
    }
    py_decref(vm, items);
    return (py_object *)made;
}

static int64_t tuple_length(py_vm *vm, py_object *self)
{
    (void)vm;
    return ((py_tuple *)self)->var.size;
}

static py_object *tuple_item(py_vm *vm, py_object *self, int64_t index)
{
    py_tuple *tuple = (py_tuple *)self;
    if (index < 0 || index >= tuple->var.size)
        return py_raise(vm, vm->exceptions.IndexError, "tuple index out of range");
    return py_newref(tuple->items[index]);
}

static py_object *tuple_take_slice(py_vm *vm, py_tuple *tuple, py_object *slice)
{
    int64_t start, stop, step;
    int64_t count = py_slice_indices(vm, slice, tuple->var.size, &start, &stop, &step);
    if (count < 0)
        return NULL;
    if (step == 1)
        return (py_object *)py_tuple_slice(vm, tuple, start, start + count);
    py_tuple *result = py_tuple_new(vm, count);
    if (!result)
        return NULL;
    for (int64_t i = 0; i < count; i++)
        result->items[i] = py_newref(tuple->items[start + i * step]);
    return (py_object *)result;
}

static py_object *tuple_subscript(py_vm *vm, py_object *self, py_object *key)
{
    py_tuple *tuple = (py_tuple *)self;
    if (py_has_index(key)) {
        int64_t index = py_as_index(vm, key, vm->exceptions.IndexError);
        if (index == -1 && py_raised(vm))
            return NULL;
        if (index < 0)
            index += tuple->var.size;
        return tuple_item(vm, self, index);
    }
    if (key->type == vm->types.slice)
        return tuple_take_slice(vm, tuple, key);
    return py_raise(vm, vm->exceptions.TypeError,
                    "tuple indices must be integers or slices, not %.200T", key);
}

static py_object *tuple_concat(py_vm *vm, py_object *self, py_object *other)
{
    py_tuple *a = (py_tuple *)self, *b = (py_tuple *)other;
    if (a->var.size == 0 && other->type == vm->types.tuple)
        return py_newref(other);
    if (!PY_IS_TUPLE(other))
        return py_raise(vm, vm->exceptions.TypeError,
                        "can only concatenate tuple (not \"%.200T\") to tuple", other);
    if (b->var.size == 0 && self->type == vm->types.tuple)
        return py_newref(self);
    py_tuple *result = py_tuple_new(vm, a->var.size + b->var.size);
    if (!result)
        return NULL;
    for (int64_t i = 0; i < a->var.size; i++)
        result->items[i] = py_newref(a->items[i]);
    for (int64_t i = 0; i < b->var.size; i++)
        result->items[a->var.size + i] = py_newref(b->items[i]);
    return (py_object *)result;
}

static py_object *tuple_repeat(py_vm *vm, py_object *self, int64_t count)
{
    py_tuple *tuple = (py_tuple *)self;
    int64_t size = tuple->var.size;
    if ((size == 0 || count == 1) && self->type == vm->types.tuple)
        return py_newref(self);
    if (size == 0 || count <= 0)
        return (py_object *)py_tuple_new(vm, 0);
    if (count > INT64_MAX / 8 / size)
        return py_raise_memory(vm);
    py_tuple *result = py_tuple_new(vm, size * count);
    if (!result)
        return NULL;
    for (int64_t i = 0, n = size * count; i < n; i += size) {
        for (int64_t j = 0; j < size; j++)
            result->items[i + j] = py_newref(tuple->items[j]);
    }
    return (py_object *)result;
}

static int tuple_contains(py_vm *vm, py_object *self, py_object *value)
{
    py_tuple *tuple = (py_tuple *)self;
    for (int64_t i = 0; i < tuple->var.size; i++) {
        int equal = py_compare_bool(vm, tuple->items[i], value, PY_EQ);
        if (equal)
            return equal;
    }
    return 0;
}

static py_object *tuple_index(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)kwnames;
    py_tuple *tuple = (py_tuple *)self;
    int64_t start, stop;
    if (!py_search_bounds(vm, args, nargs, tuple->var.size, &start, &stop))
        return NULL;
    for (int64_t i = start; i < MIN(stop, tuple->var.size); i++) {
        int equal = py_compare_bool(vm, tuple->items[i], args[0], PY_EQ);
        if (equal)
            return equal < 0 ? NULL : py_int_from(vm, i);
    }
    return py_raise(vm, vm->exceptions.ValueError, "tuple.index(x): x not in tuple");
}

static py_object *tuple_count(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    py_tuple *tuple = (py_tuple *)self;
    int64_t count = 0;
    for (int64_t i = 0; i < tuple->var.size; i++) {
        int equal = py_compare_bool(vm, tuple->items[i], args[0], PY_EQ);
        if (equal < 0)
            return NULL;
        count += equal;
    }
    return py_int_from(vm, count);
}

/* A plain tuple of the items, for copying a subclass's instance. */
static py_object *tuple_getnewargs(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                   py_tuple *kwnames)
{
    (void)args;
    (void)nargs;
    (void)kwnames;
    py_tuple *tuple = (py_tuple *)self;
    py_tuple *items = py_tuple_slice(vm, tuple, 0, tuple->var.size);
    if (!items)
        return NULL;
    py_tuple *result = py_tuple_pack(vm, 1, items);
    py_decref(vm, items);
    return (py_object *)result;
}

static const struct py_method_def tuple_methods[] = {
    {"__getnewargs__", tuple_getnewargs, PY_NOARGS, 0, 0, 0, "($self, /)", NULL},
    {"index", tuple_index, PY_FAST, 1, 3, 0, "($self, value, start=0, stop=sys.maxsize, /)",
     "The first position of a value.\n\nRaises ValueError when it is not there."},
    {"count", tuple_count, PY_ONE, 0, 0, 0, "($self, value, /)", "How often a value occurs."},
    PY_CLASS_GETITEM,
    {0},
};

static py_object *tuple_iter(py_vm *vm, py_object *self)
{
    py_index_iterator *iterator = py_object_new(vm, vm->types.tuple_iterator);
    if (!iterator)
        return NULL;
    iterator->sequence = py_newref(self);
    py_gc_track(vm, iterator);
    return (py_object *)iterator;
}

const struct py_type_spec py_tuple_spec = {
    .name = "tuple",
    .basic_size = offsetof(struct py_tuple, items),
    .item_size = sizeof(py_object *),
    .flags =
        PY_TYPE_VECTORCALL | PY_TYPE_GC | PY_TYPE_BASE | PY_TYPE_TUPLE_SUBCLASS | PY_TYPE_SEQUENCE,
    .doc = "tuple(iterable=(), /)\n--\n\nAn unchanging sequence of objects.",
    .slots =
        {
            .destroy = tuple_destroy,
            .traverse = tuple_traverse,
            .repr = tuple_repr,
            .hash = tuple_hash,
            .compare = tuple_compare,
            .iter = tuple_iter,
            .new_ = tuple_make,
            .length = tuple_length,
            .sq_concat = tuple_concat,
            .sq_repeat = tuple_repeat,
            .sq_item = tuple_item,
            .contains = tuple_contains,
            .subscript = tuple_subscript,
        },
    .methods = tuple_methods,
};

/* ---- tuple_iterator ---- */

static py_object *tuple_iterator_next(py_vm *vm, py_object *self)
{
    py_index_iterator *iterator = (py_index_iterator *)self;
    py_tuple *tuple = (py_tuple *)iterator->sequence;
    if (!tuple)
        return NULL;
    if (iterator->index < tuple->var.size)
        return py_newref(tuple->items[iterator->index++]);
    PY_CLEAR(vm, iterator->sequence);
    return NULL;
}

static py_object *tuple_iterator_hint(py_vm *vm, py_object *self, py_object *const *args,
                                      size_t nargs, py_tuple *kwnames)
{
    (void)args;
    (void)nargs;
    (void)kwnames;
    py_index_iterator *iterator = (py_index_iterator *)self;
    py_tuple *tuple = (py_tuple *)iterator->sequence;
    return py_int_from(vm, tuple ? tuple->var.size - iterator->index : 0);
}

static py_object *tuple_iterator_reduce(py_vm *vm, py_object *self, py_object *const *args,
                                        size_t nargs, py_tuple *kwnames)
{
    (void)args;
    (void)nargs;
    (void)kwnames;
    py_index_iterator *iterator = (py_index_iterator *)self;
    return py_iterator_reduce(vm, "iter", iterator->sequence,
                              iterator->sequence ? iterator->index : -1);
}

static py_object *tuple_iterator_setstate(py_vm *vm, py_object *self, py_object *const *args,
                                          size_t nargs, py_tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    py_index_iterator *iterator = (py_index_iterator *)self;
    int64_t index = py_int_as_int64(vm, args[0]);
    if (index == -1 && py_raised(vm))
        return NULL;
    py_tuple *tuple = (py_tuple *)iterator->sequence;
    if (tuple)
        iterator->index = MAX(0, MIN(index, tuple->var.size));
    return py_newref(vm->none);
}

static const struct py_method_def tuple_iterator_methods[] = {
    {"__length_hint__", tuple_iterator_hint, PY_NOARGS, 0, 0, 0, NULL, "How many items are left."},
    {"__reduce__", tuple_iterator_reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"__setstate__", tuple_iterator_setstate, PY_ONE, 0, 0, 0, NULL, NULL},
    {0},
};

const struct py_type_spec py_tuple_iterator_spec = {
    .name = "tuple_iterator",
    .basic_size = sizeof(py_index_iterator),
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .slots =
        {
            .destroy = py_index_iterator_destroy,
            .traverse = py_index_iterator_traverse,
            .iter = py_container_iter_self,
            .next = tuple_iterator_next,
        },
    .methods = tuple_iterator_methods,
};
