/* The call stack: a box a frame, outermost first, its names and what they refer to. */
#include "ui/views/parts.h"

#include <stdio.h>

static bool has_fold(const struct shown_frame *frame)
{
    return frame->functions + frame->classes + frame->modules > 0;
}

static int frame_rows(const struct shown_frame *frame)
{
    return 3 + (int)frame->names.count + has_fold(frame);
}

int stack_rows(const struct shown_stack *stack)
{
    int rows = stack->left_out ? 1 : 0;
    for (size_t i = 0; i < stack->count; i++)
        rows += frame_rows(&stack->items[i]);
    return MAX(rows, 1);
}

static int append_count(char *buffer, size_t size, int at, size_t count, const char *one,
                        const char *many)
{
    if (!count || at < 0 || (size_t)at >= size)
        return at;
    return at + snprintf(buffer + at, size - (size_t)at, "%s%zu %s", at > 4 ? ", " : "", count,
                         count == 1 ? one : many);
}

static void draw_fold(const struct canvas_region *region, int y, const struct shown_frame *frame)
{
    char buffer[96] = "... ";
    int at = 4;
    at = append_count(buffer, sizeof buffer, at, frame->functions, "function", "functions");
    at = append_count(buffer, sizeof buffer, at, frame->classes, "class", "classes");
    append_count(buffer, sizeof buffer, at, frame->modules, "module", "modules");
    canvas_put_fit(region, 3, y, region->cols - 4, buffer, ROLE_DIM);
}

static void draw_name(const struct canvas_region *region, int y, const struct scene *scene,
                      const struct shown_frame *frame, const struct shown_name *name)
{
    int width = (int)frame->width, x = 3 + width + 1;
    if (name->changed)
        canvas_put(region, 0, y, ">", ROLE_CHANGED);
    canvas_put_fit(region, 3, y, width, name->label,
                   name->returned  ? ROLE_KEYWORD
                   : name->changed ? ROLE_CHANGED
                   : name->value   ? ROLE_NAME
                                   : ROLE_DIM);
    int right = region->cols - 1;
    if (name->cell && right - x > 30) {
        canvas_put_right(region, x, y, right - x,
                         name->scope == RECORD_FREE_NAME ? "shared, in a cell of an outer function"
                                                         : "shared, in a cell",
                         ROLE_DIM);
        right -= name->scope == RECORD_FREE_NAME ? 40 : 19;
    }
    if (!name->value) {
        canvas_put_fit(region, x, y, right - x, "(not bound yet)", ROLE_DIM);
        return;
    }
    struct text text = {0};
    x += canvas_put(region, x, y, GLYPH_ARROW, ROLE_ARROW) + 1;
    x += canvas_put(region, x, y, "ref to ", ROLE_LABEL);
    if (right > x) {
        view_object_text(scene->now, name->value, (size_t)(right - x), &text);
        canvas_put_fit(region, x, y, right - x, text_string(&text),
                       ROLE_VALUE | (name->changed ? CANVAS_BOLD : 0));
    }
    text_fini(&text);
    canvas_tag(region, 0, y, region->cols, 1, (int)name->value);
    if (scene->choices->selected && scene->choices->selected == name->value)
        canvas_add_modifiers(region, 0, y, region->cols, 1, CANVAS_SELECTED);
}

static int draw_frame(const struct canvas_region *region, int y, const struct scene *scene,
                      const struct shown_frame *frame, bool is_top)
{
    int rows = frame_rows(frame), row = 1;
    canvas_box(region, 0, y, region->cols, rows, NULL, is_top ? ROLE_BORDER_ACTIVE : ROLE_BORDER,
               ROLE_TITLE);
    struct canvas_region inside = canvas_sub(region, 1, y + 1, region->cols - 2, rows - 2);
    if (frame->entered)
        canvas_put(&inside, 0, 0, ">", ROLE_CHANGED);
    canvas_put_fit(&inside, 1, 0, inside.cols - 2, frame->title, ROLE_FUNCTION_NAME);
    canvas_tag(&inside, 0, 0, inside.cols, 1, (int)frame->frame.id);
    if (scene->choices->selected == frame->frame.id)
        canvas_add_modifiers(&inside, 0, 0, inside.cols, 1, CANVAS_SELECTED);
    for (size_t i = 0; i < frame->names.count; i++)
        draw_name(&inside, row++, scene, frame, &frame->names.items[i]);
    if (has_fold(frame))
        draw_fold(&inside, row, frame);
    return rows;
}

/* What is above the frames when they are more than fit: rows scrolled away from the top, so that the innermost frame is seen. */
void stack_draw(const struct canvas_region *region, const struct scene *scene,
                const struct shown_stack *stack)
{
    int rows = stack_rows(stack), y = 0;
    if (stack->count == 0) {
        canvas_put_fit(region, 1, 0, region->cols - 2,
                       scene->more ? "no frame yet" : "empty: the program has ended", ROLE_DIM);
        return;
    }
    int hidden = rows - region->rows, choice = MAX(scene->choices->stack_scroll, 0);
    if (hidden > 0)
        hidden = MAX(hidden + 1 - choice, 0);
    else
        hidden = 0;
    if (hidden > 0)
        y = 1 - hidden;
    y += stack->left_out ? 1 : 0;
    size_t above = stack->left_out;
    for (size_t i = 0; i < stack->count; i++) {
        int height = frame_rows(&stack->items[i]);
        if (y + height <= (hidden > 0 ? 1 : 0))
            above++;
        if (y + height > 0 && y < region->rows)
            draw_frame(region, y, scene, &stack->items[i], i + 1 == stack->count);
        y += height;
    }
    if (hidden > 0 || stack->left_out) {
        canvas_fill(region, 0, 0, region->cols, 1, " ", ROLE_TEXT);
        char more[64];
        if (above)
            snprintf(more, sizeof more, "... %zu more %s above", above,
                     above == 1 ? "frame" : "frames");
        else
            snprintf(more, sizeof more, "... more names above");
        canvas_put_fit(region, 1, 0, region->cols - 2, more, ROLE_DIM);
    }
}
