/* The memoryview type: views, indices and slices. Methods are in memoryview_methods.c. (Objects/memoryobject.c.) */
#include "python/objects/memoryview.h"

#include "python/library/args.h"
#include "python/memory/weakref.h"
#include "python/objects/container.h"

_Static_assert(sizeof(py_managed_buffer) == 112, "as large as CPython's");
_Static_assert(offsetof(py_memoryview, shape) == 144, "as large as CPython's");

static py_memoryview *as_view(py_object *o)
{
    return (py_memoryview *)(void *)o;
}

bool memory_is_open(py_vm *vm, const py_memoryview *view)
{
    if (view->buffer)
        return true;
    py_raise(vm, vm->exceptions.ValueError, "operation forbidden on released memoryview object");
    return false;
}

int64_t memory_item_count(const py_memoryview *view)
{
    int64_t count = 1;
    for (int32_t i = 0; i < view->dimensions; i++)
        count *= view->shape[i];
    return count;
}

bool memory_is_contiguous(py_memoryview *view, bool fortran)
{
    int64_t expected = view->format.size;
    if (!memory_item_count(view))
        return true;
    for (int32_t i = 0; i < view->dimensions; i++) {
        int32_t at = fortran ? i : view->dimensions - 1 - i;
        if (view->shape[at] != 1 && memory_strides(view)[at] != expected)
            return false;
        expected *= view->shape[at];
    }
    return true;
}

/* ---- the buffer that is borrowed ---- */

static py_managed_buffer *buffer_new(py_vm *vm, py_object *owner)
{
    const char *bytes;
    int64_t length;
    if (!py_bytes_view(vm, owner, &bytes, &length))
        return py_raise(vm, vm->exceptions.TypeError,
                        "memoryview: a bytes-like object is required, not '%T'", owner);
    py_managed_buffer *buffer = py_object_new(vm, vm->types.managed_buffer);
    if (!buffer)
        return NULL;
    buffer->owner = py_newref(owner);
    buffer->data = (char *)(uintptr_t)bytes;
    buffer->length = length;
    buffer->read_only = PY_IS_BYTES(owner);
    if (!buffer->read_only)
        ((py_bytearray *)(void *)owner)->exports++;
    py_gc_track(vm, buffer);
    return buffer;
}

static void buffer_let_go(py_vm *vm, py_object *o)
{
    py_managed_buffer *buffer = (py_managed_buffer *)(void *)o;
    if (buffer->owner && !buffer->read_only)
        ((py_bytearray *)(void *)buffer->owner)->exports--;
    PY_CLEAR(vm, buffer->owner);
}

static void buffer_destroy(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    buffer_let_go(vm, o);
    py_object_free(vm, o);
}

static int buffer_traverse(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((py_managed_buffer *)(void *)o)->owner);
    return 0;
}

const struct py_type_spec py_managed_buffer_spec = {
    .name = "managedbuffer",
    .basic_size = sizeof(py_managed_buffer),
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .slots = {.destroy = buffer_destroy, .traverse = buffer_traverse, .clear = buffer_let_go},
};

/* ---- views ---- */

py_memoryview *memory_new(py_vm *vm, py_managed_buffer *buffer, int32_t dimensions)
{
    py_memoryview *view = py_object_new_var(vm, vm->types.memoryview, 3 * (int64_t)dimensions);
    if (!view)
        return NULL;
    view->buffer = py_newref(buffer);
    view->hash = -1;
    view->dimensions = dimensions;
    view->read_only = buffer->read_only;
    py_gc_track(vm, view);
    return view;
}

/* A view with the same place, format and shape; of fewer dimensions when so many are left out at the front. */
static py_memoryview *copy_without(py_vm *vm, py_memoryview *from, int32_t left_out)
{
    py_memoryview *view = memory_new(vm, from->buffer, from->dimensions - left_out);
    if (!view)
        return NULL;
    view->data = from->data;
    view->format = from->format;
    view->read_only = from->read_only;
    for (int32_t i = 0; i < view->dimensions; i++) {
        view->shape[i] = from->shape[left_out + i];
        memory_strides(view)[i] = memory_strides(from)[left_out + i];
    }
    return view;
}

static py_object *view_of_bytes(py_vm *vm, py_object *owner)
{
    py_managed_buffer *buffer = buffer_new(vm, owner);
    py_memoryview *view = buffer ? memory_new(vm, buffer, 1) : NULL;
    if (view) {
        view->data = buffer->data;
        memory_format_read("B", 1, &view->format);
        view->shape[0] = buffer->length;
        memory_strides(view)[0] = 1;
    }
    py_xdecref(vm, buffer);
    return PY_OBJECT(view);
}

