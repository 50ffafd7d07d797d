/* Views of str, bytes and bytearray, and what differs among the three. */
#include "python/objects/str_parts.h"

struct span span_of(py_vm *vm, py_object *o)
{
    if (PY_IS_STR(o))
        return span_of_str((py_str *)(void *)o);
    struct span span = {"", 0, 1, SPAN_BYTES, false, o};
    const char *bytes;
    if (py_bytes_view(vm, o, &bytes, &span.length))
        span.data = bytes;
    if (!PY_IS_BYTES(o))
        span.kind = SPAN_BYTEARRAY;
    return span;
}

bool span_argument(py_vm *vm, const struct span *self, py_object *argument, struct span *out)
{
    if (self->kind == SPAN_STR) {
        if (PY_IS_STR(argument)) {
            *out = span_of_str((py_str *)(void *)argument);
            return true;
        }
        py_raise(vm, vm->exceptions.TypeError, "must be str, not %T", argument);
        return false;
    }
    const char *bytes;
    *out = (struct span){"", 0, 1, self->kind, false, argument};
    if (py_bytes_view(vm, argument, &bytes, &out->length)) {
        out->data = bytes;
        return true;
    }
    py_raise(vm, vm->exceptions.TypeError, "a bytes-like object is required, not '%T'", argument);
    return false;
}

py_object *span_piece(py_vm *vm, const struct span *s, int64_t start, int64_t end)
{
    start = MAX(start, 0);
    end = MAX(MIN(end, s->length), start);
    if (s->kind == SPAN_STR)
        return PY_OBJECT(py_str_slice(vm, (py_str *)(void *)s->whole, start, end));
    if (s->kind == SPAN_BYTEARRAY)
        return py_bytearray_from(vm, span_place(s, start), (size_t)(end - start));
    if (start == 0 && end == s->length && PY_TYPE_OF(s->whole) == vm->types.bytes)
        return py_newref(s->whole);
    return PY_OBJECT(py_bytes_from(vm, span_place(s, start), (size_t)(end - start)));
}

#define WIDEN(TO, FROM)                                                                            \
    do {                                                                                           \
        const FROM *source = span_place(from, start);                                              \
        TO *target = to;                                                                           \
        for (int64_t i = 0; i < count; i++)                                                        \
            target[i] = (TO)source[i];                                                             \
    } while (0)

void span_copy(void *to, uint8_t width, const struct span *from, int64_t start, int64_t count)
{
    if (width == from->width) {
        if (count)
            memcpy(to, span_place(from, start), (size_t)count * width);
    } else if (width == 2 && from->width == 1)
        WIDEN(uint16_t, uint8_t);
    else if (width == 4 && from->width == 1)
        WIDEN(uint32_t, uint8_t);
    else if (width == 4)
        WIDEN(uint32_t, uint16_t);
    else if (width == 1 && from->width == 2)
        WIDEN(uint8_t, uint16_t);
    else if (width == 1)
        WIDEN(uint8_t, uint32_t);
    else
        WIDEN(uint16_t, uint32_t);
}

uint32_t span_max_char(const struct span *s)
{
    if (s->ascii)
        return 0x7F;
    uint32_t all = 0;
    if (s->width == 1) {
        for (int64_t i = 0; i < s->length; i++)
            all |= ((const uint8_t *)s->data)[i];
    } else {
        for (int64_t i = 0; i < s->length; i++)
            all |= span_at(s, i);
    }
    return MIN(all, 0x10FFFF);
}

bool span_is_space(const struct span *s, int64_t index)
{
    uint32_t c = span_at(s, index);
    if (s->kind == SPAN_STR)
        return py_char_is_space(c);
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool span_equal_at(const struct span *s, int64_t at, const struct span *other)
{
    if (at < 0 || other->length > s->length - at)
        return false;
    if (s->width == other->width)
        return other->length == 0 ||
               memcmp(span_place(s, at), other->data, (size_t)other->length * s->width) == 0;
    for (int64_t i = 0; i < other->length; i++) {
        if (span_at(s, at + i) != span_at(other, i))
            return false;
    }
    return true;
}

bool span_equal(const struct span *a, const struct span *b)
{
    return a->length == b->length && span_equal_at(a, 0, b);
}

void span_to_text(struct text *out, const struct span *s, int64_t start, int64_t end)
{
    if (s->ascii || s->kind != SPAN_STR) {
        text_append_bytes(out, span_place(s, start), (size_t)(end - start));
        return;
    }
    for (int64_t i = start; i < end; i++)
        text_append_code_point(out, span_at(s, i));
}
