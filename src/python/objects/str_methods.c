/* The methods of str that bytes do not share, and the table of them all. */
#include "python/objects/str_parts.h"

#include "python/library/args.h"

/* ---- join ---- */

static py_object *join_items(py_vm *vm, py_str *separator, py_object *const *items, int64_t count)
{
    struct span sep = span_of_str(separator);
    uint32_t max_char = count > 1 ? span_max_char(&sep) : 0;
    int64_t length = 0;
    for (int64_t i = 0; i < count; i++) {
        if (!PY_IS_STR(items[i]))
            return py_raise(vm, vm->exceptions.TypeError,
                            "sequence item %zd: expected str instance, %T found", (ptrdiff_t)i,
                            items[i]);
        struct span item = span_of_str((py_str *)(void *)items[i]);
        if (__builtin_add_overflow(length, item.length + (i ? sep.length : 0), &length))
            return py_raise(vm, vm->exceptions.OverflowError,
                            "join() result is too long for a Python string");
        uint32_t widest = item.ascii        ? 0x7F
                          : item.width == 1 ? 0xFF
                          : item.width == 2 ? 0xFFFF
                                            : 0x10FFFF;
        max_char = MAX(max_char, widest);
    }
    if (count == 1)
        return py_newref(items[0]);
    py_str *joined = py_str_alloc(vm, length, max_char);
    if (!joined || !length)
        return PY_OBJECT(joined);
    char *at = py_str_data(joined);
    for (int64_t i = 0; i < count; i++) {
        struct span item = span_of_str((py_str *)(void *)items[i]);
        if (i) {
            span_copy(at, joined->kind, &sep, 0, sep.length);
            at += sep.length * joined->kind;
        }
        span_copy(at, joined->kind, &item, 0, item.length);
        at += item.length * joined->kind;
    }
    if (length > 1 || joined->kind != 1)
        return PY_OBJECT(joined);
    py_str *single = py_str_from_char(vm, py_str_at(joined, 0));
    py_decref(vm, joined);
    return PY_OBJECT(single);
}

/* Lists and tuples are read in place, as by PySequence_Fast. */
static bool is_sequence(const py_vm *vm, py_object *o)
{
    (void)vm;
    return PY_IS_LIST(o) || PY_IS_TUPLE(o);
}

static void sequence_items(py_object *o, py_object *const **items, int64_t *count)
{
    if (PY_IS_LIST(o)) {
        *items = ((py_list *)(void *)o)->items;
        *count = ((py_list *)(void *)o)->var.size;
    } else {
        *items = ((py_tuple *)(void *)o)->items;
        *count = ((py_tuple *)(void *)o)->var.size;
    }
}

py_object *span_join_source(py_vm *vm, py_object *iterable)
{
    if (is_sequence(vm, iterable))
        return py_newref(iterable);
    if (!PY_TYPE_OF(iterable)->slots.iter && !PY_TYPE_OF(iterable)->slots.sq_item)
        return py_raise(vm, vm->exceptions.TypeError, "can only join an iterable");
    py_object *iterator = py_iter(vm, iterable);
    if (!iterator)
        return NULL;
    py_hold(vm, iterator);
    py_list *list = py_list_from_iterable(vm, iterator); /* which is asked how much is left */
    py_unhold(vm, 1);
    py_decref(vm, iterator);
    return PY_OBJECT(list);
}

py_str *py_str_join_items(py_vm *vm, py_str *separator, py_object *const *items, int64_t count)
{
    py_object *joined = count ? join_items(vm, separator, items, count) : py_newref(vm->empty_str);
    if (count == 1 && joined && PY_TYPE_OF(joined) != vm->types.str) {
        py_str *exact = str_exact(vm, (py_str *)(void *)joined);
        py_decref(vm, joined);
        joined = PY_OBJECT(exact);
    }
    return (py_str *)(void *)joined;
}

py_str *py_str_join(py_vm *vm, py_str *separator, py_object *iterable)
{
    py_object *sequence = span_join_source(vm, iterable);
    if (!sequence)
        return NULL;
    py_object *const *items;
    int64_t count;
    sequence_items(sequence, &items, &count);
    py_str *joined = py_str_join_items(vm, separator, items, items ? count : 0);
    py_decref(vm, sequence);
    return joined;
}

static SPAN_METHOD(str_join)
{
    (void)nargs, (void)kwnames;
    return PY_OBJECT(py_str_join(vm, (py_str *)(void *)self, args[0]));
}

/* ---- translate, maketrans ---- */

