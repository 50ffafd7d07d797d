/* The record against a model: a plain copy of the world is written down in words after every step,
 * and must be what an instant at that step says, whenever it is asked. The words are made twice,
 * from the model's arrays and from the reader, by code that shares nothing. */
#include "unit.h"

#include "record/recorder.h"
#include "record/search.h"
#include "record/store.h"

#include <stdio.h>
#include <string.h>

enum { OBJECTS = 1500, SLOTS = 300, STEPS = 3000, MOST_ENTITIES = 12000 };

struct model_entity {
    bool alive, is_frame;
    enum record_form form;
    enum record_holder holder;
    unsigned size, hidden, line, mark;
    char text[40];
    struct record_slot slots[SLOTS];
    size_t count;
    record_id stack[40];
    size_t stack_count;
};

struct model {
    struct record *record;
    struct model_entity *entities; /* by id */
    record_id newest;
    record_id frames[64]; /* the stack */
    size_t depth;
    record_id parked[64]; /* suspended frames */
    size_t parked_count;
    record_id alive[OBJECTS];
    size_t alive_count;
    size_t output;
    char *steps[STEPS * 2 + 1];
    record_step step;
    uint32_t random;
    record_name type, names[8];
};

static uint32_t roll(struct model *model, uint32_t below)
{
    model->random = model->random * 1664525u + 1013904223u;
    return (model->random >> 8) % below;
}

static record_id any_object(struct model *model)
{
    if (model->alive_count == 0 || roll(model, 10) == 0)
        return 0;
    /* A few objects are held by many. */
    if (roll(model, 3) == 0)
        return model->alive[roll(model, (uint32_t)MIN(model->alive_count, 3))];
    return model->alive[roll(model, (uint32_t)model->alive_count)];
}

/* The model's own words. */

/* counts[id][holder], of all objects at once. */
static void model_count(const struct model *model, unsigned (*counts)[4])
{
    for (record_id h = 1; h <= model->newest; h++) {
        const struct model_entity *e = &model->entities[h];
        for (size_t i = 0; e->alive && i < e->count; i++) {
            enum record_holder holder = e->holder;
            if (e->form == RECORD_NAMED && record_label_holder(e->slots[i].label))
                holder = record_label_holder(e->slots[i].label);
            counts[e->slots[i].value][holder]++;
            if (e->form == RECORD_KEYED)
                counts[e->slots[i].label][e->holder]++;
        }
        for (size_t i = 0; e->alive && i < e->stack_count; i++)
            counts[e->stack[i]][RECORD_INTERPRETER]++;
        counts[h][RECORD_INTERPRETER] += e->hidden;
    }
}

static char *model_words(const struct model *model)
{
    struct text text = {0};
    unsigned live = 0, bytes = 0;
    unsigned(*counts)[4] = calloc(model->newest + 1, sizeof *counts);
    model_count(model, counts);
    for (size_t i = 0; i < model->depth; i++) {
        const struct model_entity *e = &model->entities[model->frames[i]];
        text_format(&text, "F%u@%u", model->frames[i], e->line);
        for (size_t k = 0; k < e->count; k++)
            text_format(&text, " %u=%u", e->slots[k].label, e->slots[k].value);
        text_append(&text, " |");
        for (size_t k = 0; k < e->stack_count; k++)
            text_format(&text, " %u", e->stack[k]);
        text_append(&text, "\n");
    }
    for (record_id id = 1; id <= model->newest; id++) {
        const struct model_entity *e = &model->entities[id];
        if (e->is_frame || !e->alive)
            continue;
        live++;
        bytes += e->size;
        text_format(&text, "%u %s size %u mark %u counts %u %u %u:", id, e->text, e->size, e->mark,
                    counts[id][RECORD_PROGRAM], counts[id][RECORD_INTERPRETER],
                    counts[id][RECORD_WEAK]);
        for (size_t k = 0; k < e->count; k++)
            text_format(&text, " %u=%u", e->slots[k].label, e->slots[k].value);
        text_append(&text, "\n");
    }
    text_format(&text, "live %u bytes %u output %zu\n", live, bytes, model->output);
    free(counts);
    return text_take(&text);
}

