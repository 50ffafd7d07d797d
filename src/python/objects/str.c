/* The str type: making strings, their pieces, order, hash. (PEP 393; Objects/unicodeobject.c.) */
#include "python/objects/int_parts.h"
#include "python/objects/str_parts.h"

#include "base/utf8.h"
#include "python/library/args.h"

#include <stdlib.h>

_Static_assert(sizeof(struct py_str) == 48, "PyASCIIObject");
_Static_assert(sizeof(struct py_str_wide) == 72, "PyCompactUnicodeObject");
_Static_assert(sizeof(struct py_str_apart) == 80, "PyUnicodeObject");

static struct py_str_wide *wide(const py_str *s)
{
    return (struct py_str_wide *)(uintptr_t)s;
}

/* ---- Making ---- */

py_str *str_alloc_raw(py_vm *vm, int64_t length, uint8_t kind, bool ascii)
{
    size_t header = ascii ? sizeof(struct py_str) : sizeof(struct py_str_wide);
    if ((uint64_t)length >= (PTRDIFF_MAX - header) / kind - 1)
        return py_raise_memory(vm);
    py_str *s = py_object_new_size(vm, vm->types.str, header + ((size_t)length + 1) * kind);
    if (!s)
        return NULL;
    s->length = length;
    s->hash = -1;
    s->kind = kind;
    s->ascii = ascii;
    s->interned = 0;
    s->offset = (uint8_t)header;
    s->unused = 0;
    s->wstr = NULL;
    if (!ascii) {
        wide(s)->utf8 = NULL;
        wide(s)->utf8_length = 0;
        wide(s)->unused = 0;
    }
    memset((char *)s + header + (size_t)length * kind, 0, kind);
    return s;
}

py_str *py_str_alloc(py_vm *vm, int64_t length, uint32_t max_char)
{
    if (length == 0)
        return py_newref(vm->empty_str);
    uint8_t kind = max_char < 0x100 ? 1 : max_char < 0x10000 ? 2 : 4;
    return str_alloc_raw(vm, length, kind, max_char < 0x80);
}

py_str *py_str_from_char(py_vm *vm, uint32_t c)
{
    if (c < 256 && vm->latin1[c])
        return py_newref(vm->latin1[c]);
    py_str *s = py_str_alloc(vm, 1, c);
    if (!s)
        return NULL;
    if (s->kind == 1)
        *(uint8_t *)py_str_data(s) = (uint8_t)c;
    else if (s->kind == 2)
        *(uint16_t *)py_str_data(s) = (uint16_t)c;
    else
        *(uint32_t *)py_str_data(s) = c;
    if (c < 256)
        vm->latin1[c] = py_newref(s);
    return s;
}

/* One code point of UTF-8 in which surrogates may stand as three bytes. */
static uint32_t read_code_point(const uint8_t **at, const uint8_t *end)
{
    const uint8_t *p = *at;
    ptrdiff_t left = end - p;
    uint32_t c = *p;
    if (c >= 0xF0 && left >= 4 && c < 0xF5) {
        *at = p + 4;
        return (c & 7) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
    }
    if (c >= 0xE0 && left >= 3 && c < 0xF0) {
        *at = p + 3;
        return (c & 15) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    }
    if (c >= 0xC2 && left >= 2 && c < 0xE0) {
        *at = p + 2;
        return (c & 31) << 6 | (p[1] & 0x3Fu);
    }
    *at = p + 1;
    return c < 0x80 ? c : UTF8_REPLACEMENT;
}

static bool all_ascii(const char *bytes, size_t length)
{
    size_t i = 0;
    for (; i + 8 <= length; i += 8) {
        uint64_t word;
        memcpy(&word, bytes + i, 8);
        if (word & 0x8080808080808080)
            return false;
    }
    for (; i < length; i++) {
        if (bytes[i] & 0x80)
            return false;
    }
    return true;
}

static void store(const py_str *s, int64_t at, uint32_t c)
{
    void *data = py_str_data(s);
    if (s->kind == 1)
        ((uint8_t *)data)[at] = (uint8_t)c;
    else if (s->kind == 2)
        ((uint16_t *)data)[at] = (uint16_t)c;
    else
        ((uint32_t *)data)[at] = c;
}

