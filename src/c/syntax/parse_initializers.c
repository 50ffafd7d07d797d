/* Initialisers (C11 6.7.9): braces, left out or not, and designators become a list of stores.
 *
 * A value goes to the current object; when that is an aggregate and no brace opens it, the value goes to its first element, and so on
 * down (p20). The expression is read before it is known how far down it goes, so it waits in `pending`. A later store into the same
 * place takes the earlier one's place (p19).
 */
#include "c/syntax/parser.h"

enum { MOST_REPEATED = 1 << 20 };

struct filling {
    struct parser *parser;
    struct c_initializer *out;
    size_t capacity;
    bool is_static;
    uint64_t highest; /* end of the highest store so far: below it, there may be one to replace */
    struct c_expression *pending;
    uint64_t union_offset; /* the union designated last, and its member */
    const struct c_member *union_member;
};

/* ---- stores ---- */

static void drop_stores(struct filling *f, uint64_t offset, uint64_t size,
                        const struct c_member *bit_field)
{
    size_t kept = 0;
    if (offset >= f->highest)
        return;
    for (size_t i = 0; i < f->out->count; i++) {
        const struct c_store *store = &f->out->stores[i];
        bool inside = store->offset >= offset && store->offset + store->type->size <= offset + size;
        if (!inside || (bit_field && store->bit_field != bit_field))
            f->out->stores[kept++] = *store;
    }
    f->out->count = kept;
}

static uint64_t store_end(const struct c_store *store)
{
    const struct c_member *field = store->bit_field;
    uint64_t size = field ? (field->bit_offset + field->bit_width + 7u) / 8 : store->type->size;
    return store->offset + size;
}

static bool add_store(struct filling *f, const struct c_store *store)
{
    void *stores = f->out->stores;
    drop_stores(f, store->offset, store->type->size, store->bit_field);
    if (!cp_grow(f->parser, &stores, f->out->count, &f->capacity, sizeof *store))
        return false;
    f->out->stores = stores;
    f->out->stores[f->out->count++] = *store;
    f->highest = MAX(f->highest, store_end(store));
    return true;
}

/* A constant struct may come from a compound literal of constants, as gcc has it. */
static const struct c_initializer *constant_literal(const struct c_expression *value)
{
    const struct c_initializer *initializer = NULL;
    if (value->kind == C_COMPOUND_LITERAL)
        initializer = value->initializer;
    else if (value->kind == C_VARIABLE && !value->variable->name &&
             value->variable->storage == C_STATIC_STORAGE)
        initializer = value->variable->initializer;
    for (size_t i = 0; initializer && i < initializer->count; i++)
        if (initializer->stores[i].type->kind != C_ARRAY &&
            !cb_is_constant(initializer->stores[i].value))
            return NULL;
    return initializer;
}

static bool put_static(struct filling *f, const struct c_store *store)
{
    const struct c_initializer *literal =
        c_is_record(store->type) ? constant_literal(store->value) : NULL;
    if (!literal) {
        if (!cb_is_poison(store->value->type) && !cb_is_constant(store->value))
            cp_error_at(f->parser, store->value, "initializer element is not constant");
        return add_store(f, store);
    }
    for (size_t i = 0; i < literal->count; i++) {
        struct c_store inner = literal->stores[i];
        inner.offset += store->offset;
        if (!add_store(f, &inner))
            return false;
    }
    return true;
}

static bool put(struct filling *f, const struct c_type *type, uint64_t offset,
                const struct c_member *member, struct c_expression *value)
{
    value = cb_assigned(f->parser, value, type, CB_INITIALIZATION, NULL, NULL, 0);
    if (!value)
        return false;
    struct c_store store = {.offset = offset,
                            .type = type->unqualified,
                            .bit_field = member && member->bit_width ? member : NULL,
                            .value = value};
    return f->is_static ? put_static(f, &store) : add_store(f, &store);
}

/* ---- strings ---- */

static bool is_literal_for(const struct c_expression *value, const struct c_type *type)
{
    if (type->kind != C_ARRAY || value->kind != C_VARIABLE || value->variable->storage != C_LITERAL)
        return false;
    const struct c_type *element = type->base, *from = value->type->base;
    return c_is_character(from) ? c_is_character(element) : c_types_compatible(element, from);
}

