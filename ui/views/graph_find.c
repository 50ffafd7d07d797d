/* Which boxes the graph has, and what their rows say. */
#include "ui/views/graph.h"

#include "base/utf8.h"
#include "record/bytes.h"
#include "record/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SLOTS_READ = 40,
    TITLE_CELLS = 32,
    PATH_AT_MOST = 1000,
    PATH_HALVINGS = 6,
    FRAMES_SHOWN = 6
};

void graph_copy(char *target, size_t size, const char *string, size_t cells)
{
    size_t at = 0, taken = 0, length = strlen(string);
    if (utf8_string_width(string, length) <= cells && length < size) {
        memcpy(target, string, length + 1);
        return;
    }
    while (at < length) {
        uint32_t code_point;
        size_t step = utf8_decode(string + at, length - at, &code_point);
        taken += (size_t)utf8_cell_width(code_point);
        if (taken + 1 > cells || at + step + 4 > size)
            break;
        at += step;
    }
    memcpy(target, string, at);
    memcpy(target + at, GLYPH_ELLIPSIS, sizeof GLYPH_ELLIPSIS);
}

static void value_in_words(struct graph_finder *finder, record_id id, bool arrow,
                           struct graph_row *row)
{
    struct text text = {0};
    if (arrow)
        text_append(&text, GLYPH_ARROW " ");
    view_item_text(finder->scene->now, id, GRAPH_VALUE_CELLS, &text);
    graph_copy(row->value, sizeof row->value, text_string(&text), GRAPH_VALUE_CELLS + 2);
    text_fini(&text);
}

/* Atoms, functions, classes and modules are written where they are referred to. */
static bool is_written_in_place(const struct instant_object *object)
{
    switch (object->category) {
    case RECORD_ATOM:
    case RECORD_CLASS:
    case RECORD_MODULE:
    case RECORD_CODE: return true;
    case RECORD_FUNCTION: return object->slots == 0 || object->flags & RECORD_PREEXISTING;
    default: return false;
    }
}

int graph_box_of(const struct graph *graph, record_id id)
{
    for (int i = 0; i < graph->count; i++)
        if (graph->boxes[i].id == id)
            return i;
    return GRAPH_NOWHERE;
}

int graph_new_box(struct graph_finder *finder, record_id id, int layer)
{
    struct graph *graph = finder->graph;
    if (graph->count == GRAPH_BOXES || layer >= finder->most_layers) {
        graph->left_out++;
        return GRAPH_NOWHERE;
    }
    struct graph_box *box = &graph->boxes[graph->count];
    *box = (struct graph_box){.id = id, .layer = layer};
    graph->layers = MAX(graph->layers, layer + 1);
    return graph->count++;
}

void graph_refer(struct graph_finder *finder, struct graph_row *row, record_id id, int layer)
{
    row->id = id;
    row->target = graph_box_of(finder->graph, id);
    if (row->target == GRAPH_NOWHERE)
        row->target = graph_new_box(finder, id, layer + 1);
    row->beyond = row->target == GRAPH_NOWHERE;
}

static void refer(struct graph_finder *finder, struct graph_row *row, record_id id, int layer)
{
    struct instant_object object;
    if (!instant_object(finder->scene->now, id, &object) || is_written_in_place(&object)) {
        row->id = id;
        value_in_words(finder, id, false, row);
        return;
    }
    graph_refer(finder, row, id, layer);
    value_in_words(finder, id, true, row); /* for when its box finds no room */
}

struct graph_row *graph_new_row(struct graph_box *box, int most)
{
    if (box->row_count >= most) {
        box->more++;
        return NULL;
    }
    struct graph_row *row = &box->rows[box->row_count++];
    *row = (struct graph_row){.target = GRAPH_NOWHERE};
    return row;
}

static void fill_frame(struct graph_finder *finder, struct graph_box *box,
                       const struct shown_frame *frame)
{
    for (size_t i = 0; i < frame->names.count; i++) {
        const struct shown_name *name = &frame->names.items[i];
        struct graph_row *row = graph_new_row(box, GRAPH_FRAME_ROWS);
        if (!row)
            continue;
        graph_copy(row->label, sizeof row->label, name->label, GRAPH_LABEL_CELLS);
        row->changed = name->changed;
        if (name->value)
            refer(finder, row, name->value, 0);
        else
            strcpy(row->value, "(not bound)");
    }
}

static bool has_references(struct graph_finder *finder, record_id entity)
{
    struct instant_slots slots = {0};
    bool found = false;
    instant_slots(finder->scene->now, entity, RECORD_CONTENTS, 0, SLOTS_READ, &slots);
    for (size_t i = 0; i < slots.count && !found; i++) {
        struct instant_object object;
        found = slots.items[i].value &&
                instant_object(finder->scene->now, slots.items[i].value, &object) &&
                !is_written_in_place(&object);
    }
    instant_slots_fini(&slots);
    return found;
}

