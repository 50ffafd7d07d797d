/* Arithmetic and comparison: part of the loop.
 *
 * Undefined bits go where memcheck lets them go: in sums, differences and products from the lowest one up; in and, or and shifts each
 * on its own; through a division or anything floating everywhere.
 */

#define UP_FROM_LOWEST(u) ((u) | (0 - (u)))
#define ALL_IF(T, u)      ((T)0 - (T)((u) != 0))

/* right: a constant, or the operand c. */
#define OVERFLOWING(name, S, U, right, right_undefined, builtin, words)                            \
    CASE(name)                                                                                     \
    {                                                                                              \
        S x = AT(S, ip->b), y = (S)(right), result;                                                \
        U undefined = SHADOW(U, ip->b) | (U)(right_undefined);                                     \
        bool overflows = builtin(x, y, &result);                                                   \
        AT(S, ip->a) = result;                                                                     \
        SHADOW(U, ip->a) = UP_FROM_LOWEST(undefined);                                              \
        WROTE(ip->a, sizeof(S));                                                                   \
        if (UNLIKELY(overflows) && !undefined) {                                                   \
            SAVE();                                                                                \
            c_warn_overflow(m, words);                                                             \
        }                                                                                          \
        NEXT;                                                                                      \
    }
#define WRAPPING(name, U, right, right_undefined, op)                                              \
    CASE(name)                                                                                     \
    {                                                                                              \
        U x = AT(U, ip->b), y = (U)(right);                                                        \
        U undefined = SHADOW(U, ip->b) | (U)(right_undefined);                                     \
        AT(U, ip->a) = x op y;                                                                     \
        SHADOW(U, ip->a) = UP_FROM_LOWEST(undefined);                                              \
        WROTE(ip->a, sizeof(U));                                                                   \
        NEXT;                                                                                      \
    }
