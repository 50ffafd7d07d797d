/* The table of commands, and what finds a row and runs it. */
#include "session/commands.h"

#include "session/breakpoints.h"
#include "session/choices.h"
#include "session/collect.h"
#include "session/cycles.h"
#include "session/inspect.h"
#include "session/moves.h"
#include "session/state.h"
#include "session/until.h"
#include "session/why.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* What the record's own numbering allows. */
#define RECORD_LIMIT_MOST ((size_t)2 << 30)
enum { PACE = 4, PACE_MOST = 100 };

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
    if (session->interrupted) {
        text_format(answer, "stopped at step %u",
                    record_step_of_time(session->record, session->time));
        return true;
    }
    if (moved)
        return true;
    if (!forward)
        text_append(answer, "this is the first step");
    else if (session->state == ENGINE_WANTS_INPUT)
        text_append(answer, "the program waits for a line of input: type it at the prompt");
    else if (session->state == ENGINE_RECORD_FULL)
        text_format(answer, "the record is full after %u steps: `more` doubles its bound",
                    record_steps(session->record));
    else
        text_append(answer, session->state == ENGINE_EXITED && session->engine->collect
                                ? "this is the last step: the interpreter has exited"
                                : session->engine->at_end);
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

/* False: there is no such phase, and *answer says so. */
static bool stood_at_phase(struct session *session, int direction, struct text *answer)
{
    if (move_by_phase(session, direction))
        return true;
    if (session->interrupted || session->state == ENGINE_WANTS_INPUT ||
        session->state == ENGINE_RECORD_FULL)
        return stood(session, false, true, answer);
    if (!session->engine->collect) {
        text_format(answer, "%s has no collector", session->engine->name);
        return false;
    }
    text_append(answer, direction > 0 ? "no collection comes after this: `gc` starts one at the end"
                                      : "no collection was before this");
    return false;
}

static bool do_phase(struct session *session, const char *arguments, struct text *answer)
{
    return no_arguments(arguments, "phase", answer) && stood_at_phase(session, 1, answer);
}

static bool do_back_phase(struct session *session, const char *arguments, struct text *answer)
{
    return no_arguments(arguments, "back-phase", answer) && stood_at_phase(session, -1, answer);
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
    return session->interrupted || session->state == ENGINE_RECORD_FULL ||
                   session->state == ENGINE_WANTS_INPUT
               ? stood(session, false, true, answer)
               : true;
}

static bool do_goto(struct session *session, const char *arguments, struct text *answer)
{
    char *end;
    errno = 0;
    long long step = strtoll(arguments, &end, 10);
    bool is_step = *arguments && !*end && !errno && step >= 1 && step < UINT32_MAX;
    if (is_step && ((record_step)step <= record_steps(session->record) ||
                    session_record_to(session, (record_step)step))) {
        move_to_step(session, (record_step)step);
        return true;
    }
    record_step last = record_steps(session->record);
    bool over = session->state == ENGINE_FINISHED || session->state == ENGINE_EXITED;
    if (is_step && !over) {
        move_to_step(session, last);
        return stood(session, false, true, answer);
    }
    text_format(answer, "goto takes a step, from 1 to %s%u: goto %u", over ? "" : "at least ", last,
                MIN(last, 12));
    return false;
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
    if (session->interrupted || session->state == ENGINE_RECORD_FULL ||
        session->state == ENGINE_WANTS_INPUT)
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
    session->pace = 0;
    while (session->given.count)
        free(vector_pop(&session->given).text);
    return session_rerun(session, 1, answer);
}

static bool do_more(struct session *session, const char *arguments, struct text *answer)
{
    if (!no_arguments(arguments, "more", answer))
        return false;
    if (session->record_limit > RECORD_LIMIT_MOST / 2) {
        text_format(answer, "the record may take no more than %zu MB", session->record_limit >> 20);
        return false;
    }
    session->record_limit *= 2;
    record_set_limit(session->record, session->record_limit);
    if (record_failed(session->record)) {
        text_append(answer, "memory is out: the record ends here");
        return false;
    }
    if (session->state == ENGINE_RECORD_FULL)
        session->state = ENGINE_PAUSED;
    text_format(answer, "the record may take %zu MB now", session->record_limit >> 20);
    return true;
}

static bool do_view(struct session *session, const char *arguments, struct text *answer)
{
    if (!*arguments) {
        do
            session->choices.kind = (enum view_kind)((session->choices.kind + 1) % VIEW_KINDS);
        while (!view_is_for(session->choices.kind, session->engine->language));
        return true;
    }
    for (int i = 0; i < VIEW_KINDS; i++)
        if (view_is_for((enum view_kind)i, session->engine->language) &&
            strcmp(views[i].name, arguments) == 0) {
            session->choices.kind = (enum view_kind)i;
            return true;
        }
    text_append(answer, "view takes one of:");
    for (int i = 0; i < VIEW_KINDS; i++)
        if (view_is_for((enum view_kind)i, session->engine->language))
            text_format(answer, " %s", views[i].name);
    return false;
}

