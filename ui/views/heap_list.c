/* Which objects get a row in the heap, and in which order.
 *
 * Three sources, from the most to the least telling: what this step changed or freed; what the names
 * reach, from the innermost frame outwards; whatever else is alive. Each is looked at only as far as
 * rows are wanted, and no further than a bound, so that a heap of 100,000 objects costs no more than
 * a small one. Those chosen then stand in the order in which they were made, so that rows stay where
 * they are from step to step.
 */
#include "ui/views/id_set.h"
#include "ui/views/parts.h"

#include <stdlib.h>
#include <string.h>

enum { CHANGES_AT_MOST = 300, REACHED_AT_MOST = 1500, LIVE_AT_MOST = 1500, SLOTS_READ = 24 };
enum { SLOTS_SHOWN = 400, NAMES_LOOKED_AT = 200, INNER_SLOTS = 12 };

struct finder {
    const struct scene *scene;
    const struct difference *difference;
    struct heap_list *list;
    struct id_set seen; /* has a line, or is known to have none */
    struct id_set namespaces;
    struct id_set inner;        /* see find_inner_of */
    struct id_set named_before; /* what names referred to at the instant before */
    struct record_ids queue;
    size_t wanted;
    bool good;
};

/* Is what this slot of an entity refers to part of how the entity is built? */
static bool is_inner_slot(struct instant instant, enum record_form form,
                          enum record_category category, const struct record_slot *slot)
{
    if (form == RECORD_NAMED) {
        const char *label = record_name_string(instant.record, record_label_name(slot->label));
        return strncmp(label, "__", 2) == 0 ||
               (category == RECORD_EXCEPTION && strcmp(label, "args") == 0);
    }
    struct text key = {0};
    bool inner = form == RECORD_KEYED && instant_text(instant, slot->label, &key) &&
                 strncmp(text_string(&key), "\"__", 3) == 0;
    text_fini(&key);
    return inner;
}

static bool is_local_function(struct instant instant, record_id id)
{
    struct text text = {0};
    instant_text(instant, id, &text);
    bool local = text.length == 0 || strchr(text_string(&text), '<');
    text_fini(&text);
    return local;
}

bool heap_shows(struct instant instant, const struct view_choices *choices,
                const struct instant_object *object)
{
    if (!object->alive || (object->refcount == 0 && !choices->show_interpreter))
        return false;
    switch (object->category) {
    case RECORD_ATOM: return choices->show_atoms;
    case RECORD_FUNCTION:
        return choices->show_module_level ||
               (!(object->flags & RECORD_PREEXISTING) && is_local_function(instant, object->id));
    case RECORD_CLASS: return choices->show_module_level;
    case RECORD_MODULE: return choices->show_module_level;
    case RECORD_CODE: return choices->show_interpreter;
    /* Parts of a built-in type's own machinery have names like _lru_list_elem. A frame object is of interest once the frame is
     * over, and it holds what its names referred to. */
    case RECORD_OTHER: {
        const char *type = record_name_string(instant.record, object->type);
        return choices->show_interpreter ||
               (type[0] != '_' && (object->slots || strcmp(type, "frame") != 0));
    }
    default: return true;
    }
}

static void add_line(struct finder *finder, record_id id, int kind, bool changed)
{
    struct heap_line line = {.id = id, .changed = changed};
    struct instant_object object;
    /* None and its like, which were there before the program, come last. */
    line.late = instant_object(finder->scene->now, id, &object) &&
                (object.flags & RECORD_PREEXISTING || object.category == RECORD_CLASS ||
                 object.category == RECORD_MODULE);
    line.kind = kind == HEAP_DIED ? HEAP_DIED : HEAP_OBJECT;
    finder->good = finder->good && vector_push(finder->list, line);
}

static bool is_hidden_part(const struct finder *finder, record_id id)
{
    return !finder->scene->choices->show_module_level &&
           (id_set_has(&finder->namespaces, id) || id_set_has(&finder->inner, id));
}