/* The reader's. */

static void slots_in_words(struct instant instant, record_id id, enum record_region region,
                           struct text *text)
{
    struct instant_slots slots = {0};
    ck_assert(instant_slots(instant, id, region, 0, 100000, &slots));
    for (size_t k = 0; k < slots.count; k++) {
        if (region == RECORD_STACK)
            text_format(text, " %u", slots.items[k].value);
        else
            text_format(text, " %u=%u", slots.items[k].label, slots.items[k].value);
    }
    /* Some of them, asked for alone. */
    struct instant_slots some = {0};
    size_t from = slots.count / 3, count = MIN(slots.count - from, 1 + id % 50);
    ck_assert(instant_slots(instant, id, region, from, count, &some));
    ck_assert_uint_eq(some.count, count);
    ck_assert_uint_eq(some.total, slots.count);
    ck_assert(count == 0 ||
              memcmp(some.items, slots.items + from, count * sizeof *some.items) == 0);
    instant_slots_fini(&some);
    instant_slots_fini(&slots);
}

static void check_referrers(struct instant instant, const struct instant_object *object)
{
    struct instant_referrers referrers = {0};
    unsigned counts[4] = {0};
    ck_assert(instant_referrers(instant, object->id, SIZE_MAX, &referrers));
    for (size_t i = 0; i < referrers.count; i++) {
        const struct instant_referrer *r = &referrers.items[i];
        struct instant_slots slots = {0};
        ck_assert(instant_slots(instant, r->holder, r->region, r->slot, 1, &slots));
        ck_assert_uint_eq(slots.count, 1);
        ck_assert_uint_eq(r->is_key ? slots.items[0].label : slots.items[0].value, object->id);
        counts[r->held_by]++;
        instant_slots_fini(&slots);
    }
    ck_assert_uint_eq(counts[RECORD_PROGRAM], object->refcount);
    ck_assert_uint_eq(counts[RECORD_INTERPRETER] + object->hidden, object->interpreter);
    ck_assert_uint_eq(counts[RECORD_WEAK], object->weak);
    instant_referrers_fini(&referrers);
}

static char *reader_words(struct instant instant, bool with_referrers)
{
    struct text text = {0};
    struct record_ids frames = {0};
    ck_assert(instant_stack(instant, &frames));
    for (size_t i = 0; i < frames.count; i++) {
        struct instant_frame frame;
        ck_assert(instant_frame(instant, frames.items[i], &frame));
        text_format(&text, "F%u@%u", frame.id, frame.line);
        slots_in_words(instant, frame.id, RECORD_CONTENTS, &text);
        text_append(&text, " |");
        slots_in_words(instant, frame.id, RECORD_STACK, &text);
        text_append(&text, "\n");
    }
    vector_fini(&frames);
    struct instant_live live = instant_live(instant, 1);
    for (record_id id; (id = instant_live_next(&live)) != 0;) {
        struct instant_object object;
        ck_assert(instant_object(instant, id, &object));
        ck_assert(object.alive);
        text_format(&text, "%u ", id);
        ck_assert(instant_text(instant, id, &text));
        text_format(&text, " size %zu mark %u counts %u %u %u:", object.size, object.mark,
                    object.refcount, object.interpreter, object.weak);
        slots_in_words(instant, id, RECORD_CONTENTS, &text);
        text_append(&text, "\n");
        if (with_referrers)
            check_referrers(instant, &object);
    }
    struct instant_heap heap = instant_heap(instant);
    size_t output;
    instant_output(instant, &output);
    text_format(&text, "live %u bytes %llu output %zu\n", heap.objects,
                (unsigned long long)heap.bytes, output);
    return text_take(&text);
}

/* What happens to both. */

