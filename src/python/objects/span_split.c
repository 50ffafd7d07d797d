/* split, rsplit and splitlines of str, bytes and bytearray. */
#include "python/objects/str_parts.h"

#include "python/library/args.h"

static bool add_piece(py_vm *vm, py_list *list, const struct span *s, int64_t start, int64_t end)
{
    py_object *piece = span_piece(vm, s, start, end);
    return piece && py_list_append_steal(vm, list, piece) == 0;
}

static bool split_spaces(py_vm *vm, py_list *list, const struct span *s, int64_t most)
{
    int64_t at = 0;
    for (;; most--) {
        while (at < s->length && span_is_space(s, at))
            at++;
        if (at == s->length)
            return true;
        int64_t start = at;
        if (most == 0) /* the rest, with the white space at its end */
            return add_piece(vm, list, s, start, s->length);
        while (at < s->length && !span_is_space(s, at))
            at++;
        if (!add_piece(vm, list, s, start, at))
            return false;
    }
}

static bool rsplit_spaces(py_vm *vm, py_list *list, const struct span *s, int64_t most)
{
    int64_t at = s->length;
    for (;; most--) {
        while (at > 0 && span_is_space(s, at - 1))
            at--;
        if (at == 0)
            return true;
        int64_t end = at;
        if (most == 0)
            return add_piece(vm, list, s, 0, end);
        while (at > 0 && !span_is_space(s, at - 1))
            at--;
        if (!add_piece(vm, list, s, at, end))
            return false;
    }
}

static bool split_by(py_vm *vm, py_list *list, const struct span *s, const struct span *sep,
                     int64_t most)
{
    int64_t start = 0;
    for (; most > 0; most--) {
        int64_t at = span_find(s, sep, start, s->length);
        if (at < 0)
            break;
        if (!add_piece(vm, list, s, start, at))
            return false;
        start = at + sep->length;
    }
    return add_piece(vm, list, s, start, s->length);
}

static bool rsplit_by(py_vm *vm, py_list *list, const struct span *s, const struct span *sep,
                      int64_t most)
{
    int64_t end = s->length;
    for (; most > 0; most--) {
        int64_t at = span_find_last(s, sep, 0, end);
        if (at < 0)
            break;
        if (!add_piece(vm, list, s, at + sep->length, end))
            return false;
        end = at;
    }
    return add_piece(vm, list, s, 0, end);
}

static void reverse_items(py_list *list)
{
    for (int64_t i = 0, j = list->var.size - 1; i < j; i++, j--) {
        py_object *swapped = list->items[i];
        list->items[i] = list->items[j];
        list->items[j] = swapped;
    }
}

static bool separator_argument(py_vm *vm, const struct span *self, py_object *o, struct span *out)
{
    if (self->kind == SPAN_STR && !PY_IS_STR(o)) {
        py_raise(vm, vm->exceptions.TypeError, "must be str or None, not %T", o);
        return false;
    }
    if (!span_argument(vm, self, o, out))
        return false;
    if (out->length)
        return true;
    py_raise(vm, vm->exceptions.ValueError, "empty separator");
    return false;
}

enum { MOST_PREPARED = 12 };

static py_object *split(py_vm *vm, const struct py_params *params, bool from_right, py_object *o,
                        py_object *const *args, size_t nargs, py_tuple *kwnames)
{
    py_object *out[2] = {NULL};
    if (!py_args_parse(vm, params, args, nargs, kwnames, out))
        return NULL;
    int64_t most = out[1] ? py_as_index(vm, out[1], vm->exceptions.OverflowError) : -1;
    if (most == -1 && py_raised(vm))
        return NULL;
    if (most < 0)
        most = INT64_MAX;
    struct span self = span_of(vm, o), sep;
    bool spaces = !out[0] || out[0] == vm->none;
    if (!spaces && !separator_argument(vm, &self, out[0], &sep))
        return NULL;
    /* Room for the usual number of pieces at once (Objects/stringlib/split.h, PREALLOC_SIZE). */
    py_list *list = py_list_new(vm, MIN(most, MOST_PREPARED - 1) + 1);
    if (!list)
        return NULL;
    list->var.size = 0;
    bool ok;
    if (spaces)
        ok = (from_right ? rsplit_spaces : split_spaces)(vm, list, &self, most);
    else
        ok = (from_right ? rsplit_by : split_by)(vm, list, &self, &sep, most);
    if (!ok)
        PY_CLEAR(vm, list);
    else if (from_right)
        reverse_items(list);
    return PY_OBJECT(list);
}

SPAN_METHOD(span_method_split)
{
    static const struct py_params params = {"split", 0, 2, 0, {"sep", "maxsplit"}};
    return split(vm, &params, false, self, args, nargs, kwnames);
}

SPAN_METHOD(span_method_rsplit)
{
    static const struct py_params params = {"rsplit", 0, 2, 0, {"sep", "maxsplit"}};
    return split(vm, &params, true, self, args, nargs, kwnames);
}

/* Text has more line boundaries than bytes (Doc/library/stdtypes, str.splitlines). */
static bool is_line_end(const struct span *s, int64_t index)
{
    uint32_t c = span_at(s, index);
    if (c == '\n' || c == '\r')
        return true;
    return s->kind == SPAN_STR && (c == 0x0B || c == 0x0C || (c >= 0x1C && c <= 0x1E) ||
                                   c == 0x85 || c == 0x2028 || c == 0x2029);
}

SPAN_METHOD(span_method_splitlines)
{
    static const struct py_params params = {"splitlines", 0, 1, 0, {"keepends"}};
    py_object *out[1] = {NULL};
    if (!py_args_parse(vm, &params, args, nargs, kwnames, out))
        return NULL;
    int keep = out[0] ? py_is_true(vm, out[0]) : 0;
    if (keep < 0)
        return NULL;
    struct span s = span_of(vm, self);
    py_list *list = py_list_new(vm, 0);
    for (int64_t at = 0; list && at < s.length;) {
        int64_t start = at;
        while (at < s.length && !is_line_end(&s, at))
            at++;
        int64_t end = at;
        if (at < s.length) {
            bool pair = span_at(&s, at) == '\r' && at + 1 < s.length && span_at(&s, at + 1) == '\n';
            at += pair ? 2 : 1;
        }
        if (!add_piece(vm, list, &s, start, keep ? at : end))
            PY_CLEAR(vm, list);
    }
    return PY_OBJECT(list);
}
