/* How a count is known and shown: in this one place. */
#include "ui/views/view.h"

#include <string.h>

enum { NAMES_LOOKED_AT = 16 };

static bool is_language_name(struct instant instant, record_id key)
{
    struct text name = {0};
    instant_text(instant, key, &name);
    bool found = name.length > 6 && strncmp(name.bytes, "\"__", 3) == 0 &&
                 strcmp(name.bytes + name.length - 3, "__\"") == 0;
    text_fini(&name);
    return found;
}

/* The language's own names are the first of the outermost frame's namespace; they refer to None and its like. */
static uint32_t language_references(struct instant instant, record_id id)
{
    struct record_ids stack = {0};
    struct instant_frame frame;
    struct instant_slots slots = {0};
    uint32_t count = 0;
    if (instant_stack(instant, &stack) && stack.count &&
        instant_frame(instant, stack.items[0], &frame) && frame.namespace_id &&
        instant_slots(instant, frame.namespace_id, RECORD_CONTENTS, 0, NAMES_LOOKED_AT, &slots))
        for (size_t i = 0; i < slots.count; i++)
            count += slots.items[i].value == id && slots.items[i].label &&
                     is_language_name(instant, slots.items[i].label);
    instant_slots_fini(&slots);
    vector_fini(&stack);
    return count;
}

uint32_t view_refcount(struct instant instant, const struct instant_object *object)
{
    if (!object->alive)
        return 0;
    uint32_t count = object->refcount;
    if (count && object->flags & RECORD_PREEXISTING && object->category == RECORD_ATOM)
        count -= MIN(count, language_references(instant, object->id));
    return count;
}

void view_count_text(struct instant instant, record_id id, bool interpreter, struct text *out)
{
    struct instant_object object;
    if (!instant_object(instant, id, &object))
        return;
    text_format(out, "[refcount: %u]", view_refcount(instant, &object));
    if (interpreter && object.alive && object.interpreter)
        text_format(out, " +%u", object.interpreter);
}
