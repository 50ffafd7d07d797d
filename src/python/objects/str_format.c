/* str.format: text with replacement fields (Doc/library/string, "Format String Syntax").
 *
 * The format is read field by field: literal text, then {name!conversion:specification}. The name finds
 * an object among the arguments and follows its attributes and items; the specification may have fields of its own,
 * one level deep. */
#include "python/objects/str_parts.h"
#include "python/objects/type.h"

/* The arguments, and how positional fields have been numbered so far. */
struct format_call {
    py_vm *vm;
    py_object *const *args;
    size_t nargs;
    py_tuple *kwnames;
    py_object *mapping; /* of format_map; NULL otherwise */
    enum { NUMBERING_UNKNOWN, NUMBERING_AUTOMATIC, NUMBERING_MANUAL } numbering;
    int64_t next;
    py_object *last; /* owned: what the last field wrote */
};

struct range {
    int64_t start, end;
};

/* One piece: literal text, then perhaps a field. */
struct markup {
    struct range literal, name, spec;
    uint32_t conversion; /* 0: none */
    bool has_field, has_spec, nested_spec;
};

static bool fail(py_vm *vm, const char *message)
{
    py_raise(vm, vm->exceptions.ValueError, "%s", message);
    return false;
}

/* ---- Reading the format ---- */

/* From behind the ':' to the '}' that belongs to the field. */
static bool read_spec(py_vm *vm, const struct span *s, int64_t *at, int64_t end, struct markup *m)
{
    int64_t depth = 1;
    m->has_spec = true;
    m->spec.start = *at;
    while (*at < end) {
        uint32_t c = span_at(s, (*at)++);
        if (c == '{') {
            m->nested_spec = true;
            depth++;
        } else if (c == '}' && --depth == 0) {
            m->spec.end = *at - 1;
            return true;
        }
    }
    return fail(vm, "unmatched '{' in format spec");
}

static bool read_conversion(py_vm *vm, const struct span *s, int64_t *at, int64_t end,
                            struct markup *m, bool *done)
{
    *done = false;
    if (*at >= end)
        return fail(vm, "end of string while looking for conversion specifier");
    m->conversion = span_at(s, (*at)++);
    if (*at >= end)
        return true;
    uint32_t c = span_at(s, (*at)++);
    *done = c == '}';
    return *done || c == ':' || fail(vm, "expected ':' after conversion specifier");
}

static bool read_field(py_vm *vm, const struct span *s, int64_t *at, int64_t end, struct markup *m)
{
    uint32_t c = 0;
    m->has_field = true;
    m->name.start = *at;
    while (*at < end) {
        c = span_at(s, (*at)++);
        if (c == '{')
            return fail(vm, "unexpected '{' in field name");
        if (c == '}' || c == ':' || c == '!')
            break;
        while (c == '[' && *at < end && span_at(s, *at) != ']')
            (*at)++;
    }
    m->name.end = *at - 1;
    if (c == '}')
        return true;
    if (c != ':' && c != '!')
        return fail(vm, "expected '}' before end of string");
    bool done = false;
    if (c == '!' && !read_conversion(vm, s, at, end, m, &done))
        return false;
    return done || read_spec(vm, s, at, end, m);
}

/* The piece that begins at *at < end. */
static bool read_markup(py_vm *vm, const struct span *s, int64_t *at, int64_t end, struct markup *m)
{
    *m = (struct markup){.literal = {*at, *at}};
    uint32_t c = 0;
    bool brace = false;
    while (*at < end && !brace) {
        c = span_at(s, (*at)++);
        brace = c == '{' || c == '}';
    }
    m->literal.end = *at;
    if (!brace)
        return true;
    bool at_end = *at >= end;
    if (c == '}' && (at_end || span_at(s, *at) != '}'))
        return fail(vm, "Single '}' encountered in format string");
    if (at_end)
        return fail(vm, "Single '{' encountered in format string");
    if (span_at(s, *at) == c) { /* a doubled brace stands for one: it ends the literal */
        (*at)++;
        return true;
    }
    m->literal.end--;
    return read_field(vm, s, at, end, m);
}

/* ---- Finding the object ---- */

