/* Builtins about numbers and characters: abs, divmod, pow, round, hash, id, chr, ord, bin, oct, hex, format, repr
 * (Python/bltinmodule.c). */
#include "python/library/parts.h"
#include "python/objects/type.h"

static py_object *builtin_abs(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)self, (void)nargs, (void)kwnames;
    return py_absolute(vm, args[0]);
}

static py_object *builtin_divmod(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    (void)self, (void)nargs, (void)kwnames;
    return py_divmod(vm, args[0], args[1]);
}

static py_object *builtin_pow(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    static const struct py_params params = {"pow", 2, 3, 0, {"base", "exp", "mod"}};
    py_object *given[3] = {NULL};
    (void)self;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, given))
        return NULL;
    return py_power(vm, given[0], given[1], given[2] ? given[2] : vm->none);
}

static py_object *builtin_round(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    static const struct py_params params = {"round", 1, 2, 0, {"number", "ndigits"}};
    py_object *given[2] = {NULL};
    (void)self;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, given))
        return NULL;
    bool missing, digits = given[1] && given[1] != vm->none;
    py_object *result =
        py_special_call_bound(vm, given[0], vm->names.round, &given[1], digits, &missing);
    if (missing)
        py_raise(vm, vm->exceptions.TypeError, "type %T doesn't define __round__ method", given[0]);
    return result;
}

static py_object *builtin_hash(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)self, (void)nargs, (void)kwnames;
    int64_t hash = py_hash(vm, args[0]);
    return hash == -1 && vm->raised ? NULL : py_int_from(vm, hash);
}

static py_object *builtin_id(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    (void)self, (void)nargs, (void)kwnames;
    return py_int_from_unsigned(vm, py_id(vm, args[0]));
}

static py_object *builtin_chr(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)self, (void)nargs, (void)kwnames;
    int value;
    if (!py_args_parsed_c_int(vm, args[0], &value))
        return NULL;
    if (value < 0 || value > 0x10FFFF)
        return py_raise(vm, vm->exceptions.ValueError, "chr() arg not in range(0x110000)");
    return PY_OBJECT(py_str_from_char(vm, (uint32_t)value));
}

static py_object *builtin_ord(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    const char *bytes;
    int64_t length;
    (void)self, (void)nargs, (void)kwnames;
    if (PY_IS_STR(args[0])) {
        length = ((py_str *)args[0])->length;
        if (length == 1)
            return py_int_from(vm, py_str_at((py_str *)args[0], 0));
    } else if (py_bytes_view(vm, args[0], &bytes, &length)) {
        if (length == 1)
            return py_int_from(vm, (unsigned char)bytes[0]);
    } else
        return py_raise(vm, vm->exceptions.TypeError,
                        "ord() expected string of length 1, but %T found", args[0]);
    return py_raise(vm, vm->exceptions.TypeError,
                    "ord() expected a character, but string of length %lld found",
                    (long long)length);
}

static py_object *in_base(py_vm *vm, py_object *o, int base, char letter)
{
    py_object *number = py_index(vm, o);
    py_object *digits = number ? py_int_to_text(vm, number, base) : NULL;
    py_xdecref(vm, number);
    if (!digits)
        return NULL;
    const char *utf8 = py_str_utf8(vm, (py_str *)digits, NULL);
    bool negative = utf8 && utf8[0] == '-';
    py_str *text =
        utf8 ? py_str_format(vm, "%s0%c%s", negative ? "-" : "", letter, utf8 + negative) : NULL;
    py_decref(vm, digits);
    return PY_OBJECT(text);
}

static py_object *builtin_bin(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)self, (void)nargs, (void)kwnames;
    return in_base(vm, args[0], 2, 'b');
}

static py_object *builtin_oct(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)self, (void)nargs, (void)kwnames;
    return in_base(vm, args[0], 8, 'o');
}

static py_object *builtin_hex(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)self, (void)nargs, (void)kwnames;
    return in_base(vm, args[0], 16, 'x');
}

static py_object *builtin_format(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    (void)self, (void)kwnames;
    if (nargs > 1 && !PY_IS_STR(args[1]))
        return py_raise(vm, vm->exceptions.TypeError, "format() argument 2 must be str, not %T",
                        args[1]);
    return py_format(vm, args[0], nargs > 1 ? args[1] : NULL);
}

static py_object *builtin_repr(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)self, (void)nargs, (void)kwnames;
    return py_repr(vm, args[0]);
}

static py_object *builtin_ascii(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    (void)self, (void)nargs, (void)kwnames;
    return py_ascii(vm, args[0]);
}

const struct py_method_def py_builtins_numbers[] = {
    {"abs", builtin_abs, PY_ONE, 0, 0, 0, "(x, /)", "Return the absolute value of the argument."},
    {"divmod", builtin_divmod, PY_FAST, 2, 2, 0, "(x, y, /)", "Return the tuple (x//y, x%y)."},
    {"pow", builtin_pow, PY_KEYWORDS, 0, 0, 0, "(base, exp, mod=None)", NULL},
    {"round", builtin_round, PY_KEYWORDS, 0, 0, 0, "(number, ndigits=None)", NULL},
    {"hash", builtin_hash, PY_ONE, 0, 0, 0, "(obj, /)",
     "Return the hash value for the given object."},
    {"id", builtin_id, PY_ONE, 0, 0, 0, "(obj, /)", "Return the identity of an object."},
    {"chr", builtin_chr, PY_ONE, 0, 0, 0, "(i, /)", NULL},
    {"ord", builtin_ord, PY_ONE, 0, 0, 0, "(c, /)",
     "Return the Unicode code point for a one-character string."},
    {"bin", builtin_bin, PY_ONE, 0, 0, 0, "(number, /)", NULL},
    {"oct", builtin_oct, PY_ONE, 0, 0, 0, "(number, /)", NULL},
    {"hex", builtin_hex, PY_ONE, 0, 0, 0, "(number, /)", NULL},
    {"format", builtin_format, PY_FAST, 1, 2, 0, "(value, format_spec='', /)", NULL},
    {"repr", builtin_repr, PY_ONE, 0, 0, 0, "(obj, /)", NULL},
    {"ascii", builtin_ascii, PY_ONE, 0, 0, 0, "(obj, /)", NULL},
    {0},
};
