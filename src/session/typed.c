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
    if (session->engine->exiting(session->machine))
        return session_rerun(session, end, answer);
    if (session_in_the_past(session))
        session_stand_at(session, record_steps(session->record), session->time);
    return true;
}

static enum session_typed outcome_of(enum engine_typed typed)
{
    return typed == ENGINE_TYPED_INCOMPLETE ? SESSION_TYPED_INCOMPLETE : SESSION_TYPED_WRONG;
}

enum session_typed session_type(struct session *session, const char *source, size_t length,
                                enum session_where where, struct text *answer)
{
    const struct engine *engine = session->engine;
    if (session->state == ENGINE_WANTS_INPUT) {
        text_append(answer, "the program waits for a line of input");
        return SESSION_TYPED_WRONG;
    }
    /* What is wrong in any case is said before anything is asked. */
    enum engine_typed typed = engine->check(source, length, answer);
    if (typed != ENGINE_TYPED)
        return outcome_of(typed);
    if (session_in_the_past(session) && where == SESSION_UNDECIDED) {
        text_append(answer, "this is the past: run it at the end, or go on from here?");
        return SESSION_TYPED_ASKS;
    }
    if (!session_go_to_run(session, where == SESSION_FROM_HERE, answer))
        return SESSION_TYPED_WRONG;
    unsigned depth = session_depth(session);
    typed = engine->type(session->machine, source, length, depth, answer);
    if (typed != ENGINE_TYPED)
        return outcome_of(typed);
    remember(session, source, length, depth);
    record_time was = session->time;
    session->interrupted = false;
    session_run_typed(session);
    session_stand_at(session, record_steps(session->record), was);
    return SESSION_TYPED_RAN;
}