static void make(struct model *model)
{
    static const enum record_form forms[] = {RECORD_NO_SLOTS, RECORD_INDEXED,    RECORD_INDEXED,
                                             RECORD_KEYED,    RECORD_UNLABELLED, RECORD_NAMED};
    struct model_entity entity = {.alive = true};
    entity.form = forms[roll(model, ARRAY_LENGTH(forms))];
    entity.holder = roll(model, 5) ? RECORD_PROGRAM : RECORD_INTERPRETER;
    entity.size = 16 + roll(model, 500);
    snprintf(entity.text, sizeof entity.text, "t%u", roll(model, 100000));
    if (model->alive_count == OBJECTS || model->newest + 1 == MOST_ENTITIES)
        return;
    struct record_object object = {.type = model->type,
                                   .form = entity.form,
                                   .holder = entity.holder,
                                   .size = entity.size,
                                   .address = 0x7f0000000000u + roll(model, 1000) * 8,
                                   .text = entity.text,
                                   .text_length = strlen(entity.text)};
    record_id id = record_made(model->record, &object);
    if (record_failed(model->record))
        return;
    ck_assert_uint_eq(id, model->newest + 1);
    model->newest = id;
    model->entities[id] = entity;
    model->alive[model->alive_count++] = id;
}

static void free_one(struct model *model)
{
    if (model->alive_count < 20)
        return;
    size_t which = 3 + roll(model, (uint32_t)model->alive_count - 3);
    record_id id = model->alive[which];
    /* Nobody refers to what is freed. */
    for (record_id h = 1; h <= model->newest; h++) {
        struct model_entity *e = &model->entities[h];
        for (size_t i = 0; e->alive && i < e->count; i++) {
            if (e->slots[i].value == id || (e->form == RECORD_KEYED && e->slots[i].label == id))
                return;
        }
        for (size_t i = 0; e->alive && i < e->stack_count; i++) {
            if (e->stack[i] == id)
                return;
        }
    }
    record_freed(model->record, id);
    model->entities[id].alive = false;
    memmove(model->alive + which, model->alive + which + 1,
            (model->alive_count - which - 1) * sizeof *model->alive);
    model->alive_count--;
}

static struct record_slot any_slot(struct model *model, const struct model_entity *entity)
{
    struct record_slot slot = {0, any_object(model)};
    if (entity->form == RECORD_KEYED)
        slot.label = any_object(model);
    if (entity->form == RECORD_NAMED)
        slot.label = record_label(model->names[roll(model, 8)], RECORD_LOCAL,
                                  (enum record_holder)(roll(model, 6) ? 0 : roll(model, 4)));
    return slot;
}

static void model_splice(struct model_entity *entity, size_t at, size_t removed,
                         const struct record_slot *slots, size_t count)
{
    memmove(entity->slots + at + count, entity->slots + at + removed,
            (entity->count - at - removed) * sizeof *slots);
    memcpy(entity->slots + at, slots, count * sizeof *slots);
    entity->count = entity->count - removed + count;
}

static void change_slots(struct model *model, record_id id)
{
    struct model_entity *entity = &model->entities[id];
    struct record_slot slots[100];
    if (entity->form == RECORD_NO_SLOTS)
        return;
    if (entity->count && roll(model, 2)) {
        size_t at = roll(model, (uint32_t)entity->count);
        entity->slots[at].value = any_object(model);
        record_set(model->record, id, at, entity->slots[at].value);
        return;
    }
    size_t at = roll(model, (uint32_t)entity->count + 1);
    size_t removed = roll(model, (uint32_t)(entity->count - at) + 1);
    size_t count = roll(model, roll(model, 8) ? 4 : 100);
    if (roll(model, 3))
        removed = MIN(removed, 2);
    if (entity->count - removed + count > SLOTS)
        count = 0;
    for (size_t i = 0; i < count; i++)
        slots[i] = any_slot(model, entity);
    model_splice(entity, at, removed, slots, count);
    if (roll(model, 4))
        record_splice(model->record, id, at, removed, slots, count);
    else
        record_replace(model->record, id, entity->slots, entity->count);
}