struct code_points {
    VECTOR(uint32_t);
};

static bool add_points(py_vm *vm, struct code_points *points, const py_str *s)
{
    for (int64_t i = 0; i < s->length; i++) {
        if (!vector_push(points, py_str_at(s, i))) {
            py_raise_memory(vm);
            return false;
        }
    }
    return true;
}

/* Appends what the table says of one character: nothing, another one, text, or itself. */
static bool translate_char(py_vm *vm, py_object *table, uint32_t c, struct code_points *points)
{
    py_object *key = py_int_from(vm, c);
    py_object *value = key ? py_getitem(vm, table, key) : NULL;
    py_xdecref(vm, key);
    if (!value && py_raised_matches(vm, vm->exceptions.LookupError)) {
        py_clear_raised(vm);
        value = py_newref(vm->none);
        bool ok = vector_push(points, c);
        py_decref(vm, value);
        if (!ok)
            py_raise_memory(vm);
        return ok;
    }
    if (!value)
        return false;
    bool ok = true;
    int64_t point = 0;
    if (PY_IS_STR(value))
        ok = add_points(vm, points, (py_str *)(void *)value);
    else if (PY_IS_INT(value)) {
        if (!py_int_fits(value, &point) || point < 0 || point > 0x10FFFF) {
            py_raise(vm, vm->exceptions.ValueError, "character mapping must be in range(0x110000)");
            ok = false;
        } else if (!(ok = vector_push(points, (uint32_t)point)))
            py_raise_memory(vm);
    } else if (value != vm->none) {
        py_raise(vm, vm->exceptions.TypeError,
                 "character mapping must return integer, None or str");
        ok = false;
    }
    py_decref(vm, value);
    return ok;
}

static SPAN_METHOD(str_translate)
{
    (void)nargs, (void)kwnames;
    const py_str *s = (py_str *)(void *)self;
    struct code_points points = {0};
    bool ok = true;
    for (int64_t i = 0; i < s->length && ok; i++)
        ok = translate_char(vm, args[0], py_str_at(s, i), &points);
    py_str *result = NULL;
    if (ok)
        result = points.count ? py_str_from_code_points(vm, points.items, (int64_t)points.count)
                              : py_newref(vm->empty_str);
    vector_fini(&points);
    return PY_OBJECT(result);
}

static bool add_translation(py_vm *vm, py_dict *table, uint32_t from, py_object *to)
{
    py_object *key = py_int_from(vm, from);
    bool ok = key && to && py_dict_set(vm, table, key, to) == 0;
    py_xdecref(vm, key);
    return ok;
}

/* maketrans(x, y, z): x to y character by character, z to nothing. */
static bool table_of_strings(py_vm *vm, py_dict *table, py_object *const *args, size_t nargs)
{
    if (!PY_IS_STR(args[0])) {
        py_raise(vm, vm->exceptions.TypeError,
                 "first maketrans argument must be a string if there is a second argument");
        return false;
    }
    for (size_t i = 1; i < nargs; i++) {
        if (!PY_IS_STR(args[i])) {
            py_raise(vm, vm->exceptions.TypeError, "maketrans() argument %d must be str, not %T",
                     (int)i + 1, args[i]);
            return false;
        }
    }
    const py_str *x = (py_str *)(void *)args[0], *y = (py_str *)(void *)args[1];
    if (x->length != y->length) {
        py_raise(vm, vm->exceptions.ValueError,
                 "the first two maketrans arguments must have equal length");
        return false;
    }
    for (int64_t i = 0; i < x->length; i++) {
        py_object *to = py_int_from(vm, py_str_at(y, i));
        bool ok = add_translation(vm, table, py_str_at(x, i), to);
        py_xdecref(vm, to);
        if (!ok)
            return false;
    }
    const py_str *z = nargs > 2 ? (py_str *)(void *)args[2] : NULL;
    for (int64_t i = 0; z && i < z->length; i++) {
        if (!add_translation(vm, table, py_str_at(z, i), vm->none))
            return false;
    }
    return true;
}