static bool put_literal(struct filling *f, const struct c_type *type, uint64_t offset,
                        struct c_expression *value)
{
    if (!type->complete) {
        type = c_type_array(f->parser->arena, type->base, value->type->length);
        f->parser->failed |= !type;
        if (!type)
            return false;
    } else if (value->type->length - 1 > type->length) {
        cp_warn_at(f->parser, value, "initializer-string for array of '%s' is too long",
                   cp_type(f->parser, type->base));
    }
    struct c_store store = {.offset = offset, .type = type, .value = value};
    return add_store(f, &store);
}

/* ---- aggregates ---- */

/* How many subobjects there are; of an unknown length, no end of them. */
static uint64_t child_count(const struct c_type *type)
{
    if (type->kind == C_ARRAY)
        return type->complete ? type->length : UINT64_MAX;
    if (type->kind == C_STRUCT)
        return type->member_count;
    for (size_t i = 0; i < type->member_count; i++) /* of a union the first that has a name */
        if (type->members[i].name || c_is_record(type->members[i].type))
            return i + 1;
    return 0;
}

static const struct c_member *child_member(const struct c_type *type, uint64_t index)
{
    return type->kind == C_ARRAY ? NULL : &type->members[index];
}

/* Unnamed bit-fields take no part (p9); of a union only one member does. */
static uint64_t skip_unnamed(const struct c_type *type, uint64_t index)
{
    while (type->kind != C_ARRAY && index < type->member_count && !type->members[index].name &&
           !c_is_record(type->members[index].type))
        index++;
    return index;
}

static bool fill(struct filling *f, const struct c_type *type, uint64_t offset,
                 const struct c_member *member);

static bool fill_child(struct filling *f, const struct c_type *type, uint64_t offset,
                       uint64_t index)
{
    const struct c_member *member = child_member(type, index);
    if (!member)
        return fill(f, type->base, offset + index * type->base->size, NULL);
    const struct c_type *child = c_type_qualified(f->parser->arena, member->type, type->qualifiers);
    return child && fill(f, child, offset + member->offset, member);
}

static bool at_designator(const struct c_token *token)
{
    return token->word == C_PUNCT_DOT || token->word == C_PUNCT_LEFT_BRACKET;
}

/* Is there one more value for an aggregate that no brace opened? */
static bool more(struct filling *f)
{
    struct parser *parser = f->parser;
    if (f->pending)
        return true;
    if (!cp_at(parser, C_PUNCT_COMMA) || cp_next(parser)->word == C_PUNCT_RIGHT_BRACE ||
        at_designator(cp_next(parser)))
        return false;
    cp_advance(parser);
    return true;
}

static bool fill_elided(struct filling *f, const struct c_type *type, uint64_t offset,
                        uint64_t index, bool first)
{
    uint64_t count = child_count(type);
    for (;; index++, first = false) {
        index = skip_unnamed(type, index);
        if (index >= count || (!first && !more(f)))
            return true;
        if (!fill_child(f, type, offset, index))
            return false;
    }
}

/* ---- designators ---- */

static bool fill_designated(struct filling *f, const struct c_type *type, uint64_t offset,
                            uint64_t *next);

/* Behind a designator: a further one, or = and the value. */
static bool fill_target(struct filling *f, const struct c_type *type, uint64_t offset,
                        uint64_t index)
{
    struct parser *parser = f->parser;
    if (!at_designator(parser->token)) {
        if (!cp_take(parser, C_PUNCT_ASSIGN) && type->kind != C_ARRAY)
            return cp_expect(parser, C_PUNCT_ASSIGN);
        return fill_child(f, type, offset, index);
    }
    const struct c_member *member = child_member(type, index);
    const struct c_type *child = member ? member->type : type->base;
    uint64_t inside = offset + (member ? member->offset : index * child->size), next = 0;
    bool filled = cp_enter(parser) && fill_designated(f, child, inside, &next) &&
                  fill_elided(f, child, inside, next, false);
    cp_leave(parser);
    return filled;
}

static bool array_index(struct filling *f, const struct c_type *type, uint64_t *index)
{
    struct parser *parser = f->parser;
    const struct c_token *token = parser->token;
    int64_t value;
    if (!cp_constant(parser, &value, NULL, "nonconstant array index in initializer"))
        return false;
    bool outside = value < 0 || (uint64_t)value >= child_count(type);
    if (outside || (uint64_t)value > (UINT64_C(1) << 40)) {
        cp_error(parser, token, "array index in initializer exceeds array bounds");
        value = 0;
    }
    *index = (uint64_t)value;
    return true;
}