static void enter(struct model *model)
{
    struct model_entity entity = {.alive = true, .is_frame = true};
    if (model->depth == 60 || model->newest + 1 == MOST_ENTITIES)
        return;
    entity.form = RECORD_NAMED;
    entity.holder = RECORD_PROGRAM;
    entity.count = roll(model, 5);
    entity.line = roll(model, 50);
    for (size_t i = 0; i < entity.count; i++)
        entity.slots[i] = any_slot(model, &entity);
    struct record_frame frame = {.function = model->names[roll(model, 8)],
                                 .file = 1,
                                 .line = entity.line,
                                 .names = entity.slots,
                                 .count = entity.count};
    record_id id = record_entered(model->record, &frame);
    if (record_failed(model->record))
        return;
    model->newest = id;
    model->entities[id] = entity;
    model->frames[model->depth++] = id;
}

static void leave_or_park(struct model *model)
{
    if (model->depth < 2)
        return;
    record_id id = model->frames[--model->depth];
    if (model->parked_count < 20 && roll(model, 3) == 0) {
        record_suspended(model->record, id);
        model->parked[model->parked_count++] = id;
    } else {
        record_left(model->record, id);
        model->entities[id].alive = false;
    }
}

static void resume(struct model *model)
{
    if (model->parked_count == 0 || model->depth == 60)
        return;
    record_id id = model->parked[--model->parked_count];
    record_resumed(model->record, id);
    model->frames[model->depth++] = id;
}

static void change_stack(struct model *model)
{
    struct model_entity *top = &model->entities[model->frames[model->depth - 1]];
    size_t keep = roll(model, (uint32_t)top->stack_count + 1);
    top->stack_count = keep;
    for (size_t more = roll(model, 6); more > 0 && top->stack_count < 40; more--)
        top->stack[top->stack_count++] = any_object(model);
    record_stack(model->record, model->frames[model->depth - 1], top->stack, top->stack_count);
}

static void change_object(struct model *model, record_id id)
{
    struct model_entity *entity = &model->entities[id];
    switch (roll(model, 4)) {
    case 0:
        entity->size = 16 + roll(model, 1000);
        record_resized(model->record, id, entity->size);
        break;
    case 1:
        entity->hidden = roll(model, 5);
        record_hidden(model->record, id, entity->hidden);
        break;
    case 2:
        entity->mark = roll(model, RECORD_MARKS);
        record_gc_mark(model->record, id, (enum record_gc_mark)entity->mark, roll(model, 9));
        break;
    default:
        entity->size = 16 + roll(model, 1000);
        snprintf(entity->text, sizeof entity->text, "d%u", roll(model, 100000));
        record_described(model->record, id,
                         &(struct record_object){.type = model->type,
                                                 .size = entity->size,
                                                 .text = entity->text,
                                                 .text_length = strlen(entity->text)});
        break;
    }
}

static void happen(struct model *model)
{
    record_id id = any_object(model);
    switch (roll(model, 16)) {
    case 0:
    case 1:
    case 2: make(model); break;
    case 3:
    case 4: free_one(model); break;
    case 5:
        if (roll(model, 2))
            enter(model);
        else
            resume(model);
        break;
    case 6: leave_or_park(model); break;
    case 7: change_stack(model); break;
    case 8:
        if (id)
            change_object(model, id);
        break;
    case 9:
        record_printed(model->record, (enum record_stream)roll(model, 2), "hello\n", 6);
        model->output += 6;
        break;
    case 10:
    case 11: change_slots(model, model->frames[model->depth - 1]); break;
    default:
        if (id)
            change_slots(model, id);
        break;
    }
}

/* What an engine asks while it records. */
static void check_references(struct model *model)
{
    unsigned(*counts)[4] = calloc(model->newest + 1, sizeof *counts);
    model_count(model, counts);
    for (size_t i = 0; i < model->alive_count; i += 1 + roll(model, 4)) {
        record_id id = model->alive[i];
        ck_assert_uint_eq(record_references(model->record, id) + model->entities[id].hidden,
                          counts[id][RECORD_PROGRAM] + counts[id][RECORD_INTERPRETER]);
    }
    free(counts);
}

