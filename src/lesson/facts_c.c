/* Facts about C's memory: paths lead to places, pointers to blocks, and the record knows what each became. (facts.h) */
#include "lesson/facts.h"

#include "record/bytes.h"
#include "ui/views/c_path.h"
#include "ui/views/c_value.h"

#include <inttypes.h>
#include <string.h>

enum { WIDE = 4096 };

static struct instant at_end(const struct fact *fact)
{
    return instant_at_step(fact->now.record, record_steps(fact->now.record));
}

/* ---- places ---- */

/* Reads a path off the fact and finds its place. False: *problem says why. */
static bool read_place(struct fact *fact, struct c_place *place)
{
    size_t length = c_path_length(fact->rest);
    const char *path = fact->rest;
    fact->rest += length;
    fact->rest += strspn(fact->rest, " ");
    if (length)
        return c_path_find(fact->now, instant_top_frame(fact->now), path, length, place,
                           fact->problem);
    text_append(fact->problem, "a name is missing");
    return false;
}

static bool is_pointer(const struct fact *fact, const struct c_place *place)
{
    bool pointer = record_type_info(fact->now.record, place->type)->kind == RECORD_TYPE_POINTER;
    if (!pointer)
        text_append(fact->problem, "it is no pointer");
    return pointer;
}

/* Is it a whole block, literal or variable of static storage, rather than a part of one or of a frame? */
static bool is_whole(struct instant now, const struct c_place *place)
{
    struct record_stretch stretch;
    return instant_entity(now, place->owner) == RECORD_IS_OBJECT &&
           instant_stretch(now, place->owner, &stretch) && stretch.address == place->address;
}

bool fact_c_value(struct fact *fact)
{
    struct c_place place;
    struct text value = {0};
    if (!read_place(fact, &place))
        return false;
    if (c_place_follow(fact->now, &place) && is_whole(fact->now, &place))
        c_contents_text(fact->now, place.owner, WIDE, &value);
    else
        c_value_text(fact->now, place.owner, place.type, place.address, WIDE, &value);
    bool holds = fact_is_text(fact, &value);
    text_fini(&value);
    return holds;
}

bool fact_c_size(struct fact *fact)
{
    struct c_place place;
    struct record_stretch stretch;
    if (!read_place(fact, &place))
        return false;
    uint64_t size = c_place_follow(fact->now, &place) && is_whole(fact->now, &place) &&
                            instant_stretch(fact->now, place.owner, &stretch)
                        ? stretch.size
                        : record_type_info(fact->now.record, place.type)->size;
    return fact_is_number(fact, size);
}

bool fact_c_is(struct fact *fact)
{
    struct c_place places[2];
    bool differ = false;
    for (int i = 0; i < 2; i++) {
        if (!read_place(fact, &places[i]) || !is_pointer(fact, &places[i]))
            return false;
        if (i == 0 && !(differ = fact_reads(fact, "is not ")) && !fact_reads(fact, "is "))
            return fact_miswritten(fact);
    }
    bool one = c_place_follow(fact->now, &places[0]) && c_place_follow(fact->now, &places[1]) &&
               places[0].owner == places[1].owner && places[0].address == places[1].address;
    if (one == differ)
        text_append(fact->problem,
                    one ? "they point to one place" : "they do not point to one place");
    return one != differ;
}

bool fact_c_points(struct fact *fact)
{
    struct c_place pointer, target;
    struct text value = {0};
    if (!read_place(fact, &pointer) || !is_pointer(fact, &pointer))
        return false;
    if (!fact_reads(fact, "points to "))
        return fact_miswritten(fact);
    if (!read_place(fact, &target))
        return false;
    struct c_place led = pointer;
    if (c_place_follow(fact->now, &led) && led.owner == target.owner &&
        led.address == target.address)
        return true;
    c_value_text(fact->now, pointer.owner, pointer.type, pointer.address, WIDE, &value);
    text_format(fact->problem, "it is %s", text_string(&value));
    text_fini(&value);
    return false;
}

bool fact_c_dangles(struct fact *fact)
{
    struct c_place place;
    record_id target;
    if (!read_place(fact, &place) || !is_pointer(fact, &place))
        return false;
    if (c_pointer_at(fact->now, place.owner, place.address, &target) == C_POINTS_DANGLING)
        return true;
    text_append(fact->problem,
                target ? "what it points to is there" : "it does not point to anything");
    return false;
}

