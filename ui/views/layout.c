/* The whole picture: which panels stand where on a canvas of a size.
 *
 * From the top: the title, the panels, what the last step did in words, the timeline, the keys, the prompt.
 * Under 100 columns the panels are the view alone, with the source above it when the canvas is tall; from 100 on
 * the source and the output stand to its left.
 */
#include "record/bytes.h"
#include "ui/views/parts.h"

#include <stdio.h>
#include <string.h>

enum { LEAST_COLS = 40, LEAST_ROWS = 12, WIDE = 100, WIDE_GRAPH = 120, TALL = 36 };

const struct view views[VIEW_KINDS] = {
    [VIEW_MEMORY] = {"memory", "call stack and heap, as the document draws them", NULL,
                     memory_draw},
    [VIEW_GRAPH] = {"graph", "names and objects as boxes, references and pointers as lines", NULL,
                    graph_draw},
    [VIEW_COLLECTOR] = {"collector", "the generations, and what a collection thinks of each object",
                        "python", collector_draw},
    [VIEW_BYTES] = {"bytes", "stack, heap and static storage as addresses and bytes", "c",
                    bytes_draw},
};

bool view_is_for(enum view_kind kind, const char *language)
{
    const char *only = views[(unsigned)kind < VIEW_KINDS ? kind : VIEW_MEMORY].language;
    return !only || !language || !strcmp(only, language);
}

static void draw_titled(const struct canvas_region *region, int x, int y, int cols, int rows,
                        const char *title, const struct scene *scene,
                        void (*draw)(const struct canvas_region *, const struct scene *))
{
    if (rows < 3 || cols < 4)
        return;
    canvas_box(region, x, y, cols, rows, title, ROLE_BORDER, ROLE_TITLE);
    struct canvas_region inside = canvas_sub(region, x + 1, y + 1, cols - 2, rows - 2);
    draw(&inside, scene);
}

void chosen_view_draw(const struct canvas_region *region, const struct scene *scene)
{
    unsigned kind = (unsigned)scene->choices->kind;
    const char *language = record_has_bytes(scene->now.record) ? "c" : "python";
    bool fits = kind < VIEW_KINDS && view_is_for((enum view_kind)kind, language);
    views[fits ? kind : VIEW_MEMORY].draw(region, scene);
}

static bool is_inspecting(const struct scene *scene)
{
    return scene->choices->inspecting && scene->choices->selected;
}

/* Source and output to the left, the view to the right; the inspector takes the place of the left side. */
static void draw_wide(const struct canvas_region *region, const struct scene *scene)
{
    int left = region->cols * 35 / 100, rows = region->rows;
    left = MIN(MAX(left, 40), 96);
    if (scene->choices->kind == VIEW_GRAPH)
        left = MAX(region->cols * 28 / 100, 36);
    int output = MIN(MAX(rows / 4, 4), 16);
    if (is_inspecting(scene)) {
        left = MAX(left, 46);
        draw_titled(region, 0, 0, left, rows, "Inspector", scene, inspector_draw);
    } else if (rows < 12) {
        draw_titled(region, 0, 0, left, rows, "Source", scene, source_draw);
    } else {
        draw_titled(region, 0, 0, left, rows - output, "Source", scene, source_draw);
        draw_titled(region, 0, rows - output, left, output, "Output", scene, output_draw);
    }
    struct canvas_region right = canvas_sub(region, left, 0, region->cols - left, rows);
    chosen_view_draw(&right, scene);
}

static void draw_narrow(const struct canvas_region *region, const struct scene *scene)
{
    int rows = region->rows, cols = region->cols, above = 0, below = 0;
    if (is_inspecting(scene)) {
        draw_titled(region, 0, 0, cols, rows, "Inspector", scene, inspector_draw);
        return;
    }
    if (rows >= TALL - 8) {
        above = rows / 3;
        below = MAX(rows / 8, 4);
        draw_titled(region, 0, 0, cols, above, "Source", scene, source_draw);
        draw_titled(region, 0, rows - below, cols, below, "Output", scene, output_draw);
    }
    struct canvas_region middle = canvas_sub(region, 0, above, cols, rows - above - below);
    chosen_view_draw(&middle, scene);
}

