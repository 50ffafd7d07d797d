/* From an expression back to its source, as annotations are kept under `from __future__ import
 * annotations` (Python/ast_unparse.c): spaces and parentheses are the same however it was written. */
#include "base/text.h"
#include "base/utf8.h"
#include "python/compile/generate.h"
#include "python/objects/int.h"
#include "python/objects/str.h"

#include <math.h>
#include <string.h>

/* How tightly an operator binds, from loose to tight. */
enum level {
    LEVEL_TUPLE,
    LEVEL_TEST,
    LEVEL_OR,
    LEVEL_AND,
    LEVEL_NOT,
    LEVEL_CMP,
    LEVEL_BIT_OR,
    LEVEL_BIT_XOR,
    LEVEL_BIT_AND,
    LEVEL_SHIFT,
    LEVEL_ARITH,
    LEVEL_TERM,
    LEVEL_FACTOR,
    LEVEL_POWER,
    LEVEL_AWAIT,
    LEVEL_ATOM,
};

struct unparser {
    struct compiler *c;
    struct text *out;
};

static void put_expr(struct unparser *u, const struct ast_expr *e, int level);

static void put(struct unparser *u, const char *text)
{
    text_append(u->out, text);
}

static void put_id(struct unparser *u, struct ast_identifier id)
{
    text_append_bytes(u->out, id.text, id.length);
}

static void open_if(struct unparser *u, bool condition)
{
    if (condition)
        put(u, "(");
}

static void close_if(struct unparser *u, bool condition)
{
    if (condition)
        put(u, ")");
}

/* ---- Constants ---- */

static char choose_quote(const char *bytes, size_t length)
{
    return memchr(bytes, '\'', length) && !memchr(bytes, '"', length) ? '"' : '\'';
}

static void repr_bytes(const struct constant *constant, struct text *out)
{
    char quote = choose_quote(constant->bytes, constant->length);
    text_format(out, "b%c", quote);
    for (size_t i = 0; i < constant->length; i++) {
        uint8_t byte = (uint8_t)constant->bytes[i];
        if (byte == (uint8_t)quote || byte == '\\')
            text_format(out, "\\%c", byte);
        else if (byte == '\t' || byte == '\n' || byte == '\r')
            text_format(out, "\\%c", byte == '\t' ? 't' : byte == '\n' ? 'n' : 'r');
        else if (byte < ' ' || byte >= 0x7f)
            text_format(out, "\\x%02x", byte);
        else
            text_append_char(out, (char)byte);
    }
    text_append_char(out, quote);
}

/* The code point at *at, which moves past it; a lone surrogate is one too. */
static uint32_t next_code_point(const char *bytes, size_t length, size_t *at)
{
    uint8_t first = (uint8_t)bytes[(*at)++];
    int more = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    uint32_t code_point = more == 0 ? first : first & (0x3fu >> more);
    while (more-- && *at < length)
        code_point = code_point << 6 | ((uint8_t)bytes[(*at)++] & 0x3f);
    return code_point;
}

static void repr_str(const struct constant *constant, struct text *out)
{
    char quote = choose_quote(constant->bytes, constant->length);
    text_append_char(out, quote);
    for (size_t i = 0; i < constant->length;) {
        size_t start = i;
        uint32_t code_point = next_code_point(constant->bytes, constant->length, &i);
        if (code_point == (uint32_t)quote || code_point == '\\')
            text_format(out, "\\%c", (char)code_point);
        else if (code_point == '\t' || code_point == '\n' || code_point == '\r')
            text_format(out, "\\%c", code_point == '\t' ? 't' : code_point == '\n' ? 'n' : 'r');
        else if (code_point < ' ' || code_point == 0x7f)
            text_format(out, "\\x%02x", (unsigned)code_point);
        else if (code_point < 0x7f || py_char_is_printable(code_point))
            text_append_bytes(out, constant->bytes + start, i - start);
        else
            text_format(out,
                        code_point < 0x100     ? "\\x%02x"
                        : code_point < 0x10000 ? "\\u%04x"
                                               : "\\U%08x",
                        (unsigned)code_point);
    }
    text_append_char(out, quote);
}

