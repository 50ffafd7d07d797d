/* Moving the cursor: by steps, by events, over and out of calls, to breakpoints. */
#include "session/moves.h"

#include "session/state.h"

/* Steps that are looked at, and recorded, at once by a search that may be long. */
enum { SEARCH_STRIDE = 4096 };

static record_step here(const struct session *session)
{
    return record_step_of_time(session->record, session->time);
}

/* Goes to a step, recorded or yet to be; true when the cursor moved. */
bool move_to_step(struct session *session, record_step step)
{
    record_step from = here(session);
    record_time was = session->time;
    if (step > record_steps(session->record))
        session_record_to(session, step);
    record_step last = record_steps(session->record);
    step = MIN(MAX(step, 1), MAX(last, 1));
    if (step == from && !session->between_steps)
        return false;
    session_stand_at(session, step,
                     step == from + 1 && !session->between_steps
                         ? was
                         : record_time_of_step(session->record, step - 1));
    return true;
}

bool move_by_steps(struct session *session, int64_t count)
{
    int64_t step = (int64_t)here(session) + count;
    /* Inside a step the cursor is past it: going back first returns to the step itself. */
    if (session->between_steps && count < 0)
        step++;
    return move_to_step(session, step < 1 ? 1 : (record_step)MIN(step, UINT32_MAX - 1));
}

/* The collector's own accounts change nothing that a person came to see: a walk by events goes past them. */
static bool is_account(const struct record *record, record_time time)
{
    struct record_events events = {0};
    record_events_seek(&events, record, time);
    bool account = record_events_previous(&events) &&
                   (events.event.kind == RECORD_EVENT_GC_COUNTS ||
                    events.event.kind == RECORD_EVENT_GC_GENERATIONS ||
                    (events.event.kind == RECORD_EVENT_GC_PHASE && events.event.done));
    record_events_fini(&events);
    return account;
}

/* The time after the next event, or before the last one; the time given when there is none. */
static record_time beside(const struct record *record, record_time time, int direction)
{
    for (;;) {
        record_time to =
            direction > 0 ? record_next_event(record, time) : record_previous_event(record, time);
        if (to == time || !is_account(record, to))
            return to;
        time = to;
    }
}

bool move_by_event(struct session *session, int direction)
{
    record_time to = beside(session->record, session->time, direction);
    if (direction > 0 && to == session->time) {
        if (!session_record_to(session, record_steps(session->record) + 1))
            return false;
        to = beside(session->record, session->time, direction);
    }
    if (to == session->time || to < record_time_of_step(session->record, 1))
        return false;
    record_step step = record_step_of_time(session->record, to);
    session->before = direction > 0 ? session->time : record_previous_event(session->record, to);
    session->time = to;
    session->between_steps = record_time_of_step(session->record, step) != to;
    return true;
}

/* The nearest step that answers the question, recording on as long as there is none. 0: there is none. */
static record_step find(struct session *session, int direction,
                        const struct step_question *question)
{
    record_step from = here(session);
    for (;;) {
        record_step found = record_find_step(session->record, from, direction, question);
        if (found || direction < 0 || session->interrupted)
            return found;
        from = record_steps(session->record);
        if (!session_record_to(session, from + SEARCH_STRIDE) &&
            record_steps(session->record) == from)
            return 0;
    }
}

static const uint32_t any_step = UINT32_MAX, phases = 1u << RECORD_STEP_COLLECTOR;

/* The steps at which over and out may end: a collection is stepped over whole, unless it is the collector who called the
 * function that is left (a callback, a finalizer). */
static uint32_t steps_beside(const struct session *session, const struct step_info *info)
{
    struct instant_collector collector = instant_collector(session_now(session));
    return collector.running && info->kind != RECORD_STEP_COLLECTOR ? any_step : ~phases;
}

bool move_over(struct session *session, int direction)
{
    struct step_info info;
    if (!record_step_info(session->record, here(session), &info))
        return false;
    struct step_question question = {.depth = MAX(info.depth, 1),
                                     .kinds = steps_beside(session, &info)};
    record_step found = find(session, direction, &question);
    return move_to_step(session, found ? found : direction > 0 ? record_steps(session->record) : 1);
}

bool move_by_phase(struct session *session, int direction)
{
    struct step_question question = {.kinds = phases};
    record_step found = find(session, direction, &question);
    return found && move_to_step(session, found);
}

bool move_out(struct session *session, int direction)
{
    struct step_info info;
    if (!record_step_info(session->record, here(session), &info))
        return false;
    if (info.kind == RECORD_STEP_COLLECTOR)
        return move_over(session, direction);
    if (info.depth <= 1)
        return move_to_end(session, direction);
    struct step_question question = {.depth = info.depth - 1,
                                     .kinds = steps_beside(session, &info)};
    record_step found = find(session, direction, &question);
    return move_to_step(session, found ? found : direction > 0 ? record_steps(session->record) : 1);
}

bool move_to_end(struct session *session, int direction)
{
    if (direction < 0)
        return move_to_step(session, 1);
    record_step have, end = session_end(session);
    /* The exit is gone into by a step, not by who is at the end already. */
    if (end && end == record_steps(session->record) && end == here(session) &&
        !session->between_steps)
        return false;
    do {
        have = record_steps(session->record);
    } while (session_record_to(session, have + SEARCH_STRIDE));
    return move_to_step(session, record_steps(session->record));
}

/* The nearest breakpoint ahead, or behind; false when there is none: the cursor stays. */
bool move_to_breakpoint(struct session *session, int direction)
{
    record_step best = 0;
    record_step from = here(session);
    if (!session->breakpoints.count)
        return false;
    do {
        for (size_t i = 0; i < session->breakpoints.count; i++) {
            const struct breakpoint *at = &session->breakpoints.items[i];
            record_name function =
                at->function ? record_name_find(session->record, at->function) : 0;
            if (at->function && !function)
                continue;
            struct step_question question = {
                .file = at->line ? at->file : 0,
                .line = at->line,
                .function = function,
                .entering = at->function != NULL,
                .kinds = at->line ? 1u << RECORD_STEP_LINE : any_step,
            };
            record_step found = record_find_step(session->record, from, direction, &question);
            if (found && (!best || (direction > 0 ? found < best : found > best)))
                best = found;
        }
        if (best || direction < 0)
            break;
        from = record_steps(session->record);
        session_record_to(session, from + SEARCH_STRIDE);
    } while (record_steps(session->record) > from && !session->interrupted);
    return best && move_to_step(session, best);
}
