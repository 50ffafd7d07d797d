/* Making new text or bytes of the same family: repeating, padding, replacing, expanding tabs. */
#include "python/objects/str_parts.h"

#include "python/library/args.h"

bool span_result_new(py_vm *vm, struct span_result *result, uint8_t kind, int64_t length,
                     uint32_t max_char)
{
    *result = (struct span_result){NULL, NULL, 1};
    if (kind == SPAN_STR) {
        py_str *s = py_str_alloc(vm, length, max_char);
        result->object = PY_OBJECT(s);
        if (s) {
            result->data = py_str_data(s);
            result->width = s->kind;
        }
    } else if (kind == SPAN_BYTES) {
        py_bytes *b = py_bytes_alloc(vm, length);
        result->object = PY_OBJECT(b);
        if (b)
            result->data = b->bytes;
    } else {
        result->object = py_bytearray_from(vm, NULL, (size_t)length);
        if (result->object)
            result->data = ((py_bytearray *)(void *)result->object)->start;
    }
    return result->object != NULL;
}

static void *place(const struct span_result *result, int64_t at)
{
    return (char *)result->data + at * result->width;
}

void span_result_fill(struct span_result *result, int64_t at, uint32_t c, int64_t count)
{
    if (count <= 0)
        return;
    if (result->width == 1)
        memset(place(result, at), (int)c, (size_t)count);
    for (int64_t i = 0; i < count && result->width == 2; i++)
        ((uint16_t *)result->data)[at + i] = (uint16_t)c;
    for (int64_t i = 0; i < count && result->width == 4; i++)
        ((uint32_t *)result->data)[at + i] = c;
}

static void put(struct span_result *result, int64_t at, const struct span *from, int64_t start,
                int64_t count)
{
    if (count > 0)
        span_copy(place(result, at), result->width, from, start, count);
}

/* What was filled. A Latin-1 str of one character exists once, so it is exchanged for that one. */
static py_object *finish(py_vm *vm, struct span_result *result)
{
    if (!PY_IS_STR(result->object))
        return result->object;
    py_str *s = (py_str *)(void *)result->object;
    if (s->length != 1 || s->kind != 1)
        return result->object;
    uint32_t c = py_str_at(s, 0);
    py_decref(vm, s);
    return PY_OBJECT(py_str_from_char(vm, c));
}

/* ---- s * n ---- */

py_object *span_repeat(py_vm *vm, py_object *o, int64_t count)
{
    struct span s = span_of(vm, o);
    if (count < 1)
        return span_piece(vm, &s, 0, 0);
    if (count == 1)
        return span_piece(vm, &s, 0, s.length);
    if (s.length == 0)
        return span_piece(vm, &s, 0, 0);
    int64_t length;
    if (__builtin_mul_overflow(s.length, count, &length)) {
        if (s.kind == SPAN_BYTEARRAY)
            return py_raise_memory(vm);
        return py_raise(vm, vm->exceptions.OverflowError,
                        s.kind == SPAN_STR ? "repeated string is too long"
                                           : "repeated bytes are too long");
    }
    struct span_result result;
    if (!span_result_new(vm, &result, s.kind, length, span_max_char(&s)))
        return NULL;
    if (s.length == 1) {
        span_result_fill(&result, 0, span_at(&s, 0), length);
        return finish(vm, &result);
    }
    put(&result, 0, &s, 0, s.length);
    for (int64_t done = s.length; done < length;) { /* doubles what is there */
        int64_t more = MIN(done, length - done);
        memcpy(place(&result, done), result.data, (size_t)more * result.width);
        done += more;
    }
    return finish(vm, &result);
}

/* ---- center, ljust, rjust, zfill ---- */

py_object *span_pad(py_vm *vm, const struct span *s, int64_t left, int64_t right, uint32_t fill)
{
    left = MAX(left, 0);
    right = MAX(right, 0);
    if (!left && !right)
        return span_piece(vm, s, 0, s->length);
    int64_t length;
    if (__builtin_add_overflow(left, right, &length) ||
        __builtin_add_overflow(length, s->length, &length))
        return py_raise(vm, vm->exceptions.OverflowError, "padded string is too long");
    struct span_result result;
    if (!span_result_new(vm, &result, s->kind, length, MAX(span_max_char(s), fill)))
        return NULL;
    span_result_fill(&result, 0, fill, left);
    put(&result, left, s, 0, s->length);
    span_result_fill(&result, left + s->length, fill, right);
    return finish(vm, &result);
}

