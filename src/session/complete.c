/* What a word at the prompt could be: a command behind a colon, its argument, or a name. */
#include "session/commands.h"
#include "session/state.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct word {
    const char *start;
    size_t length;
};

static void offer(struct text *out, struct word word, const char *candidate)
{
    if (strncmp(candidate, word.start, word.length) == 0) {
        text_append(out, candidate);
        text_append_char(out, '\n');
    }
}

static void offer_commands(struct word word, struct text *out)
{
    for (const struct session_command *c = session_commands; c->name; c++)
        offer(out, word, c->name);
}

static void offer_views(struct word word, struct text *out)
{
    for (int i = 0; i < VIEW_KINDS; i++)
        if (views[i].name)
            offer(out, word, views[i].name);
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names bound in a frame. Names that begin with an underscore are offered once one is typed. */
static void offer_frame(struct instant now, record_id frame, struct word word, struct text *out)
{
    struct instant_names names = {0};
    struct {
        VECTOR(const char *);
    } sorted = {0};
    if (frame && instant_names(now, frame, &names))
        for (size_t i = 0; i < names.count; i++)
            if (names.items[i].value && (word.length || names.items[i].label[0] != '_'))
                (void)vector_push(&sorted, names.items[i].label);
    if (sorted.count)
        qsort(sorted.items, sorted.count, sizeof *sorted.items, compare);
    for (size_t i = 0; i < sorted.count; i++)
        offer(out, word, sorted.items[i]);
    vector_fini(&sorted);
    instant_names_fini(&names);
}

static void offer_names(struct session *session, struct word word, struct text *out)
{
    struct instant now = session_now(session);
    struct record_ids stack = {0};
    record_id frame = session_frame(session);
    offer_frame(now, frame, word, out);
    if (instant_stack(now, &stack) && stack.count && stack.items[0] != frame)
        offer_frame(now, stack.items[0], word, out);
    vector_fini(&stack);
}

static bool in_name(unsigned char byte)
{
    return isalnum(byte) || byte == '_' || byte >= 0x80;
}

/* Behind a colon: the command's own name, then what it takes. */
static void complete_command(struct session *session, const char *line, size_t cursor,
                             struct text *out)
{
    size_t name = 0;
    while (name < cursor && (isalnum((unsigned char)line[name]) || line[name] == '-'))
        name++;
    if (name == cursor) {
        offer_commands((struct word){line, cursor}, out);
        return;
    }
    size_t start = cursor;
    while (start > name && !isspace((unsigned char)line[start - 1]))
        start--;
    struct word word = {line + start, cursor - start};
    if (name == 4 && memcmp(line, "view", 4) == 0)
        offer_views(word, out);
    else if (name == 4 && memcmp(line, "help", 4) == 0)
        offer_commands(word, out);
    else
        offer_names(session, word, out);
}

void session_complete(struct session *session, const char *line, size_t cursor, struct text *out)
{
    size_t blanks = 0;
    while (blanks < cursor && isspace((unsigned char)line[blanks]))
        blanks++;
    if (blanks < cursor && line[blanks] == ':') {
        complete_command(session, line + blanks + 1, cursor - blanks - 1, out);
        return;
    }
    size_t start = cursor;
    while (start && in_name((unsigned char)line[start - 1]))
        start--;
    if (!start || line[start - 1] != '.')
        offer_names(session, (struct word){line + start, cursor - start}, out);
}
