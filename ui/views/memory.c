/* The memory view, the document's diagram: the call stack in boxes above, the heap in a box below. */
#include "ui/views/parts.h"

/* Rows that are not the frames' nor the objects': the outer box, the divider, two headings, the heap's box. */
enum { CHROME = 3 + 2 + 2, HEAP_LEAST = 3 };

static void heading(const struct canvas_region *region, int y, const char *title)
{
    canvas_put_centered(region, 1, y, region->cols - 2, title, ROLE_TITLE);
}

/* How many rows the frames get when there is not room for everything: the heap keeps a third at least. */
static int rows_of_stack(int available, int stack, int heap)
{
    if (stack + heap <= available)
        return stack;
    int least_heap = MIN(heap, MAX(available / 3, HEAP_LEAST));
    int most_stack = MAX(available - least_heap, 1);
    int fair = MAX(available / 2, available - heap);
    return stack <= most_stack && stack <= fair ? stack : MIN(stack, MAX(MIN(fair, most_stack), 1));
}

void memory_draw(const struct canvas_region *region, const struct scene *scene)
{
    struct difference difference;
    struct shown_stack stack;
    struct heap_list heap;
    int available = MAX(region->rows - CHROME, 2), cols = region->cols;
    difference_find(&difference, scene);
    shown_stack_find(&stack, scene, &difference);
    heap_list_find(&heap, scene, &difference, &stack,
                   (size_t)(available + MAX(scene->choices->heap_scroll, 0)));
    int heap_wants = (int)MIN(heap.count, 10000) + (heap.more > 0);
    heap_wants = MAX(heap_wants, 1);
    int of_stack = rows_of_stack(available, stack_rows(&stack), heap_wants);
    int of_heap = MIN(heap_wants, available - of_stack);
    canvas_box(region, 0, 0, cols, region->rows, NULL, ROLE_BORDER, ROLE_TITLE);
    heading(region, 1, "Call Stack");
    struct canvas_region frames = canvas_sub(region, 2, 2, cols - 4, of_stack);
    stack_draw(&frames, scene, &stack);
    int y = 2 + of_stack;
    canvas_divider(region, 0, y, cols, NULL, ROLE_BORDER, ROLE_TITLE);
    heading(region, y + 1, "Python Heap");
    canvas_box(region, 2, y + 2, cols - 4, of_heap + 2, NULL, ROLE_BORDER, ROLE_TITLE);
    struct canvas_region objects = canvas_sub(region, 3, y + 3, cols - 6, of_heap);
    heap_draw(&objects, scene, &heap);
    heap_list_fini(&heap);
    shown_stack_fini(&stack);
    difference_fini(&difference);
}
