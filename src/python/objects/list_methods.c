/* list as a program sees it: its type, its methods, its iterators (Objects/listobject.c). */
#include "python/objects/list_parts.h"

#include "python/library/args.h"
#include "python/memory/freelist.h"

#define UNUSED_ARGS ((void)args, (void)nargs, (void)kwnames)

/* ---- Life ---- */

static void list_destroy(py_vm *vm, py_object *self)
{
    py_list *list = (py_list *)self;
    py_gc_untrack(vm, self);
    if (list->items) {
        for (int64_t i = list->var.size; --i >= 0;)
            PY_CLEAR(vm, list->items[i]);
        py_mem_free(vm, list->items);
    }
    if (self->type == vm->types.list && py_freelist_put(vm, PY_FREE_LIST, self))
        return;
    py_object_free(vm, self);
}

static int list_traverse(py_object *self, py_visit visit, void *argument)
{
    py_list *list = (py_list *)self;
    for (int64_t i = list->var.size; --i >= 0;)
        PY_VISIT(list->items[i]);
    return 0;
}

static void list_clear_slot(py_vm *vm, py_object *self)
{
    list_empty(vm, (py_list *)self);
}

static int64_t list_size_of(py_vm *vm, py_object *self)
{
    (void)vm;
    return (int64_t)self->type->basic_size +
           ((py_list *)self)->allocated * (int64_t)sizeof(py_object *);
}

static py_object *list_make(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    UNUSED_ARGS;
    py_list *list = py_object_new(vm, type); /* list() takes nothing off the free list, [] does */
    if (list && !py_gc_is_tracked(&list->var.base))
        py_gc_track(vm, list);
    return (py_object *)list;
}

static int list_init(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                     py_tuple *kwnames)
{
    py_list *list = (py_list *)self;
    if (self->type->slots.init != vm->types.list->slots.init ||
        self->type->slots.new_ != vm->types.list->slots.new_)
        kwnames = NULL; /* they are for the class's own __init__ or __new__ */
    if (!py_args_positional(vm, "list", nargs, kwnames, 0, 1))
        return -1;
    list_empty(vm, list);
    return nargs ? py_list_extend(vm, list, args[0]) : 0;
}

static struct py_span list_span(py_object *self)
{
    py_list *list = (py_list *)self;
    return (struct py_span){list->items, list->var.size};
}

static py_object *list_repr(py_vm *vm, py_object *self)
{
    return py_span_repr(vm, self, list_span, "[]");
}

static py_object *list_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if (!PY_IS_LIST(a) || !PY_IS_LIST(b))
        return py_newref(vm->not_implemented);
    if ((op == PY_EQ || op == PY_NE) && ((py_list *)a)->var.size != ((py_list *)b)->var.size)
        return py_bool_from(vm, op == PY_NE);
    return py_span_compare(vm, a, b, list_span, op);
}

/* ---- Items ---- */

static int64_t list_length(py_vm *vm, py_object *self)
{
    (void)vm;
    return ((py_list *)self)->var.size;
}

static py_object *list_item(py_vm *vm, py_object *self, int64_t index)
{
    py_list *list = (py_list *)self;
    if (index < 0 || index >= list->var.size)
        return py_raise(vm, vm->exceptions.IndexError, "list index out of range");
    return py_newref(list->items[index]);
}

/* The index that a key means, negative ones counted from the end; false on failure. */
static bool index_from_key(py_vm *vm, py_list *list, py_object *key, int64_t *index)
{
    *index = py_as_index(vm, key, vm->exceptions.IndexError);
    if (*index == -1 && py_raised(vm))
        return false;
    if (*index < 0)
        *index += list->var.size;
    return true;
}

static py_object *take_slice(py_vm *vm, py_list *list, py_object *slice)
{
    int64_t start, stop, step;
    int64_t count = py_slice_indices_now(vm, slice, &list->var.size, &start, &stop, &step);
    if (count < 0)
        return NULL;
    if (step == 1)
        return (py_object *)list_slice(vm, list, start, start + count);
    py_list *result = py_list_new(vm, count);
    if (!result)
        return NULL;
    for (int64_t i = 0; i < count; i++)
        result->items[i] = py_newref(list->items[start + i * step]);
    return (py_object *)result;
}

