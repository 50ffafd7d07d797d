/* The session: opening, the cursor, the engine asked for more. (session.h) */
#include "session/state.h"

#include <stdlib.h>
#include <string.h>

enum { STEPS_BETWEEN_PROGRESS = 4096 };
#define RECORD_LIMIT_DEFAULT ((size_t)512 * 1024 * 1024)

static bool start(struct session *session, struct text *problem)
{
    const struct session_source *source = &session->source;
    session->record = record_new();
    if (!session->record) {
        text_append(problem, "heapstep: out of memory\n");
        return false;
    }
    record_set_limit(session->record, session->record_limit);
    session->machine = session->engine->start(source, session->record, problem);
    return session->machine != NULL;
}

static void stop(struct session *session)
{
    if (session->machine)
        session->engine->free(session->machine);
    record_free(session->record);
    session->machine = NULL;
    session->record = NULL;
}

struct session *session_open(const struct session_source *source, struct text *problem)
{
    struct session *session = calloc(1, sizeof *session);
    if (!session) {
        text_append(problem, "heapstep: out of memory\n");
        return NULL;
    }
    session->source = *source;
    session->engine = engine_find(source->language);
    session->record_limit = source->record_limit ? source->record_limit : RECORD_LIMIT_DEFAULT;
    session->next_breakpoint = 1;
    session->choices.source_follows = session->choices.heap_follows = true;
    if (!start(session, problem)) {
        session_close(session);
        return NULL;
    }
    session_record_to(session, 1);
    session_stand_at(session, 1, 0);
    return session;
}

void session_close(struct session *session)
{
    if (!session)
        return;
    stop(session);
    for (size_t i = 0; i < session->breakpoints.count; i++)
        free(session->breakpoints.items[i].function);
    vector_fini(&session->breakpoints);
    vector_fini(&session->breakpoint_lines);
    for (size_t i = 0; i < session->given.count; i++)
        free(session->given.items[i].text);
    vector_fini(&session->given);
    vector_fini(&session->choices.unfolded);
    free(session);
}

/* Only who stands on the last step of a program that has finished goes on into the interpreter's exit. */
static bool stays_at_end(const struct session *session)
{
    return session->state == ENGINE_FINISHED && !session->engine->typing(session->machine) &&
           session->time < record_time_of_step(session->record, record_steps(session->record));
}

bool session_record_to(struct session *session, record_step step)
{
    if (stays_at_end(session))
        return record_steps(session->record) >= step;
    while (record_steps(session->record) < step && !session->interrupted &&
           session->state != ENGINE_RECORD_FULL && session->state != ENGINE_AUDIT_FAILED) {
        record_step have = record_steps(session->record);
        session->state =
            session->engine->run(session->machine, MIN(step, have + STEPS_BETWEEN_PROGRESS));
        record_step recorded = record_steps(session->record) - have;
        if (session->state != ENGINE_PAUSED)
            break;
        if (!recorded || recorded >= STEPS_BETWEEN_PROGRESS)
            session_goes_on(session);
    }
    return record_steps(session->record) >= step;
}

bool session_goes_on(struct session *session)
{
    if (!session->interrupted && session->progress &&
        !session->progress(session->progress_context, record_steps(session->record)))
        session->interrupted = true;
    return !session->interrupted;
}

void session_run_typed(struct session *session)
{
    do {
        session->state = session->engine->run(session->machine, record_steps(session->record) +
                                                                    STEPS_BETWEEN_PROGRESS);
    } while (session->state == ENGINE_PAUSED && session->engine->typing(session->machine) &&
             session_goes_on(session));
}

void session_stand_at(struct session *session, record_step step, record_time before)
{
    record_step last = record_steps(session->record);
    session->time = record_time_of_step(session->record, MIN(step, last));
    session->before = before;
    session->between_steps = false;
}