static bool shows_now(struct finder *finder, record_id id, bool named)
{
    struct instant_object object;
    if (!instant_object(finder->scene->now, id, &object))
        return false;
    if (named) /* None on its way as a function's result is no news */
        return object.alive &&
               (!(object.flags & RECORD_PREEXISTING) || finder->scene->choices->selected == id ||
                view_refcount(finder->scene->now, &object) > 0);
    if (is_hidden_part(finder, id))
        return false;
    return heap_shows(finder->scene->now, finder->scene->choices, &object);
}

/* Did this step change what its row says: is it new, was a slot set, has it another count? */
static bool is_changed(struct finder *finder, record_id id)
{
    uint32_t what = difference_of(finder->difference, id);
    struct instant_object now, before;
    if (!what)
        return false;
    if (what & (RECORD_CHANGED_SLOTS | RECORD_CHANGED_SIZE | RECORD_CHANGED_DESCRIPTION))
        return true;
    if (!instant_object(finder->scene->now, id, &now))
        return false;
    return !instant_object(finder->scene->before, id, &before) || before.refcount != now.refcount;
}

static void find_named_before(struct finder *finder)
{
    struct record_ids frames = {0};
    struct instant before = finder->scene->before;
    if (finder->difference->known && instant_stack(before, &frames))
        for (size_t f = frames.count > 32 ? frames.count - 32 : 0; f < frames.count; f++) {
            struct instant_names names = {0};
            instant_names(before, frames.items[f], &names);
            for (size_t i = 0; i < names.count && i < NAMES_LOOKED_AT; i++)
                id_set_add(&finder->named_before, names.items[i].value);
            instant_names_fini(&names);
        }
    vector_fini(&frames);
}

static void add_changed(struct finder *finder)
{
    const struct record_changes *changes = &finder->difference->changes;
    size_t count = finder->difference->known ? MIN(changes->count, CHANGES_AT_MOST) : 0;
    for (size_t i = 0; i < count; i++) {
        const struct record_change *change = &changes->items[i];
        struct instant_object before;
        if (change->what & RECORD_CHANGED_FREED) {
            if (instant_object(finder->scene->before, change->entity, &before) && before.alive &&
                !is_hidden_part(finder, before.id) &&
                (heap_shows(finder->scene->before, finder->scene->choices, &before) ||
                 (before.category == RECORD_ATOM &&
                  id_set_has(&finder->named_before, before.id))) &&
                id_set_add(&finder->seen, before.id))
                add_line(finder, before.id, HEAP_DIED, true);
        } else if (!id_set_has(&finder->seen, change->entity) &&
                   shows_now(finder, change->entity, false) && is_changed(finder, change->entity)) {
            id_set_add(&finder->seen, change->entity);
            add_line(finder, change->entity, HEAP_OBJECT, true);
        }
    }
}

/* What the person has chosen has a row, whatever else is folded away. */
static void add_selected(struct finder *finder)
{
    record_id id = finder->scene->choices->selected;
    if (id && shows_now(finder, id, true) && id_set_add(&finder->seen, id))
        add_line(finder, id, HEAP_OBJECT, is_changed(finder, id));
}

/* While a collection runs, what it has found is what matters; it leaves half of the room to what names lead to. */
static void add_unreachable(struct finder *finder)
{
    struct record_ids ids = {0};
    struct instant now = finder->scene->now;
    if (instant_collector(now).running)
        instant_unreachable(now, 0, finder->wanted / 2, &ids);
    for (size_t i = 0; i < ids.count; i++)
        if (shows_now(finder, ids.items[i], false) && id_set_add(&finder->seen, ids.items[i]))
            add_line(finder, ids.items[i], HEAP_OBJECT, is_changed(finder, ids.items[i]));
    vector_fini(&ids);
}

static void add_named(struct finder *finder, const struct shown_stack *stack, bool only_changed)
{
    for (size_t f = stack->count; f-- > 0;) {
        const struct shown_frame *frame = &stack->items[f];
        for (size_t i = 0; i < frame->names.count; i++) {
            record_id id = frame->names.items[i].value;
            bool changed = id && is_changed(finder, id);
            if (!id || (only_changed && !changed) || !shows_now(finder, id, true))
                continue;
            if (id_set_add(&finder->seen, id))
                add_line(finder, id, HEAP_OBJECT, changed);
        }
    }
}