static py_object *view_new(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                           py_tuple *kwnames)
{
    static const struct py_params params = {"memoryview", 1, 1, 0, {"object"}};
    py_object *given[1] = {NULL};
    (void)type;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, given))
        return NULL;
    if (given[0]->type != vm->types.memoryview)
        return view_of_bytes(vm, given[0]);
    if (!memory_is_open(vm, as_view(given[0])))
        return NULL;
    return PY_OBJECT(copy_without(vm, as_view(given[0]), 0));
}

void memory_release(py_vm *vm, py_memoryview *view)
{
    PY_CLEAR(vm, view->buffer);
}

static void view_clear(py_vm *vm, py_object *o)
{
    memory_release(vm, as_view(o));
}

static void view_destroy(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    view_clear(vm, o);
    if (as_view(o)->weaklist)
        py_weakref_clear_all(vm, o);
    py_object_free(vm, o);
}

static int view_traverse(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(as_view(o)->buffer);
    return 0;
}

static py_object *view_repr(py_vm *vm, py_object *o)
{
    return PY_OBJECT(py_str_format(vm, "<%smemory at 0x%llx>",
                                   as_view(o)->buffer ? "" : "released ",
                                   (unsigned long long)py_id(vm, o)));
}

/* ---- as bytes ---- */

static char *gather(py_memoryview *view, int32_t dimension, const char *at, char *to)
{
    if (dimension == view->dimensions) {
        memcpy(to, at, view->format.size);
        return to + view->format.size;
    }
    for (int64_t i = 0; i < view->shape[dimension]; i++)
        to = gather(view, dimension + 1, at + i * memory_strides(view)[dimension], to);
    return to;
}

/* The same with the first index running fastest. */
static void gather_columns(py_memoryview *view, char *to)
{
    int64_t count = memory_item_count(view);
    for (int64_t n = 0; n < count; n++, to += view->format.size) {
        const char *at = view->data;
        int64_t rest = n;
        for (int32_t i = 0; i < view->dimensions; i++) {
            at += rest % view->shape[i] * memory_strides(view)[i];
            rest /= view->shape[i];
        }
        memcpy(to, at, view->format.size);
    }
}

py_object *memory_to_bytes(py_vm *vm, py_memoryview *view, bool fortran)
{
    py_bytes *bytes = py_bytes_alloc(vm, memory_item_count(view) * view->format.size);
    if (bytes && bytes->var.size && fortran)
        gather_columns(view, bytes->bytes);
    else if (bytes && bytes->var.size)
        gather(view, 0, view->data, bytes->bytes);
    return PY_OBJECT(bytes);
}

/* ---- order and hash ---- */

static int64_t view_hash(py_vm *vm, py_object *o)
{
    py_memoryview *view = as_view(o);
    if (view->hash != -1)
        return view->hash;
    if (!memory_is_open(vm, view))
        return -1;
    if (!view->read_only) {
        py_raise(vm, vm->exceptions.ValueError, "cannot hash writable memoryview object");
        return -1;
    }
    if (!strchr("Bbc", view->format.code)) {
        py_raise(vm, vm->exceptions.ValueError,
                 "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        return -1;
    }
    py_object *bytes = memory_to_bytes(vm, view, false);
    if (!bytes)
        return -1;
    view->hash = py_hash(vm, bytes);
    py_decref(vm, bytes);
    return view->hash;
}

static int equal_items(py_vm *vm, py_memoryview *a, const char *x, py_memoryview *b, const char *y)
{
    if (a->format.code == b->format.code && !strchr("fd", a->format.code))
        return !memcmp(x, y, a->format.size);
    py_object *left = memory_unpack(vm, &a->format, x), *right = memory_unpack(vm, &b->format, y);
    int equal = left && right ? py_compare_bool(vm, left, right, PY_EQ) : -1;
    if (left && left == right && left->type == vm->types.float_)
        equal = py_float_as_double(vm, left) == py_float_as_double(vm, right);
    py_xdecref(vm, left);
    py_xdecref(vm, right);
    return equal;
}

static int equal_from(py_vm *vm, py_memoryview *a, const char *x, py_memoryview *b, const char *y,
                      int32_t dimension)
{
    if (dimension == a->dimensions)
        return equal_items(vm, a, x, b, y);
    if (a->shape[dimension] != b->shape[dimension])
        return 0;
    for (int64_t i = 0; i < a->shape[dimension]; i++) {
        int equal = equal_from(vm, a, x + i * memory_strides(a)[dimension], b,
                               y + i * memory_strides(b)[dimension], dimension + 1);
        if (equal <= 0)
            return equal;
    }
    return 1;
}

static py_object *view_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if (op != PY_EQ && op != PY_NE)
        return py_newref(vm->not_implemented);
    py_memoryview *view = as_view(a);
    const char *bytes;
    int64_t length;
    bool is_view = b->type == vm->types.memoryview;
    if (!view->buffer || (is_view && !as_view(b)->buffer))
        return py_bool_from(vm, (a == b) == (op == PY_EQ));
    if (!is_view && !py_bytes_view(vm, b, &bytes, &length))
        return py_newref(vm->not_implemented);
    py_object *other = is_view ? py_newref(b) : view_of_bytes(vm, b);
    if (!other)
        return NULL;
    int equal = view->dimensions == as_view(other)->dimensions
                    ? equal_from(vm, view, view->data, as_view(other), as_view(other)->data, 0)
                    : 0;
    py_decref(vm, other);
    return equal < 0 ? NULL : py_bool_from(vm, equal == (op == PY_EQ));
}

