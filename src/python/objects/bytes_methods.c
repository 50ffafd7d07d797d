/* The methods of bytes and bytearray that text does not share, and the table of bytes. */
#include "python/objects/str_parts.h"

#include "python/library/args.h"

/* ---- join ---- */

static py_object *new_like(py_vm *vm, uint8_t kind, const struct text *text)
{
    if (text->failed)
        return py_raise_memory(vm);
    if (kind == SPAN_BYTEARRAY)
        return py_bytearray_from(vm, text_string(text), text->length);
    return PY_OBJECT(py_bytes_from(vm, text_string(text), text->length));
}

static bool join_item(py_vm *vm, struct text *out, const struct span *separator, py_object *item,
                      int64_t index)
{
    const char *bytes;
    int64_t length;
    if (!py_bytes_view(vm, item, &bytes, &length)) {
        py_raise(vm, vm->exceptions.TypeError,
                 "sequence item %zd: expected a bytes-like object, %T found", (ptrdiff_t)index,
                 item);
        return false;
    }
    if (index)
        text_append_bytes(out, separator->data, (size_t)separator->length);
    text_append_bytes(out, bytes, (size_t)length);
    return true;
}

SPAN_METHOD(bytes_method_join)
{
    (void)nargs, (void)kwnames;
    struct span separator = span_of(vm, self);
    py_object *source = span_join_source(vm, args[0]);
    if (!source)
        return NULL;
    bool is_list = PY_IS_LIST(source);
    int64_t count = ((struct py_var *)(void *)source)->size;
    py_object *const *items =
        is_list ? ((py_list *)(void *)source)->items : ((py_tuple *)(void *)source)->items;
    struct text text = py_text(vm);
    py_object *result = NULL;
    bool ok = true;
    if (count == 1 && separator.kind == SPAN_BYTES && PY_TYPE_OF(items[0]) == vm->types.bytes)
        result = py_newref(items[0]);
    else {
        for (int64_t i = 0; i < count && ok && !text.failed; i++)
            ok = join_item(vm, &text, &separator, items[i], i);
        if (ok)
            result = new_like(vm, separator.kind, &text);
    }
    text_fini(&text);
    py_decref(vm, source);
    return result;
}

/* ---- translate, maketrans ---- */

SPAN_METHOD(bytes_method_translate)
{
    static const struct py_params params = {"translate", 1, 2, 1, {"", "delete"}};
    py_object *out[2] = {NULL};
    if (!py_args_parse(vm, &params, args, nargs, kwnames, out))
        return NULL;
    struct span s = span_of(vm, self), table = {0}, deleted = {0};
    bool has_table = out[0] != vm->none;
    if (has_table && !span_argument(vm, &s, out[0], &table))
        return NULL;
    if (has_table && table.length != 256)
        return py_raise(vm, vm->exceptions.ValueError,
                        "translation table must be 256 characters long");
    if (out[1] && !span_argument(vm, &s, out[1], &deleted))
        return NULL;
    bool drop[256] = {false};
    for (int64_t i = 0; i < deleted.length; i++)
        drop[span_at(&deleted, i)] = true;
    struct text text = py_text(vm);
    bool changed = false;
    for (int64_t i = 0; i < s.length; i++) {
        uint32_t c = span_at(&s, i), to = has_table ? span_at(&table, c) : c;
        changed = changed || drop[c] || to != c;
        if (!drop[c])
            text_append_char(&text, (char)to);
    }
    py_object *result = changed || s.kind == SPAN_BYTEARRAY ? new_like(vm, s.kind, &text)
                                                            : span_piece(vm, &s, 0, s.length);
    text_fini(&text);
    return result;
}

SPAN_METHOD(bytes_method_maketrans)
{
    (void)self, (void)nargs, (void)kwnames;
    struct span any = {.kind = SPAN_BYTES}, from, to;
    if (!span_argument(vm, &any, args[0], &from) || !span_argument(vm, &any, args[1], &to))
        return NULL;
    if (from.length != to.length)
        return py_raise(vm, vm->exceptions.ValueError, "maketrans arguments must have same length");
    char table[256];
    for (int i = 0; i < 256; i++)
        table[i] = (char)i;
    for (int64_t i = 0; i < from.length; i++)
        table[span_at(&from, i)] = (char)span_at(&to, i);
    return PY_OBJECT(py_bytes_from(vm, table, sizeof table));
}

/* ---- hex ---- */

