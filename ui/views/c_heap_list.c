/* Which blocks of a C program get a line in the heap, and which come first.
 *
 * From the most to the least telling: what a fault is about, what the person has chosen, what this step made, freed or wrote to; freed
 * blocks that something still points into; what the variables point to, from the innermost frame outwards; whatever else is alive. Each
 * is looked at only as far as a bound, so that 100,000 blocks cost no more than a few.
 */
#include "ui/views/c_parts.h"
#include "ui/views/id_set.h"

enum { LINES_AT_MOST = 4000, LOOKED_AT = 20000, SLOTS_LOOKED_AT = 200 };
enum { TOUCHED_AT_MOST = 200, STEPS_AT_MOST = 10000, PARTS_AT_MOST = 400 };

struct finder {
    struct c_heap *heap;
    const struct scene *scene;
    const struct difference *difference;
    const struct shown_stack *stack;
    struct id_set listed;
    bool good; /* memory is not out */
};

static void add_line(struct finder *finder, record_id id)
{
    const struct scene *scene = finder->scene;
    struct instant_object object;
    struct record_stretch stretch = {0};
    uint32_t what = difference_of(finder->difference, id);
    if (!id || id_set_has(&finder->listed, id) || !instant_object(scene->now, id, &object) ||
        object.category != RECORD_BLOCK)
        return;
    instant_stretch(scene->now, id, &stretch);
    struct c_heap_line line = {
        .id = id,
        .freed = !object.alive,
        .died = !object.alive && (what & RECORD_CHANGED_FREED),
        .is_new = (what & RECORD_CHANGED_MADE) != 0,
    };
    line.changed =
        line.is_new || (object.alive && finder->difference->known &&
                        c_bytes_differ(scene->before, scene->now, stretch.address, stretch.size));
    finder->good =
        finder->good && id_set_add(&finder->listed, id) && vector_push(finder->heap, line);
}

static bool has_id(const struct record_ids *ids, record_id id)
{
    for (size_t i = 0; i < ids->count; i++)
        if (ids->items[i] == id)
            return true;
    return false;
}

void c_written_blocks(const struct scene *scene, struct record_ids *blocks)
{
    struct record_stretches written = {0};
    /* Who has jumped far has seen too much change for it to say anything. */
    record_step before = record_step_of_time(scene->now.record, scene->before.time);
    if (scene->step - MIN(before, scene->step) <= STEPS_AT_MOST)
        record_written_between(scene->now.record, scene->before.time, scene->now.time, &written);
    for (size_t i = 0; i < written.count && i < TOUCHED_AT_MOST; i++) {
        record_id id = instant_at_address(scene->now, written.items[i].address);
        if (id && instant_category(scene->now, id) == RECORD_BLOCK && !has_id(blocks, id))
            (void)vector_push(blocks, id);
    }
    vector_fini(&written);
}

static void add_touched(struct finder *finder)
{
    const struct record_changes *changes = &finder->difference->changes;
    struct record_ids written = {0};
    if (!finder->difference->known)
        return;
    for (size_t i = 0; i < changes->count && i < TOUCHED_AT_MOST; i++)
        if (changes->items[i].what & (RECORD_CHANGED_FREED | RECORD_CHANGED_MADE))
            add_line(finder, changes->items[i].entity);
    c_written_blocks(finder->scene, &written);
    for (size_t i = 0; i < written.count; i++)
        add_line(finder, written.items[i]);
    vector_fini(&written);
}

/* Freed blocks that an entity's pointers still lead to. */
static void add_dangled(struct finder *finder, record_id holder)
{
    struct instant_slots slots = {0};
    instant_slots(finder->scene->now, holder, RECORD_CONTENTS, 0, SLOTS_LOOKED_AT, &slots);
    for (size_t i = 0; i < slots.count; i++)
        if (slots.items[i].value && c_is_gone(finder->scene->now, slots.items[i].value))
            add_line(finder, slots.items[i].value);
    instant_slots_fini(&slots);
}

