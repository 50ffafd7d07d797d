/* The call stack: a box a frame, outermost first, its names and what they refer to. */
#include "ui/views/c_parts.h"

#include <stdio.h>

static bool has_fold(const struct shown_frame *frame)
{
    return frame->functions + frame->classes + frame->modules > 0;
}

/* Names that are not among those shown are told of in a row of their own. */
static bool has_cut(const struct shown_frame *frame)
{
    return frame->shown < frame->names.count;
}

static int frame_rows(const struct shown_stack *stack, const struct shown_frame *frame)
{
    if (frame->form != FRAME_WHOLE)
        return frame->form == FRAME_IN_A_ROW;
    return (stack->bare ? 1 : 3) + (int)frame->shown + has_cut(frame) + has_fold(frame);
}

/* Frames hidden at the outer end are told of in a row, and at the inner end. */
static size_t hidden_outside(const struct shown_stack *stack)
{
    size_t count = 0;
    while (count < stack->count && stack->items[count].form == FRAME_HIDDEN)
        count++;
    return count + stack->left_out;
}

static size_t hidden_inside(const struct shown_stack *stack)
{
    size_t count = 0;
    while (count < stack->count && stack->items[stack->count - 1 - count].form == FRAME_HIDDEN)
        count++;
    return count;
}

int stack_rows(const struct shown_stack *stack)
{
    int rows = (hidden_outside(stack) > 0) + (hidden_inside(stack) > 0);
    for (size_t i = 0; i < stack->count; i++)
        rows += frame_rows(stack, &stack->items[i]);
    return MAX(rows, 1);
}

int stack_least_rows(const struct shown_stack *stack)
{
    return stack->count ? frame_rows(stack, &stack->items[stack->count - 1]) + (stack->count > 1)
                        : 1;
}

static size_t focus_of(const struct shown_stack *stack, const struct view_choices *choices)
{
    for (size_t i = 0; i < stack->count; i++)
        if (choices->selected && stack->items[i].frame.id == choices->selected)
            return i;
    size_t scroll = (size_t)MAX(choices->stack_scroll, 0);
    return stack->count - 1 - MIN(scroll, stack->count - 1);
}

/* The names to keep: those from the first that changed on, if they have to be chosen. */
static void cut_names(struct shown_frame *frame, int rows)
{
    size_t count = frame->names.count, room = rows > 0 ? (size_t)rows : 0;
    if (room >= count)
        return;
    frame->shown = room;
    frame->first = 0;
    for (size_t i = count; i-- > 0;)
        if (frame->names.items[i].changed) {
            frame->first = i >= room ? i + 1 - room : 0;
            break;
        }
}

void stack_fit(struct shown_stack *stack, const struct view_choices *choices, int rows)
{
    if (stack->count == 0 || stack_rows(stack) <= rows)
        return;
    size_t focus = focus_of(stack, choices);
    for (int form = FRAME_IN_A_ROW; form <= FRAME_HIDDEN; form++) {
        for (size_t i = 0; i < focus && stack_rows(stack) > rows; i++)
            stack->items[i].form = form;
        for (size_t i = stack->count; --i > focus && stack_rows(stack) > rows;)
            stack->items[i].form = form;
    }
    struct shown_frame *frame = &stack->items[focus];
    int over = stack_rows(stack) - rows;
    if (over > 0)
        cut_names(frame, (int)frame->shown - over - 1);
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
                   name->returned    ? ROLE_KEYWORD
                   : name->changed   ? ROLE_CHANGED
                   : name->value     ? ROLE_NAME
                   : name->in_memory ? ROLE_NAME
                                     : ROLE_DIM);
    if (name->in_memory) {
        c_name_draw(region, y, scene, width, name);
        return;
    }
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

static void draw_frame(const struct canvas_region *region, int y, const struct scene *scene,
                       const struct shown_stack *stack, const struct shown_frame *frame)
{
    int rows = frame_rows(stack, frame), row = 1, edge = stack->bare ? 0 : 1;
    bool is_top = frame == &stack->items[stack->count - 1];
    if (!stack->bare)
        canvas_box(region, 0, y, region->cols, rows, NULL,
                   is_top ? ROLE_BORDER_ACTIVE : ROLE_BORDER, ROLE_TITLE);
    struct canvas_region inside =
        canvas_sub(region, edge, y + edge, region->cols - 2 * edge, rows - 2 * edge);
    if (frame->entered)
        canvas_put(&inside, 0, 0, ">", ROLE_CHANGED);
    canvas_put_fit(&inside, 1, 0, inside.cols - 2, frame->title, ROLE_FUNCTION_NAME);
    canvas_tag(&inside, 0, 0, inside.cols, 1, (int)frame->frame.id);
    if (scene->choices->selected == frame->frame.id)
        canvas_add_modifiers(&inside, 0, 0, inside.cols, 1, CANVAS_SELECTED);
    for (size_t i = 0; i < frame->shown; i++)
        draw_name(&inside, row++, scene, frame, &frame->names.items[frame->first + i]);
    if (has_cut(frame))
        canvas_put_more(&inside, 3, row++, inside.cols - 4, frame->names.count - frame->shown,
                        frame->names.count - frame->shown == 1 ? " name" : " names", ROLE_DIM);
    if (has_fold(frame))
        draw_fold(&inside, row, frame);
}

/* "  demo(): data, backup": a frame that has shrunk to a row. */
static void draw_row(const struct canvas_region *region, int y, const struct shown_frame *frame)
{
    bool changed = false;
    int x = 2, right = region->cols - 2;
    for (size_t i = 0; i < frame->names.count; i++)
        changed = changed || frame->names.items[i].changed;
    if (changed)
        canvas_put(region, 1, y, ">", ROLE_CHANGED);
    x += canvas_put_fit(region, x, y, right - x, frame->title, ROLE_FUNCTION_NAME) + 1;
    struct text names = {0};
    for (size_t i = 0; i < frame->names.count && i < 40; i++)
        text_format(&names, "%s%s", i ? ", " : "", frame->names.items[i].label);
    if (x < right)
        canvas_put_fit(region, x, y, right - x, text_string(&names), ROLE_DIM);
    text_fini(&names);
    canvas_tag(region, 0, y, region->cols, 1, (int)frame->frame.id);
}

static void draw_hidden(const struct canvas_region *region, int y, size_t count, const char *where)
{
    canvas_put_more(region, 2, y, region->cols - 3, count, where, ROLE_DIM);
}

void stack_draw(const struct canvas_region *region, const struct scene *scene,
                const struct shown_stack *stack)
{
    int y = 0;
    size_t outside = hidden_outside(stack), inside = hidden_inside(stack);
    if (stack->count == 0) {
        canvas_put_fit(region, 2, 0, region->cols - 3,
                       scene->more ? "no frame yet" : "empty: the program has ended", ROLE_DIM);
        return;
    }
    if (outside)
        draw_hidden(region, y++, outside, outside == 1 ? " frame" : " frames");
    for (size_t i = 0; i < stack->count; i++) {
        const struct shown_frame *frame = &stack->items[i];
        if (frame->form == FRAME_WHOLE)
            draw_frame(region, y, scene, stack, frame);
        else if (frame->form == FRAME_IN_A_ROW)
            draw_row(region, y, frame);
        y += frame_rows(stack, frame);
    }
    if (inside)
        draw_hidden(region, y, inside, inside == 1 ? " frame" : " frames");
}
