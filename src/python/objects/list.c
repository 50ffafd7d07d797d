/* list for the engine's own use: making, growing, changing (Objects/listobject.c).
 *
 * The items stand in a raw block of their own, with room for more than there are: growth is by an eighth and a bit,
 * rounded, so that appending costs a constant on average. sys.getsizeof shows the room, hence the exact formula. */
#include "python/objects/list_parts.h"

#include "python/memory/freelist.h"
#include "python/run/poll.h"

_Static_assert(sizeof(struct py_list) == 40, "list.__basicsize__");

/* ---- Room ---- */

int list_resize(py_vm *vm, py_list *list, int64_t size)
{
    int64_t allocated = list->allocated;
    if (allocated >= size && size >= (allocated >> 1)) {
        list->var.size = size;
        return 0;
    }
    if (size > INT64_MAX / (int64_t)sizeof *list->items) {
        py_raise_memory(vm);
        return -1;
    }
    uint64_t room = ((uint64_t)size + ((uint64_t)size >> 3) + 6) & ~(uint64_t)3;
    if (size - list->var.size > (int64_t)room - size)
        room = ((uint64_t)size + 3) & ~(uint64_t)3;
    if (size == 0)
        room = 0;
    /* An empty block stays a block, however small: how the list grows next depends on there being one. */
    py_object **items;
    if (room > INT64_MAX / sizeof *items ||
        !(items = py_mem_realloc(vm, list->items, MAX(room * sizeof *items, 1)))) {
        py_raise_memory(vm);
        return -1;
    }
    list->items = items;
    list->var.size = size;
    list->allocated = (int64_t)room;
    return 0;
}

int list_preallocate(py_vm *vm, py_list *list, int64_t size)
{
    uint64_t room = ((uint64_t)size + 1) & ~(uint64_t)1;
    if (room > INT64_MAX / sizeof *list->items ||
        !(list->items = py_mem_alloc(vm, room * sizeof *list->items))) {
        py_raise_memory(vm);
        return -1;
    }
    list->allocated = (int64_t)room;
    return 0;
}

/* The last first. They are nobody's while they go: the audit is told of those that are left, the next one last. */
static void let_go(py_vm *vm, py_object **items, int64_t count)
{
    bool held = UNLIKELY(vm->options.audit);
    for (int64_t i = 0; held && i < count; i++)
        py_hold(vm, items[i]);
    while (--count >= 0) {
        if (held)
            py_unhold(vm, 1);
        py_xdecref(vm, items[count]);
    }
}

void list_empty(py_vm *vm, py_list *list)
{
    py_object **items = list->items;
    if (!items)
        return;
    int64_t count = list->var.size;
    list->var.size = 0;
    list->items = NULL;
    list->allocated = 0;
    if (UNLIKELY(list->var.base.record_id))
        py_watch_reset(vm, &list->var.base);
    let_go(vm, items, count);
    py_mem_free(vm, items);
}

/* ---- Making ---- */

py_list *py_list_new(py_vm *vm, int64_t size)
{
    if (UNLIKELY((uint64_t)size > INT64_MAX / sizeof(py_object *)))
        return py_raise_memory(vm);
    py_list *list = py_freelist_take(vm, PY_FREE_LIST, vm->types.list);
    if (!list && !(list = py_object_new(vm, vm->types.list)))
        return NULL;
    list->items = NULL;
    list->var.size = 0;
    list->allocated = 0;
    if (size > 0) {
        list->items = py_mem_zeroed(vm, (size_t)size * sizeof *list->items);
        if (!list->items) {
            py_decref(vm, list);
            return py_raise_memory(vm);
        }
    }
    list->var.size = size;
    list->allocated = size;
    py_gc_track(vm, list);
    return list;
}

py_list *py_list_from_items(py_vm *vm, py_object *const *items, int64_t size)
{
    py_list *list = py_list_new(vm, size);
    if (!list)
        return NULL;
    for (int64_t i = 0; i < size; i++)
        list->items[i] = py_newref(items[i]);
    return list;
}

py_list *py_list_from_iterable(py_vm *vm, py_object *iterable)
{
    py_list *list = py_list_new(vm, 0);
    if (!list)
        return NULL;
    py_hold(vm, list);
    int failed = py_list_extend(vm, list, iterable);
    py_unhold(vm, 1);
    if (failed) {
        py_decref(vm, list);
        return NULL;
    }
    return list;
}

