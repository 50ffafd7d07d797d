/* A panel laid over the picture: the help, a list to choose from. */
#include "ui/views/parts.h"

static int widest(const struct canvas *canvas, const struct view_panel_row *rows, size_t count,
                  bool right)
{
    int most = 0;
    for (size_t i = 0; i < count; i++) {
        const char *text = right ? rows[i].right : rows[i].left;
        if (text && (right ? rows[i].left != NULL : true))
            most = MAX(most, canvas_measure(canvas, text));
    }
    return most;
}

int view_panel_draw(struct canvas *canvas, const char *title, const struct view_panel_row *rows,
                    size_t count, int scroll)
{
    struct canvas_region all = canvas_whole(canvas);
    int left = widest(canvas, rows, count, false), right = widest(canvas, rows, count, true);
    int cols = MIN(MAX(left + right + 9, 30), canvas->cols);
    int height = (int)MIN(count, (size_t)MAX(canvas->rows - 2, 1));
    int x = (canvas->cols - cols) / 2, y = MAX((canvas->rows - height - 2) / 2, 0);
    canvas_fill(&all, x, y, cols, height + 2, " ", ROLE_OVERLAY);
    canvas_box(&all, x, y, cols, height + 2, title, ROLE_BORDER_ACTIVE, ROLE_TITLE);
    int hidden = MAX((int)count - height, 0);
    scroll = MAX(MIN(scroll, hidden), 0);
    for (int i = 0; i < height; i++) {
        const struct view_panel_row *row = &rows[i + scroll];
        if (!row->left) {
            canvas_put_fit(&all, x + 2, y + 1 + i, cols - 4, row->right ? row->right : "",
                           ROLE_TITLE);
            continue;
        }
        canvas_put_fit(&all, x + 3, y + 1 + i, left, row->left, ROLE_KEY);
        canvas_put_fit(&all, x + 3 + left + 3, y + 1 + i, cols - left - 8,
                       row->right ? row->right : "", ROLE_OVERLAY);
    }
    canvas_add_modifiers(&all, x, y, cols, height + 2, CANVAS_ON_OVERLAY);
    canvas_tag(&all, x, y, cols, height + 2, 0);
    return hidden;
}
