/* The graph view: names and objects as boxes, references as lines. */
#include "ui/views/graph.h"

#include "ui/views/c_value.h"

#include <stdlib.h>

static unsigned edge_style(const struct graph_row *row)
{
    return row->dangles    ? ROLE_DYING
           : row->changed  ? ROLE_CHANGED
           : row->in_cycle ? ROLE_CYCLE
           : row->weak     ? ROLE_DIM
                           : ROLE_ARROW;
}

/* What has no box is told in the room there is. */
static void draw_beyond(const struct canvas_region *inside, int x, int y, int cols,
                        const struct scene *scene, record_id id)
{
    struct text text = {0};
    text_append(&text, GLYPH_ARROW " ");
    if (cols > 2 && record_has_bytes(scene->now.record))
        c_short_text(scene->now, id, &text);
    else if (cols > 2)
        view_item_text(scene->now, id, (size_t)(cols - 2), &text);
    canvas_put_fit(inside, x, y, cols, text_string(&text), ROLE_DIM);
    text_fini(&text);
}

static void draw_row(const struct canvas_region *inside, int y, const struct scene *scene,
                     const struct graph_box *box, const struct graph_row *row)
{
    int x = 1, right = inside->cols - 1;
    if (row->dangles)
        canvas_put(inside, 0, y, GLYPH_CROSS, ROLE_DYING);
    else if (row->changed)
        canvas_put(inside, 0, y, ">", ROLE_CHANGED);
    if (box->label_cols) {
        canvas_put_fit(inside, x, y, box->label_cols, row->label,
                       row->changed ? ROLE_CHANGED : ROLE_NAME);
        x += box->label_cols + 1;
    }
    if (row->target != GRAPH_NOWHERE) {
        canvas_put_right(inside, x, y, right - 2 - x, row->into, ROLE_DIM);
        canvas_put(inside, right - 1, y, row->weak ? GLYPH_EMPTY_DOT : GLYPH_DOT, edge_style(row));
    } else if (row->beyond)
        draw_beyond(inside, x, y, right - x, scene, row->id);
    else
        canvas_put_fit(inside, x, y, right - x, row->value, row->dangles ? ROLE_FREED : ROLE_VALUE);
}

static void draw_box(const struct canvas_region *region, const struct scene *scene,
                     const struct graph_box *box, bool is_top)
{
    bool selected = box->id && scene->choices->selected == box->id;
    canvas_fill(region, box->x, box->y - 1, box->cols, 1, " ", ROLE_TEXT);
    if (box->mark)
        canvas_put(region, box->x, box->y - 1, box->mark, box->role);
    else if (box->changed)
        canvas_put(region, box->x, box->y - 1, ">", ROLE_CHANGED);
    canvas_put_fit(region, box->x + 1, box->y - 1, box->cols - 1, box->title,
                   box->is_frame  ? ROLE_FUNCTION_NAME
                   : box->mark    ? box->role
                   : box->changed ? ROLE_CHANGED
                                  : ROLE_REFCOUNT);
    canvas_box(region, box->x, box->y, box->cols, box->height, NULL,
               is_top || selected ? ROLE_BORDER_ACTIVE
               : box->mark        ? box->role
                                  : ROLE_BORDER,
               ROLE_TITLE);
    if (box->refs[0]) {
        int bottom = box->y + box->height - 1;
        int cells = canvas_put(region, box->x + 3, bottom, box->refs,
                               box->refs_changed ? ROLE_CHANGED : ROLE_REFCOUNT);
        canvas_put(region, box->x + 2, bottom, " ", ROLE_TEXT);
        canvas_put(region, box->x + 3 + cells, bottom, " ", ROLE_TEXT);
    }
    struct canvas_region inside =
        canvas_sub(region, box->x + 1, box->y + 1, box->cols - 2, box->height - 2);
    for (int i = 0; i < box->row_count; i++)
        draw_row(&inside, i, scene, box, &box->rows[i]);
    if (box->more)
        canvas_put_more(&inside, 1, box->row_count, inside.cols - 1, box->more, NULL, ROLE_DIM);
    if (box->row_count == 0)
        canvas_put_fit(&inside, 1, 0, inside.cols - 1, box->is_frame ? "no names" : "empty",
                       ROLE_DIM);
    canvas_tag(region, box->x, box->y - 1, box->cols, box->height + 1, (int)box->id);
    if (selected)
        canvas_add_modifiers(region, box->x, box->y - 1, box->cols, 1, CANVAS_SELECTED);
}

