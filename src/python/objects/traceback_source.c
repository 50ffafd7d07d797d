/* Source lines in tracebacks and the marks under them (PEP 657). */
#include "python/library/library.h"
#include "python/objects/traceback_parts.h"
#include "python/syntax/parse.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* ---- finding lines ---- */

static char *copy_of(const char *text, size_t length)
{
    char *copy = malloc(length + 1);
    if (copy) {
        memcpy(copy, text, length);
        copy[length] = '\0';
    }
    return copy;
}

int py_source_add(py_vm *vm, const char *filename, const char *text, size_t length)
{
    struct py_source source = {copy_of(filename, strlen(filename)), copy_of(text, length), length};
    if (source.filename && source.text && vector_push(&vm->sources, source))
        return 0;
    free(source.filename);
    free(source.text);
    return -1;
}

void py_sources_fini(py_vm *vm)
{
    for (size_t i = 0; i < vm->sources.count; i++) {
        free(vm->sources.items[i].filename);
        free(vm->sources.items[i].text);
    }
    vector_fini(&vm->sources);
}

void shown_source_fini(struct shown_source *source)
{
    free(source->own);
    *source = (struct shown_source){0};
}

static void find_source(py_vm *vm, struct shown_source *source, py_str *filename)
{
    shown_source_fini(source);
    source->filename = filename;
    const char *name = py_str_utf8(vm, filename, NULL);
    if (!name) {
        py_clear_raised(vm);
        return;
    }
    /* what was typed last under a name shadows what was typed before */
    for (size_t i = vm->sources.count; i-- > 0;) {
        if (strcmp(vm->sources.items[i].filename, name) == 0) {
            source->text = vm->sources.items[i].text;
            source->length = vm->sources.items[i].length;
            return;
        }
    }
    if (name[0] != '<')
        source->text = source->own = py_read_program_file(vm, name, &source->length);
}

const char *shown_source_line(py_vm *vm, struct shown_source *source, py_str *filename,
                              int32_t line, size_t *length)
{
    if (source->filename != filename)
        find_source(vm, source, filename);
    if (!source->text || line < 1)
        return NULL;
    const char *at = source->text, *end = at + source->length;
    while (--line > 0) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        if (!newline)
            return NULL;
        at = newline + 1;
    }
    if (at >= end)
        return NULL;
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    *length = (size_t)((newline ? newline : end) - at);
    if (*length && at[*length - 1] == '\r')
        --*length;
    return at;
}

/* ---- marks ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\f';
}

/* Which part of the marked span is ^ when the rest is ~; offsets in bytes of the line. */
struct anchors {
    size_t start, end;
};

/* The operator between the operands of `left op right`. */
static bool operator_anchors(const struct ast_expr *e, const char *segment, struct anchors *out)
{
    size_t from = (size_t)e->bin_op.left->at.end_col_offset;
    size_t to = (size_t)e->bin_op.right->at.col_offset;
    for (size_t i = from; i < to; i++) {
        if (is_blank(segment[i]))
            continue;
        out->start = i;
        out->end = i + 1 < to && !is_blank(segment[i + 1]) ? i + 2 : i + 1;
        return true;
    }
    return false;
}

/* A marked span that is one binary operation or subscript shows the operator or the brackets. */
static bool find_anchors(const char *segment, size_t length, struct anchors *out)
{
    struct ast_tree tree = {0};
    struct syntax_error error = {0};
    bool found = false;
    if (!python_parse(segment, length, "<string>", PYTHON_PARSE_FILE, &tree, &error)) {
        syntax_error_fini(&error);
        return false;
    }
    if (tree.body.count == 1 && tree.body.items[0]->kind == AST_EXPR) {
        const struct ast_expr *e = tree.body.items[0]->expr.value;
        if (e->kind == AST_BIN_OP) {
            found = operator_anchors(e, segment, out);
        } else if (e->kind == AST_SUBSCRIPT) {
            out->start = (size_t)e->subscript.value->at.end_col_offset;
            out->end = (size_t)e->subscript.slice->at.end_col_offset + 1;
            found = true;
        }
    }
    ast_tree_fini(&tree);
    return found;
}

static size_t characters(const char *bytes, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)bytes[i] & 0xc0) != 0x80;
    return count;
}

void show_carets(struct text *out, const char *indent, const char *line, size_t length,
                 const struct py_location *place)
{
    if (place->line < 0 || place->end_line < 0 || place->column < 0 || place->end_column < 0)
        return;
    size_t blanks = 0, start = (size_t)place->column, end = (size_t)place->end_column;
    while (blanks < length && is_blank(line[blanks]))
        blanks++;
    if (place->line != place->end_line) {
        end = length;
        while (end > 0 && (is_blank(line[end - 1]) || line[end - 1] == '\r'))
            end--;
    }
    if (start > length || end > length)
        return;
    struct anchors anchors = {0};
    bool anchored = place->line == place->end_line && end > start &&
                    find_anchors(line + start, end - start, &anchors);
    if (end >= start && end - start == length - blanks && !anchored)
        return;
    text_append(out, indent);
    size_t first = characters(line, start), last = characters(line, end);
    size_t left = characters(line, start + anchors.start);
    size_t right = characters(line, start + anchors.end);
    for (size_t column = blanks; column < last; column++) {
        char mark = '^';
        if (column < first)
            mark = ' ';
        else if (anchored && (column < left || column >= right))
            mark = '~';
        text_append_char(out, mark);
    }
    text_append_char(out, '\n');
}