static void slot_label(struct graph_finder *finder, const struct instant_object *object,
                       const struct record_slot *slot, size_t at, struct graph_row *row)
{
    const struct record *record = finder->scene->now.record;
    struct text text = {0};
    if (object->form == RECORD_INDEXED)
        text_format(&text, "%zu", at);
    else if (object->form == RECORD_KEYED)
        view_item_text(finder->scene->now, slot->label, GRAPH_LABEL_CELLS, &text);
    else if (object->form == RECORD_NAMED)
        text_append(&text, record_name_string(record, record_label_name(slot->label)));
    graph_copy(row->label, sizeof row->label, text_string(&text), GRAPH_LABEL_CELLS);
    row->weak = object->form == RECORD_NAMED && record_label_holder(slot->label) == RECORD_WEAK;
    text_fini(&text);
}

static void add_slots(struct graph_finder *finder, struct graph_box *box,
                      const struct instant_object *object)
{
    struct instant_slots slots = {0};
    struct record_change change = {0};
    difference_change(finder->difference, object->id, &change);
    instant_slots(finder->scene->now, object->id, RECORD_CONTENTS, 0, SLOTS_READ, &slots);
    for (size_t i = 0; i < slots.count; i++) {
        const struct record_slot *slot = &slots.items[i];
        if (!slot->value || (object->form == RECORD_NAMED &&
                             record_label_holder(slot->label) == RECORD_INTERPRETER))
            continue;
        struct graph_row *row = graph_new_row(box, GRAPH_OBJECT_ROWS);
        if (!row)
            continue;
        slot_label(finder, object, slot, i, row);
        row->changed =
            change.what & RECORD_CHANGED_SLOTS && i >= change.first_slot && i < change.end_slot;
        refer(finder, row, slot->value, box->layer);
    }
    if (slots.total > slots.count)
        box->more += slots.total - slots.count;
    instant_slots_fini(&slots);
}

static void find_fate(struct graph_finder *finder, struct graph_box *box)
{
    struct fate_shown shown = collection_fate(&finder->marks, box->id);
    char refs[32];
    if (!shown.fate || !shown.fate->word[0])
        return;
    box->mark = shown.fate->mark;
    box->role = shown.fate->role;
    fate_refs_text(&shown, refs, sizeof refs);
    if (refs[0])
        snprintf(box->refs, sizeof box->refs, "gc_refs %s", refs);
    box->refs_changed = shown.refs_changed;
}

static void fill_object(struct graph_finder *finder, struct graph_box *box)
{
    struct instant now = finder->scene->now;
    struct instant_object object;
    struct graph_row *row;
    if (!instant_object(now, box->id, &object))
        return;
    find_fate(finder, box);
    box->changed = difference_of(finder->difference, box->id) & RECORD_CHANGED_MADE;
    struct text title = {0};
    text_format(&title, "%s #%u  refcount %u", record_name_string(now.record, object.type), box->id,
                view_refcount(now, &object));
    graph_copy(box->title, sizeof box->title, text_string(&title), TITLE_CELLS);
    text_fini(&title);
    /* Instances of one class look alike, whether they refer to anything or not. */
    if (object.category == RECORD_INSTANCE || has_references(finder, box->id))
        add_slots(finder, box, &object);
    if (!box->row_count && (row = graph_new_row(box, GRAPH_OBJECT_ROWS)) != NULL) {
        struct text text = {0};
        view_item_text(now, box->id, GRAPH_VALUE_CELLS + 4, &text);
        graph_copy(row->value, sizeof row->value, text_string(&text), GRAPH_VALUE_CELLS + 4);
        text_fini(&text);
    }
}

/* Is there no way to it from any name: garbage that waits for the collector? */
static bool is_adrift(struct graph_finder *finder, record_id id)
{
    struct instant_object object;
    struct instant_path path = {0};
    if (graph_box_of(finder->graph, id) != GRAPH_NOWHERE ||
        !instant_object(finder->scene->now, id, &object) || !object.alive ||
        object.flags & RECORD_PREEXISTING || is_written_in_place(&object))
        return false;
    /* Who gave up in a tangle gives up sooner in the next. */
    bool found = instant_find_path(finder->scene->now, id,
                                   PATH_AT_MOST >> MIN(finder->given_up, PATH_HALVINGS), &path);
    bool adrift = !found && !path.gave_up;
    finder->given_up += path.gave_up;
    instant_path_fini(&path);
    return adrift;
}

static const struct graph_filler filler_python;

/* What no name leads to stands below the frames, with all that it holds to its right. */
static void add_adrift(struct graph_finder *finder, const struct shown_stack *stack)
{
    struct heap_list list;
    heap_list_find(&list, finder->scene, finder->difference, stack, GRAPH_BOXES);
    for (size_t i = 0; i < list.count && finder->graph->count < GRAPH_BOXES; i++)
        if (list.items[i].kind == HEAP_OBJECT && is_adrift(finder, list.items[i].id))
            graph_add_adrift(finder, list.items[i].id, &filler_python);
    heap_list_fini(&list);
}

