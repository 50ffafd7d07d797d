/* Prints the syntax tree of each file that it is given, one line a file, in the format of Python's
 * ast.dump(tree, include_attributes=True), but for the leaves: strings as ascii() writes them, ints
 * in hexadecimal, floats as their bits. tests/python/compare_trees.py puts it beside Python's own.
 *
 *     ast_dump [--errors | --lines | --time] [--eval | --single] FILE...
 *     ast_dump --input FILE...
 *
 * A wrong file's line is its error; with --errors the lines that python3 prints, with --lines one
 * line with the error's place, or "ok". With --time it prints only how fast the files were parsed,
 * with --input whether they are complete as input at the prompt. */
#include "base/text.h"
#include "base/utf8.h"
#include "python/syntax/parse.h"

#include <gmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct dump {
    struct text out;
    bool first; /* no field was written since the last opening parenthesis */
};

static void dump_expr(struct dump *d, const struct ast_expr *expr);
static void dump_stmt(struct dump *d, const struct ast_stmt *stmt);
static void dump_pattern(struct dump *d, const struct ast_pattern *pattern);

static void begin(struct dump *d, const char *name)
{
    text_format(&d->out, "%s(", name);
    d->first = true;
}

static void end(struct dump *d)
{
    text_append_char(&d->out, ')');
    d->first = false;
}

static void field(struct dump *d, const char *name)
{
    text_format(&d->out, "%s%s=", d->first ? "" : ", ", name);
    d->first = false;
}

static void end_at(struct dump *d, const struct ast_position *at)
{
    text_format(&d->out, "%slineno=%d, col_offset=%d, end_lineno=%d, end_col_offset=%d)",
                d->first ? "" : ", ", at->lineno, at->col_offset, at->end_lineno,
                at->end_col_offset);
    d->first = false;
}

/* A code point from UTF-8 in which surrogates are encoded too. */
static size_t next_code_point(const char *text, size_t length, uint32_t *code_point)
{
    const unsigned char *bytes = (const unsigned char *)text;
    if (length >= 3 && bytes[0] == 0xED && bytes[1] >= 0xA0) {
        *code_point = 0xD000u | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
        return 3;
    }
    return utf8_decode(text, length, code_point);
}

