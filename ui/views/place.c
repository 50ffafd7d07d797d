/* Where the program is in its source, and how sizes are written. */
#include "ui/views/parts.h"

#include <inttypes.h>
#include <stdio.h>

struct source_place source_place(const struct scene *scene)
{
    const struct record *record = scene->now.record;
    struct source_place place = {0};
    struct step_info info, last;
    struct instant_frame frame;
    record_id top = instant_top_frame(scene->now), selected = scene->choices->selected;
    if (selected && instant_frame(scene->now, selected, &frame)) {
        place.file = frame.file;
        place.line = frame.line;
    } else if (top && instant_frame(scene->now, top, &frame)) {
        place.file = frame.file;
        place.line = frame.line;
    }
    if (!record_step_info(record, scene->step, &info))
        return place;
    if (!place.file) {
        place.file = info.file ? info.file : record_files(record) ? 1 : 0;
        place.line = info.kind == RECORD_STEP_END || info.kind == RECORD_STEP_EXIT ? 0 : info.line;
    }
    record_step before = record_step_of_time(record, scene->before.time);
    if (before && before < scene->step && record_step_info(record, before, &last) &&
        last.file == place.file && last.kind != RECORD_STEP_END)
        place.ran = last.line;
    return place;
}

void bytes_text(char buffer[32], uint64_t bytes)
{
    static const char *const units[] = {"bytes", "kB", "MB", "GB", "TB"};
    double value = (double)bytes;
    size_t unit = 0;
    while (value >= 1000 && unit + 1 < ARRAY_LENGTH(units)) {
        value /= 1000;
        unit++;
    }
    if (unit == 0)
        snprintf(buffer, 32, "%" PRIu64 " %s", bytes, bytes == 1 ? "byte" : "bytes");
    else
        snprintf(buffer, 32, "%.1f %s", value, units[unit]);
}
