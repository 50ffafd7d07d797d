/* weakref.proxy: an object that passes every operation on to its referent. */
#include "python/memory/weakref.h"

#include "python/vm.h"

/* The referent of a proxy, anything else itself; a new reference. NULL with ReferenceError. */
static py_object *unwrap(py_vm *vm, py_object *o)
{
    if (o->type != vm->types.weak_proxy && o->type != vm->types.weak_callable_proxy)
        return py_newref(o);
    py_object *referent = py_weakref_get(vm, o);
    if (!((py_weakref *)o)->referent || referent == vm->none)
        return py_raise(vm, vm->exceptions.ReferenceError,
                        "weakly-referenced object no longer exists");
    return py_newref(referent);
}

static void let_go(py_vm *vm, py_object *o)
{
    py_unhold(vm, 1);
    py_decref(vm, o);
}

/* The same of two operands, `x` and `y`: either may be the proxy. */
#define WITH_REFERENTS(expression)                                                                 \
    py_object *x = unwrap(vm, a);                                                                  \
    if (!x)                                                                                        \
        return NULL;                                                                               \
    py_object *y = unwrap(vm, b);                                                                  \
    if (!y) {                                                                                      \
        py_decref(vm, x);                                                                          \
        return NULL;                                                                               \
    }                                                                                              \
    py_hold(vm, x);                                                                                \
    py_hold(vm, y);                                                                                \
    py_object *result = expression;                                                                \
    let_go(vm, y);                                                                                 \
    let_go(vm, x);                                                                                 \
    return result;

/* Runs `expression`, in which `x` is the referent of `o`. */
#define WITH_REFERENT(failure, result_type, expression)                                            \
    py_object *x = unwrap(vm, o);                                                                  \
    if (!x)                                                                                        \
        return failure;                                                                            \
    py_hold(vm, x);                                                                                \
    result_type result = expression;                                                               \
    let_go(vm, x);                                                                                 \
    return result;

#define UNARY(name, expression)                                                                    \
    static py_object *proxy_##name(py_vm *vm, py_object *o)                                        \
    {                                                                                              \
        WITH_REFERENT(NULL, py_object *, expression)                                               \
    }
UNARY(str, py_str_of(vm, x))
UNARY(negative, py_negative(vm, x))
UNARY(positive, py_positive(vm, x))
UNARY(absolute, py_absolute(vm, x))
UNARY(invert, py_invert(vm, x))
UNARY(int, py_call_one(vm, PY_OBJECT(vm->types.int_), x))
UNARY(float, py_call_one(vm, PY_OBJECT(vm->types.float_), x))
UNARY(index, py_index(vm, x))
UNARY(iter, py_iter(vm, x))

static py_object *proxy_next(py_vm *vm, py_object *o)
{
    py_object *x = unwrap(vm, o);
    if (!x)
        return NULL;
    if (!x->type->slots.next) {
        py_raise(vm, vm->exceptions.TypeError,
                 "Weakref proxy referenced a non-iterator '%T' object", x);
        py_decref(vm, x);
        return NULL;
    }
    py_hold(vm, x);
    py_object *result = py_next(vm, x);
    let_go(vm, x);
    return result;
}

static py_object *binary(py_vm *vm, py_object *a, py_object *b, int op)
{
    WITH_REFERENTS(py_binary_op(vm, x, y, op))
}

#define BINARY(name, op)                                                                           \
    static py_object *proxy_##name(py_vm *vm, py_object *a, py_object *b)                          \
    {                                                                                              \
        return binary(vm, a, b, op);                                                               \
    }                                                                                              \
    static py_object *proxy_i##name(py_vm *vm, py_object *a, py_object *b)                         \
    {                                                                                              \
        return binary(vm, a, b, (op) + PY_OP_INPLACE);                                             \
    }
BINARY(add, PY_OP_ADD)
BINARY(subtract, PY_OP_SUBTRACT)
BINARY(multiply, PY_OP_MULTIPLY)
BINARY(remainder, PY_OP_REMAINDER)
BINARY(floor_divide, PY_OP_FLOOR_DIVIDE)
BINARY(true_divide, PY_OP_TRUE_DIVIDE)
BINARY(lshift, PY_OP_LSHIFT)
BINARY(rshift, PY_OP_RSHIFT)
BINARY(and, PY_OP_AND)
BINARY(xor, PY_OP_XOR)
BINARY(or, PY_OP_OR)
BINARY(matmul, PY_OP_MATRIX_MULTIPLY)

static py_object *proxy_divmod(py_vm *vm, py_object *a, py_object *b)
{
    WITH_REFERENTS(py_divmod(vm, x, y))
}

static py_object *power(py_vm *vm, py_object *a, py_object *b, py_object *modulus, bool in_place)
{
    py_object *operands[] = {a, b, modulus}, *live[3];
    for (int i = 0; i < 3; i++) {
        live[i] = unwrap(vm, operands[i]);
        if (!live[i]) {
            while (i > 0)
                let_go(vm, live[--i]);
            return NULL;
        }
        py_hold(vm, live[i]);
    }
    py_object *result = in_place && live[2] == vm->none
                            ? py_binary_op(vm, live[0], live[1], PY_OP_POWER + PY_OP_INPLACE)
                            : py_power(vm, live[0], live[1], live[2]);
    for (int i = 2; i >= 0; i--)
        let_go(vm, live[i]);
    return result;
}

static py_object *proxy_power(py_vm *vm, py_object *a, py_object *b, py_object *modulus)
{
    return power(vm, a, b, modulus, false);
}

