/* What python3 prints for an exception that nobody caught (Python/pythonrun.c, print_exception_recursive). */
#include "python/objects/traceback_parts.h"
#include "python/run/machine.h"

#include <string.h>

enum {
    REPEATS_SHOWN = 3,
    FRAMES_SHOWN = 1000,
    GROUP_WIDTH = 15,
    GROUP_DEPTH = 10,
    NESTING = 200, /* of causes, contexts and groups: the C stack is bounded */
};

struct printing {
    py_vm *vm;
    struct text *out;
    struct {
        VECTOR(const py_object *);
    } seen; /* for chains that are rings */
    struct shown_source source;
    int group_depth;
    bool close_group; /* the innermost group's closing line is still to come */
    int nesting;
};

/* ---- lines with the margin of groups ---- */

static void begin_line(struct printing *p, const char *margin)
{
    text_append_repeated(p->out, ' ', 2 * (size_t)p->group_depth);
    text_append(p->out, margin);
}

static const char *margin(const struct printing *p)
{
    return p->group_depth ? "| " : "";
}

static void begin(struct printing *p)
{
    begin_line(p, margin(p));
}

/* Several lines, each with the margin. */
static void append_lines(struct printing *p, const char *text, size_t length)
{
    const char *end = text + length;
    while (text < end) {
        const char *newline = memchr(text, '\n', (size_t)(end - text));
        begin(p);
        text_append_bytes(p->out, text, (size_t)((newline ? newline : end) - text));
        text_append_char(p->out, '\n');
        text = newline ? newline + 1 : end;
    }
}

/* str(o) or repr(o) as UTF-8, borrowed from *owner; NULL when it failed. */
static const char *text_of(py_vm *vm, py_object *o, bool as_repr, py_object **owner, size_t *length)
{
    *owner = as_repr ? py_repr(vm, o) : py_str_of(vm, o);
    const char *text = *owner ? py_str_utf8(vm, (py_str *)*owner, length) : NULL;
    py_clear_raised(vm);
    return text;
}

static const char *utf8_of(py_vm *vm, py_object *str)
{
    const char *text = str && PY_IS_STR(str) ? py_str_utf8(vm, (py_str *)str, NULL) : NULL;
    py_clear_raised(vm);
    return text ? text : "???";
}

/* ---- tracebacks ---- */

static void print_repeats(struct printing *p, int64_t count)
{
    if (count <= REPEATS_SHOWN)
        return;
    count -= REPEATS_SHOWN;
    begin(p);
    text_format(p->out, "  [Previous line repeated %lld more time%s]\n", (long long)count,
                count > 1 ? "s" : "");
}

static void print_place(struct printing *p, const py_traceback *traceback)
{
    const py_code *code = ((py_frame_object *)traceback->frame)->frame->code;
    begin(p);
    if (!code) {
        text_append(p->out, "  File \"???\", line 0, in ???\n");
        return;
    }
    text_format(p->out, "  File \"%s\", line %d, in %s\n",
                utf8_of(p->vm, PY_OBJECT(code->filename)), (int)traceback->line,
                utf8_of(p->vm, PY_OBJECT(code->name)));
    size_t length, blanks = 0;
    const char *line =
        shown_source_line(p->vm, &p->source, code->filename, traceback->line, &length);
    if (!line)
        return;
    while (blanks < length && strchr(" \t\f", line[blanks]))
        blanks++;
    begin(p);
    text_append(p->out, "    ");
    text_append_bytes(p->out, line + blanks, length - blanks);
    text_append_char(p->out, '\n');
    if (traceback->instruction < 0 || traceback->instruction >= code->instruction_count)
        return;
    struct text indent = {0};
    text_append_repeated(&indent, ' ', 2 * (size_t)p->group_depth);
    text_append(&indent, margin(p));
    text_append(&indent, "    ");
    show_carets(p->out, text_string(&indent), line, length,
                &code->locations[traceback->instruction]);
    text_fini(&indent);
}

static const py_code *code_of(const py_traceback *traceback)
{
    return ((py_frame_object *)traceback->frame)->frame->code;
}

static bool same_place(const py_traceback *a, const py_traceback *b)
{
    const py_code *x = code_of(a), *y = code_of(b);
    return x && y && x->filename == y->filename && a->line == b->line && x->name == y->name;
}

/* sys.tracebacklimit, when the program has set it to an int. */
static int64_t frames_shown(py_vm *vm)
{
    py_object *limit = vm->sys ? py_dict_get_c(vm, vm->sys->dict, "tracebacklimit") : NULL;
    int64_t number;
    if (limit && PY_IS_INT(limit))
        return py_int_fits(limit, &number) ? number : INT64_MAX;
    return FRAMES_SHOWN;
}

