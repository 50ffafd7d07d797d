/* struct, union and enum specifiers (C11 6.7.2.1 to 6.7.2.3). */
#include "c/syntax/parser.h"

static const char *tag_word(enum c_kind kind)
{
    return kind == C_STRUCT ? "struct" : kind == C_UNION ? "union" : "enum";
}

/* ---- tags ---- */

static struct c_name *declare_tag(struct parser *parser, enum c_kind kind,
                                  const struct c_token *tag)
{
    struct c_type *type = c_type_new(parser->arena, kind);
    if (!type) {
        parser->failed = true;
        return NULL;
    }
    type->tag = tag->spelling;
    struct c_name *name = cp_declare(parser, C_TAG_NAMES, C_NAME_TAG, tag->spelling, tag->place);
    if (name)
        name->type = type;
    bool in_prototype = parser->scope->depth && !parser->scope->block;
    if (in_prototype) {
        struct c_expression place = {.place = tag->place, .length = tag->length};
        cp_warn_at(parser, &place,
                   "'%s %s' declared inside parameter list will not be visible outside of this "
                   "definition or declaration",
                   tag_word(kind), tag->spelling);
    }
    return name;
}

/* The name of a tag: made when there is none, or none here when it is defined here. */
static struct c_name *find_tag(struct parser *parser, enum c_kind kind, const struct c_token *tag)
{
    bool defines = cp_at(parser, C_PUNCT_LEFT_BRACE);
    bool alone = cp_at(parser, C_PUNCT_SEMICOLON) && kind != C_ENUM;
    struct c_name *name = defines || alone ? cp_lookup_here(parser, C_TAG_NAMES, tag->spelling)
                                           : cp_lookup(parser, C_TAG_NAMES, tag->spelling);
    if (!name)
        return declare_tag(parser, kind, tag);
    if (name->type->kind != kind) {
        cp_error(parser, tag, "'%s' defined as wrong kind of tag", tag->spelling);
        return NULL;
    }
    if (defines && (name->type->complete || name->defined)) {
        cp_error(parser, tag, "%s '%s %s'",
                 name->defined && !name->type->complete ? "nested redefinition of"
                                                        : "redefinition of",
                 tag_word(kind), tag->spelling);
        return declare_tag(parser, kind, tag);
    }
    return name;
}

/* The type that `struct tag` or `struct` names; the token is then at { or behind the tag. A tag's type is written to by
 * whoever completes it: it stays the parser's own until then. */
static struct c_type *tagged_type(struct parser *parser, enum c_kind kind)
{
    const struct c_token *tag = parser->token;
    if (!cp_at_name(parser)) {
        if (!cp_at(parser, C_PUNCT_LEFT_BRACE)) {
            cp_expected(parser, "identifier or '{'");
            return NULL;
        }
        struct c_type *type = c_type_new(parser->arena, kind);
        parser->failed |= !type;
        return type;
    }
    cp_advance(parser);
    struct c_name *name = find_tag(parser, kind, tag);
    if (!name)
        return NULL;
    if (cp_at(parser, C_PUNCT_LEFT_BRACE))
        name->defined = true;
    union {
        const struct c_type *read;
        struct c_type *write;
    } same = {name->type};
    return same.write;
}

/* ---- members ---- */

struct record {
    struct c_type *type;
    size_t capacity;
};

static bool has_member(const struct c_type *type, const struct c_member *member)
{
    uint64_t offset = 0;
    if (member->name)
        return c_type_member(type, member->name, &offset) != NULL;
    for (size_t i = 0; c_is_record(member->type) && i < member->type->member_count; i++)
        if (has_member(type, &member->type->members[i]))
            return true;
    return false;
}

static bool add_member(struct parser *parser, struct record *record, const struct c_member *member,
                       const struct c_token *token)
{
    struct c_type *type = record->type;
    if (has_member(type, member))
        cp_error(parser, token, "duplicate member '%s'", member->name ? member->name : "");
    void *members = type->members;
    if (!cp_grow(parser, &members, type->member_count, &record->capacity, sizeof *type->members))
        return false;
    type->members = members;
    type->members[type->member_count++] = *member;
    return true;
}