static bool fill_argument(py_vm *vm, const struct span *self, const char *name, py_object *o,
                          uint32_t *fill)
{
    struct span given;
    if (self->kind == SPAN_STR && !PY_IS_STR(o)) {
        py_raise(vm, vm->exceptions.TypeError,
                 "The fill character must be a unicode character, not %T", o);
        return false;
    }
    const char *bytes;
    int64_t length;
    if (self->kind != SPAN_STR && (!py_bytes_view(vm, o, &bytes, &length) || length != 1)) {
        py_raise(vm, vm->exceptions.TypeError,
                 "%s() argument 2 must be a byte string of length 1, not %s", name,
                 atom_argument_type(vm, o));
        return false;
    }
    if (!span_argument(vm, self, o, &given))
        return false;
    if (given.length != 1) {
        py_raise(vm, vm->exceptions.TypeError,
                 "The fill character must be exactly one character long");
        return false;
    }
    *fill = span_at(&given, 0);
    return true;
}

static bool pad_arguments(py_vm *vm, const struct span *self, const char *name,
                          py_object *const *args, size_t nargs, int64_t *width, uint32_t *fill)
{
    *fill = ' ';
    *width = py_as_index(vm, args[0], vm->exceptions.OverflowError);
    if (*width == -1 && py_raised(vm))
        return false;
    return nargs < 2 || fill_argument(vm, self, name, args[1], fill);
}

SPAN_METHOD(span_method_center)
{
    (void)kwnames;
    struct span s = span_of(vm, self);
    int64_t width;
    uint32_t fill;
    if (!pad_arguments(vm, &s, "center", args, nargs, &width, &fill))
        return NULL;
    int64_t room = width - s.length;
    if (width <= s.length)
        return span_piece(vm, &s, 0, s.length);
    int64_t left = room / 2 + (room & width & 1);
    return span_pad(vm, &s, left, room - left, fill);
}

SPAN_METHOD(span_method_ljust)
{
    (void)kwnames;
    struct span s = span_of(vm, self);
    int64_t width;
    uint32_t fill;
    if (!pad_arguments(vm, &s, "ljust", args, nargs, &width, &fill))
        return NULL;
    return span_pad(vm, &s, 0, width < s.length ? 0 : width - s.length, fill);
}

SPAN_METHOD(span_method_rjust)
{
    (void)kwnames;
    struct span s = span_of(vm, self);
    int64_t width;
    uint32_t fill;
    if (!pad_arguments(vm, &s, "rjust", args, nargs, &width, &fill))
        return NULL;
    return span_pad(vm, &s, width < s.length ? 0 : width - s.length, 0, fill);
}

SPAN_METHOD(span_method_zfill)
{
    (void)nargs, (void)kwnames;
    struct span s = span_of(vm, self);
    int64_t width = py_as_index(vm, args[0], vm->exceptions.OverflowError);
    if (width == -1 && py_raised(vm))
        return NULL;
    if (width <= s.length)
        return span_piece(vm, &s, 0, s.length);
    int64_t zeros = width - s.length;
    bool sign = s.length && (span_at(&s, 0) == '+' || span_at(&s, 0) == '-');
    struct span_result result;
    if (!span_result_new(vm, &result, s.kind, width, span_max_char(&s)))
        return NULL;
    put(&result, 0, &s, 0, sign);
    span_result_fill(&result, sign, '0', zeros);
    put(&result, sign + zeros, &s, sign, s.length - sign);
    return finish(vm, &result);
}

/* ---- expandtabs ---- */

/* One pass that counts (result NULL) or fills. -1: too long. */
static int64_t expand(const struct span *s, int64_t tab, struct span_result *result)
{
    int64_t at = 0, column = 0;
    for (int64_t i = 0; i < s->length; i++) {
        uint32_t c = span_at(s, i);
        int64_t count = 1;
        if (c == '\t') {
            count = tab > 0 ? tab - column % tab : 0;
            c = ' ';
        }
        if (result)
            span_result_fill(result, at, c, count);
        if (__builtin_add_overflow(at, count, &at))
            return -1;
        column = c == '\n' || c == '\r' ? 0 : column + count;
    }
    return at;
}

