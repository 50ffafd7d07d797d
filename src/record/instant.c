/* What was true of frames and objects at a time. */
#include "record/instant.h"

#include "record/chain.h"
#include "record/search.h"

enum record_entity instant_entity(struct instant instant, record_id id)
{
    const struct record *record = instant.record;
    if (!row_known(record, id) || row_made_at(record, id) >= instant.time)
        return RECORD_IS_NOTHING;
    return row_is_frame(record, id) ? RECORD_IS_FRAME : RECORD_IS_OBJECT;
}

/* Frames. */

record_id instant_top_frame(struct instant instant)
{
    return moment_at(instant.record, instant.time).top;
}

uint32_t instant_depth(struct instant instant)
{
    return moment_at(instant.record, instant.time).depth;
}

bool instant_frame(struct instant instant, record_id id, struct instant_frame *frame)
{
    struct contents_state state;
    struct made made;
    *frame = (struct instant_frame){0};
    if (instant_entity(instant, id) != RECORD_IS_FRAME)
        return false;
    decode_made(instant.record, id, &made);
    contents_at(instant.record, id, instant.time, &state);
    *frame = (struct instant_frame){.id = id,
                                    .function = made.function,
                                    .file = made.file,
                                    .kind = made.frame_kind,
                                    .state = (enum record_frame_state)state.state,
                                    .line = state.line,
                                    .caller = state.caller,
                                    .namespace_id = made.namespace_id,
                                    .names = state.slots,
                                    .stack = state.stack,
                                    .made = record_made_at(instant.record, id)};
    return true;
}

bool instant_stack(struct instant instant, struct record_ids *frames)
{
    struct moment now = moment_at(instant.record, instant.time);
    record_id id = now.top;
    frames->count = 0;
    if (!vector_reserve(frames, now.depth + 1))
        return false;
    for (uint32_t i = now.depth; i > 0; i--) {
        struct instant_frame frame;
        frames->items[i - 1] = id;
        instant_frame(instant, id, &frame);
        id = frame.caller;
    }
    frames->count = now.depth;
    return true;
}

void instant_names_fini(struct instant_names *names)
{
    vector_fini(names);
    text_fini(&names->labels);
}

/* The label of a name that is a dict's key: the str itself, or the text of another object. The
 * labels are put one behind the other, each ended by NUL; `label` holds the offset for now. */
static bool key_label(struct instant instant, record_id key, struct text *labels)
{
    struct instant_object object;
    size_t start = labels->length;
    if (!instant_object(instant, key, &object) || !instant_text(instant, key, labels))
        return !labels->failed;
    const char *type = record_name_string(instant.record, object.type);
    size_t length = labels->length - start;
    if (strcmp(type, "str") == 0 && length >= 2) {
        memmove(labels->bytes + start, labels->bytes + start + 1, length - 2);
        text_truncate(labels, labels->length - 2);
    }
    return !labels->failed;
}

static bool names_of_frame(struct instant instant, record_id frame, const struct slots *slots,
                           struct instant_names *names)
{
    for (size_t i = 0; i < slots->count; i++) {
        struct instant_name name = {
            .label = record_name_string(instant.record, record_label_name(slots->items[i].label)),
            .scope = record_label_scope(slots->items[i].label),
            .value = slots->items[i].value,
            .holder = frame,
            .slot = i};
        if (!vector_push(names, name))
            return false;
    }
    return true;
}

static bool names_of_dict(struct instant instant, record_id dict, const struct slots *slots,
                          struct instant_names *names)
{
    size_t first = names->count;
    for (size_t i = 0; i < slots->count; i++) {
        if (slots->items[i].label == 0)
            continue;
        struct instant_name name = {
            .scope = RECORD_GLOBAL, .value = slots->items[i].value, .holder = dict, .slot = i};
        if (!key_label(instant, slots->items[i].label, &names->labels) || !vector_push(names, name))
            return false;
        text_append_char(&names->labels, '\0');
    }
    if (names->labels.failed)
        return false;
    const char *label = text_string(&names->labels);
    for (size_t i = first; i < names->count; i++) {
        names->items[i].label = label;
        label += strlen(label) + 1;
    }
    return true;
}

bool instant_names(struct instant instant, record_id frame, struct instant_names *names)
{
    struct instant_frame info;
    struct slots slots = {0};
    names->count = 0;
    text_clear(&names->labels);
    if (!instant_frame(instant, frame, &info))
        return false;
    bool good = slots_at(instant.record, frame, RECORD_CONTENTS, instant.time, &slots) &&
                names_of_frame(instant, frame, &slots, names);
    if (good && info.namespace_id && info.state != RECORD_FRAME_LEFT)
        good = slots_at(instant.record, info.namespace_id, RECORD_CONTENTS, instant.time, &slots) &&
               names_of_dict(instant, info.namespace_id, &slots, names);
    vector_fini(&slots);
    if (!good)
        names->count = 0;
    return good;
}

/* Objects. */

/* What its newest description says: the event that made it, or one since. */
static void describe(struct instant instant, record_id id, uint32_t described, struct raw *raw)
{
    decode(instant.record, described ? described : row_made_at(instant.record, id), raw);
}

enum record_category instant_category(struct instant instant, record_id id)
{
    struct contents_state contents;
    struct raw raw;
    if (instant_entity(instant, id) != RECORD_IS_OBJECT)
        return RECORD_OTHER;
    contents_at(instant.record, id, instant.time, &contents);
    describe(instant, id, contents.described, &raw);
    return (enum record_category)instant.record->kinds.items[raw.numbers[0]].category;
}