static void step(struct model *model)
{
    if (roll(model, 4) == 0 && !record_failed(model->record))
        check_references(model);
    struct model_entity *top = &model->entities[model->frames[model->depth - 1]];
    top->line = roll(model, 50);
    model->step = record_stepped(model->record, RECORD_STEP_LINE, top->line);
    if (record_failed(model->record))
        return;
    free(model->steps[model->step]);
    model->steps[model->step] = model_words(model);
}

static struct model *model_new(uint32_t seed)
{
    struct model *model = calloc(1, sizeof *model);
    model->entities = calloc(MOST_ENTITIES, sizeof *model->entities);
    model->random = seed;
    model->record = record_new();
    model->type = record_intern(model->record, "thing", 5);
    for (int i = 0; i < 8; i++)
        model->names[i] = record_intern(model->record, &"abcdefgh"[i], 1);
    record_add_file(model->record, "model.py", "a\nb\n", 4);
    enter(model);
    return model;
}

static void model_free(struct model *model)
{
    for (size_t i = 0; i < ARRAY_LENGTH(model->steps); i++)
        free(model->steps[i]);
    record_free(model->record);
    free(model->entities);
    free(model);
}

static void compare(struct model *model, record_step at, bool with_referrers)
{
    struct instant instant = instant_at_step(model->record, at);
    ck_assert_uint_eq(record_step_of_time(model->record, instant.time), at);
    char *words = reader_words(instant, with_referrers);
    ck_assert_str_eq(words, model->steps[at]);
    free(words);
}

START_TEST(an_instant_says_what_a_copy_of_the_world_says)
{
    for (uint32_t seed = 1; seed <= 2; seed++) {
        struct model *model = model_new(seed);
        for (int i = 0; i < 700; i++) {
            for (uint32_t events = roll(model, 8); events > 0; events--)
                happen(model);
            step(model);
            compare(model, 1 + roll(model, model->step), roll(model, 10) == 0);
        }
        ck_assert(!record_failed(model->record));
        for (record_step at = 1; at <= model->step; at += 3)
            compare(model, at, at % 30 == 1);
        model_free(model);
    }
}
END_TEST

/* The model as it was at a step, to go back to. */
struct saved {
    struct model model;
    struct model_entity *entities;
};

static struct saved model_save(const struct model *model)
{
    size_t size = (model->newest + 1) * sizeof *model->entities;
    struct saved saved = {*model, malloc(size)};
    memcpy(saved.entities, model->entities, size);
    return saved;
}

static void model_go_back(struct model *model, struct saved *saved)
{
    memcpy(saved->model.steps, model->steps, sizeof model->steps);
    uint32_t random = model->random;
    *model = saved->model;
    model->random = random;
    memcpy(model->entities, saved->entities, (model->newest + 1) * sizeof *model->entities);
    free(saved->entities);
    saved->entities = NULL;
    record_truncate(model->record, model->step);
    ck_assert_uint_eq(record_steps(model->record), model->step);
}

START_TEST(after_going_back_the_record_goes_on_as_if_nothing_had_been_dropped)
{
    struct model *model = model_new(77);
    struct saved saved = {0};
    for (int i = 0; i < 800; i++) {
        for (uint32_t events = roll(model, 12); events > 0; events--)
            happen(model);
        step(model);
        compare(model, 1 + roll(model, model->step), roll(model, 10) == 0);
        if (!saved.entities && roll(model, 20) == 0)
            saved = model_save(model);
        else if (saved.entities && roll(model, 20) == 0)
            model_go_back(model, &saved);
    }
    ck_assert(!record_failed(model->record));
    for (record_step at = 1; at <= model->step; at += 3)
        compare(model, at, at % 30 == 1);
    record_truncate(model->record, 0);
    ck_assert_uint_eq(record_steps(model->record), 0);
    ck_assert_uint_eq(instant_depth(instant_at_step(model->record, 0)), 0);
    free(saved.entities);
    model_free(model);
}
END_TEST