/* maketrans(dict): keys are numbers or single characters. */
static bool table_of_dict(py_vm *vm, py_dict *table, py_object *argument)
{
    if (PY_TYPE_OF(argument) != vm->types.dict) {
        py_raise(vm, vm->exceptions.TypeError,
                 "if you give only one argument to maketrans it must be a dict");
        return false;
    }
    int64_t position = 0;
    py_object *key, *value;
    while (py_dict_next((py_dict *)(void *)argument, &position, &key, &value, NULL)) {
        if (PY_IS_STR(key)) {
            const py_str *s = (py_str *)(void *)key;
            if (s->length != 1) {
                py_raise(vm, vm->exceptions.ValueError,
                         "string keys in translate table must be of length 1");
                return false;
            }
            if (!add_translation(vm, table, py_str_at(s, 0), value))
                return false;
        } else if (PY_IS_INT(key)) {
            if (py_dict_set(vm, table, key, value) < 0)
                return false;
        } else {
            py_raise(vm, vm->exceptions.TypeError,
                     "keys in translate table must be strings or integers");
            return false;
        }
    }
    return true;
}

static SPAN_METHOD(str_maketrans)
{
    (void)self, (void)kwnames;
    py_dict *table = py_dict_new(vm);
    if (!table)
        return NULL;
    bool ok =
        nargs > 1 ? table_of_strings(vm, table, args, nargs) : table_of_dict(vm, table, args[0]);
    if (!ok)
        PY_CLEAR(vm, table);
    return PY_OBJECT(table);
}

/* ---- the rest ---- */

static SPAN_METHOD(str_format_method)
{
    (void)nargs, (void)kwnames;
    if (!PY_IS_STR(args[0]))
        return py_raise(vm, vm->exceptions.TypeError, "__format__() argument must be str, not %s",
                        atom_argument_type(vm, args[0]));
    return py_format_str(vm, self, (py_str *)(void *)args[0]);
}

static SPAN_METHOD(str_sizeof)
{
    (void)args, (void)nargs, (void)kwnames;
    return py_int_from(vm, vm->types.str->slots.size_of(vm, self));
}

static SPAN_METHOD(str_getnewargs)
{
    (void)args, (void)nargs, (void)kwnames;
    py_object *exact = PY_OBJECT(str_exact(vm, (py_str *)(void *)self));
    return exact ? PY_OBJECT(py_tuple_steal(vm, &exact, 1)) : NULL;
}

