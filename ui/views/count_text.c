/* How a count is known and shown: in this one place. */
#include "ui/views/view.h"

#include <string.h>

/* Beyond so many references a few of the language's own make no difference to anybody. */
enum { REFERENCES_LOOKED_AT = 64, HOLDERS_LOOKED_AT = 256 };

/* ["__doc__"] */
static bool is_language_name(const char *label)
{
    size_t length = strlen(label);
    return length > 8 && strncmp(label, "[\"__", 4) == 0 &&
           strcmp(label + length - 4, "__\"]") == 0;
}

/* None and its like are what names such as __doc__ refer to, in modules and in classes. */
static uint32_t language_references(struct instant instant, record_id id)
{
    struct instant_referrers referrers = {0};
    uint32_t count = 0;
    instant_referrers(instant, id, HOLDERS_LOOKED_AT, &referrers);
    for (size_t i = 0; i < referrers.count; i++) {
        const struct instant_referrer *referrer = &referrers.items[i];
        struct text label = {0};
        if (referrer->held_by == RECORD_PROGRAM && !referrer->is_key &&
            instant_slot_label(instant, referrer->holder, referrer->region, referrer->slot, &label))
            count += is_language_name(text_string(&label));
        text_fini(&label);
    }
    instant_referrers_fini(&referrers);
    return count;
}

uint32_t view_refcount(struct instant instant, const struct instant_object *object)
{
    if (!object->alive)
        return 0;
    uint32_t count = object->refcount;
    if (count && count <= REFERENCES_LOOKED_AT && object->flags & RECORD_PREEXISTING &&
        object->category == RECORD_ATOM)
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
