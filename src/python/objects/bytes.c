/* The bytes type: making bytes, order, indexing, bytes(). (Objects/bytesobject.c.) */
#include "python/objects/int_parts.h"
#include "python/objects/memoryview.h"
#include "python/objects/str_parts.h"

#include "python/library/args.h"
#include "python/objects/type.h"

_Static_assert(offsetof(struct py_bytes, bytes) == 32, "PyBytesObject");

static py_bytes *as_bytes(py_object *o)
{
    return (py_bytes *)(void *)o;
}

py_bytes *py_bytes_alloc(py_vm *vm, int64_t length)
{
    if (length == 0)
        return py_newref(vm->empty_bytes);
    if ((uint64_t)length > PTRDIFF_MAX - 64)
        return py_raise_memory(vm);
    py_bytes *bytes = py_object_new_size(vm, vm->types.bytes, 33 + (size_t)length);
    if (bytes) {
        bytes->var.size = length;
        bytes->hash = -1;
        bytes->bytes[length] = '\0';
    }
    return bytes;
}

py_bytes *py_bytes_from(py_vm *vm, const void *bytes, size_t length)
{
    uint8_t first = length ? *(const uint8_t *)bytes : 0;
    if (length == 1 && vm->byte_chars[first])
        return py_newref(vm->byte_chars[first]);
    py_bytes *made = py_bytes_alloc(vm, (int64_t)length);
    if (!made)
        return NULL;
    if (length && length < PTRDIFF_MAX / 2)
        memcpy(made->bytes, bytes, length);
    if (length == 1)
        vm->byte_chars[first] = py_newref(made);
    return made;
}

bool py_bytes_view(const py_vm *vm, const py_object *o, const char **bytes, int64_t *length)
{
    if (PY_IS_BYTES(o)) {
        const py_bytes *b = (const py_bytes *)(const void *)o;
        *bytes = b->bytes;
        *length = b->var.size;
        return true;
    }
    if (py_type_is_subtype(o->type, vm->types.bytearray)) {
        const py_bytearray *b = (const py_bytearray *)(const void *)o;
        *bytes = b->start ? b->start : "";
        *length = b->var.size;
        return true;
    }
    if (o->type == vm->types.memoryview) {
        py_memoryview *view = (py_memoryview *)(uintptr_t)o;
        *bytes = view->data ? view->data : "";
        *length = memory_item_count(view) * view->format.size;
        return view->buffer && memory_is_contiguous(view, false);
    }
    return false;
}

static py_object *bytes_as_subtype(py_vm *vm, py_type *type, py_object *value)
{
    if (!value)
        return NULL;
    py_bytes *from = as_bytes(value);
    py_bytes *made = py_object_new_var(vm, type, from->var.size);
    if (made) {
        made->hash = -1;
        memcpy(made->bytes, from->bytes, (size_t)from->var.size + 1);
        atom_track(vm, made);
    }
    py_decref(vm, value);
    return PY_OBJECT(made);
}

/* ---- Text form ---- */

void bytes_repr_to(struct text *out, const char *bytes, int64_t length, char quote)
{
    for (int64_t i = 0; i < length && !out->failed; i++) {
        uint8_t c = (uint8_t)bytes[i];
        if (c == (uint8_t)quote || c == '\\')
            text_append_char(out, '\\');
        if (c >= ' ' && c < 0x7F)
            text_append_char(out, (char)c);
        else if (c == '\t' || c == '\n' || c == '\r')
            text_append(out, c == '\t' ? "\\t" : c == '\n' ? "\\n" : "\\r");
        else {
            text_append(out, "\\x");
            text_append_char(out, "0123456789abcdef"[c >> 4]);
            text_append_char(out, "0123456789abcdef"[c & 15]);
        }
    }
}