py_str *py_str_from(py_vm *vm, const char *utf8, size_t length)
{
    if (length == 1 && !(*utf8 & 0x80))
        return py_str_from_char(vm, (uint8_t)*utf8);
    if (all_ascii(utf8, length)) {
        py_str *s = py_str_alloc(vm, (int64_t)length, 0x7F);
        if (s && length)
            memcpy(py_str_data(s), utf8, length);
        return s;
    }
    const uint8_t *start = (const uint8_t *)utf8, *end = start + length;
    int64_t count = 0;
    uint32_t all = 0, c = 0;
    for (const uint8_t *at = start; at < end; count++) {
        c = read_code_point(&at, end);
        all |= c;
    }
    if (count == 1)
        return py_str_from_char(vm, c);
    py_str *s = py_str_alloc(vm, count, all);
    if (!s)
        return NULL;
    const uint8_t *at = start;
    for (int64_t i = 0; i < count; i++)
        store(s, i, read_code_point(&at, end));
    return s;
}

py_str *py_str_from_c(py_vm *vm, const char *utf8)
{
    return py_str_from(vm, utf8, strlen(utf8));
}

struct text py_text(const py_vm *vm)
{
    size_t limit = py_heap_bytes_limit(vm), used = py_heap_bytes_used(vm);
    return (struct text){.limit = MAX(limit - MIN(used, limit), 1)};
}

py_str *py_str_from_text(py_vm *vm, struct text *text)
{
    py_str *s =
        text->failed ? py_raise_memory(vm) : py_str_from(vm, text_string(text), text->length);
    text_fini(text);
    return s;
}

py_str *py_str_from_code_points(py_vm *vm, const uint32_t *code_points, int64_t length)
{
    uint32_t all = 0;
    for (int64_t i = 0; i < length; i++)
        all |= code_points[i];
    if (length == 1)
        return py_str_from_char(vm, code_points[0]);
    py_str *s = py_str_alloc(vm, length, MIN(all, 0x10FFFF));
    for (int64_t i = 0; s && i < length; i++)
        store(s, i, code_points[i]);
    return s;
}

py_str *str_exact(py_vm *vm, py_str *s)
{
    if (PY_TYPE_OF(s) == vm->types.str)
        return py_newref(s);
    if (s->length == 1 && s->kind == 1)
        return py_str_from_char(vm, py_str_at(s, 0));
    if (s->length == 0)
        return py_newref(vm->empty_str);
    py_str *copy = str_alloc_raw(vm, s->length, s->kind, s->ascii);
    if (copy)
        memcpy(py_str_data(copy), py_str_data(s), (size_t)s->length * s->kind);
    return copy;
}

py_object *str_as_subtype(py_vm *vm, py_type *type, py_object *value)
{
    if (!value)
        return NULL;
    py_str *from = (py_str *)(void *)value;
    struct py_str_apart *made = py_object_new(vm, type);
    size_t size = ((size_t)from->length + 1) * from->kind;
    if (made && !(made->data = py_mem_alloc(vm, size))) {
        made->wide.header.hash = -1;
        PY_CLEAR(vm, made);
        py_raise_memory(vm);
    }
    if (made) {
        memcpy(made->data, py_str_data(from), size);
        made->wide.header.length = from->length;
        made->wide.header.hash = from->hash;
        made->wide.header.kind = from->kind;
        made->wide.header.ascii = from->ascii;
        atom_track(vm, made);
    }
    py_decref(vm, value);
    return PY_OBJECT(made);
}

static void str_destroy(py_vm *vm, py_object *o)
{
    py_str *s = (py_str *)(void *)o;
    if (s->interned)
        intern_forget(vm, s);
    if (s->offset != sizeof(struct py_str))
        py_mem_free(vm, wide(s)->utf8);
    if (s->offset == 0)
        py_mem_free(vm, ((struct py_str_apart *)(void *)s)->data);
    py_object_free(vm, o);
}

static int64_t str_size_of(py_vm *vm, py_object *o)
{
    (void)vm;
    py_str *s = (py_str *)(void *)o;
    int64_t size = (s->length + 1) * s->kind;
    size += s->offset ? s->offset : (int64_t)sizeof(struct py_str_apart);
    if (s->offset != sizeof(struct py_str) && !s->ascii && wide(s)->utf8)
        size += wide(s)->utf8_length + 1;
    return size;
}

/* ---- UTF-8 ---- */

