/* The bytearray type: bytes that change. (Objects/bytearrayobject.c.)
 *
 * The buffer is a block of its own with a NUL behind the last byte; `start` is where the first byte is, since
 * deleting from the front only moves it. Growth and shrinking are CPython's, for getsizeof shows them. */
#include "python/objects/bytearray.h"

#include "python/objects/int_parts.h"

static py_bytearray *as_array(py_object *o)
{
    return (py_bytearray *)(void *)o;
}

static char *first(const py_bytearray *array)
{
    return array->start;
}

static void tell(py_vm *vm, py_bytearray *array)
{
    if (UNLIKELY(array->var.base.record_id))
        py_watch_reset(vm, PY_OBJECT(array));
}

static py_object *new_of(py_vm *vm, py_type *type, const void *bytes, size_t length)
{
    py_bytearray *array = py_object_new(vm, type);
    if (array)
        atom_track(vm, array);
    if (!array || !length)
        return PY_OBJECT(array);
    if (length > PTRDIFF_MAX - 64 || !(array->bytes = py_mem_alloc(vm, length + 1))) {
        py_decref(vm, array);
        return py_raise_memory(vm);
    }
    array->start = array->bytes;
    array->capacity = (int64_t)length + 1;
    array->var.size = (int64_t)length;
    array->bytes[length] = '\0';
    if (bytes)
        memcpy(array->bytes, bytes, length);
    return PY_OBJECT(array);
}

py_object *py_bytearray_from(py_vm *vm, const void *bytes, size_t length)
{
    return new_of(vm, vm->types.bytearray, bytes, length);
}

static bool may_resize(py_vm *vm, const py_bytearray *array)
{
    if (!array->exports)
        return true;
    py_raise(vm, vm->exceptions.BufferError, "Existing exports of data: object cannot be re-sized");
    return false;
}

int bytearray_resize(py_vm *vm, py_bytearray *array, int64_t size)
{
    if (size == array->var.size)
        return 0;
    if (!may_resize(vm, array))
        return -1;
    int64_t capacity = array->capacity, offset = array->bytes ? array->start - array->bytes : 0;
    if (size + offset + 1 <= capacity) {
        if (size >= capacity / 2) {
            array->var.size = size;
            array->start[size] = '\0';
            return 0;
        }
        capacity = size + 1;
    } else if ((double)size <= (double)capacity * 1.125)
        capacity = size + (size >> 3) + (size < 9 ? 3 : 6);
    else
        capacity = size + 1;
    char *bytes;
    if (offset > 0) {
        bytes = py_mem_alloc(vm, (size_t)capacity);
        if (bytes)
            memcpy(bytes, array->start, (size_t)MIN(size, array->var.size));
    } else
        bytes = py_mem_realloc(vm, array->bytes, (size_t)capacity);
    if (!bytes) {
        py_raise_memory(vm);
        return -1;
    }
    if (offset > 0)
        py_mem_free(vm, array->bytes);
    array->bytes = array->start = bytes;
    array->capacity = capacity;
    array->var.size = size;
    bytes[size] = '\0';
    return 0;
}

int bytearray_set_range(py_vm *vm, py_bytearray *array, int64_t low, int64_t high,
                        const char *bytes, int64_t length)
{
    int64_t growth = length - (high - low), size = array->var.size;
    if (growth < 0) {
        if (!may_resize(vm, array))
            return -1;
        if (low == 0) {
            array->start -= growth; /* the bytes stay where they are */
            array->var.size = size;
        } else
            memmove(first(array) + low + length, first(array) + high, (size_t)(size - high));
        if (low == 0) {
            /* What resize copies begins at the new start. */
            array->var.size = size + growth;
            int64_t used = array->start - array->bytes + array->var.size + 1;
            if (array->var.size < array->capacity / 2 && used <= array->capacity) {
                int64_t wanted = array->var.size;
                array->var.size = wanted + 1; /* so that resize does its work */
                if (bytearray_resize(vm, array, wanted) < 0) {
                    array->var.size = wanted;
                    return -1;
                }
            }
        } else if (bytearray_resize(vm, array, size + growth) < 0)
            return -1;
    } else if (growth > 0) {
        if (size > PTRDIFF_MAX / 2 - growth) {
            py_raise_memory(vm);
            return -1;
        }
        if (bytearray_resize(vm, array, size + growth) < 0)
            return -1;
        memmove(first(array) + low + length, first(array) + high, (size_t)(size - high));
    }
    if (length)
        memcpy(first(array) + low, bytes, (size_t)length);
    tell(vm, array);
    return 0;
}

