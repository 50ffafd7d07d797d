/* The C parser's work in words, for tests to compare: trees as nested lists, static data as bytes, structs as the bits of
 * their members. */
#ifndef TESTS_UNIT_C_TREES_H
#define TESTS_UNIT_C_TREES_H

#include "c/syntax/tree.h"

#include <stdlib.h>
#include <string.h>

static const char *const tree_kinds[] = {
    [C_MEMBER] = "member",
    [C_INDEX] = "index",
    [C_DEREFERENCE] = "*",
    [C_DECAY] = "decay",
    [C_ADDRESS] = "&",
    [C_NEGATE] = "-",
    [C_COMPLEMENT] = "~",
    [C_NOT] = "!",
    [C_ADD] = "+",
    [C_SUBTRACT] = "-",
    [C_MULTIPLY] = "*",
    [C_DIVIDE] = "/",
    [C_REMAINDER] = "%",
    [C_AND] = "&",
    [C_OR] = "|",
    [C_XOR] = "^",
    [C_SHIFT_LEFT] = "<<",
    [C_SHIFT_RIGHT] = ">>",
    [C_POINTER_ADD] = "pointer+",
    [C_POINTER_DIFFERENCE] = "pointer-",
    [C_EQUAL] = "==",
    [C_NOT_EQUAL] = "!=",
    [C_LESS] = "<",
    [C_LESS_EQUAL] = "<=",
    [C_GREATER] = ">",
    [C_GREATER_EQUAL] = ">=",
    [C_LOGICAL_AND] = "&&",
    [C_LOGICAL_OR] = "||",
    [C_CONDITIONAL] = "?",
    [C_ONCE] = "once",
    [C_COMMA] = ",",
    [C_ASSIGN] = "=",
    [C_PRE_INCREMENT] = "++x",
    [C_PRE_DECREMENT] = "--x",
    [C_POST_INCREMENT] = "x++",
    [C_POST_DECREMENT] = "x--",
    [C_CALL] = "call",
    [C_VA_START] = "va_start",
    [C_VA_ARG] = "va_arg",
    [C_VA_END] = "va_end",
    [C_VA_COPY] = "va_copy",
};

static void tree_expression(const struct c_expression *e, struct text *out);

static void tree_literal(const struct c_variable *literal, struct text *out)
{
    text_append(out, "\"");
    for (uint64_t i = 0; i + 1 < literal->type->length; i++) {
        uint64_t size = literal->type->base->size;
        text_append_char(out, ((const char *)literal->literal)[i * size]);
    }
    text_append(out, "\"");
}

static void tree_variable(const struct c_variable *variable, struct text *out)
{
    if (variable->storage == C_LITERAL)
        tree_literal(variable, out);
    else if (variable->name)
        text_append(out, variable->name);
    else
        text_format(out, "#%u", (unsigned)variable->index);
}

static void tree_initializer(const struct c_initializer *initializer, struct text *out)
{
    text_append(out, initializer->zero_first ? "{0" : "{");
    for (size_t i = 0; i < initializer->count; i++) {
        const struct c_store *store = &initializer->stores[i];
        text_format(out, " @%llu", (unsigned long long)store->offset);
        if (store->bit_field)
            text_format(out, ":%d", store->bit_field->bit_offset);
        text_append(out, " ");
        tree_expression(store->value, out);
    }
    text_append(out, "}");
}

static void tree_type(const struct c_type *type, struct text *out)
{
    text_append(out, "<");
    c_type_text(type, NULL, out);
    text_append(out, ">");
}