py_list *list_slice(py_vm *vm, py_list *list, int64_t start, int64_t end)
{
    return py_list_from_items(vm, list->items ? list->items + start : NULL, end - start);
}

py_tuple *py_list_to_tuple(py_vm *vm, py_list *list)
{
    return py_tuple_from(vm, list->items, list->var.size);
}

/* ---- Changing ---- */

int py_list_append_steal(py_vm *vm, py_list *list, py_object *item)
{
    int64_t size = list->var.size;
    if (LIKELY(list->allocated > size)) {
        list->var.size = size + 1;
    } else if (list_resize(vm, list, size + 1) < 0) {
        py_decref(vm, item);
        return -1;
    }
    list->items[size] = item;
    if (UNLIKELY(list->var.base.record_id))
        py_watch_splice(vm, &list->var.base, size, NULL, 0, &item, 1);
    return 0;
}

int py_list_append(py_vm *vm, py_list *list, py_object *item)
{
    py_incref(item);
    return py_list_append_steal(vm, list, item);
}

int py_list_insert(py_vm *vm, py_list *list, int64_t index, py_object *item)
{
    int64_t size = list->var.size;
    if (list_resize(vm, list, size + 1) < 0)
        return -1;
    if (index < 0)
        index = MAX(index + size, 0);
    index = MIN(index, size);
    memmove(list->items + index + 1, list->items + index,
            (size_t)(size - index) * sizeof *list->items);
    list->items[index] = py_newref(item);
    if (UNLIKELY(list->var.base.record_id))
        py_watch_splice(vm, &list->var.base, index, NULL, 0, &item, 1);
    return 0;
}

int py_list_set(py_vm *vm, py_list *list, int64_t index, py_object *item)
{
    py_object *old = list->items[index];
    list->items[index] = py_newref(item);
    if (UNLIKELY(list->var.base.record_id))
        py_watch_splice(vm, &list->var.base, index, &old, 1, &item, 1);
    py_xdecref(vm, old);
    return 0;
}

/* Appends an array of `count` items, which may be the list's own. */
static int extend_from(py_vm *vm, py_list *list, py_object *source, int64_t count)
{
    if (count == 0)
        return 0;
    int64_t size = list->var.size;
    if (!list->items) {
        if (list_preallocate(vm, list, count) < 0)
            return -1;
        list->var.size = count;
    } else if (list_resize(vm, list, size + count) < 0) {
        return -1;
    }
    py_object **from =
        PY_IS_LIST(source) ? ((py_list *)source)->items : ((py_tuple *)source)->items;
    for (int64_t i = 0; i < count; i++)
        list->items[size + i] = py_newref(from[i]);
    if (UNLIKELY(list->var.base.record_id))
        py_watch_splice(vm, &list->var.base, size, NULL, 0, list->items + size, count);
    return 0;
}

/* Room for what an iterator says it will give. */
static int make_room(py_vm *vm, py_list *list, int64_t expected)
{
    int64_t size = list->var.size;
    if (size > INT64_MAX - expected)
        return 0;
    if (!list->items)
        return expected ? list_preallocate(vm, list, expected) : 0;
    if (list_resize(vm, list, size + expected) < 0)
        return -1;
    list->var.size = size;
    return 0;
}

static int extend_by_iterating(py_vm *vm, py_list *list, py_object *iterable)
{
    py_object *iterator = py_iter(vm, iterable);
    if (!iterator)
        return -1;
    py_hold(vm, iterator);
    int64_t expected = py_length_hint(vm, iterable, 8);
    int result = expected < 0 ? -1 : make_room(vm, list, expected);
    py_object *item;
    py_unary next = iterator->type->slots.next;
    while (result == 0 && !py_poll(vm) && (item = next(vm, iterator)))
        result = py_list_append_steal(vm, list, item);
    if (py_raised(vm)) {
        if (result == 0 && py_raised_matches(vm, vm->exceptions.StopIteration))
            py_clear_raised(vm);
        else
            result = -1;
    }
    if (result == 0 && list->var.size < list->allocated)
        result = list_resize(vm, list, list->var.size);
    if (UNLIKELY(list->var.base.record_id))
        py_watch_size(vm, &list->var.base);
    py_unhold(vm, 1);
    py_decref(vm, iterator);
    return result;
}