static bool bit_field_width(struct parser *parser, struct c_member *member,
                            const struct c_token *token)
{
    int64_t width;
    const char *name = member->name ? member->name : "<anonymous>";
    if (!cp_constant(parser, &width, NULL, "bit-field width not an integer constant"))
        return false;
    if (cb_is_poison(member->type))
        return true;
    int64_t most = c_integer_kind(member->type) == C_BOOL ? 1 : (int64_t)member->type->size * 8;
    if (c_is_integer(member->type) && width <= most && (width > 0 || (!width && !member->name))) {
        member->bit_width = (uint8_t)width;
        return true;
    }
    if (!c_is_integer(member->type))
        cp_error(parser, token, "bit-field '%s' has invalid type", name);
    else if (width < 0)
        cp_error(parser, token, "negative width in bit-field '%s'", name);
    else if (width > most)
        cp_error(parser, token, "width of '%s' exceeds its type", name);
    else
        cp_error(parser, token, "zero width for bit-field '%s'", name);
    member->type = cb_poison_type();
    return true;
}

static void check_member(struct parser *parser, struct c_member *member,
                         const struct c_token *token)
{
    const struct c_type *type = member->type;
    bool sized = type->complete || type->kind == C_ARRAY; /* a flexible one, it may be */
    if (sized && type->kind != C_FUNCTION && !c_is_variably_modified(type))
        return;
    if (type->kind == C_FUNCTION)
        cp_error(parser, token, "field '%s' declared as a function", member->name);
    else if (c_is_variably_modified(type))
        cp_error(parser, token,
                 "a member of a structure or union cannot have a variably modified type");
    else if (type->kind == C_VOID)
        cp_error(parser, token, "variable or field '%s' declared void", member->name);
    else
        cp_error(parser, token, "field '%s' has incomplete type", member->name);
    member->type = cb_poison_type();
}

/* struct-declarator: a declarator, a bit-field, or an unnamed bit-field. */
static bool member_declarator(struct parser *parser, struct record *record,
                              const struct cp_specifiers *specifiers)
{
    struct cp_declarator declarator = {.token = parser->token, .type = specifiers->type};
    struct c_member member = {0};
    if (!cp_at(parser, C_PUNCT_COLON) &&
        !cp_declarator(parser, specifiers->type, CP_NAMED, &declarator))
        return false;
    const struct c_token *token = declarator.token;
    member.name = declarator.name;
    member.type = declarator.type;
    member.line = token->place.line;
    bool is_bit_field = cp_take(parser, C_PUNCT_COLON);
    if (is_bit_field ? !bit_field_width(parser, &member, token) : false)
        return false;
    if (!cp_attributes(parser, &declarator.attributes))
        return false;
    member.packed = declarator.attributes.packed || specifiers->attributes.packed;
    member.alignment = MAX(declarator.attributes.alignment, specifiers->attributes.alignment);
    if (!is_bit_field)
        check_member(parser, &member, token);
    return add_member(parser, record, &member, token);
}

static bool member_declaration(struct parser *parser, struct record *record)
{
    struct cp_specifiers specifiers;
    const struct c_token *token = parser->token;
    if (cp_at(parser, C_WORD_STATIC_ASSERT))
        return cp_static_assert(parser);
    if (cp_take(parser, C_PUNCT_SEMICOLON))
        return true;
    if (!cp_specifiers(parser, &specifiers, false))
        return false;
    if (cp_at(parser, C_PUNCT_SEMICOLON)) {
        struct c_member member = {.type = specifiers.type,
                                  .line = token->place.line,
                                  .packed = specifiers.attributes.packed,
                                  .alignment = specifiers.attributes.alignment};
        cp_advance(parser);
        if (c_is_record(specifiers.type) && !specifiers.type->tag && specifiers.declares_tag)
            return add_member(parser, record, &member, token);
        struct c_expression place = {.place = token->place, .length = token->length};
        cp_warn_at(parser, &place, "declaration does not declare anything");
        return true;
    }
    do {
        if (!member_declarator(parser, record, &specifiers))
            return false;
    } while (cp_take(parser, C_PUNCT_COMMA));
    if (!cp_at(parser, C_PUNCT_RIGHT_BRACE))
        return cp_expect(parser, C_PUNCT_SEMICOLON);
    struct c_expression place = {.place = parser->token->place, .length = 1};
    cp_warn_at(parser, &place, "no semicolon at end of struct or union");
    return true;
}

