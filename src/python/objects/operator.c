/* Operators on any two objects (Objects/abstract.c): which operand's method is asked first, and what is said when none
 * of them answers. */
#include "python/objects/type.h"
#include "python/vm.h"

#include <string.h>

/* What each operator is made of, in the order of enum py_operator. */
static const struct operator_row {
    const char *sign, *in_place_sign;
    size_t slot, in_place_slot;
} operators[] = {
#define OPERATOR(sign_, slot_, in_place_)                                                          \
    {                                                                                              \
        .sign = sign_, .in_place_sign = sign_ "=", .slot = offsetof(struct py_slots, slot_),       \
        .in_place_slot = offsetof(struct py_slots, in_place_),                                     \
    }
    OPERATOR("+", add, iadd),
    OPERATOR("&", and_, iand),
    OPERATOR("//", floor_divide, ifloor_divide),
    OPERATOR("<<", lshift, ilshift),
    OPERATOR("@", matmul, imatmul),
    OPERATOR("*", multiply, imultiply),
    OPERATOR("%", remainder, iremainder),
    OPERATOR("|", or_, ior),
    OPERATOR("** or pow()", power, ipower),
    OPERATOR(">>", rshift, irshift),
    OPERATOR("-", subtract, isubtract),
    OPERATOR("/", true_divide, itrue_divide),
    OPERATOR("^", xor_, ixor),
};

static py_binary binary_slot(py_object *o, size_t offset)
{
    return *(py_binary *)((char *)&o->type->slots + offset);
}

/* The answer of the operands' number slots, NotImplemented (new reference) when they have none: a subclass on the right
 * that has another slot goes first (binary_op1). */
static py_object *ask_numbers(py_vm *vm, py_object *a, py_object *b, size_t offset)
{
    py_binary slot_a = binary_slot(a, offset);
    py_binary slot_b = a->type == b->type ? NULL : binary_slot(b, offset);
    py_object *result;
    if (slot_b == slot_a)
        slot_b = NULL;
    if (slot_a) {
        if (slot_b && py_type_is_subtype(b->type, a->type)) {
            result = slot_b(vm, a, b);
            if (result != vm->not_implemented)
                return result;
            py_decref(vm, result);
            slot_b = NULL;
        }
        result = slot_a(vm, a, b);
        if (result != vm->not_implemented)
            return result;
        py_decref(vm, result);
    }
    return slot_b ? slot_b(vm, a, b) : py_newref(vm->not_implemented);
}

static py_object *raise_operands(py_vm *vm, py_object *a, py_object *b, const char *sign)
{
    return py_raise(vm, vm->exceptions.TypeError,
                    "unsupported operand type(s) for %s: '%T' and '%T'", sign, a, b);
}

typedef py_object *(*repeat_function)(py_vm *, py_object *, int64_t);

static py_object *repeat(py_vm *vm, repeat_function slot, py_object *sequence, py_object *count)
{
    if (!count->type->slots.index)
        return py_raise(vm, vm->exceptions.TypeError,
                        "can't multiply sequence by non-int of type '%T'", count);
    int64_t times = py_as_index(vm, count, vm->exceptions.OverflowError);
    if (times == -1 && py_raised(vm))
        return NULL;
    return slot(vm, sequence, times);
}

/* What sequences do with + and *, where numbers did not answer. NULL without an exception: nothing. */
static py_object *ask_sequences(py_vm *vm, py_object *a, py_object *b, int op, bool in_place)
{
    const struct py_slots *left = &a->type->slots, *right = &b->type->slots;
    if (op == PY_OP_ADD) {
        py_binary concat =
            in_place && left->sq_inplace_concat ? left->sq_inplace_concat : left->sq_concat;
        return concat ? concat(vm, a, b) : NULL;
    }
    if (op != PY_OP_MULTIPLY)
        return NULL;
    bool is_sequence = left->sq_repeat || left->sq_concat || left->sq_item;
    if (is_sequence) {
        repeat_function slot =
            in_place && left->sq_inplace_repeat ? left->sq_inplace_repeat : left->sq_repeat;
        if (slot)
            return repeat(vm, slot, a, b);
    }
    /* In place, only the left operand could be changed: the right one is repeated as ever. */
    if (right->sq_repeat && !(in_place && is_sequence))
        return repeat(vm, right->sq_repeat, b, a);
    return NULL;
}

static bool is_print_shift(py_vm *vm, py_object *a, int op, bool in_place)
{
    return op == PY_OP_RSHIFT && !in_place && a->type == vm->types.builtin_function &&
           strcmp(((py_builtin_function *)a)->definition->name, "print") == 0;
}

static py_object *power(py_vm *vm, py_object *a, py_object *b, py_object *modulus, bool in_place);

py_object *py_binary_op(py_vm *vm, py_object *a, py_object *b, int op)
{
    bool in_place = op >= PY_OP_INPLACE;
    if (in_place)
        op -= PY_OP_INPLACE;
    if (op == PY_OP_POWER)
        return power(vm, a, b, vm->none, in_place);
    const struct operator_row *row = &operators[op];
    py_object *result;
    py_binary slot = in_place ? binary_slot(a, row->in_place_slot) : NULL;
    if (slot) {
        result = slot(vm, a, b);
        if (result != vm->not_implemented)
            return result;
        py_decref(vm, result);
    }
    result = ask_numbers(vm, a, b, row->slot);
    if (result != vm->not_implemented)
        return result;
    py_decref(vm, result);
    result = ask_sequences(vm, a, b, op, in_place);
    if (result || py_raised(vm))
        return result;
    if (is_print_shift(vm, a, op, in_place))
        return py_raise(vm, vm->exceptions.TypeError,
                        "unsupported operand type(s) for >>: '%T' and '%T'. Did you mean \"print("
                        "<message>, file=<output_stream>)\"?",
                        a, b);
    return raise_operands(vm, a, b, in_place ? row->in_place_sign : row->sign);
}

