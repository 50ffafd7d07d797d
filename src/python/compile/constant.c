/* The table of constants: makes each distinct one once. */
#include "python/compile/constant.h"

#include "python/compile/compiled.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static uint32_t mix(uint32_t hash, uint64_t value)
{
    uint64_t mixed = (hash ^ value) * 0x9e3779b97f4a7c15u;
    return (uint32_t)(mixed >> 32) ^ (uint32_t)mixed;
}

static uint64_t bits_of(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof(bits));
    return bits;
}

static uint32_t hash_bytes(uint32_t hash, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (uint8_t)bytes[i]) * 16777619u;
    return mix(hash, length);
}

static uint32_t hash_constant(const struct constant *constant)
{
    uint32_t hash = mix(17, constant->kind);
    switch (constant->kind) {
    case CONSTANT_NONE:
    case CONSTANT_ELLIPSIS: return hash;
    case CONSTANT_BOOL: return mix(hash, constant->truth);
    case CONSTANT_INT:
        hash = mix(hash, (uint64_t)constant->integer.size);
        for (int i = 0; i < abs(constant->integer.size); i++)
            hash = mix(hash, constant->integer.limbs[i]);
        return hash;
    case CONSTANT_FLOAT: return mix(hash, bits_of(constant->real));
    case CONSTANT_COMPLEX: return mix(mix(hash, bits_of(constant->real)), bits_of(constant->imag));
    case CONSTANT_STR:
    case CONSTANT_BYTES: return hash_bytes(hash, constant->bytes, constant->length);
    case CONSTANT_TUPLE:
        for (size_t i = 0; i < constant->count; i++)
            hash = mix(hash, constant->items[i]->hash);
        return hash;
    case CONSTANT_FROZENSET: {
        uint64_t sum = 0; /* the order of the items does not matter */
        for (size_t i = 0; i < constant->count; i++)
            sum += mix(1, constant->items[i]->hash);
        return mix(hash, sum);
    }
    case CONSTANT_CODE: return mix(hash, compiled_hash(constant->code));
    }
    return hash;
}

static bool contains(const struct constant *set, const struct constant *item)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->items[i] == item)
            return true;
    return false;
}

/* NaNs have no literal, so that equal bits mean equal keys. */
static bool same_constant(const struct constant *a, const struct constant *b)
{
    if (a->hash != b->hash || a->kind != b->kind)
        return false;
    switch (a->kind) {
    case CONSTANT_NONE:
    case CONSTANT_ELLIPSIS: return true;
    case CONSTANT_BOOL: return a->truth == b->truth;
    case CONSTANT_INT:
        return a->integer.size == b->integer.size &&
               (a->integer.size == 0 ||
                memcmp(a->integer.limbs, b->integer.limbs,
                       (size_t)abs(a->integer.size) * sizeof(mp_limb_t)) == 0);
    case CONSTANT_FLOAT: return bits_of(a->real) == bits_of(b->real);
    case CONSTANT_COMPLEX:
        return bits_of(a->real) == bits_of(b->real) && bits_of(a->imag) == bits_of(b->imag);
    case CONSTANT_STR:
    case CONSTANT_BYTES:
        return a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
    case CONSTANT_TUPLE:
        return a->count == b->count &&
               (a->count == 0 || memcmp(a->items, b->items, a->count * sizeof(*a->items)) == 0);
    case CONSTANT_FROZENSET:
        if (a->count != b->count)
            return false;
        for (size_t i = 0; i < a->count; i++)
            if (!contains(b, a->items[i]))
                return false;
        return true;
    case CONSTANT_CODE: return compiled_equal(a->code, b->code);
    }
    return false;
}

static void grow_table(struct compiler *c)
{
    size_t size = c->constant_table.size ? c->constant_table.size * 2 : 256;
    struct constant **slots = compile_alloc(c, size * sizeof(*slots));
    for (size_t i = 0; i < c->constant_table.size; i++) {
        struct constant *constant = c->constant_table.slots[i];
        if (!constant)
            continue;
        size_t slot = constant->hash & (size - 1);
        while (slots[slot])
            slot = (slot + 1) & (size - 1);
        slots[slot] = constant;
    }
    c->constant_table.slots = slots;
    c->constant_table.size = size;
}

/* What the value's insides are copied from when it is new. */
static void own_contents(struct compiler *c, struct constant *constant)
{
    if (constant->kind == CONSTANT_STR || constant->kind == CONSTANT_BYTES) {
        char *copy = compile_alloc(c, constant->length + 1);
        memcpy(copy, constant->bytes, constant->length);
        constant->bytes = copy;
    } else if ((constant->kind == CONSTANT_TUPLE || constant->kind == CONSTANT_FROZENSET) &&
               constant->count) {
        const struct constant **items = compile_alloc(c, constant->count * sizeof(*items));
        memcpy(items, constant->items, constant->count * sizeof(*items));
        constant->items = items;
    }
}