/* [first ... last] = value, as gcc has it: the stores of the first are made again for the others. */
static bool repeat(struct filling *f, uint64_t step, uint64_t from, uint64_t times)
{
    size_t count = f->out->count;
    if (times && (count - from) > MOST_REPEATED / times) {
        cp_error(f->parser, f->parser->token, "heapstep's C has no range of so many elements");
        return true;
    }
    for (uint64_t t = 1; t <= times; t++)
        for (size_t i = (size_t)from; i < count; i++) {
            struct c_store store = f->out->stores[i];
            store.offset += t * step;
            if (!add_store(f, &store))
                return false;
        }
    return true;
}

static bool index_designator(struct filling *f, const struct c_type *type, uint64_t offset,
                             uint64_t *next)
{
    struct parser *parser = f->parser;
    uint64_t first, last;
    if (type->kind != C_ARRAY) {
        cp_error(parser, parser->token, "array index in non-array initializer");
        return false;
    }
    cp_advance(parser);
    if (!array_index(f, type, &first))
        return false;
    last = first;
    if (cp_take(parser, C_PUNCT_ELLIPSIS) && !array_index(f, type, &last))
        return false;
    if (!cp_expect(parser, C_PUNCT_RIGHT_BRACKET))
        return false;
    if (last < first) {
        cp_error(parser, parser->token, "empty index range in initializer");
        last = first;
    }
    if (last > first && !at_designator(parser->token))
        drop_stores(f, offset + first * type->base->size, (last - first + 1) * type->base->size,
                    NULL);
    size_t before = f->out->count;
    *next = last + 1;
    return fill_target(f, type, offset, first) &&
           repeat(f, type->base->size, MIN(before, f->out->count), last - first);
}

static bool has_member(const struct c_member *member, const char *name)
{
    uint64_t offset = 0;
    if (member->name)
        return member->name == name;
    return c_is_record(member->type) && c_type_member(member->type, name, &offset);
}

/* Another member of the union than before: what was stored of that one is gone. */
static void switch_union(struct filling *f, const struct c_type *type, uint64_t offset,
                         const struct c_member *member)
{
    if (type->kind != C_UNION)
        return;
    if (f->union_member != member || f->union_offset != offset)
        drop_stores(f, offset, type->size, NULL);
    f->union_member = member;
    f->union_offset = offset;
}

static bool member_designator(struct filling *f, const struct c_type *type, uint64_t offset,
                              uint64_t *next)
{
    struct parser *parser = f->parser;
    const struct c_token *name = cp_next(parser);
    if (!c_is_record(type)) {
        cp_error(parser, parser->token, "field name not in record or union initializer");
        return false;
    }
    if (name->kind != C_TOKEN_IDENTIFIER) {
        cp_advance(parser);
        cp_expected(parser, "identifier");
        return false;
    }
    for (size_t i = 0; i < type->member_count; i++) {
        const struct c_member *member = &type->members[i];
        if (!has_member(member, name->spelling))
            continue;
        switch_union(f, type, offset, member);
        *next = type->kind == C_UNION ? UINT64_MAX : i + 1;
        if (!member->name) { /* its own members are seen from here */
            uint64_t inner = 0, inside = offset + member->offset;
            return fill_designated(f, member->type, inside, &inner) &&
                   fill_elided(f, member->type, inside, inner, false);
        }
        cp_advance(parser);
        cp_advance(parser);
        return fill_target(f, type, offset, i);
    }
    cp_error(parser, name, "'%s' has no member named '%s'", cp_type(parser, type->unqualified),
             name->spelling);
    cp_advance(parser);
    cp_advance(parser);
    if (cp_take(parser, C_PUNCT_ASSIGN) && cp_at(parser, C_PUNCT_LEFT_BRACE)) {
        cp_skip_brackets(parser);
        return true;
    }
    return cp_assignment_expression(parser) != NULL;
}

static bool fill_designated(struct filling *f, const struct c_type *type, uint64_t offset,
                            uint64_t *next)
{
    return cp_at(f->parser, C_PUNCT_DOT) ? member_designator(f, type, offset, next)
                                         : index_designator(f, type, offset, next);
}

