/* What the session says of the present moment: narration, and the lesson's own words. */
#include "lesson/lesson.h"
#include "record/bytes.h"
#include "session/ending.h"
#include "session/narration.h"
#include "session/narration_c.h"
#include "session/state.h"

/* The lesson's words for a line; NULL: it has none. */
static const char *note_for(const struct lesson *lesson, uint32_t line)
{
    for (size_t i = 0; lesson && i < lesson->notes.count; i++)
        if (lesson->notes.items[i].line == line)
            return lesson->notes.items[i].text;
    return NULL;
}

/* The line that has run when a step is reached; 0: the step is not the first after a line. A collection belongs to the line that it ran
 * in, which has not run before the collection is over. */
static uint32_t line_run(const struct record *record, record_step step)
{
    struct step_info present, earlier;
    if (!record_step_info(record, step, &present) || present.kind == RECORD_STEP_COLLECTOR ||
        !record_step_info(record, step - 1, &earlier))
        return 0;
    if (earlier.kind == RECORD_STEP_COLLECTOR)
        for (record_step at = step - 2;
             earlier.kind != RECORD_STEP_LINE || earlier.frame != present.frame; at--)
            if (!record_step_info(record, at, &earlier))
                return 0;
    return earlier.kind == RECORD_STEP_LINE ? earlier.line : 0;
}

/* A lesson's own words for what has just run. False: it has none. */
static bool tell_note(struct session *session, record_step step, struct text *out)
{
    const char *note = note_for(session->source.lesson, line_run(session->record, step));
    if (note)
        text_append(out, note);
    return note != NULL;
}

void session_narration(struct session *session, struct text *out)
{
    const struct lesson *lesson = session->source.lesson;
    record_step step = record_step_of_time(session->record, session->time);
    bool between = session->between_steps;
    if (step <= 1 && !between) {
        if (lesson && *lesson->introduction)
            text_append(out, lesson->introduction);
        else
            text_append(out, "The moment before the first line runs.");
        return;
    }
    struct instant before = {session->record, session->before};
    if (!between)
        before.time = record_time_of_step(session->record, step - 1);
    if (!between && lesson && tell_note(session, step, out)) {
        if (record_has_bytes(session->record))
            narrate_c_fault(before, session_now(session), out);
        return;
    }
    struct step_info present;
    if (!between && !record_has_bytes(session->record) &&
        record_step_info(session->record, step, &present) && present.kind == RECORD_STEP_END) {
        tell_ending(session_now(session), out);
        return;
    }
    narrate(before, session_now(session), out);
}