static bool do_play(struct session *session, const char *arguments, struct text *answer)
{
    char *end;
    long pace = *arguments ? strtol(arguments, &end, 10) : PACE;
    if ((*arguments && *end) || pace < 1 || pace > PACE_MOST) {
        text_format(answer, "play takes steps a second, from 1 to %d: play %d", PACE_MOST, PACE);
        return false;
    }
    session->pace = (int)pace;
    return true;
}

static bool do_stop(struct session *session, const char *arguments, struct text *answer)
{
    session->pace = 0;
    return no_arguments(arguments, "stop", answer);
}

static bool do_quit(struct session *session, const char *arguments, struct text *answer)
{
    session->quit = no_arguments(arguments, "quit", answer);
    return session->quit;
}

static bool do_help(struct session *session, const char *arguments, struct text *answer)
{
    for (const struct session_command *command = session_commands; command->name; command++)
        if (*arguments ? strcmp(arguments, command->name) == 0
                       : session_command_serves(session, command))
            text_format(answer, "%-18s %-14s %s\n", command->name, command->arguments,
                        command->help);
    if (!answer->length) {
        text_format(answer, "there is no command %s: `help` lists them", arguments);
        return false;
    }
    return true;
}

const struct session_command session_commands[] = {
    {"step", "s", "[N]", "go forward one step, or N", do_step, false},
    {"back", "b", "[N]", "go back one step, or N", do_back, false},
    {"over", "n", "", "go forward over calls and collections", do_over, false},
    {"back-over", "bn", "", "go back over calls and collections", do_back_over, false},
    {"out", "o", "", "go on until the function returns, or the collection ends", do_out, false},
    {"phase", "p", "", "go to the next phase of a collection", do_phase, true},
    {"back-phase", "bp", "", "go back one phase of a collection", do_back_phase, true},
    {"next-event", "e", "", "go forward one memory event", do_next_event, false},
    {"previous-event", "be", "", "go back one memory event", do_previous_event, false},
    {"first", "", "", "go to the first step", do_first, false},
    {"last", "", "", "go to the last step", do_last, false},
    {"goto", "g", "N", "go to step N", do_goto, false},
    {"continue", "c", "", "go on to the next breakpoint, or the end", do_continue, false},
    {"reverse-continue", "rc", "", "go back to the last breakpoint, or the start",
     do_reverse_continue, false},
    {"break", "br", "LINE|FUNCTION", "stop there when going on", breakpoint_set, false},
    {"breaks", "", "", "list the breakpoints", breakpoint_list, false},
    {"delete", "d", "N", "remove breakpoint N", breakpoint_delete, false},
    {"gc", "", "[0|1|2] [end|here]", "collect that generation, or all", collect_now, true},
    {"until", "u", "CONDITION", "go on until x == 3, refcount(x) == 2, freed(x), line 12",
     until_holds, false},
    {"play", "", "[N]", "go forward by itself, N steps a second", do_play, false},
    {"stop", "", "", "stop playing", do_stop, false},
    {"restart", "", "", "run the program anew from its first line", do_restart, false},
    {"more", "", "", "double the record's bound and go on", do_more, false},
    {"inspect", "i", "NAME|#ID", "tell all about an object", inspect_object, false},
    {"holders", "h", "NAME|#ID", "name everything that holds an object", inspect_holders, false},
    {"why", "w", "NAME|#ID", "show the path of references that keeps an object alive", why_alive,
     false},
    {"cycles", "", "", "list the cycles in the heap and what holds them", cycles_list, false},
    {"find", "f", "TEXT", "find objects: by text, type NAME, #ID, or refs N", inspect_find, false},
    {"names", "", "", "list the names of the frame", inspect_names, false},
    {"set", "", "[FOLDED]", "show what is folded: atoms, module-level, interpreter", choice_set,
     false},
    {"unset", "", "FOLDED", "fold it away again", choice_unset, false},
    {"unfold", "", "NAME|#ID", "show all of a long object", choice_unfold, false},
    {"fold", "", "NAME|#ID", "show it short again", choice_fold, false},
    {"view", "v", "[NAME]", "show another view, or the next", do_view, false},
    {"quit", "q", "", "leave", do_quit, false},
    {"help", "?", "[COMMAND]", "list the commands", do_help, false},
    {NULL, NULL, NULL, NULL, NULL, false},
};

bool session_command_serves(const struct session *session, const struct session_command *command)
{
    return !command->of_collector || session->engine->collect;
}

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
    if (!session_command_serves(session, row)) {
        text_format(answer, "%s has no collector: what malloc gave is freed by hand",
                    session->engine->name);
        return false;
    }
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
    session->interrupted = false;
    bool done = row->run(session, trimmed, answer);
    free(trimmed);
    return done;
}