static py_object *list_subscript(py_vm *vm, py_object *self, py_object *key)
{
    py_list *list = (py_list *)self;
    if (LIKELY(py_has_index(key))) {
        int64_t index;
        return index_from_key(vm, list, key, &index) ? list_item(vm, self, index) : NULL;
    }
    if (key->type == vm->types.slice)
        return take_slice(vm, list, key);
    return py_raise(vm, vm->exceptions.TypeError,
                    "list indices must be integers or slices, not %.200T", key);
}

static int set_item(py_vm *vm, py_list *list, int64_t index, py_object *value)
{
    if (index < 0 || index >= list->var.size) {
        py_raise(vm, vm->exceptions.IndexError, "list assignment index out of range");
        return -1;
    }
    return value ? py_list_set(vm, list, index, value)
                 : py_list_set_slice(vm, list, index, index + 1, NULL);
}

/* del list[start::step], `count` items, step not 1. */
static int delete_stepping(py_vm *vm, py_list *list, int64_t start, int64_t step, int64_t count)
{
    if (count <= 0)
        return 0;
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    py_object **garbage = py_mem_alloc(vm, (size_t)count * sizeof *garbage);
    if (!garbage) {
        py_raise_memory(vm);
        return -1;
    }
    int64_t size = list->var.size, to = start;
    for (int64_t i = start, taken = 0; i < size; i++) {
        if (taken < count && i == start + taken * step)
            garbage[taken++] = list->items[i];
        else
            list->items[to++] = list->items[i];
    }
    list->var.size = to;
    int result = list_resize(vm, list, to);
    if (UNLIKELY(list->var.base.record_id))
        py_watch_reset(vm, &list->var.base);
    for (int64_t i = 0; i < count; i++)
        py_decref(vm, garbage[i]);
    py_mem_free(vm, garbage);
    return result;
}

/* list[start::step] = values, `count` items, step not 1. */
static int assign_stepping(py_vm *vm, py_list *list, int64_t start, int64_t step, int64_t count,
                           py_object *values)
{
    struct py_span span = list_fast_span(vm, values);
    if (span.size != count) {
        py_raise(vm, vm->exceptions.ValueError,
                 "attempt to assign sequence of size %lld to extended slice of size %lld",
                 (long long)span.size, (long long)count);
        return -1;
    }
    if (count == 0)
        return 0;
    py_object **garbage = py_mem_alloc(vm, (size_t)count * sizeof *garbage);
    if (!garbage) {
        py_raise_memory(vm);
        return -1;
    }
    for (int64_t i = 0; i < count; i++) {
        py_object **at = &list->items[start + i * step];
        garbage[i] = *at;
        *at = py_newref(span.items[i]);
    }
    if (UNLIKELY(list->var.base.record_id))
        py_watch_reset(vm, &list->var.base);
    for (int64_t i = 0; i < count; i++)
        py_decref(vm, garbage[i]);
    py_mem_free(vm, garbage);
    return 0;
}

static int set_slice(py_vm *vm, py_list *list, py_object *slice, py_object *value)
{
    int64_t start, stop, step;
    if (!py_slice_unpack(vm, slice, &start, &stop, &step))
        return -1;
    if (step == 1) {
        py_slice_adjust(list->var.size, &start, &stop, step);
        return py_list_set_slice(vm, list, start, MAX(start, stop), value);
    }
    if (!value) {
        int64_t count = py_slice_adjust(list->var.size, &start, &stop, step);
        return delete_stepping(vm, list, start, step, count);
    }
    py_object *values =
        value == &list->var.base
            ? (py_object *)list_slice(vm, list, 0, list->var.size)
            : list_fast_sequence(vm, value, "must assign iterable to extended slice");
    if (!values)
        return -1;
    /* Making the sequence may have changed the list. */
    int64_t count = py_slice_adjust(list->var.size, &start, &stop, step);
    py_hold(vm, values);
    int result = assign_stepping(vm, list, start, step, count, values);
    py_unhold(vm, 1);
    py_decref(vm, values);
    return result;
}

