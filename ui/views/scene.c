#include "ui/views/scene.h"

#include "session/session.h"
#include "ui/views/view.h"

void scene_of(struct session *session, struct scene *scene, struct text *narration)
{
    struct session_place place = session_place(session);
    const struct session_source *source = session_source(session);
    struct step_info info = {0};
    record_step_info(session_record(session), place.step, &info);
    text_clear(narration);
    session_narration(session, narration);
    *scene = (struct scene){
        .now = session_now(session),
        .before = session_before(session),
        .step = place.step,
        .steps = place.steps,
        .between_steps = place.between_steps,
        .more = place.more,
        .title = source->title,
        .language = source->language,
        .narration = text_string(narration),
        .choices = session_choices(session),
    };
    scene->breakpoint_lines = session_breakpoints(session, info.file, &scene->breakpoint_count);
}

void scene_draw(struct session *session, struct canvas *canvas)
{
    struct scene scene;
    struct text narration = {0};
    scene_of(session, &scene, &narration);
    canvas_clear(canvas);
    view_draw(canvas, &scene);
    text_fini(&narration);
}
