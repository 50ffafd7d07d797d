/* Methods that str, bytes and bytearray share: searching, prefixes, stripping, partition. */
#include "python/objects/str_parts.h"

/* ---- find, index, count ---- */

/* A slice bound: None leaves *value as it is; numbers too large are clipped. */
static bool read_bound(py_vm *vm, py_object *o, int64_t *value)
{
    if (o == vm->none)
        return true;
    if (!PY_TYPE_OF(o)->slots.index) {
        py_raise(vm, vm->exceptions.TypeError,
                 "slice indices must be integers or None or have an __index__ method");
        return false;
    }
    *value = py_as_index(vm, o, NULL);
    return *value != -1 || !py_raised(vm);
}

static bool read_bounds(py_vm *vm, const struct span *self, py_object *const *args, size_t nargs,
                        int64_t *start, int64_t *end)
{
    *start = 0;
    *end = INT64_MAX;
    if ((nargs > 1 && !read_bound(vm, args[1], start)) ||
        (nargs > 2 && !read_bound(vm, args[2], end)))
        return false;
    if (*end > self->length)
        *end = self->length;
    else if (*end < 0)
        *end = MAX(*end + self->length, 0);
    if (*start < 0)
        *start = MAX(*start + self->length, 0);
    return true;
}

struct search {
    struct span self, needle;
    uint8_t byte; /* what `needle` views when a number was asked for */
    int64_t start, end;
};

static bool find_arguments(py_vm *vm, struct search *s, const char *name, py_object *self,
                           py_object *const *args, size_t nargs)
{
    if (nargs < 1 || nargs > 3) {
        py_raise(vm, vm->exceptions.TypeError,
                 nargs ? "%s() takes at most 3 arguments (%zu given)"
                       : "%s() takes at least 1 argument (%zu given)",
                 name, nargs);
        return false;
    }
    s->self = span_of(vm, self);
    if (!read_bounds(vm, &s->self, args, nargs, &s->start, &s->end))
        return false;
    if (s->self.kind == SPAN_STR || !PY_TYPE_OF(args[0])->slots.index) {
        const char *bytes;
        int64_t length;
        if (s->self.kind != SPAN_STR && !py_bytes_view(vm, args[0], &bytes, &length)) {
            py_raise(vm, vm->exceptions.TypeError,
                     "argument should be integer or bytes-like object, not '%T'", args[0]);
            return false;
        }
        return span_argument(vm, &s->self, args[0], &s->needle);
    }
    int64_t value = py_as_index(vm, args[0], NULL);
    if (value == -1 && py_raised(vm))
        return false;
    if (value < 0 || value > 255) {
        py_raise(vm, vm->exceptions.ValueError, "byte must be in range(0, 256)");
        return false;
    }
    s->byte = (uint8_t)value;
    s->needle = (struct span){&s->byte, 1, 1, s->self.kind, false, NULL};
    return true;
}

typedef int64_t (*finder)(const struct span *, const struct span *, int64_t, int64_t);

static py_object *find(py_vm *vm, const char *name, finder how, bool must, py_object *self,
                       py_object *const *args, size_t nargs)
{
    struct search s;
    if (!find_arguments(vm, &s, name, self, args, nargs))
        return NULL;
    int64_t at = how(&s.self, &s.needle, s.start, s.end);
    if (at < 0 && must)
        return py_raise(vm, vm->exceptions.ValueError,
                        s.self.kind == SPAN_STR ? "substring not found" : "subsection not found");
    return py_int_from(vm, at);
}

SPAN_METHOD(span_method_find)
{
    (void)kwnames;
    return find(vm, "find", span_find, false, self, args, nargs);
}

SPAN_METHOD(span_method_rfind)
{
    (void)kwnames;
    return find(vm, "rfind", span_find_last, false, self, args, nargs);
}

SPAN_METHOD(span_method_index)
{
    (void)kwnames;
    return find(vm, "index", span_find, true, self, args, nargs);
}

SPAN_METHOD(span_method_rindex)
{
    (void)kwnames;
    return find(vm, "rindex", span_find_last, true, self, args, nargs);
}

SPAN_METHOD(span_method_count)
{
    (void)kwnames;
    struct search s;
    if (!find_arguments(vm, &s, "count", self, args, nargs))
        return NULL;
    return py_int_from(vm, span_count(&s.self, &s.needle, s.start, s.end, INT64_MAX));
}

/* ---- startswith, endswith ---- */

static bool matches_end(const struct span *self, const struct span *part, int64_t start,
                        int64_t end, bool at_end)
{
    if (part->length > end - start)
        return false;
    return span_equal_at(self, at_end ? end - part->length : start, part);
}

static bool same_family(const py_vm *vm, const struct span *self, const py_object *o)
{
    const char *bytes;
    int64_t length;
    return self->kind == SPAN_STR ? PY_IS_STR((uintptr_t)o) : py_bytes_view(vm, o, &bytes, &length);
}

static py_object *match_any(py_vm *vm, const struct span *self, py_tuple *tuple, int64_t start,
                            int64_t end, bool at_end)
{
    for (int64_t i = 0; i < tuple->var.size; i++) {
        struct span part;
        if (self->kind == SPAN_STR && !PY_IS_STR(tuple->items[i]))
            return py_raise(vm, vm->exceptions.TypeError,
                            "tuple for %s must only contain str, not %T",
                            at_end ? "endswith" : "startswith", tuple->items[i]);
        if (!span_argument(vm, self, tuple->items[i], &part))
            return NULL;
        if (matches_end(self, &part, start, end, at_end))
            return py_bool_from(vm, true);
    }
    return py_bool_from(vm, false);
}

