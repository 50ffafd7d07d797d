/* Prints what the compiler makes of Python files, for tests/python/compare_code.py, which prints the same
 * of CPython's code objects. One file after another, each ended by a form feed. */
#include "base/text.h"
#include "python/compile/compiled.h"
#include "python/syntax/parse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *op_name(int op)
{
    switch (op) {
#define OPCODE(name, number)                                                                       \
    case number:                                                                                   \
        return #name;
#include "python/compile/opcodes.def"
#undef OPCODE
    default: return "?";
    }
}

static void dump_hex(struct text *out, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        text_format(out, "%02x", (uint8_t)bytes[i]);
}

static void dump_double(struct text *out, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof(bits));
    text_format(out, "%016llx", (unsigned long long)bits);
}

static void dump_constant(struct text *out, const struct constant *constant);

static int order_texts(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void dump_set(struct text *out, const struct constant *set)
{
    char **items = calloc(set->count + 1, sizeof(*items));
    for (size_t i = 0; i < set->count; i++) {
        struct text item = {0};
        dump_constant(&item, set->items[i]);
        items[i] = text_take(&item);
    }
    qsort(items, set->count, sizeof(*items), order_texts);
    text_append(out, "{");
    for (size_t i = 0; i < set->count; i++) {
        text_format(out, "%s,", items[i]);
        free(items[i]);
    }
    text_append(out, "}");
    free(items);
}

static void dump_constant(struct text *out, const struct constant *constant)
{
    switch (constant->kind) {
    case CONSTANT_NONE: text_append(out, "None"); break;
    case CONSTANT_ELLIPSIS: text_append(out, "Ellipsis"); break;
    case CONSTANT_BOOL: text_append(out, constant->truth ? "True" : "False"); break;
    case CONSTANT_INT: {
        mpz_t number;
        constant_read(constant, number);
        char *digits = mpz_get_str(NULL, 16, number);
        text_format(out, "i%s", digits);
        free(digits);
        break;
    }
    case CONSTANT_FLOAT:
        text_append(out, "f");
        dump_double(out, constant->real);
        break;
    case CONSTANT_COMPLEX:
        text_append(out, "c");
        dump_double(out, constant->real);
        dump_double(out, constant->imag);
        break;
    case CONSTANT_STR:
    case CONSTANT_BYTES:
        text_append(out, constant->kind == CONSTANT_STR ? "s" : "b");
        dump_hex(out, constant->bytes, constant->length);
        break;
    case CONSTANT_TUPLE:
        text_append(out, "(");
        for (size_t i = 0; i < constant->count; i++) {
            dump_constant(out, constant->items[i]);
            text_append(out, ",");
        }
        text_append(out, ")");
        break;
    case CONSTANT_FROZENSET: dump_set(out, constant); break;
    case CONSTANT_CODE: text_format(out, "code:%s", constant->code->qualname->text); break;
    }
}

static void dump_locals(struct text *out, const struct compiled *code)
{
    for (int i = 0; i < code->locals_plus_count; i++)
        text_format(out, " %s:%02x", code->locals[i]->text, code->local_kinds[i]);
    text_append(out, "\n");
}

static void dump_code(struct text *out, const struct compiled *code)
{
    text_format(out, "code %s %s flags=%x args=%d/%d/%d stack=%d first=%d\nlocals",
                code->qualname->text, code->name->text, (unsigned)code->flags, code->argcount,
                code->posonly_count, code->kwonly_count, code->stack_size, code->first_line);
    dump_locals(out, code);
    text_append(out, "consts ");
    dump_constant(out, code->consts);
    text_append(out, "\nnames ");
    dump_constant(out, code->names);
    text_append(out, "\n");
    for (int i = 0; i < code->instruction_count; i++) {
        const struct py_location *at = &code->locations[i];
        text_format(out, "%d %s %u", i, op_name(code->instructions[i].op),
                    code->instructions[i].arg);
        text_format(out, " @%d:%d-%d:%d\n", at->line, at->column, at->end_line, at->end_column);
    }
    for (int i = 0; i < code->handler_count; i++) {
        const struct py_handler *handler = &code->handlers[i];
        text_format(out, "handler %u-%u -> %u depth=%u%s\n", handler->start, handler->end,
                    handler->target, handler->depth, handler->push_lasti ? " lasti" : "");
    }
    for (size_t i = 0; i < code->consts->count; i++)
        if (code->consts->items[i]->kind == CONSTANT_CODE)
            dump_code(out, code->consts->items[i]->code);
}

static void dump_failure(struct text *out, const struct compiler *c,
                         const struct syntax_error *error)
{
    if (c && c->failure != COMPILE_SYNTAX_ERROR)
        text_append(out, c->failure == COMPILE_TOO_DEEP ? "RecursionError\n" : "MemoryError\n");
    else
        text_format(out, "%s: %s\n%d:%d-%d:%d\n", syntax_error_class(error),
                    error->message ? error->message : "", error->lineno, error->offset,
                    error->end_lineno, error->end_offset);
}

static void dump_source(struct text *out, const char *source, size_t length, const char *name,
                        enum python_parse_mode mode)
{
    struct ast_tree tree = {0};
    struct syntax_error error = {0};
    struct compiler c = {0};
    if (!python_parse(source, length, name, mode, &tree, &error)) {
        dump_failure(out, NULL, &error);
    } else {
        const struct compiled *code = compile_tree(&c, &tree, name, 999, &error);
        for (struct compile_warning *warning = c.warnings; warning; warning = warning->next)
            text_format(out, "warning %d %s\n", warning->line, warning->message);
        if (code)
            dump_code(out, code);
        else
            dump_failure(out, &c, &error);
    }
    compiler_fini(&c);
    ast_tree_fini(&tree);
    syntax_error_fini(&error);
}

static bool dump_file(const char *path, enum python_parse_mode mode)
{
    struct text source = {0}, out = {0};
    char buffer[65536];
    size_t got;
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    while ((got = fread(buffer, 1, sizeof(buffer), file)) > 0)
        text_append_bytes(&source, buffer, got);
    fclose(file);
    dump_source(&out, text_string(&source), source.length, path, mode);
    text_append(&out, "\f\n");
    fwrite(text_string(&out), 1, out.length, stdout);
    text_fini(&source);
    text_fini(&out);
    return true;
}

int main(int count, char **arguments)
{
    enum python_parse_mode mode = PYTHON_PARSE_FILE;
    for (int i = 1; i < count; i++) {
        if (strcmp(arguments[i], "--eval") == 0)
            mode = PYTHON_PARSE_EVAL;
        else if (strcmp(arguments[i], "--single") == 0)
            mode = PYTHON_PARSE_INTERACTIVE;
        else if (!dump_file(arguments[i], mode))
            return 1;
    }
    return 0;
}