static int list_set_subscript(py_vm *vm, py_object *self, py_object *key, py_object *value)
{
    py_list *list = (py_list *)self;
    if (LIKELY(py_has_index(key))) {
        int64_t index;
        return index_from_key(vm, list, key, &index) ? set_item(vm, list, index, value) : -1;
    }
    if (key->type == vm->types.slice)
        return set_slice(vm, list, key, value);
    py_raise(vm, vm->exceptions.TypeError, "list indices must be integers or slices, not %.200T",
             key);
    return -1;
}

static py_object *list_concat(py_vm *vm, py_object *self, py_object *other)
{
    if (!PY_IS_LIST(other))
        return py_raise(vm, vm->exceptions.TypeError,
                        "can only concatenate list (not \"%.200T\") to list", other);
    py_list *a = (py_list *)self, *b = (py_list *)other;
    py_list *result = py_list_new(vm, a->var.size + b->var.size);
    if (!result)
        return NULL;
    for (int64_t i = 0; i < a->var.size; i++)
        result->items[i] = py_newref(a->items[i]);
    for (int64_t i = 0; i < b->var.size; i++)
        result->items[a->var.size + i] = py_newref(b->items[i]);
    return (py_object *)result;
}

static py_object *list_repeat(py_vm *vm, py_object *self, int64_t count)
{
    py_list *list = (py_list *)self;
    int64_t size = list->var.size;
    if (size == 0 || count <= 0)
        return (py_object *)py_list_new(vm, 0);
    if (count > INT64_MAX / 8 / size)
        return py_raise_memory(vm);
    py_list *result = py_list_new(vm, size * count);
    if (!result)
        return NULL;
    for (int64_t i = 0, n = size * count; i < n; i += size) {
        for (int64_t j = 0; j < size; j++)
            result->items[i + j] = py_newref(list->items[j]);
    }
    return (py_object *)result;
}

static py_object *list_inplace_concat(py_vm *vm, py_object *self, py_object *other)
{
    return py_list_extend(vm, (py_list *)self, other) < 0 ? NULL : py_newref(self);
}

static py_object *list_inplace_repeat(py_vm *vm, py_object *self, int64_t count)
{
    py_list *list = (py_list *)self;
    int64_t size = list->var.size;
    if (size == 0 || count == 1)
        return py_newref(self);
    if (count < 1) {
        list_empty(vm, list);
        return py_newref(self);
    }
    if (size > INT64_MAX / count)
        return py_raise_memory(vm);
    if (list_resize(vm, list, size * count) < 0)
        return NULL;
    for (int64_t i = size; i < size * count; i++)
        list->items[i] = py_newref(list->items[i - size]);
    if (UNLIKELY(self->record_id))
        py_watch_splice(vm, self, size, NULL, 0, list->items + size, size * (count - 1));
    return py_newref(self);
}

/* Is item `i` equal to the value? It may go away while they are compared. */
static int item_equals(py_vm *vm, py_list *list, int64_t i, py_object *value)
{
    py_object *item = list->items[i];
    if (item == value)
        return 1;
    py_incref(item);
    py_hold(vm, item);
    int equal = py_compare_bool(vm, item, value, PY_EQ);
    py_unhold(vm, 1);
    py_decref(vm, item);
    return equal;
}

static int list_contains(py_vm *vm, py_object *self, py_object *value)
{
    py_list *list = (py_list *)self;
    for (int64_t i = 0; i < list->var.size; i++) {
        int equal = item_equals(vm, list, i, value);
        if (equal)
            return equal;
    }
    return 0;
}

/* ---- Methods ---- */

static py_object *list_append(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    return py_list_append(vm, (py_list *)self, args[0]) < 0 ? NULL : py_newref(vm->none);
}

static py_object *list_extend(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    return py_list_extend(vm, (py_list *)self, args[0]) < 0 ? NULL : py_newref(vm->none);
}

static py_object *list_insert(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    int64_t index = py_as_index(vm, args[0], vm->exceptions.OverflowError);
    if (index == -1 && py_raised(vm))
        return NULL;
    return py_list_insert(vm, (py_list *)self, index, args[1]) < 0 ? NULL : py_newref(vm->none);
}