static bool tree_leaf(const struct c_expression *e, struct text *out)
{
    switch (e->kind) {
    case C_INTEGER_CONSTANT:
        text_format(out, c_is_signed(e->type) ? "%lld" : "%llu", (long long)e->integer);
        if (e->type->kind != C_INT)
            tree_type(e->type, out);
        return true;
    case C_FLOATING_CONSTANT: text_format(out, "%.20Lg", e->floating); return true;
    case C_VARIABLE: tree_variable(e->variable, out); return true;
    case C_FUNCTION_NAME: text_append(out, e->function->name); return true;
    case C_VARIABLE_SIZE:
        text_append(out, "(sizeof ");
        tree_type(e->operation_type, out);
        text_append(out, ")");
        return true;
    case C_COMPOUND_LITERAL:
        tree_variable(e->variable, out);
        tree_initializer(e->initializer, out);
        return true;
    default: return false;
    }
}

static void tree_child(const struct c_expression *e, struct text *out)
{
    if (!e)
        return;
    text_append(out, " ");
    tree_expression(e, out);
}

static void tree_expression(const struct c_expression *e, struct text *out)
{
    if (tree_leaf(e, out))
        return;
    text_append(out, "(");
    if (e->kind == C_CONVERT || e->kind == C_VA_ARG) {
        text_append(out, e->kind == C_VA_ARG ? "va_arg" : "");
        tree_type(e->type, out);
    } else if (e->kind == C_COMPOUND_ASSIGN) {
        text_format(out, "%s=", tree_kinds[e->operation]);
        if (e->operation_type->kind != e->left->type->kind)
            tree_type(e->operation_type, out);
    } else {
        text_append(out, tree_kinds[e->kind]);
    }
    if (e->kind == C_MEMBER)
        text_format(out, "@%llu", (unsigned long long)e->offset);
    tree_child(e->condition, out);
    tree_child(e->left, out);
    tree_child(e->right, out);
    for (size_t i = 0; i < e->argument_count; i++)
        tree_child(e->arguments[i], out);
    text_append(out, ")");
}

/* ---- statements ---- */

static void tree_statement(const struct c_statement *s, struct text *out);

static void tree_block(const struct c_statement *s, struct text *out)
{
    text_append(out, "{");
    for (size_t i = 0; i < s->count; i++) {
        text_append(out, i ? " " : "");
        tree_statement(s->statements[i], out);
    }
    text_append(out, "}");
}

static void tree_declaration(const struct c_statement *s, struct text *out)
{
    c_type_text(s->variable->type, s->variable->name ? s->variable->name : "#", out);
    if (s->initializer) {
        text_append(out, " = ");
        tree_initializer(s->initializer, out);
    }
    text_append(out, ";");
}

static void tree_parts(const char *word, const struct c_statement *s, struct text *out)
{
    text_format(out, "(%s", word);
    if (s->kind == C_FOR) {
        text_append(out, " ");
        if (s->first)
            tree_statement(s->first, out);
    }
    tree_child(s->expression, out);
    tree_child(s->last, out);
    if (s->body) {
        text_append(out, " ");
        tree_statement(s->body, out);
    }
    if (s->otherwise) {
        text_append(out, " ");
        tree_statement(s->otherwise, out);
    }
    text_append(out, ")");
}

static void tree_statement(const struct c_statement *s, struct text *out)
{
    switch (s->kind) {
    case C_EXPRESSION_STATEMENT:
        tree_expression(s->expression, out);
        text_append(out, ";");
        break;
    case C_DECLARATION: tree_declaration(s, out); break;
    case C_BLOCK: tree_block(s, out); break;
    case C_IF: tree_parts("if", s, out); break;
    case C_WHILE: tree_parts("while", s, out); break;
    case C_DO: tree_parts("do", s, out); break;
    case C_FOR: tree_parts("for", s, out); break;
    case C_SWITCH: tree_parts("switch", s, out); break;
    case C_RETURN: tree_parts("return", s, out); break;
    case C_CASE:
        text_format(out, "case %lld", (long long)s->low);
        if (s->high != s->low)
            text_format(out, "...%lld", (long long)s->high);
        text_append(out, ": ");
        tree_statement(s->body, out);
        break;
    case C_DEFAULT:
        text_append(out, "default: ");
        tree_statement(s->body, out);
        break;
    case C_LABEL:
        text_format(out, "%s: ", s->name);
        tree_statement(s->body, out);
        break;
    case C_GOTO: text_format(out, "goto %s;", s->target->name); break;
    case C_BREAK: text_append(out, "break;"); break;
    case C_CONTINUE: text_append(out, "continue;"); break;
    case C_EMPTY: text_append(out, ";"); break;
    }
}