/* ---- indices ---- */

static int64_t view_length(py_vm *vm, py_object *o)
{
    py_memoryview *view = as_view(o);
    if (!memory_is_open(vm, view))
        return -1;
    return view->dimensions ? view->shape[0] : 1;
}

/* Where item `index` of a dimension is, counted from the end when negative; NULL with IndexError. */
static char *locate(py_vm *vm, py_memoryview *view, char *at, int64_t index, int32_t dimension)
{
    int64_t count = view->shape[dimension];
    if (index < 0)
        index += count;
    if (index < 0 || index >= count)
        return py_raise(vm, vm->exceptions.IndexError, "index out of bounds on dimension %d",
                        (int)dimension + 1);
    return at + index * memory_strides(view)[dimension];
}

/* The place that a key names: an index, or as many in a tuple as there are dimensions. NULL with something raised. */
static char *place_of(py_vm *vm, py_memoryview *view, py_object *key)
{
    bool many = PY_IS_TUPLE(key);
    py_object *const *keys = many ? ((py_tuple *)(void *)key)->items : &key;
    int64_t count = many ? ((py_tuple *)(void *)key)->var.size : 1;
    char *at = view->data;
    for (int64_t i = 0; i < count; i++)
        if (!PY_TYPE_OF(keys[i])->slots.index)
            return py_raise(vm, vm->exceptions.TypeError, "memoryview: invalid slice key");
    if (count > view->dimensions)
        return py_raise(vm, vm->exceptions.TypeError,
                        "cannot index %d-dimension view with %zd-element tuple",
                        (int)view->dimensions, (ptrdiff_t)count);
    if (count < view->dimensions)
        return py_raise(vm, vm->exceptions.NotImplementedError, "sub-views are not implemented");
    for (int64_t i = 0; at && i < count; i++) {
        int64_t index = py_as_index(vm, keys[i], vm->exceptions.IndexError);
        if (index == -1 && py_raised(vm))
            return NULL;
        if (!memory_is_open(vm, view))
            return NULL;
        at = locate(vm, view, at, index, (int32_t)i);
    }
    return at;
}

static py_object *slice_of(py_vm *vm, py_memoryview *view, py_object *key)
{
    int64_t start, stop, step;
    int64_t count = py_slice_indices(vm, key, view->shape[0], &start, &stop, &step);
    if (count < 0 || !memory_is_open(vm, view))
        return NULL;
    py_memoryview *part = copy_without(vm, view, 0);
    if (!part)
        return NULL;
    part->data += start * memory_strides(view)[0];
    part->shape[0] = count;
    /* A step too far for a second item may wrap, as python3's does. */
    memory_strides(part)[0] = (int64_t)((uint64_t)memory_strides(part)[0] * (uint64_t)step);
    return PY_OBJECT(part);
}

static py_object *view_subscript(py_vm *vm, py_object *o, py_object *key)
{
    py_memoryview *view = as_view(o);
    if (!memory_is_open(vm, view))
        return NULL;
    if (!view->dimensions) {
        if (PY_IS_TUPLE(key) && !((py_tuple *)(void *)key)->var.size)
            return memory_unpack(vm, &view->format, view->data);
        if (key == vm->ellipsis)
            return py_newref(o);
        return py_raise(vm, vm->exceptions.TypeError, "invalid indexing of 0-dim memory");
    }
    if (PY_TYPE_OF(key) == vm->types.slice)
        return slice_of(vm, view, key);
    char *at = place_of(vm, view, key);
    return at ? memory_unpack(vm, &view->format, at) : NULL;
}