static py_object *proxy_ipower(py_vm *vm, py_object *a, py_object *b, py_object *modulus)
{
    return power(vm, a, b, modulus, true);
}

static int proxy_bool(py_vm *vm, py_object *o)
{
    WITH_REFERENT(-1, int, py_is_true(vm, x))
}

static int64_t proxy_length(py_vm *vm, py_object *o)
{
    WITH_REFERENT(-1, int64_t, py_len(vm, x))
}

static int proxy_contains(py_vm *vm, py_object *o, py_object *value)
{
    WITH_REFERENT(-1, int, py_contains(vm, x, value))
}

static py_object *proxy_subscript(py_vm *vm, py_object *o, py_object *key)
{
    WITH_REFERENT(NULL, py_object *, py_getitem(vm, x, key))
}

static int proxy_set_subscript(py_vm *vm, py_object *o, py_object *key, py_object *value)
{
    WITH_REFERENT(-1, int, py_setitem(vm, x, key, value))
}

static py_object *proxy_getattr(py_vm *vm, py_object *o, py_str *name)
{
    WITH_REFERENT(NULL, py_object *, py_getattr(vm, x, name))
}

static int proxy_setattr(py_vm *vm, py_object *o, py_str *name, py_object *value)
{
    WITH_REFERENT(-1, int, py_setattr(vm, x, name, value))
}

static py_object *proxy_call(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    WITH_REFERENT(NULL, py_object *, py_call(vm, x, args, nargs, kwnames))
}

static py_object *proxy_compare(py_vm *vm, py_object *a, py_object *b, enum py_compare_op op)
{
    WITH_REFERENTS(py_compare(vm, x, y, op))
}

static py_object *proxy_repr(py_vm *vm, py_object *o)
{
    py_object *referent = py_weakref_get(vm, o);
    return PY_OBJECT(py_str_format(vm, "<weakproxy at %p to %T at %p>", o, referent, referent));
}

static int64_t proxy_hash(py_vm *vm, py_object *o)
{
    py_raise(vm, vm->exceptions.TypeError, "unhashable type: '%T'", o);
    return -1;
}

static py_object *proxy_bytes(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                              py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    WITH_REFERENT(NULL, py_object *, py_call_method(vm, x, "__bytes__", NULL, 0))
}

static py_object *proxy_reversed(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    WITH_REFERENT(NULL, py_object *, py_call_method(vm, x, "__reversed__", NULL, 0))
}

static const struct py_method_def proxy_methods[] = {
    {"__bytes__", proxy_bytes, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"__reversed__", proxy_reversed, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};

static void proxy_destroy(py_vm *vm, py_object *o)
{
    py_weakref *proxy = (py_weakref *)o;
    py_gc_untrack(vm, o);
    py_weakref_clear(proxy);
    PY_CLEAR(vm, proxy->callback);
    py_object_free(vm, o);
}

static int proxy_traverse(py_object *o, py_visit visit, void *argument)
{
    PY_VISIT(((py_weakref *)o)->callback);
    return 0;
}

static void proxy_clear(py_vm *vm, py_object *o)
{
    py_weakref *proxy = (py_weakref *)o;
    py_weakref_clear(proxy);
    PY_CLEAR(vm, proxy->callback);
}

#define PROXY_SLOTS                                                                                \
    .destroy = proxy_destroy, .traverse = proxy_traverse, .clear = proxy_clear,                    \
    .repr = proxy_repr, .str = proxy_str, .hash = proxy_hash, .compare = proxy_compare,            \
    .getattr = proxy_getattr, .setattr = proxy_setattr, .iter = proxy_iter, .next = proxy_next,    \
    .add = proxy_add, .subtract = proxy_subtract, .multiply = proxy_multiply,                      \
    .remainder = proxy_remainder, .divmod = proxy_divmod, .floor_divide = proxy_floor_divide,      \
    .true_divide = proxy_true_divide, .lshift = proxy_lshift, .rshift = proxy_rshift,              \
    .and_ = proxy_and, .xor_ = proxy_xor, .or_ = proxy_or, .matmul = proxy_matmul,                 \
    .power = proxy_power, .iadd = proxy_iadd, .isubtract = proxy_isubtract,                        \
    .imultiply = proxy_imultiply, .iremainder = proxy_iremainder,                                  \
    .ifloor_divide = proxy_ifloor_divide, .itrue_divide = proxy_itrue_divide,                      \
    .ilshift = proxy_ilshift, .irshift = proxy_irshift, .iand = proxy_iand, .ixor = proxy_ixor,    \
    .ior = proxy_ior, .imatmul = proxy_imatmul, .ipower = proxy_ipower,                            \
    .negative = proxy_negative, .positive = proxy_positive, .absolute = proxy_absolute,            \
    .invert = proxy_invert, .int_ = proxy_int, .float_ = proxy_float, .index = proxy_index,        \
    .bool_ = proxy_bool, .length = proxy_length, .contains = proxy_contains,                       \
    .subscript = proxy_subscript, .set_subscript = proxy_set_subscript

const struct py_type_spec py_weak_proxy_spec = {
    .name = "weakref.ProxyType",
    .basic_size = sizeof(py_weakref),
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .slots = {PROXY_SLOTS},
    .methods = proxy_methods,
};

const struct py_type_spec py_weak_callable_proxy_spec = {
    .name = "weakref.CallableProxyType",
    .basic_size = sizeof(py_weakref),
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW,
    .slots = {PROXY_SLOTS, .call = proxy_call},
    .methods = proxy_methods,
};
