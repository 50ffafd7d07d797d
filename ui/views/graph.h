/* The graph of names and objects: which boxes there are, in which layer each stands, what its rows say and refer to.
 *
 * Of a C program the names are variables, the objects malloc's blocks, and a reference is a pointer, which may lead into the middle of
 * its target.
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
    char into[40]; /* of a pointer: where in the target it points, when that is not its beginning */
    record_id id;  /* what it refers to */
    bool changed;
    bool weak;
    bool beyond;   /* it refers to an object that has no box */
    bool in_cycle; /* the reference is part of a cycle */
    bool dangles;  /* what it refers to is gone */
};

struct graph_box {
    record_id id;
    bool is_frame, changed;
    const char *
        mark; /* stands before the title: what the collection that runs thinks of it, or that it is freed; NULL: nothing */
    enum canvas_role role; /* with a mark: of the title and the box */
    char refs[48];         /* "gc_refs 1 → 0", set into the lower edge, or "" */
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
    size_t left_out;        /* objects reached that have no box */
    size_t frames_left_out; /* the outermost ones */
    int cols, rows;         /* of the whole picture */
};

/* Finds the boxes, at most GRAPH_BOXES in GRAPH_LAYERS layers, the nearest to the frames first. NULL when memory is out. Freed with free. */
struct graph *graph_find(const struct scene *scene, bool ascii);
/* ---- how boxes are found (graph_find.c), for both languages ---- */

struct graph_finder {
    const struct scene *scene;
    const struct difference *difference;
    struct graph *graph;
    struct collection_marks marks;
    int most_layers;
    unsigned given_up; /* searches for a name that leads to an object */
};
/* What a language adds: boxes for the frames with rows for their names, the rows of an object's box, and boxes for what no name leads
 * to. */
struct graph_filler {
    bool (*find_stack)(struct shown_stack *stack, const struct scene *scene,
                       const struct difference *difference);
    void (*fill_frame)(struct graph_finder *finder, struct graph_box *box,
                       const struct shown_frame *frame);
    void (*fill_object)(struct graph_finder *finder, struct graph_box *box);
    void (*add_adrift)(struct graph_finder *finder, const struct shown_stack *stack);
};
extern const struct graph_filler graph_filler_c;

enum {
    GRAPH_LABEL_CELLS = 16,
    GRAPH_VALUE_CELLS = 20,
    GRAPH_FRAME_ROWS = 9,
    GRAPH_OBJECT_ROWS = 7
};
/* The box of an id; GRAPH_NOWHERE when it has none. */
int graph_box_of(const struct graph *graph, record_id id);
/* GRAPH_NOWHERE when there is no room for another. */
int graph_new_box(struct graph_finder *finder, record_id id, int layer);
/* Makes a box in the first layer for what no name leads to, and those for all that it holds. */
void graph_add_adrift(struct graph_finder *finder, record_id id, const struct graph_filler *filler);
/* NULL, and counted among those left out, when the box has `most` rows. */
struct graph_row *graph_new_row(struct graph_box *box, int most);
/* Makes the row refer to the object's box, which is made when there is none yet. */
void graph_refer(struct graph_finder *finder, struct graph_row *row, record_id id, int layer);
/* Copies at most so many cells, cut with an ellipsis. */
void graph_copy(char *target, size_t size, const char *string, size_t cells);

/* ---- places ---- */

/* Gives each box its place, in rows that can all be seen if they suffice. */
void graph_place(struct graph *graph, int cols, int rows);
/* Are they in one layer, the second below the first? A reference then takes the lane above the second one's title. */
bool graph_steps_down(const struct graph *graph, int from, int to);
/* The column right of a layer by which references leave it on their way back to a box. */
int graph_exit_column(const struct graph *graph, int layer, int target);

#endif
