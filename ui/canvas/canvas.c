/* The grid itself: its memory, its regions and its tags. */
#include "ui/canvas/canvas.h"

#include "ui/canvas/glyph.h"

#include <stdlib.h>
#include <string.h>

/* Far outside any canvas, and small enough that adding a few of them stays an int. */
#define FAR_AWAY (1 << 28)

static const struct canvas_cell blank_cell = {.glyph = " ", .style = ROLE_TEXT, .width = 1};

static size_t cell_count(const struct canvas *canvas)
{
    return (size_t)canvas->cols * (size_t)canvas->rows;
}

static bool allocate_grid(struct canvas *canvas, int cols, int rows)
{
    if (cols < 1 || rows < 1 || cols > CANVAS_MAX_COLS || rows > CANVAS_MAX_ROWS)
        return false;
    size_t count = (size_t)cols * (size_t)rows;
    struct canvas_cell *cells = malloc(count * sizeof *cells);
    int *hits = malloc(count * sizeof *hits);
    if (!cells || !hits) {
        free(cells);
        free(hits);
        return false;
    }
    free(canvas->cells);
    free(canvas->hits);
    canvas->cells = cells;
    canvas->hits = hits;
    canvas->cols = cols;
    canvas->rows = rows;
    return true;
}

struct canvas *canvas_new(int cols, int rows)
{
    struct canvas *canvas = calloc(1, sizeof *canvas);
    if (!canvas)
        return NULL;
    if (!allocate_grid(canvas, cols, rows)) {
        free(canvas);
        return NULL;
    }
    canvas_clear(canvas);
    return canvas;
}

void canvas_free(struct canvas *canvas)
{
    if (!canvas)
        return;
    free(canvas->cells);
    free(canvas->hits);
    free(canvas);
}

void canvas_clear(struct canvas *canvas)
{
    size_t count = cell_count(canvas);
    for (size_t i = 0; i < count; i++)
        canvas->cells[i] = blank_cell;
    memset(canvas->hits, 0, count * sizeof *canvas->hits);
}

bool canvas_resize(struct canvas *canvas, int cols, int rows)
{
    if ((cols != canvas->cols || rows != canvas->rows) && !allocate_grid(canvas, cols, rows))
        return false;
    canvas_clear(canvas);
    return true;
}

bool canvas_copy(struct canvas *target, const struct canvas *source)
{
    if ((target->cols != source->cols || target->rows != source->rows) &&
        !allocate_grid(target, source->cols, source->rows))
        return false;
    target->ascii = source->ascii;
    memcpy(target->cells, source->cells, cell_count(source) * sizeof *source->cells);
    memcpy(target->hits, source->hits, cell_count(source) * sizeof *source->hits);
    return true;
}

static struct canvas_cell *cell_at(struct canvas *canvas, int x, int y)
{
    return &canvas->cells[(size_t)y * (size_t)canvas->cols + (size_t)x];
}

const struct canvas_cell *canvas_at(const struct canvas *canvas, int x, int y)
{
    if (x < 0 || y < 0 || x >= canvas->cols || y >= canvas->rows)
        return NULL;
    return &canvas->cells[(size_t)y * (size_t)canvas->cols + (size_t)x];
}

static int near_int(int64_t value)
{
    return (int)MIN(MAX(value, -FAR_AWAY), FAR_AWAY);
}

struct canvas_region canvas_whole(struct canvas *canvas)
{
    return (struct canvas_region){
        .canvas = canvas,
        .cols = canvas->cols,
        .rows = canvas->rows,
        .clip_right = canvas->cols,
        .clip_bottom = canvas->rows,
    };
}

struct canvas_region canvas_sub(const struct canvas_region *outer, int x, int y, int cols, int rows)
{
    struct canvas_region inner = *outer;
    inner.cols = near_int(MAX(cols, 0));
    inner.rows = near_int(MAX(rows, 0));
    inner.x = near_int((int64_t)outer->x + x);
    inner.y = near_int((int64_t)outer->y + y);
    inner.clip_left = MAX(outer->clip_left, inner.x);
    inner.clip_top = MAX(outer->clip_top, inner.y);
    inner.clip_right = MIN(outer->clip_right, inner.x + inner.cols);
    inner.clip_bottom = MIN(outer->clip_bottom, inner.y + inner.rows);
    return inner;
}

struct canvas_region canvas_scrolled(const struct canvas_region *region, int dx, int dy)
{
    struct canvas_region moved = *region;
    moved.x = near_int((int64_t)region->x - dx);
    moved.y = near_int((int64_t)region->y - dy);
    return moved;
}

bool canvas_row_visible(const struct canvas_region *region, int y)
{
    int64_t row = (int64_t)region->y + y;
    return row >= region->clip_top && row < region->clip_bottom &&
           region->clip_left < region->clip_right;
}

bool canvas_visible_part(const struct canvas_region *region, int64_t x, int64_t y, int64_t cols,
                         int64_t rows, struct canvas_rectangle *part)
{
    int64_t left = region->x + x;
    int64_t top = region->y + y;
    part->left = (int)MAX(left, region->clip_left);
    part->top = (int)MAX(top, region->clip_top);
    part->right = (int)MIN(left + cols, region->clip_right);
    part->bottom = (int)MIN(top + rows, region->clip_bottom);
    return part->left < part->right && part->top < part->bottom;
}

