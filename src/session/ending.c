#include "session/ending.h"

#include "record/search.h"

#include <string.h>

/* A search costs what holds the object has slots; a screen is drawn with these words at every key. */
enum { TOLD = 3, LOOKED_AT = 200000, SEARCHES = 16, PATH_LIMIT = 20000 };

/* Containers and instances that the program made: its functions, classes and modules outlive it as a matter of course. */
static bool is_the_programs(const struct instant_object *object)
{
    switch (object->category) {
    case RECORD_SEQUENCE:
    case RECORD_MAPPING:
    case RECORD_SET:
    case RECORD_INSTANCE:
    case RECORD_EXCEPTION: return !(object->flags & RECORD_PREEXISTING) && object->refcount > 0;
    default: return false;
    }
}

/* How a name's slot is called, without the brackets and quotes of a dict's key. */
static void append_name(struct instant now, const struct instant_link *link, struct text *out)
{
    struct text label = {0};
    instant_slot_label(now, link->holder, link->region, link->slot, &label);
    const char *name = text_string(&label);
    size_t length = label.length;
    if (length > 4 && strncmp(name, "[\"", 2) == 0) {
        name += 2;
        length -= 4;
    }
    text_append_bytes(out, name, length);
    text_fini(&label);
}

/* What holds an object: a name of the program's own, a cycle alone, or something else (another object, the interpreter). */
static bool tell_holder(struct instant now, record_id id, struct text *out)
{
    struct instant_path path = {0};
    bool told = true;
    bool found = instant_find_path(now, id, PATH_LIMIT, &path);
    if (!found && !path.gave_up) {
        text_append(out, "only a cycle holds it");
    } else if (found && path.root == ROOT_NAME && path.count == 1) {
        append_name(now, &path.items[0], out);
        told = out->length < 2 || strncmp(text_string(out), "__", 2) != 0;
    } else {
        told = false;
    }
    instant_path_fini(&path);
    return told;
}

static void tell_object(struct instant now, record_id id, const struct text *holder,
                        struct text *out)
{
    struct instant_object object;
    if (instant_object(now, id, &object))
        text_format(out, "the %s #%u (%s)", record_name_string(now.record, object.type), id,
                    text_string(holder));
}

void tell_ending(struct instant now, struct text *out)
{
    size_t told = 0, more = 0, looked_at = 0, searches = 0, unsearched = 0;
    record_id id;
    struct text holder = {0}, list = {0};
    struct instant_live live = instant_live(now, 1);
    struct instant_object object;
    while (looked_at++ < LOOKED_AT && (id = instant_live_next(&live)) != 0) {
        if (!instant_object(now, id, &object) || !is_the_programs(&object))
            continue;
        text_clear(&holder);
        if (told == TOLD || searches == SEARCHES) {
            more += told == TOLD;
            unsearched++;
            continue;
        }
        searches++;
        if (!tell_holder(now, id, &holder))
            continue;
        text_append(&list, told++ ? ", " : "");
        tell_object(now, id, &holder, &list);
    }
    text_append(out, "The program is over. ");
    if (told == 0 && unsearched)
        text_format(out,
                    "%zu objects are still alive. Step on to see the interpreter let go of them.",
                    searches + unsearched);
    else if (told == 0)
        text_append(out, "Nothing that it made is alive but functions, classes and modules.");
    else if (more)
        text_format(out,
                    "Still alive: %s and %zu more. Step on to see the interpreter let go of them.",
                    text_string(&list), more);
    else
        text_format(out, "Still alive: %s. Step on to see the interpreter let go of %s.",
                    text_string(&list), told == 1 ? "it" : "them");
    text_fini(&holder);
    text_fini(&list);
}