static void repr_int(const struct constant *constant, struct text *out)
{
    mpz_t number;
    constant_read(constant, number);
    char *digits = mpz_get_str(NULL, 10, number);
    void (*release)(void *, size_t);
    mp_get_memory_functions(NULL, NULL, &release);
    text_append(out, digits);
    release(digits, strlen(digits) + 1);
}

static void repr_complex(double real, double imag, struct text *out)
{
    bool pure = real == 0 && !signbit(real);
    struct text part = {0};
    if (!pure) {
        text_append(out, "(");
        py_float_repr_to(&part, real);
        const char *text = text_string(&part);
        size_t length = strlen(text);
        bool whole = length > 2 && strcmp(text + length - 2, ".0") == 0;
        text_append_bytes(out, text, whole ? length - 2 : length);
        text_clear(&part);
        if (!signbit(imag))
            text_append(out, "+");
    }
    py_float_repr_to(&part, imag);
    const char *text = text_string(&part);
    size_t length = strlen(text);
    bool whole = length > 2 && strcmp(text + length - 2, ".0") == 0;
    text_append_bytes(out, text, whole ? length - 2 : length);
    text_append(out, pure ? "j" : "j)");
    text_fini(&part);
}

static void repr_items(const struct constant *constant, struct text *out)
{
    for (size_t i = 0; i < constant->count; i++) {
        if (i)
            text_append(out, ", ");
        constant_repr(constant->items[i], out);
    }
}

void constant_repr(const struct constant *constant, struct text *out)
{
    switch (constant->kind) {
    case CONSTANT_NONE: text_append(out, "None"); break;
    case CONSTANT_ELLIPSIS: text_append(out, "Ellipsis"); break;
    case CONSTANT_BOOL: text_append(out, constant->truth ? "True" : "False"); break;
    case CONSTANT_INT: repr_int(constant, out); break;
    case CONSTANT_FLOAT: py_float_repr_to(out, constant->real); break;
    case CONSTANT_COMPLEX: repr_complex(constant->real, constant->imag, out); break;
    case CONSTANT_STR: repr_str(constant, out); break;
    case CONSTANT_BYTES: repr_bytes(constant, out); break;
    case CONSTANT_TUPLE:
        text_append(out, "(");
        repr_items(constant, out);
        text_append(out, constant->count == 1 ? ",)" : ")");
        break;
    case CONSTANT_FROZENSET:
        text_append(out, "frozenset({");
        repr_items(constant, out);
        text_append(out, "})");
        break;
    case CONSTANT_CODE: text_append(out, "<code>"); break;
    }
}

static void put_constant(struct unparser *u, const struct ast_expr *e)
{
    const struct constant *value = constant_literal(u->c, &e->constant);
    if (value->kind == CONSTANT_ELLIPSIS) {
        put(u, "...");
        return;
    }
    struct text text = {0};
    constant_repr(value, &text);
    if (e->constant.u_prefix)
        put(u, "u");
    bool number = value->kind == CONSTANT_FLOAT || value->kind == CONSTANT_COMPLEX;
    const char *infinity = number ? strstr(text_string(&text), "inf") : NULL;
    if (infinity) { /* has no literal of its own */
        text_append_bytes(u->out, text_string(&text), (size_t)(infinity - text_string(&text)));
        put(u, "1e309");
        put(u, infinity + 3);
    } else {
        put(u, text_string(&text));
    }
    text_fini(&text);
}

/* ---- f-strings ---- */

static void put_fstring(struct unparser *u, const struct ast_expr *e, bool is_spec);

static void put_escaped(struct unparser *u, const struct ast_constant *text)
{
    for (size_t i = 0; i < text->length; i++) {
        if (text->text[i] == '{' || text->text[i] == '}')
            text_append_char(u->out, text->text[i]);
        text_append_char(u->out, text->text[i]);
    }
}