struct told {
    enum record_event_kind kind;
    record_id entity, other;
    record_time after;
    size_t at, removed, inserted, text_length;
    uint64_t sum;
};

static struct told told_of(const struct record_event *event)
{
    struct told told = {event->kind,           event->entity,      event->other,
                        event->after,          event->at,          event->removed_count,
                        event->inserted_count, event->text_length, event->number};
    for (size_t i = 0; i < event->removed_count; i++)
        told.sum = told.sum * 31 + event->removed[i].label + event->removed[i].value;
    for (size_t i = 0; i < event->inserted_count; i++)
        told.sum = told.sum * 37 + event->inserted[i].label + event->inserted[i].value;
    return told;
}

START_TEST(events_read_backward_are_those_read_forward)
{
    struct model *model = model_new(5);
    struct {
        VECTOR(struct told);
    } forward = {0};
    for (int i = 0; i < 300; i++) {
        for (uint32_t events = roll(model, 20); events > 0; events--)
            happen(model);
        step(model);
    }
    struct record_events events = {0};
    record_events_seek(&events, model->record, 0);
    record_time time = 0;
    while (record_events_next(&events)) {
        ck_assert(vector_push(&forward, told_of(&events.event)));
        time = record_next_event(model->record, time);
        ck_assert_uint_eq(time, events.event.after);
    }
    ck_assert_uint_eq(record_next_event(model->record, time), time);
    ck_assert_uint_gt(forward.count, 2000);
    record_events_seek(&events, model->record, record_end(model->record));
    for (size_t i = forward.count; i-- > 0;) {
        ck_assert(record_events_previous(&events));
        struct told told = told_of(&events.event);
        ck_assert_uint_eq(told.kind, forward.items[i].kind);
        ck_assert_uint_eq(told.entity, forward.items[i].entity);
        ck_assert_uint_eq(told.other, forward.items[i].other);
        ck_assert_uint_eq(told.after, forward.items[i].after);
        ck_assert_uint_eq(told.at, forward.items[i].at);
        ck_assert_uint_eq(told.removed, forward.items[i].removed);
        ck_assert_uint_eq(told.inserted, forward.items[i].inserted);
        ck_assert_uint_eq(told.text_length, forward.items[i].text_length);
        ck_assert_uint_eq(told.sum, forward.items[i].sum);
        time = record_previous_event(model->record, time);
        if (i > 0)
            ck_assert_uint_eq(time, forward.items[i - 1].after);
    }
    ck_assert(!record_events_previous(&events));
    record_events_fini(&events);
    vector_fini(&forward);
    model_free(model);
}
END_TEST

/* Slots an instant says have another value than the instant before must be among the changes. */
static void check_changes(size_t most)
{
    struct model *model = model_new(9);
    for (int i = 0; i < 200; i++) {
        for (uint32_t events = roll(model, 10); events > 0; events--)
            happen(model);
        step(model);
    }
    struct record_changes changes = {0};
    struct instant_slots then = {0}, now = {0};
    for (record_step at = 2; at <= model->step; at++) {
        struct instant before = instant_at_step(model->record, at - 1);
        struct instant after = instant_at_step(model->record, at);
        ck_assert(record_changes(model->record, before.time, after.time, most, &changes));
        for (record_id id = 1; id <= model->newest; id++) {
            struct record_change found, *change = &found;
            if (!record_changes_find(&changes, id, &found))
                change = NULL;
            struct instant_object was, is;
            if (instant_object(before, id, &was) && instant_object(after, id, &is)) {
                if (was.refcount != is.refcount || was.interpreter != is.interpreter)
                    ck_assert(change && change->what & RECORD_CHANGED_REFERRED);
                if (was.alive != is.alive)
                    ck_assert(change && change->what & RECORD_CHANGED_FREED);
                if (was.size != is.size)
                    ck_assert(change && change->what & RECORD_CHANGED_SIZE);
            }
            instant_slots(before, id, RECORD_CONTENTS, 0, 100000, &then);
            if (!instant_slots(after, id, RECORD_CONTENTS, 0, 100000, &now))
                continue;
            if (then.count != now.count ||
                (now.count && memcmp(then.items, now.items, now.count * sizeof *now.items) != 0)) {
                ck_assert(change && change->what & RECORD_CHANGED_SLOTS);
                for (size_t k = 0; then.count == now.count && k < now.count; k++) {
                    if (then.items[k].value != now.items[k].value &&
                        change->end_slot - change->first_slot < now.count)
                        ck_assert(change->first_slot <= k && k < change->end_slot);
                }
            }
        }
    }
    instant_slots_fini(&then);
    instant_slots_fini(&now);
    record_changes_fini(&changes);
    model_free(model);
}