SPAN_METHOD(span_method_expandtabs)
{
    static const struct py_params params = {"expandtabs", 0, 1, 0, {"tabsize"}};
    py_object *out[1] = {NULL};
    if (!py_args_parse(vm, &params, args, nargs, kwnames, out))
        return NULL;
    int64_t tab = out[0] ? py_as_index(vm, out[0], vm->exceptions.OverflowError) : 8;
    if (tab == -1 && py_raised(vm))
        return NULL;
    if (tab > INT32_MAX || tab < INT32_MIN)
        return py_raise(vm, vm->exceptions.OverflowError,
                        "Python int too large to convert to C int");
    struct span s = span_of(vm, self);
    if (span_find_char(&s, '\t', 0, s.length) < 0)
        return span_piece(vm, &s, 0, s.length);
    int64_t length = expand(&s, tab, NULL);
    if (length < 0)
        return py_raise(vm, vm->exceptions.OverflowError,
                        s.kind == SPAN_STR ? "new string is too long" : "result too long");
    struct span_result result;
    if (!span_result_new(vm, &result, s.kind, length, span_max_char(&s)))
        return NULL;
    expand(&s, tab, &result);
    return finish(vm, &result);
}

/* ---- replace ---- */

/* The widest character of the parts is wide enough, if not exact: text that loses its only wide character to a
 * replacement becomes narrow, so that the result is measured. */
static uint32_t replaced_max_char(const struct span *s, const struct span *old,
                                  const struct span *replacement)
{
    uint32_t whole = span_max_char(s), new_char = span_max_char(replacement);
    if (span_max_char(old) < 0x80 || whole < 0x80)
        return MAX(whole, new_char);
    uint32_t all = new_char;
    int64_t start = 0;
    while (start <= s->length) {
        int64_t at = span_find(s, old, start, s->length);
        int64_t end = at < 0 ? s->length : at;
        for (int64_t i = start; i < end; i++)
            all |= span_at(s, i);
        if (at < 0)
            break;
        start = at + MAX(old->length, 1);
    }
    return MIN(all, 0x10FFFF);
}

static void interleave(struct span_result *result, const struct span *s,
                       const struct span *replacement, int64_t count)
{
    int64_t at = 0;
    for (int64_t i = 0; i < count; i++) {
        put(result, at, replacement, 0, replacement->length);
        at += replacement->length;
        if (i < s->length)
            put(result, at++, s, i, 1);
    }
    if (count <= s->length)
        put(result, at, s, count, s->length - count);
}

static void replace_found(struct span_result *result, const struct span *s, const struct span *old,
                          const struct span *replacement, int64_t count)
{
    int64_t at = 0, start = 0;
    while (count-- > 0) {
        int64_t hit = span_find(s, old, start, s->length);
        put(result, at, s, start, hit - start);
        at += hit - start;
        put(result, at, replacement, 0, replacement->length);
        at += replacement->length;
        start = hit + old->length;
    }
    put(result, at, s, start, s->length - start);
}

static py_object *replace(py_vm *vm, const struct span *s, const struct span *old,
                          const struct span *replacement, int64_t most)
{
    int64_t count = span_count(s, old, 0, s->length, most), growth, length;
    if (count == 0 || span_equal(old, replacement))
        return span_piece(vm, s, 0, s->length);
    if (__builtin_mul_overflow(replacement->length - old->length, count, &growth) ||
        __builtin_add_overflow(s->length, growth, &length))
        return py_raise(vm, vm->exceptions.OverflowError,
                        s->kind == SPAN_STR ? "replace string is too long"
                                            : "replace bytes is too long");
    struct span_result result;
    uint32_t max_char = s->kind == SPAN_STR ? replaced_max_char(s, old, replacement) : 0xFF;
    if (!span_result_new(vm, &result, s->kind, length, max_char))
        return NULL;
    if (old->length == 0)
        interleave(&result, s, replacement, count);
    else
        replace_found(&result, s, old, replacement, count);
    return finish(vm, &result);
}

SPAN_METHOD(span_method_replace)
{
    (void)kwnames;
    struct span s = span_of(vm, self), old, replacement;
    for (int i = 0; i < 2; i++) {
        if (s.kind == SPAN_STR && !PY_IS_STR(args[i]))
            return py_raise(vm, vm->exceptions.TypeError,
                            "replace() argument %d must be str, not %s", i + 1,
                            atom_argument_type(vm, args[i]));
    }
    int64_t most = nargs > 2 ? py_as_index(vm, args[2], vm->exceptions.OverflowError) : -1;
    if (most == -1 && py_raised(vm))
        return NULL;
    if (!span_argument(vm, &s, args[0], &old) || !span_argument(vm, &s, args[1], &replacement))
        return NULL;
    return replace(vm, &s, &old, &replacement, most < 0 ? INT64_MAX : most);
}