static void queue_slots(struct finder *finder, record_id id, struct id_set *reached)
{
    struct instant_slots slots = {0};
    instant_slots(finder->scene->now, id, RECORD_CONTENTS, 0, SLOTS_READ, &slots);
    for (size_t i = 0; i < slots.count; i++)
        if (slots.items[i].value && id_set_add(reached, slots.items[i].value))
            (void)vector_push(&finder->queue, slots.items[i].value);
    instant_slots_fini(&slots);
}

/* A function's defaults, a class's dict, an exception's arguments are part of how these are built, and told with them. */
static void find_inner_of(struct finder *finder, struct instant instant, record_id id)
{
    struct record_made_as made;
    struct instant_slots slots = {0};
    if (!instant_made_as(instant, id, &made) ||
        (made.form != RECORD_NAMED && !id_set_has(&finder->namespaces, id) &&
         !id_set_has(&finder->inner, id)))
        return;
    instant_slots(instant, id, RECORD_CONTENTS, 0, INNER_SLOTS, &slots);
    for (size_t i = 0; i < slots.count; i++)
        if (slots.items[i].value &&
            is_inner_slot(instant, made.form, made.category, &slots.items[i]))
            id_set_add(&finder->inner, slots.items[i].value);
    instant_slots_fini(&slots);
}

/* Breadth first, so that what is near to a name comes before what is far. */
static void add_reached(struct finder *finder, const struct shown_stack *stack)
{
    struct id_set reached = {0};
    for (size_t f = stack->count; f-- > 0;)
        for (size_t i = 0; i < stack->items[f].names.count; i++) {
            record_id id = stack->items[f].names.items[i].value;
            if (id && id_set_add(&reached, id))
                (void)vector_push(&finder->queue, id);
        }
    for (size_t i = 0; i < finder->queue.count && i < REACHED_AT_MOST; i++) {
        record_id id = finder->queue.items[i];
        if (finder->list->count > finder->wanted)
            break;
        find_inner_of(finder, finder->scene->now, id);
        if (!id_set_has(&finder->seen, id) && shows_now(finder, id, false) &&
            id_set_add(&finder->seen, id))
            add_line(finder, id, HEAP_OBJECT, is_changed(finder, id));
        queue_slots(finder, id, &reached);
    }
    id_set_fini(&reached);
}

/* The rest, and how many there would be. */
static void add_rest(struct finder *finder)
{
    struct heap_list *list = finder->list;
    struct instant_live live = instant_live(finder->scene->now, 1);
    uint64_t looked = 0;
    record_id id;
    while (finder->good && looked < LIVE_AT_MOST && (id = instant_live_next(&live)) != 0) {
        looked++;
        if (id_set_has(&finder->seen, id) || !shows_now(finder, id, false))
            continue;
        if (list->count <= finder->wanted)
            add_line(finder, id, HEAP_OBJECT, is_changed(finder, id));
        else
            list->more++;
    }
    list->more_is_exact = looked < LIVE_AT_MOST;
    if (!list->more_is_exact) {
        uint64_t alive = instant_heap(finder->scene->now).objects;
        list->more += alive > looked ? alive - looked : 0;
    }
}

static int as_made(const void *a, const void *b)
{
    const struct heap_line *left = a, *right = b;
    if (left->late != right->late)
        return left->late ? 1 : -1;
    return left->id < right->id ? -1 : left->id > right->id;
}

bool heap_is_unfolded(const struct view_choices *choices, record_id id)
{
    for (size_t i = 0; i < choices->unfolded.count; i++)
        if (choices->unfolded.items[i] == id)
            return true;
    return false;
}