static void array_destroy(py_vm *vm, py_object *o)
{
    py_mem_free(vm, as_array(o)->bytes);
    py_object_free(vm, o);
}

static int64_t array_size_of(py_vm *vm, py_object *o)
{
    (void)vm;
    return (int64_t)PY_TYPE_OF(o)->basic_size + as_array(o)->capacity;
}

/* ---- Text form, order ---- */

static py_object *array_repr(py_vm *vm, py_object *o)
{
    struct span s = span_of(vm, o);
    size_t length = (size_t)s.length;
    char quote = memchr(s.data, '\'', length) && !memchr(s.data, '"', length) ? '"' : '\'';
    struct text text = py_text(vm);
    text_format(&text, "%s(b%c", PY_TYPE_OF(o)->name, quote);
    /* Single quotes are escaped even between double ones, unlike those of bytes. */
    for (int64_t i = 0, run = 0; i <= s.length; i++) {
        if (i < s.length && span_at(&s, i) != '\'')
            continue;
        bytes_repr_to(&text, (const char *)s.data + run, i - run, quote);
        text_append(&text, i < s.length ? "\\'" : "");
        run = i + 1;
    }
    text_append_char(&text, quote);
    text_append_char(&text, ')');
    return PY_OBJECT(py_str_from_text(vm, &text));
}

static py_object *array_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    const char *x, *y;
    int64_t m, n;
    if (!py_bytes_view(vm, a, &x, &m) || !py_bytes_view(vm, b, &y, &n))
        return py_newref(vm->not_implemented);
    int order = memcmp(x, y, (size_t)MIN(m, n));
    if (!order)
        order = m < n ? -1 : m > n;
    return py_bool_from(vm, py_order_holds(order, 0, op));
}

/* ---- Sequence ---- */

static int64_t array_length(py_vm *vm, py_object *o)
{
    (void)vm;
    return as_array(o)->var.size;
}

static py_object *array_concat(py_vm *vm, py_object *a, py_object *b)
{
    const char *x, *y;
    int64_t m, n;
    if (!py_bytes_view(vm, a, &x, &m) || !py_bytes_view(vm, b, &y, &n))
        return py_raise(vm, vm->exceptions.TypeError, "can't concat %T to %T", b, a);
    py_object *joined = py_bytearray_from(vm, NULL, (size_t)(m + n));
    if (joined && m + n) {
        memcpy(first(as_array(joined)), x, (size_t)m);
        memcpy(first(as_array(joined)) + m, y, (size_t)n);
    }
    return joined;
}

static py_object *array_inplace_concat(py_vm *vm, py_object *a, py_object *b)
{
    const char *bytes;
    int64_t length, size = as_array(a)->var.size;
    if (!py_bytes_view(vm, b, &bytes, &length))
        return py_raise(vm, vm->exceptions.TypeError, "can't concat %T to %T", b, a);
    as_array(a)->exports += a == b; /* its own bytes are in use meanwhile: BufferError */
    int status = bytearray_resize(vm, as_array(a), size + length);
    as_array(a)->exports -= a == b;
    if (status < 0)
        return NULL;
    if (length)
        memcpy(first(as_array(a)) + size, bytes, (size_t)length);
    tell(vm, as_array(a));
    return py_newref(a);
}