static void print_traceback(struct printing *p, const py_traceback *traceback, const char *title,
                            const char *title_margin)
{
    int64_t limit = frames_shown(p->vm), depth = 0;
    if (!traceback || limit <= 0)
        return;
    begin_line(p, title_margin);
    text_append(p->out, title);
    for (const py_traceback *at = traceback; at; at = at->next)
        depth++;
    for (; depth > limit; depth--)
        traceback = traceback->next;
    const py_traceback *previous = NULL;
    int64_t count = 0;
    for (; traceback; traceback = traceback->next) {
        if (!previous || !same_place(previous, traceback)) {
            print_repeats(p, count);
            count = 0;
        }
        previous = traceback;
        if (++count <= REPEATS_SHOWN)
            print_place(p, traceback);
    }
    print_repeats(p, count);
}

/* ---- syntax errors ---- */

static bool field_number(const py_object *field, int64_t *number)
{
    return field && PY_IS_INT(field) && py_int_fits(field, number);
}

static size_t bytes_of_characters(const char *text, size_t length, int64_t count)
{
    size_t at = 0;
    while (at < length && count-- > 0) {
        at++;
        while (at < length && ((unsigned char)text[at] & 0xc0) == 0x80)
            at++;
    }
    return at;
}

static int64_t count_characters(const char *text, size_t length)
{
    int64_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xc0) != 0x80;
    return count;
}

/* The source line of a SyntaxError and the caret under it; offsets from 1, in characters. */
static void print_error_text(struct printing *p, const char *text, size_t length, int64_t offset,
                             int64_t end_offset)
{
    /* of several lines the one with the offset */
    for (;;) {
        const char *newline = memchr(text, '\n', length);
        size_t before = newline ? (size_t)(newline - text) + 1 : length;
        int64_t skipped = count_characters(text, before);
        if (!newline || before == length || skipped >= offset)
            break;
        text += before;
        length -= before;
        offset -= skipped;
        end_offset -= skipped;
    }
    const char *newline = memchr(text, '\n', length);
    if (newline)
        length = (size_t)(newline - text);
    while (length && strchr(" \t\f", *text))
        text++, length--, offset--, end_offset--;
    while (length && (text[length - 1] == ' ' || text[length - 1] == '\r'))
        length--;
    begin(p);
    text_append(p->out, "    ");
    text_append_bytes(p->out, text, length);
    text_append_char(p->out, '\n');
    if (offset < 1)
        return;
    int64_t last = count_characters(text, length);
    offset = MIN(offset, last + 1);
    end_offset = end_offset <= offset ? offset + 1 : MIN(end_offset, last + 1);
    begin(p);
    text_append(p->out, "    ");
    /* tabs stay tabs, so that the caret stands below its character */
    size_t until = bytes_of_characters(text, length, offset - 1);
    for (size_t i = 0; i < until; i++) {
        if (((unsigned char)text[i] & 0xc0) != 0x80)
            text_append_char(p->out, ' ');
    }
    text_append_repeated(p->out, '^', (size_t)MAX(end_offset - offset, 1));
    text_append_char(p->out, '\n');
}

/* True when `e` is a SyntaxError with a place, which has been printed: then only its msg follows. */
static bool print_syntax_place(struct printing *p, py_exception *e)
{
    py_vm *vm = p->vm;
    int64_t line, offset = -1, end_line, end_offset = -1;
    if (!py_type_is_subtype(e->base.type, vm->exceptions.SyntaxError) ||
        !field_number(e->fields[PY_SYNTAX_ERROR_LINENO], &line))
        return false;
    py_object *filename = e->fields[PY_SYNTAX_ERROR_FILENAME];
    py_object *owner = NULL;
    const char *name = "<string>";
    size_t length;
    if (filename && filename != vm->none)
        name = text_of(vm, filename, false, &owner, &length);
    begin(p);
    text_format(p->out, "  File \"%s\", line %lld\n", name ? name : "???", (long long)line);
    py_xdecref(vm, owner);
    py_object *text = e->fields[PY_SYNTAX_ERROR_TEXT];
    if (!text || !PY_IS_STR(text))
        return true;
    field_number(e->fields[PY_SYNTAX_ERROR_OFFSET], &offset);
    if (!field_number(e->fields[PY_SYNTAX_ERROR_END_LINENO], &end_line))
        end_line = line;
    field_number(e->fields[PY_SYNTAX_ERROR_END_OFFSET], &end_offset);
    const char *bytes = py_str_utf8(vm, (py_str *)text, &length);
    if (!bytes) {
        py_clear_raised(vm);
        return true;
    }
    if (end_line > line && offset > 0) /* marked to the end of the line */
        end_offset = count_characters(bytes, length) + 1;
    print_error_text(p, bytes, length, offset, end_offset);
    return true;
}