static void put_fstring_part(struct unparser *u, const struct ast_expr *e)
{
    if (e->kind == AST_CONSTANT) {
        put_escaped(u, &e->constant);
        return;
    }
    if (e->kind == AST_JOINED_STR) {
        put_fstring(u, e, true);
        return;
    }
    struct text inner = {0};
    struct unparser inside = {u->c, &inner};
    put_expr(&inside, e->formatted_value.value, LEVEL_TEST + 1);
    put(u, text_string(&inner)[0] == '{' ? "{ " : "{");
    put(u, text_string(&inner));
    text_fini(&inner);
    if (e->formatted_value.conversion > 0)
        text_format(u->out, "!%c", e->formatted_value.conversion);
    if (e->formatted_value.format_spec) {
        put(u, ":");
        put_fstring_part(u, e->formatted_value.format_spec);
    }
    put(u, "}");
}

static void put_fstring(struct unparser *u, const struct ast_expr *e, bool is_spec)
{
    struct text body = {0};
    struct unparser inside = {u->c, &body};
    for (size_t i = 0; i < e->joined_str.values.count; i++)
        put_fstring_part(&inside, e->joined_str.values.items[i]);
    if (is_spec) {
        put(u, text_string(&body));
    } else {
        put(u, "f");
        struct constant text = {.kind = CONSTANT_STR};
        text.bytes = text_string(&body);
        text.length = body.length;
        repr_str(&text, u->out);
    }
    text_fini(&body);
}

/* ---- Operators ---- */

static const struct {
    const char *text;
    int level;
    bool right_first;
} binary_operators[] = {
    [AST_ADD] = {" + ", LEVEL_ARITH, false},       [AST_SUB] = {" - ", LEVEL_ARITH, false},
    [AST_MULT] = {" * ", LEVEL_TERM, false},       [AST_MAT_MULT] = {" @ ", LEVEL_TERM, false},
    [AST_DIV] = {" / ", LEVEL_TERM, false},        [AST_MOD] = {" % ", LEVEL_TERM, false},
    [AST_POW] = {" ** ", LEVEL_POWER, true},       [AST_LSHIFT] = {" << ", LEVEL_SHIFT, false},
    [AST_RSHIFT] = {" >> ", LEVEL_SHIFT, false},   [AST_BIT_OR] = {" | ", LEVEL_BIT_OR, false},
    [AST_BIT_XOR] = {" ^ ", LEVEL_BIT_XOR, false}, [AST_BIT_AND] = {" & ", LEVEL_BIT_AND, false},
    [AST_FLOOR_DIV] = {" // ", LEVEL_TERM, false},
};

static void put_binary(struct unparser *u, const struct ast_expr *e, int level)
{
    int own = binary_operators[e->bin_op.op].level;
    bool right_first = binary_operators[e->bin_op.op].right_first;
    open_if(u, level > own);
    put_expr(u, e->bin_op.left, own + right_first);
    put(u, binary_operators[e->bin_op.op].text);
    put_expr(u, e->bin_op.right, own + !right_first);
    close_if(u, level > own);
}

static void put_unary(struct unparser *u, const struct ast_expr *e, int level)
{
    static const char *const texts[] = {
        [AST_INVERT] = "~", [AST_NOT] = "not ", [AST_UADD] = "+", [AST_USUB] = "-"};
    int own = e->unary_op.op == AST_NOT ? LEVEL_NOT : LEVEL_FACTOR;
    open_if(u, level > own);
    put(u, texts[e->unary_op.op]);
    put_expr(u, e->unary_op.operand, own);
    close_if(u, level > own);
}

