#include "session/ending.h"

#include "record/search.h"

#include <string.h>

/* These words are made anew for every picture of the last step: what they cost is bounded. */
enum { TOLD = 3, SMALL_HEAP = 256 };

struct ending {
    struct instant now;
    struct text list;
    record_id told[TOLD];
    size_t count; /* told, and beyond them more names of the program's objects */
};

/* Containers and instances that the program made: its functions, classes and modules outlive it as a matter of course. */
static bool is_the_programs(struct instant now, record_id id, struct instant_object *object)
{
    if (!instant_object(now, id, object) || object->flags & RECORD_PREEXISTING || !object->refcount)
        return false;
    switch (object->category) {
    case RECORD_SEQUENCE:
    case RECORD_MAPPING:
    case RECORD_SET:
    case RECORD_INSTANCE:
    case RECORD_EXCEPTION: return true;
    default: return false;
    }
}

static bool is_told(const struct ending *ending, record_id id)
{
    for (size_t i = 0; i < MIN(ending->count, (size_t)TOLD); i++)
        if (ending->told[i] == id)
            return true;
    return false;
}

static void tell(struct ending *ending, record_id id, const char *holder)
{
    struct instant_object object;
    if (is_told(ending, id) || !is_the_programs(ending->now, id, &object))
        return;
    if (ending->count < TOLD) {
        ending->told[ending->count] = id;
        text_format(&ending->list, "%sthe %s #%u (%s)", ending->count ? ", " : "",
                    record_name_string(ending->now.record, object.type), id, holder);
    }
    ending->count++;
}

static void tell_named(struct ending *ending)
{
    struct instant_names names = {0};
    instant_names(ending->now, instant_top_frame(ending->now), &names);
    for (size_t i = 0; i < names.count; i++)
        if (strncmp(names.items[i].label, "__", 2) != 0)
            tell(ending, names.items[i].value, names.items[i].label);
    instant_names_fini(&names);
}

/* What nothing leads to lives on in a cycle until the collector comes. */
static void tell_cycles(struct ending *ending)
{
    struct instant_live live = instant_live(ending->now, 1);
    struct instant_object object;
    record_id id;
    while (ending->count < TOLD && (id = instant_live_next(&live)) != 0) {
        struct instant_path path = {0};
        if (is_the_programs(ending->now, id, &object) &&
            !instant_find_path(ending->now, id, SMALL_HEAP, &path) && !path.gave_up)
            tell(ending, id, "only a cycle holds it");
        instant_path_fini(&path);
    }
}

void tell_ending(struct instant now, struct text *out)
{
    struct ending ending = {.now = now};
    tell_named(&ending);
    if (instant_heap(now).objects <= SMALL_HEAP)
        tell_cycles(&ending);
    text_append(out, "The program is over. ");
    if (ending.count == 0) {
        text_append(out, "No name holds a container or an instance that it made.");
    } else {
        text_format(out, "Still alive: %s", text_string(&ending.list));
        if (ending.count > TOLD)
            text_format(out, " and what %zu more names hold", ending.count - TOLD);
        text_format(out, ". Step on to see the interpreter let go of %s.",
                    ending.count == 1 ? "it" : "them");
    }
    text_fini(&ending.list);
}