/* ---- the message ---- */

static void print_type(struct printing *p, py_exception *e)
{
    py_vm *vm = p->vm;
    py_object *type = PY_OBJECT(e->base.type), *module = NULL, *name = NULL;
    /* A built-in type's name needs no memory, of which there may be none left. */
    if (!py_type_has(e->base.type, PY_TYPE_HEAP)) {
        text_append(p->out, e->base.type->spec->name);
        return;
    }
    if (py_lookup_attr(vm, type, vm->names.module, &module) <= 0 || !PY_IS_STR(module)) {
        py_clear_raised(vm);
        text_append(p->out, "<unknown>.");
    } else if (!py_str_equals_c((py_str *)module, "builtins") &&
               !py_str_equals_c((py_str *)module, "__main__")) {
        text_format(p->out, "%s.", utf8_of(vm, module));
    }
    py_xdecref(vm, module);
    if (py_lookup_attr(vm, type, vm->names.qualname, &name) <= 0 || !PY_IS_STR(name)) {
        py_clear_raised(vm);
        text_append(p->out, "<unknown>");
    } else {
        text_append(p->out, utf8_of(vm, name));
    }
    py_xdecref(vm, name);
}

static void print_message(struct printing *p, py_exception *e, py_object *value)
{
    py_object *owner = NULL;
    size_t length = 0;
    print_type(p, e);
    const char *text = value == p->vm->none ? "" : text_of(p->vm, value, false, &owner, &length);
    if (!text) {
        text_append(p->out, ": <exception str() failed>");
    } else if (length) {
        text_append(p->out, ": ");
        text_append_bytes(p->out, text, length);
    }
    py_xdecref(p->vm, owner);
}

static void print_note(struct printing *p, py_object *note)
{
    static const char failed[] = "<note str() failed>";
    py_object *owner;
    size_t length;
    const char *text = text_of(p->vm, note, false, &owner, &length);
    if (!text)
        append_lines(p, failed, sizeof failed - 1);
    else
        append_lines(p, text, length);
    py_xdecref(p->vm, owner);
}

static void print_notes(struct printing *p, py_exception *e)
{
    py_vm *vm = p->vm;
    py_object *notes = NULL, *owner;
    if (py_lookup_attr(vm, PY_OBJECT(e), vm->names.notes, &notes) <= 0) {
        py_clear_raised(vm);
        return;
    }
    py_list *list =
        notes->type->slots.sq_item && !PY_IS_DICT(notes) ? py_list_from_iterable(vm, notes) : NULL;
    py_clear_raised(vm);
    if (list) {
        py_hold(vm, list);
        for (int64_t i = 0; i < list->var.size; i++)
            print_note(p, list->items[i]);
        py_unhold(vm, 1);
        py_decref(vm, list);
    } else {
        size_t length;
        const char *text = text_of(vm, notes, true, &owner, &length);
        if (text)
            append_lines(p, text, length);
        py_xdecref(vm, owner);
    }
    py_decref(vm, notes);
}

/* The exception itself, without where it came from. */
static void print_what(struct printing *p, py_exception *e)
{
    py_object *value = PY_OBJECT(e);
    if (print_syntax_place(p, e) && e->fields[PY_SYNTAX_ERROR_MSG])
        value = e->fields[PY_SYNTAX_ERROR_MSG];
    begin(p);
    print_message(p, e, value);
    show_suggestion(p->vm, e, p->out);
    text_append_char(p->out, '\n');
    print_notes(p, e);
}

static void print_one(struct printing *p, py_exception *e, bool group)
{
    bool outermost = group && p->group_depth == 1;
    print_traceback(p, (py_traceback *)e->traceback,
                    group ? "Exception Group Traceback (most recent call last):\n"
                          : "Traceback (most recent call last):\n",
                    outermost ? "+ " : margin(p));
    print_what(p, e);
}

/* ---- chains and groups ---- */

static void print_exception(struct printing *p, py_exception *e);

static bool was_seen(const struct printing *p, const py_object *e)
{
    for (size_t i = 0; i < p->seen.count; i++) {
        if (p->seen.items[i] == e)
            return true;
    }
    return false;
}