static py_object *bytes_repr(py_vm *vm, py_object *o)
{
    py_bytes *b = as_bytes(o);
    size_t length = (size_t)b->var.size;
    char quote = memchr(b->bytes, '\'', length) && !memchr(b->bytes, '"', length) ? '"' : '\'';
    struct text text = py_text(vm);
    text_append_char(&text, 'b');
    text_append_char(&text, quote);
    bytes_repr_to(&text, b->bytes, b->var.size, quote);
    text_append_char(&text, quote);
    return PY_OBJECT(py_str_from_text(vm, &text));
}

/* ---- Comparing ---- */

static int64_t bytes_hash(py_vm *vm, py_object *o)
{
    (void)vm;
    py_bytes *b = as_bytes(o);
    if (b->hash == -1)
        b->hash = py_hash_bytes(b->bytes, (size_t)b->var.size);
    return b->hash;
}

static py_object *bytes_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    const char *x, *y;
    int64_t m, n;
    if (!PY_IS_BYTES(a) || !PY_IS_BYTES(b))
        return py_newref(vm->not_implemented);
    py_bytes_view(vm, a, &x, &m);
    py_bytes_view(vm, b, &y, &n);
    if ((op == PY_EQ || op == PY_NE) && m != n)
        return py_bool_from(vm, op == PY_NE);
    int order = memcmp(x, y, (size_t)MIN(m, n));
    if (!order)
        order = m < n ? -1 : m > n;
    return py_bool_from(vm, py_order_holds(order, 0, op));
}

/* ---- Sequence ---- */

static int64_t bytes_length(py_vm *vm, py_object *o)
{
    (void)vm;
    return as_bytes(o)->var.size;
}

static py_object *bytes_concat(py_vm *vm, py_object *a, py_object *b)
{
    const char *x, *y;
    int64_t m, n;
    if (!py_bytes_view(vm, a, &x, &m) || !py_bytes_view(vm, b, &y, &n))
        return py_raise(vm, vm->exceptions.TypeError, "can't concat %T to %T", b, a);
    if (m == 0 && PY_TYPE_OF(b) == vm->types.bytes)
        return py_newref(b);
    if (n == 0 && PY_TYPE_OF(a) == vm->types.bytes)
        return py_newref(a);
    py_bytes *joined = py_bytes_alloc(vm, m + n);
    if (joined && m + n) {
        memcpy(joined->bytes, x, (size_t)m);
        memcpy(joined->bytes + m, y, (size_t)n);
    }
    return PY_OBJECT(joined);
}

static py_object *bytes_item(py_vm *vm, py_object *o, int64_t index)
{
    py_bytes *b = as_bytes(o);
    if (index < 0 || index >= b->var.size)
        return py_raise(vm, vm->exceptions.IndexError, "index out of range");
    return py_int_from(vm, (uint8_t)b->bytes[index]);
}

static py_object *bytes_slice(py_vm *vm, py_object *o, py_object *slice)
{
    py_bytes *b = as_bytes(o);
    int64_t start, stop, step;
    int64_t count = py_slice_indices(vm, slice, b->var.size, &start, &stop, &step);
    if (count < 0)
        return NULL;
    if (step == 1 && count == b->var.size && PY_TYPE_OF(o) == vm->types.bytes)
        return py_newref(o);
    if (step == 1 || count <= 1)
        return PY_OBJECT(py_bytes_from(vm, b->bytes + (count ? start : 0), (size_t)count));
    py_bytes *piece = py_bytes_alloc(vm, count);
    for (int64_t i = 0; piece && i < count; i++)
        piece->bytes[i] = b->bytes[start + i * step];
    return PY_OBJECT(piece);
}

static py_object *bytes_subscript(py_vm *vm, py_object *o, py_object *key)
{
    if (PY_TYPE_OF(key) == vm->types.slice)
        return bytes_slice(vm, o, key);
    if (!PY_TYPE_OF(key)->slots.index)
        return py_raise(vm, vm->exceptions.TypeError,
                        "byte indices must be integers or slices, not %T", key);
    int64_t index = py_as_index(vm, key, vm->exceptions.IndexError);
    if (index == -1 && py_raised(vm))
        return NULL;
    return bytes_item(vm, o, index < 0 ? index + as_bytes(o)->var.size : index);
}