bool session_rerun(struct session *session, record_step step, struct text *answer)
{
    struct text problem = {0};
    stop(session);
    if (!start(session, &problem)) {
        text_append_bytes(answer, text_string(&problem), problem.length);
        text_fini(&problem);
        return false;
    }
    session->state = ENGINE_READY;
    size_t kept = 0;
    for (; kept < session->given.count && session->given.items[kept].step < step; kept++) {
        const struct given *given = &session->given.items[kept];
        /* Input is given once it is asked for, which is after that step; code was typed at the step itself. Its steps are
         * recorded with those that follow. */
        session_record_to(session, given->step + (given->kind == GIVEN_INPUT));
        if (given->kind == GIVEN_INPUT)
            session->engine->give_input(session->machine, given->text, given->length);
        else if (given->kind == GIVEN_COLLECTION)
            session->engine->collect(session->machine, given->generation);
        else
            session->engine->type(session->machine, given->text, given->length, given->depth,
                                  &problem);
    }
    text_fini(&problem);
    while (session->given.count > kept)
        free(vector_pop(&session->given).text);
    session_record_to(session, step);
    session_stand_at(session, step, record_time_of_step(session->record, step ? step - 1 : 0));
    return true;
}

record_step session_end(const struct session *session)
{
    struct step_question question = {.kinds = 1u << RECORD_STEP_END};
    if (session->state != ENGINE_FINISHED && session->state != ENGINE_EXITED &&
        !session->engine->exiting(session->machine))
        return 0;
    return record_find_step(session->record, record_steps(session->record) + 1, -1, &question);
}

struct session_place session_place(const struct session *session)
{
    return (struct session_place){
        .time = session->time,
        .step = record_step_of_time(session->record, session->time),
        .steps = record_steps(session->record),
        .between_steps = session->between_steps,
        .more = session->state != ENGINE_FINISHED && session->state != ENGINE_EXITED,
        .end = session_end(session),
        .wants_input = session->state == ENGINE_WANTS_INPUT,
        .full = session->state == ENGINE_RECORD_FULL,
    };
}

const struct record *session_record(const struct session *session)
{
    return session->record;
}

struct instant session_now(const struct session *session)
{
    return (struct instant){session->record, session->time};
}

struct instant session_before(const struct session *session)
{
    return (struct instant){session->record, session->before};
}

const struct session_source *session_source(const struct session *session)
{
    return &session->source;
}

struct view_choices *session_choices(struct session *session)
{
    return &session->choices;
}

void session_interrupt(struct session *session)
{
    session->interrupted = true;
    session->engine->pause(session->machine);
}

void session_on_progress(struct session *session, bool (*progress)(void *context, record_step step),
                         void *context)
{
    session->progress = progress;
    session->progress_context = context;
}

void session_give_input(struct session *session, const char *line, size_t length)
{
    struct given given = {.kind = GIVEN_INPUT, .length = length};
    given.text = malloc(length + 1);
    if (given.text) {
        memcpy(given.text, line, length);
        given.text[length] = '\0';
        session_remember(session, given);
    }
    session->engine->give_input(session->machine, line, length);
    session->state = ENGINE_PAUSED;
    if (!session->engine->typing(session->machine))
        return;
    record_time was = session->time;
    session->interrupted = false;
    session_run_typed(session);
    session_stand_at(session, record_steps(session->record), was);
}

int session_pace(const struct session *session)
{
    return session->pace;
}

bool session_quits(const struct session *session)
{
    return session->quit;
}

int session_exit_status(const struct session *session)
{
    return session->engine->exit_status(session->machine);
}

const struct engine *session_engine(const struct session *session)
{
    return session->engine;
}

const char *session_audit_report(const struct session *session)
{
    return session->state == ENGINE_AUDIT_FAILED ? session->engine->audit_report(session->machine)
                                                 : "";
}

record_id session_frame(const struct session *session)
{
    struct instant now = session_now(session);
    if (session->choices.selected &&
        instant_entity(now, session->choices.selected) == RECORD_IS_FRAME)
        return session->choices.selected;
    return instant_top_frame(now);
}

unsigned session_depth(const struct session *session)
{
    struct record_ids stack = {0};
    record_id frame = session_frame(session);
    unsigned depth = 0;
    if (instant_stack(session_now(session), &stack))
        for (size_t i = 0; i < stack.count; i++)
            if (stack.items[i] == frame)
                depth = (unsigned)(stack.count - 1 - i);
    vector_fini(&stack);
    return depth;
}