static void add_dangled_of_names(struct finder *finder)
{
    const struct shown_stack *stack = finder->stack;
    for (size_t i = 0; i < stack->count; i++) {
        const struct shown_frame *frame = &stack->items[i];
        if (frame->frame.id)
            add_dangled(finder, frame->frame.id);
        for (size_t j = 0; j < frame->names.count; j++)
            if (frame->names.items[j].owner != frame->frame.id)
                add_dangled(finder, frame->names.items[j].owner);
    }
}

static void add_named(struct finder *finder)
{
    const struct shown_stack *stack = finder->stack;
    for (size_t i = stack->count; i-- > 0;)
        for (size_t j = 0; j < stack->items[i].names.count; j++)
            add_line(finder, stack->items[i].names.items[j].value);
}

/* The rest in the order in which it was made, and how many there are besides. */
static void add_rest(struct finder *finder, size_t wanted)
{
    struct c_heap *heap = finder->heap;
    struct instant now = finder->scene->now;
    struct instant_live live = instant_live(now, 1);
    size_t before = heap->count;
    record_id id = 0;
    uint32_t looked = 0, listed = 0;
    while (finder->good && heap->count < MIN(wanted + 1, LINES_AT_MOST) && looked < LOOKED_AT &&
           (id = instant_live_next(&live)) != 0) {
        looked++;
        add_line(finder, id);
    }
    for (size_t i = 0; i < before; i++)
        listed += !heap->items[i].freed && heap->items[i].id > id;
    uint32_t alive = instant_heap(now).objects;
    if (id && alive > looked + listed)
        heap->more = alive - looked - listed;
}

/* ---- unfolded blocks ---- */

static bool add_part(void *context, const struct c_place *part)
{
    struct finder *finder = context;
    const struct record *record = finder->scene->now.record;
    if (c_place_has_parts(record, part))
        c_place_parts(record, part, add_part, finder);
    else
        finder->good = finder->good && vector_push(&finder->heap->parts, *part);
    return finder->good && finder->heap->parts.count < PARTS_AT_MOST;
}

/* What the blocks hold that the person has unfolded, as far down as it has names. */
static void add_unfolded(struct finder *finder)
{
    const struct scene *scene = finder->scene;
    for (size_t i = 0; i < finder->heap->count; i++) {
        record_id id = finder->heap->items[i].id;
        struct record_stretch stretch;
        if (!heap_is_unfolded(scene->choices, id) || !instant_stretch(scene->now, id, &stretch))
            continue;
        const struct c_place whole = {
            .owner = id, .type = stretch.type, .address = stretch.address};
        if (record_type_info(scene->now.record, whole.type)->size <= stretch.size &&
            c_place_has_parts(scene->now.record, &whole))
            c_place_parts(scene->now.record, &whole, add_part, finder);
    }
}

bool c_heap_find(struct c_heap *heap, const struct scene *scene,
                 const struct difference *difference, const struct shown_stack *stack,
                 size_t wanted)
{
    *heap = (struct c_heap){.with_holders = true};
    struct finder finder = {
        .heap = heap, .scene = scene, .difference = difference, .stack = stack, .good = true};
    instant_fault(scene->now, &heap->fault);
    add_line(&finder, heap->fault.kind ? heap->fault.about : 0);
    add_line(&finder, scene->choices->selected);
    add_touched(&finder);
    add_dangled_of_names(&finder);
    add_named(&finder);
    add_rest(&finder, wanted);
    for (size_t i = 0, alive = heap->count; i < alive && i < SLOTS_LOOKED_AT; i++)
        if (!heap->items[i].freed)
            add_dangled(&finder, heap->items[i].id);
    id_set_fini(&finder.listed);
    add_unfolded(&finder);
    return finder.good;
}

void c_heap_fini(struct c_heap *heap)
{
    vector_fini(heap);
    vector_fini(&heap->parts);
}