static const struct graph_filler filler_python = {
    .find_stack = shown_stack_find,
    .fill_frame = fill_frame,
    .fill_object = fill_object,
    .add_adrift = add_adrift,
};

/* ---- of any language ---- */

static void add_frames(struct graph_finder *finder, const struct shown_stack *stack,
                       const struct graph_filler *filler)
{
    size_t from = stack->count > FRAMES_SHOWN ? stack->count - FRAMES_SHOWN : 0;
    finder->graph->frames_left_out = from + stack->left_out;
    for (size_t f = from; f < stack->count; f++) {
        const struct shown_frame *frame = &stack->items[f];
        int at = graph_new_box(finder, frame->frame.id, 0);
        if (at == GRAPH_NOWHERE)
            return;
        struct graph_box *box = &finder->graph->boxes[at];
        box->is_frame = true;
        graph_copy(box->title, sizeof box->title, frame->title, 30);
    }
    int frames = finder->graph->count;
    for (int at = 0; at < frames; at++)
        filler->fill_frame(finder, &finder->graph->boxes[at], &stack->items[from + (size_t)at]);
}

void graph_add_adrift(struct graph_finder *finder, record_id id, const struct graph_filler *filler)
{
    int at = graph_new_box(finder, id, 0);
    for (; at != GRAPH_NOWHERE && at < finder->graph->count; at++)
        filler->fill_object(finder, &finder->graph->boxes[at]);
}

static bool reaches(const struct graph *graph, int from, int to, bool *seen)
{
    if (from == to)
        return true;
    if (seen[from])
        return false;
    seen[from] = true;
    for (int i = 0; i < graph->boxes[from].row_count; i++) {
        int next = graph->boxes[from].rows[i].target;
        if (next != GRAPH_NOWHERE && reaches(graph, next, to, seen))
            return true;
    }
    return false;
}

static void mark_cycles(struct graph *graph)
{
    for (int b = 0; b < graph->count; b++)
        for (int i = 0; i < graph->boxes[b].row_count; i++) {
            struct graph_row *row = &graph->boxes[b].rows[i];
            bool seen[GRAPH_BOXES] = {false};
            row->in_cycle = row->target != GRAPH_NOWHERE && reaches(graph, row->target, b, seen);
        }
}

static void measure_boxes(struct graph *graph, bool ascii)
{
    struct canvas plain = {.ascii = ascii};
    for (int b = 0; b < graph->count; b++) {
        struct graph_box *box = &graph->boxes[b];
        int cols = 0;
        for (int i = 0; i < box->row_count; i++)
            box->label_cols = MAX(box->label_cols, canvas_measure(&plain, box->rows[i].label));
        for (int i = 0; i < box->row_count; i++) {
            const struct graph_row *row = &box->rows[i];
            int into = canvas_measure(&plain, row->into);
            int value = row->target == GRAPH_NOWHERE ? canvas_measure(&plain, row->value)
                                                     : 2 + into + (into > 0);
            cols = MAX(cols, box->label_cols + (box->label_cols ? 1 : 0) + value);
        }
        if (box->more)
            cols = MAX(cols, 12);
        cols = MAX(cols, canvas_measure(&plain, box->refs) + 1);
        if (box->row_count == 0)
            cols = MAX(cols, 8); /* "no names" */
        cols = MAX(cols, canvas_measure(&plain, box->title) - 3);
        box->cols = MAX(cols, 6) + 4;
        box->height = MAX(box->row_count, 1) + (box->more > 0) + 2;
    }
}

struct graph *graph_find(const struct scene *scene, bool ascii)
{
    struct graph *graph = calloc(1, sizeof *graph);
    struct difference difference;
    struct shown_stack stack;
    if (!graph)
        return NULL;
    const struct graph_filler *filler =
        record_has_bytes(scene->now.record) ? &graph_filler_c : &filler_python;
    difference_find(&difference, scene);
    filler->find_stack(&stack, scene, &difference);
    struct graph_finder finder = {.scene = scene,
                                  .difference = &difference,
                                  .graph = graph,
                                  .marks = collection_marks(scene),
                                  .most_layers = GRAPH_LAYERS};
    add_frames(&finder, &stack, filler);
    for (int i = 0; i < graph->count; i++)
        if (!graph->boxes[i].is_frame)
            filler->fill_object(&finder, &graph->boxes[i]);
    filler->add_adrift(&finder, &stack);
    mark_cycles(graph);
    measure_boxes(graph, ascii);
    shown_stack_fini(&stack);
    difference_fini(&difference);
    return graph;
}
