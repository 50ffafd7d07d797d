/* The graph of names and objects: which boxes there are, in which layer each stands, what its rows say and refer to.
 *
 * Layer 0 holds the frames, and what no name leads to any more; an object's layer is its distance from there, so that a reference
 * leads at most one layer to the right, and every other one leads back: that is what a cycle looks like.
 */
#ifndef UI_VIEWS_GRAPH_H
#define UI_VIEWS_GRAPH_H

#include "ui/views/parts.h"

enum { GRAPH_BOXES = 30, GRAPH_ROWS = 10, GRAPH_LAYERS = 12, GRAPH_NOWHERE = -1 };

struct graph_row {
    char label[64]; /* UTF-8, at most 16 cells */
    char value[96]; /* what stands in place of a reference; "" when there is one */
    int target;     /* a box, or GRAPH_NOWHERE */
    record_id id;   /* what it refers to */
    bool changed;
    bool weak;
    bool beyond;   /* it refers to an object that has no box */
    bool in_cycle; /* the reference is part of a cycle */
};

struct graph_box {
    record_id id;
    bool is_frame, changed;
    const struct view_fate *fate; /* what the collection that runs thinks of it; NULL: nothing */
    char refs[48];                /* "gc_refs 1 → 0", set into the lower edge, or "" */
    bool refs_changed;
    char title[96];
    struct graph_row rows[GRAPH_ROWS];
    int row_count;
    size_t more; /* rows left out */
    int layer;
    int x, y, cols, height; /* of the box itself; its title stands in the row above */
    int label_cols;
    int trunk; /* the column where references to it come together, left of it */
    int lane;  /* the row below everything by which references lead back to it; 0: none does */
};

struct graph {
    struct graph_box boxes[GRAPH_BOXES];
    int count;
    int layers;
    size_t left_out; /* objects reached that have no box */
    int cols, rows;  /* of the whole picture */
};

/* Finds the boxes that a width has room for. NULL when memory is out. Freed with free. */
struct graph *graph_find(const struct scene *scene, int cols, bool ascii);
/* Gives each box its place. */
void graph_place(struct graph *graph, int cols);
/* The column right of a layer by which references leave it on their way back to a box. */
int graph_exit_column(const struct graph *graph, int layer, int target);

#endif