/* Digits as a number; -1: they are not only digits; -2: failure. */
static int64_t read_index(py_vm *vm, const struct span *s, struct range r)
{
    int64_t value = 0;
    if (r.start == r.end)
        return -1;
    for (int64_t i = r.start; i < r.end; i++) {
        int digit = py_char_decimal(span_at(s, i));
        if (digit < 0)
            return -1;
        if (value > (INT64_MAX - digit) / 10) {
            fail(vm, "Too many decimal digits in format string");
            return -2;
        }
        value = value * 10 + digit;
    }
    return value;
}

static bool set_numbering(struct format_call *call, bool automatic)
{
    if (call->numbering == NUMBERING_UNKNOWN)
        call->numbering = automatic ? NUMBERING_AUTOMATIC : NUMBERING_MANUAL;
    if (automatic != (call->numbering == NUMBERING_AUTOMATIC))
        return fail(call->vm,
                    automatic ? "cannot switch from manual field specification to automatic field "
                                "numbering"
                              : "cannot switch from automatic field numbering to manual field "
                                "specification");
    return true;
}

static py_object *keyword_argument(struct format_call *call, py_str *name)
{
    if (call->mapping)
        return py_getitem(call->vm, call->mapping, PY_OBJECT(name));
    for (int64_t i = 0; call->kwnames && i < call->kwnames->var.size; i++) {
        if (py_str_equal((py_str *)(void *)call->kwnames->items[i], name))
            return py_newref(call->args[call->nargs + (size_t)i]);
    }
    return py_raise_key(call->vm, PY_OBJECT(name));
}

/* The object that a field's name begins with. */
static py_object *first_object(struct format_call *call, const struct span *s, struct range first)
{
    py_vm *vm = call->vm;
    int64_t index = read_index(vm, s, first);
    if (index == -2)
        return NULL;
    bool empty = first.start == first.end;
    if (empty || index >= 0) {
        if (!set_numbering(call, empty))
            return NULL;
        if (empty)
            index = call->next++;
        if (call->mapping)
            return py_raise(vm, vm->exceptions.ValueError,
                            "Format string contains positional fields");
        if ((uint64_t)index >= call->nargs)
            return py_raise(vm, vm->exceptions.IndexError,
                            "Replacement index %zd out of range for positional args tuple",
                            (ptrdiff_t)index);
        return py_newref(call->args[index]);
    }
    py_object *name = span_piece(vm, s, first.start, first.end);
    py_hold(vm, name);
    py_object *found = name ? keyword_argument(call, (py_str *)(void *)name) : NULL;
    py_unhold(vm, 1);
    py_xdecref(vm, name);
    return found;
}

static struct range first_part(const struct span *s, struct range name)
{
    struct range first = {name.start, name.start};
    while (first.end < name.end && span_at(s, first.end) != '.' && span_at(s, first.end) != '[')
        first.end++;
    return first;
}

/* The next .attribute or [item] of a name. */
static bool read_step(py_vm *vm, const struct span *s, int64_t *at, int64_t end, struct range *step,
                      bool *attribute)
{
    uint32_t c = span_at(s, (*at)++);
    *attribute = c == '.';
    step->start = *at;
    if (c == '.') {
        while (*at < end && span_at(s, *at) != '.' && span_at(s, *at) != '[')
            (*at)++;
        step->end = *at;
    } else if (c == '[') {
        while (*at < end && span_at(s, *at) != ']')
            (*at)++;
        if (*at == end)
            return fail(vm, "Missing ']' in format string");
        step->end = (*at)++;
    } else
        return fail(vm, "Only '.' or '[' may follow ']' in format field specifier");
    return step->end > step->start || fail(vm, "Empty attribute in format string");
}

static py_object *follow(py_vm *vm, const struct span *s, py_object *o, struct range step,
                         bool attribute)
{
    int64_t index = attribute ? -1 : read_index(vm, s, step);
    if (index == -2)
        return NULL;
    py_object *key = index >= 0 ? py_int_from(vm, index) : span_piece(vm, s, step.start, step.end);
    if (!key)
        return NULL;
    py_hold(vm, key);
    py_object *result =
        attribute ? py_getattr(vm, o, (py_str *)(void *)key) : py_getitem(vm, o, key);
    py_unhold(vm, 1);
    py_decref(vm, key);
    return result;
}

