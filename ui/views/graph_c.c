/* The boxes of a C program's graph: variables in their frames, malloc's blocks with their members, freed and lost ones marked. */
#include "ui/views/c_parts.h"
#include "ui/views/graph.h"
#include "ui/views/id_set.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { TITLE_CELLS = 44, HOLDERS_LOOKED_AT = 200 };

/* ---- pointers ---- */

/* The box that a pointer into an entity leads to: its own, or the one of static storage. */
static int box_for(struct graph_finder *finder, record_id target)
{
    int at = graph_box_of(finder->graph, target);
    return at == GRAPH_NOWHERE && instant_category(finder->scene->now, target) == RECORD_VARIABLE
               ? graph_box_of(finder->graph, 0)
               : at;
}

/* What is added to the target's box: the element or member pointed to, the variable of a frame. */
static void into_words(struct instant now, record_id target, uint64_t address, struct text *out)
{
    struct record_stretch stretch = {0};
    struct instant_frame frame;
    instant_stretch(now, target, &stretch);
    uint64_t offset = address - stretch.address;
    const struct record_variable *ends = c_frame_variable(now, target, offset - 1);
    if (instant_frame(now, target, &frame) && !c_frame_variable(now, target, offset))
        text_format(out, "%s end", ends ? record_name_string(now.record, ends->name) : "past its");
    else if (instant_frame(now, target, &frame) || stretch.name)
        c_location_text(now, target, offset, out);
    else if (offset == stretch.size && offset)
        text_append(out, "end");
    else if (stretch.type && offset < stretch.size)
        c_path_text(now.record, stretch.type, offset, out);
    else if (offset)
        text_format(out, "%+" PRId64, (int64_t)offset);
}

static uint64_t pointer_value(struct instant now, uint64_t address)
{
    uint8_t bytes[8], undefined[8];
    uint64_t value;
    instant_bytes(now, address, sizeof bytes, bytes, undefined);
    memcpy(&value, bytes, sizeof value);
    return value;
}

static void fill_value(struct graph_finder *finder, const struct c_place *place,
                       struct graph_row *row)
{
    struct text text = {0};
    c_value_text(finder->scene->now, place->owner, place->type, place->address, GRAPH_VALUE_CELLS,
                 &text);
    graph_copy(row->value, sizeof row->value, text_string(&text), GRAPH_VALUE_CELLS + 4);
    text_fini(&text);
}

/* Blocks, and what stands in a box already, are pointed to by a line; literals, functions and frames that are gone are told in words. */
static void fill_pointer(struct graph_finder *finder, const struct c_place *place, int layer,
                         struct graph_row *row)
{
    struct instant now = finder->scene->now;
    record_id target;
    enum c_pointing pointing = c_pointer_at(now, place->owner, place->address, &target);
    fill_value(finder, place, row);
    row->dangles = pointing == C_POINTS_DANGLING;
    if (!target || (pointing != C_POINTS_WELL && !row->dangles))
        return;
    row->id = target;
    row->target = box_for(finder, target);
    if (row->target == GRAPH_NOWHERE && instant_category(now, target) == RECORD_BLOCK)
        graph_refer(finder, row, target, layer);
    if (row->target != GRAPH_NOWHERE) {
        struct text into = {0};
        into_words(now, target, pointer_value(now, place->address), &into);
        graph_copy(row->into, sizeof row->into, text_string(&into), GRAPH_LABEL_CELLS);
        text_fini(&into);
    }
}

/* ---- rows ---- */

static bool has_pointers(const struct record *record, record_type type, int depth)
{
    const struct record_type_info *info = record_type_info(record, type);
    bool found = info->kind == RECORD_TYPE_POINTER;
    if (depth > C_PLACE_DEEPEST)
        return false;
    if (info->kind == RECORD_TYPE_ARRAY)
        return has_pointers(record, info->base, depth + 1);
    for (size_t i = 0; info->kind == RECORD_TYPE_STRUCT && i < info->count && !found; i++)
        found = has_pointers(record, info->members[i].type, depth + 1);
    return found;
}

