/* The table of commands, and what finds a row and runs it. */
#include "session/commands.h"

#include "session/breakpoints.h"
#include "session/inspect.h"
#include "session/moves.h"
#include "session/state.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* A number of steps or nothing (1). False: *answer says what is right. */
static bool read_count(const char *arguments, const char *command, int64_t *count,
                       struct text *answer)
{
    char *end;
    *count = 1;
    if (!*arguments)
        return true;
    errno = 0;
    *count = strtoll(arguments, &end, 10);
    if (*end || errno || *count < 1) {
        text_format(answer, "%s takes a number of steps: %s 3", command, command);
        return false;
    }
    return true;
}

static bool no_arguments(const char *arguments, const char *command, struct text *answer)
{
    if (*arguments)
        text_format(answer, "%s takes nothing after it", command);
    return !*arguments;
}

static bool stood(struct session *session, bool moved, bool forward, struct text *answer)
{
    if (moved)
        return true;
    if (!forward)
        text_append(answer, "this is the first step");
    else if (session->state == PY_WANTS_INPUT)
        text_append(answer, "the program waits for a line of input: type it at the prompt");
    else if (session->state == PY_RECORD_FULL)
        text_append(answer, "the record is full: `more` doubles it and goes on");
    else
        text_append(answer, "this is the last step: the program has ended");
    return false;
}

static bool do_step(struct session *session, const char *arguments, struct text *answer)
{
    int64_t count;
    return read_count(arguments, "step", &count, answer) &&
           stood(session, move_by_steps(session, count), true, answer);
}

static bool do_back(struct session *session, const char *arguments, struct text *answer)
{
    int64_t count;
    return read_count(arguments, "back", &count, answer) &&
           stood(session, move_by_steps(session, -count), false, answer);
}

static bool do_next_event(struct session *session, const char *arguments, struct text *answer)
{
    return no_arguments(arguments, "next-event", answer) &&
           stood(session, move_by_event(session, 1), true, answer);
}

static bool do_previous_event(struct session *session, const char *arguments, struct text *answer)
{
    return no_arguments(arguments, "previous-event", answer) &&
           stood(session, move_by_event(session, -1), false, answer);
}

static bool do_over(struct session *session, const char *arguments, struct text *answer)
{
    return no_arguments(arguments, "over", answer) &&
           stood(session, move_over(session, 1), true, answer);
}

static bool do_back_over(struct session *session, const char *arguments, struct text *answer)
{
    return no_arguments(arguments, "back-over", answer) &&
           stood(session, move_over(session, -1), false, answer);
}

static bool do_out(struct session *session, const char *arguments, struct text *answer)
{
    return no_arguments(arguments, "out", answer) &&
           stood(session, move_out(session, 1), true, answer);
}

static bool do_first(struct session *session, const char *arguments, struct text *answer)
{
    if (!no_arguments(arguments, "first", answer))
        return false;
    move_to_step(session, 1);
    return true;
}

static bool do_last(struct session *session, const char *arguments, struct text *answer)
{
    if (!no_arguments(arguments, "last", answer))
        return false;
    move_to_end(session, 1);
    if (session->state == PY_RECORD_FULL || session->state == PY_WANTS_INPUT)
        return stood(session, false, true, answer);
    return true;
}

static bool do_goto(struct session *session, const char *arguments, struct text *answer)
{
    char *end;
    errno = 0;
    long long step = strtoll(arguments, &end, 10);
    if (!*arguments || *end || errno || step < 1 || step >= UINT32_MAX) {
        text_format(answer, "goto takes a step, from 1 to %s%u: goto 12",
                    session->state == PY_FINISHED ? "" : "at least ",
                    record_steps(session->record));
        return false;
    }
    move_to_step(session, (record_step)step);
    record_step stands = record_step_of_time(session->record, session->time);
    if (stands != (record_step)step) {
        text_format(answer, "the program has %u steps: this is the last", stands);
        return false;
    }
    return true;
}

static bool no_breakpoint(struct session *session, int direction, struct text *answer)
{
    if (session->breakpoints.count)
        text_append(answer,
                    direction > 0 ? "no breakpoint was reached" : "no breakpoint was passed");
    return true;
}

static bool do_continue(struct session *session, const char *arguments, struct text *answer)
{
    if (!no_arguments(arguments, "continue", answer))
        return false;
    if (move_to_breakpoint(session, 1))
        return true;
    if (!move_to_end(session, 1) && !session->breakpoints.count)
        return stood(session, false, true, answer);
    if (session->state == PY_RECORD_FULL || session->state == PY_WANTS_INPUT)
        return stood(session, false, true, answer);
    return no_breakpoint(session, 1, answer);
}

static bool do_reverse_continue(struct session *session, const char *arguments, struct text *answer)
{
    if (!no_arguments(arguments, "reverse-continue", answer))
        return false;
    if (move_to_breakpoint(session, -1))
        return true;
    move_to_end(session, -1);
    return no_breakpoint(session, -1, answer);
}

static bool do_restart(struct session *session, const char *arguments, struct text *answer)
{
    if (!no_arguments(arguments, "restart", answer))
        return false;
    while (session->given.count)
        free(vector_pop(&session->given).text);
    return session_rerun(session, 1, answer);
}