static py_object *list_pop(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                           py_tuple *kwnames)
{
    (void)kwnames;
    py_list *list = (py_list *)self;
    int64_t index = -1;
    if (nargs) {
        index = py_as_index(vm, args[0], vm->exceptions.OverflowError);
        if (index == -1 && py_raised(vm))
            return NULL;
    }
    int64_t size = list->var.size;
    if (size == 0)
        return py_raise(vm, vm->exceptions.IndexError, "pop from empty list");
    if (index < 0)
        index += size;
    if (index < 0 || index >= size)
        return py_raise(vm, vm->exceptions.IndexError, "pop index out of range");
    py_object *item = list->items[index];
    if (index != size - 1) {
        py_incref(item);
        if (py_list_set_slice(vm, list, index, index + 1, NULL) < 0)
            PY_CLEAR(vm, item);
        return item;
    }
    if (list_resize(vm, list, size - 1) < 0) {
        py_clear_raised(vm); /* the block stays longer than it need be */
        list->var.size = size - 1;
    }
    if (UNLIKELY(self->record_id))
        py_watch_splice(vm, self, index, &item, 1, NULL, 0);
    return item;
}

static py_object *list_remove(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    py_list *list = (py_list *)self;
    for (int64_t i = 0; i < list->var.size; i++) {
        int equal = item_equals(vm, list, i, args[0]);
        if (equal < 0)
            return NULL;
        if (equal)
            return py_list_set_slice(vm, list, i, i + 1, NULL) < 0 ? NULL : py_newref(vm->none);
    }
    return py_raise(vm, vm->exceptions.ValueError, "list.remove(x): x not in list");
}

static py_object *list_clear_method(py_vm *vm, py_object *self, py_object *const *args,
                                    size_t nargs, py_tuple *kwnames)
{
    UNUSED_ARGS;
    list_empty(vm, (py_list *)self);
    return py_newref(vm->none);
}

static py_object *list_copy(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    UNUSED_ARGS;
    return (py_object *)list_slice(vm, (py_list *)self, 0, ((py_list *)self)->var.size);
}

static py_object *list_index(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    (void)kwnames;
    py_list *list = (py_list *)self;
    int64_t start, stop;
    if (!py_search_bounds(vm, args, nargs, list->var.size, &start, &stop))
        return NULL;
    for (int64_t i = start; i < stop && i < list->var.size; i++) {
        int equal = item_equals(vm, list, i, args[0]);
        if (equal)
            return equal < 0 ? NULL : py_int_from(vm, i);
    }
    return py_raise(vm, vm->exceptions.ValueError, "%R is not in list", args[0]);
}

static py_object *list_count(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    py_list *list = (py_list *)self;
    int64_t count = 0;
    for (int64_t i = 0; i < list->var.size; i++) {
        int equal = item_equals(vm, list, i, args[0]);
        if (equal < 0)
            return NULL;
        count += equal;
    }
    return py_int_from(vm, count);
}

static py_object *list_reverse(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    UNUSED_ARGS;
    py_list_reverse(vm, (py_list *)self);
    return py_newref(vm->none);
}

py_object *py_list_sort_method(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    static const struct py_params params = {"sort", 0, 0, 0, {"key", "reverse"}};
    py_object *given[2] = {NULL};
    if (!py_args_parse(vm, &params, args, nargs, kwnames, given))
        return NULL;
    bool reverse = false;
    if (given[1]) {
        if (PY_IS_INT(given[1])) {
            reverse = py_int_sign(given[1]) != 0;
        } else {
            int64_t number = py_as_index(vm, given[1], vm->exceptions.OverflowError);
            if (number == -1 && py_raised(vm))
                return NULL;
            reverse = number != 0;
        }
    }
    py_object *key = given[0] == vm->none ? NULL : given[0];
    return py_list_sort(vm, (py_list *)self, key, reverse) < 0 ? NULL : py_newref(vm->none);
}

static py_object *list_getitem(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    return list_subscript(vm, self, args[0]);
}

static py_object *list_sizeof(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    UNUSED_ARGS;
    return py_int_from(vm, list_size_of(vm, self));
}

static py_object *new_iterator(py_vm *vm, py_type *type, py_object *list, int64_t index)
{
    py_index_iterator *iterator = py_object_new(vm, type);
    if (!iterator)
        return NULL;
    iterator->index = index;
    iterator->sequence = py_newref(list);
    py_gc_track(vm, iterator);
    return (py_object *)iterator;
}

