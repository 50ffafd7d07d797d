/* The memory view, the document's diagram: the call stack in boxes above, the heap in a box below. */
#include "ui/views/c_parts.h"

#include <stdio.h>

/* How much is spent on what surrounds the rows. The document's diagram has an outer box with headings
 * inside it and a box around the heap; where rows are few and wanted the headings move into the
 * lines, and in a very small window the frames lose their boxes too. */
enum chrome { CHROME_WHOLE, CHROME_TIGHT, CHROME_LEAST };
static const int chrome_rows[] = {3 + 2 + 2, 3, 3};

enum { HEAP_LEAST = 3, TIGHT_BELOW = 24, LEAST_BELOW = 12 };

static void heading(const struct canvas_region *region, int y, const char *title)
{
    canvas_put_centered(region, 1, y, region->cols - 2, title, ROLE_TITLE);
}

/* A heading within a line of the box. */
static void heading_in_line(const struct canvas_region *region, int y, const char *title)
{
    char padded[48];
    snprintf(padded, sizeof padded, " %s ", title);
    int cells = canvas_measure(region->canvas, padded);
    int x = MAX((region->cols - cells) / 2, 1);
    canvas_fill(region, x, y, cells, 1, " ", ROLE_TEXT);
    canvas_put(region, x, y, padded, ROLE_TITLE);
}

/* How many rows the frames get when there is not room for everything: the heap keeps a third at least. */
static int rows_of_stack(int available, int stack, int least, int heap)
{
    if (stack + heap <= available)
        return stack;
    int least_heap = MIN(heap, MAX(available / 3, HEAP_LEAST));
    int most = MAX(available - least_heap, 1);
    int rows = MAX(MAX(available - heap, available / 2), least);
    return MIN(MIN(rows, most), stack);
}

struct picture {
    struct difference difference;
    struct shown_stack stack;
    struct heap_list heap;
    struct c_heap c_heap;
    bool is_c; /* which of the two heaps it is */
    enum chrome chrome;
    int of_stack, of_heap; /* rows */
};

static size_t heap_rows(const struct picture *picture, const struct scene *scene)
{
    return picture->is_c ? c_heap_rows(&picture->c_heap) : heap_list_rows(&picture->heap, scene);
}

static void settle(struct picture *picture, const struct scene *scene, size_t rows)
{
    if (picture->is_c)
        c_heap_settle(&picture->c_heap, rows);
    else
        heap_list_settle(&picture->heap, scene, rows);
}

static void measure(struct picture *picture, const struct scene *scene, int rows)
{
    int heap = (int)MAX(MIN(heap_rows(picture, scene), 10000), 1);
    picture->chrome = rows < LEAST_BELOW ? CHROME_LEAST : CHROME_WHOLE;
    picture->stack.bare = picture->chrome == CHROME_LEAST;
    if (picture->chrome == CHROME_WHOLE && rows < TIGHT_BELOW &&
        stack_rows(&picture->stack) + heap > rows - chrome_rows[CHROME_WHOLE])
        picture->chrome = CHROME_TIGHT;
    int available = MAX(rows - chrome_rows[picture->chrome], 2);
    int least = stack_least_rows(&picture->stack);
    picture->of_stack = rows_of_stack(available, stack_rows(&picture->stack), least, heap);
    stack_fit(&picture->stack, scene->choices, picture->of_stack);
    picture->of_stack = MIN(stack_rows(&picture->stack), picture->of_stack);
    picture->of_heap = MIN(heap, available - picture->of_stack);
    settle(picture, scene, (size_t)MAX(picture->of_heap, 0));
}

static void draw(const struct canvas_region *region, const struct scene *scene,
                 const struct picture *picture)
{
    int cols = region->cols, y = 1;
    bool whole = picture->chrome == CHROME_WHOLE;
    const char *of_stack = picture->is_c ? "Stack" : "Call Stack";
    const char *of_heap = picture->is_c ? "Heap" : "Python Heap";
    canvas_box(region, 0, 0, cols, region->rows, NULL, ROLE_BORDER, ROLE_TITLE);
    if (whole)
        heading(region, y++, of_stack);
    else
        heading_in_line(region, 0, of_stack);
    struct canvas_region frames = canvas_sub(region, 2, y, cols - 4, picture->of_stack);
    stack_draw(&frames, scene, &picture->stack);
    y += picture->of_stack;
    canvas_divider(region, 0, y, cols, NULL, ROLE_BORDER, ROLE_TITLE);
    if (whole) {
        heading(region, y + 1, of_heap);
        canvas_box(region, 2, y + 2, cols - 4, picture->of_heap + 2, NULL, ROLE_BORDER, ROLE_TITLE);
        y += 3;
    } else {
        heading_in_line(region, y++, of_heap);
    }
    struct canvas_region objects = canvas_sub(region, 3, y, cols - 6, picture->of_heap);
    if (picture->is_c)
        c_heap_draw(&objects, scene, &picture->c_heap);
    else
        heap_draw(&objects, scene, &picture->heap);
}

static void find(struct picture *picture, const struct scene *scene, size_t wanted)
{
    difference_find(&picture->difference, scene);
    if (picture->is_c) {
        c_stack_find(&picture->stack, scene, &picture->difference);
        c_heap_find(&picture->c_heap, scene, &picture->difference, &picture->stack, wanted);
    } else {
        shown_stack_find(&picture->stack, scene, &picture->difference);
        heap_list_find(&picture->heap, scene, &picture->difference, &picture->stack, wanted);
    }
}

void memory_draw(const struct canvas_region *region, const struct scene *scene)
{
    struct picture picture = {.is_c = record_has_bytes(scene->now.record)};
    find(&picture, scene, (size_t)(MAX(region->rows, 0) + MAX(scene->choices->heap_scroll, 0)));
    measure(&picture, scene, region->rows);
    draw(region, scene, &picture);
    c_heap_fini(&picture.c_heap);
    heap_list_fini(&picture.heap);
    shown_stack_fini(&picture.stack);
    difference_fini(&picture.difference);
}