/* Only the last member of a struct may be an array of unknown length, and not the first (6.7.2.1p18). */
static void check_flexible(struct parser *parser, struct c_type *type, const struct c_token *token)
{
    size_t named = 0;
    for (size_t i = 0; i < type->member_count; i++) {
        struct c_member *member = &type->members[i];
        bool last = i + 1 == type->member_count;
        named += member->name || !member->bit_width;
        if (member->type->kind != C_ARRAY || member->type->complete)
            continue;
        if (type->kind == C_UNION)
            cp_error(parser, token, "flexible array member in union");
        else if (!last)
            cp_error(parser, token, "flexible array member not at end of struct");
        else if (named == 1)
            cp_error(parser, token, "flexible array member in a struct with no named members");
        else
            type->flexible = true;
    }
}

static bool members(struct parser *parser, struct record *record)
{
    while (!cp_at(parser, C_PUNCT_RIGHT_BRACE)) {
        if (parser->token->kind == C_TOKEN_END) {
            cp_expected(parser, "'}'");
            return false;
        }
        const struct c_token *before = parser->token;
        if (member_declaration(parser, record))
            continue;
        if (parser->failed || parser->stopped)
            return false;
        cp_skip_statement(parser);
        if (parser->token == before)
            return false;
    }
    return true;
}

static bool finish_record(struct parser *parser, struct c_type *type, const struct c_token *token)
{
    struct cp_attributes attributes = {.packed = type->packed, .alignment = type->least_alignment};
    type->packing = parser->token->packing; /* gcc lays it out by what holds at its end */
    cp_advance(parser);
    if (!cp_attributes(parser, &attributes))
        return false;
    type->packed = attributes.packed;
    type->least_alignment = attributes.alignment;
    check_flexible(parser, type, token);
    if (!c_type_lay_out(type))
        cp_error(parser, token, "type '%s' is too large", cp_type(parser, type));
    return true;
}

/* struct-or-union-specifier */
const struct c_type *cp_record_specifier(struct parser *parser, bool *declares)
{
    const struct c_token *token = parser->token;
    enum c_kind kind = token->word == C_WORD_STRUCT ? C_STRUCT : C_UNION;
    struct cp_attributes attributes = {0};
    cp_advance(parser);
    if (!cp_attributes(parser, &attributes))
        return NULL;
    struct record record = {.type = tagged_type(parser, kind)};
    if (!record.type)
        return NULL;
    *declares = cp_at(parser, C_PUNCT_LEFT_BRACE) || cp_at(parser, C_PUNCT_SEMICOLON);
    if (!cp_at(parser, C_PUNCT_LEFT_BRACE))
        return record.type;
    record.type->packed = attributes.packed;
    record.type->least_alignment = attributes.alignment;
    cp_advance(parser);
    bool whole = cp_enter(parser) && members(parser, &record);
    cp_leave(parser);
    return whole && finish_record(parser, record.type, token) ? record.type : NULL;
}

/* ---- enum ---- */

struct enumeration {
    struct c_type *type;
    size_t capacity;
    int64_t next;
    bool negative, beyond; /* the next value is past the largest */
    uint64_t largest;
    int64_t smallest;
};

/* An enumerator is an int where that holds it (6.7.2.2p3); gcc lets it be wider where not. */
static const struct c_type *enumerator_type(int64_t value, bool is_unsigned)
{
    if (value >= INT32_MIN && value <= INT32_MAX && !(is_unsigned && value < 0))
        return c_basic_type(C_INT);
    if (value >= 0 && value <= UINT32_MAX)
        return c_basic_type(C_UNSIGNED_INT);
    return c_basic_type(is_unsigned && value < 0 ? C_UNSIGNED_LONG : C_LONG);
}

static bool add_enumerator(struct parser *parser, struct enumeration *e,
                           const struct c_token *token, const struct c_type *type)
{
    void *items = e->type->enumerators;
    if (!cp_grow(parser, &items, e->type->enumerator_count, &e->capacity,
                 sizeof *e->type->enumerators))
        return false;
    e->type->enumerators = items;
    e->type->enumerators[e->type->enumerator_count++] =
        (struct c_enumerator){token->spelling, e->next};
    struct c_name *old = cp_lookup_here(parser, C_ORDINARY_NAMES, token->spelling);
    if (old) {
        cp_error(parser, token,
                 old->kind == C_NAME_ENUMERATOR ? "redeclaration of enumerator '%s'"
                                                : "'%s' redeclared as different kind of symbol",
                 token->spelling);
        return true;
    }
    struct c_name *name =
        cp_declare(parser, C_ORDINARY_NAMES, C_NAME_ENUMERATOR, token->spelling, token->place);
    if (!name)
        return false;
    name->value = e->next;
    name->type = type;
    return true;
}

