/* The timeline: where the cursor is among the steps, and how large the heap was over them. */
#include "ui/views/parts.h"

#include <stdio.h>

enum { SPARKS_MOST = 32 };

static void draw_sparks(const struct canvas_region *region, int x, int cols,
                        const struct scene *scene)
{
    uint64_t values[SPARKS_MOST] = {0}, most = 0, least = UINT64_MAX;
    size_t count = (size_t)MIN(cols, SPARKS_MOST);
    record_step steps = MAX(scene->steps, 1);
    count = MIN(count, steps);
    for (size_t i = 0; i < count; i++) {
        record_step step =
            count > 1 ? 1 + (record_step)((uint64_t)(steps - 1) * i / (count - 1)) : 1;
        values[i] = instant_heap(instant_at_step(scene->now.record, step)).bytes;
        most = MAX(most, values[i]);
        least = MIN(least, values[i]);
    }
    /* What is always there is not news: the line tells of the difference. */
    uint64_t floor = least - MIN(least, (most - least) / 4);
    for (size_t i = 0; i < count; i++)
        values[i] -= floor;
    canvas_sparkline(region, x + cols - (int)count, 0, values, count, MAX(most - floor, 1),
                     ROLE_SPARKLINE);
}

void timeline_draw(const struct canvas_region *region, const struct scene *scene)
{
    char bytes[32], alive[48];
    bytes_text(bytes, instant_heap(scene->now).bytes);
    snprintf(alive, sizeof alive, region->cols >= 100 ? "%s alive" : "%s", bytes);
    int right = region->cols - 1 - (region->cols >= 100 ? 14 : 9);
    canvas_put_right(region, right - 1, 0, region->cols - right, alive, ROLE_STATUS);
    int sparks = region->cols >= 100 ? 24 : region->cols >= 60 ? 12 : 0;
    right -= 2 + sparks;
    if (sparks)
        draw_sparks(region, right, sparks, scene);
    int cols = right - 3;
    if (cols < 4)
        return;
    record_step steps = MAX(scene->steps, 1), step = MAX(scene->step, 1);
    int at = steps > 1 ? (int)((uint64_t)(step - 1) * (uint64_t)(cols - 1) / (steps - 1)) : 0;
    canvas_fill(region, 1, 0, at, 1, GLYPH_HEAVY, ROLE_TIMELINE_PAST);
    canvas_fill(region, 1 + at + 1, 0, cols - at - 1, 1, GLYPH_LIGHT, ROLE_TIMELINE_FUTURE);
    canvas_put(region, 1 + at, 0, GLYPH_DOT, ROLE_TIMELINE_CURSOR);
    for (int x = 0; x < cols; x++)
        canvas_tag(region, 1 + x, 0, 1, 1, VIEW_HIT_TIMELINE + x);
}