/* Where the rows of a place's parts go. */
struct filling {
    struct graph_finder *finder;
    struct graph_box *box;
    int most;
};

static void add_rows(struct graph_finder *finder, struct graph_box *box,
                     const struct c_place *place, int most);

static bool add_part(void *context, const struct c_place *part)
{
    struct filling *filling = context;
    add_rows(filling->finder, filling->box, part, filling->most);
    return filling->box->row_count < filling->most;
}

/* A block's struct is told member by member, and so is whatever has pointers in it. */
static bool is_taken_apart(const struct record *record, const struct c_place *place)
{
    const struct record_type_info *info = record_type_info(record, place->type);
    return c_place_has_parts(record, place) &&
           ((info->kind == RECORD_TYPE_STRUCT && !*place->label) ||
            has_pointers(record, place->type, 0));
}

static void add_rows(struct graph_finder *finder, struct graph_box *box,
                     const struct c_place *place, int most)
{
    const struct scene *scene = finder->scene;
    const struct record_type_info *info = record_type_info(scene->now.record, place->type);
    if (is_taken_apart(scene->now.record, place)) {
        struct filling filling = {finder, box, most};
        box->more += c_place_parts(scene->now.record, place, add_part, &filling);
        return;
    }
    struct graph_row *row = graph_new_row(box, most);
    if (!row)
        return;
    graph_copy(row->label, sizeof row->label, place->label, GRAPH_LABEL_CELLS);
    row->changed = finder->difference->known &&
                   c_bytes_differ(scene->before, scene->now, place->address, info->size);
    if (info->kind == RECORD_TYPE_POINTER)
        fill_pointer(finder, place, box->layer, row);
    else
        fill_value(finder, place, row);
}

static void fill_frame(struct graph_finder *finder, struct graph_box *box,
                       const struct shown_frame *frame)
{
    for (size_t i = 0; i < frame->names.count; i++) {
        const struct shown_name *name = &frame->names.items[i];
        struct c_place place = {.owner = name->owner, .type = name->type, .address = name->address};
        snprintf(place.label, sizeof place.label, "%s", name->label);
        int first = box->row_count;
        add_rows(finder, box, &place, GRAPH_FRAME_ROWS);
        for (int row = first; row < box->row_count; row++)
            box->rows[row].changed = box->rows[row].changed && !frame->entered;
    }
}

/* ---- blocks ---- */

static void mark_block(struct graph_finder *finder, struct graph_box *box,
                       const struct record_stretch *stretch, struct text *state)
{
    struct instant_fault fault;
    bool is_lost = stretch->leak > RECORD_STILL_REACHABLE;
    if (c_is_gone(finder->scene->now, box->id)) {
        bool died = difference_of(finder->difference, box->id) & RECORD_CHANGED_FREED;
        box->mark = GLYPH_CROSS;
        box->role = died ? ROLE_DYING : ROLE_FREED;
        text_append(state, ", freed");
    } else if (stretch->leak) {
        box->mark = is_lost ? GLYPH_CROSS : NULL;
        box->role = ROLE_ERROR;
        text_format(state, ", %s", c_leak_word(stretch->leak));
    }
    if (instant_fault(finder->scene->now, &fault) && fault.about == box->id) {
        box->mark = GLYPH_CROSS;
        box->role = ROLE_ERROR;
        text_format(state, ": %s", record_name_string(finder->scene->now.record, fault.kind));
    }
}

