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

/* A place in memory that has a value: a variable, a block, a member or an element. */
struct c_place {
    record_id owner;
    record_type type;
    uint64_t address;
    char label[80]; /* "next", "[2].name"; "" for a whole block */
    int depth;      /* in how many others it is */
};
enum { C_PLACE_DEEPEST = 4 };
/* Can the members or elements be told one by one? Not those of a union, nor bit-fields, nor characters. */
bool c_place_has_parts(const struct record *record, const struct c_place *place);
/* Hands on the members or elements in order, as long as `visit` returns true. Returns how many were left. */
uint64_t c_place_parts(const struct record *record, const struct c_place *place,
                       bool (*visit)(void *context, const struct c_place *part), void *context);

/* The heap: blocks alive, blocks just freed, and freed ones that something still points at or that a fault is about. */
struct c_heap_line {
    record_id id;
    enum { C_HEAP_BLOCK, C_HEAP_PART } kind;
    size_t part; /* of a block that is unfolded: which of c_heap's parts */
    bool died, freed, changed, is_new;
};
struct c_heap {
    VECTOR(struct c_heap_line);
    uint64_t more; /* blocks alive beyond those looked at */
    struct {
        VECTOR(struct c_place);
    } parts;                    /* what the blocks hold that the person has unfolded */
    bool parts_are_lines;       /* they stand among the lines, below their blocks */
    struct instant_fault fault; /* kind 0: none */
    bool with_holders;
    int digits; /* of the longest number among the lines first seen, so that what is left of them stands in columns */
};
/* Appends the blocks that were written to between the scene's two instants, of those that a person can look at. */
void c_written_blocks(const struct scene *scene, struct record_ids *blocks);
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