static py_object *view_item(py_vm *vm, py_object *o, int64_t index)
{
    py_memoryview *view = as_view(o);
    if (!memory_is_open(vm, view))
        return NULL;
    if (view->dimensions != 1)
        return py_raise(vm, vm->exceptions.NotImplementedError,
                        "multi-dimensional sub-views are not implemented");
    char *at = locate(vm, view, view->data, index, 0);
    return at ? memory_unpack(vm, &view->format, at) : NULL;
}

/* The viewed object's contents have changed. */
static void tell(py_vm *vm, py_memoryview *view)
{
    if (view->buffer && UNLIKELY(view->buffer->owner->record_id))
        py_watch_reset(vm, view->buffer->owner);
}

/* Copies into a part of one dimension; the two may overlap. */
static int set_part(py_vm *vm, py_memoryview *part, py_object *value)
{
    py_object *other =
        value->type == vm->types.memoryview ? py_newref(value) : view_of_bytes(vm, value);
    if (!other)
        return -1;
    py_memoryview *source = as_view(other);
    int status = -1;
    if (!memory_is_open(vm, source))
        ;
    else if (source->dimensions != 1 || source->format.code != part->format.code ||
             source->shape[0] != part->shape[0])
        py_raise(vm, vm->exceptions.ValueError,
                 "memoryview assignment: lvalue and rvalue have different structures");
    else {
        py_object *copy = memory_to_bytes(vm, source, false);
        uint8_t size = part->format.size;
        for (int64_t i = 0; copy && i < part->shape[0]; i++)
            memcpy(part->data + i * memory_strides(part)[0],
                   ((py_bytes *)(void *)copy)->bytes + i * size, size);
        status = copy ? 0 : -1;
        py_xdecref(vm, copy);
    }
    py_decref(vm, other);
    return status;
}

static int set_slice(py_vm *vm, py_memoryview *view, py_object *key, py_object *value)
{
    if (view->dimensions > 1) {
        py_raise(vm, vm->exceptions.NotImplementedError,
                 "memoryview slice assignments are currently restricted to ndim = 1");
        return -1;
    }
    py_object *part = slice_of(vm, view, key);
    if (!part)
        return -1;
    int status = set_part(vm, as_view(part), value);
    tell(vm, view);
    py_decref(vm, part);
    return status;
}

static int view_set_subscript(py_vm *vm, py_object *o, py_object *key, py_object *value)
{
    py_memoryview *view = as_view(o);
    if (!memory_is_open(vm, view))
        return -1;
    if (view->read_only || !value) {
        py_raise(vm, vm->exceptions.TypeError,
                 view->read_only ? "cannot modify read-only memory" : "cannot delete memory");
        return -1;
    }
    if (PY_TYPE_OF(key) == vm->types.slice && view->dimensions)
        return set_slice(vm, view, key, value);
    bool whole = !view->dimensions && (key == vm->ellipsis || PY_IS_TUPLE(key));
    char *at = whole ? view->data : place_of(vm, view, key);
    if (!at)
        return -1;
    char bytes[8];
    if (memory_pack(vm, &view->format, bytes, value) || !memory_is_open(vm, view))
        return -1;
    memcpy(at, bytes, view->format.size);
    tell(vm, view);
    return 0;
}

/* ---- iteration ---- */

struct memory_iterator {
    py_index_iterator base;
    int64_t length;
    void *unused;
};

static py_object *view_iter(py_vm *vm, py_object *o)
{
    py_memoryview *view = as_view(o);
    if (!memory_is_open(vm, view))
        return NULL;
    if (!view->dimensions)
        return py_raise(vm, vm->exceptions.TypeError, "invalid indexing of 0-dim memory");
    if (view->dimensions > 1)
        return py_raise(vm, vm->exceptions.NotImplementedError,
                        "multi-dimensional sub-views are not implemented");
    struct memory_iterator *iterator = py_object_new(vm, vm->types.memory_iterator);
    if (!iterator)
        return NULL;
    iterator->base.sequence = py_newref(o);
    iterator->length = view->shape[0];
    py_gc_track(vm, iterator);
    return PY_OBJECT(iterator);
}

static py_object *iterator_next(py_vm *vm, py_object *o)
{
    struct memory_iterator *iterator = (struct memory_iterator *)(void *)o;
    if (!iterator->base.sequence)
        return NULL;
    if (iterator->base.index < iterator->length)
        return view_item(vm, iterator->base.sequence, iterator->base.index++);
    PY_CLEAR(vm, iterator->base.sequence);
    return NULL;
}