static py_object *list_iter(py_vm *vm, py_object *self)
{
    return new_iterator(vm, vm->types.list_iterator, self, 0);
}

static py_object *list_reversed(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    UNUSED_ARGS;
    return new_iterator(vm, vm->types.list_reverse_iterator, self, ((py_list *)self)->var.size - 1);
}

static const struct py_method_def list_methods[] = {
    {"__getitem__", list_getitem, PY_ONE, 0, 0, PY_METHOD_COEXIST, NULL,
     "x.__getitem__(y) <==> x[y]"},
    {"__reversed__", list_reversed, PY_NOARGS, 0, 0, 0, "($self, /)",
     "An iterator from the last item to the first."},
    {"__sizeof__", list_sizeof, PY_NOARGS, 0, 0, 0, "($self, /)", "Its size in bytes."},
    {"clear", list_clear_method, PY_NOARGS, 0, 0, 0, "($self, /)", "Removes every item."},
    {"copy", list_copy, PY_NOARGS, 0, 0, 0, "($self, /)", "A shallow copy."},
    {"append", list_append, PY_ONE, 0, 0, 0, "($self, object, /)", "Adds an object at the end."},
    {"insert", list_insert, PY_FAST, 2, 2, 0, "($self, index, object, /)",
     "Puts an object before an index."},
    {"extend", list_extend, PY_ONE, 0, 0, 0, "($self, iterable, /)",
     "Adds what an iterable gives at the end."},
    {"pop", list_pop, PY_FAST, 0, 1, 0, "($self, index=-1, /)",
     "Removes an item, the last one unless told, and returns it.\n\n"
     "Raises IndexError when the list is empty or the index out of range."},
    {"remove", list_remove, PY_ONE, 0, 0, 0, "($self, value, /)",
     "Removes the first item equal to a value.\n\nRaises ValueError when there is none."},
    {"index", list_index, PY_FAST, 1, 3, 0, "($self, value, start=0, stop=sys.maxsize, /)",
     "The first index of a value.\n\nRaises ValueError when it is not there."},
    {"count", list_count, PY_ONE, 0, 0, 0, "($self, value, /)", "How often a value occurs."},
    {"reverse", list_reverse, PY_NOARGS, 0, 0, 0, "($self, /)", "Reverses the list in place."},
    {"sort", py_list_sort_method, PY_KEYWORDS, 0, 0, 0, "($self, /, *, key=None, reverse=False)",
     "Sorts the list in place, ascending, keeping the order of equal items."},
    PY_CLASS_GETITEM,
    {0},
};

const struct py_type_spec py_list_spec = {
    .name = "list",
    .basic_size = sizeof(struct py_list),
    .flags =
        PY_TYPE_VECTORCALL | PY_TYPE_GC | PY_TYPE_BASE | PY_TYPE_LIST_SUBCLASS | PY_TYPE_SEQUENCE,
    .doc = "list(iterable=(), /)\n--\n\nA sequence of objects that can be changed.",
    .slots =
        {
            .destroy = list_destroy,
            .traverse = list_traverse,
            .clear = list_clear_slot,
            .size_of = list_size_of,
            .repr = list_repr,
            .compare = list_compare,
            .iter = list_iter,
            .new_ = list_make,
            .init = list_init,
            .length = list_length,
            .sq_concat = list_concat,
            .sq_repeat = list_repeat,
            .sq_inplace_concat = list_inplace_concat,
            .sq_inplace_repeat = list_inplace_repeat,
            .sq_item = list_item,
            .contains = list_contains,
            .subscript = list_subscript,
            .set_subscript = list_set_subscript,
        },
    .methods = list_methods,
};

/* ---- list_iterator, list_reverseiterator ---- */

static py_object *iterator_next(py_vm *vm, py_object *self)
{
    py_index_iterator *iterator = (py_index_iterator *)self;
    py_list *list = (py_list *)iterator->sequence;
    if (!list)
        return NULL;
    if (iterator->index < list->var.size)
        return py_newref(list->items[iterator->index++]);
    PY_CLEAR(vm, iterator->sequence);
    return NULL;
}