/* Also bytearray's: `x in b` for a byte or a run of bytes. */
int bytes_contains(py_vm *vm, py_object *o, py_object *item)
{
    struct span self = span_of(vm, o), needle;
    if (PY_TYPE_OF(item)->slots.index) {
        int64_t value = py_as_index(vm, item, NULL);
        if (value == -1 && py_raised(vm))
            return -1;
        if (value < 0 || value > 255) {
            py_raise(vm, vm->exceptions.ValueError, "byte must be in range(0, 256)");
            return -1;
        }
        return span_find_char(&self, (uint32_t)value, 0, self.length) >= 0;
    }
    if (!span_argument(vm, &self, item, &needle))
        return -1;
    return span_find(&self, &needle, 0, self.length) >= 0;
}

static py_object *bytes_remainder(py_vm *vm, py_object *a, py_object *b)
{
    if (!PY_IS_BYTES(a))
        return py_newref(vm->not_implemented);
    return bytes_percent(vm, a, b);
}

static py_object *bytes_iter(py_vm *vm, py_object *o)
{
    py_index_iterator *iterator = py_object_new(vm, vm->types.bytes_iterator);
    if (iterator) {
        iterator->sequence = py_newref(o);
        py_gc_track(vm, iterator);
    }
    return PY_OBJECT(iterator);
}

/* ---- bytes() ---- */

bool bytes_collect(py_vm *vm, py_object *iterable, const char *what, struct text *out)
{
    py_object *iterator = py_iter(vm, iterable);
    if (!iterator)
        return false;
    py_hold(vm, iterator);
    py_object *item;
    bool ok = true;
    while (ok && (item = py_next(vm, iterator))) {
        py_hold(vm, item);
        int64_t value = py_as_index(vm, item, NULL);
        py_unhold(vm, 1);
        py_decref(vm, item);
        if (value == -1 && py_raised(vm))
            ok = false;
        else if (value < 0 || value > 255) {
            py_raise(vm, vm->exceptions.ValueError, "%s must be in range(0, 256)", what);
            ok = false;
        } else
            text_append_char(out, (char)value);
    }
    py_unhold(vm, 1);
    py_decref(vm, iterator);
    ok = ok && !py_raised(vm);
    if (ok && out->failed) {
        py_raise_memory(vm);
        ok = false;
    }
    return ok;
}

py_object *py_bytes_of(py_vm *vm, py_object *o)
{
    const char *data;
    int64_t length;
    if (PY_TYPE_OF(o) == vm->types.bytes)
        return py_newref(o);
    py_object *method = py_type_lookup(vm, PY_TYPE_OF(o), vm->names.bytes);
    if (method && !PY_IS_BYTES(o)) {
        bool missing;
        py_object *result = py_special_call(vm, o, vm->names.bytes, NULL, 0, &missing);
        if (result && !PY_IS_BYTES(result)) {
            py_raise(vm, vm->exceptions.TypeError, "__bytes__ returned non-bytes (type %T)",
                     result);
            PY_CLEAR(vm, result);
        }
        return result;
    }
    if (py_bytes_view(vm, o, &data, &length))
        return PY_OBJECT(py_bytes_from(vm, data, (size_t)length));
    if (PY_IS_STR(o) || (!PY_TYPE_OF(o)->slots.iter && !PY_TYPE_OF(o)->slots.sq_item))
        return py_raise(vm, vm->exceptions.TypeError, "cannot convert '%T' object to bytes", o);
    struct text text = py_text(vm);
    py_object *made = NULL;
    if (bytes_collect(vm, o, "bytes", &text))
        made = PY_OBJECT(py_bytes_from(vm, text_string(&text), text.length));
    text_fini(&text);
    return made;
}

