#include "ui/views/compare.h"

#include "ui/views/parts.h"

#include <string.h>

enum { LEAST_COLS = 80, LEAST_ROWS = 20, SOURCE_FROM = 40, HEADING_CELLS = 19 };

static void draw_side(const struct canvas_region *region, const struct comparison_side *side)
{
    const struct scene *scene = &side->scene;
    int y = 0, rows = region->rows, cols = region->cols;
    struct canvas_region part = canvas_sub(region, 0, y, cols, 1);
    title_draw(&part, scene);
    if (side->active)
        canvas_add_modifiers(&part, 0, 0, cols, 1, CANVAS_BOLD | CANVAS_UNDERLINE);
    y++;
    if (rows >= SOURCE_FROM) {
        int source = rows / 3;
        canvas_box(region, 0, y, cols, source, "Source",
                   side->active ? ROLE_BORDER_ACTIVE : ROLE_BORDER, ROLE_TITLE);
        part = canvas_sub(region, 1, y + 1, cols - 2, source - 2);
        source_draw(&part, scene);
        y += source;
    } else {
        part = canvas_sub(region, 0, y, cols, 2);
        source_strip_draw(&part, scene);
        y += 2;
    }
    part = canvas_sub(region, 0, y, cols, rows - y - 2);
    memory_draw(&part, scene);
    part = canvas_sub(region, 0, rows - 2, cols, 2);
    narration_draw(&part, scene);
}

static void draw_table(const struct canvas_region *region, const struct comparison_side sides[2])
{
    int each = (region->cols - 2 - HEADING_CELLS) / 2;
    canvas_horizontal(region, 0, 0, region->cols, ROLE_BORDER);
    for (int row = 0; row < TALLY_ROWS && row + 1 < region->rows; row++) {
        canvas_put_fit(region, 1, row + 1, HEADING_CELLS - 1, tally_heading((enum tally_row)row),
                       ROLE_LABEL);
        for (int i = 0; i < 2; i++) {
            struct text words = {0};
            tally_words(&sides[i].tally, sides[i].scene.now, (enum tally_row)row, &words);
            canvas_put_fit(region, 1 + HEADING_CELLS + i * each, row + 1, each - 1,
                           text_string(&words), ROLE_VALUE);
            text_fini(&words);
        }
    }
}

void compare_draw(struct canvas *canvas, const struct comparison_side sides[2], const char *hints)
{
    struct canvas_region all = canvas_whole(canvas);
    if (canvas->cols < LEAST_COLS || canvas->rows < LEAST_ROWS) {
        canvas_put_wrapped(&all, 0, 0, all.cols, all.rows,
                           "heapstep compares two programs from 80x20 on", ROLE_TEXT);
        return;
    }
    int table = canvas->rows >= 30 ? TALLY_ROWS + 1 : 4, below = hints ? 1 : 0;
    int left = canvas->cols / 2, rows = canvas->rows - table - below;
    struct canvas_region part = canvas_sub(&all, 0, 0, left, rows);
    draw_side(&part, &sides[0]);
    part = canvas_sub(&all, left, 0, canvas->cols - left, rows);
    draw_side(&part, &sides[1]);
    part = canvas_sub(&all, 0, rows, canvas->cols, table);
    draw_table(&part, sides);
    if (hints)
        canvas_put_fit(&all, 1, canvas->rows - 1, canvas->cols - 2, hints, ROLE_HINT);
}