/* ---- braces ---- */

/* Reads what there is no place for. */
static bool fill_nothing(struct filling *f, const struct c_type *type)
{
    struct parser *parser = f->parser;
    struct c_expression place = {.place = parser->token->place, .length = parser->token->length};
    if (cp_at(parser, C_PUNCT_LEFT_BRACE)) {
        cp_error_at(parser, &place, "extra brace group at end of initializer");
        cp_skip_brackets(parser);
        return true;
    }
    cp_warn_at(parser, &place, "excess elements in %s initializer",
               type->kind == C_ARRAY    ? "array"
               : type->kind == C_UNION  ? "union"
               : type->kind == C_STRUCT ? "struct"
                                        : "scalar");
    return cp_assignment_expression(parser) != NULL;
}

/* The elements between { and }. *length: of an array, one more than the highest index. */
static bool fill_list(struct filling *f, const struct c_type *type, uint64_t offset,
                      uint64_t *length)
{
    struct parser *parser = f->parser;
    uint64_t index = 0, count = child_count(type);
    while (!cp_at(parser, C_PUNCT_RIGHT_BRACE)) {
        bool filled;
        index = skip_unnamed(type, index);
        if (at_designator(parser->token)) {
            filled = fill_designated(f, type, offset, &index);
        } else if (index >= count) {
            filled = fill_nothing(f, type);
        } else {
            filled = fill_child(f, type, offset, index);
            index++;
        }
        if (!filled)
            return false;
        *length = MAX(*length, index);
        if (!cp_take(parser, C_PUNCT_COMMA))
            break;
    }
    f->pending = NULL;
    return cp_expect(parser, C_PUNCT_RIGHT_BRACE);
}

static bool is_braced_string(const struct parser *parser, const struct c_type *type)
{
    const struct c_token *next = cp_next(parser);
    return type->kind == C_ARRAY && parser->token->kind == C_TOKEN_STRING &&
           (next->word == C_PUNCT_RIGHT_BRACE ||
            (next->word == C_PUNCT_COMMA && next[1].word == C_PUNCT_RIGHT_BRACE));
}

static bool fill_scalar_braced(struct filling *f, const struct c_type *type, uint64_t offset,
                               const struct c_member *member)
{
    struct parser *parser = f->parser;
    if (cp_at(parser, C_PUNCT_RIGHT_BRACE)) {
        cp_error(parser, parser->token, "empty scalar initializer");
        return false;
    }
    if (!fill(f, type, offset, member))
        return false;
    while (cp_take(parser, C_PUNCT_COMMA))
        if (!cp_at(parser, C_PUNCT_RIGHT_BRACE) && !fill_nothing(f, type))
            return false;
    return cp_expect(parser, C_PUNCT_RIGHT_BRACE);
}

static bool fill_braced(struct filling *f, const struct c_type *type, uint64_t offset,
                        const struct c_member *member, uint64_t *length)
{
    struct parser *parser = f->parser;
    bool filled = cp_enter(parser);
    cp_advance(parser);
    if (!filled) {
        cp_leave(parser);
        return false;
    }
    drop_stores(f, offset, type->size, member && member->bit_width ? member : NULL);
    if (!c_is_aggregate(type)) {
        filled = fill_scalar_braced(f, type, offset, member);
    } else if (is_braced_string(parser, type)) {
        struct c_expression *value = cp_assignment_expression(parser);
        cp_take(parser, C_PUNCT_COMMA);
        filled = value != NULL;
        if (filled && is_literal_for(value, type))
            filled = put_literal(f, type, offset, value);
        else if (filled)
            filled = (f->pending = value) && fill_elided(f, type, offset, 0, true);
        *length = filled ? MAX(1, value->type->length) : 0;
        f->pending = NULL;
        filled = filled && cp_expect(parser, C_PUNCT_RIGHT_BRACE);
    } else {
        filled = fill_list(f, type, offset, length);
    }
    cp_leave(parser);
    return filled;
}