const char *py_str_utf8(py_vm *vm, py_str *s, size_t *length)
{
    if (s->ascii) {
        if (length)
            *length = (size_t)s->length;
        return py_str_data(s);
    }
    struct py_str_wide *w = wide(s);
    if (!w->utf8) {
        size_t size = 0;
        char encoded[4];
        for (int64_t i = 0; i < s->length; i++)
            size += utf8_encode(py_str_at(s, i), encoded);
        w->utf8 = py_mem_alloc(vm, size + 1);
        if (!w->utf8)
            return py_raise_memory(vm);
        char *at = w->utf8;
        for (int64_t i = 0; i < s->length; i++) {
            size_t taken = utf8_encode(py_str_at(s, i), encoded);
            memcpy(at, encoded, taken);
            at += taken;
        }
        *at = '\0';
        w->utf8_length = (int64_t)size;
    }
    if (length)
        *length = (size_t)w->utf8_length;
    return w->utf8;
}

/* ---- Pieces ---- */

py_str *py_str_slice(py_vm *vm, py_str *s, int64_t start, int64_t end)
{
    start = MAX(start, 0);
    end = MIN(end, s->length);
    if (start == 0 && end == s->length)
        return str_exact(vm, s);
    if (start >= end)
        return py_newref(vm->empty_str);
    struct span span = span_of_str(s);
    if (end - start == 1)
        return py_str_from_char(vm, span_at(&span, start));
    struct span part = {
        span_place(&span, start), end - start, span.width, SPAN_STR, s->ascii, NULL};
    py_str *piece = py_str_alloc(vm, end - start, s->ascii ? 0x7F : span_max_char(&part));
    if (piece)
        span_copy(py_str_data(piece), piece->kind, &part, 0, part.length);
    return piece;
}

static uint32_t kind_limit(const py_str *s)
{
    return s->ascii ? 0x7F : s->kind == 1 ? 0xFF : s->kind == 2 ? 0xFFFF : 0x10FFFF;
}

py_str *py_str_concat(py_vm *vm, py_str *a, py_str *b)
{
    if (a->length == 0)
        return str_exact(vm, b);
    if (b->length == 0)
        return str_exact(vm, a);
    int64_t length;
    if (__builtin_add_overflow(a->length, b->length, &length))
        return py_raise(vm, vm->exceptions.OverflowError, "strings are too large to concat");
    py_str *joined = py_str_alloc(vm, length, MAX(kind_limit(a), kind_limit(b)));
    if (!joined)
        return NULL;
    struct span left = span_of_str(a), right = span_of_str(b);
    char *data = py_str_data(joined);
    span_copy(data, joined->kind, &left, 0, a->length);
    span_copy(data + a->length * joined->kind, joined->kind, &right, 0, b->length);
    return joined;
}

/* Whether nobody but the caller can tell that the string changes (unicode_modifiable). */
static bool may_change(const py_vm *vm, const py_str *s)
{
    return s->base.refcount == 1 && s->hash == -1 && !s->interned && s->offset &&
           PY_TYPE_OF(s) == vm->types.str && s != vm->empty_str;
}

static bool append_in_place(py_vm *vm, py_str **left, py_str *right)
{
    py_str *s = *left;
    int64_t length = s->length + right->length;
    if (s->offset != sizeof(struct py_str)) {
        py_mem_free(vm, wide(s)->utf8);
        wide(s)->utf8 = NULL;
        wide(s)->utf8_length = 0;
    }
    py_str *grown = py_object_resize(vm, s, s->offset + ((size_t)length + 1) * s->kind);
    if (!grown)
        return false;
    *left = grown;
    struct span from = span_of_str(right);
    span_copy((char *)py_str_data(grown) + grown->length * grown->kind, grown->kind, &from, 0,
              right->length);
    grown->length = length;
    store(grown, length, 0);
    return true;
}

void py_str_append(py_vm *vm, py_str **left, py_str *right)
{
    py_str *s = *left;
    if (!s)
        return;
    bool narrow = right->kind <= s->kind && (!s->ascii || right->ascii);
    py_str *joined = NULL;
    if (s->length == 0)
        joined = str_exact(vm, right);
    else if (right->length == 0)
        joined = str_exact(vm, s);
    else if (narrow && may_change(vm, s) && s != right &&
             s->length < INT64_MAX / 8 - right->length) {
        if (append_in_place(vm, left, right))
            return;
    } else
        joined = py_str_concat(vm, s, right);
    py_decref(vm, s);
    *left = joined;
}

