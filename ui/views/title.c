/* The first row: what program this is, and where in it the person stands. */
#include "ui/views/parts.h"

#include <stdio.h>
#include <string.h>

static void append_event(struct text *out, const struct scene *scene, const struct step_info *info)
{
    const char *function =
        view_function_name(record_name_string(scene->now.record, info->function));
    bool named = function[0] && function[0] != '<';
    switch (info->kind) {
    case RECORD_STEP_LINE: text_format(out, " · line %u", info->line); break;
    case RECORD_STEP_CALL:
        text_format(out, named ? " · call of %.40s" : " · call", function);
        break;
    case RECORD_STEP_RETURN:
        text_format(out, named ? " · return from %.40s" : " · end of the block", function);
        break;
    case RECORD_STEP_EXCEPTION: text_format(out, " · exception in line %u", info->line); break;
    case RECORD_STEP_END: text_append(out, " · the end"); break;
    case RECORD_STEP_COLLECTOR:
        text_format(out, " · collector: %s", view_phase(instant_collector(scene->now).phase)->name);
        break;
    case RECORD_STEP_EXIT:
        text_format(out, " · exit: %.60s", record_name_string(scene->now.record, info->what));
        break;
    case RECORD_STEP_KINDS: break;
    }
}

void title_draw(const struct canvas_region *region, const struct scene *scene)
{
    struct text place = {0};
    struct step_info info;
    char step[CANVAS_NUMBER_BYTES], steps[CANVAS_NUMBER_BYTES];
    canvas_format_number(step, scene->step);
    canvas_format_number(steps, scene->steps);
    text_format(&place, scene->between_steps ? "within step %s" : "step %s", step);
    if (!scene->more)
        text_format(&place, " of %s", steps);
    else if (scene->steps > scene->step)
        text_format(&place, " of %s so far", steps);
    if (record_step_info(scene->now.record, scene->step, &info))
        append_event(&place, scene, &info);
    int cells = canvas_measure(region->canvas, text_string(&place));
    canvas_put_right(region, 1, 0, region->cols - 2, text_string(&place), ROLE_STATUS);
    int room = region->cols - cells - 4;
    const char *title = scene->title ? scene->title : "";
    const char *slash = strrchr(title, '/');
    if (slash && slash[1] && canvas_measure(region->canvas, title) > room)
        title = slash + 1; /* of a path the end tells most */
    if (room > 4)
        canvas_put_fit(region, 1, 0, room, title, ROLE_TITLE);
    text_fini(&place);
}