const struct py_type_spec py_memory_iterator_spec = {
    .name = "memory_iterator",
    .basic_size = sizeof(struct memory_iterator),
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .slots = {.destroy = py_index_iterator_destroy,
              .traverse = py_index_iterator_traverse,
              .iter = py_container_iter_self,
              .next = iterator_next},
};

/* ---- attributes ---- */

static py_object *numbers(py_vm *vm, const int64_t *values, int32_t count)
{
    py_tuple *tuple = py_tuple_new(vm, count);
    for (int32_t i = 0; tuple && i < count; i++) {
        tuple->items[i] = py_int_from(vm, values[i]);
        if (!tuple->items[i])
            PY_CLEAR(vm, tuple);
    }
    return PY_OBJECT(tuple);
}

enum attribute {
    NBYTES,
    ITEMSIZE,
    NDIM,
    FORMAT,
    READONLY,
    SHAPE,
    STRIDES,
    SUBOFFSETS,
    C_CONTIGUOUS,
    F_CONTIGUOUS,
    CONTIGUOUS,
    OBJ
};

static py_object *view_get(py_vm *vm, py_object *o, void *closure)
{
    py_memoryview *view = as_view(o);
    if (!memory_is_open(vm, view))
        return NULL;
    switch ((enum attribute)(uintptr_t)closure) {
    case NBYTES: return py_int_from(vm, memory_item_count(view) * view->format.size);
    case ITEMSIZE: return py_int_from(vm, view->format.size);
    case NDIM: return py_int_from(vm, view->dimensions);
    case FORMAT: return PY_OBJECT(py_str_from_c(vm, view->format.text));
    case READONLY: return py_bool_from(vm, view->read_only);
    case SHAPE: return numbers(vm, view->shape, view->dimensions);
    case STRIDES: return numbers(vm, memory_strides(view), view->dimensions);
    case SUBOFFSETS: return numbers(vm, NULL, 0);
    case C_CONTIGUOUS: return py_bool_from(vm, memory_is_contiguous(view, false));
    case F_CONTIGUOUS: return py_bool_from(vm, memory_is_contiguous(view, true));
    case CONTIGUOUS:
        return py_bool_from(vm,
                            memory_is_contiguous(view, false) || memory_is_contiguous(view, true));
    case OBJ: return py_newref(view->buffer->owner);
    }
    return NULL;
}

#define ATTRIBUTE(name_, which, doc_)                                                              \
    {                                                                                              \
        .name = (name_), .get = view_get, .closure = (void *)(which), .doc = (doc_)                \
    }
static const struct py_getset_def view_getsets[] = {
    ATTRIBUTE("obj", OBJ, "The underlying object of the memoryview."),
    ATTRIBUTE("nbytes", NBYTES, "The amount of bytes the view would use in a contiguous form."),
    ATTRIBUTE("readonly", READONLY, "Whether the memory is read only."),
    ATTRIBUTE("itemsize", ITEMSIZE, "The size in bytes of each item."),
    ATTRIBUTE("format", FORMAT, "The items' format, in the style of the struct module."),
    ATTRIBUTE("ndim", NDIM, "How many dimensions it has."),
    ATTRIBUTE("shape", SHAPE, "How many items each dimension has."),
    ATTRIBUTE("strides", STRIDES, "The bytes from an item to the next in each dimension."),
    ATTRIBUTE("suboffsets", SUBOFFSETS, "For arrays of pointers only."),
    ATTRIBUTE("c_contiguous", C_CONTIGUOUS, "Whether the items stand in C's order without gaps."),
    ATTRIBUTE("f_contiguous", F_CONTIGUOUS, "The same in Fortran's order."),
    ATTRIBUTE("contiguous", CONTIGUOUS, "Whether the memory has no gaps."),
    {0},
};

const struct py_type_spec py_memoryview_spec = {
    .name = "memoryview",
    .basic_size = offsetof(py_memoryview, shape),
    .item_size = sizeof(int64_t),
    .flags = PY_TYPE_GC | PY_TYPE_SEQUENCE,
    .weaklist_offset = offsetof(py_memoryview, weaklist),
    .doc = "Create a new memoryview object which references the given object.",
    .slots = {.destroy = view_destroy,
              .traverse = view_traverse,
              .clear = view_clear,
              .repr = view_repr,
              .hash = view_hash,
              .compare = view_compare,
              .new_ = view_new,
              .iter = view_iter,
              .length = view_length,
              .sq_item = view_item,
              .subscript = view_subscript,
              .set_subscript = view_set_subscript},
    .methods = memory_methods,
    .getsets = view_getsets,
};