static void put_bool(struct unparser *u, const struct ast_expr *e, int level)
{
    bool and_ = e->bool_op.op == AST_AND;
    int own = and_ ? LEVEL_AND : LEVEL_OR;
    open_if(u, level > own);
    for (size_t i = 0; i < e->bool_op.values.count; i++) {
        if (i)
            put(u, and_ ? " and " : " or ");
        put_expr(u, e->bool_op.values.items[i], own + 1);
    }
    close_if(u, level > own);
}

static void put_compare(struct unparser *u, const struct ast_expr *e, int level)
{
    static const char *const texts[] = {
        [AST_EQ] = " == ", [AST_NOT_EQ] = " != ",     [AST_LT] = " < ",  [AST_LT_E] = " <= ",
        [AST_GT] = " > ",  [AST_GT_E] = " >= ",       [AST_IS] = " is ", [AST_IS_NOT] = " is not ",
        [AST_IN] = " in ", [AST_NOT_IN] = " not in ",
    };
    open_if(u, level > LEVEL_CMP);
    put_expr(u, e->compare.left, LEVEL_CMP + 1);
    for (size_t i = 0; i < e->compare.comparators.count; i++) {
        put(u, texts[e->compare.ops[i]]);
        put_expr(u, e->compare.comparators.items[i], LEVEL_CMP + 1);
    }
    close_if(u, level > LEVEL_CMP);
}

/* ---- Functions and calls ---- */

static void put_arg(struct unparser *u, const struct ast_arg *arg)
{
    put_id(u, arg->arg);
    if (arg->annotation) {
        put(u, ": ");
        put_expr(u, arg->annotation, LEVEL_TEST);
    }
}

static void put_comma(struct unparser *u, bool *first)
{
    if (!*first)
        put(u, ", ");
    *first = false;
}

static void put_args(struct unparser *u, const struct ast_arguments *args)
{
    bool first = true;
    size_t posonly = args->posonlyargs.count, total = posonly + args->args.count;
    for (size_t i = 0; i < total; i++) {
        put_comma(u, &first);
        put_arg(u, i < posonly ? &args->posonlyargs.items[i] : &args->args.items[i - posonly]);
        size_t without = total - args->defaults.count;
        if (i >= without) {
            put(u, "=");
            put_expr(u, args->defaults.items[i - without], LEVEL_TEST);
        }
        if (posonly && i + 1 == posonly)
            put(u, ", /");
    }
    if (args->vararg || args->kwonlyargs.count) {
        put_comma(u, &first);
        put(u, "*");
        if (args->vararg)
            put_arg(u, args->vararg);
    }
    for (size_t i = 0; i < args->kwonlyargs.count; i++) {
        put_comma(u, &first);
        put_arg(u, &args->kwonlyargs.items[i]);
        if (args->kw_defaults.items[i]) {
            put(u, "=");
            put_expr(u, args->kw_defaults.items[i], LEVEL_TEST);
        }
    }
    if (args->kwarg) {
        put_comma(u, &first);
        put(u, "**");
        put_arg(u, args->kwarg);
    }
}

static void put_lambda(struct unparser *u, const struct ast_expr *e, int level)
{
    const struct ast_arguments *args = e->lambda.args;
    bool any = args->posonlyargs.count || args->args.count || args->vararg ||
               args->kwonlyargs.count || args->kwarg;
    open_if(u, level > LEVEL_TEST);
    put(u, any ? "lambda " : "lambda");
    put_args(u, args);
    put(u, ": ");
    put_expr(u, e->lambda.body, LEVEL_TEST);
    close_if(u, level > LEVEL_TEST);
}