static py_object *reverse_next(py_vm *vm, py_object *self)
{
    py_index_iterator *iterator = (py_index_iterator *)self;
    py_list *list = (py_list *)iterator->sequence;
    if (!list)
        return NULL;
    if (iterator->index >= 0 && iterator->index < list->var.size)
        return py_newref(list->items[iterator->index--]);
    iterator->index = -1;
    PY_CLEAR(vm, iterator->sequence);
    return NULL;
}

static py_object *iterator_hint(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    UNUSED_ARGS;
    py_index_iterator *iterator = (py_index_iterator *)self;
    py_list *list = (py_list *)iterator->sequence;
    return py_int_from(vm, list ? MAX(list->var.size - iterator->index, 0) : 0);
}

static py_object *reverse_hint(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    UNUSED_ARGS;
    py_index_iterator *iterator = (py_index_iterator *)self;
    py_list *list = (py_list *)iterator->sequence;
    int64_t left = iterator->index + 1;
    return py_int_from(vm, list && list->var.size >= left ? left : 0);
}

/* What is left of an exhausted one is the iterator of an empty list. */
static py_object *reduce_exhausted(py_vm *vm)
{
    py_list *empty = py_list_new(vm, 0);
    if (!empty)
        return NULL;
    py_object *result = py_iterator_reduce(vm, "iter", (py_object *)empty, -1);
    py_decref(vm, empty);
    return result;
}

static py_object *iterator_reduce(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    UNUSED_ARGS;
    py_index_iterator *iterator = (py_index_iterator *)self;
    if (!iterator->sequence)
        return reduce_exhausted(vm);
    return py_iterator_reduce(vm, "iter", iterator->sequence, iterator->index);
}

static py_object *reverse_reduce(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    UNUSED_ARGS;
    py_index_iterator *iterator = (py_index_iterator *)self;
    if (!iterator->sequence || iterator->index < 0)
        return reduce_exhausted(vm);
    return py_iterator_reduce(vm, "reversed", iterator->sequence, iterator->index);
}

static py_object *iterator_setstate(py_vm *vm, py_object *self, py_object *const *args,
                                    size_t nargs, py_tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    py_index_iterator *iterator = (py_index_iterator *)self;
    int64_t index = py_int_as_int64(vm, args[0]);
    if (index == -1 && py_raised(vm))
        return NULL;
    py_list *list = (py_list *)iterator->sequence;
    if (list)
        iterator->index = MAX(0, MIN(index, list->var.size));
    return py_newref(vm->none);
}

static py_object *reverse_setstate(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                   py_tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    py_index_iterator *iterator = (py_index_iterator *)self;
    int64_t index = py_int_as_int64(vm, args[0]);
    if (index == -1 && py_raised(vm))
        return NULL;
    py_list *list = (py_list *)iterator->sequence;
    if (list)
        iterator->index = MAX(-1, MIN(index, list->var.size - 1));
    return py_newref(vm->none);
}

static const struct py_method_def iterator_methods[] = {
    {"__length_hint__", iterator_hint, PY_NOARGS, 0, 0, 0, NULL, "How many items are left."},
    {"__reduce__", iterator_reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"__setstate__", iterator_setstate, PY_ONE, 0, 0, 0, NULL, NULL},
    {0},
};

static const struct py_method_def reverse_methods[] = {
    {"__length_hint__", reverse_hint, PY_NOARGS, 0, 0, 0, NULL, "How many items are left."},
    {"__reduce__", reverse_reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"__setstate__", reverse_setstate, PY_ONE, 0, 0, 0, NULL, NULL},
    {0},
};

const struct py_type_spec py_list_iterator_spec = {
    .name = "list_iterator",
    .basic_size = sizeof(py_index_iterator),
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .slots =
        {
            .destroy = py_index_iterator_destroy,
            .traverse = py_index_iterator_traverse,
            .iter = py_container_iter_self,
            .next = iterator_next,
        },
    .methods = iterator_methods,
};

const struct py_type_spec py_list_reverse_iterator_spec = {
    .name = "list_reverseiterator",
    .basic_size = sizeof(py_index_iterator),
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .slots =
        {
            .destroy = py_index_iterator_destroy,
            .traverse = py_index_iterator_traverse,
            .iter = py_container_iter_self,
            .next = reverse_next,
        },
    .methods = reverse_methods,
};
