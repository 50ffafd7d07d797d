#include "ui/views/compare.h"

#include "ui/canvas/charset.h"
#include "ui/views/parts.h"

#include <string.h>

/* The table is whole from 24 rows on; where there are fewer its last rows are left out, and named as such. */
enum { LEAST_COLS = 80, LEAST_ROWS = 20, TIGHT_BELOW = 30, SOURCE_FROM = 32 };
enum { HEADING_CELLS = 19, LEAST_OF_SIDES = 15 };

/* "Python  What is lost is freed      step 6 of 21 · line 7" */
static void draw_heading(const struct canvas_region *region, const struct comparison_side *side)
{
    int x = canvas_put(region, 1, 0, side->name, ROLE_LABEL);
    struct canvas_region rest = canvas_sub(region, x + 1, 0, region->cols - x - 1, 1);
    title_draw(&rest, &side->scene);
    if (side->active)
        canvas_add_modifiers(region, 0, 0, region->cols, 1, CANVAS_BOLD | CANVAS_UNDERLINE);
}

static void draw_side(const struct canvas_region *region, const struct comparison_side *side,
                      bool tight)
{
    const struct scene *scene = &side->scene;
    int y = 0, rows = region->rows, cols = region->cols, narration = tight ? 2 : 3;
    struct canvas_region part = canvas_sub(region, 0, y++, cols, 1);
    draw_heading(&part, side);
    if (rows >= SOURCE_FROM) {
        int source = rows / 3;
        canvas_box(region, 0, y, cols, source, "Source",
                   side->active ? ROLE_BORDER_ACTIVE : ROLE_BORDER, ROLE_TITLE);
        part = canvas_sub(region, 1, y + 1, cols - 2, source - 2);
        source_draw(&part, scene);
        y += source;
    } else {
        int strip = tight ? 1 : 2;
        part = canvas_sub(region, 0, y, cols, strip);
        source_strip_draw(&part, scene);
        y += strip;
    }
    part = canvas_sub(region, 0, y, cols, rows - y - narration);
    chosen_view_draw(&part, scene);
    part = canvas_sub(region, 0, rows - narration, cols, narration);
    narration_draw(&part, scene);
}

static void draw_words(const struct canvas_region *region, int x, int y, int cols,
                       const struct comparison_side *side, enum tally_row row)
{
    struct text words = {0};
    if (side->counting) {
        canvas_put_fit(region, x, y, cols, "counting " GLYPH_ELLIPSIS, ROLE_DIM);
        return;
    }
    tally_words(&side->tally, side->scene.now, row, false, &words);
    if (canvas_measure(region->canvas, text_string(&words)) > cols) {
        text_clear(&words);
        tally_words(&side->tally, side->scene.now, row, true, &words);
    }
    canvas_put_fit(region, x, y, cols, text_string(&words),
                   tally_went_wrong(&side->tally, side->scene.now, row) ? ROLE_ERROR : ROLE_VALUE);
    text_fini(&words);
}

static void draw_table(const struct canvas_region *region, const struct comparison_side sides[2])
{
    int each = (region->cols - 2 - HEADING_CELLS) / 2;
    int rows = MIN(region->rows - 1, TALLY_ROWS);
    canvas_horizontal(region, 0, 0, region->cols, ROLE_BORDER);
    for (int row = 0; row < rows; row++) {
        if (row == rows - 1 && rows < TALLY_ROWS) {
            canvas_put_more(region, 1, row + 1, region->cols - 2, (uint64_t)(TALLY_ROWS - row),
                            " rows, in a window of 24", ROLE_DIM);
            return;
        }
        canvas_put_fit(region, 1, row + 1, HEADING_CELLS - 1, tally_heading((enum tally_row)row),
                       ROLE_LABEL);
        for (int i = 0; i < 2; i++)
            draw_words(region, 1 + HEADING_CELLS + i * each, row + 1, each - 1, &sides[i],
                       (enum tally_row)row);
    }
}

void compare_draw(struct canvas *canvas, const struct comparison_side sides[2], const char *last,
                  enum canvas_role role)
{
    struct canvas_region all = canvas_whole(canvas);
    if (canvas->cols < LEAST_COLS || canvas->rows < LEAST_ROWS) {
        canvas_put_wrapped(&all, 0, 0, all.cols, all.rows,
                           "heapstep compares two programs from 80x20 on", ROLE_TEXT);
        return;
    }
    int below = last ? 1 : 0;
    int table = MIN(TALLY_ROWS + 1, canvas->rows - below - LEAST_OF_SIDES);
    int left = canvas->cols / 2, rows = canvas->rows - table - below;
    bool tight = canvas->rows < TIGHT_BELOW;
    struct canvas_region part = canvas_sub(&all, 0, 0, left, rows);
    draw_side(&part, &sides[0], tight);
    part = canvas_sub(&all, left, 0, canvas->cols - left, rows);
    draw_side(&part, &sides[1], tight);
    part = canvas_sub(&all, 0, rows, canvas->cols, table);
    draw_table(&part, sides);
    if (last)
        canvas_put_fit(&all, 1, canvas->rows - 1, canvas->cols - 2, last, role);
}
