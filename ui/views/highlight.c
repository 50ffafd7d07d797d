/* What the person searches for, made to stand out wherever it is seen. */
#include "ui/views/parts.h"

#include <string.h>

static void highlight_row(const struct canvas_region *region, int y, const char *search)
{
    const struct canvas *canvas = region->canvas;
    struct text row = {0};
    struct {
        VECTOR(int);
    } columns = {0}; /* of each byte of `row` */
    for (int x = 0; x < region->cols; x++) {
        const struct canvas_cell *cell = canvas_at(canvas, region->x + x, region->y + y);
        for (const char *byte = cell ? cell->glyph : ""; *byte; byte++) {
            text_append_char(&row, *byte);
            if (!vector_push(&columns, x))
                break;
        }
    }
    size_t length = strlen(search);
    for (const char *at = text_string(&row);
         !row.failed && columns.count == row.length && (at = strstr(at, search)) != NULL;
         at += length) {
        size_t from = (size_t)(at - text_string(&row));
        int x = columns.items[from], end = columns.items[from + length - 1];
        canvas_add_modifiers(region, x, y, end - x + 1, 1, CANVAS_ON_SEARCH_HIT);
    }
    vector_fini(&columns);
    text_fini(&row);
}

void highlight(const struct canvas_region *region, const char *search)
{
    if (!search || !search[0])
        return;
    for (int y = 0; y < region->rows; y++)
        highlight_row(region, y, search);
}
