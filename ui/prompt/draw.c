/* The prompt on the canvas: candidates above, then the label and the line over as many rows as it
 * needs. */
#include "base/utf8.h"
#include "ui/prompt/parts.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_CANDIDATE_ROWS = 5 };

/* What is to be seen of the line: its label, its text, and where in the two together the cursor is. */
struct seen {
    struct text text;
    size_t label; /* bytes of it at the beginning */
    size_t cursor;
};

/* While it searches, libedit keeps `line\nbck:pattern` in its buffer (`fwd`; `?` for `:` when nothing is found), and
 * for vi's searches `\n/pattern`. */
static void see_search(const LineInfoW *info, const wchar_t *newline, struct seen *seen)
{
    const wchar_t *pattern = newline + 1;
    bool failed = false;
    if (info->lastchar - pattern >= 4 && (pattern[3] == L':' || pattern[3] == L'?')) {
        failed = pattern[3] == L'?';
        pattern += 4;
    } else if (pattern < info->lastchar)
        pattern++;
    text_append(&seen->text, failed ? "not in the history: " : "in the history: ");
    prompt_append_wide(&seen->text, pattern, (size_t)(info->lastchar - pattern));
    seen->cursor = seen->text.length;
    text_append(&seen->text, "  ");
    seen->label = seen->text.length;
    prompt_append_wide(&seen->text, info->buffer, (size_t)(newline - info->buffer));
}

static void see(struct prompt *prompt, struct seen *seen)
{
    const LineInfoW *info = el_wline(prompt->edit);
    *seen = (struct seen){0};
    for (const wchar_t *at = info->buffer; at < info->lastchar; at++)
        if (*at == L'\n') {
            see_search(info, at, seen);
            return;
        }
    text_append(&seen->text, prompt->label);
    seen->label = seen->text.length;
    prompt_append_wide(&seen->text, info->buffer, (size_t)(info->cursor - info->buffer));
    seen->cursor = seen->text.length;
    prompt_append_wide(&seen->text, info->cursor, (size_t)(info->lastchar - info->cursor));
}

/* The bytes of one row that begins at `from`: characters until `cols` cells are full. */
static size_t row_end(const struct canvas *canvas, const struct text *text, size_t from, int cols)
{
    int used = 0;
    size_t at = from;
    while (at < text->length) {
        uint32_t code_point;
        size_t one = utf8_decode(text->bytes + at, text->length - at, &code_point);
        int width = canvas_measure_bytes(canvas, text->bytes + at, one);
        if (used + width > cols && at > from)
            break;
        used += width;
        at += one;
    }
    return at;
}

/* The rows of the text, the one with the cursor, and the cursor's column. A cursor behind a full row stands
 * in the next. */
static int layout(const struct canvas *canvas, const struct seen *seen, int cols, int *cursor_row,
                  int *cursor_col)
{
    int rows = 0;
    *cursor_row = *cursor_col = 0;
    for (size_t from = 0; from < seen->text.length || !rows; rows++) {
        size_t end = row_end(canvas, &seen->text, from, cols);
        if (seen->cursor >= from && (seen->cursor < end || end == seen->text.length)) {
            *cursor_row = rows;
            *cursor_col =
                seen->cursor > from
                    ? canvas_measure_bytes(canvas, seen->text.bytes + from, seen->cursor - from)
                    : 0;
        }
        if (end == from) {
            rows++;
            break;
        }
        from = end;
    }
    if (*cursor_col >= cols) {
        *cursor_row += 1;
        *cursor_col = 0;
        rows = MAX(rows, *cursor_row + 1);
    }
    return rows;
}

/* ---- candidates ---- */

struct grid {
    int count, width, across, rows;
};

static struct grid candidate_grid(const struct prompt *prompt, const struct canvas *canvas,
                                  int cols, int most)
{
    struct grid grid = {0};
    for (const char *at = text_string(&prompt->candidates); *at;) {
        size_t one = strcspn(at, "\n");
        grid.width = MAX(grid.width, canvas_measure_bytes(canvas, at, one));
        grid.count++;
        at += one + (at[one] == '\n');
    }
    grid.width = MIN(grid.width + 2, MAX(cols, 1));
    grid.across = MAX(cols / grid.width, 1);
    grid.rows = MIN((grid.count + grid.across - 1) / grid.across, most);
    return grid;
}

static void draw_candidates(const struct prompt *prompt, const struct canvas_region *region,
                            struct grid grid)
{
    int place = 0, room = grid.rows * grid.across;
    for (const char *at = text_string(&prompt->candidates); *at && place < room; place++) {
        size_t one = strcspn(at, "\n");
        int x = place % grid.across * grid.width, y = place / grid.across;
        if (place == room - 1 && grid.count > room) {
            canvas_put_more(region, x, y, region->cols - x, (uint64_t)(grid.count - place), NULL,
                            ROLE_DIM);
            return;
        }
        canvas_put_fit_bytes(region, x, y, grid.width - 1, at, one, ROLE_HINT);
        at += one + (at[one] == '\n');
    }
}

int prompt_rows(struct prompt *prompt, const struct canvas *canvas, int cols, int most)
{
    struct seen seen;
    int row, col;
    see(prompt, &seen);
    int rows = MIN(layout(canvas, &seen, cols, &row, &col), most);
    text_fini(&seen.text);
    return rows + candidate_grid(prompt, canvas, cols, MIN(MOST_CANDIDATE_ROWS, most - rows)).rows;
}

/* One row of the text, its label in another style. */
static void draw_row(const struct canvas_region *region, int y, const struct seen *seen,
                     size_t from, size_t end, unsigned label_style, unsigned style)
{
    size_t middle = MIN(MAX(seen->label, from), end);
    int x = 0;
    if (middle > from)
        x = canvas_put_bytes(region, 0, y, seen->text.bytes + from, middle - from, label_style);
    if (end > middle)
        canvas_put_bytes(region, x, y, seen->text.bytes + middle, end - middle, style);
}

void prompt_draw(struct prompt *prompt, const struct canvas_region *region, bool focused,
                 const char *hint, int *cursor_x, int *cursor_y)
{
    struct seen seen;
    int cursor_row, cursor_col;
    see(prompt, &seen);
    int rows = layout(region->canvas, &seen, region->cols, &cursor_row, &cursor_col);
    struct grid grid = candidate_grid(prompt, region->canvas, region->cols,
                                      MIN(MOST_CANDIDATE_ROWS, region->rows - 1));
    draw_candidates(prompt, region, grid);
    int room = region->rows - grid.rows, skip = 0;
    if (rows > room)
        skip = MIN(MAX(cursor_row - room + 1, 0), rows - room);
    size_t from = 0;
    for (int row = 0; row < rows; row++) {
        size_t end = row_end(region->canvas, &seen.text, from, region->cols);
        if (row >= skip && row - skip < room)
            draw_row(region, grid.rows + row - skip, &seen, from, end,
                     focused ? ROLE_PROMPT : ROLE_DIM, focused ? ROLE_TEXT : ROLE_DIM);
        from = end;
    }
    if (hint && seen.text.length == seen.label)
        canvas_put_fit(region, canvas_measure(region->canvas, text_string(&seen.text)), grid.rows,
                       region->cols, hint, ROLE_DIM);
    if (focused) {
        *cursor_x = region->x + cursor_col;
        *cursor_y = region->y + grid.rows + cursor_row - skip;
    }
    text_fini(&seen.text);
}
