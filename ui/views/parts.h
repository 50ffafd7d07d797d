/* What the files of this room share: the parts that the layout puts together, and how a change is known.
 *
 * A part measures itself before it is drawn, so that the layout can give each the rows it needs.
 */
#ifndef UI_VIEWS_PARTS_H
#define UI_VIEWS_PARTS_H

#include "record/types.h"
#include "ui/canvas/charset.h"
#include "ui/views/view.h"

/* What changed between a scene's two instants. Nothing has, when the one before is not earlier. */
struct difference {
    struct record_changes changes;
    bool known;
};
void difference_find(struct difference *difference, const struct scene *scene);
void difference_fini(struct difference *difference);
/* The change of an entity; false when it did not. */
bool difference_change(const struct difference *difference, record_id entity,
                       struct record_change *change);
/* The RECORD_CHANGED_ bits of an entity. */
uint32_t difference_of(const struct difference *difference, record_id entity);

/* A name of a frame, as the stack and the graph show it. */
struct shown_name {
    char label[40];
    enum record_scope scope;
    record_id value; /* what it refers to, through a cell; 0: not bound */
    record_id cell;  /* the cell between, or 0 */
    bool changed;
    bool returned; /* not a name: the value the frame gives back */
    /* A variable of a C program: what stands in memory is its value. */
    bool in_memory;
    unsigned pointing; /* enum c_pointing of a pointer, whose target is `value` */
    record_id owner;
    record_type type;
    uint64_t address;
};

/* A frame and the names of it that are shown; what is folded away is counted. */
struct shown_frame {
    struct instant_frame frame;
    char title[80];
    struct {
        VECTOR(struct shown_name);
    } names;
    size_t functions, classes, modules; /* folded */
    size_t width;                       /* cells of the longest label, bounded */
    bool entered;                       /* since the instant before */
    uint64_t low;                       /* C: its lowest address */
    /* As fitted into the rows there are: */
    enum { FRAME_WHOLE, FRAME_IN_A_ROW, FRAME_HIDDEN } form;
    size_t first, shown; /* WHOLE: which of its names */
};
struct shown_stack {
    VECTOR(struct shown_frame); /* outermost first */
    uint32_t depth;             /* frames on the stack */
    uint32_t left_out;          /* outermost frames that nobody will have room for */
    bool bare;                  /* without boxes */
};
/* False when memory is out; what is there can be drawn all the same. */
bool shown_stack_find(struct shown_stack *stack, const struct scene *scene,
                      const struct difference *difference);
void shown_stack_fini(struct shown_stack *stack);
/* Is this the value of a name that module level folds away: a function, class or module under its own name? */
bool name_is_folded(const struct scene *scene, const char *label, record_id value,
                    enum record_category *category);

/* The boxes of the call stack: rows they take, or would take at the least to be of use. */
int stack_rows(const struct shown_stack *stack);
int stack_least_rows(const struct shown_stack *stack);
/* Makes them fit: frames far from the one in focus (the innermost, or the one selected or scrolled to) shrink to a row, then to
 * nothing but their number, and at last names are left out. */
void stack_fit(struct shown_stack *stack, const struct view_choices *choices, int rows);
void stack_draw(const struct canvas_region *region, const struct scene *scene,
                const struct shown_stack *stack);

/* The heap's rows. */
struct heap_line {
    record_id id;
    enum { HEAP_OBJECT, HEAP_DIED, HEAP_SLOT } kind;
    bool changed;
    bool late;        /* stands below what the program made */
    record_id holder; /* SLOT: whose slot it is */
    size_t slot;
    int indent;
};
struct heap_list {
    VECTOR(struct heap_line);
    uint64_t more; /* objects that are not among the lines */
    bool more_is_exact;
};
/* The lines worth showing, at least `wanted` of them when there are as many; what matters most comes first. */
bool heap_list_find(struct heap_list *list, const struct scene *scene,
                    const struct difference *difference, const struct shown_stack *stack,
                    size_t wanted);
/* Rows that the lines would take, unfolded contents included. */
size_t heap_list_rows(const struct heap_list *list, const struct scene *scene);
/* Puts the lines that `rows` have room for, and then the others, in the order in which they were made, and unfolds them. */
void heap_list_settle(struct heap_list *list, const struct scene *scene, size_t rows);
void heap_list_fini(struct heap_list *list);
void heap_draw(const struct canvas_region *region, const struct scene *scene,
               const struct heap_list *list);
/* "  #12": as wide as the longest, which has so many digits, so that the counts stand below each other. */
int heap_digits_of(record_id id);
void heap_number_text(char number[24], record_id id, int digits);
/* Has the person asked for all that the object holds? */
bool heap_is_unfolded(const struct view_choices *choices, record_id id);
/* Is it an object that a person wants to see a row of, names apart? */
bool heap_shows(struct instant instant, const struct view_choices *choices,
                const struct instant_object *object);

/* What the collection that runs thinks of each object, for the rows and boxes of other views. */
struct collection_marks {
    struct instant now, before;
    struct instant_collector collector;
    bool running;
};
struct collection_marks collection_marks(const struct scene *scene);
struct fate_shown {
    const struct view_fate *fate; /* NULL: none runs, or the object is unknown */
    bool changed, has_refs, refs_changed;
    uint32_t refs, refs_before;
};
struct fate_shown collection_fate(const struct collection_marks *marks, record_id id);
/* "1 → 0", "1" or "" */
void fate_refs_text(const struct fate_shown *shown, char *buffer, size_t size);

/* The view that the person has chosen, the memory view where that is not for the language. */
void chosen_view_draw(const struct canvas_region *region, const struct scene *scene);
void memory_draw(const struct canvas_region *region, const struct scene *scene);
void graph_draw(const struct canvas_region *region, const struct scene *scene);
void bytes_draw(const struct canvas_region *region, const struct scene *scene);
void collector_draw(const struct canvas_region *region, const struct scene *scene);

void title_draw(const struct canvas_region *region, const struct scene *scene);
/* The source in its panel, without the border. */
void source_draw(const struct canvas_region *region, const struct scene *scene);
/* One or two rows: the line just run and the one that comes next, where there is no room for the source. */
void source_strip_draw(const struct canvas_region *region, const struct scene *scene);
void output_draw(const struct canvas_region *region, const struct scene *scene);
/* Rows the narration wants of a width, 0 when there is none. */
int narration_rows(const struct canvas *canvas, const struct scene *scene, int cols);
void narration_draw(const struct canvas_region *region, const struct scene *scene);
void timeline_draw(const struct canvas_region *region, const struct scene *scene);
/* Marks each place of a drawn region where the text is seen. NULL or "": nothing. */
void highlight(const struct canvas_region *region, const char *search);
void inspector_draw(const struct canvas_region *region, const struct scene *scene);

/* Where the program is: the frame's file and line, and the line run last in the same frame (0: none). */
struct source_place {
    record_file file;
    uint32_t line, ran;
};
struct source_place source_place(const struct scene *scene);
/* "1.1 kB" */
void bytes_text(char buffer[32], uint64_t bytes);

#endif