int py_list_extend(py_vm *vm, py_list *list, py_object *iterable)
{
    if (iterable->type == vm->types.list || iterable->type == vm->types.tuple ||
        iterable == &list->var.base)
        return extend_from(vm, list, iterable, ((struct py_var *)iterable)->size);
    return extend_by_iterating(vm, list, iterable);
}

/* Puts `count` items in the place of those from start to end, and tells the record. Borrows the items. */
static int replace_items(py_vm *vm, py_list *list, int64_t start, int64_t end,
                         py_object *const *items, int64_t count)
{
    int64_t size = list->var.size, removed = end - start, growth = count - removed;
    if (size + growth == 0) {
        list_empty(vm, list);
        return 0;
    }
    py_object *few[8], **old = few;
    if (removed > (int64_t)ARRAY_LENGTH(few) &&
        !(old = py_mem_alloc(vm, (size_t)removed * sizeof *old))) {
        py_raise_memory(vm);
        return -1;
    }
    if (removed)
        memcpy(old, list->items + start, (size_t)removed * sizeof *old);
    size_t tail = (size_t)(size - end) * sizeof *old;
    if (growth < 0)
        memmove(list->items + end + growth, list->items + end, tail);
    if (growth != 0 && list_resize(vm, list, size + growth) < 0) {
        if (growth < 0) { /* giving memory back never fails in earnest: keep the longer block */
            py_clear_raised(vm);
            list->var.size = size + growth;
        } else {
            if (old != few)
                py_mem_free(vm, old);
            return -1;
        }
    }
    if (growth > 0)
        memmove(list->items + end + growth, list->items + end, tail);
    for (int64_t i = 0; i < count; i++)
        list->items[start + i] = py_newref(items[i]);
    if (UNLIKELY(list->var.base.record_id))
        py_watch_splice(vm, &list->var.base, start, old, removed, list->items + start, count);
    let_go(vm, old, removed);
    if (old != few)
        py_mem_free(vm, old);
    return 0;
}

py_object *list_fast_sequence(py_vm *vm, py_object *o, const char *message)
{
    if (o->type == vm->types.list || o->type == vm->types.tuple)
        return py_newref(o);
    py_object *list = (py_object *)py_list_from_iterable(vm, o);
    if (!list && !o->type->slots.iter && py_raised_matches(vm, vm->exceptions.TypeError))
        py_raise(vm, vm->exceptions.TypeError, "%s", message);
    return list;
}

struct py_span list_fast_span(const py_vm *vm, py_object *sequence)
{
    if (py_type_has(sequence->type, PY_TYPE_LIST_SUBCLASS))
        return (struct py_span){((py_list *)sequence)->items, ((py_list *)sequence)->var.size};
    (void)vm;
    return (struct py_span){((py_tuple *)sequence)->items, ((py_tuple *)sequence)->var.size};
}

int py_list_set_slice(py_vm *vm, py_list *list, int64_t start, int64_t end,
                      py_object *values_or_null)
{
    py_object *values = NULL;
    if (values_or_null == &list->var.base)
        values = (py_object *)list_slice(vm, list, 0, list->var.size);
    else if (values_or_null)
        values = list_fast_sequence(vm, values_or_null, "can only assign an iterable");
    if (values_or_null && !values)
        return -1;
    start = MAX(0, MIN(start, list->var.size));
    end = MAX(start, MIN(end, list->var.size));
    struct py_span span = {0};
    if (values) {
        span = list_fast_span(vm, values);
        py_hold(vm, values);
    }
    int result = replace_items(vm, list, start, end, span.items, span.size);
    if (values) {
        py_unhold(vm, 1);
        py_decref(vm, values);
    }
    return result;
}

int py_list_reverse(py_vm *vm, py_list *list)
{
    if (list->var.size < 2)
        return 0;
    py_object **low = list->items, **high = list->items + list->var.size - 1;
    for (; low < high; low++, high--) {
        py_object *swapped = *low;
        *low = *high;
        *high = swapped;
    }
    if (UNLIKELY(list->var.base.record_id))
        py_watch_reset(vm, &list->var.base);
    return 0;
}