static void put_call(struct unparser *u, const struct ast_expr *e)
{
    bool first = true;
    put_expr(u, e->call.func, LEVEL_ATOM);
    if (e->call.args.count == 1 && !e->call.keywords.count &&
        e->call.args.items[0]->kind == AST_GENERATOR_EXP) {
        put_expr(u, e->call.args.items[0], LEVEL_TUPLE); /* has its own parentheses */
        return;
    }
    put(u, "(");
    for (size_t i = 0; i < e->call.args.count; i++) {
        put_comma(u, &first);
        put_expr(u, e->call.args.items[i], LEVEL_TEST);
    }
    for (size_t i = 0; i < e->call.keywords.count; i++) {
        const struct ast_keyword *keyword = &e->call.keywords.items[i];
        put_comma(u, &first);
        if (keyword->arg.text) {
            put_id(u, keyword->arg);
            put(u, "=");
        } else {
            put(u, "**");
        }
        put_expr(u, keyword->value, LEVEL_TEST);
    }
    put(u, ")");
}

/* ---- The rest ---- */

static void put_list(struct unparser *u, struct ast_expr_list elts)
{
    for (size_t i = 0; i < elts.count; i++) {
        if (i)
            put(u, ", ");
        put_expr(u, elts.items[i], LEVEL_TEST);
    }
}

static void put_tuple(struct unparser *u, struct ast_expr_list elts, int level)
{
    if (!elts.count) {
        put(u, "()");
        return;
    }
    open_if(u, level > LEVEL_TUPLE);
    put_list(u, elts);
    if (elts.count == 1)
        put(u, ",");
    close_if(u, level > LEVEL_TUPLE);
}

static void put_dict(struct unparser *u, const struct ast_expr *e)
{
    put(u, "{");
    for (size_t i = 0; i < e->dict.values.count; i++) {
        if (i)
            put(u, ", ");
        if (e->dict.keys.items[i]) {
            put_expr(u, e->dict.keys.items[i], LEVEL_TEST);
            put(u, ": ");
            put_expr(u, e->dict.values.items[i], LEVEL_TEST);
        } else {
            put(u, "**");
            put_expr(u, e->dict.values.items[i], LEVEL_BIT_OR);
        }
    }
    put(u, "}");
}

static void put_generators(struct unparser *u, struct ast_comprehension_list generators)
{
    for (size_t i = 0; i < generators.count; i++) {
        const struct ast_comprehension *generator = &generators.items[i];
        put(u, generator->is_async ? " async for " : " for ");
        put_expr(u, generator->target, LEVEL_TUPLE);
        put(u, " in ");
        put_expr(u, generator->iter, LEVEL_TEST + 1);
        for (size_t j = 0; j < generator->ifs.count; j++) {
            put(u, " if ");
            put_expr(u, generator->ifs.items[j], LEVEL_TEST + 1);
        }
    }
}

static void put_comprehension(struct unparser *u, const struct ast_expr *e, const char *open,
                              const char *close)
{
    put(u, open);
    if (e->kind == AST_DICT_COMP) {
        put_expr(u, e->dict_comp.key, LEVEL_TEST);
        put(u, ": ");
        put_expr(u, e->dict_comp.value, LEVEL_TEST);
        put_generators(u, e->dict_comp.generators);
    } else {
        put_expr(u, e->comp.elt, LEVEL_TEST);
        put_generators(u, e->comp.generators);
    }
    put(u, close);
}

static void put_if_exp(struct unparser *u, const struct ast_expr *e, int level)
{
    open_if(u, level > LEVEL_TEST);
    put_expr(u, e->if_exp.body, LEVEL_TEST + 1);
    put(u, " if ");
    put_expr(u, e->if_exp.test, LEVEL_TEST + 1);
    put(u, " else ");
    put_expr(u, e->if_exp.orelse, LEVEL_TEST);
    close_if(u, level > LEVEL_TEST);
}

static void put_attribute(struct unparser *u, const struct ast_expr *e)
{
    const struct ast_expr *value = e->attribute.value;
    put_expr(u, value, LEVEL_ATOM);
    bool int_ = value->kind == AST_CONSTANT && value->constant.kind == AST_CONSTANT_INT;
    put(u, int_ ? " ." : "."); /* 1 .real */
    put_id(u, e->attribute.attr);
}

