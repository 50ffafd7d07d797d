/* An instant in words, for tests and bug reports. */
#include "record/search.h"

static void dump_value(struct instant instant, record_id id, struct text *text)
{
    struct instant_object object;
    if (id == 0) {
        text_append(text, "-");
        return;
    }
    if (!instant_object(instant, id, &object)) {
        text_format(text, "?#%u", id);
        return;
    }
    text_format(text, "%s#%u", record_name_string(instant.record, object.type), id);
}

static bool dump_slots(struct instant instant, record_id entity, enum record_region region,
                       struct text *text)
{
    struct instant_slots slots = {0};
    bool good = instant_slots(instant, entity, region, 0, SIZE_MAX / 64, &slots);
    for (size_t i = 0; good && i < slots.count; i++) {
        text_append_char(text, ' ');
        good = instant_slot_label(instant, entity, region, i, text);
        text_append_char(text, '=');
        dump_value(instant, slots.items[i].value, text);
    }
    instant_slots_fini(&slots);
    return good;
}

static bool dump_frame(struct instant instant, record_id id, struct text *text)
{
    struct instant_frame frame;
    if (!instant_frame(instant, id, &frame))
        return false;
    text_format(text, "frame #%u %s line %u:", id,
                record_name_string(instant.record, frame.function), frame.line);
    if (frame.namespace_id)
        text_format(text, " names in #%u", frame.namespace_id);
    bool good = dump_slots(instant, id, RECORD_CONTENTS, text) &&
                dump_slots(instant, id, RECORD_STACK, text);
    text_append_char(text, '\n');
    return good;
}

static bool dump_object(struct instant instant, record_id id, struct text *text)
{
    struct instant_object object;
    if (!instant_object(instant, id, &object))
        return false;
    text_format(text, "%s #%u", record_name_string(instant.record, object.type), id);
    text_append_char(text, ' ');
    instant_text(instant, id, text);
    text_format(text, " [refcount: %u] +%u, weak %u, %zu bytes:", object.refcount,
                object.interpreter, object.weak, object.size);
    bool good = dump_slots(instant, id, RECORD_CONTENTS, text);
    text_append_char(text, '\n');
    return good;
}

bool record_dump_instant(struct instant instant, struct text *text)
{
    struct record_ids frames = {0};
    struct instant_heap heap = instant_heap(instant);
    text_format(text, "step %u, %u objects, %llu bytes\n",
                record_step_of_time(instant.record, instant.time), heap.objects,
                (unsigned long long)heap.bytes);
    bool good = instant_stack(instant, &frames);
    for (size_t i = 0; good && i < frames.count; i++)
        good = dump_frame(instant, frames.items[i], text);
    vector_fini(&frames);
    struct instant_live live = instant_live(instant, 1);
    for (record_id id; good && (id = instant_live_next(&live)) != 0;)
        good = dump_object(instant, id, text);
    size_t length;
    const char *output = instant_output(instant, &length);
    text_append(text, "output:\n");
    text_append_bytes(text, output, length);
    return good && !text->failed;
}