/* A canvas never shows half a wide glyph: when one half is overwritten the other is blanked, also
 * when it lies outside the region. */
struct canvas_cell *canvas_wipe_cell(struct canvas *canvas, int x, int y)
{
    struct canvas_cell *cell = cell_at(canvas, x, y);
    struct canvas_cell *other = NULL;
    if (cell->width == 2 && x + 1 < canvas->cols)
        other = cell + 1;
    else if (cell->width == 0 && x > 0)
        other = cell - 1;
    if (other) {
        uint16_t style = other->style;
        *other = blank_cell;
        other->style = style;
    }
    *cell = blank_cell;
    return cell;
}

void canvas_place(const struct canvas_region *region, int64_t x, int64_t y, const char *glyph,
                  int width, unsigned style)
{
    struct canvas_rectangle part;
    if (!canvas_visible_part(region, x, y, width, 1, &part))
        return;
    bool halved = part.right - part.left < width;
    for (int at = part.left; at < part.right; at++) {
        struct canvas_cell *cell = canvas_wipe_cell(region->canvas, at, part.top);
        cell->style = (uint16_t)style;
        if (halved)
            continue;
        bool first = at == part.left;
        size_t length = first ? strlen(glyph) : 0;
        memset(cell->glyph, 0, sizeof cell->glyph);
        memcpy(cell->glyph, glyph, MIN(length, sizeof cell->glyph - 1));
        cell->width = (uint8_t)(first ? width : 0);
    }
}

void canvas_fill(const struct canvas_region *region, int x, int y, int cols, int rows,
                 const char *glyph, unsigned style)
{
    struct canvas_rectangle part;
    if (!canvas_visible_part(region, x, y, cols, rows, &part))
        return;
    struct glyph_reader reader = {
        .bytes = glyph, .length = strlen(glyph), .ascii = region->canvas->ascii};
    struct glyph read = {0};
    if (!glyph_next(&reader, &read) || (read.width != 1 && !read.spread))
        memcpy(read.bytes, " ", 2);
    else if (read.spread)
        read.bytes[1] = '\0';
    struct canvas_region whole = canvas_whole(region->canvas);
    for (int row = part.top; row < part.bottom; row++) {
        for (int col = part.left; col < part.right; col++)
            canvas_place(&whole, col, row, read.bytes, 1, style);
    }
}

void canvas_add_modifiers(const struct canvas_region *region, int x, int y, int cols, int rows,
                          unsigned modifiers)
{
    struct canvas_rectangle part;
    if (!canvas_visible_part(region, x, y, cols, rows, &part))
        return;
    for (int row = part.top; row < part.bottom; row++) {
        for (int col = part.left; col < part.right; col++)
            cell_at(region->canvas, col, row)->style |= (uint16_t)(modifiers & CANVAS_MODIFIERS);
    }
}

void canvas_tag(const struct canvas_region *region, int x, int y, int cols, int rows, int hit)
{
    struct canvas_rectangle part;
    if (!canvas_visible_part(region, x, y, cols, rows, &part))
        return;
    struct canvas *canvas = region->canvas;
    for (int row = part.top; row < part.bottom; row++) {
        for (int col = part.left; col < part.right; col++)
            canvas->hits[(size_t)row * (size_t)canvas->cols + (size_t)col] = hit;
    }
}

int canvas_hit_at(const struct canvas *canvas, int x, int y)
{
    if (x < 0 || y < 0 || x >= canvas->cols || y >= canvas->rows)
        return 0;
    return canvas->hits[(size_t)y * (size_t)canvas->cols + (size_t)x];
}

static bool cell_equal(const struct canvas_cell *a, const struct canvas_cell *b)
{
    return a->style == b->style && a->width == b->width && strcmp(a->glyph, b->glyph) == 0;
}

/* Moving the cursor costs a terminal about as much as writing so many cells again. */
#define WORTH_BRIDGING 4

static bool row_change(const struct canvas *before, const struct canvas *after, int row, int from,
                       struct canvas_run *run)
{
    size_t offset = (size_t)row * (size_t)after->cols;
    const struct canvas_cell *old_cells = before->cells + offset;
    const struct canvas_cell *new_cells = after->cells + offset;
    int first = from;
    while (first < after->cols && cell_equal(&old_cells[first], &new_cells[first]))
        first++;
    if (first == after->cols)
        return false;
    int last = first;
    for (int col = first + 1; col < after->cols && col - last <= WORTH_BRIDGING; col++) {
        if (!cell_equal(&old_cells[col], &new_cells[col]))
            last = col;
    }
    if (new_cells[first].width == 0 && first > 0)
        first--;
    if (new_cells[last].width == 2 && last + 1 < after->cols)
        last++;
    *run = (struct canvas_run){.row = row, .col = first, .cols = last - first + 1};
    return true;
}

bool canvas_next_change(const struct canvas *before, const struct canvas *after,
                        struct canvas_run *run)
{
    bool started = run->cols > 0;
    if (!before || before->cols != after->cols || before->rows != after->rows) {
        *run = (struct canvas_run){.row = started ? run->row + 1 : 0, .cols = after->cols};
        return run->row < after->rows;
    }
    int from = started ? run->col + run->cols : 0;
    for (int row = run->row; row < after->rows; row++, from = 0) {
        if (row_change(before, after, row, from, run))
            return true;
    }
    return false;
}