/* ---- static data ---- */

static void tree_put_bits(unsigned char *bytes, uint64_t offset, unsigned first, unsigned width,
                          uint64_t value)
{
    for (unsigned i = 0; i < width; i++) {
        uint64_t bit = offset * 8 + first + i;
        bytes[bit / 8] = (unsigned char)(bytes[bit / 8] & ~(1u << bit % 8));
        bytes[bit / 8] |= (unsigned char)((value >> (i < 64 ? i : 63) & 1) << bit % 8);
    }
}

static void tree_put_number(unsigned char *bytes, const struct c_store *store)
{
    const struct c_expression *value = store->value;
    unsigned width = (unsigned)store->type->size * 8;
    float single = (float)value->floating;
    double twice = (double)value->floating;
    if (store->bit_field)
        tree_put_bits(bytes, store->offset, store->bit_field->bit_offset,
                      store->bit_field->bit_width, (uint64_t)value->integer);
    else if (value->kind == C_INTEGER_CONSTANT)
        tree_put_bits(bytes, store->offset, 0, width, (uint64_t)value->integer);
    else if (value->kind == C_FLOATING_CONSTANT && store->type->kind == C_FLOAT)
        memcpy(bytes + store->offset, &single, sizeof single);
    else if (value->kind == C_FLOATING_CONSTANT && store->type->kind == C_DOUBLE)
        memcpy(bytes + store->offset, &twice, sizeof twice);
    else if (value->kind == C_FLOATING_CONSTANT)
        memcpy(bytes + store->offset, &value->floating, 10);
}

/* The bytes of a variable of static storage, without the addresses in it. */
static inline unsigned char *tree_bytes(const struct c_variable *variable, uint64_t *size)
{
    *size = variable->type->size + variable->extra;
    unsigned char *bytes = calloc(1, *size + 1);
    const struct c_initializer *initializer = variable->initializer;
    for (size_t i = 0; bytes && initializer && i < initializer->count; i++) {
        const struct c_store *store = &initializer->stores[i];
        if (store->type->kind != C_ARRAY) {
            tree_put_number(bytes, store);
            continue;
        }
        const struct c_variable *literal = store->value->variable;
        uint64_t length = literal->type->size;
        memset(bytes + store->offset, 0, store->type->size);
        memcpy(bytes + store->offset, literal->literal,
               length < store->type->size ? length : store->type->size);
    }
    return bytes;
}

static void tree_hex(const unsigned char *bytes, uint64_t size, struct text *out)
{
    for (uint64_t i = 0; i < size; i++)
        text_format(out, "%02x", bytes[i]);
}

/* ---- layouts ---- */

static void tree_members(const struct c_type *type, uint64_t base, uint64_t size, struct text *out)
{
    for (size_t i = 0; i < type->member_count; i++) {
        const struct c_member *member = &type->members[i];
        if (!member->name && c_is_record(member->type))
            tree_members(member->type, base + member->offset, size, out);
        if (!member->name)
            continue;
        unsigned char *bytes = calloc(1, size + 16);
        unsigned width = member->bit_width ? member->bit_width : (unsigned)member->type->size * 8;
        if (bytes)
            tree_put_bits(bytes, base + member->offset, member->bit_offset, width, UINT64_MAX);
        text_format(out, " %s=", member->name);
        if (bytes)
            tree_hex(bytes, size, out);
        free(bytes);
    }
}

/* size, alignment, and which bits each member has. */
static inline void tree_layout(const struct c_type *type, struct text *out)
{
    text_format(out, "%llu/%u", (unsigned long long)type->size, (unsigned)type->alignment);
    tree_members(type, 0, type->size, out);
}

#endif