static bool enumerator_value(struct parser *parser, struct enumeration *e,
                             const struct c_token *token, const struct c_type **type)
{
    struct c_expression *value = cp_conditional_expression(parser);
    if (!value)
        return false;
    *type = value->type;
    if (!cb_integer_constant(value, &e->next) && !cb_is_poison(value->type))
        cp_error_at(parser, value, "enumerator value for '%s' is not an integer constant",
                    token->spelling);
    return true;
}

static bool enumerator(struct parser *parser, struct enumeration *e)
{
    const struct c_token *token = parser->token;
    const struct c_type *type = NULL;
    struct cp_attributes ignored = {0};
    if (!cp_at_name(parser)) {
        cp_expected(parser, "identifier");
        return false;
    }
    cp_advance(parser);
    if (!cp_attributes(parser, &ignored))
        return false;
    bool given = cp_take(parser, C_PUNCT_ASSIGN);
    if (given) {
        if (!enumerator_value(parser, e, token, &type))
            return false;
    } else if (e->beyond) {
        cp_error(parser, token, "overflow in enumeration values");
    }
    bool is_unsigned = given && type && !c_is_signed(type);
    if (e->next < 0 && !is_unsigned) {
        e->negative = true;
        e->smallest = MIN(e->smallest, e->next);
    } else {
        e->largest = MAX(e->largest, (uint64_t)e->next);
    }
    if (!add_enumerator(parser, e, token, enumerator_type(e->next, is_unsigned)))
        return false;
    e->beyond = e->next == INT64_MAX;
    e->next = (int64_t)((uint64_t)e->next + 1);
    return true;
}

static void finish_enum(struct enumeration *e)
{
    enum c_kind base = e->negative ? C_INT : C_UNSIGNED_INT;
    bool wide =
        e->negative ? e->smallest < INT32_MIN || e->largest > INT32_MAX : e->largest > UINT32_MAX;
    if (wide)
        base = e->negative ? C_LONG : C_UNSIGNED_LONG;
    e->type->base = c_basic_type(base);
    e->type->size = e->type->base->size;
    e->type->alignment = e->type->base->alignment;
    e->type->complete = true;
    c_type_update_variants(e->type);
}

/* enum-specifier */
const struct c_type *cp_enum_specifier(struct parser *parser, bool *declares)
{
    struct enumeration e = {0};
    struct cp_attributes attributes = {0};
    const struct c_token *token = parser->token;
    cp_advance(parser);
    if (!cp_attributes(parser, &attributes))
        return NULL;
    e.type = tagged_type(parser, C_ENUM);
    if (!e.type)
        return NULL;
    *declares = true;
    if (!cp_at(parser, C_PUNCT_LEFT_BRACE)) {
        if (e.type->complete)
            return e.type;
        cp_error(parser, token, "use of enum '%s' without previous declaration", e.type->tag);
        return cb_poison_type();
    }
    cp_advance(parser);
    do {
        if (cp_at(parser, C_PUNCT_RIGHT_BRACE) && e.type->enumerator_count)
            break;
        if (!enumerator(parser, &e))
            return NULL;
    } while (cp_take(parser, C_PUNCT_COMMA));
    finish_enum(&e);
    if (!cp_expect(parser, C_PUNCT_RIGHT_BRACE) || !cp_attributes(parser, &attributes))
        return NULL;
    return e.type;
}

/* ---- _Static_assert (6.7.10) ---- */

bool cp_static_assert(struct parser *parser)
{
    const struct c_token *token = parser->token, *message = NULL;
    int64_t value;
    cp_advance(parser);
    if (!cp_expect(parser, C_PUNCT_LEFT_PARENTHESIS) ||
        !cp_constant(parser, &value, NULL, "expression in static assertion is not constant"))
        return false;
    if (cp_take(parser, C_PUNCT_COMMA)) {
        message = parser->token;
        if (message->kind != C_TOKEN_STRING) {
            cp_expected(parser, "string literal");
            return false;
        }
        cp_advance(parser);
    }
    if (!cp_expect(parser, C_PUNCT_RIGHT_PARENTHESIS) || !cp_expect(parser, C_PUNCT_SEMICOLON))
        return false;
    if (!value && message && message->as.string.element->size == 1)
        cp_error(parser, token, "static assertion failed: \"%s\"",
                 (const char *)message->as.string.elements);
    else if (!value)
        cp_error(parser, token, "static assertion failed");
    return true;
}