static void fill_block(struct graph_finder *finder, struct graph_box *box)
{
    struct instant now = finder->scene->now;
    struct record_stretch stretch = {0};
    struct text title = {0}, state = {0};
    instant_stretch(now, box->id, &stretch);
    const struct record_type_info *info = record_type_info(now.record, stretch.type);
    bool known = stretch.type && info->size && info->size <= stretch.size;
    mark_block(finder, box, &stretch, &state);
    text_format(&title, "%s%s #%u  %" PRIu64 " byte%s", box->mark ? " " : "",
                known ? record_name_string(now.record, info->name) : "block", box->id, stretch.size,
                stretch.size == 1 ? "" : "s");
    text_append(&title, text_string(&state));
    text_fini(&state);
    graph_copy(box->title, sizeof box->title, text_string(&title), TITLE_CELLS);
    text_fini(&title);
    box->changed = difference_of(finder->difference, box->id) & RECORD_CHANGED_MADE;
    if (known) {
        const struct c_place place = {
            .owner = box->id, .type = stretch.type, .address = stretch.address};
        add_rows(finder, box, &place, GRAPH_OBJECT_ROWS);
        return;
    }
    struct graph_row *row = graph_new_row(box, GRAPH_OBJECT_ROWS);
    struct text text = {0};
    c_contents_text(now, box->id, GRAPH_VALUE_CELLS, &text);
    if (row)
        graph_copy(row->value, sizeof row->value, text_string(&text), GRAPH_VALUE_CELLS + 4);
    text_fini(&text);
}

/* ---- what no variable leads to ---- */

static bool is_variable(struct instant now, record_id id)
{
    return instant_entity(now, id) == RECORD_IS_FRAME ||
           instant_category(now, id) == RECORD_VARIABLE;
}

/* Does some way of pointers lead to it from a variable? Goes from holder to holder, and gives up with yes. */
static bool is_held(struct instant now, record_id id)
{
    struct id_set seen = {0};
    struct record_ids queue = {0}, holders = {0};
    bool held = false;
    if (id_set_add(&seen, id))
        (void)vector_push(&queue, id);
    for (size_t i = 0; i < queue.count && !held; i++) {
        held = i >= HOLDERS_LOOKED_AT;
        instant_holders(now, queue.items[i], &holders);
        for (size_t j = 0; j < holders.count && !held; j++) {
            if (c_is_gone(now, holders.items[j]) || !id_set_add(&seen, holders.items[j]))
                continue;
            held = is_variable(now, holders.items[j]);
            (void)vector_push(&queue, holders.items[j]);
        }
    }
    vector_fini(&queue);
    vector_fini(&holders);
    id_set_fini(&seen);
    return held;
}

static bool has_holder(struct instant now, record_id id)
{
    struct record_ids holders = {0};
    instant_holders(now, id, &holders);
    bool found = holders.count != 0;
    vector_fini(&holders);
    return found;
}

/* Blocks that are lost, and one that a fault is about or that was just freed, stand below the frames. First those that another lost
 * block does not lead to, so that a list is seen from its head. */
static void add_adrift(struct graph_finder *finder, const struct shown_stack *stack)
{
    struct instant now = finder->scene->now;
    struct c_heap heap;
    c_heap_find(&heap, finder->scene, finder->difference, stack, GRAPH_BOXES);
    c_heap_settle(&heap, SIZE_MAX);
    for (int only_heads = 1; only_heads >= 0; only_heads--)
        for (size_t i = 0; i < heap.count && finder->graph->count < GRAPH_BOXES; i++) {
            record_id id = heap.items[i].id;
            struct record_stretch stretch = {0};
            instant_stretch(now, id, &stretch);
            bool is_head =
                stretch.leak ? stretch.leak != RECORD_INDIRECTLY_LOST : !has_holder(now, id);
            if (graph_box_of(finder->graph, id) == GRAPH_NOWHERE && (is_head || !only_heads) &&
                (heap.items[i].freed || !is_held(now, id)))
                graph_add_adrift(finder, id, &graph_filler_c);
        }
    uint64_t alive = heap.more, boxed = 0;
    for (size_t i = 0; i < heap.count; i++)
        alive += !heap.items[i].freed;
    for (int b = 0; b < finder->graph->count; b++)
        boxed += !finder->graph->boxes[b].is_frame && !c_is_gone(now, finder->graph->boxes[b].id);
    finder->graph->left_out = (size_t)(alive - MIN(boxed, alive));
    c_heap_fini(&heap);
}

const struct graph_filler graph_filler_c = {
    .find_stack = c_stack_find,
    .fill_frame = fill_frame,
    .fill_object = fill_block,
    .add_adrift = add_adrift,
};
