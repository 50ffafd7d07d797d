/* Where the boxes of the graph stand.
 *
 * Each layer is a column, its boxes below each other, near the rows that refer to them. Between two layers is a gutter,
 * in which the references to one box come together in one column, its trunk. What leads back goes down a gutter,
 * along a lane below all boxes, and up to the trunk. Where columns run out, the last one is folded below the one before it, as long as
 * there are rows: a long list goes down in bends, by lanes between its boxes.
 */
#include "ui/views/graph.h"

/* The rows of a box that has its title above it, and a blank row to the next. */
static int room_of(const struct graph_box *box)
{
    return box->height + 1;
}

static int row_of_first_reference(const struct graph *graph, int target)
{
    int best = -1;
    for (int b = 0; b < graph->count; b++)
        for (int i = 0; i < graph->boxes[b].row_count; i++)
            if (graph->boxes[b].rows[i].target == target &&
                graph->boxes[b].layer < graph->boxes[target].layer) {
                int y = graph->boxes[b].y + 1 + i;
                if (best < 0 || y < best)
                    best = y;
            }
    return best;
}

static bool leads_back(const struct graph *graph, int from, int to)
{
    return graph->boxes[to].layer <= graph->boxes[from].layer;
}

bool graph_steps_down(const struct graph *graph, int from, int to)
{
    return graph->boxes[from].layer == graph->boxes[to].layer && from < to;
}

/* A box that others above it refer to has a lane between its title and them. */
static bool has_lane_above(const struct graph *graph, int target)
{
    for (int b = 0; b < target; b++)
        for (int i = 0; graph_steps_down(graph, b, target) && i < graph->boxes[b].row_count; i++)
            if (graph->boxes[b].rows[i].target == target)
                return true;
    return false;
}

/* Does only the box right above it refer to it? The lines to such boxes never meet, so that they share their columns. */
static bool hangs(const struct graph *graph, int target)
{
    int above = GRAPH_NOWHERE;
    bool referred = false;
    for (int b = 0; b < target; b++)
        if (graph->boxes[b].layer == graph->boxes[target].layer)
            above = b;
    for (int b = 0; b < graph->count; b++)
        for (int i = 0; i < graph->boxes[b].row_count; i++)
            if (graph->boxes[b].rows[i].target == target) {
                if (b != above)
                    return false;
                referred = true;
            }
    return referred;
}

static bool any_hangs(const struct graph *graph, int layer)
{
    for (int b = 0; b < graph->count; b++)
        if (graph->boxes[b].layer == layer && hangs(graph, b))
            return true;
    return false;
}

/* Would the line into a box run on in that of a row which refers to another one, as if both were one? Lines that lead back, and those to
 * boxes further up, reach beyond its trunk. */
static bool enters_level_with_another(const struct graph *graph, int target)
{
    for (int b = 0; b < graph->count; b++)
        for (int i = 0; graph->boxes[b].layer == graph->boxes[target].layer - 1 &&
                        i < graph->boxes[b].row_count;
             i++) {
            int other = graph->boxes[b].rows[i].target;
            if (other != GRAPH_NOWHERE && other != target &&
                graph->boxes[b].y + 1 + i == graph->boxes[target].y + 1 &&
                (leads_back(graph, b, other) || other < target))
                return true;
        }
    return false;
}

/* Each box is level with what refers to it, if those above leave room; boxes slide up when the bottom would be passed. */
static void place_rows(struct graph *graph)
{
    for (int layer = 0; layer < graph->layers; layer++) {
        int y = 1;
        for (int b = 0; b < graph->count; b++) {
            struct graph_box *box = &graph->boxes[b];
            if (box->layer != layer)
                continue;
            y += has_lane_above(graph, b);
            int level = layer ? row_of_first_reference(graph, b) - 1 : y;
            box->y = MAX(y, MIN(level, y + 3));
            while (enters_level_with_another(graph, b))
                box->y++;
            y = box->y + room_of(box);
            graph->rows = MAX(graph->rows, box->y + box->height);
        }
    }
}

/* Does a reference lead back from a layer to this box? */
static bool is_left_for(const struct graph *graph, int layer, int target)
{
    for (int b = 0; b < graph->count; b++)
        for (int i = 0; graph->boxes[b].layer == layer && i < graph->boxes[b].row_count; i++)
            if (graph->boxes[b].rows[i].target == target && leads_back(graph, b, target))
                return true;
    return false;
}

static int trunk_columns(const struct graph *graph, int layer)
{
    int columns = any_hangs(graph, layer);
    for (int b = 0; b < graph->count; b++)
        columns += graph->boxes[b].layer == layer && !hangs(graph, b);
    return columns;
}

/* The columns right of a layer by which references to boxes before `end` leave it on their way back. */
static int exit_columns(const struct graph *graph, int layer, int end)
{
    int columns = any_hangs(graph, layer);
    for (int b = 0; b < end; b++)
        columns += is_left_for(graph, layer, b) && !hangs(graph, b);
    return columns;
}

