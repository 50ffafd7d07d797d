/* Arithmetic in as many bits as a bit-field has. A bit-field wider than an int is not promoted, and C11 leaves it open what type it
 * has (6.7.2.1p5): in gcc an integer of just that width, and what is computed in it wraps there. Here it is computed in the
 * declared type and brought back into the width. */
#include "c/syntax/parser.h"

static unsigned width_of(const struct c_expression *e)
{
    return e->precision ? e->precision : (unsigned)e->type->size * 8;
}

/* gcc's c_common_type: the wider one; of two as wide the unsigned one. */
bool cb_usual_bits(const struct c_expression *left, const struct c_expression *right,
                   const struct c_type **type, unsigned *bits)
{
    *bits = 0;
    if ((!left->precision && !right->precision) || !c_is_integer(left->type) ||
        !c_is_integer(right->type))
        return false;
    unsigned a = width_of(left), b = width_of(right);
    const struct c_expression *wins = a > b || (a == b && !c_is_signed(left->type)) ? left : right;
    *type = c_type_promoted(wins->type);
    *bits = wins->precision;
    return true;
}

static struct c_expression *constant(struct parser *parser, const struct c_type *type,
                                     int64_t value, const struct c_expression *at)
{
    struct c_expression *made = cb_node(parser, C_INTEGER_CONSTANT, type, at, NULL, NULL);
    if (made)
        made->integer = value;
    return made;
}

static struct c_expression *shifted(struct parser *parser, enum c_expression_kind kind,
                                    struct c_expression *e, enum c_kind type, unsigned bits)
{
    e = cb_convert(parser, e, c_basic_type(type));
    struct c_expression *count = e ? constant(parser, c_basic_type(C_INT), (int)bits, e) : NULL;
    return count ? cb_fold(parser, cb_node(parser, kind, e->type, e, e, count)) : NULL;
}

struct c_expression *cb_narrowed(struct parser *parser, struct c_expression *e, unsigned bits)
{
    if (!e || !bits || e->precision == bits)
        return e;
    const struct c_type *type = e->type;
    if (c_is_signed(type)) {
        e = shifted(parser, C_SHIFT_LEFT, e, C_UNSIGNED_LONG, 64 - bits);
        e = cb_convert(parser, shifted(parser, C_SHIFT_RIGHT, e, C_LONG, 64 - bits), type);
    } else {
        struct c_expression *mask = constant(parser, type, (int64_t)(UINT64_MAX >> (64 - bits)), e);
        e = mask ? cb_fold(parser, cb_node(parser, C_AND, type, e, e, mask)) : NULL;
    }
    if (e)
        e->precision = (uint8_t)bits;
    return e;
}

struct c_expression *cb_in_bits(struct parser *parser, struct c_expression *e,
                                const struct c_type *type, unsigned bits)
{
    bool same_sign = e && c_is_signed(e->type) == c_is_signed(type);
    unsigned precision = e && same_sign ? e->precision : 0;
    e = cb_convert(parser, e, type);
    if (e && precision && precision <= bits) /* it has the value already */
        return e;
    return cb_narrowed(parser, e, bits);
}