static void print_chained(struct printing *p, py_object *chained, const char *how)
{
    bool close = p->close_group;
    p->close_group = false;
    print_exception(p, (py_exception *)chained);
    p->close_group = close;
    begin(p);
    text_append_char(p->out, '\n');
    begin(p);
    text_append(p->out, how);
    text_append_char(p->out, '\n');
    begin(p);
    text_append_char(p->out, '\n');
}

static void print_chain_before(struct printing *p, py_exception *e)
{
    if (!vector_push(&p->seen, PY_OBJECT(e)))
        return;
    if (e->cause) {
        if (!was_seen(p, e->cause))
            print_chained(p, e->cause,
                          "The above exception was the direct cause of the following exception:");
    } else if (e->context && !e->suppress_context && !was_seen(p, e->context)) {
        print_chained(p, e->context,
                      "During handling of the above exception, another exception occurred:");
    }
}

static void print_member(struct printing *p, const py_tuple *members, int64_t i)
{
    int64_t left = members->var.size - i;
    bool truncated = i >= GROUP_WIDTH;
    bool last = truncated || left == 1;
    if (last)
        p->close_group = true;
    begin_line(p, i == 0 ? "+-" : "  ");
    if (truncated)
        text_append(p->out, "+---------------- ... ----------------\n");
    else
        text_format(p->out, "+---------------- %lld ----------------\n", (long long)i + 1);
    p->group_depth++;
    if (truncated) {
        begin(p);
        text_format(p->out, "and %lld more exception%s\n", (long long)left, left > 1 ? "s" : "");
    } else {
        print_exception(p, (py_exception *)members->items[i]);
    }
    if (last && p->close_group) {
        begin_line(p, "+------------------------------------\n");
        p->close_group = false;
    }
    p->group_depth--;
}

static void print_group(struct printing *p, py_exception *e)
{
    if (p->group_depth > GROUP_DEPTH) {
        begin(p);
        text_format(p->out, "... (max_group_depth is %d)\n", GROUP_DEPTH);
        return;
    }
    bool outermost = p->group_depth == 0;
    if (outermost)
        p->group_depth++;
    print_one(p, e, true);
    py_tuple *members = (py_tuple *)e->fields[PY_EXCEPTION_GROUP_EXCEPTIONS];
    p->close_group = false;
    for (int64_t i = 0; i < MIN(members->var.size, GROUP_WIDTH + 1); i++)
        print_member(p, members, i);
    if (outermost)
        p->group_depth--;
}

static void print_exception(struct printing *p, py_exception *e)
{
    if (p->nesting >= NESTING)
        return;
    p->nesting++;
    print_chain_before(p, e);
    if (py_type_is_subtype(e->base.type, p->vm->exceptions.BaseExceptionGroup))
        print_group(p, e);
    else
        print_one(p, e, false);
    p->nesting--;
}

static void print_with(void (*print)(struct printing *, py_exception *), py_vm *vm,
                       py_object *exception, struct text *out)
{
    struct printing p = {.vm = vm, .out = out};
    struct py_raised_aside aside;
    py_put_raised_aside(vm, &aside);
    py_incref(exception);
    py_hold(vm, exception);
    print(&p, (py_exception *)exception);
    shown_source_fini(&p.source);
    vector_fini(&p.seen);
    py_unhold(vm, 1);
    py_decref(vm, exception);
    py_bring_raised_back(vm, &aside);
}

void py_exception_print(py_vm *vm, py_object *exception, struct text *out)
{
    print_with(print_exception, vm, exception, out);
}

void py_exception_print_only(py_vm *vm, py_object *exception, struct text *out)
{
    print_with(print_what, vm, exception, out);
}

void py_exception_print_unraisable(py_vm *vm, py_object *exception, struct text *out)
{
    struct printing p = {.vm = vm, .out = out};
    py_exception *e = (py_exception *)exception;
    print_traceback(&p, (py_traceback *)e->traceback, "Traceback (most recent call last):\n", "");
    print_type(&p, e);
    /* the colon stands even before an empty message (write_unraisable_exc_file) */
    py_object *owner = NULL;
    size_t length = 0;
    const char *text = text_of(vm, exception, false, &owner, &length);
    text_append(out, ": ");
    if (text)
        text_append_bytes(out, text, length);
    else
        text_append(out, "<exception str() failed>");
    py_xdecref(vm, owner);
    text_append_char(out, '\n');
    shown_source_fini(&p.source);
}