static py_object *match_end(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                            bool at_end)
{
    const char *name = at_end ? "endswith" : "startswith";
    if (nargs < 1 || nargs > 3)
        return py_raise(vm, vm->exceptions.TypeError,
                        nargs ? "%s() takes at most 3 arguments (%zu given)"
                              : "%s() takes at least 1 argument (%zu given)",
                        name, nargs);
    struct span self = span_of(vm, o), part;
    int64_t start, end;
    if (!read_bounds(vm, &self, args, nargs, &start, &end))
        return NULL;
    if (PY_IS_TUPLE(args[0]))
        return match_any(vm, &self, (py_tuple *)(void *)args[0], start, end, at_end);
    if (!same_family(vm, &self, args[0])) {
        const char *family = self.kind == SPAN_STR ? "str" : "bytes";
        return py_raise(vm, vm->exceptions.TypeError,
                        "%s first arg must be %s or a tuple of %s, not %T", name, family, family,
                        args[0]);
    }
    if (!span_argument(vm, &self, args[0], &part))
        return NULL;
    return py_bool_from(vm, matches_end(&self, &part, start, end, at_end));
}

SPAN_METHOD(span_method_startswith)
{
    (void)kwnames;
    return match_end(vm, self, args, nargs, false);
}

SPAN_METHOD(span_method_endswith)
{
    (void)kwnames;
    return match_end(vm, self, args, nargs, true);
}

/* ---- strip ---- */

static bool to_strip(const struct span *self, const struct span *set, int64_t index)
{
    return set ? span_find_char(set, span_at(self, index), 0, set->length) >= 0
               : span_is_space(self, index);
}

static py_object *strip(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                        const char *name, bool left, bool right)
{
    struct span self = span_of(vm, o), set, *given = NULL;
    if (nargs && args[0] != vm->none) {
        if (self.kind == SPAN_STR && !PY_IS_STR(args[0]))
            return py_raise(vm, vm->exceptions.TypeError, "%s arg must be None or str", name);
        if (!span_argument(vm, &self, args[0], &set))
            return NULL;
        given = &set;
    }
    int64_t start = 0, end = self.length;
    while (left && start < end && to_strip(&self, given, start))
        start++;
    while (right && end > start && to_strip(&self, given, end - 1))
        end--;
    return span_piece(vm, &self, start, end);
}

SPAN_METHOD(span_method_strip)
{
    (void)kwnames;
    return strip(vm, self, args, nargs, "strip", true, true);
}

SPAN_METHOD(span_method_lstrip)
{
    (void)kwnames;
    return strip(vm, self, args, nargs, "lstrip", true, false);
}

SPAN_METHOD(span_method_rstrip)
{
    (void)kwnames;
    return strip(vm, self, args, nargs, "rstrip", false, true);
}

static bool affix_argument(py_vm *vm, const struct span *self, const char *name, py_object *o,
                           struct span *out)
{
    if (self->kind == SPAN_STR && !PY_IS_STR(o)) {
        py_raise(vm, vm->exceptions.TypeError, "%s() argument must be str, not %s", name,
                 atom_argument_type(vm, o));
        return false;
    }
    return span_argument(vm, self, o, out);
}

SPAN_METHOD(span_method_removeprefix)
{
    (void)nargs, (void)kwnames;
    struct span whole = span_of(vm, self), prefix;
    if (!affix_argument(vm, &whole, "removeprefix", args[0], &prefix))
        return NULL;
    bool has = span_equal_at(&whole, 0, &prefix);
    return span_piece(vm, &whole, has ? prefix.length : 0, whole.length);
}

SPAN_METHOD(span_method_removesuffix)
{
    (void)nargs, (void)kwnames;
    struct span whole = span_of(vm, self), suffix;
    if (!affix_argument(vm, &whole, "removesuffix", args[0], &suffix))
        return NULL;
    bool has = suffix.length <= whole.length &&
               span_equal_at(&whole, whole.length - suffix.length, &suffix);
    return span_piece(vm, &whole, 0, whole.length - (has ? suffix.length : 0));
}

/* ---- partition ---- */

static py_object *partition(py_vm *vm, py_object *o, py_object *separator, bool last)
{
    struct span self = span_of(vm, o), sep;
    if (!span_argument(vm, &self, separator, &sep))
        return NULL;
    if (!sep.length)
        return py_raise(vm, vm->exceptions.ValueError, "empty separator");
    int64_t at =
        last ? span_find_last(&self, &sep, 0, self.length) : span_find(&self, &sep, 0, self.length);
    py_object *items[3];
    int64_t ends[3][2] = {{0, at}, {0, 0}, {at + sep.length, self.length}};
    if (at < 0) {
        int64_t whole = last ? 2 : 0;
        for (int i = 0; i < 3; i++)
            ends[i][0] = ends[i][1] = 0;
        ends[whole][1] = self.length;
    }
    for (int i = 0; i < 3; i++)
        items[i] = i == 1 && at >= 0 && self.kind != SPAN_BYTEARRAY
                       ? py_newref(separator)
                       : span_piece(vm, i == 1 && at >= 0 ? &sep : &self, ends[i][0],
                                    i == 1 && at >= 0 ? sep.length : ends[i][1]);
    if (items[0] && items[1] && items[2])
        return PY_OBJECT(py_tuple_steal(vm, items, 3));
    for (int i = 0; i < 3; i++)
        py_xdecref(vm, items[i]);
    return NULL;
}

SPAN_METHOD(span_method_partition)
{
    (void)nargs, (void)kwnames;
    return partition(vm, self, args[0], false);
}

SPAN_METHOD(span_method_rpartition)
{
    (void)nargs, (void)kwnames;
    return partition(vm, self, args[0], true);
}