/* The contents of what the person has unfolded, a row a slot, below it. */
static void unfold(struct heap_list *list, const struct scene *scene)
{
    for (size_t i = 0; i < list->count; i++) {
        struct heap_line line = list->items[i];
        struct instant_slots slots = {0};
        if (line.kind != HEAP_OBJECT || !heap_is_unfolded(scene->choices, line.id))
            continue;
        instant_slots(scene->now, line.id, RECORD_CONTENTS, 0, SLOTS_SHOWN, &slots);
        size_t count = 0;
        if (vector_reserve(list, slots.count)) {
            for (size_t s = 0; s < slots.count; s++)
                count += slots.items[s].value != 0;
            memmove(list->items + i + 1 + count, list->items + i + 1,
                    (list->count - i - 1) * sizeof *list->items);
            for (size_t s = 0, at = i + 1; s < slots.count; s++)
                if (slots.items[s].value)
                    list->items[at++] = (struct heap_line){.id = slots.items[s].value,
                                                           .kind = HEAP_SLOT,
                                                           .holder = line.id,
                                                           .slot = s,
                                                           .indent = 1};
            list->count += count;
        }
        i += count;
        instant_slots_fini(&slots);
    }
}

static void find_inner(struct finder *finder)
{
    struct instant_live live = instant_live(finder->scene->now, 1);
    const struct record_changes *changes = &finder->difference->changes;
    record_id id;
    for (int i = 0; i < LIVE_AT_MOST && (id = instant_live_next(&live)) != 0; i++)
        find_inner_of(finder, finder->scene->now, id);
    for (size_t i = 0; finder->difference->known && i < changes->count && i < CHANGES_AT_MOST; i++)
        find_inner_of(finder,
                      changes->items[i].what & RECORD_CHANGED_FREED ? finder->scene->before
                                                                    : finder->scene->now,
                      changes->items[i].entity);
}

static void find_namespaces(struct finder *finder, const struct shown_stack *stack)
{
    struct record_ids frames = {0};
    (void)stack;
    if (instant_stack(finder->scene->now, &frames))
        for (size_t i = 0; i < frames.count && i < 64; i++) {
            struct instant_frame frame;
            if (instant_frame(finder->scene->now, frames.items[i], &frame) && frame.namespace_id)
                id_set_add(&finder->namespaces, frame.namespace_id);
        }
    vector_fini(&frames);
}

bool heap_list_find(struct heap_list *list, const struct scene *scene,
                    const struct difference *difference, const struct shown_stack *stack,
                    size_t wanted)
{
    *list = (struct heap_list){0};
    struct finder finder = {
        .scene = scene, .difference = difference, .list = list, .wanted = wanted, .good = true};
    find_namespaces(&finder, stack);
    find_inner(&finder);
    find_named_before(&finder);
    add_selected(&finder);
    add_named(&finder, stack, true);
    add_unreachable(&finder);
    add_changed(&finder);
    add_named(&finder, stack, false);
    add_reached(&finder, stack);
    add_rest(&finder);
    id_set_fini(&finder.seen);
    id_set_fini(&finder.namespaces);
    id_set_fini(&finder.inner);
    id_set_fini(&finder.named_before);
    vector_fini(&finder.queue);
    return finder.good;
}

size_t heap_list_rows(const struct heap_list *list, const struct scene *scene)
{
    size_t rows = list->count + (list->more > 0);
    for (size_t i = 0; i < scene->choices->unfolded.count; i++) {
        struct instant_object object;
        if (instant_object(scene->now, scene->choices->unfolded.items[i], &object))
            rows += MIN(object.slots, SLOTS_SHOWN);
    }
    return rows;
}

void heap_list_settle(struct heap_list *list, const struct scene *scene, size_t rows)
{
    size_t first = heap_list_rows(list, scene) <= rows ? list->count : rows > 1 ? rows - 1 : 1;
    first = MIN(first, list->count);
    if (list->count == 0)
        return;
    qsort(list->items, first, sizeof *list->items, as_made);
    qsort(list->items + first, list->count - first, sizeof *list->items, as_made);
    unfold(list, scene);
}

void heap_list_fini(struct heap_list *list)
{
    vector_fini(list);
}
