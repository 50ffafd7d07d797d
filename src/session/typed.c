/* Code typed at the prompt: it is run at the end of the record and becomes steps like any others. */
#include "session/state.h"

#include <stdlib.h>
#include <string.h>

bool session_in_the_past(const struct session *session)
{
    return record_step_of_time(session->record, session->time) < record_steps(session->record) ||
           session->between_steps;
}

void session_remember(struct session *session, struct given given)
{
    given.step = record_steps(session->record);
    if (!vector_push(&session->given, given))
        free(given.text);
}

static void remember(struct session *session, const char *source, size_t length, unsigned depth)
{
    struct given given = {.kind = GIVEN_CODE, .length = length, .depth = depth};
    given.text = malloc(length + 1);
    if (!given.text)
        return;
    memcpy(given.text, source, length);
    given.text[length] = '\0';
    session_remember(session, given);
}

bool session_go_to_run(struct session *session, bool here, struct text *answer)
{
    record_step step = record_step_of_time(session->record, session->time);
    record_step end = session_end(session);
    if (here && session_in_the_past(session))
        return session_rerun(session, end ? MIN(step, end) : step, answer);
    /* An interpreter that exits takes nothing any more: back to the program's end. */
    if (py_engine_exiting(session->vm))
        return session_rerun(session, end, answer);
    if (session_in_the_past(session))
        session_stand_at(session, record_steps(session->record), session->time);
    return true;
}

/* The reason of a syntax error, as python3's prompt prints it. */
static void append_error(const struct syntax_error *error, struct text *answer)
{
    if (error->kind == SYNTAX_ERROR_NONE)
        text_append(answer, "out of memory");
    else
        syntax_error_print(error, answer);
}

enum session_typed session_type(struct session *session, const char *source, size_t length,
                                enum session_where where, struct text *answer)
{
    struct syntax_error error = {0};
    if (python_input_state(source, length) == PYTHON_INPUT_INCOMPLETE)
        return SESSION_TYPED_INCOMPLETE;
    if (session->state == PY_WANTS_INPUT) {
        text_append(answer, "the program waits for a line of input");
        return SESSION_TYPED_WRONG;
    }
    if (session_in_the_past(session)) {
        /* What is wrong in any case is said before anything is asked. */
        struct ast_tree tree = {0};
        if (!python_parse(source, length, "<stdin>", PYTHON_PARSE_INTERACTIVE, &tree, &error)) {
            append_error(&error, answer);
            syntax_error_fini(&error);
            return SESSION_TYPED_WRONG;
        }
        ast_tree_fini(&tree);
        if (where == SESSION_UNDECIDED) {
            text_append(answer, "this is the past: run it at the end, or go on from here?");
            return SESSION_TYPED_ASKS;
        }
    }
    if (!session_go_to_run(session, where == SESSION_FROM_HERE, answer))
        return SESSION_TYPED_WRONG;
    unsigned depth = session_depth(session);
    if (!py_engine_type(session->vm, source, length, depth, &error)) {
        append_error(&error, answer);
        syntax_error_fini(&error);
        return SESSION_TYPED_WRONG;
    }
    remember(session, source, length, depth);
    record_time was = session->time;
    session->interrupted = false;
    session_run_typed(session);
    session_stand_at(session, record_steps(session->record), was);
    return SESSION_TYPED_RAN;
}
