/* The int type: making ints, their value as C numbers, their hash, int(). */
#include "python/objects/int_parts.h"

#include "base/text.h"
#include "python/library/args.h"
#include "python/objects/fast.h"
#include "python/objects/type.h"

#include <math.h>
#include <string.h>

_Static_assert(offsetof(struct py_int, limbs) == 24, "int's header is CPython's");

int64_t int_bits(const py_object *o)
{
    int64_t limbs = int_limbs(o);
    if (limbs == 0)
        return 0;
    return limbs * PY_INT_LIMB_BITS - __builtin_clzll(int_data(o)[limbs - 1]);
}

int64_t int_digits(const py_object *o)
{
    return int_digits_of_bits(int_bits(o));
}

py_int *int_alloc(py_vm *vm, int64_t limbs, int64_t digits)
{
    int64_t words = MAX(limbs, (digits + 1) / 2);
    py_int *result = py_object_new_var(vm, vm->types.int_, MAX(words, 1));
    if (result)
        result->var.size = limbs;
    return result;
}

py_object *int_finish(py_vm *vm, py_int *result, int64_t limbs, bool negative)
{
    while (limbs > 0 && result->limbs[limbs - 1] == 0)
        limbs--;
    if (limbs <= 1) {
        uint64_t limb = limbs ? result->limbs[0] : 0;
        if (negative ? limb <= -PY_SMALL_INT_MIN : limb <= PY_SMALL_INT_MAX) {
            int64_t value = negative ? -(int64_t)limb : (int64_t)limb;
            result->var.size = 0;
            py_decref(vm, result);
            return py_newref(vm->small_ints[value - PY_SMALL_INT_MIN]);
        }
    }
    result->var.size = negative ? -limbs : limbs;
    return PY_OBJECT(result);
}

py_object *int_from_word(py_vm *vm, int64_t value, int64_t digits)
{
    if (value >= PY_SMALL_INT_MIN && value <= PY_SMALL_INT_MAX)
        return py_newref(vm->small_ints[value - PY_SMALL_INT_MIN]);
    uint64_t magnitude = value < 0 ? -(uint64_t)value : (uint64_t)value;
    int64_t own = magnitude >> 60 ? 3 : magnitude >> 30 ? 2 : 1;
    py_int *result = int_alloc(vm, 1, MAX(own, digits));
    if (!result)
        return NULL;
    result->limbs[0] = magnitude;
    result->var.size = value < 0 ? -1 : 1;
    return PY_OBJECT(result);
}

py_object *py_int_from(py_vm *vm, int64_t value)
{
    if (LIKELY(value >> PY_FAST_INT_BITS == 0))
        return py_int_quick(vm, value);
    return int_from_word(vm, value, 1);
}

py_object *py_int_from_unsigned(py_vm *vm, uint64_t value)
{
    if (value <= INT64_MAX)
        return int_from_word(vm, (int64_t)value, 1);
    py_int *result = int_alloc(vm, 1, 3);
    if (!result)
        return NULL;
    result->limbs[0] = value;
    return PY_OBJECT(result);
}

py_object *py_int_from_double(py_vm *vm, double value)
{
    if (isinf(value))
        return py_raise(vm, vm->exceptions.OverflowError,
                        "cannot convert float infinity to integer");
    if (isnan(value))
        return py_raise(vm, vm->exceptions.ValueError, "cannot convert float NaN to integer");
    if (value > -9.2e18 && value < 9.2e18)
        return py_int_from(vm, (int64_t)value);
    int exponent;
    double fraction = frexp(fabs(value), &exponent); /* 53 bits, then zeros */
    uint64_t mantissa = (uint64_t)ldexp(fraction, 53);
    int shift = exponent - 53;
    int64_t limbs = (exponent + PY_INT_LIMB_BITS - 1) / PY_INT_LIMB_BITS + 1;
    py_int *result = int_alloc(vm, limbs, int_digits_of_bits(exponent));
    if (!result)
        return NULL;
    memset(result->limbs, 0, (size_t)limbs * sizeof(mp_limb_t));
    int word = shift / 64, bits = shift % 64;
    result->limbs[word] = mantissa << bits;
    if (bits)
        result->limbs[word + 1] = mantissa >> (64 - bits);
    return int_finish(vm, result, limbs, value < 0);
}

mpz_srcptr int_view(mpz_ptr view, const py_object *o)
{
    return mpz_roinit_n(view, int_data(o), (mp_size_t)((const py_int *)(const void *)o)->var.size);
}

py_object *int_from_mpz(py_vm *vm, mpz_srcptr value)
{
    int64_t limbs = (int64_t)mpz_size(value);
    int64_t bits = limbs ? (int64_t)mpz_sizeinbase(value, 2) : 0;
    py_int *result = int_alloc(vm, limbs, int_digits_of_bits(bits));
    if (!result)
        return NULL;
    if (limbs)
        memcpy(result->limbs, mpz_limbs_read(value), (size_t)limbs * sizeof(mp_limb_t));
    return int_finish(vm, result, limbs, mpz_sgn(value) < 0);
}