/* The separator of hex(): one ASCII character. -1 on failure. */
static int hex_separator(py_vm *vm, py_object *o)
{
    const char *bytes;
    int64_t length = 0;
    int c = 0;
    if (PY_IS_STR(o)) {
        const py_str *s = (py_str *)(void *)o;
        length = s->length;
        c = length ? (int)MIN(py_str_at(s, 0), 0x80) : 0;
    } else if (py_bytes_view(vm, o, &bytes, &length))
        c = length ? (uint8_t)bytes[0] : 0;
    else {
        if (py_len(vm, o) >= 0) /* as there: its length is asked for first */
            py_raise(vm, vm->exceptions.TypeError, "sep must be str or bytes.");
        return -1;
    }
    if (length != 1 || c >= 0x80) {
        py_raise(vm, vm->exceptions.ValueError,
                 length != 1 ? "sep must be length 1." : "sep must be ASCII.");
        return -1;
    }
    return c;
}

SPAN_METHOD(bytes_method_hex)
{
    static const struct py_params params = {"hex", 0, 2, 0, {"sep", "bytes_per_sep"}};
    py_object *out[2] = {NULL};
    if (!py_args_parse(vm, &params, args, nargs, kwnames, out))
        return NULL;
    int64_t group = out[1] ? py_as_index(vm, out[1], vm->exceptions.OverflowError) : 1;
    if (group == -1 && py_raised(vm))
        return NULL;
    int separator = out[0] ? hex_separator(vm, out[0]) : 0;
    if (separator < 0)
        return NULL;
    if (!out[0])
        group = 0;
    struct span s = span_of(vm, self);
    uint64_t size = group < 0 ? -(uint64_t)group : (uint64_t)group;
    struct text text = py_text(vm);
    for (int64_t i = 0; i < s.length && !text.failed; i++) {
        /* Positive sizes count from the right. */
        uint64_t place = group > 0 ? (uint64_t)(s.length - i) : (uint64_t)i;
        if (i && size && place % size == 0)
            text_append_char(&text, (char)separator);
        uint32_t c = span_at(&s, i);
        text_append_char(&text, "0123456789abcdef"[c >> 4]);
        text_append_char(&text, "0123456789abcdef"[c & 15]);
    }
    return PY_OBJECT(py_str_from_text(vm, &text));
}

static int hex_digit(uint32_t c)
{
    if (c >= '0' && c <= '9')
        return (int)(c - '0');
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? (int)(c - 'a' + 10) : -1;
}

static bool read_hex(py_vm *vm, const py_str *s, struct text *out)
{
    for (int64_t i = 0; i < s->length; i += 2) {
        uint32_t c = py_str_at(s, i);
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            i--;
            continue;
        }
        int high = hex_digit(c), low = i + 1 < s->length ? hex_digit(py_str_at(s, i + 1)) : -1;
        if (high < 0 || low < 0) {
            py_raise(vm, vm->exceptions.ValueError,
                     "non-hexadecimal number found in fromhex() arg at position %zd",
                     (ptrdiff_t)(high < 0 ? i : i + 1));
            return false;
        }
        text_append_char(out, (char)(high << 4 | low));
    }
    return true;
}

SPAN_METHOD(bytes_method_fromhex)
{
    (void)nargs, (void)kwnames;
    py_type *type = (py_type *)(void *)self;
    if (!PY_IS_STR(args[0]))
        return py_raise(vm, vm->exceptions.TypeError, "fromhex() argument must be str, not %s",
                        atom_argument_type(vm, args[0]));
    bool array = py_type_is_subtype(type, vm->types.bytearray);
    struct text text = py_text(vm);
    py_object *result = NULL;
    if (read_hex(vm, (py_str *)(void *)args[0], &text))
        result = new_like(vm, array ? SPAN_BYTEARRAY : SPAN_BYTES, &text);
    text_fini(&text);
    if (!result || type == (array ? vm->types.bytearray : vm->types.bytes))
        return result;
    py_object *made = py_call_one(vm, self, result);
    py_decref(vm, result);
    return made;
}

static SPAN_METHOD(bytes_bytes)
{
    (void)args, (void)nargs, (void)kwnames;
    if (PY_TYPE_OF(self) == vm->types.bytes)
        return py_newref(self);
    struct span s = span_of(vm, self);
    return PY_OBJECT(py_bytes_from(vm, s.data, (size_t)s.length));
}

static SPAN_METHOD(bytes_getnewargs)
{
    (void)args, (void)nargs, (void)kwnames;
    py_object *bytes = bytes_bytes(vm, self, NULL, 0, NULL);
    return bytes ? PY_OBJECT(py_tuple_steal(vm, &bytes, 1)) : NULL;
}

const struct py_method_def bytes_methods[] = {
#include "python/objects/bytes_methods.def"
    {"__getnewargs__", bytes_getnewargs, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"__bytes__", bytes_bytes, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Convert this value to exact type bytes."},
    {0},
};