/* ---- what became of a block ---- */

/* What the pointer at the end of the path pointed to last, up to now. 0: *problem says why. */
static record_id last_pointed_to(struct fact *fact)
{
    size_t length = c_path_length(fact->rest);
    record_id found = 0;
    if (!length || fact->rest[length]) {
        text_append(fact->problem, "a name is missing");
        return 0;
    }
    record_step last = record_step_of_time(fact->now.record, fact->now.time);
    for (record_step step = last; step >= 1 && !found; step--) {
        struct instant then = instant_at_step(fact->now.record, step);
        struct c_place place;
        if (c_path_find(then, instant_top_frame(then), fact->rest, length, &place, NULL))
            c_pointer_at(then, place.owner, place.address, &found);
    }
    if (!found)
        text_append(fact->problem, "that never was a pointer to anything");
    return found;
}

static bool check_gone(struct fact *fact, bool gone)
{
    record_id id = last_pointed_to(fact);
    if (!id)
        return false;
    if (c_is_gone(fact->now, id) != gone)
        text_append(fact->problem, gone ? "it is alive" : "it is freed");
    return c_is_gone(fact->now, id) == gone;
}

bool fact_c_alive(struct fact *fact)
{
    return check_gone(fact, false);
}

bool fact_c_freed(struct fact *fact)
{
    return check_gone(fact, true);
}

bool fact_c_leaked(struct fact *fact)
{
    struct record_stretch stretch;
    record_id id = last_pointed_to(fact);
    if (!id || !instant_stretch(at_end(fact), id, &stretch))
        return false;
    if (stretch.leak > RECORD_STILL_REACHABLE)
        return true;
    text_append(fact->problem, c_is_gone(at_end(fact), id) ? "it is freed"
                               : stretch.leak              ? "it is still reachable at the end"
                                                           : "it is not lost");
    return false;
}

/* ---- the end ---- */

bool fact_c_fault(struct fact *fact)
{
    struct instant_fault fault;
    if (!instant_fault(at_end(fact), &fault)) {
        text_append(fact->problem, "the program is not stopped");
        return false;
    }
    const char *word = record_name_string(fact->now.record, fault.kind);
    if (strcmp(word, fact->rest) == 0 && fault.line == fact->line)
        return true;
    text_format(fact->problem, "it is %s in line %u", word, fault.line);
    return false;
}

static void put_count(struct text *out, uint64_t number, const char *noun)
{
    text_format(out, "%" PRIu64 " %s%s", number, noun, number == 1 ? "" : "s");
}

/* "16 bytes in 1 block", of these kinds of loss. */
static void put_losses(struct text *out, const struct c_losses *losses, enum record_leak from)
{
    uint64_t bytes = 0, blocks = 0;
    for (int kind = from; kind <= RECORD_DEFINITELY_LOST; kind++) {
        bytes += losses->bytes[kind];
        blocks += losses->blocks[kind];
    }
    put_count(out, bytes, "byte");
    text_append(out, " in ");
    put_count(out, blocks, "block");
}

bool fact_c_leaks(struct fact *fact)
{
    struct c_losses losses = c_losses_at(at_end(fact));
    struct text lost = {0};
    put_losses(&lost, &losses, RECORD_POSSIBLY_LOST);
    bool holds = strcmp(text_string(&lost), fact->rest) == 0;
    if (!holds)
        text_format(fact->problem, "it leaks %s", text_string(&lost));
    text_fini(&lost);
    return holds;
}

bool fact_c_no(struct fact *fact)
{
    struct c_losses losses = c_losses_at(at_end(fact));
    struct instant_fault fault;
    bool kept = false;
    if (strcmp(fact->rest, "leaks") != 0)
        return fact_miswritten(fact);
    for (int kind = RECORD_STILL_REACHABLE; kind <= RECORD_DEFINITELY_LOST; kind++)
        kept = kept || losses.blocks[kind];
    if (instant_fault(at_end(fact), &fault)) {
        text_append(fact->problem, "the program is stopped before its end");
    } else if (kept) {
        put_losses(fact->problem, &losses, RECORD_STILL_REACHABLE);
        text_append(fact->problem, " were not freed");
    } else {
        return true;
    }
    return false;
}