static void put_slice(struct unparser *u, const struct ast_expr *e)
{
    if (e->slice.lower)
        put_expr(u, e->slice.lower, LEVEL_TEST);
    put(u, ":");
    if (e->slice.upper)
        put_expr(u, e->slice.upper, LEVEL_TEST);
    if (e->slice.step) {
        put(u, ":");
        put_expr(u, e->slice.step, LEVEL_TEST);
    }
}

static void put_subscript(struct unparser *u, const struct ast_expr *e)
{
    put_expr(u, e->subscript.value, LEVEL_ATOM);
    put(u, "[");
    put_expr(u, e->subscript.slice, LEVEL_TUPLE);
    put(u, "]");
}

static void put_yield(struct unparser *u, const struct ast_expr *e)
{
    put(u, e->kind == AST_YIELD_FROM ? "(yield from " : e->yield.value ? "(yield " : "(yield");
    if (e->yield.value)
        put_expr(u, e->yield.value, LEVEL_TEST);
    put(u, ")");
}

static void put_expr(struct unparser *u, const struct ast_expr *e, int level)
{
    switch (e->kind) {
    case AST_BOOL_OP: put_bool(u, e, level); break;
    case AST_NAMED_EXPR:
        open_if(u, level > LEVEL_TUPLE);
        put_expr(u, e->named_expr.target, LEVEL_ATOM);
        put(u, " := ");
        put_expr(u, e->named_expr.value, LEVEL_ATOM);
        close_if(u, level > LEVEL_TUPLE);
        break;
    case AST_BIN_OP: put_binary(u, e, level); break;
    case AST_UNARY_OP: put_unary(u, e, level); break;
    case AST_LAMBDA: put_lambda(u, e, level); break;
    case AST_IF_EXP: put_if_exp(u, e, level); break;
    case AST_DICT: put_dict(u, e); break;
    case AST_SET:
        put(u, "{");
        put_list(u, e->set.elts);
        put(u, "}");
        break;
    case AST_LIST_COMP: put_comprehension(u, e, "[", "]"); break;
    case AST_SET_COMP:
    case AST_DICT_COMP: put_comprehension(u, e, "{", "}"); break;
    case AST_GENERATOR_EXP: put_comprehension(u, e, "(", ")"); break;
    case AST_AWAIT:
        open_if(u, level > LEVEL_AWAIT);
        put(u, "await ");
        put_expr(u, e->await.value, LEVEL_ATOM);
        close_if(u, level > LEVEL_AWAIT);
        break;
    case AST_YIELD:
    case AST_YIELD_FROM: put_yield(u, e); break;
    case AST_COMPARE: put_compare(u, e, level); break;
    case AST_CALL: put_call(u, e); break;
    case AST_FORMATTED_VALUE: put_fstring_part(u, e); break;
    case AST_JOINED_STR: put_fstring(u, e, false); break;
    case AST_CONSTANT: put_constant(u, e); break;
    case AST_ATTRIBUTE: put_attribute(u, e); break;
    case AST_SUBSCRIPT: put_subscript(u, e); break;
    case AST_STARRED:
        put(u, "*");
        put_expr(u, e->starred.value, LEVEL_BIT_OR);
        break;
    case AST_NAME: put_id(u, e->name.id); break;
    case AST_LIST:
        put(u, "[");
        put_list(u, e->list.elts);
        put(u, "]");
        break;
    case AST_TUPLE: put_tuple(u, e->tuple.elts, level); break;
    case AST_SLICE: put_slice(u, e); break;
    }
}

const struct constant *unparse(struct compiler *c, const struct ast_expr *e)
{
    struct text text = {0};
    struct unparser unparser = {c, &text};
    put_expr(&unparser, e, LEVEL_TEST);
    const char *copy = text.failed ? NULL : arena_copy(&c->arena, text_string(&text), text.length);
    size_t length = text.length;
    text_fini(&text);
    if (!copy)
        compile_fail(c, COMPILE_NO_MEMORY);
    return constant_str(c, copy, length);
}