static py_object *array_inplace_repeat(py_vm *vm, py_object *o, int64_t count)
{
    py_bytearray *array = as_array(o);
    int64_t size = array->var.size, length;
    if (__builtin_mul_overflow(size, MAX(count, 0), &length) || length > PTRDIFF_MAX / 2)
        return py_raise_memory(vm);
    if (bytearray_resize(vm, array, length) < 0)
        return NULL;
    for (int64_t done = size; done < length;) {
        int64_t more = MIN(done, length - done);
        memcpy(first(array) + done, first(array), (size_t)more);
        done += more;
    }
    tell(vm, array);
    return py_newref(o);
}

static py_object *array_item(py_vm *vm, py_object *o, int64_t index)
{
    if (index < 0 || index >= as_array(o)->var.size)
        return py_raise(vm, vm->exceptions.IndexError, "bytearray index out of range");
    return py_int_from(vm, (uint8_t)first(as_array(o))[index]);
}

/* An index of any integer type, counted from the end when negative. False with something raised. */
static bool read_index(py_vm *vm, py_object *o, py_object *key, int64_t *index)
{
    if (!PY_TYPE_OF(key)->slots.index) {
        py_raise(vm, vm->exceptions.TypeError,
                 "bytearray indices must be integers or slices, not %T", key);
        return false;
    }
    *index = py_as_index(vm, key, vm->exceptions.IndexError);
    if (*index == -1 && py_raised(vm))
        return false;
    if (*index < 0)
        *index += as_array(o)->var.size;
    return true;
}

static py_object *array_subscript(py_vm *vm, py_object *o, py_object *key)
{
    int64_t start, stop, step, index;
    if (PY_TYPE_OF(key) != vm->types.slice)
        return read_index(vm, o, key, &index) ? array_item(vm, o, index) : NULL;
    int64_t count = py_slice_indices_now(vm, key, &as_array(o)->var.size, &start, &stop, &step);
    if (count < 0)
        return NULL;
    if (step == 1)
        return py_bytearray_from(vm, count ? first(as_array(o)) + start : NULL, (size_t)count);
    py_object *piece = py_bytearray_from(vm, NULL, (size_t)count);
    for (int64_t i = 0; piece && i < count; i++)
        first(as_array(piece))[i] = first(as_array(o))[start + i * step];
    return piece;
}

bool bytearray_read_byte(py_vm *vm, py_object *o, char *byte)
{
    int64_t value = py_as_index(vm, o, NULL);
    if (value == -1 && py_raised(vm))
        return false;
    if (value < 0 || value > 255) {
        py_raise(vm, vm->exceptions.ValueError, "byte must be in range(0, 256)");
        return false;
    }
    *byte = (char)value;
    return true;
}

static int set_stride(py_vm *vm, py_bytearray *array, int64_t start, int64_t step, int64_t count,
                      const char *bytes, int64_t length)
{
    if (length != count) {
        py_raise(vm, vm->exceptions.ValueError,
                 "attempt to assign bytes of size %zd to extended slice of size %zd",
                 (ptrdiff_t)length, (ptrdiff_t)count);
        return -1;
    }
    for (int64_t i = 0; i < count; i++)
        first(array)[start + i * step] = bytes[i];
    tell(vm, array);
    return 0;
}

static int delete_stride(py_vm *vm, py_bytearray *array, int64_t start, int64_t step, int64_t count)
{
    if (!count)
        return 0;
    if (!may_resize(vm, array))
        return -1;
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    int64_t to = start, size = array->var.size;
    for (int64_t i = 0; i < count; i++) {
        int64_t from = start + i * step + 1, end = i + 1 < count ? from + step - 1 : size;
        memmove(first(array) + to, first(array) + from, (size_t)(end - from));
        to += end - from;
    }
    int status = bytearray_resize(vm, array, size - count);
    tell(vm, array);
    return status;
}