const struct py_method_def str_methods[] = {
    {"encode", str_method_encode, PY_KEYWORDS, 0, 0, 0,
     "($self, /, encoding='utf-8', errors='strict')",
     "Encode the string using the codec registered for encoding."},
    {"replace", span_method_replace, PY_FAST, 2, 3, 0, "($self, old, new, count=-1, /)",
     "Return a copy with all occurrences of substring old replaced by new."},
    {"split", span_method_split, PY_KEYWORDS, 0, 0, 0, "($self, /, sep=None, maxsplit=-1)",
     "Return a list of the substrings in the string, using sep as the separator string."},
    {"rsplit", span_method_rsplit, PY_KEYWORDS, 0, 0, 0, "($self, /, sep=None, maxsplit=-1)",
     "Return a list of the substrings in the string, using sep as the separator string."},
    {"join", str_join, PY_ONE, 0, 0, 0, "($self, iterable, /)",
     "Concatenate any number of strings."},
    {"capitalize", span_method_capitalize, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return a capitalized version of the string."},
    {"casefold", str_method_casefold, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return a version of the string suitable for caseless comparisons."},
    {"title", span_method_title, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return a version of the string where each word is titlecased."},
    {"center", span_method_center, PY_FAST, 1, 2, 0, "($self, width, fillchar=' ', /)",
     "Return a centered string of length width."},
    {"count", span_method_count, PY_FAST, 0, -1, PY_METHOD_TUPLE, NULL,
     "S.count(sub[, start[, end]]) -> int"},
    {"expandtabs", span_method_expandtabs, PY_KEYWORDS, 0, 0, 0, "($self, /, tabsize=8)",
     "Return a copy where all tab characters are expanded using spaces."},
    {"find", span_method_find, PY_FAST, 0, -1, PY_METHOD_TUPLE, NULL,
     "S.find(sub[, start[, end]]) -> int"},
    {"partition", span_method_partition, PY_ONE, 0, 0, 0, "($self, sep, /)",
     "Partition the string into three parts using the given separator."},
    {"index", span_method_index, PY_FAST, 0, -1, PY_METHOD_TUPLE, NULL,
     "S.index(sub[, start[, end]]) -> int"},
    {"ljust", span_method_ljust, PY_FAST, 1, 2, 0, "($self, width, fillchar=' ', /)",
     "Return a left-justified string of length width."},
    {"lower", span_method_lower, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return a copy of the string converted to lowercase."},
    {"lstrip", span_method_lstrip, PY_FAST, 0, 1, 0, "($self, chars=None, /)",
     "Return a copy of the string with leading whitespace removed."},
    {"rfind", span_method_rfind, PY_FAST, 0, -1, PY_METHOD_TUPLE, NULL,
     "S.rfind(sub[, start[, end]]) -> int"},
    {"rindex", span_method_rindex, PY_FAST, 0, -1, PY_METHOD_TUPLE, NULL,
     "S.rindex(sub[, start[, end]]) -> int"},
    {"rjust", span_method_rjust, PY_FAST, 1, 2, 0, "($self, width, fillchar=' ', /)",
     "Return a right-justified string of length width."},
    {"rstrip", span_method_rstrip, PY_FAST, 0, 1, 0, "($self, chars=None, /)",
     "Return a copy of the string with trailing whitespace removed."},
    {"rpartition", span_method_rpartition, PY_ONE, 0, 0, 0, "($self, sep, /)",
     "Partition the string into three parts using the given separator."},
    {"splitlines", span_method_splitlines, PY_KEYWORDS, 0, 0, 0, "($self, /, keepends=False)",
     "Return a list of the lines in the string, breaking at line boundaries."},
    {"strip", span_method_strip, PY_FAST, 0, 1, 0, "($self, chars=None, /)",
     "Return a copy of the string with leading and trailing whitespace removed."},
    {"swapcase", span_method_swapcase, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Convert uppercase characters to lowercase and lowercase characters to uppercase."},
    {"translate", str_translate, PY_ONE, 0, 0, 0, "($self, table, /)",
     "Replace each character in the string using the given translation table."},
    {"upper", span_method_upper, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return a copy of the string converted to uppercase."},
    {"startswith", span_method_startswith, PY_FAST, 0, -1, PY_METHOD_TUPLE, NULL,
     "S.startswith(prefix[, start[, end]]) -> bool"},
    {"endswith", span_method_endswith, PY_FAST, 0, -1, PY_METHOD_TUPLE, NULL,
     "S.endswith(suffix[, start[, end]]) -> bool"},
    {"removeprefix", span_method_removeprefix, PY_ONE, 0, 0, 0, "($self, prefix, /)",
     "Return a str with the given prefix string removed if present."},
    {"removesuffix", span_method_removesuffix, PY_ONE, 0, 0, 0, "($self, suffix, /)",
     "Return a str with the given suffix string removed if present."},
    {"isascii", span_method_isascii, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return True if all characters in the string are ASCII, False otherwise."},
    {"islower", span_method_islower, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return True if the string is a lowercase string, False otherwise."},
    {"isupper", span_method_isupper, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return True if the string is an uppercase string, False otherwise."},
    {"istitle", span_method_istitle, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return True if the string is a title-cased string, False otherwise."},
    {"isspace", span_method_isspace, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return True if the string is a whitespace string, False otherwise."},
    {"isdecimal", str_method_isdecimal, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return True if the string is a decimal string, False otherwise."},
    {"isdigit", span_method_isdigit, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return True if the string is a digit string, False otherwise."},
    {"isnumeric", str_method_isnumeric, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return True if the string is a numeric string, False otherwise."},
    {"isalpha", span_method_isalpha, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return True if the string is an alphabetic string, False otherwise."},
    {"isalnum", span_method_isalnum, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return True if the string is an alpha-numeric string, False otherwise."},
    {"isidentifier", str_method_isidentifier, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return True if the string is a valid Python identifier, False otherwise."},
    {"isprintable", str_method_isprintable, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return True if the string is printable, False otherwise."},
    {"zfill", span_method_zfill, PY_ONE, 0, 0, 0, "($self, width, /)",
     "Pad a numeric string with zeros on the left, to fill a field of the given width."},
    {"format", str_method_format, PY_KEYWORDS, 0, 0, PY_METHOD_TUPLE, NULL,
     "S.format(*args, **kwargs) -> str"},
    {"format_map", str_method_format_map, PY_ONE, 0, 0, 0, NULL, "S.format_map(mapping) -> str"},
    {"__format__", str_format_method, PY_ONE, 0, 0, 0, "($self, format_spec, /)",
     "Return a formatted version of the string as described by format_spec."},
    {"maketrans", str_maketrans, PY_FAST, 1, 3, PY_METHOD_STATIC, NULL,
     "Return a translation table usable for str.translate()."},
    {"__sizeof__", str_sizeof, PY_NOARGS, 0, 0, 0, "($self, /)",
     "Return the size of the string in memory, in bytes."},
    {"__getnewargs__", str_getnewargs, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};