/* The one constant that equals *value. */
static const struct constant *unique(struct compiler *c, struct constant *value)
{
    value->hash = hash_constant(value);
    if (c->constant_table.count * 2 >= c->constant_table.size)
        grow_table(c);
    size_t mask = c->constant_table.size - 1;
    size_t slot = value->hash & mask;
    for (; c->constant_table.slots[slot]; slot = (slot + 1) & mask)
        if (same_constant(c->constant_table.slots[slot], value))
            return c->constant_table.slots[slot];
    struct constant *made = compile_alloc(c, sizeof(*made));
    *made = *value;
    made->number = (uint32_t)c->constant_table.count;
    own_contents(c, made);
    c->constant_table.slots[slot] = made;
    int capacity = c->constants_capacity;
    c->constants =
        compile_grow(c, c->constants, (int)made->number, &capacity, sizeof(*c->constants));
    c->constants_capacity = capacity;
    c->constants[made->number] = made;
    c->constant_table.count++;
    return made;
}

const struct constant *constant_none(struct compiler *c)
{
    return unique(c, &(struct constant){.kind = CONSTANT_NONE});
}

const struct constant *constant_ellipsis(struct compiler *c)
{
    return unique(c, &(struct constant){.kind = CONSTANT_ELLIPSIS});
}

const struct constant *constant_bool(struct compiler *c, bool truth)
{
    return unique(c, &(struct constant){.kind = CONSTANT_BOOL, .truth = truth});
}

const struct constant *constant_mpz(struct compiler *c, mpz_t number)
{
    size_t limbs = mpz_size(number);
    int sign = mpz_sgn(number);
    mp_limb_t *copy = arena_alloc(&c->arena, limbs * sizeof(*copy) + 1);
    if (copy && limbs)
        memcpy(copy, mpz_limbs_read(number), limbs * sizeof(*copy));
    mpz_clear(number);
    if (!copy)
        compile_fail(c, COMPILE_NO_MEMORY);
    return unique(c, &(struct constant){
                         .kind = CONSTANT_INT,
                         .integer = {.limbs = copy, .size = sign < 0 ? -(int)limbs : (int)limbs}});
}

const struct constant *constant_int(struct compiler *c, long value)
{
    mp_limb_t *limb = compile_alloc(c, sizeof(*limb));
    *limb = value < 0 ? (mp_limb_t)0 - (mp_limb_t)value : (mp_limb_t)value;
    int size = value < 0 ? -1 : value > 0;
    return unique(
        c, &(struct constant){.kind = CONSTANT_INT, .integer = {.limbs = limb, .size = size}});
}

const struct constant *constant_float(struct compiler *c, double value)
{
    return unique(c, &(struct constant){.kind = CONSTANT_FLOAT, .real = value});
}

const struct constant *constant_complex(struct compiler *c, double real, double imag)
{
    return unique(c, &(struct constant){.kind = CONSTANT_COMPLEX, .real = real, .imag = imag});
}

const struct constant *constant_str(struct compiler *c, const char *bytes, size_t length)
{
    return unique(c, &(struct constant){.kind = CONSTANT_STR, .bytes = bytes, .length = length});
}

const struct constant *constant_bytes(struct compiler *c, const char *bytes, size_t length)
{
    return unique(c, &(struct constant){.kind = CONSTANT_BYTES, .bytes = bytes, .length = length});
}

const struct constant *constant_name(struct compiler *c, const struct name *name)
{
    return constant_str(c, name->text, name->length);
}

const struct constant *constant_tuple(struct compiler *c, const struct constant *const *items,
                                      size_t count)
{
    return unique(c, &(struct constant){.kind = CONSTANT_TUPLE, .items = items, .count = count});
}

/* Python's equality of two items, by which a set keeps the first: 1, 1.0 and True are equal there. Tuples
 * that differ only so are rare enough to count as different. */
