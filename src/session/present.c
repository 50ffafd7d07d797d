/* What the session says of the present moment: narration, and the lesson's own words. */
#include "lesson/lesson.h"
#include "record/bytes.h"
#include "session/ending.h"
#include "session/narration.h"
#include "session/state.h"

/* The lesson's words for a line; NULL: it has none. */
static const char *note_for(const struct lesson *lesson, uint32_t line)
{
    for (size_t i = 0; lesson && i < lesson->notes.count; i++)
        if (lesson->notes.items[i].line == line)
            return lesson->notes.items[i].text;
    return NULL;
}

void session_narration(struct session *session, struct text *out)
{
    const struct lesson *lesson = session->source.lesson;
    record_step step = record_step_of_time(session->record, session->time);
    struct step_info earlier;
    if (step <= 1 && !session->between_steps) {
        if (lesson && *lesson->introduction)
            text_append(out, lesson->introduction);
        else
            text_append(out, "The moment before the first line runs.");
        return;
    }
    if (!session->between_steps && record_step_info(session->record, step - 1, &earlier) &&
        earlier.kind == RECORD_STEP_LINE) {
        const char *note = note_for(lesson, earlier.line);
        if (note) {
            text_append(out, note);
            return;
        }
    }
    struct step_info present;
    if (!session->between_steps && !record_has_bytes(session->record) &&
        record_step_info(session->record, step, &present) && present.kind == RECORD_STEP_END) {
        tell_ending(session_now(session), out);
        return;
    }
    struct instant before = {session->record, session->before};
    if (!session->between_steps)
        before.time = record_time_of_step(session->record, step - 1);
    narrate(before, session_now(session), out);
}
