/* Narration and facts, read from a program's comments.
 *
 * A comment of its own whose mark is followed by `|` is narration, by `?` a fact. Both speak of the next line that is neither a
 * comment nor empty; narration over several lines is one note.
 */
#include "lesson/markdown.h"

#include <stdlib.h>
#include <string.h>

struct waiting {
    VECTOR(char *); /* facts whose line has not come yet */
};

/* What kind of line it is: '|' or '?' with the text after the mark, '#' any other comment or an empty line, 'x' code. */
static char line_kind(const char *mark, const char **text, size_t *length)
{
    size_t mark_length = strlen(mark);
    while (*length && (**text == ' ' || **text == '\t'))
        ++*text, --*length;
    while (*length && strchr(" \t\r", (*text)[*length - 1]))
        --*length;
    if (!*length)
        return '#';
    if (*length < mark_length || memcmp(*text, mark, mark_length) != 0)
        return 'x';
    char kind = *length > mark_length ? (*text)[mark_length] : '#';
    if (kind != '|' && kind != '?')
        return '#';
    *text += mark_length + 1;
    *length -= mark_length + 1;
    while (*length && **text == ' ')
        ++*text, --*length;
    return kind;
}

static bool place(struct lesson *lesson, uint32_t line, struct text *note, struct waiting *facts)
{
    if (note->length) {
        struct lesson_note made = {line, text_take(note)};
        if (!made.text || !vector_push(&lesson->notes, made)) {
            free(made.text);
            return false;
        }
    }
    for (size_t i = 0; i < facts->count; i++) {
        struct lesson_fact made = {line, facts->items[i]};
        if (!vector_push(&lesson->facts, made))
            return false;
        facts->items[i] = NULL;
    }
    facts->count = 0;
    return true;
}

bool lesson_read_notes(struct lesson *lesson)
{
    const char *mark = strcmp(lesson->language, "c") == 0 ? "//" : "#";
    struct text note = {0};
    struct waiting facts = {0};
    uint32_t line = 0;
    bool well = true;
    for (const char *p = lesson->source, *end = p + lesson->length; well && p < end;) {
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        const char *text = p;
        size_t length = (size_t)((newline ? newline : end) - p);
        line++;
        switch (line_kind(mark, &text, &length)) {
        case '|':
            if (note.length)
                text_append_char(&note, ' ');
            text_append_bytes(&note, text, length);
            well = !note.failed;
            break;
        case '?': {
            char *fact = lesson_copy(text, length);
            well = fact && vector_push(&facts, fact);
            if (!well)
                free(fact);
            break;
        }
        case 'x': well = place(lesson, line, &note, &facts); break;
        default: break;
        }
        p = newline ? newline + 1 : end;
    }
    well = well && place(lesson, line + 1, &note, &facts);
    for (size_t i = 0; i < facts.count; i++)
        free(facts.items[i]);
    vector_fini(&facts);
    text_fini(&note);
    return well;
}
