/* What the program has printed so far, its last lines. */
#include "ui/views/parts.h"

#include <string.h>

/* Where the line that ends before `end` starts. */
static size_t line_start(const char *bytes, size_t end)
{
    while (end > 0 && bytes[end - 1] != '\n')
        end--;
    return end;
}

static void draw_line(const struct canvas_region *region, int y, const struct scene *scene,
                      const char *bytes, size_t from, size_t to)
{
    int x = 0;
    while (from < to && x < region->cols) {
        size_t end;
        enum record_stream stream = record_output_stream(scene->now.record, from, &end);
        end = MIN(MAX(end, from + 1), to);
        unsigned style = stream == RECORD_STDERR  ? ROLE_ERROR
                         : stream == RECORD_STDIN ? ROLE_PROMPT
                                                  : ROLE_OUTPUT;
        x += canvas_put_fit_bytes(region, x, y, region->cols - x, bytes + from, end - from, style);
        from = end;
    }
}

void output_draw(const struct canvas_region *region, const struct scene *scene)
{
    size_t length;
    const char *bytes = instant_output(scene->now, &length);
    int scroll = MAX(scene->choices->output_scroll, 0);
    size_t end = length, start;
    if (length == 0) {
        canvas_put_fit(region, 0, 0, region->cols, "nothing printed yet", ROLE_DIM);
        return;
    }
    if (bytes[end - 1] == '\n')
        end--;
    /* From the last line upwards, as many as are shown. */
    size_t starts[CANVAS_MAX_ROWS], ends[CANVAS_MAX_ROWS];
    int rows = MIN(region->rows, CANVAS_MAX_ROWS), count = 0;
    for (; count < rows; end = start - 1) {
        start = line_start(bytes, end);
        if (scroll > 0 && start > 0) {
            scroll--;
            continue;
        }
        starts[count] = start;
        ends[count++] = end;
        if (start == 0)
            break;
    }
    for (int i = 0; i < count; i++)
        draw_line(region, count - 1 - i, scene, bytes, starts[i], ends[i]);
    canvas_tag(region, 0, 0, region->cols, region->rows, VIEW_HIT_OUTPUT);
}