static py_object *field_object(struct format_call *call, const struct span *s, struct range name)
{
    struct range first = first_part(s, name);
    py_object *o = first_object(call, s, first);
    for (int64_t at = first.end; o && at < name.end;) {
        struct range step;
        bool attribute;
        py_object *next = NULL;
        py_hold(call->vm, o);
        if (read_step(call->vm, s, &at, name.end, &step, &attribute))
            next = follow(call->vm, s, o, step, attribute);
        py_unhold(call->vm, 1);
        py_decref(call->vm, o);
        o = next;
    }
    return o;
}

/* ---- Writing ---- */

static py_object *convert(py_vm *vm, py_object *o, uint32_t conversion)
{
    switch (conversion) {
    case 'r': return py_repr(vm, o);
    case 's': return py_str_of(vm, o);
    case 'a': return py_ascii(vm, o);
    default: break;
    }
    if (conversion > 32 && conversion < 127)
        return py_raise(vm, vm->exceptions.ValueError, "Unknown conversion specifier %c",
                        (int)conversion);
    return py_raise(vm, vm->exceptions.ValueError, "Unknown conversion specifier \\x%x",
                    (unsigned)conversion);
}

static bool write_all(struct format_call *call, const struct span *s, int64_t start, int64_t end,
                      int depth, struct text *out);

static py_object *expand_spec(struct format_call *call, const struct span *s,
                              const struct markup *m, int depth)
{
    if (!m->nested_spec)
        return span_piece(call->vm, s, m->spec.start, m->spec.end);
    struct text text = py_text(call->vm);
    if (write_all(call, s, m->spec.start, m->spec.end, depth - 1, &text))
        return PY_OBJECT(py_str_from_text(call->vm, &text));
    text_fini(&text);
    return NULL;
}

/* str, int, float and complex are not asked for a method that is bound first (render_field). */
static py_object *format_field(py_vm *vm, py_object *o, py_object *spec)
{
    bool missing;
    if (o->type == vm->types.str || o->type == vm->types.int_ || o->type == vm->types.float_ ||
        o->type == vm->types.complex_)
        return py_special_call(vm, o, vm->names.format, &spec, 1, &missing);
    return py_format(vm, o, spec);
}

static bool write_object(struct format_call *call, const struct span *s, const struct markup *m,
                         py_object *o, int depth, struct text *out)
{
    py_vm *vm = call->vm;
    py_object *spec = m->has_spec ? expand_spec(call, s, m, depth) : py_newref(vm->empty_str);
    if (!spec)
        return false;
    PY_CLEAR(vm, call->last); /* more than one field is never one str */
    py_hold(vm, spec);
    py_object *formatted = format_field(vm, o, spec);
    py_unhold(vm, 1);
    py_decref(vm, spec);
    if (!formatted)
        return false;
    struct span piece = span_of_str((py_str *)(void *)formatted);
    span_to_text(out, &piece, 0, piece.length);
    PY_SETREF(vm, call->last, formatted);
    return true;
}

static bool write_field(struct format_call *call, const struct span *s, const struct markup *m,
                        int depth, struct text *out)
{
    py_vm *vm = call->vm;
    PY_CLEAR(vm, call->last);
    py_object *o = field_object(call, s, m->name);
    if (!o)
        return false;
    if (m->conversion) {
        py_hold(vm, o);
        py_object *converted = convert(vm, o, m->conversion);
        py_unhold(vm, 1);
        py_decref(vm, o);
        if (!(o = converted))
            return false;
    }
    py_hold(vm, o);
    bool ok = write_object(call, s, m, o, depth, out);
    py_unhold(vm, 1);
    py_decref(vm, o);
    return ok;
}

static bool write_all(struct format_call *call, const struct span *s, int64_t start, int64_t end,
                      int depth, struct text *out)
{
    if (depth < 0)
        return fail(call->vm, "Max string recursion exceeded");
    for (int64_t at = start; at < end && !out->failed;) {
        struct markup m;
        if (!read_markup(call->vm, s, &at, end, &m))
            return false;
        span_to_text(out, s, m.literal.start, m.literal.end);
        if (m.has_field && !write_field(call, s, &m, depth, out))
            return false;
    }
    return true;
}