START_TEST(changes_name_every_entity_whose_contents_differ)
{
    check_changes(SIZE_MAX);
}
END_TEST

START_TEST(changes_of_a_long_stretch_are_found_entity_by_entity)
{
    check_changes(1);
}
END_TEST

/* Asked one by one, entities have changed in what the events between say of them. */
START_TEST(changes_found_by_chains_are_those_read_from_events)
{
    struct model *model = model_new(11);
    for (int i = 0; i < 300; i++) {
        for (uint32_t events = roll(model, 30); events > 0; events--)
            happen(model);
        step(model);
    }
    struct record_changes read = {0}, asked = {0};
    for (record_step at = 2; at <= model->step; at++) {
        record_time from = record_time_of_step(model->record, at - 1 - roll(model, MIN(at - 1, 9)));
        record_time to = record_time_of_step(model->record, at);
        ck_assert(record_changes(model->record, from, to, SIZE_MAX, &read));
        ck_assert(record_changes(model->record, from, to, 0, &asked));
        ck_assert(!read.more && asked.more && asked.count == 0);
        for (record_id id = 1; id <= model->newest; id++) {
            struct record_change first, second;
            ck_assert_int_eq(record_changes_find(&read, id, &first),
                             record_changes_find(&asked, id, &second));
            ck_assert_uint_eq(first.what, second.what);
            ck_assert_uint_eq(first.first_slot, second.first_slot);
            ck_assert_uint_eq(first.end_slot, second.end_slot);
        }
    }
    record_changes_fini(&read);
    record_changes_fini(&asked);
    model_free(model);
}
END_TEST

/* Whatever allocation fails, nothing crashes, and what was kept is still told right. */
START_TEST(a_record_out_of_memory_fails_and_can_still_be_read)
{
    for (size_t allocations = 0; allocations < 200; allocations += allocations < 40 ? 1 : 37) {
        struct model *model = model_new(3);
        record_fail_after(model->record, allocations);
        for (int i = 0; i < 100 && !record_failed(model->record); i++) {
            for (uint32_t events = roll(model, 12); events > 0; events--) {
                if (!record_failed(model->record))
                    happen(model);
            }
            if (!record_failed(model->record))
                step(model);
        }
        if (record_failed(model->record)) {
            ck_assert_uint_eq(record_stepped(model->record, RECORD_STEP_LINE, 1), 0);
            record_truncate(model->record, 1);
        }
        record_step kept = record_steps(model->record);
        for (record_step at = 1; at < kept; at++)
            compare(model, at, false);
        model_free(model);
    }
}
END_TEST

static uint32_t next_random(uint32_t *state, uint32_t below)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % below;
}