/* From the right edge of a row to the left edge of the box it refers to. */
static void draw_edge(const struct canvas_region *region, const struct graph *graph, int from,
                      int row_at)
{
    const struct graph_box *source = &graph->boxes[from];
    const struct graph_row *row = &source->rows[row_at];
    const struct graph_box *target = &graph->boxes[row->target];
    unsigned style = edge_style(row);
    int x = source->x + source->cols - 1, y = source->y + 1 + row_at, entry = target->y + 1;
    canvas_put_arms(region, x - 1, y, CANVAS_ARM_LEFT | CANVAS_ARM_RIGHT, style);
    if (target->layer == source->layer + 1) {
        canvas_line(region, x, y, target->trunk, y, style);
        canvas_line(region, target->trunk, y, target->trunk, entry, style);
    } else {
        int exit = graph_exit_column(graph, source->layer, row->target);
        int lane = graph_steps_down(graph, from, row->target) ? target->y - 2 : target->lane;
        canvas_line(region, x, y, exit, y, style);
        canvas_line(region, exit, y, exit, lane, style);
        canvas_line(region, target->trunk, lane, exit, lane, style);
        canvas_line(region, target->trunk, entry, target->trunk, lane, style);
    }
    canvas_line(region, target->trunk, entry, target->x - 1, entry, style);
    /* Where it leaves the box the border keeps its own colour. */
    canvas_put_arms(region, x, y, CANVAS_ARM_LEFT | CANVAS_ARM_RIGHT, ROLE_BORDER);
}

static void draw_edges(const struct canvas_region *region, const struct graph *graph)
{
    for (int b = 0; b < graph->count; b++)
        for (int i = 0; i < graph->boxes[b].row_count; i++)
            if (graph->boxes[b].rows[i].target != GRAPH_NOWHERE)
                draw_edge(region, graph, b, i);
    for (int b = 0; b < graph->count; b++)
        for (int i = 0; i < graph->boxes[b].row_count; i++) {
            const struct graph_row *row = &graph->boxes[b].rows[i];
            if (row->target != GRAPH_NOWHERE) {
                const struct graph_box *target = &graph->boxes[row->target];
                canvas_arrowhead(region, target->x - 1, target->y + 1, CANVAS_RIGHT,
                                 edge_style(row));
            }
        }
}

static bool has_changed(const struct graph_box *box)
{
    bool changed = box->changed || box->role == ROLE_DYING;
    for (int i = 0; i < box->row_count && !changed; i++)
        changed = box->rows[i].changed;
    return changed;
}

/* How far to scroll for the selected box to be seen, or else for what has changed: from the last box that did, as far up as it goes. */
static int row_to_follow(const struct graph *graph, const struct scene *scene, int rows)
{
    const struct graph_box *follow = NULL;
    for (int b = 0; b < graph->count; b++) {
        const struct graph_box *box = &graph->boxes[b];
        if (box->id && box->id == scene->choices->selected) {
            follow = box;
            break;
        }
        if (has_changed(box) && (!follow || box->y > follow->y))
            follow = box;
    }
    /* The last row is kept for what is not seen; a box too high for all rows is seen from its title on. */
    return follow ? MIN(MAX(follow->y + follow->height + 1 - rows, 0), MAX(follow->y - 1, 0)) : 0;
}

/* "... 3 more frames, 5 more objects without a box" */
static void draw_left_out(const struct canvas_region *region, const struct graph *graph, bool is_c)
{
    struct text words = {0};
    char digits[CANVAS_NUMBER_BYTES];
    const char *thing = is_c ? "block" : "object";
    if (graph->frames_left_out)
        text_format(&words, "%s more frame%s%s",
                    canvas_format_number(digits, graph->frames_left_out),
                    graph->frames_left_out == 1 ? "" : "s", graph->left_out ? ", " : "");
    if (graph->left_out)
        text_format(&words, "%s more %s%s without a box",
                    canvas_format_number(digits, graph->left_out), thing,
                    graph->left_out == 1 ? "" : "s");
    canvas_put_format(region, 1, region->rows - 1, region->cols - 2, ROLE_DIM, "... %s",
                      text_string(&words));
    text_fini(&words);
}

void graph_draw(const struct canvas_region *region, const struct scene *scene)
{
    struct graph *graph = graph_find(scene, region->canvas->ascii);
    if (!graph)
        return;
    graph_place(graph, region->cols, region->rows);
    int hidden = MAX(graph->rows + 1 - region->rows, 0);
    int scroll = scene->choices->heap_follows ? row_to_follow(graph, scene, region->rows)
                                              : MAX(scene->choices->heap_scroll, 0);
    scroll = MIN(scroll, hidden);
    struct canvas_region picture = canvas_scrolled(region, 0, scroll);
    int top = 0;
    for (int b = 0; b < graph->count; b++)
        if (graph->boxes[b].is_frame)
            top = b;
    for (int b = 0; b < graph->count; b++)
        draw_box(&picture, scene, &graph->boxes[b], b == top);
    draw_edges(&picture, graph);
    if (graph->count == 0)
        canvas_put_fit(region, 1, 1, region->cols - 2, "no frame: the program has ended", ROLE_DIM);
    bool left_out = graph->left_out || graph->frames_left_out;
    if (left_out || hidden > scroll) {
        canvas_fill(region, 0, region->rows - 1, region->cols, 1, " ", ROLE_TEXT);
        if (left_out)
            draw_left_out(region, graph, record_has_bytes(scene->now.record));
        else
            canvas_put_fit(region, 1, region->rows - 1, region->cols - 2, "... more below",
                           ROLE_DIM);
    }
    free(graph);
}
