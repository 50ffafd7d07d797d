/* repr() of text: quotes, escapes, what is printable; and its shortened form for the picture. */
#include "python/objects/str_parts.h"

static bool stands_for_itself(uint32_t c, char quote)
{
    return c >= ' ' && c < 0x7F && c != (uint32_t)quote && c != '\\';
}

/* "\x41" and the like: as many hexadecimal digits as `letter` says. */
static void write_escape(struct text *out, char letter, int digits, uint32_t c)
{
    text_append_char(out, '\\');
    text_append_char(out, letter);
    while (digits--)
        text_append_char(out, "0123456789abcdef"[c >> 4 * digits & 15]);
}

void str_repr_to(struct text *out, const struct span *s, int64_t start, int64_t end, char quote,
                 bool ascii_only)
{
    for (int64_t i = start; i < end && !out->failed; i++) {
        int64_t run = i;
        while (run < end && stands_for_itself(span_at(s, run), quote))
            run++;
        if (run > i)
            span_to_text(out, s, i, run);
        if ((i = run) == end)
            return;
        uint32_t c = span_at(s, i);
        if (c == (uint32_t)quote || c == '\\') {
            text_append_char(out, '\\');
            text_append_char(out, (char)c);
        } else if (c == '\t' || c == '\n' || c == '\r')
            text_append(out, c == '\t' ? "\\t" : c == '\n' ? "\\n" : "\\r");
        else if (!ascii_only && c >= 0x7F && py_char_is_printable(c))
            text_append_code_point(out, c);
        else if (c < 0x100)
            write_escape(out, 'x', 2, c);
        else
            write_escape(out, c < 0x10000 ? 'u' : 'U', c < 0x10000 ? 4 : 8, c);
    }
}

/* Single quotes, unless the text has some and no double ones. */
static char quote_for(const struct span *s)
{
    bool has_single = span_find_char(s, '\'', 0, s->length) >= 0;
    return has_single && span_find_char(s, '"', 0, s->length) < 0 ? '"' : '\'';
}

py_object *str_repr(py_vm *vm, py_object *o)
{
    struct span span = span_of_str((py_str *)(void *)o);
    char quote = quote_for(&span);
    struct text text = py_text(vm);
    text_append_char(&text, quote);
    str_repr_to(&text, &span, 0, span.length, quote, false);
    text_append_char(&text, quote);
    return PY_OBJECT(py_str_from_text(vm, &text));
}

void py_str_excerpt(py_vm *vm, const py_str *s, size_t limit, struct text *out)
{
    (void)vm;
    struct span span = span_of_str(s);
    int64_t shown = (int64_t)limit;
    text_append_char(out, '"');
    if (span.length <= shown)
        str_repr_to(out, &span, 0, span.length, '"', false);
    else {
        int64_t head = shown / 2, tail = MAX(shown - 1 - head, 0);
        str_repr_to(out, &span, 0, head, '"', false);
        text_append_code_point(out, 0x2026);
        str_repr_to(out, &span, span.length - tail, span.length, '"', false);
    }
    text_append_char(out, '"');
}
