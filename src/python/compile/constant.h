/* Constants while they are compiled: neutral values that know no engine.
 *
 * Each distinct constant of one compilation exists once, so that constants are compared by pointer and
 * become one object each. Distinct means what CPython's _PyCode_ConstantKey says: 1, 1.0 and True differ,
 * and so do 0.0 and -0.0; tuples and frozensets are compared item by item.
 */
#ifndef PYTHON_COMPILE_CONSTANT_H
#define PYTHON_COMPILE_CONSTANT_H

#include "python/compile/compiler.h"

#include <gmp.h>

enum constant_kind {
    CONSTANT_NONE,
    CONSTANT_ELLIPSIS,
    CONSTANT_BOOL,
    CONSTANT_INT,
    CONSTANT_FLOAT,
    CONSTANT_COMPLEX,
    CONSTANT_STR,
    CONSTANT_BYTES,
    CONSTANT_TUPLE,
    CONSTANT_FROZENSET,
    CONSTANT_CODE,
};

struct constant {
    enum constant_kind kind;
    uint32_t hash;
    bool from_tree;  /* a literal of the tree, or folded from some: not made by the generator */
    uint32_t number; /* which of the compilation's constants it is, from 0 */
    union {
        bool truth;
        struct {
            mp_limb_t *limbs; /* absolute value, least significant first */
            int size;         /* negative for negative numbers, 0 for 0 */
        } integer;
        struct {
            double real, imag; /* FLOAT: real */
        };
        struct {
            const char *bytes; /* STR: UTF-8, lone surrogates as three bytes */
            size_t length;
        };
        struct {
            const struct constant *const *items; /* FROZENSET: each once, in the order written */
            size_t count;
        };
        const struct compiled *code;
    };
};

const struct constant *constant_none(struct compiler *c);
const struct constant *constant_ellipsis(struct compiler *c);
const struct constant *constant_bool(struct compiler *c, bool truth);
const struct constant *constant_int(struct compiler *c, long value);
/* Takes the number over and clears it. */
const struct constant *constant_mpz(struct compiler *c, mpz_t number);
const struct constant *constant_float(struct compiler *c, double value);
const struct constant *constant_complex(struct compiler *c, double real, double imag);
/* The text is copied only when it is new. */
const struct constant *constant_str(struct compiler *c, const char *bytes, size_t length);
const struct constant *constant_bytes(struct compiler *c, const char *bytes, size_t length);
const struct constant *constant_name(struct compiler *c, const struct name *name);
const struct constant *constant_tuple(struct compiler *c, const struct constant *const *items,
                                      size_t count);
const struct constant *constant_frozenset(struct compiler *c, const struct constant *const *items,
                                          size_t count);
const struct constant *constant_code(struct compiler *c, const struct compiled *code);
/* What a literal of the tree stands for. */
const struct constant *constant_literal(struct compiler *c, const struct ast_constant *literal);

/* Notes that the tree has the constant. */
void constant_mark_tree(struct compiler *c, const struct constant *constant);

bool constant_is_true(const struct constant *constant);
/* An int or a bool as a number that must not be changed or cleared. */
void constant_read(const struct constant *constant, mpz_t number);
static inline bool constant_is_integer(const struct constant *constant)
{
    return constant->kind == CONSTANT_INT || constant->kind == CONSTANT_BOOL;
}
/* Appends what repr() gives, for messages and annotations: strings, bytes, numbers, tuples. */
void constant_repr(const struct constant *constant, struct text *out);
/* Code points of a str. */
size_t constant_str_length(const struct constant *constant);

/* ---- arithmetic.c: what operators give on constants; NULL: not computed while compiling ---- */
const struct constant *constant_binary(struct compiler *c, enum ast_operator op,
                                       const struct constant *a, const struct constant *b);
const struct constant *constant_unary(struct compiler *c, enum ast_unary_op op,
                                      const struct constant *a);
const struct constant *constant_subscript(struct compiler *c, const struct constant *a,
                                          const struct constant *index);

#endif
