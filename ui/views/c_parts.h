/* What the views of a C program share: its variables as the stack shows them, its blocks as the heap does. */
#ifndef UI_VIEWS_C_PARTS_H
#define UI_VIEWS_C_PARTS_H

#include "ui/views/c_value.h"
#include "ui/views/parts.h"

/* A variable that the library keeps: stdout and the like. */
bool c_is_of_library(struct instant now, record_id id);

bool c_stack_find(struct shown_stack *stack, const struct scene *scene,
                  const struct difference *difference);
/* A variable's row after its label, which is `width` cells. */
void c_name_draw(const struct canvas_region *region, int y, const struct scene *scene, int width,
                 const struct shown_name *name);

/* The heap: blocks alive, blocks just freed, and freed ones that something still points at or that a fault is about. */
struct c_heap_line {
    record_id id;
    enum { C_HEAP_BLOCK, C_HEAP_HOLDERS, C_HEAP_FAULT } kind;
    bool died, freed, changed, is_new;
};
struct c_heap {
    VECTOR(struct c_heap_line);
    uint64_t more;              /* blocks alive beyond those looked at */
    struct instant_fault fault; /* kind 0: none */
    bool with_holders;
};
/* At least `wanted` lines when there are as many; what matters most comes first (c_heap_list.c). */
bool c_heap_find(struct c_heap *heap, const struct scene *scene,
                 const struct difference *difference, const struct shown_stack *stack,
                 size_t wanted);
void c_heap_fini(struct c_heap *heap);
size_t c_heap_rows(const struct c_heap *heap);
/* Leaves out who points at each block when there is no room for it, and puts the lines that `rows` have room for, and then the others,
 * in the order in which they were made. */
void c_heap_settle(struct c_heap *heap, size_t rows);
/* "LEAKED", "still reachable"; NULL for what did not leak. */
const char *c_leak_word(enum record_leak leak);
void c_heap_draw(const struct canvas_region *region, const struct scene *scene,
                 const struct c_heap *heap);

#endif
