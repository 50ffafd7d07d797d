/* Views: each draws one aspect of an instant onto a region of the canvas.
 *
 * A view is one file with one row in the table of views: its name, its key, how it draws, how it scrolls.
 * It is given a scene: the instant, the one before it (what changed stands out), and what the
 * person has chosen (what is selected, unfolded, scrolled to). It reads the record and nothing else; it knows no
 * engine and no terminal, and draws the same on the screen, in a file and in a test.
 */
#ifndef UI_VIEWS_VIEW_H
#define UI_VIEWS_VIEW_H

#include "base/text.h"
#include "record/instant.h"
#include "ui/canvas/canvas.h"

enum view_kind { VIEW_MEMORY, VIEW_GRAPH, VIEW_COLLECTOR, VIEW_BYTES, VIEW_KINDS };

/* What the person has unfolded or chosen; the session keeps it from frame to frame. */
struct view_choices {
    enum view_kind kind;
    record_id
        selected; /* an object or frame, 0: none; its row stands out, the inspector tells of it */
    bool show_atoms;        /* atoms that only containers hold get rows of their own */
    bool show_module_level; /* functions, classes and modules bound at module level */
    bool show_interpreter;  /* references held by the interpreter, named */
    bool inspecting;        /* the inspector tells of what is selected */
    int inspector_scroll;   /* rows */
    struct view_ids {
        VECTOR(record_id);
    } unfolded; /* entities whose long contents are shown whole */
    int stack_scroll, heap_scroll, source_scroll, output_scroll; /* rows; output from its end */
    bool heap_follows;   /* what the step touched, or what is selected, is brought into view */
    bool source_follows; /* the source is scrolled so that the current line is seen */
    const char *search;  /* what / looks for; NULL: nothing */
};

struct scene {
    struct instant now;
    struct instant before; /* the instant that `now` is compared with: the previous step or event */
    record_step step, steps; /* where the cursor is, and how many there are so far */
    bool between_steps;      /* the cursor is at a single event inside a step */
    bool more;               /* the program has not ended: going forward records on */
    const char *title;       /* the lesson's title or the file's name */
    const char *language;    /* "python" or "c" */
    const char
        *narration;      /* plain text; what the last step did, or the lesson's words. NULL: none */
    const char *message; /* one line to the person, instead of the key hints; NULL: none */
    bool message_is_error;
    const char *hints;                /* key hints, made from the key table: "←→ step  ..." */
    const uint32_t *breakpoint_lines; /* sorted lines with a breakpoint in the file shown */
    size_t breakpoint_count;
    const struct view_choices *choices;
    int prompt_rows; /* rows at the bottom left to the prompt: 0 in batch, 1 or more on a screen */
};

/* What a click or a row stands for: tags of the canvas's hit map. Entities are tagged with their id. */
enum view_hit {
    VIEW_HIT_TIMELINE = 1 << 28,    /* + column */
    VIEW_HIT_SOURCE_LINE = 2 << 28, /* + line */
    VIEW_HIT_OUTPUT = 3 << 28,
};

/* Draws the whole picture: title, panels laid out for the canvas's size, narration, timeline, hints. Says so when the canvas is too
 * small (under 40x12). */
void view_draw(struct canvas *canvas, const struct scene *scene);

/* One view, as the table lists it. */
struct view {
    const char *name;     /* "memory": --view, :view */
    const char *title;    /* as the help says it */
    const char *language; /* the only one it is for; NULL: all */
    void (*draw)(const struct canvas_region *region, const struct scene *scene);
};
extern const struct view views[VIEW_KINDS];
/* Has a program in this language something to show there? */
bool view_is_for(enum view_kind kind, const char *language);

/* The words for an object as the picture writes it: list([1, 2, 3]), int(42), str("hi"), dict({"key": "value"}), at most `width` cells,
 * the middle folded to "…" when longer. Used by views, the inspector and the narration: said once. */
void view_object_text(struct instant instant, record_id id, size_t width, struct text *out);
/* The fewest words that tell it from others: list #13, function main #4. */
void view_short_text(struct instant instant, record_id id, struct text *out);
/* The same as Python writes it inside of something: [1, 2, 3], 42, "hi". */
void view_item_text(struct instant instant, record_id id, size_t width, struct text *out);
/* Appends what a slot is called: as instant_slot_label, in a C program by its variable and members. */
void view_slot_label(struct instant instant, record_id entity, enum record_region region,
                     size_t slot, struct text *out);
/* A function's name without the functions it was made in: "bump" of "make_counter.<locals>.bump". Points into `qualified`. */
const char *view_function_name(const char *qualified);
/* References by the program's own names and containers: those of names like __doc__, which the language puts into a module, do not
 * count. */
uint32_t view_refcount(struct instant instant, const struct instant_object *object);
/* "[refcount: 2]", "[refcount: 2] +1" and the like: the one place that knows how a count is shown. */
void view_count_text(struct instant instant, record_id id, bool interpreter, struct text *out);

/* What a phase of a collection is called, what it does and why: sentences, the first without its capital. */
struct view_phase {
    const char *name, *what, *why;
};
const struct view_phase *view_phase(enum record_gc_phase phase);
/* What the collector thinks of an object: the word, a shorter one, the mark that stands for it where there is no room for either,
 * its colour. */
struct view_fate {
    const char *word, *short_word, *mark;
    enum canvas_role role;
};
const struct view_fate *view_fate(const struct instant_collector *collector,
                                  const struct instant_object *object);

/* A panel laid over the picture, in its middle: a title and rows of two columns (the help). `left` NULL: a heading. Returns the rows
 * that did not fit, so that the caller can scroll: 0 when all are seen. */
struct view_panel_row {
    const char *left, *right;
};
int view_panel_draw(struct canvas *canvas, const char *title, const struct view_panel_row *rows,
                    size_t count, int scroll);

#endif
