/* Completion of what stands before the prompt's cursor. */
#include "session/choices.h"
#include "session/commands.h"
#include "session/state.h"

#include <ctype.h>
#include <string.h>

static void offer(const char *name, const char *typed, size_t length, struct text *out)
{
    if (strncmp(name, typed, length) == 0)
        text_format(out, "%s\n", name);
}

static void offer_commands(const struct session *session, const char *typed, size_t length,
                           struct text *out)
{
    for (const struct session_command *command = session_commands; command->name; command++)
        if (session_command_serves(session, command))
            offer(command->name, typed, length, out);
}

static bool in_name(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '.' || (unsigned char)c >= 0x80;
}

/* The name, or names with dots between, that ends where `length` does. */
static void offer_names(struct session *session, const char *typed, size_t length, struct text *out)
{
    size_t start = length;
    while (start && in_name(typed[start - 1]))
        start--;
    if (isdigit((unsigned char)typed[start]) || typed[start] == '.')
        return;
    struct text prefix = {0};
    text_append_bytes(&prefix, typed + start, length - start);
    session->engine->complete(session->machine, text_string(&prefix), session_depth(session), out);
    text_fini(&prefix);
}

static bool is_word(const char *word, size_t length, const char *name)
{
    return strlen(name) == length && memcmp(word, name, length) == 0;
}

static void complete_command(struct session *session, const char *typed, size_t length,
                             struct text *out)
{
    size_t word = strcspn(typed, " ");
    if (word >= length) {
        offer_commands(session, typed, length, out);
        return;
    }
    const char *rest = typed + word;
    while (rest < typed + length && *rest == ' ')
        rest++;
    size_t left = (size_t)(typed + length - rest);
    if (is_word(typed, word, "view") || is_word(typed, word, "v")) {
        for (int i = 0; i < VIEW_KINDS; i++)
            if (view_is_for((enum view_kind)i, session->engine->language))
                offer(views[i].name, rest, left, out);
    } else if (is_word(typed, word, "set") || is_word(typed, word, "unset")) {
        for (const struct choice *choice = choice_names; choice->name; choice++)
            if (choice_serves(session, choice))
                offer(choice->name, rest, left, out);
    } else if (is_word(typed, word, "help") || is_word(typed, word, "?"))
        offer_commands(session, rest, left, out);
    else
        offer_names(session, rest, left, out);
}

void session_complete(struct session *session, const char *line, size_t cursor, struct text *out)
{
    size_t blank = strspn(line, " ");
    if (blank < cursor && line[blank] == ':') {
        size_t skip = blank + 1 + strspn(line + blank + 1, " ");
        if (skip <= cursor)
            complete_command(session, line + skip, cursor - skip, out);
    } else
        offer_names(session, line, cursor, out);
}
