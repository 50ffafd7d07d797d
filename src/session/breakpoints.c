#include "session/breakpoints.h"

#include "session/state.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static int compare_lines(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

const uint32_t *session_breakpoints(const struct session *session, record_file file, size_t *count)
{
    /* The list is made anew for each question; it is the session's, so that nobody has to free it. */
    struct session *own = (struct session *)(uintptr_t)session;
    own->breakpoint_lines.count = 0;
    for (size_t i = 0; i < session->breakpoints.count; i++) {
        const struct breakpoint *at = &session->breakpoints.items[i];
        if (at->line && at->file == file)
            (void)vector_push(&own->breakpoint_lines, at->line);
    }
    *count = own->breakpoint_lines.count;
    if (*count)
        qsort(own->breakpoint_lines.items, *count, sizeof(uint32_t), compare_lines);
    return own->breakpoint_lines.items;
}

static record_file find_file(const struct session *session, const char *name, size_t length)
{
    for (record_file file = 1; file <= record_files(session->record); file++) {
        const char *known = record_file_name(session->record, file);
        size_t all = strlen(known);
        if (all >= length && memcmp(known + all - length, name, length) == 0 &&
            (all == length || known[all - length - 1] == '/'))
            return file;
    }
    return 0;
}

static bool is_name(const char *word)
{
    if (!isalpha((unsigned char)*word) && *word != '_' && (unsigned char)*word < 0x80)
        return false;
    for (; *word; word++)
        if (!isalnum((unsigned char)*word) && !strchr("_.<>", *word) && (unsigned char)*word < 0x80)
            return false;
    return true;
}

/* Nothing but blanks and a comment. */
static bool is_empty_line(const struct session *session, record_file file, uint32_t line)
{
    size_t length;
    const char *text = record_file_line(session->record, file, line, &length);
    while (length && isspace((unsigned char)*text))
        text++, length--;
    return !length || *text == '#';
}

/* A line that a step may come to; *answer says of one that none can. */
static bool can_stop_at(const struct session *session, record_file file, unsigned long line,
                        struct text *answer)
{
    uint32_t lines = record_file_lines(session->record, file);
    if (line > lines) {
        text_format(answer, "%s has %u lines", record_file_name(session->record, file), lines);
        return false;
    }
    if (!is_empty_line(session, file, (uint32_t)line))
        return true;
    uint32_t next = (uint32_t)line;
    while (next < lines && is_empty_line(session, file, next))
        next++;
    text_format(answer, "there is no code on line %lu", line);
    if (!is_empty_line(session, file, next))
        text_format(answer, ": break %u", next);
    return false;
}

bool breakpoint_set(struct session *session, const char *arguments, struct text *answer)
{
    struct breakpoint at = {.number = session->next_breakpoint, .file = 1};
    const char *colon = strrchr(arguments, ':');
    const char *number = colon ? colon + 1 : arguments;
    char *end;
    unsigned long line = strtoul(number, &end, 10);
    if (*number && !*end && line) {
        if (colon)
            at.file = find_file(session, arguments, (size_t)(colon - arguments));
        else {
            struct step_info info;
            if (record_step_info(session->record,
                                 record_step_of_time(session->record, session->time), &info) &&
                info.file)
                at.file = info.file;
        }
        if (!at.file) {
            text_format(answer, "no file %.*s has run yet", (int)(colon - arguments), arguments);
            return false;
        }
        if (!can_stop_at(session, at.file, line, answer))
            return false;
        at.line = (uint32_t)line;
    } else if (is_name(arguments)) {
        at.function = strdup(arguments);
        if (!at.function) {
            text_append(answer, "out of memory");
            return false;
        }
    } else {
        text_append(answer, "break takes a line, a function, or FILE:LINE: break 12");
        return false;
    }
    if (!vector_push(&session->breakpoints, at)) {
        free(at.function);
        text_append(answer, "out of memory");
        return false;
    }
    session->next_breakpoint++;
    if (at.function)
        text_format(answer, "breakpoint %u at function %s", at.number, at.function);
    else
        text_format(answer, "breakpoint %u at line %u", at.number, at.line);
    return true;
}

bool breakpoint_list(struct session *session, const char *arguments, struct text *answer)
{
    (void)arguments;
    if (!session->breakpoints.count)
        text_append(answer, "there are no breakpoints: break 12, or break FUNCTION, sets one");
    for (size_t i = 0; i < session->breakpoints.count; i++) {
        const struct breakpoint *at = &session->breakpoints.items[i];
        text_format(answer, "%s%u: ", i ? "\n" : "", at->number);
        if (at->function)
            text_format(answer, "function %s", at->function);
        else
            text_format(answer, "%s:%u", record_file_name(session->record, at->file), at->line);
    }
    return true;
}

bool breakpoint_delete(struct session *session, const char *arguments, struct text *answer)
{
    char *end;
    unsigned long number = strtoul(arguments, &end, 10);
    for (size_t i = 0; *arguments && !*end && i < session->breakpoints.count; i++) {
        if (session->breakpoints.items[i].number != number)
            continue;
        free(session->breakpoints.items[i].function);
        for (size_t k = i + 1; k < session->breakpoints.count; k++)
            session->breakpoints.items[k - 1] = session->breakpoints.items[k];
        session->breakpoints.count--;
        text_format(answer, "breakpoint %lu is gone", number);
        return true;
    }
    text_append(answer, "delete takes a breakpoint's number: `breaks` lists them");
    return false;
}