/* As ascii() does, or for bytes repr(). */
static void dump_string(struct dump *d, const char *text, size_t length, bool bytes)
{
    char quote = memchr(text, '\'', length) && !memchr(text, '"', length) ? '"' : '\'';
    text_format(&d->out, "%s%c", bytes ? "b" : "", quote);
    for (size_t i = 0; i < length;) {
        uint32_t c = (unsigned char)text[i];
        i += bytes ? 1 : next_code_point(text + i, length - i, &c);
        if (c == (unsigned char)quote || c == '\\')
            text_format(&d->out, "\\%c", (int)c);
        else if (c == '\n' || c == '\r' || c == '\t')
            text_append(&d->out, c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
        else if (c >= ' ' && c < 127)
            text_append_char(&d->out, (char)c);
        else if (c < 256)
            text_format(&d->out, "\\x%02x", c);
        else
            text_format(&d->out, c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }
    text_append_char(&d->out, quote);
}

static void name_field(struct dump *d, const char *name, const struct ast_identifier *identifier)
{
    if (!identifier->text)
        return;
    field(d, name);
    dump_string(d, identifier->text, identifier->length, false);
}

static void expr_field(struct dump *d, const char *name, const struct ast_expr *expr)
{
    if (!expr)
        return;
    field(d, name);
    dump_expr(d, expr);
}

/* Between the items of a list. */
static void separate(struct dump *d, size_t i)
{
    if (i)
        text_append(&d->out, ", ");
}

static void begin_list(struct dump *d, const char *name)
{
    field(d, name);
    text_append_char(&d->out, '[');
}

static void end_list(struct dump *d)
{
    text_append_char(&d->out, ']');
    d->first = false;
}

static void exprs_field(struct dump *d, const char *name, const struct ast_expr_list *list)
{
    begin_list(d, name);
    for (size_t i = 0; i < list->count; i++) {
        separate(d, i);
        if (list->items[i])
            dump_expr(d, list->items[i]);
        else
            text_append(&d->out, "None");
    }
    end_list(d);
}

static void stmts_field(struct dump *d, const char *name, const struct ast_stmt_list *list)
{
    begin_list(d, name);
    for (size_t i = 0; i < list->count; i++) {
        separate(d, i);
        dump_stmt(d, list->items[i]);
    }
    end_list(d);
}

static void patterns_field(struct dump *d, const char *name, const struct ast_pattern_list *list)
{
    begin_list(d, name);
    for (size_t i = 0; i < list->count; i++) {
        separate(d, i);
        dump_pattern(d, list->items[i]);
    }
    end_list(d);
}

static void names_field(struct dump *d, const char *name, const struct ast_identifier_list *list)
{
    begin_list(d, name);
    for (size_t i = 0; i < list->count; i++) {
        separate(d, i);
        dump_string(d, list->items[i].text, list->items[i].length, false);
    }
    end_list(d);
}

static void dump_int(struct dump *d, const struct ast_constant *constant)
{
    mpz_t value;
    mpz_init_set_str(value, constant->text, constant->base);
    char *digits = mpz_get_str(NULL, 16, value);
    text_format(&d->out, "0x%s", digits);
    free(digits);
    mpz_clear(value);
}

static void dump_constant(struct dump *d, const struct ast_constant *constant)
{
    uint64_t bits;
    memcpy(&bits, &constant->number, sizeof bits);
    switch (constant->kind) {
    case AST_CONSTANT_NONE: text_append(&d->out, "None"); break;
    case AST_CONSTANT_TRUE: text_append(&d->out, "True"); break;
    case AST_CONSTANT_FALSE: text_append(&d->out, "False"); break;
    case AST_CONSTANT_ELLIPSIS: text_append(&d->out, "Ellipsis"); break;
    case AST_CONSTANT_INT: dump_int(d, constant); break;
    case AST_CONSTANT_FLOAT: text_format(&d->out, "float:%016llx", (unsigned long long)bits); break;
    case AST_CONSTANT_IMAGINARY:
        text_format(&d->out, "imaginary:%016llx", (unsigned long long)bits);
        break;
    case AST_CONSTANT_STR: dump_string(d, constant->text, constant->length, false); break;
    case AST_CONSTANT_BYTES: dump_string(d, constant->text, constant->length, true); break;
    }
}

static void ctx_field(struct dump *d, enum ast_expr_context ctx)
{
    static const char *const names[] = {"Load()", "Store()", "Del()"};
    field(d, "ctx");
    text_append(&d->out, names[ctx]);
}

static void args_field(struct dump *d, const char *name, const struct ast_arg *args, size_t count,
                       bool list)
{
    field(d, name);
    if (list)
        text_append_char(&d->out, '[');
    for (size_t i = 0; i < count; i++) {
        separate(d, i);
        begin(d, "arg");
        name_field(d, "arg", &args[i].arg);
        expr_field(d, "annotation", args[i].annotation);
        end_at(d, &args[i].at);
    }
    if (list)
        text_append_char(&d->out, ']');
}

static void arguments_field(struct dump *d, const struct ast_arguments *a)
{
    field(d, "args");
    begin(d, "arguments");
    args_field(d, "posonlyargs", a->posonlyargs.items, a->posonlyargs.count, true);
    args_field(d, "args", a->args.items, a->args.count, true);
    if (a->vararg)
        args_field(d, "vararg", a->vararg, 1, false);
    args_field(d, "kwonlyargs", a->kwonlyargs.items, a->kwonlyargs.count, true);
    exprs_field(d, "kw_defaults", &a->kw_defaults);
    if (a->kwarg)
        args_field(d, "kwarg", a->kwarg, 1, false);
    exprs_field(d, "defaults", &a->defaults);
    end(d);
}

static void keywords_field(struct dump *d, const struct ast_keyword_list *list)
{
    begin_list(d, "keywords");
    for (size_t i = 0; i < list->count; i++) {
        separate(d, i);
        begin(d, "keyword");
        name_field(d, "arg", &list->items[i].arg);
        expr_field(d, "value", list->items[i].value);
        end_at(d, &list->items[i].at);
    }
    end_list(d);
}

static void generators_field(struct dump *d, const struct ast_comprehension_list *list)
{
    begin_list(d, "generators");
    for (size_t i = 0; i < list->count; i++) {
        separate(d, i);
        begin(d, "comprehension");
        expr_field(d, "target", list->items[i].target);
        expr_field(d, "iter", list->items[i].iter);
        exprs_field(d, "ifs", &list->items[i].ifs);
        field(d, "is_async");
        text_append(&d->out, list->items[i].is_async ? "1" : "0");
        end(d);
    }
    end_list(d);
}

static const char *const operators[] = {"Add",    "Sub",    "Mult",    "MatMult", "Div",
                                        "Mod",    "Pow",    "LShift",  "RShift",  "BitOr",
                                        "BitXor", "BitAnd", "FloorDiv"};
static const char *const unary_operators[] = {"Invert", "Not", "UAdd", "USub"};
static const char *const comparisons[] = {"Eq",  "NotEq", "Lt",    "LtE", "Gt",
                                          "GtE", "Is",    "IsNot", "In",  "NotIn"};

static void op_field(struct dump *d, const char *name)
{
    field(d, "op");
    text_format(&d->out, "%s()", name);
}

static void dump_compare(struct dump *d, const struct ast_expr *expr)
{
    expr_field(d, "left", expr->compare.left);
    begin_list(d, "ops");
    for (size_t i = 0; i < expr->compare.comparators.count; i++) {
        separate(d, i);
        text_format(&d->out, "%s()", comparisons[expr->compare.ops[i]]);
    }
    end_list(d);
    exprs_field(d, "comparators", &expr->compare.comparators);
}

static void dump_expr(struct dump *d, const struct ast_expr *expr)
{
    begin(d, ast_expr_kind_name(expr->kind));
    switch (expr->kind) {
    case AST_BOOL_OP:
        op_field(d, expr->bool_op.op == AST_AND ? "And" : "Or");
        exprs_field(d, "values", &expr->bool_op.values);
        break;
    case AST_NAMED_EXPR:
        expr_field(d, "target", expr->named_expr.target);
        expr_field(d, "value", expr->named_expr.value);
        break;
    case AST_BIN_OP:
        expr_field(d, "left", expr->bin_op.left);
        op_field(d, operators[expr->bin_op.op]);
        expr_field(d, "right", expr->bin_op.right);
        break;
    case AST_UNARY_OP:
        op_field(d, unary_operators[expr->unary_op.op]);
        expr_field(d, "operand", expr->unary_op.operand);
        break;
    case AST_LAMBDA:
        arguments_field(d, expr->lambda.args);
        expr_field(d, "body", expr->lambda.body);
        break;
    case AST_IF_EXP:
        expr_field(d, "test", expr->if_exp.test);
        expr_field(d, "body", expr->if_exp.body);
        expr_field(d, "orelse", expr->if_exp.orelse);
        break;
    case AST_DICT:
        exprs_field(d, "keys", &expr->dict.keys);
        exprs_field(d, "values", &expr->dict.values);
        break;
    case AST_SET: exprs_field(d, "elts", &expr->set.elts); break;
    case AST_LIST_COMP:
    case AST_SET_COMP:
    case AST_GENERATOR_EXP:
        expr_field(d, "elt", expr->comp.elt);
        generators_field(d, &expr->comp.generators);
        break;
    case AST_DICT_COMP:
        expr_field(d, "key", expr->dict_comp.key);
        expr_field(d, "value", expr->dict_comp.value);
        generators_field(d, &expr->dict_comp.generators);
        break;
    case AST_AWAIT:
    case AST_YIELD:
    case AST_YIELD_FROM: expr_field(d, "value", expr->yield.value); break;
    case AST_COMPARE: dump_compare(d, expr); break;
    case AST_CALL:
        expr_field(d, "func", expr->call.func);
        exprs_field(d, "args", &expr->call.args);
        keywords_field(d, &expr->call.keywords);
        break;
    case AST_FORMATTED_VALUE:
        expr_field(d, "value", expr->formatted_value.value);
        field(d, "conversion");
        text_format(&d->out, "%d", expr->formatted_value.conversion);
        expr_field(d, "format_spec", expr->formatted_value.format_spec);
        break;
    case AST_JOINED_STR: exprs_field(d, "values", &expr->joined_str.values); break;
    case AST_CONSTANT:
        field(d, "value");
        dump_constant(d, &expr->constant);
        if (expr->constant.u_prefix) {
            field(d, "kind");
            text_append(&d->out, "'u'");
        }
        break;
    case AST_ATTRIBUTE:
        expr_field(d, "value", expr->attribute.value);
        name_field(d, "attr", &expr->attribute.attr);
        ctx_field(d, expr->attribute.ctx);
        break;
    case AST_SUBSCRIPT:
        expr_field(d, "value", expr->subscript.value);
        expr_field(d, "slice", expr->subscript.slice);
        ctx_field(d, expr->subscript.ctx);
        break;
    case AST_STARRED:
        expr_field(d, "value", expr->starred.value);
        ctx_field(d, expr->starred.ctx);
        break;
    case AST_NAME:
        name_field(d, "id", &expr->name.id);
        ctx_field(d, expr->name.ctx);
        break;
    case AST_LIST:
    case AST_TUPLE:
        exprs_field(d, "elts", &expr->list.elts);
        ctx_field(d, expr->list.ctx);
        break;
    case AST_SLICE:
        expr_field(d, "lower", expr->slice.lower);
        expr_field(d, "upper", expr->slice.upper);
        expr_field(d, "step", expr->slice.step);
        break;
    }
    end_at(d, &expr->at);
}

static void dump_pattern(struct dump *d, const struct ast_pattern *pattern)
{
    begin(d, ast_pattern_kind_name(pattern->kind));
    switch (pattern->kind) {
    case AST_MATCH_VALUE: expr_field(d, "value", pattern->match_value.value); break;
    case AST_MATCH_SINGLETON:
        field(d, "value");
        dump_constant(d, &pattern->match_singleton.value);
        break;
    case AST_MATCH_SEQUENCE:
    case AST_MATCH_OR: patterns_field(d, "patterns", &pattern->match_or.patterns); break;
    case AST_MATCH_MAPPING:
        exprs_field(d, "keys", &pattern->match_mapping.keys);
        patterns_field(d, "patterns", &pattern->match_mapping.patterns);
        name_field(d, "rest", &pattern->match_mapping.rest);
        break;
    case AST_MATCH_CLASS:
        expr_field(d, "cls", pattern->match_class.cls);
        patterns_field(d, "patterns", &pattern->match_class.patterns);
        names_field(d, "kwd_attrs", &pattern->match_class.kwd_attrs);
        patterns_field(d, "kwd_patterns", &pattern->match_class.kwd_patterns);
        break;
    case AST_MATCH_STAR: name_field(d, "name", &pattern->match_star.name); break;
    case AST_MATCH_AS:
        if (pattern->match_as.pattern) {
            field(d, "pattern");
            dump_pattern(d, pattern->match_as.pattern);
        }
        name_field(d, "name", &pattern->match_as.name);
        break;
    }
    end_at(d, &pattern->at);
}

static void aliases_field(struct dump *d, const struct ast_alias_list *list)
{
    begin_list(d, "names");
    for (size_t i = 0; i < list->count; i++) {
        separate(d, i);
        begin(d, "alias");
        name_field(d, "name", &list->items[i].name);
        name_field(d, "asname", &list->items[i].asname);
        end_at(d, &list->items[i].at);
    }
    end_list(d);
}

static void handlers_field(struct dump *d, const struct ast_excepthandler_list *list)
{
    begin_list(d, "handlers");
    for (size_t i = 0; i < list->count; i++) {
        separate(d, i);
        begin(d, "ExceptHandler");
        expr_field(d, "type", list->items[i].type);
        name_field(d, "name", &list->items[i].name);
        stmts_field(d, "body", &list->items[i].body);
        end_at(d, &list->items[i].at);
    }
    end_list(d);
}

static void cases_field(struct dump *d, const struct ast_match_case_list *list)
{
    begin_list(d, "cases");
    for (size_t i = 0; i < list->count; i++) {
        separate(d, i);
        begin(d, "match_case");
        field(d, "pattern");
        dump_pattern(d, list->items[i].pattern);
        expr_field(d, "guard", list->items[i].guard);
        stmts_field(d, "body", &list->items[i].body);
        end(d);
    }
    end_list(d);
}

static void items_field(struct dump *d, const struct ast_withitem_list *list)
{
    begin_list(d, "items");
    for (size_t i = 0; i < list->count; i++) {
        separate(d, i);
        begin(d, "withitem");
        expr_field(d, "context_expr", list->items[i].context_expr);
        expr_field(d, "optional_vars", list->items[i].optional_vars);
        end(d);
    }
    end_list(d);
}

static void dump_compound(struct dump *d, const struct ast_stmt *stmt)
{
    switch (stmt->kind) {
    case AST_FUNCTION_DEF:
    case AST_ASYNC_FUNCTION_DEF:
        name_field(d, "name", &stmt->function_def.name);
        arguments_field(d, stmt->function_def.args);
        stmts_field(d, "body", &stmt->function_def.body);
        exprs_field(d, "decorator_list", &stmt->function_def.decorator_list);
        expr_field(d, "returns", stmt->function_def.returns);
        break;
    case AST_CLASS_DEF:
        name_field(d, "name", &stmt->class_def.name);
        exprs_field(d, "bases", &stmt->class_def.bases);
        keywords_field(d, &stmt->class_def.keywords);
        stmts_field(d, "body", &stmt->class_def.body);
        exprs_field(d, "decorator_list", &stmt->class_def.decorator_list);
        break;
    case AST_FOR:
    case AST_ASYNC_FOR:
        expr_field(d, "target", stmt->for_.target);
        expr_field(d, "iter", stmt->for_.iter);
        stmts_field(d, "body", &stmt->for_.body);
        stmts_field(d, "orelse", &stmt->for_.orelse);
        break;
    case AST_WHILE:
    case AST_IF:
        expr_field(d, "test", stmt->if_.test);
        stmts_field(d, "body", &stmt->if_.body);
        stmts_field(d, "orelse", &stmt->if_.orelse);
        break;
    case AST_WITH:
    case AST_ASYNC_WITH:
        items_field(d, &stmt->with.items);
        stmts_field(d, "body", &stmt->with.body);
        break;
    case AST_MATCH:
        expr_field(d, "subject", stmt->match.subject);
        cases_field(d, &stmt->match.cases);
        break;
    default: /* Try, TryStar */
        stmts_field(d, "body", &stmt->try_.body);
        handlers_field(d, &stmt->try_.handlers);
        stmts_field(d, "orelse", &stmt->try_.orelse);
        stmts_field(d, "finalbody", &stmt->try_.finalbody);
        break;
    }
}

static void dump_stmt(struct dump *d, const struct ast_stmt *stmt)
{
    begin(d, ast_stmt_kind_name(stmt->kind));
    switch (stmt->kind) {
    case AST_RETURN: expr_field(d, "value", stmt->return_.value); break;
    case AST_DELETE: exprs_field(d, "targets", &stmt->delete_.targets); break;
    case AST_ASSIGN:
        exprs_field(d, "targets", &stmt->assign.targets);
        expr_field(d, "value", stmt->assign.value);
        break;
    case AST_AUG_ASSIGN:
        expr_field(d, "target", stmt->aug_assign.target);
        op_field(d, operators[stmt->aug_assign.op]);
        expr_field(d, "value", stmt->aug_assign.value);
        break;
    case AST_ANN_ASSIGN:
        expr_field(d, "target", stmt->ann_assign.target);
        expr_field(d, "annotation", stmt->ann_assign.annotation);
        expr_field(d, "value", stmt->ann_assign.value);
        field(d, "simple");
        text_append(&d->out, stmt->ann_assign.simple ? "1" : "0");
        break;
    case AST_RAISE:
        expr_field(d, "exc", stmt->raise.exc);
        expr_field(d, "cause", stmt->raise.cause);
        break;
    case AST_ASSERT:
        expr_field(d, "test", stmt->assert_.test);
        expr_field(d, "msg", stmt->assert_.msg);
        break;
    case AST_IMPORT: aliases_field(d, &stmt->import.names); break;
    case AST_IMPORT_FROM:
        name_field(d, "module", &stmt->import_from.module);
        aliases_field(d, &stmt->import_from.names);
        field(d, "level");
        text_format(&d->out, "%d", stmt->import_from.level);
        break;
    case AST_GLOBAL:
    case AST_NONLOCAL: names_field(d, "names", &stmt->global.names); break;
    case AST_EXPR: expr_field(d, "value", stmt->expr.value); break;
    case AST_PASS:
    case AST_BREAK:
    case AST_CONTINUE: break;
    default: dump_compound(d, stmt); break;
    }
    end_at(d, &stmt->at);
}

static void dump_tree(struct dump *d, const struct ast_tree *tree)
{
    static const char *const names[] = {"Module", "Interactive", "Expression"};
    begin(d, names[tree->kind]);
    if (tree->kind == AST_EXPRESSION)
        expr_field(d, "body", tree->expression);
    else
        stmts_field(d, "body", &tree->body);
    if (tree->kind == AST_MODULE) {
        field(d, "type_ignores");
        text_append(&d->out, "[]");
    }
    end(d);
}

static bool read_file(const char *path, struct text *out)
{
    FILE *file = fopen(path, "rb");
    char buffer[65536];
    size_t count;
    if (!file) {
        perror(path);
        return false;
    }
    while ((count = fread(buffer, 1, sizeof buffer, file)) > 0)
        text_append_bytes(out, buffer, count);
    fclose(file);
    return !out->failed;
}

struct options {
    bool errors;
    bool lines;
    bool time;
    enum python_parse_mode mode;
};

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Parses and prints one file; the seconds that parsing took. */
static double dump_file(const char *path, const struct options *options, size_t *bytes)
{
    struct text source = {0};
    struct dump d = {0};
    struct ast_tree tree = {0};
    struct syntax_error error = {0};
    if (!read_file(path, &source))
        return 0;
    double start = seconds();
    bool parsed =
        python_parse(text_string(&source), source.length, path, options->mode, &tree, &error);
    double taken = seconds() - start;
    *bytes += source.length;
    if (options->errors) {
        if (!parsed)
            syntax_error_print(&error, &d.out);
        fputs(text_string(&d.out), stdout);
    } else if (options->lines) {
        if (parsed)
            puts("ok");
        else
            printf("%s|%s|%d|%d|%d|%d\n", syntax_error_class(&error),
                   error.message ? error.message : "", error.lineno, error.offset, error.end_lineno,
                   error.end_offset);
    } else if (!options->time) {
        if (parsed)
            dump_tree(&d, &tree);
        else
            text_format(&d.out, "%s: %s", syntax_error_class(&error),
                        error.message ? error.message : "");
        puts(text_string(&d.out));
    }
    text_fini(&d.out);
    text_fini(&source);
    ast_tree_fini(&tree);
    syntax_error_fini(&error);
    return taken;
}

/* What the prompt would do with the file's text. */
static void print_input_state(const char *path)
{
    static const char *const names[] = {"complete", "incomplete", "wrong"};
    struct text source = {0};
    if (read_file(path, &source))
        puts(names[python_input_state(text_string(&source), source.length)]);
    text_fini(&source);
}

int main(int argc, char **argv)
{
    struct options options = {0};
    double taken = 0;
    size_t bytes = 0;
    bool input = false;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--errors") == 0)
            options.errors = true;
        else if (strcmp(argv[i], "--lines") == 0)
            options.lines = true;
        else if (strcmp(argv[i], "--time") == 0)
            options.time = true;
        else if (strcmp(argv[i], "--eval") == 0)
            options.mode = PYTHON_PARSE_EVAL;
        else if (strcmp(argv[i], "--single") == 0)
            options.mode = PYTHON_PARSE_INTERACTIVE;
        else if (strcmp(argv[i], "--input") == 0)
            input = true;
        else if (input)
            print_input_state(argv[i]);
        else
            taken += dump_file(argv[i], &options, &bytes);
    }
    if (options.time)
        printf("%zu bytes in %.3f s: %.1f MB/s\n", bytes, taken, (double)bytes / 1e6 / taken);
    return EXIT_SUCCESS;
}