/* ---- Comparing ---- */

bool py_str_equal(const py_str *a, const py_str *b)
{
    if (a == b)
        return true;
    return a->length == b->length && a->kind == b->kind &&
           memcmp(py_str_data(a), py_str_data(b), (size_t)a->length * a->kind) == 0;
}

bool py_str_equals_c(const py_str *a, const char *ascii)
{
    size_t length = strlen(ascii);
    return a->ascii && (size_t)a->length == length && memcmp(py_str_data(a), ascii, length) == 0;
}

int py_str_order(const py_str *a, const py_str *b)
{
    int64_t shorter = MIN(a->length, b->length);
    if (a->kind == 1 && b->kind == 1) {
        int order = memcmp(py_str_data(a), py_str_data(b), (size_t)shorter);
        if (order)
            return order;
    } else {
        for (int64_t i = 0; i < shorter; i++) {
            uint32_t x = py_str_at(a, i), y = py_str_at(b, i);
            if (x != y)
                return x < y ? -1 : 1;
        }
    }
    return a->length < b->length ? -1 : a->length > b->length;
}

int64_t py_str_hash(py_str *s)
{
    if (s->hash == -1)
        s->hash = py_hash_bytes(py_str_data(s), (size_t)s->length * s->kind);
    return s->hash;
}

static int64_t str_hash(py_vm *vm, py_object *o)
{
    (void)vm;
    return py_str_hash((py_str *)(void *)o);
}

static py_object *str_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    if (!PY_IS_STR(a) || !PY_IS_STR(b))
        return py_newref(vm->not_implemented);
    const py_str *x = (py_str *)(void *)a, *y = (py_str *)(void *)b;
    if (op == PY_EQ || op == PY_NE)
        return py_bool_from(vm, py_str_equal(x, y) == (op == PY_EQ));
    int order = a == b ? 0 : py_str_order(x, y);
    bool result = op == PY_LT   ? order < 0
                  : op == PY_LE ? order <= 0
                  : op == PY_GT ? order > 0
                                : order >= 0;
    return py_bool_from(vm, result);
}

int64_t py_str_find(const py_str *haystack, const py_str *needle, int64_t start, int64_t end)
{
    struct span h = span_of_str(haystack), n = span_of_str(needle);
    return span_find(&h, &n, start, end);
}

/* ---- Sequence ---- */

static int64_t str_length(py_vm *vm, py_object *o)
{
    (void)vm;
    return ((py_str *)(void *)o)->length;
}

static py_object *str_item(py_vm *vm, py_object *o, int64_t index)
{
    py_str *s = (py_str *)(void *)o;
    if (index < 0 || index >= s->length)
        return py_raise(vm, vm->exceptions.IndexError, "string index out of range");
    return PY_OBJECT(py_str_from_char(vm, py_str_at(s, index)));
}

static py_object *str_stride(py_vm *vm, py_str *s, int64_t start, int64_t step, int64_t count)
{
    uint32_t all = 0;
    for (int64_t i = 0; i < count; i++)
        all |= py_str_at(s, start + i * step);
    if (count == 1)
        return PY_OBJECT(py_str_from_char(vm, all));
    py_str *piece = py_str_alloc(vm, count, MIN(all, 0x10FFFF));
    for (int64_t i = 0; piece && i < count; i++)
        store(piece, i, py_str_at(s, start + i * step));
    return PY_OBJECT(piece);
}

static py_object *str_subscript(py_vm *vm, py_object *o, py_object *key)
{
    py_str *s = (py_str *)(void *)o;
    if (PY_TYPE_OF(key) == vm->types.slice) {
        int64_t start, stop, step;
        int64_t count = py_slice_indices(vm, key, s->length, &start, &stop, &step);
        if (count < 0)
            return NULL;
        if (count == 0)
            return py_newref(vm->empty_str);
        return step == 1 ? PY_OBJECT(py_str_slice(vm, s, start, start + count))
                         : str_stride(vm, s, start, step, count);
    }
    if (!PY_TYPE_OF(key)->slots.index)
        return py_raise(vm, vm->exceptions.TypeError, "string indices must be integers, not '%T'",
                        key);
    int64_t index = py_as_index(vm, key, vm->exceptions.IndexError);
    if (index == -1 && py_raised(vm))
        return NULL;
    return str_item(vm, o, index < 0 ? index + s->length : index);
}