/* bytes(n): n zeros. NULL with nothing raised when `o` is no number to be used so. */
static py_object *zeros(py_vm *vm, py_object *o)
{
    int64_t count = py_as_index(vm, o, vm->exceptions.OverflowError);
    if (count == -1 && py_raised(vm)) {
        if (py_raised_matches(vm, vm->exceptions.TypeError))
            py_clear_raised(vm);
        return NULL;
    }
    if (count < 0)
        return py_raise(vm, vm->exceptions.ValueError, "negative count");
    py_bytes *made = py_bytes_alloc(vm, count);
    if (made && count)
        memset(made->bytes, 0, (size_t)count);
    return PY_OBJECT(made);
}

int bytes_encode_source(py_vm *vm, const char *type, py_object *const given[3], py_object **out)
{
    static const char *const argument[3] = {"source", "encoding", "errors"};
    const char *names[3] = {NULL, NULL, NULL};
    for (int i = 1; i < 3; i++) {
        if (given[i] && !PY_IS_STR(given[i])) {
            py_raise(vm, vm->exceptions.TypeError, "%s() argument '%s' must be str, not %s", type,
                     argument[i], atom_argument_type(vm, given[i]));
            return -1;
        }
        if (given[i] && !(names[i] = py_str_utf8(vm, (py_str *)(void *)given[i], NULL)))
            return -1;
    }
    *out = NULL;
    if (given[0] && PY_IS_STR(given[0])) {
        if (!given[1]) {
            py_raise(vm, vm->exceptions.TypeError, "string argument without an encoding");
            return -1;
        }
        *out = py_str_encode(vm, (py_str *)(void *)given[0], names[1], names[2]);
        return *out ? 1 : -1;
    }
    if (!given[1] && !given[2])
        return 0;
    py_raise(vm, vm->exceptions.TypeError,
             given[1] ? "encoding without a string argument" : "errors without a string argument");
    return -1;
}

static py_object *bytes_new(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    static const struct py_params params = {"bytes", 0, 3, 0, {"source", "encoding", "errors"}};
    py_object *out[3] = {NULL};
    if (!py_args_parse(vm, &params, args, nargs, kwnames, out))
        return NULL;
    py_object *value = NULL;
    int encoded = bytes_encode_source(vm, "bytes", out, &value);
    if (encoded < 0)
        return NULL;
    if (!encoded && !out[0])
        value = py_newref(vm->empty_bytes);
    else if (!encoded) {
        if (PY_TYPE_OF(out[0])->slots.index &&
            !py_type_lookup(vm, PY_TYPE_OF(out[0]), vm->names.bytes))
            value = zeros(vm, out[0]);
        if (!value && !py_raised(vm))
            value = py_bytes_of(vm, out[0]);
    }
    return type == vm->types.bytes ? value : bytes_as_subtype(vm, type, value);
}

static void bytes_destroy(py_vm *vm, py_object *o)
{
    py_object_free(vm, o);
}

const struct py_type_spec py_bytes_spec = {
    .name = "bytes",
    .basic_size = 33,
    .item_size = 1,
    .flags = PY_TYPE_BASE | PY_TYPE_BYTES_SUBCLASS,
    .doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\n"
           "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> bytes "
           "object of "
           "size given by the parameter initialized with null bytes\nbytes() -> empty bytes object",
    .slots =
        {
            .destroy = bytes_destroy,
            .repr = bytes_repr,
            .hash = bytes_hash,
            .compare = bytes_compare,
            .new_ = bytes_new,
            .iter = bytes_iter,
            .remainder = bytes_remainder,
            .length = bytes_length,
            .sq_concat = bytes_concat,
            .sq_repeat = span_repeat,
            .sq_item = bytes_item,
            .contains = bytes_contains,
            .subscript = bytes_subscript,
        },
    .methods = bytes_methods,
};