#define SUMS(OP, builtin, op, words)                                                               \
    OVERFLOWING(OP##_I4, c_i4, c_u4, AT(c_i4, ip->c), SHADOW(c_u4, ip->c), builtin, words)         \
    OVERFLOWING(OP##_I8, c_i8, c_u8, AT(c_i8, ip->c), SHADOW(c_u8, ip->c), builtin, words)         \
    WRAPPING(OP##_U4, c_u4, AT(c_u4, ip->c), SHADOW(c_u4, ip->c), op)                              \
    WRAPPING(OP##_U8, c_u8, AT(c_u8, ip->c), SHADOW(c_u8, ip->c), op)                              \
    OVERFLOWING(OP##I_I4, c_i4, c_u4, ip->imm.integer, 0, builtin, words)                          \
    OVERFLOWING(OP##I_I8, c_i8, c_u8, ip->imm.integer, 0, builtin, words)                          \
    WRAPPING(OP##I_U4, c_u4, ip->imm.integer, 0, op)                                               \
    WRAPPING(OP##I_U8, c_u8, ip->imm.integer, 0, op)
SUMS(ADD, __builtin_add_overflow, +, "an addition")
SUMS(SUB, __builtin_sub_overflow, -, "a subtraction")
SUMS(MUL, __builtin_mul_overflow, *, "a multiplication")
#undef SUMS
#undef OVERFLOWING
#undef WRAPPING

/* By zero, or the smallest number by -1, the processor stops the program (SIGFPE). A divisor never written is any number. */
#define DIVISION(name, S, U, right, right_undefined, op, lowest)                                   \
    CASE(name)                                                                                     \
    {                                                                                              \
        S x = AT(S, ip->b), y = (S)(right);                                                        \
        U undefined = SHADOW(U, ip->b) | (U)(right_undefined);                                     \
        bool overflows = (lowest) != 0 && x == (S)(lowest) && y == (S)-1;                          \
        if (UNLIKELY(y == 0 || overflows)) {                                                       \
            if (!undefined) {                                                                      \
                SAVE();                                                                            \
                c_fault_division(m, overflows);                                                    \
                goto fault;                                                                        \
            }                                                                                      \
            y = 1;                                                                                 \
        }                                                                                          \
        AT(S, ip->a) = (S)(x op y);                                                                \
        SHADOW(U, ip->a) = ALL_IF(U, undefined);                                                   \
        WROTE(ip->a, sizeof(S));                                                                   \
        NEXT;                                                                                      \
    }
#define DIVISIONS(OP, op)                                                                          \
    DIVISION(OP##_I4, c_i4, c_u4, AT(c_i4, ip->c), SHADOW(c_u4, ip->c), op, INT32_MIN)             \
    DIVISION(OP##_I8, c_i8, c_u8, AT(c_i8, ip->c), SHADOW(c_u8, ip->c), op, INT64_MIN)             \
    DIVISION(OP##_U4, c_u4, c_u4, AT(c_u4, ip->c), SHADOW(c_u4, ip->c), op, 0)                     \
    DIVISION(OP##_U8, c_u8, c_u8, AT(c_u8, ip->c), SHADOW(c_u8, ip->c), op, 0)                     \
    DIVISION(OP##I_I4, c_i4, c_u4, ip->imm.integer, 0, op, INT32_MIN)                              \
    DIVISION(OP##I_I8, c_i8, c_u8, ip->imm.integer, 0, op, INT64_MIN)                              \
    DIVISION(OP##I_U4, c_u4, c_u4, ip->imm.integer, 0, op, 0)                                      \
    DIVISION(OP##I_U8, c_u8, c_u8, ip->imm.integer, 0, op, 0)
DIVISIONS(DIV, /)
DIVISIONS(REM, %)
#undef DIVISIONS
#undef DIVISION

/* x, y and their undefined bits ux, uy. */
#define BITWISE(name, U, right, right_undefined, result, undefined_result)                         \
    CASE(name)                                                                                     \
    {                                                                                              \
        U x = AT(U, ip->b), y = (U)(right);                                                        \
        U ux = SHADOW(U, ip->b), uy = (U)(right_undefined);                                        \
        AT(U, ip->a) = (result);                                                                   \
        SHADOW(U, ip->a) = (undefined_result);                                                     \
        WROTE(ip->a, sizeof(U));                                                                   \
        (void)x, (void)y;                                                                          \
        NEXT;                                                                                      \
    }
#define BITWISES(OP, result, undefined)                                                            \
    BITWISE(OP##_I4, c_u4, AT(c_u4, ip->c), SHADOW(c_u4, ip->c), result, undefined)                \
    BITWISE(OP##_U4, c_u4, AT(c_u4, ip->c), SHADOW(c_u4, ip->c), result, undefined)                \
    BITWISE(OP##_I8, c_u8, AT(c_u8, ip->c), SHADOW(c_u8, ip->c), result, undefined)                \
    BITWISE(OP##_U8, c_u8, AT(c_u8, ip->c), SHADOW(c_u8, ip->c), result, undefined)                \
    BITWISE(OP##I_I4, c_u4, ip->imm.integer, 0, result, undefined)                                 \
    BITWISE(OP##I_U4, c_u4, ip->imm.integer, 0, result, undefined)                                 \
    BITWISE(OP##I_I8, c_u8, ip->imm.integer, 0, result, undefined)                                 \
    BITWISE(OP##I_U8, c_u8, ip->imm.integer, 0, result, undefined)
BITWISES(AND, x &y, (ux & uy) | (ux & y) | (uy & x))
BITWISES(OR, x | y, (ux & uy) | (ux & ~y) | (uy & ~x))
BITWISES(XOR, x ^ y, ux | uy)
#undef BITWISES
#undef BITWISE

/* The processor takes the count modulo the width. */
#define SHIFT(name, S, U, right, right_undefined, left, is_signed)                                 \
    CASE(name)                                                                                     \
    {                                                                                              \
        enum { BITS = sizeof(S) * 8 };                                                             \
        S x = AT(S, ip->b);                                                                        \
        U ux = SHADOW(U, ip->b), uy = (U)(right_undefined);                                        \
        int32_t count = (int32_t)(right);                                                          \
        bool bad = (uint32_t)count >= BITS;                                                        \
        unsigned by = (unsigned)count & (BITS - 1);                                                \
        S result = (left) ? (S)((U)x << by) : (S)(x >> by);                                        \
        bool lost = (left) && (is_signed) && ((U)x >> (BITS - 1) || (S)(result >> by) != x);       \
        AT(S, ip->a) = result;                                                                     \
        SHADOW(U, ip->a) = uy            ? (U) ~(U)0                                               \
                           : (left)      ? (U)(ux << by)                                           \
                           : (is_signed) ? (U)((S)ux >> by)                                        \
                                         : ux >> by;                                               \
        WROTE(ip->a, sizeof(S));                                                                   \
        if (UNLIKELY(bad || lost) && !ux && !uy) {                                                 \
            SAVE();                                                                                \
            c_warn_shift(m, count, left, !bad);                                                    \
        }                                                                                          \
        NEXT;                                                                                      \
    }
#define SHIFTS(OP, left)                                                                           \
    SHIFT(OP##_I4, c_i4, c_u4, AT(c_i4, ip->c), SHADOW(c_u4, ip->c), left, true)                   \
    SHIFT(OP##_I8, c_i8, c_u8, AT(c_i4, ip->c), SHADOW(c_u4, ip->c), left, true)                   \
    SHIFT(OP##_U4, c_u4, c_u4, AT(c_i4, ip->c), SHADOW(c_u4, ip->c), left, false)                  \
    SHIFT(OP##_U8, c_u8, c_u8, AT(c_i4, ip->c), SHADOW(c_u4, ip->c), left, false)                  \
    SHIFT(OP##I_I4, c_i4, c_u4, ip->imm.integer, 0, left, true)                                    \
    SHIFT(OP##I_I8, c_i8, c_u8, ip->imm.integer, 0, left, true)                                    \
    SHIFT(OP##I_U4, c_u4, c_u4, ip->imm.integer, 0, left, false)                                   \
    SHIFT(OP##I_U8, c_u8, c_u8, ip->imm.integer, 0, left, false)
SHIFTS(SHL, true)
SHIFTS(SHR, false)
#undef SHIFTS
#undef SHIFT

#define FLOATING(OP, T, type, op)                                                                  \
    CASE(OP##_##T)                                                                                 \
    {                                                                                              \
        bool undefined = (UNDEFINED_##T(ip->b) | UNDEFINED_##T(ip->c)) != 0;                       \
        AT(type, ip->a) = AT(type, ip->b) op AT(type, ip->c);                                      \
        SET_UNDEFINED_##T(ip->a, undefined);                                                       \
        WROTE(ip->a, SIZE_##T);                                                                    \
        NEXT;                                                                                      \
    }
#define FLOATINGS(T, type)                                                                         \
    FLOATING(ADD, T, type, +)                                                                      \
    FLOATING(SUB, T, type, -)                                                                      \
    FLOATING(MUL, T, type, *)                                                                      \
    FLOATING(DIV, T, type, /)                                                                      \
    CASE(NEG_##T)                                                                                  \
    {                                                                                              \
        bool undefined = UNDEFINED_##T(ip->b) != 0;                                                \
        AT(type, ip->a) = -AT(type, ip->b);                                                        \
        SET_UNDEFINED_##T(ip->a, undefined);                                                       \
        WROTE(ip->a, SIZE_##T);                                                                    \
        NEXT;                                                                                      \
    }
FLOATINGS(F4, c_f4)
FLOATINGS(F8, c_f8)
FLOATINGS(LD, c_ld)
#undef FLOATINGS
#undef FLOATING

#define UNARY(T, S, U, is_signed, lowest)                                                          \
    CASE(NEG_##T)                                                                                  \
    {                                                                                              \
        U x = AT(U, ip->b), undefined = SHADOW(U, ip->b);                                          \
        AT(U, ip->a) = 0 - x;                                                                      \
        SHADOW(U, ip->a) = UP_FROM_LOWEST(undefined);                                              \
        WROTE(ip->a, sizeof(U));                                                                   \
        if ((is_signed) && UNLIKELY(x == (U)(lowest)) && !undefined) {                             \
            SAVE();                                                                                \
            c_warn_overflow(m, "a negation");                                                      \
        }                                                                                          \
        NEXT;                                                                                      \
    }                                                                                              \
    CASE(COM_##T)                                                                                  \
    {                                                                                              \
        AT(U, ip->a) = ~AT(U, ip->b);                                                              \
        SHADOW(U, ip->a) = SHADOW(U, ip->b);                                                       \
        WROTE(ip->a, sizeof(U));                                                                   \
        NEXT;                                                                                      \
    }
UNARY(I4, c_i4, c_u4, true, INT32_MIN)
UNARY(U4, c_u4, c_u4, false, 0)
UNARY(I8, c_i8, c_u8, true, INT64_MIN)
UNARY(U8, c_u8, c_u8, false, 0)
#undef UNARY

/* ---- pointers ---- */

CASE(PADD)
{
    c_u8 undefined = SHADOW(c_u8, ip->b) | SHADOW(c_u8, ip->c);
    c_provenance provenance = PROVENANCE(ip->b);
    AT(c_u8, ip->a) = AT(c_u8, ip->b) + AT(c_u8, ip->c) * ip->imm.bits;
    SHADOW(c_u8, ip->a) = UP_FROM_LOWEST(undefined);
    PROVENANCE(ip->a) = provenance;
    WROTE(ip->a, 8);
    NEXT;
}
CASE(PADDI)
{
    c_u8 undefined = SHADOW(c_u8, ip->b);
    c_provenance provenance = PROVENANCE(ip->b);
    AT(c_u8, ip->a) = AT(c_u8, ip->b) + ip->imm.bits;
    SHADOW(c_u8, ip->a) = UP_FROM_LOWEST(undefined);
    PROVENANCE(ip->a) = provenance;
    WROTE(ip->a, 8);
    NEXT;
}
CASE(PSUB)
{
    c_u8 undefined = SHADOW(c_u8, ip->b) | SHADOW(c_u8, ip->c);
    c_i8 bytes = (c_i8)(AT(c_u8, ip->b) - AT(c_u8, ip->c));
    AT(c_i8, ip->a) = bytes / ip->imm.integer;
    SHADOW(c_u8, ip->a) = ALL_IF(c_u8, undefined);
    WROTE(ip->a, 8);
    NEXT;
}
CASE(ADDRESS)
{
    const struct c_slot *slot = ip->imm.pointer;
    c_provenance block = AT(c_u4, ip->b);
    if (UNLIKELY(!block)) {
        SAVE();
        if (!c_make_local_block(m, slot, ip->b))
            goto fault;
        block = AT(c_u4, ip->b);
    }
    AT(c_u8, ip->a) = c_block(&m->memory, block)->address + (uint64_t)(int64_t)ip->c;
    SHADOW(c_u8, ip->a) = 0;
    PROVENANCE(ip->a) = block;
    WROTE(ip->a, 8);
    NEXT;
}

/* ---- bit-fields ---- */

CASE(BITS_GET)
{
    unsigned at = ip->imm.bits_at.offset, width = ip->imm.bits_at.width;
    unsigned left = 64 - width - at, right = 64 - width;
    c_u8 value = AT(c_u8, ip->b) << left, undefined = SHADOW(c_u8, ip->b) << left;
    if (ip->imm.bits_at.is_signed) {
        AT(c_u8, ip->a) = (c_u8)((c_i8)value >> right);
        SHADOW(c_u8, ip->a) = (c_u8)((c_i8)undefined >> right);
    } else {
        AT(c_u8, ip->a) = value >> right;
        SHADOW(c_u8, ip->a) = undefined >> right;
    }
    NEXT;
}
CASE(BITS_PUT)
{
    unsigned at = ip->imm.bits_at.offset, width = ip->imm.bits_at.width;
    c_u8 mask = (~(c_u8)0 >> (64 - width)) << at;
    c_u8 value = ip->c ? AT(c_u8, ip->b) : AT(c_u4, ip->b);
    c_u8 undefined = ip->c ? SHADOW(c_u8, ip->b) : SHADOW(c_u4, ip->b);
    AT(c_u8, ip->a) = (AT(c_u8, ip->a) & ~mask) | (value << at & mask);
    SHADOW(c_u8, ip->a) = (SHADOW(c_u8, ip->a) & ~mask) | (undefined << at & mask);
    NEXT;
}

/* ---- comparison ---- */

#define SURE(kind, is_signed, U) c_order_is_sure(kind, is_signed, sizeof(U) * 8, (U)x, (U)y, ux, uy)
#define COMPARE(name, S, U, right, right_undefined, kind, op, is_signed)                           \
    CASE(name)                                                                                     \
    {                                                                                              \
        S x = AT(S, ip->b), y = (S)(right);                                                        \
        U ux = SHADOW(U, ip->b), uy = (U)(right_undefined);                                        \
        AT(c_u4, ip->a) = x op y;                                                                  \
        SHADOW(c_u4, ip->a) = UNLIKELY(ux | uy) && !SURE(kind, is_signed, U);                      \
        WROTE(ip->a, 4);                                                                           \
        NEXT;                                                                                      \
    }
#define JUMP_IF(name, S, U, x_at, right, right_undefined, kind, op, is_signed)                     \
    CASE(name)                                                                                     \
    {                                                                                              \
        S x = AT(S, x_at), y = (S)(right);                                                         \
        U ux = SHADOW(U, x_at), uy = (U)(right_undefined);                                         \
        if (UNLIKELY(ux | uy) && !SURE(kind, is_signed, U))                                        \
            goto undefined_condition;                                                              \
        if (x op y)                                                                                \
            TAKE_JUMP;                                                                             \
        NEXT;                                                                                      \
    }
#define COMPARED_AS(OP, T, S, U, kind, op, is_signed)                                              \
    COMPARE(OP##_##T, S, U, AT(S, ip->c), SHADOW(U, ip->c), kind, op, is_signed)                   \
    COMPARE(OP##I_##T, S, U, ip->imm.integer, 0, kind, op, is_signed)                              \
    JUMP_IF(J##OP##_##T, S, U, ip->a, AT(S, ip->b), SHADOW(U, ip->b), kind, op, is_signed)         \
    JUMP_IF(J##OP##I_##T, S, U, ip->a, ip->imm.integer, 0, kind, op, is_signed)
#define COMPARE_FLOATING(OP, T, type, op)                                                          \
    CASE(OP##_##T)                                                                                 \
    {                                                                                              \
        bool undefined = (UNDEFINED_##T(ip->b) | UNDEFINED_##T(ip->c)) != 0;                       \
        AT(c_u4, ip->a) = AT(type, ip->b) op AT(type, ip->c);                                      \
        SHADOW(c_u4, ip->a) = undefined;                                                           \
        WROTE(ip->a, 4);                                                                           \
        NEXT;                                                                                      \
    }
#define COMPARISONS(OP, kind, op)                                                                  \
    COMPARED_AS(OP, I4, c_i4, c_u4, kind, op, true)                                                \
    COMPARED_AS(OP, U4, c_u4, c_u4, kind, op, false)                                               \
    COMPARED_AS(OP, I8, c_i8, c_u8, kind, op, true)                                                \
    COMPARED_AS(OP, U8, c_u8, c_u8, kind, op, false)                                               \
    COMPARE_FLOATING(OP, F4, c_f4, op)                                                             \
    COMPARE_FLOATING(OP, F8, c_f8, op)                                                             \
    COMPARE_FLOATING(OP, LD, c_ld, op)
COMPARISONS(EQ, C_EQUAL, ==)
COMPARISONS(NE, C_NOT_EQUAL, !=)
COMPARISONS(LT, C_LESS, <)
COMPARISONS(LE, C_LESS_EQUAL, <=)
COMPARISONS(GT, C_GREATER, >)
COMPARISONS(GE, C_GREATER_EQUAL, >=)
#undef COMPARISONS
#undef COMPARE_FLOATING
#undef COMPARED_AS
#undef JUMP_IF
#undef COMPARE
#undef SURE

#define JUMP_ON(name, U, condition)                                                                \
    CASE(name)                                                                                     \
    {                                                                                              \
        U value = AT(U, ip->a), undefined = SHADOW(U, ip->a);                                      \
        if (UNLIKELY(undefined) && !(value & ~undefined))                                          \
            goto undefined_condition;                                                              \
        if (condition)                                                                             \
            TAKE_JUMP;                                                                             \
        NEXT;                                                                                      \
    }
JUMP_ON(JNZ_4, c_u4, value != 0)
JUMP_ON(JZ_4, c_u4, value == 0)
JUMP_ON(JNZ_8, c_u8, value != 0)
JUMP_ON(JZ_8, c_u8, value == 0)
#undef JUMP_ON
CASE(JUMP)
{
    TAKE_JUMP;
}
CASE(SWITCH)
{
    const struct c_switch *table = ip->imm.pointer;
    int64_t value = AT(c_i8, ip->a);
    size_t low = 0, high = table->count;
    if (SHADOW(c_u8, ip->a))
        goto undefined_condition;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (table->cases[middle].high < value)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < table->count && table->cases[low].low <= value;
    ip += found ? table->cases[low].jump : table->otherwise;
    POLL;
    DISPATCH;
}
