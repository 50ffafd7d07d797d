/* Searches through an entity's history and through the heap. */
#include "record/search.h"

#include "record/chain.h"

#include <string.h>

record_time record_made_at(const struct record *record, record_id entity)
{
    return row_known(record, entity) ? decode_end(record, row_made_at(record, entity)) : 0;
}

record_time record_freed_at(const struct record *record, record_id entity)
{
    if (!row_known(record, entity) || !row_ended(record, entity))
        return 0;
    return decode_end(record, *row_last(record, entity) & ROW_POSITION);
}

/* History. */

/* The newest link before `time` that is no check, or the event that made the entity. */
static uint32_t link_before(const struct record *record, record_id id, enum chain chain,
                            uint32_t time)
{
    uint32_t made = row_made_at(record, id), at = chain_before(record, id, chain, time);
    struct raw raw;
    for (; at > made; at = chain_back(&raw, id, chain)) {
        decode(record, at, &raw);
        if (!raw_is_check(&raw))
            return at;
    }
    return made < time ? made : 0;
}

static record_time find_link(const struct record *record, record_id id, enum chain chain,
                             record_time time, int direction)
{
    if (!row_known(record, id))
        return 0;
    uint32_t at =
        direction < 0 ? link_before(record, id, chain, time) : chain_after(record, id, chain, time);
    if (direction >= 0 && row_made_at(record, id) >= time)
        at = row_made_at(record, id);
    return at ? record_next_event(record, at) : 0;
}

record_time record_find_reference_change(const struct record *record, record_id object,
                                         record_time time, int direction)
{
    if (!row_known(record, object) || row_is_frame(record, object))
        return 0;
    return find_link(record, object, CHAIN_REFERENCES, time, direction);
}

static bool touches(const struct raw *raw, size_t slot)
{
    if ((raw->op != OP_SET && raw->op != OP_SPLICE) || raw->region != RECORD_CONTENTS ||
        raw->place > slot)
        return false;
    return raw->removed != raw->inserted || slot - raw->place < raw->inserted;
}

/* Where the check's links began that may have touched the slot: the check itself, or the oldest
 * in a row of checks that did not, whose chain goes on from there. */
static uint32_t skip_checks(const struct record *record, uint32_t at, size_t slot, uint32_t least)
{
    struct raw raw;
    for (;;) {
        decode(record, at, &raw);
        if (raw.check.touched >> (slot & 63) & 1 || raw.check.previous <= least)
            return at;
        at = raw.check.previous;
    }
}

record_time record_find_slot_change(const struct record *record, record_id entity, size_t slot,
                                    record_time time, int direction)
{
    if (!row_known(record, entity))
        return 0;
    bool back = direction < 0;
    uint32_t made = row_made_at(record, entity), found = 0, least = back ? made : MAX(made, time);
    uint32_t at = back ? chain_before(record, entity, CHAIN_CONTENTS, time)
                       : chain_head(record, entity, CHAIN_CONTENTS);
    struct raw raw;
    for (; at > made && at >= least; at = raw.back) {
        decode(record, at, &raw);
        if (raw.op == OP_CHECK_CONTENTS) {
            at = skip_checks(record, at, slot, least);
            decode(record, at, &raw);
        } else if (touches(&raw, slot)) {
            found = at;
            if (back)
                break;
        }
    }
    return found ? record_next_event(record, found) : 0;
}

/* The heap. */

static bool text_has(struct instant instant, record_id id, const char *wanted, struct text *text)
{
    text_clear(text);
    instant_text(instant, id, text);
    return strstr(text_string(text), wanted) != NULL;
}

static bool object_answers(struct instant instant, record_id id,
                           const struct object_question *question, struct text *text)
{
    struct instant_object object;
    if (!instant_object(instant, id, &object))
        return false;
    if (question->type && object.type != question->type)
        return false;
    if (question->address && object.address != question->address)
        return false;
    if (object.refcount < question->least_refcount || object.size < question->least_size)
        return false;
    if (question->most_refcount && object.refcount > question->most_refcount)
        return false;
    return !question->text || text_has(instant, id, question->text, text);
}

record_id instant_find_object(struct instant instant, record_id after,
                              const struct object_question *question)
{
    struct instant_live live = instant_live(instant, after + 1);
    struct text text = {0};
    record_id id;
    while ((id = instant_live_next(&live)) != 0 && !object_answers(instant, id, question, &text))
        ;
    text_fini(&text);
    return id;
}

/* Names. */

static record_id name_in_frame(struct instant instant, record_id frame, const char *name,
                               size_t length)
{
    struct instant_names names = {0};
    record_id value = 0;
    if (frame && instant_names(instant, frame, &names))
        for (size_t i = 0; i < names.count && !value; i++)
            if (strncmp(names.items[i].label, name, length) == 0 && !names.items[i].label[length])
                value = names.items[i].value;
    instant_names_fini(&names);
    return value;
}

record_id record_through_cell(struct instant instant, record_id id)
{
    struct instant_slots slots = {0};
    if (id && instant_category(instant, id) == RECORD_CELL)
        id = instant_slots(instant, id, RECORD_CONTENTS, 0, 1, &slots) && slots.count
                 ? slots.items[0].value
                 : 0;
    instant_slots_fini(&slots);
    return id;
}

record_id record_find_name(struct instant instant, record_id frame, const char *name, size_t length)
{
    struct record_ids stack = {0};
    record_id value = name_in_frame(instant, frame, name, length);
    if (!value && instant_stack(instant, &stack) && stack.count)
        value = name_in_frame(instant, stack.items[0], name, length);
    vector_fini(&stack);
    return record_through_cell(instant, value);
}