static int str_contains(py_vm *vm, py_object *o, py_object *item)
{
    if (!PY_IS_STR(item)) {
        py_raise(vm, vm->exceptions.TypeError,
                 "'in <string>' requires string as left operand, not %T", item);
        return -1;
    }
    const py_str *s = (py_str *)(void *)o;
    return py_str_find(s, (py_str *)(void *)item, 0, s->length) >= 0;
}

static py_object *str_add(py_vm *vm, py_object *a, py_object *b)
{
    if (!PY_IS_STR(b))
        return py_raise(vm, vm->exceptions.TypeError,
                        "can only concatenate str (not \"%T\") to str", b);
    return PY_OBJECT(py_str_concat(vm, (py_str *)(void *)a, (py_str *)(void *)b));
}

static py_object *str_remainder(py_vm *vm, py_object *a, py_object *b)
{
    if (!PY_IS_STR(a))
        return py_newref(vm->not_implemented);
    return py_str_percent(vm, (py_str *)(void *)a, b);
}

static py_object *str_str(py_vm *vm, py_object *o)
{
    return PY_OBJECT(str_exact(vm, (py_str *)(void *)o));
}

/* ---- str() ---- */

static py_object *str_of_bytes(py_vm *vm, py_object *bytes, py_object *encoding, py_object *errors)
{
    const char *names[2] = {"utf-8", NULL};
    py_object *given[2] = {encoding, errors};
    static const char *const argument[2] = {"encoding", "errors"};
    for (int i = 0; i < 2; i++) {
        if (!given[i])
            continue;
        if (!PY_IS_STR(given[i]))
            return py_raise(vm, vm->exceptions.TypeError, "str() argument '%s' must be str, not %s",
                            argument[i], atom_argument_type(vm, given[i]));
        if (!(names[i] = py_str_utf8(vm, (py_str *)(void *)given[i], NULL)))
            return NULL;
    }
    const char *data;
    int64_t length;
    if (PY_IS_STR(bytes))
        return py_raise(vm, vm->exceptions.TypeError, "decoding str is not supported");
    if (!py_bytes_view(vm, bytes, &data, &length))
        return py_raise(vm, vm->exceptions.TypeError,
                        "decoding to str: need a bytes-like object, %T found", bytes);
    return py_str_decode(vm, data, (size_t)length, names[0], names[1]);
}

static py_object *str_new(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                          py_tuple *kwnames)
{
    static const struct py_params params = {"str", 0, 3, 0, {"object", "encoding", "errors"}};
    py_object *out[3] = {NULL};
    if (nargs == 1 && !kwnames)
        out[0] = args[0];
    else if (!py_args_parse(vm, &params, args, nargs, kwnames, out))
        return NULL;
    py_object *value;
    if (!out[0])
        value = py_newref(vm->empty_str);
    else if (!out[1] && !out[2])
        value = py_str_of(vm, out[0]);
    else
        value = str_of_bytes(vm, out[0], out[1], out[2]);
    return type == vm->types.str ? value : str_as_subtype(vm, type, value);
}

/* ---- Iterating ---- */

static py_object *str_iter(py_vm *vm, py_object *o)
{
    py_type *type =
        ((py_str *)(void *)o)->ascii ? vm->types.str_ascii_iterator : vm->types.str_iterator;
    py_index_iterator *iterator = py_object_new(vm, type);
    if (iterator) {
        iterator->sequence = py_newref(o);
        py_gc_track(vm, iterator);
    }
    return PY_OBJECT(iterator);
}

const struct py_type_spec py_str_spec = {
    .name = "str",
    .basic_size = sizeof(struct py_str_apart),
    .flags = PY_TYPE_BASE | PY_TYPE_STR_SUBCLASS,
    .doc =
        "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\n"
        "The text of an object: its __str__() or, when there is none, its repr. With an encoding,\n"
        "the text that the bytes stand for.",
    .slots =
        {
            .destroy = str_destroy,
            .size_of = str_size_of,
            .repr = str_repr,
            .str = str_str,
            .hash = str_hash,
            .compare = str_compare,
            .new_ = str_new,
            .iter = str_iter,
            .remainder = str_remainder,
            .length = str_length,
            .sq_concat = str_add,
            .sq_repeat = span_repeat,
            .sq_item = str_item,
            .contains = str_contains,
            .subscript = str_subscript,
        },
    .methods = str_methods,
};