/* One call with whatever arguments. */
static void call_anything(struct record *record, uint32_t *state)
{
    record_id a = next_random(state, 60), b = next_random(state, 60), ids[40];
    struct record_slot slots[40];
    size_t count = next_random(state, 40), at = next_random(state, 30);
    for (size_t i = 0; i < count; i++) {
        ids[i] = next_random(state, 60);
        slots[i] = (struct record_slot){next_random(state, 60), ids[i]};
    }
    struct record_object object = {.type = next_random(state, 5),
                                   .form = (enum record_form)next_random(state, 5),
                                   .holder = (enum record_holder)next_random(state, 4),
                                   .size = next_random(state, 100),
                                   .address = next_random(state, UINT32_MAX) * UINT64_C(99999999)};
    struct record_frame frame = {.namespace_id = a, .names = slots, .count = count % 5};
    const uint64_t totals[RECORD_GC_TOTALS] = {[RECORD_GC_EXAMINED] = a, [RECORD_GC_FREED] = b};
    const struct record_gc_generation generations[3] = {{700, a}, {10, b}, {10, 3}};
    switch (next_random(state, 27)) {
    case 0: record_made(record, &object); break;
    case 1: record_freed(record, a); break;
    case 2: record_described(record, a, &object); break;
    case 3: record_resized(record, a, b); break;
    case 4: record_hidden(record, a, b); break;
    case 5: record_set(record, a, at, b); break;
    case 6: record_splice(record, a, at, count, slots, count); break;
    case 7: record_replace(record, a, slots, count); break;
    case 8: record_frame_made(record, &frame); break;
    case 9: record_entered(record, &frame); break;
    case 10: record_resumed(record, a); break;
    case 11: record_suspended(record, a); break;
    case 12: record_left(record, a); break;
    case 13: record_stack(record, a, ids, count); break;
    case 14: record_returned(record, a, b); break;
    case 15: record_printed(record, RECORD_STDERR, "words", count % 6); break;
    case 16: record_gc_mark(record, a, (enum record_gc_mark)(b % RECORD_MARKS), b); break;
    case 17: record_gc_phase(record, (enum record_gc_phase)(b % RECORD_GC_PHASES)); break;
    case 18: record_gc_edge(record, a, b, (enum record_gc_mark)(b % RECORD_MARKS), a); break;
    case 19:
        if (next_random(state, 200) == 0)
            record_truncate(record, next_random(state, record_steps(record) + 2));
        break;
    case 20: record_gc_begin(record, a, b % 9); break;
    case 21: record_gc_done(record, (enum record_gc_phase)(b % RECORD_GC_PHASES), totals); break;
    case 22: record_gc_end(record, totals); break;
    case 23: record_gc_generations(record, generations, true); break;
    case 24: record_gc_counts(record, (uint32_t[]){a % 3, b % 3, 1}); break;
    default: record_stepped(record, RECORD_STEP_LINE, b); break;
    }
}

START_TEST(no_row_of_calls_crashes_and_all_instants_can_be_read)
{
    for (uint32_t seed = 1; seed <= 30; seed++) {
        struct record *record = record_new();
        uint32_t state = seed;
        for (int i = 0; i < 3000; i++)
            call_anything(record, &state);
        ck_assert(!record_failed(record));
        struct record_events events = {0};
        size_t forward = 0, backward = 0;
        record_events_seek(&events, record, 0);
        while (record_events_next(&events))
            forward++;
        while (record_events_previous(&events))
            backward++;
        ck_assert_uint_eq(forward, backward);
        record_events_fini(&events);
        struct text text = {0};
        struct instant_referrers referrers = {0};
        for (record_step step = 0; step <= record_steps(record); step += 9) {
            struct instant instant = instant_at_step(record, step);
            text_clear(&text);
            ck_assert(record_dump_instant(instant, &text));
            for (record_id id = 0; id < 60; id++)
                instant_referrers(instant, id, 20, &referrers);
        }
        instant_referrers_fini(&referrers);
        text_fini(&text);
        record_free(record);
    }
}
END_TEST

UNIT_MAIN("record model", an_instant_says_what_a_copy_of_the_world_says,
          after_going_back_the_record_goes_on_as_if_nothing_had_been_dropped,
          events_read_backward_are_those_read_forward,
          changes_name_every_entity_whose_contents_differ,
          changes_of_a_long_stretch_are_found_entity_by_entity,
          changes_found_by_chains_are_those_read_from_events,
          a_record_out_of_memory_fails_and_can_still_be_read,
          no_row_of_calls_crashes_and_all_instants_can_be_read)