/* Bytes for an assignment: the value's own, or a copy in *made (then to be let go). */
static bool slice_source(py_vm *vm, py_bytearray *array, py_object *value, py_object **made,
                         const char **bytes, int64_t *length)
{
    *made = NULL;
    if (value != PY_OBJECT(array) && py_bytes_view(vm, value, bytes, length))
        return true;
    if (PY_IS_INT(value) || PY_IS_STR(value)) {
        py_raise(vm, vm->exceptions.TypeError,
                 "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
        return false;
    }
    *made = py_call_one(vm, PY_OBJECT(vm->types.bytearray), value);
    return *made && py_bytes_view(vm, *made, bytes, length);
}

static int set_slice(py_vm *vm, py_bytearray *array, py_object *key, py_object *value)
{
    py_object *made = NULL;
    const char *bytes = NULL;
    int64_t length = 0, start, stop, step;
    /* As in python3, which takes the slice apart, makes a bytearray of the value and starts again. */
    if (value && !py_type_is_subtype(value->type, vm->types.bytearray) &&
        !py_slice_unpack(vm, key, &start, &stop, &step))
        return -1;
    if (value && !slice_source(vm, array, value, &made, &bytes, &length))
        return -1;
    int64_t count = py_slice_indices_now(vm, key, &array->var.size, &start, &stop, &step);
    int status = -1;
    if (count >= 0 && step == 1)
        status = bytearray_set_range(vm, array, start, start + count, bytes, length);
    else if (count >= 0 && (!value || (!length && !count)))
        status = delete_stride(vm, array, start, step, count);
    else if (count >= 0 && !length)
        status = delete_stride(vm, array, start, step, count);
    else if (count >= 0)
        status = set_stride(vm, array, start, step, count, bytes, length);
    py_xdecref(vm, made);
    return status;
}

static int array_set_subscript(py_vm *vm, py_object *o, py_object *key, py_object *value)
{
    py_bytearray *array = as_array(o);
    int64_t index;
    if (PY_TYPE_OF(key) == vm->types.slice)
        return set_slice(vm, array, key, value);
    if (!read_index(vm, o, key, &index))
        return -1;
    if (index < 0 || index >= array->var.size) {
        py_raise(vm, vm->exceptions.IndexError, "bytearray index out of range");
        return -1;
    }
    if (!value)
        return bytearray_set_range(vm, array, index, index + 1, NULL, 0);
    char byte;
    if (!bytearray_read_byte(vm, value, &byte))
        return -1;
    first(array)[index] = byte;
    tell(vm, array);
    return 0;
}

static py_object *array_remainder(py_vm *vm, py_object *a, py_object *b)
{
    if (!py_type_is_subtype(PY_TYPE_OF(a), vm->types.bytearray))
        return py_newref(vm->not_implemented);
    return bytes_percent(vm, a, b);
}

static py_object *array_iter(py_vm *vm, py_object *o)
{
    py_index_iterator *iterator = py_object_new(vm, vm->types.bytearray_iterator);
    if (iterator) {
        iterator->sequence = py_newref(o);
        py_gc_track(vm, iterator);
    }
    return PY_OBJECT(iterator);
}

static py_object *array_new(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return new_of(vm, type, NULL, 0);
}

const struct py_type_spec py_bytearray_spec = {
    .name = "bytearray",
    .basic_size = sizeof(py_bytearray),
    .flags = PY_TYPE_BASE,
    .doc =
        "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> "
        "bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) "
        "-> bytes array of size given by the parameter initialized with null bytes\nbytearray() "
        "-> empty bytes array",
    .slots =
        {
            .destroy = array_destroy,
            .size_of = array_size_of,
            .repr = array_repr,
            .compare = array_compare,
            .new_ = array_new,
            .init = bytearray_init,
            .iter = array_iter,
            .remainder = array_remainder,
            .length = array_length,
            .sq_concat = array_concat,
            .sq_repeat = span_repeat,
            .sq_inplace_concat = array_inplace_concat,
            .sq_inplace_repeat = array_inplace_repeat,
            .sq_item = array_item,
            .contains = bytes_contains,
            .subscript = array_subscript,
            .set_subscript = array_set_subscript,
        },
    .methods = bytearray_methods,
};