static void draw_too_small(const struct canvas_region *all)
{
    char words[64];
    snprintf(words, sizeof words, "heapstep needs 40x12, this is %dx%d", all->cols, all->rows);
    canvas_put_wrapped(all, 0, 0, all->cols, all->rows, words, ROLE_TEXT);
}

/* The key hints, each key standing out from what it does. */
static void draw_hints(const struct canvas_region *region, const char *hints)
{
    struct canvas_span spans[64];
    size_t count = 0;
    int words = 0;
    const char *at = hints;
    while (*at && count + 2 < ARRAY_LENGTH(spans)) {
        const char *start = at;
        while (*at && *at != ' ')
            at++;
        spans[count++] =
            (struct canvas_span){start, (size_t)(at - start), words == 0 ? ROLE_KEY : ROLE_HINT};
        start = at;
        while (*at == ' ')
            at++;
        words = at - start >= 2 ? 0 : words + 1;
        spans[count++] = (struct canvas_span){start, (size_t)(at - start), ROLE_HINT};
    }
    canvas_put_spans(region, 1, 0, region->cols - 2, spans, count);
}

static void draw_last_row(const struct canvas_region *region, const struct scene *scene)
{
    if (scene->message && scene->message[0])
        canvas_put_fit(region, 1, 0, region->cols - 2, scene->message,
                       scene->message_is_error ? ROLE_ERROR : ROLE_STATUS);
    else if (scene->hints)
        draw_hints(region, scene->hints);
}

/* The rows below the panels, from the bottom up; returns how many they are. */
struct below {
    int prompt, keys, timeline, narration, strip;
};

/* Is there room for source and output beside the view? Boxes side by side want more of it. */
static bool is_wide(const struct canvas *canvas, const struct scene *scene)
{
    return canvas->cols >= (scene->choices->kind == VIEW_GRAPH ? WIDE_GRAPH : WIDE);
}

static struct below measure_below(const struct canvas *canvas, const struct scene *scene)
{
    struct below below = {.prompt = MAX(scene->prompt_rows, 0), .timeline = 1};
    bool wants_keys = scene->hints || scene->message;
    bool has_source = is_wide(canvas, scene) || canvas->rows >= TALL;
    below.prompt = MIN(below.prompt, canvas->rows / 2);
    below.keys = wants_keys ? 1 : 0;
    below.narration = 2;
    below.strip = has_source ? 0 : 2;
    int narration = narration_rows(canvas, scene, canvas->cols);
    below.narration = MIN(MAX(below.narration, narration), canvas->rows >= 24 ? 3 : 2);
    if (!scene->narration)
        below.narration = 0;
    if (canvas->rows < 20) {
        below.strip = MIN(below.strip, 1);
        below.narration = MIN(narration, 1);
    }
    return below;
}

void view_draw(struct canvas *canvas, const struct scene *scene)
{
    struct canvas_region all = canvas_whole(canvas);
    if (canvas->cols < LEAST_COLS || canvas->rows < LEAST_ROWS) {
        draw_too_small(&all);
        return;
    }
    struct below below = measure_below(canvas, scene);
    int y = canvas->rows - below.prompt - below.keys;
    struct canvas_region row = canvas_sub(&all, 0, y, canvas->cols, below.keys);
    draw_last_row(&row, scene);
    y -= below.timeline;
    row = canvas_sub(&all, 0, y, canvas->cols, below.timeline);
    timeline_draw(&row, scene);
    y -= below.narration;
    row = canvas_sub(&all, 0, y, canvas->cols, below.narration);
    narration_draw(&row, scene);
    y -= below.strip;
    row = canvas_sub(&all, 0, y, canvas->cols, below.strip);
    if (below.strip)
        source_strip_draw(&row, scene);
    row = canvas_sub(&all, 0, 0, canvas->cols, 1);
    title_draw(&row, scene);
    struct canvas_region panels = canvas_sub(&all, 0, 1, canvas->cols, y - 1);
    if (is_wide(canvas, scene))
        draw_wide(&panels, scene);
    else
        draw_narrow(&panels, scene);
    highlight(&panels, scene->choices->search);
}