int graph_exit_column(const struct graph *graph, int layer, int target)
{
    int column = trunk_columns(graph, layer + 1), right = 0;
    for (int b = 0; b < graph->count; b++)
        if (graph->boxes[b].layer == layer)
            right = MAX(right, graph->boxes[b].x + graph->boxes[b].cols);
    if (!hangs(graph, target))
        column += exit_columns(graph, layer, target);
    return right + 1 + 2 * column;
}

static int gutter_columns(const struct graph *graph, int layer)
{
    return trunk_columns(graph, layer + 1) + exit_columns(graph, layer, graph->count);
}

/* References that lead back to the first layer come together left of it. Returns where its boxes begin. */
static int place_first_trunks(struct graph *graph)
{
    int x = 1;
    for (int b = 0; b < graph->count; b++) {
        bool referred = false;
        for (int layer = 0; layer < graph->layers && !referred; layer++)
            referred = is_left_for(graph, layer, b);
        if (graph->boxes[b].layer != 0 || !referred)
            continue;
        graph->boxes[b].trunk = x;
        x += 2;
    }
    return x > 1 ? x + 1 : x;
}

static void place_columns(struct graph *graph)
{
    int x = place_first_trunks(graph);
    for (int layer = 0; layer < graph->layers; layer++) {
        int widest = 0, trunk = 0, last = trunk_columns(graph, layer + 1) - 1;
        for (int b = 0; b < graph->count; b++)
            if (graph->boxes[b].layer == layer)
                widest = MAX(widest, graph->boxes[b].cols);
        for (int b = 0; b < graph->count; b++)
            if (graph->boxes[b].layer == layer) {
                graph->boxes[b].x = x;
                graph->boxes[b].cols = widest;
            }
        x += widest;
        for (int b = graph->count; b-- > 0;)
            if (graph->boxes[b].layer == layer + 1)
                graph->boxes[b].trunk = x + 1 + 2 * (hangs(graph, b) ? last : trunk++);
        int columns = gutter_columns(graph, layer);
        x += columns ? 2 * columns + 2 : 0;
    }
    graph->cols = x;
}

/* Does a reference lead back to this box, and not from one above it? */
static bool needs_lane(const struct graph *graph, int target)
{
    for (int b = 0; b < graph->count; b++)
        for (int i = 0; i < graph->boxes[b].row_count; i++)
            if (graph->boxes[b].rows[i].target == target && leads_back(graph, b, target) &&
                !graph_steps_down(graph, b, target))
                return true;
    return false;
}

static void place_lanes(struct graph *graph)
{
    int lane = graph->rows + 1;
    for (int b = 0; b < graph->count; b++)
        graph->boxes[b].lane = needs_lane(graph, b) ? lane++ : 0;
    graph->rows = lane > graph->rows + 1 ? lane : graph->rows;
}

/* Takes a box away: its contents are told where it is referred to. */
static void drop_box(struct graph *graph, int dropped)
{
    graph->left_out++;
    graph->count--;
    for (int b = dropped; b < graph->count; b++)
        graph->boxes[b] = graph->boxes[b + 1];
    for (int b = 0; b < graph->count; b++)
        for (int i = 0; i < graph->boxes[b].row_count; i++) {
            struct graph_row *row = &graph->boxes[b].rows[i];
            if (row->target == dropped) {
                row->target = GRAPH_NOWHERE;
                row->beyond = true;
            } else if (row->target > dropped) {
                row->target--;
            }
        }
}

/* Puts the last layer's boxes below those of the layer before it: as many as the rows have room for, the nearest to the frames first. */
static void fold_last_layer(struct graph *graph, int rows)
{
    int last = graph->layers - 1;
    bool moved[GRAPH_BOXES];
    for (int b = 0; b < graph->count; b++) {
        moved[b] = graph->boxes[b].layer == last;
        graph->boxes[b].layer -= moved[b];
    }
    graph->layers = last;
    for (int b = graph->count; b-- > 0;) {
        graph->rows = 0;
        place_rows(graph);
        place_lanes(graph);
        if (graph->rows < rows)
            return;
        if (moved[b])
            drop_box(graph, b);
    }
}

/* Two layers may still be too wide: the boxes get narrower, not the gutter beside them. */
static void clip_boxes(struct graph *graph, int cols)
{
    for (int b = 0; b < graph->count; b++) {
        struct graph_box *box = &graph->boxes[b];
        int columns = gutter_columns(graph, box->layer);
        int right = cols - (box->layer == graph->layers - 1 && columns ? 2 * columns : 0);
        box->cols = MIN(box->cols, MAX(right - box->x, 8));
    }
}

void graph_place(struct graph *graph, int cols, int rows)
{
    do {
        graph->rows = 0;
        place_rows(graph);
        place_columns(graph);
        if (graph->cols <= cols || graph->layers <= 2)
            break;
        fold_last_layer(graph, rows);
    } while (true);
    clip_boxes(graph, cols);
    place_lanes(graph);
}