static bool equal_in_set(const struct constant *a, const struct constant *b)
{
    if (a == b)
        return true;
    bool a_integer = constant_is_integer(a), b_integer = constant_is_integer(b);
    if (a_integer && b_integer) {
        mpz_t x, y;
        constant_read(a, x);
        constant_read(b, y);
        return mpz_cmp(x, y) == 0;
    }
    double real[2], imag[2];
    const struct constant *both[2] = {a, b};
    for (int i = 0; i < 2; i++) {
        if (constant_is_integer(both[i])) {
            mpz_t x;
            constant_read(both[i], x);
            const struct constant *other = both[1 - i];
            if (other->kind != CONSTANT_FLOAT && other->kind != CONSTANT_COMPLEX)
                return false;
            if (!isfinite(other->real) || mpz_cmp_d(x, other->real) != 0)
                return false;
            real[i] = other->real;
            imag[i] = 0;
        } else if (both[i]->kind == CONSTANT_FLOAT || both[i]->kind == CONSTANT_COMPLEX) {
            real[i] = both[i]->real;
            imag[i] = both[i]->kind == CONSTANT_COMPLEX ? both[i]->imag : 0;
        } else {
            return false;
        }
    }
    return real[0] == real[1] && imag[0] == imag[1];
}

enum { MAX_COMPARED = 64 }; /* numbers of different types are told apart only in sets of so many */

const struct constant *constant_frozenset(struct compiler *c, const struct constant *const *items,
                                          size_t count)
{
    const struct constant **kept = compile_alloc(c, count * sizeof(*kept) + 1);
    size_t kept_count = 0;
    struct node_map seen = {0};
    for (size_t i = 0; i < count; i++) {
        bool known = node_map_get(&seen, items[i]) != NULL;
        for (size_t j = 0; j < MIN(kept_count, MAX_COMPARED) && !known; j++)
            known = equal_in_set(kept[j], items[i]);
        if (known)
            continue;
        kept[kept_count++] = items[i];
        node_map_set(c, &seen, items[i], c);
    }
    return unique(
        c, &(struct constant){.kind = CONSTANT_FROZENSET, .items = kept, .count = kept_count});
}

const struct constant *constant_code(struct compiler *c, const struct compiled *code)
{
    return unique(c, &(struct constant){.kind = CONSTANT_CODE, .code = code});
}

static const struct constant *literal_int(struct compiler *c, const struct ast_constant *literal)
{
    if (literal->length <= 15) { /* fits a long in every base */
        long value = 0;
        for (size_t i = 0; i < literal->length; i++) {
            char digit = literal->text[i];
            int number = digit <= '9' ? digit - '0' : (digit | 32) - 'a' + 10;
            value = value * literal->base + number;
        }
        return constant_int(c, value);
    }
    mpz_t number;
    mpz_init(number);
    mpz_set_str(number, literal->text, literal->base);
    return constant_mpz(c, number);
}

const struct constant *constant_literal(struct compiler *c, const struct ast_constant *literal)
{
    switch (literal->kind) {
    case AST_CONSTANT_NONE: return constant_none(c);
    case AST_CONSTANT_TRUE: return constant_bool(c, true);
    case AST_CONSTANT_FALSE: return constant_bool(c, false);
    case AST_CONSTANT_ELLIPSIS: return constant_ellipsis(c);
    case AST_CONSTANT_INT: return literal_int(c, literal);
    case AST_CONSTANT_FLOAT: return constant_float(c, literal->number);
    case AST_CONSTANT_IMAGINARY: return constant_complex(c, 0, literal->number);
    case AST_CONSTANT_STR: return constant_str(c, literal->text, literal->length);
    case AST_CONSTANT_BYTES: return constant_bytes(c, literal->text, literal->length);
    }
    return constant_none(c);
}

void constant_mark_tree(struct compiler *c, const struct constant *constant)
{
    c->constants[constant->number]->from_tree = true;
}

bool constant_is_true(const struct constant *constant)
{
    switch (constant->kind) {
    case CONSTANT_NONE: return false;
    case CONSTANT_BOOL: return constant->truth;
    case CONSTANT_INT: return constant->integer.size != 0;
    case CONSTANT_FLOAT: return constant->real != 0;
    case CONSTANT_COMPLEX: return constant->real != 0 || constant->imag != 0;
    case CONSTANT_STR:
    case CONSTANT_BYTES: return constant->length != 0;
    case CONSTANT_TUPLE:
    case CONSTANT_FROZENSET: return constant->count != 0;
    case CONSTANT_ELLIPSIS:
    case CONSTANT_CODE: return true;
    }
    return true;
}

void constant_read(const struct constant *constant, mpz_t number)
{
    static const mp_limb_t one = 1;
    if (constant->kind == CONSTANT_BOOL)
        mpz_roinit_n(number, &one, constant->truth);
    else
        mpz_roinit_n(number, constant->integer.limbs, constant->integer.size);
}

size_t constant_str_length(const struct constant *constant)
{
    size_t count = 0;
    for (size_t i = 0; i < constant->length; i++)
        count += ((uint8_t)constant->bytes[i] & 0xc0) != 0x80;
    return count;
}
