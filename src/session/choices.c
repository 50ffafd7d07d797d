#include "session/choices.h"

#include "record/bytes.h"
#include "session/inspect.h"
#include "session/state.h"

#include <stddef.h>
#include <string.h>

const struct choice choice_names[] = {
    {"atoms", "atoms that only containers hold", offsetof(struct view_choices, show_atoms), false},
    {"module-level", "functions, classes and modules bound at module level",
     offsetof(struct view_choices, show_module_level), false},
    {"interpreter", "references held by the interpreter",
     offsetof(struct view_choices, show_interpreter), false},
    {"inspector", "all about the selected object", offsetof(struct view_choices, inspecting), true},
    {NULL, NULL, 0, false},
};

bool choice_serves(const struct session *session, const struct choice *choice)
{
    return choice->in_c || !record_has_bytes(session->record);
}

static bool *place(struct session *session, const struct choice *choice)
{
    return (bool *)((char *)&session->choices + choice->offset);
}

static bool choose(struct session *session, const char *arguments, bool shown, struct text *answer)
{
    for (const struct choice *choice = choice_names; choice->name; choice++)
        if (choice_serves(session, choice) && strcmp(choice->name, arguments) == 0) {
            *place(session, choice) = shown;
            return true;
        }
    text_format(answer, "%s takes one of:", shown ? "set" : "unset");
    for (const struct choice *choice = choice_names; choice->name; choice++)
        if (choice_serves(session, choice))
            text_format(answer, " %s", choice->name);
    return false;
}

bool choice_set(struct session *session, const char *arguments, struct text *answer)
{
    if (*arguments)
        return choose(session, arguments, true, answer);
    for (const struct choice *choice = choice_names; choice->name; choice++)
        if (choice_serves(session, choice))
            text_format(answer, "%-14s %-7s %s\n", choice->name,
                        *place(session, choice) ? "shown" : "folded", choice->help);
    return true;
}

bool choice_unset(struct session *session, const char *arguments, struct text *answer)
{
    return choose(session, arguments, false, answer);
}

static bool fold(struct session *session, const char *arguments, bool open, struct text *answer)
{
    struct view_ids *unfolded = &session->choices.unfolded;
    record_id id = inspect_resolve(session, arguments, answer);
    size_t kept = 0;
    if (!id)
        return false;
    for (size_t i = 0; i < unfolded->count; i++)
        if (unfolded->items[i] != id)
            unfolded->items[kept++] = unfolded->items[i];
    unfolded->count = kept;
    if (open && !vector_push(unfolded, id)) {
        text_append(answer, "out of memory");
        return false;
    }
    return true;
}

bool choice_unfold(struct session *session, const char *arguments, struct text *answer)
{
    return fold(session, arguments, true, answer);
}

bool choice_fold(struct session *session, const char *arguments, struct text *answer)
{
    return fold(session, arguments, false, answer);
}