static bool do_more(struct session *session, const char *arguments, struct text *answer)
{
    if (!no_arguments(arguments, "more", answer))
        return false;
    session->record_limit *= 2;
    record_set_limit(session->record, session->record_limit);
    if (record_failed(session->record)) {
        text_append(answer, "memory is out: the record ends here");
        return false;
    }
    text_format(answer, "the record may take %zu MB now", session->record_limit / 1000000);
    return true;
}

static bool do_view(struct session *session, const char *arguments, struct text *answer)
{
    if (!*arguments) {
        session->choices.kind = (enum view_kind)((session->choices.kind + 1) % VIEW_KINDS);
        return true;
    }
    for (int i = 0; i < VIEW_KINDS; i++)
        if (views[i].name && strcmp(views[i].name, arguments) == 0) {
            session->choices.kind = (enum view_kind)i;
            return true;
        }
    text_append(answer, "view takes one of:");
    for (int i = 0; i < VIEW_KINDS; i++)
        text_format(answer, " %s", views[i].name);
    return false;
}

static bool do_help(struct session *session, const char *arguments, struct text *answer)
{
    (void)session;
    for (const struct session_command *command = session_commands; command->name; command++)
        if (!*arguments || strcmp(arguments, command->name) == 0)
            text_format(answer, "%-18s %-14s %s\n", command->name, command->arguments,
                        command->help);
    if (!answer->length) {
        text_format(answer, "there is no command %s: `help` lists them", arguments);
        return false;
    }
    return true;
}

const struct session_command session_commands[] = {
    {"step", "s", "[N]", "go forward one step, or N", do_step},
    {"back", "b", "[N]", "go back one step, or N", do_back},
    {"over", "n", "", "go forward over calls", do_over},
    {"back-over", "bn", "", "go back over calls", do_back_over},
    {"out", "o", "", "go on until the function returns", do_out},
    {"next-event", "e", "", "go forward one memory event", do_next_event},
    {"previous-event", "be", "", "go back one memory event", do_previous_event},
    {"first", "", "", "go to the first step", do_first},
    {"last", "", "", "go to the last step", do_last},
    {"goto", "g", "N", "go to step N", do_goto},
    {"continue", "c", "", "go on to the next breakpoint, or the end", do_continue},
    {"reverse-continue", "rc", "", "go back to the last breakpoint, or the start",
     do_reverse_continue},
    {"break", "br", "LINE|FUNCTION", "stop there when going on", breakpoint_set},
    {"breaks", "", "", "list the breakpoints", breakpoint_list},
    {"delete", "d", "N", "remove breakpoint N", breakpoint_delete},
    {"restart", "", "", "run the program anew from its first line", do_restart},
    {"more", "", "", "double the record's bound and go on", do_more},
    {"inspect", "i", "NAME|#ID", "tell all about an object", inspect_object},
    {"holders", "h", "NAME|#ID", "name everything that holds an object", inspect_holders},
    {"why", "w", "NAME|#ID", "show the path of references that keeps an object alive", inspect_why},
    {"find", "f", "TEXT", "find objects: by text, type NAME, #ID, or refs N", inspect_find},
    {"names", "", "", "list the names of the frame", inspect_names},
    {"view", "v", "[NAME]", "show another view, or the next", do_view},
    {"help", "?", "[COMMAND]", "list the commands", do_help},
    {NULL, NULL, NULL, NULL, NULL},
};

/* Is `word` one of the aliases, which are separated by spaces? */
static bool is_alias(const char *aliases, const char *word, size_t length)
{
    while (*aliases) {
        size_t one = strcspn(aliases, " ");
        if (one == length && memcmp(aliases, word, length) == 0)
            return true;
        aliases += one + (aliases[one] == ' ');
    }
    return false;
}

/* The row of a command's name, alias, or a beginning that only one name has. */
static const struct session_command *find_command(const char *word, size_t length,
                                                  struct text *answer)
{
    const struct session_command *only = NULL;
    int candidates = 0;
    for (const struct session_command *c = session_commands; c->name; c++) {
        if ((strlen(c->name) == length && memcmp(c->name, word, length) == 0) ||
            is_alias(c->aliases, word, length))
            return c;
        if (strncmp(c->name, word, length) == 0) {
            only = c;
            candidates++;
        }
    }
    if (candidates == 1)
        return only;
    if (!candidates) {
        text_format(answer, "there is no command %.*s: `help` lists them", (int)MIN(length, 40),
                    word);
        return NULL;
    }
    text_format(answer, "%.*s could be", (int)length, word);
    const char *separator = " ";
    for (const struct session_command *c = session_commands; c->name; c++)
        if (strncmp(c->name, word, length) == 0) {
            text_format(answer, "%s%s", separator, c->name);
            separator = ", ";
        }
    return NULL;
}

bool session_do(struct session *session, const char *command, struct text *answer)
{
    while (isspace((unsigned char)*command))
        command++;
    size_t length = strcspn(command, " \t");
    if (!length)
        return true;
    const struct session_command *row = find_command(command, length, answer);
    if (!row)
        return false;
    const char *arguments = command + length;
    while (isspace((unsigned char)*arguments))
        arguments++;
    size_t end = strlen(arguments);
    while (end && isspace((unsigned char)arguments[end - 1]))
        end--;
    char *trimmed = malloc(end + 1);
    if (!trimmed) {
        text_append(answer, "out of memory");
        return false;
    }
    memcpy(trimmed, arguments, end);
    trimmed[end] = '\0';
    bool done = row->run(session, trimmed, answer);
    free(trimmed);
    return done;
}