/* ---- power ---- */

/* As ask_numbers, with the modulus's type asked last (ternary_op). */
static py_object *ask_power(py_vm *vm, py_object *a, py_object *b, py_object *modulus)
{
    py_ternary slot_a = a->type->slots.power;
    py_ternary slot_b = a->type == b->type ? NULL : b->type->slots.power;
    py_ternary slot_m = modulus->type->slots.power;
    py_object *result;
    if (slot_b == slot_a)
        slot_b = NULL;
    if (slot_a) {
        if (slot_b && py_type_is_subtype(b->type, a->type)) {
            result = slot_b(vm, a, b, modulus);
            if (result != vm->not_implemented)
                return result;
            py_decref(vm, result);
            slot_b = NULL;
        }
        result = slot_a(vm, a, b, modulus);
        if (result != vm->not_implemented)
            return result;
        py_decref(vm, result);
    }
    if (slot_b) {
        result = slot_b(vm, a, b, modulus);
        if (result != vm->not_implemented)
            return result;
        py_decref(vm, result);
    }
    if (slot_m && slot_m != slot_a && slot_m != slot_b)
        return slot_m(vm, a, b, modulus);
    return py_newref(vm->not_implemented);
}

static py_object *power(py_vm *vm, py_object *a, py_object *b, py_object *modulus, bool in_place)
{
    py_object *result;
    if (in_place && a->type->slots.ipower) {
        result = a->type->slots.ipower(vm, a, b, modulus);
        if (result != vm->not_implemented)
            return result;
        py_decref(vm, result);
    }
    result = ask_power(vm, a, b, modulus);
    if (result != vm->not_implemented)
        return result;
    py_decref(vm, result);
    if (modulus == vm->none)
        return raise_operands(vm, a, b, in_place ? "**=" : "** or pow()");
    return py_raise(vm, vm->exceptions.TypeError,
                    "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", a, b, modulus);
}

py_object *py_power(py_vm *vm, py_object *a, py_object *b, py_object *modulus_or_none)
{
    return power(vm, a, b, modulus_or_none, false);
}

py_object *py_divmod(py_vm *vm, py_object *a, py_object *b)
{
    py_object *result = ask_numbers(vm, a, b, offsetof(struct py_slots, divmod));
    if (result != vm->not_implemented)
        return result;
    py_decref(vm, result);
    return raise_operands(vm, a, b, "divmod()");
}

/* ---- one operand ---- */

static py_object *unary(py_vm *vm, py_object *o, py_unary slot, const char *what)
{
    if (slot)
        return slot(vm, o);
    return py_raise(vm, vm->exceptions.TypeError, "bad operand type for %s: '%T'", what, o);
}

py_object *py_negative(py_vm *vm, py_object *o)
{
    return unary(vm, o, o->type->slots.negative, "unary -");
}

py_object *py_positive(py_vm *vm, py_object *o)
{
    return unary(vm, o, o->type->slots.positive, "unary +");
}

py_object *py_invert(py_vm *vm, py_object *o)
{
    return unary(vm, o, o->type->slots.invert, "unary ~");
}

py_object *py_absolute(py_vm *vm, py_object *o)
{
    return unary(vm, o, o->type->slots.absolute, "abs()");
}

/* ---- operator.index ---- */

py_object *py_index(py_vm *vm, py_object *o)
{
    if (PY_IS_INT(o))
        return py_newref(o);
    if (!o->type->slots.index)
        return py_raise(vm, vm->exceptions.TypeError,
                        "'%T' object cannot be interpreted as an integer", o);
    py_object *result = o->type->slots.index(vm, o);
    if (!result || result->type == vm->types.int_)
        return result;
    if (!PY_IS_INT(result))
        py_raise(vm, vm->exceptions.TypeError, "__index__ returned non-int (type %T)", result);
    else
        return result;
    py_decref(vm, result);
    return NULL;
}

py_object *py_index_exact(py_vm *vm, py_object *o)
{
    py_object *index = py_index(vm, o);
    int64_t value;
    if (!index || index->type == vm->types.int_)
        return index;
    py_object *exact = py_int_fits(index, &value) ? py_int_from(vm, value) : py_positive(vm, index);
    py_decref(vm, index);
    return exact;
}

int64_t py_as_index(py_vm *vm, py_object *o, py_type *overflow)
{
    int64_t value;
    if (o->type == vm->types.int_ && py_int_fits(o, &value))
        return value;
    py_object *number = py_index(vm, o);
    if (!number)
        return -1;
    if (!py_int_fits(number, &value)) {
        value = py_int_sign(number) < 0 ? INT64_MIN : INT64_MAX;
        if (overflow) {
            py_raise(vm, overflow, "cannot fit '%T' into an index-sized integer", o);
            value = -1;
        }
    }
    py_decref(vm, number);
    return value;
}