py_object *py_str_format_fields(py_vm *vm, py_str *format, py_object *const *args, size_t nargs,
                                py_tuple *kwnames, py_object *mapping)
{
    struct format_call call = {
        .vm = vm, .args = args, .nargs = nargs, .kwnames = kwnames, .mapping = mapping};
    struct span s = span_of_str(format);
    struct text out = py_text(vm);
    bool written = write_all(&call, &s, 0, s.length, 1, &out);
    /* Without a field it is the format itself. */
    bool plain = written && format->base.type == vm->types.str &&
                 span_find_char(&s, '{', 0, s.length) < 0 &&
                 span_find_char(&s, '}', 0, s.length) < 0;
    py_object *result = NULL;
    if (plain)
        result = py_newref(format);
    else if (written)
        result = py_str_or_same(vm, &out, call.last);
    if (!result || plain)
        text_fini(&out);
    py_xdecref(vm, call.last);
    return result;
}

SPAN_METHOD(str_method_format)
{
    return py_str_format_fields(vm, (py_str *)(void *)self, args, nargs, kwnames, NULL);
}

SPAN_METHOD(str_method_format_map)
{
    (void)nargs, (void)kwnames;
    return py_str_format_fields(vm, (py_str *)(void *)self, NULL, 0, NULL, args[0]);
}

/* ---- For string.Formatter ---- */

/* (literal, field name, specification, conversion); the last three None without a field. */
static py_object *markup_tuple(py_vm *vm, const struct span *s, const struct markup *m)
{
    py_object *items[4] = {span_piece(vm, s, m->literal.start, m->literal.end), py_newref(vm->none),
                           py_newref(vm->none), py_newref(vm->none)};
    if (m->has_field) {
        PY_SETREF(vm, items[1], span_piece(vm, s, m->name.start, m->name.end));
        PY_SETREF(vm, items[2], span_piece(vm, s, m->spec.start, m->spec.end));
        if (m->conversion)
            PY_SETREF(vm, items[3], PY_OBJECT(py_str_from_char(vm, m->conversion)));
    }
    if (items[0] && items[1] && items[2] && items[3])
        return PY_OBJECT(py_tuple_steal(vm, items, 4));
    for (int i = 0; i < 4; i++)
        py_xdecref(vm, items[i]);
    return NULL;
}

static py_object *list_iterator(py_vm *vm, py_list *list)
{
    py_object *iterator = list ? py_iter(vm, PY_OBJECT(list)) : NULL;
    py_xdecref(vm, list);
    return iterator;
}

py_object *py_str_formatter_parser(py_vm *vm, py_str *format)
{
    struct span s = span_of_str(format);
    py_list *list = py_list_new(vm, 0);
    for (int64_t at = 0; list && at < s.length;) {
        struct markup m;
        py_object *item = read_markup(vm, &s, &at, s.length, &m) ? markup_tuple(vm, &s, &m) : NULL;
        if (!item || py_list_append_steal(vm, list, item) < 0)
            PY_CLEAR(vm, list);
    }
    return list_iterator(vm, list);
}

/* (is attribute, name or index) */
static py_object *step_tuple(py_vm *vm, const struct span *s, struct range step, bool attribute)
{
    int64_t index = attribute ? -1 : read_index(vm, s, step);
    if (index == -2)
        return NULL;
    py_object *items[2] = {py_bool_from(vm, attribute),
                           index >= 0 ? py_int_from(vm, index)
                                      : span_piece(vm, s, step.start, step.end)};
    if (items[0] && items[1])
        return PY_OBJECT(py_tuple_steal(vm, items, 2));
    py_xdecref(vm, items[0]);
    return NULL;
}

py_object *py_str_formatter_field_name_split(py_vm *vm, py_str *field_name)
{
    struct span s = span_of_str(field_name);
    struct range first = first_part(&s, (struct range){0, s.length});
    int64_t index = read_index(vm, &s, first);
    if (index == -2)
        return NULL;
    py_list *list = py_list_new(vm, 0);
    for (int64_t at = first.end; list && at < s.length;) {
        struct range step;
        bool attribute;
        py_object *item = read_step(vm, &s, &at, s.length, &step, &attribute)
                              ? step_tuple(vm, &s, step, attribute)
                              : NULL;
        if (!item || py_list_append_steal(vm, list, item) < 0)
            PY_CLEAR(vm, list);
    }
    py_object *items[2] = {index >= 0 ? py_int_from(vm, index)
                                      : span_piece(vm, &s, first.start, first.end),
                           list_iterator(vm, list)};
    if (items[0] && items[1])
        return PY_OBJECT(py_tuple_steal(vm, items, 2));
    py_xdecref(vm, items[0]);
    py_xdecref(vm, items[1]);
    return NULL;
}