bool int_room(py_vm *vm, uint64_t bits)
{
    size_t limit = py_heap_bytes_limit(vm);
    if (bits / 8 < limit - MIN(limit, py_heap_bytes_used(vm)) / 2 && bits < (uint64_t)1 << 40)
        return true;
    py_raise_memory(vm);
    return false;
}

bool py_int_fits(const py_object *o, int64_t *value)
{
    if (int_word(o, value))
        return true;
    if (((const py_int *)(const void *)o)->var.size == -1 &&
        int_data(o)[0] == (uint64_t)INT64_MAX + 1) {
        *value = INT64_MIN;
        return true;
    }
    return false;
}

int64_t py_int_as_int64(py_vm *vm, py_object *o)
{
    int64_t value;
    if (py_int_fits(o, &value))
        return value;
    py_raise(vm, vm->exceptions.OverflowError, "Python int too large to convert to C ssize_t");
    return -1;
}

int py_int_sign(const py_object *o)
{
    int64_t size = ((const py_int *)(const void *)o)->var.size;
    return size < 0 ? -1 : size > 0;
}

/* Rounds half to even: the top 64 bits as a number, with the last bit set when anything below them is
 * (that bit is far below the 53 kept, so it only settles ties). */
static double double_of_limbs(const py_object *o)
{
    int64_t limbs = int_limbs(o);
    if (limbs == 0)
        return 0.0;
    const mp_limb_t *data = int_data(o);
    uint64_t top = data[limbs - 1];
    int shift = __builtin_clzll(top);
    uint64_t bits = top << shift;
    bool sticky = false;
    if (limbs > 1 && shift) {
        bits |= data[limbs - 2] >> (64 - shift);
        sticky = data[limbs - 2] << shift != 0;
    } else if (limbs > 1)
        sticky = data[limbs - 2] != 0;
    for (int64_t i = limbs - 3; i >= 0 && !sticky; i--)
        sticky = data[i] != 0;
    int64_t exponent = (limbs - 1) * 64 - shift;
    if (exponent > 1100)
        return INFINITY;
    double value = ldexp((double)(bits | (sticky ? 1 : 0)), (int)exponent);
    return int_is_negative(o) ? -value : value;
}

double py_int_as_double(py_vm *vm, py_object *o)
{
    int64_t word;
    if (int_word(o, &word))
        return (double)word;
    double value = double_of_limbs(o);
    if (isinf(value)) {
        py_raise(vm, vm->exceptions.OverflowError, "int too large to convert to float");
        return -1.0;
    }
    return value;
}

/* Numbers hash to themselves modulo the prime 2**61-1 (Doc/library/stdtypes, "Hashing of numeric
 * types"). */
int64_t py_int_hash(const py_object *o)
{
    const uint64_t prime = ((uint64_t)1 << 61) - 1;
    int64_t limbs = int_limbs(o);
    uint64_t hash;
    if (limbs == 0)
        hash = 0;
    else if (limbs == 1)
        hash = int_data(o)[0] % prime;
    else
        hash = mpn_mod_1(int_data(o), (mp_size_t)limbs, prime);
    int64_t signed_hash = int_is_negative(o) ? -(int64_t)hash : (int64_t)hash;
    return signed_hash == -1 ? -2 : signed_hash;
}

static int64_t int_hash_slot(py_vm *vm, py_object *o)
{
    (void)vm;
    return py_int_hash(o);
}

py_object *int_exact(py_vm *vm, py_object *o)
{
    if (PY_TYPE_OF(o) == vm->types.int_)
        return py_newref(o);
    int64_t limbs = int_limbs(o);
    py_int *copy = int_alloc(vm, limbs, int_digits(o));
    if (!copy)
        return NULL;
    memcpy(copy->limbs, int_data(o), (size_t)limbs * sizeof(mp_limb_t));
    return int_finish(vm, copy, limbs, int_is_negative(o));
}

py_object *int_as_subtype(py_vm *vm, py_type *type, py_object *value)
{
    if (!value)
        return NULL;
    int64_t limbs = int_limbs(value), digits = int_digits(value);
    int64_t words = MAX(limbs, (digits + 1) / 2);
    py_int *copy = py_object_new_var(vm, type, MAX(words, 1));
    if (copy) {
        copy->var.size = int_is_negative(value) ? -limbs : limbs;
        memcpy(copy->limbs, int_data(value), (size_t)limbs * sizeof(mp_limb_t));
        atom_track(vm, copy);
    }
    py_decref(vm, value);
    return PY_OBJECT(copy);
}

/* What __int__ or __index__ gave: it must be an int, and becomes exactly one. Steals. */
static py_object *checked_conversion(py_vm *vm, py_object *result, const char *method)
{
    if (!result || PY_TYPE_OF(result) == vm->types.int_)
        return result;
    py_object *exact = NULL;
    if (!PY_IS_INT(result))
        py_raise(vm, vm->exceptions.TypeError, "%s returned non-int (type %T)", method, result);
    else
        exact = int_exact(vm, result);
    py_decref(vm, result);
    return exact;
}