bool instant_made_as(struct instant instant, record_id id, struct record_made_as *as)
{
    struct made made;
    if (instant_entity(instant, id) != RECORD_IS_OBJECT)
        return false;
    decode_made(instant.record, id, &made);
    *as = (struct record_made_as){.type = made.kind->type,
                                  .category = (enum record_category)made.kind->category,
                                  .form = (enum record_form)made.kind->form};
    return true;
}

bool instant_object(struct instant instant, record_id id, struct instant_object *object)
{
    const struct record *record = instant.record;
    struct contents_state contents;
    struct reference_state references;
    struct raw raw;
    *object = (struct instant_object){0};
    if (instant_entity(instant, id) != RECORD_IS_OBJECT)
        return false;
    contents_at(record, id, instant.time, &contents);
    references_at(record, id, instant.time, &references);
    describe(instant, id, contents.described, &raw);
    const struct kind *kind = &record->kinds.items[raw.numbers[0]];
    *object = (struct instant_object){.id = id,
                                      .type = kind->type,
                                      .category = (enum record_category)kind->category,
                                      .form = (enum record_form)kind->form,
                                      .holder = (enum record_holder)kind->holder,
                                      .flags = kind->flags,
                                      .size = contents.size,
                                      .address = raw.address,
                                      .slots = contents.slots,
                                      .refcount = references.program,
                                      .interpreter = references.interpreter + references.hidden,
                                      .hidden = references.hidden,
                                      .weak = references.weak,
                                      .mark = (enum record_gc_mark)contents.mark,
                                      .marked = contents.marked,
                                      .gc_refs = contents.gc_refs,
                                      .made = record_made_at(record, id),
                                      .freed = record_freed_at(record, id),
                                      .alive = alive_at(record, id, instant.time)};
    return true;
}

bool instant_text(struct instant instant, record_id id, struct text *text)
{
    struct contents_state contents;
    struct raw raw;
    if (instant_entity(instant, id) != RECORD_IS_OBJECT)
        return false;
    contents_at(instant.record, id, instant.time, &contents);
    describe(instant, id, contents.described, &raw);
    char digits[DIGITS_ROOM];
    size_t length;
    const char *bytes = raw_text(&raw, digits, &length);
    if (length)
        text_append_bytes(text, bytes, length);
    return !text->failed;
}

void instant_slots_fini(struct instant_slots *slots)
{
    vector_fini(slots);
}

/* A few slots, found without putting the whole together. */
static bool some_slots(struct instant instant, record_id entity, enum record_region region,
                       size_t from, size_t count, struct instant_slots *slots)
{
    struct slots few = {0};
    bool good =
        window_at(instant.record, entity, region, instant.time, from, count, &few, &slots->total) &&
        vector_reserve(slots, few.count + 1);
    if (good) {
        slots->from = MIN(from, slots->total);
        slots->count = few.count;
        if (few.count)
            memcpy(slots->items, few.items, few.count * sizeof *few.items);
    }
    vector_fini(&few);
    return good;
}

bool instant_slots(struct instant instant, record_id entity, enum record_region region, size_t from,
                   size_t count, struct instant_slots *slots)
{
    struct slots all = {0};
    slots->count = slots->total = slots->from = 0;
    if (instant_entity(instant, entity) == RECORD_IS_NOTHING)
        return false;
    if (count <= WINDOW_MOST)
        return some_slots(instant, entity, region, from, count, slots);
    bool good = slots_at(instant.record, entity, region, instant.time, &all);
    if (good) {
        slots->total = all.count;
        slots->from = from = MIN(from, all.count);
        count = MIN(count, all.count - from);
        good = vector_reserve(slots, count + 1);
    }
    if (good && count)
        memcpy(slots->items, all.items + from, count * sizeof *all.items);
    slots->count = good ? count : 0;
    vector_fini(&all);
    return good;
}

bool instant_slot_label(struct instant instant, record_id entity, enum record_region region,
                        size_t slot, struct text *text)
{
    struct instant_slots slots = {0};
    if (!instant_slots(instant, entity, region, slot, 1, &slots) || slots.count == 0) {
        instant_slots_fini(&slots);
        return false;
    }
    enum record_form form = form_of(instant.record, entity);
    uint32_t label = slots.items[0].label;
    if (region == RECORD_STACK) {
        text_format(text, "stack[%zu]", slot);
    } else if (form == RECORD_NAMED) {
        text_append(text, record_name_string(instant.record, record_label_name(label)));
    } else if (form == RECORD_AT_OFFSET) {
        text_format(text, "+%u", label);
    } else if (form == RECORD_KEYED) {
        text_append_char(text, '[');
        instant_text(instant, label, text);
        text_append_char(text, ']');
    } else if (form == RECORD_UNLABELLED) {
        text_append(text, "{}");
    } else {
        text_format(text, "[%zu]", slot);
    }
    instant_slots_fini(&slots);
    return !text->failed;
}

/* The whole. */

struct instant_heap instant_heap(struct instant instant)
{
    struct moment now = moment_at(instant.record, instant.time);
    return (struct instant_heap){now.live, now.bytes};
}

const char *instant_output(struct instant instant, size_t *length)
{
    *length = moment_at(instant.record, instant.time).output;
    return *length ? instant.record->output.items : "";
}

enum record_stream record_output_stream(const struct record *record, size_t offset, size_t *end)
{
    size_t low = 0, high = record->runs.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (record->runs.items[middle].end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == record->runs.count) {
        *end = offset;
        return RECORD_STDOUT;
    }
    *end = record->runs.items[low].end;
    return record->runs.items[low].stream;
}