/* The next value for the object of this type at this offset. */
static bool fill(struct filling *f, const struct c_type *type, uint64_t offset,
                 const struct c_member *member)
{
    struct parser *parser = f->parser;
    uint64_t length = 0;
    if (!f->pending && cp_at(parser, C_PUNCT_LEFT_BRACE))
        return fill_braced(f, type, offset, member, &length);
    if (!f->pending)
        f->pending = cp_assignment_expression(parser);
    struct c_expression *value = f->pending;
    if (!value)
        return false;
    bool whole = !c_is_aggregate(type) || cb_is_poison(value->type) ||
                 (c_is_record(type) && value->type->unqualified == type->unqualified);
    if (is_literal_for(value, type)) {
        f->pending = NULL;
        return put_literal(f, type, offset, value);
    }
    if (whole) {
        f->pending = NULL;
        return cb_is_poison(value->type) || put(f, type, offset, member, value);
    }
    bool filled = cp_enter(parser) && fill_elided(f, type, offset, 0, true);
    cp_leave(parser);
    return filled;
}

/* ---- is there anything left to zero? ---- */

enum { NOT_COUNTED = 1 << 20 };

/* The scalars in an object of the type; of a union, more than any list stores. */
static uint64_t count_scalars(const struct c_type *type)
{
    uint64_t count = 0;
    if (type->kind == C_UNION)
        return NOT_COUNTED;
    if (type->kind == C_ARRAY)
        return MIN(NOT_COUNTED, type->length * count_scalars(type->base));
    if (type->kind != C_STRUCT)
        return 1;
    for (size_t i = 0; i < type->member_count; i++)
        if (type->members[i].name || c_is_record(type->members[i].type))
            count += count_scalars(type->members[i].type);
    return count;
}

/* A small object whose every member is given a value is not zeroed as a whole by gcc (gimplify_init_constructor): its padding
 * keeps what was there. Mostly of zeros, it is. */
static bool fills_all(const struct c_initializer *initializer, const struct c_type *type)
{
    uint64_t written = 0, zeros = 0;
    if (type->size > 96 || type->kind != C_STRUCT)
        return false;
    for (size_t i = 0; i < initializer->count; i++) {
        const struct c_store *store = &initializer->stores[i];
        written += count_scalars(store->type);
        zeros += store->value->kind == C_INTEGER_CONSTANT && store->value->integer == 0;
    }
    return written == count_scalars(type) && zeros * 4 <= initializer->count * 3;
}

/* ---- the whole ---- */

static const struct c_type *with_length(struct parser *parser, const struct c_type *type,
                                        uint64_t length)
{
    const struct c_type *complete = c_type_array(parser->arena, type->base, length);
    parser->failed |= !complete;
    return complete;
}

static bool fill_unbraced(struct filling *f, const struct c_type **type)
{
    struct parser *parser = f->parser;
    const struct c_token *token = parser->token;
    struct c_expression *value = cp_assignment_expression(parser);
    if (!value)
        return false;
    if (is_literal_for(value, *type)) {
        f->out->zero_first = true;
        bool done = put_literal(f, *type, 0, value);
        if (done && !(*type)->complete)
            *type = with_length(parser, *type, value->type->length);
        return done && *type;
    }
    if ((*type)->kind != C_ARRAY)
        return put(f, *type, 0, NULL, value);
    if (!cb_is_poison(value->type))
        cp_error(parser, token, "invalid initializer");
    if (!(*type)->complete)
        *type = with_length(parser, *type, 1);
    return *type != NULL;
}

struct c_initializer *cp_initializer(struct parser *parser, const struct c_type **type,
                                     bool is_static, uint64_t *extra)
{
    struct c_initializer *out = cp_alloc(parser, sizeof *out);
    struct filling f = {.parser = parser, .out = out, .is_static = is_static};
    uint64_t length = 0;
    if (!out)
        return NULL;
    if (!cp_at(parser, C_PUNCT_LEFT_BRACE))
        return fill_unbraced(&f, type) ? out : NULL;
    if (!(*type)->complete && (*type)->kind != C_ARRAY) {
        cp_error(parser, parser->token, "variable has initializer but incomplete type");
        *type = cb_poison_type();
        cp_skip_brackets(parser);
        return out;
    }
    out->zero_first = c_is_aggregate(*type);
    if (!fill_braced(&f, *type, 0, NULL, &length))
        return NULL;
    if ((*type)->kind == C_ARRAY && !(*type)->complete)
        *type = with_length(parser, *type, length);
    if (!*type)
        return NULL;
    if (!is_static && out->zero_first && fills_all(out, *type))
        out->zero_first = false;
    if (f.highest > (*type)->size)
        *extra = f.highest - (*type)->size;
    return out;
}