static py_object *convert_truncated(py_vm *vm, py_object *truncated)
{
    if (!truncated || PY_IS_INT(truncated))
        return checked_conversion(vm, truncated, "__trunc__");
    py_object *result = NULL;
    if (PY_TYPE_OF(truncated)->slots.index)
        result = py_index(vm, truncated);
    else
        py_raise(vm, vm->exceptions.TypeError, "__trunc__ returned non-Integral (type %T)",
                 truncated);
    py_decref(vm, truncated);
    return checked_conversion(vm, result, "__index__");
}

/* int(o): __int__, __index__, __trunc__, then text (PyNumber_Long). */
static py_object *int_of(py_vm *vm, py_object *o)
{
    py_type *type = PY_TYPE_OF(o);
    if (type == vm->types.int_)
        return py_newref(o);
    if (type->slots.int_)
        return checked_conversion(vm, type->slots.int_(vm, o), "__int__");
    if (type->slots.index)
        return checked_conversion(vm, py_index(vm, o), "__index__");
    bool missing;
    py_object *method = py_type_lookup(vm, type, vm->names.trunc);
    if (method)
        return convert_truncated(vm, py_special_call(vm, o, vm->names.trunc, NULL, 0, &missing));
    const char *bytes;
    int64_t length;
    if (PY_IS_STR(o) || py_bytes_view(vm, o, &bytes, &length))
        return int_from_object_text(vm, o, 10);
    return py_raise(
        vm, vm->exceptions.TypeError,
        "int() argument must be a string, a bytes-like object or a real number, not '%T'", o);
}

static py_object *int_of_text(py_vm *vm, py_object *text, py_object *base)
{
    int64_t number = py_as_index(vm, base, NULL);
    if (number == -1 && py_raised(vm))
        return NULL;
    if (number != 0 && (number < 2 || number > 36))
        return py_raise(vm, vm->exceptions.ValueError, "int() base must be >= 2 and <= 36, or 0");
    if (!PY_IS_STR(text) && !PY_IS_BYTES(text) &&
        !py_type_is_subtype(PY_TYPE_OF(text), vm->types.bytearray))
        return py_raise(vm, vm->exceptions.TypeError,
                        "int() can't convert non-string with explicit base");
    return int_from_object_text(vm, text, (int)number);
}

py_object *int_new(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                   py_tuple *kwnames)
{
    static const struct py_params params = {"int", 0, 2, 1, {"", "base"}};
    py_object *out[2] = {NULL};
    if (nargs == 1 && !kwnames)
        out[0] = args[0];
    else if (!py_args_parse(vm, &params, args, nargs, kwnames, out))
        return NULL;
    py_object *value;
    if (!out[0] && out[1])
        return py_raise(vm, vm->exceptions.TypeError, "int() missing string argument");
    if (!out[0])
        value = py_int_from(vm, 0);
    else
        value = out[1] ? int_of_text(vm, out[0], out[1]) : int_of(vm, out[0]);
    return type == vm->types.int_ ? value : int_as_subtype(vm, type, value);
}

static py_object *int_repr(py_vm *vm, py_object *o)
{
    return py_int_to_text(vm, o, 10);
}

static int int_bool(py_vm *vm, py_object *o)
{
    (void)vm;
    return py_int_sign(o) != 0;
}

static py_object *int_float(py_vm *vm, py_object *o)
{
    double value = py_int_as_double(vm, o);
    return value == -1.0 && py_raised(vm) ? NULL : py_float_from(vm, value);
}

static int64_t int_size_of(py_vm *vm, py_object *o)
{
    (void)vm;
    return 24 + 4 * MAX(int_digits(o), 1);
}

static void int_destroy(py_vm *vm, py_object *o)
{
    py_object_free(vm, o);
}

const struct py_type_spec py_int_spec = {
    .name = "int",
    .basic_size = 24,
    .item_size = sizeof(mp_limb_t),
    .flags = PY_TYPE_BASE | PY_TYPE_INT_SUBCLASS,
    .doc =
        "int([x]) -> integer\nint(x, base=10) -> integer\n\n"
        "Convert a number or text to an integer; 0 without arguments. A base of 0 reads it from\n"
        "the text's prefix.",
    .slots =
        {
            .destroy = int_destroy,
            .size_of = int_size_of,
            .repr = int_repr,
            .hash = int_hash_slot,
            .compare = int_compare,
            .new_ = int_new,
            .add = int_add,
            .subtract = int_subtract,
            .multiply = int_multiply,
            .remainder = int_remainder,
            .divmod = int_divmod,
            .floor_divide = int_floor_divide,
            .true_divide = int_true_divide,
            .lshift = int_lshift,
            .rshift = int_rshift,
            .and_ = int_and,
            .xor_ = int_xor,
            .or_ = int_or,
            .power = int_power,
            .negative = int_negative,
            .positive = int_exact,
            .absolute = int_absolute,
            .invert = int_invert,
            .int_ = int_exact,
            .float_ = int_float,
            .index = int_exact,
            .bool_ = int_bool,
        },
    .methods = int_methods,
    .getsets = int_getsets,
};
