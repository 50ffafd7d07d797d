/* Facts about Python's objects: names lead to objects, through attributes, indices and keys. (facts.h) */
#include "lesson/facts.h"

#include "record/search.h"

#include <ctype.h>
#include <string.h>

enum { NESTING = 8 };

/* Names and paths. */

static record_id bound(struct instant now, const char *name, size_t length)
{
    return record_find_name(now, instant_top_frame(now), name, length);
}

/* The value in the slot with this label, or in an instance's dict. */
static record_id slot_called(struct instant now, record_id id, const char *label, size_t length)
{
    struct instant_slots slots = {0};
    struct text text = {0};
    record_id value = 0, dict = 0;
    if (instant_slots(now, id, RECORD_CONTENTS, 0, SIZE_MAX, &slots))
        for (size_t i = 0; i < slots.count && !value; i++) {
            text_clear(&text);
            instant_slot_label(now, id, RECORD_CONTENTS, i, &text);
            const char *bare = text_string(&text) + (*text_string(&text) == '.' && *label != '.');
            if (strlen(bare) == length && memcmp(bare, label, length) == 0)
                value = slots.items[i].value;
            else if (strcmp(bare, "__dict__") == 0)
                dict = slots.items[i].value;
        }
    text_fini(&text);
    instant_slots_fini(&slots);
    if (value || !dict || *label == '[')
        return value;
    text_format(&text, "[\"%.*s\"]", (int)length, label);
    value = slot_called(now, dict, text_string(&text), text.length);
    text_fini(&text);
    return value;
}

static size_t name_length(const char *text)
{
    size_t length = 0;
    while (isalnum((unsigned char)text[length]) || text[length] == '_' || text[length] & 0x80)
        length++;
    return length;
}

/* The length of a path: a name and what is asked of it. */
static size_t path_length(const char *text)
{
    size_t length = name_length(text);
    while (length && (text[length] == '.' || text[length] == '[')) {
        if (text[length] == '.') {
            length += 1 + name_length(text + length + 1);
            continue;
        }
        const char *close = strchr(text + length, ']');
        if (!close)
            break;
        length = (size_t)(close - text) + 1;
    }
    return length;
}

static record_id resolve(struct instant now, const char *path, size_t length)
{
    size_t at = name_length(path);
    record_id id = bound(now, path, at);
    while (id && at < length) {
        size_t start = at + (path[at] == '.');
        at = path[at] == '.' ? start + name_length(path + start)
                             : (size_t)(strchr(path + at, ']') - path) + 1;
        id = slot_called(now, id, path + start, at - start);
    }
    return id;
}

/* Reads a path off the fact and finds its object. 0: *problem says why. */
static record_id object_named(struct fact *fact)
{
    size_t length = path_length(fact->rest);
    record_id id = length ? resolve(fact->now, fact->rest, length) : 0;
    if (!length)
        text_append(fact->problem, "a name is missing");
    else if (!id)
        text_format(fact->problem, "%.*s is not bound then", (int)length, fact->rest);
    fact->rest += length;
    fact->rest += strspn(fact->rest, " ");
    return id;
}

/* Values as Python writes them. */

static void write_value(struct instant now, record_id id, int depth, struct text *out);

static void write_items(struct instant now, const struct instant_object *object, int depth,
                        struct text *out)
{
    struct instant_slots slots = {0};
    const char *gap = "";
    if (instant_slots(now, object->id, RECORD_CONTENTS, 0, SIZE_MAX, &slots))
        for (size_t i = 0; i < slots.count; i++) {
            if (!slots.items[i].value)
                continue;
            text_append(out, gap);
            gap = ", ";
            if (object->category == RECORD_MAPPING && object->form == RECORD_KEYED) {
                write_value(now, slots.items[i].label, depth + 1, out);
                text_append(out, ": ");
            }
            write_value(now, slots.items[i].value, depth + 1, out);
        }
    instant_slots_fini(&slots);
}

static void write_value(struct instant now, record_id id, int depth, struct text *out)
{
    struct instant_object object;
    if (!instant_object(now, id, &object))
        return;
    const char *type = record_name_string(now.record, object.type);
    bool tuple = strcmp(type, "tuple") == 0;
    bool list = strcmp(type, "list") == 0;
    bool braces = strcmp(type, "dict") == 0 || strcmp(type, "set") == 0;
    if (!tuple && !list && !braces) {
        size_t before = out->length;
        if (!instant_text(now, id, out) || out->length == before)
            text_format(out, "<%s>", type);
        return;
    }
    if (depth == NESTING) {
        text_append(out, "...");
        return;
    }
    text_append_char(out, tuple ? '(' : list ? '[' : '{');
    size_t begin = out->length;
    write_items(now, &object, depth, out);
    if (tuple && object.slots == 1)
        text_append_char(out, ',');
    if (out->length == begin && strcmp(type, "set") == 0) {
        text_truncate(out, begin - 1);
        text_append(out, "set()");
        return;
    }
    text_append_char(out, tuple ? ')' : list ? ']' : '}');
}

/* The kinds of facts. */

bool fact_python_refcount(struct fact *fact)
{
    struct instant_object object;
    record_id id = object_named(fact);
    return id && instant_object(fact->now, id, &object) && fact_is_number(fact, object.refcount);
}

bool fact_python_size(struct fact *fact)
{
    struct instant_object object;
    record_id id = object_named(fact);
    return id && instant_object(fact->now, id, &object) && fact_is_number(fact, object.size);
}

bool fact_python_value(struct fact *fact)
{
    struct text value = {0};
    record_id id = object_named(fact);
    if (id)
        write_value(fact->now, id, 0, &value);
    bool holds = id && fact_is_text(fact, &value);
    text_fini(&value);
    return holds;
}

/* The object other than None that a name referred to last, up to now. */
static record_id last_referred(struct instant now, const char *name, size_t length)
{
    record_id found = 0;
    record_step last = record_step_of_time(now.record, now.time);
    for (record_step step = last; step >= 1 && !found; step--) {
        struct instant then = instant_at_step(now.record, step);
        struct instant_object object;
        record_id id = bound(then, name, length);
        if (id && instant_object(then, id, &object) &&
            strcmp(record_name_string(now.record, object.type), "NoneType") != 0)
            found = id;
    }
    return found;
}

static bool check_life(struct fact *fact, bool alive)
{
    size_t length = name_length(fact->rest);
    struct instant_object object;
    record_id id = length ? last_referred(fact->now, fact->rest, length) : 0;
    if (!id || fact->rest[length] || !instant_object(fact->now, id, &object)) {
        text_append(fact->problem, length && !fact->rest[length]
                                       ? "nothing was ever bound to that name"
                                       : "a name is missing");
        return false;
    }
    if (object.alive != alive)
        text_append(fact->problem, alive ? "it is freed" : "it is alive");
    return object.alive == alive;
}

bool fact_python_alive(struct fact *fact)
{
    return check_life(fact, true);
}

bool fact_python_freed(struct fact *fact)
{
    return check_life(fact, false);
}

bool fact_python_collected(struct fact *fact)
{
    struct instant_collector collector = instant_collector(fact->now);
    if (collector.begun && !collector.running)
        return fact_is_number(fact, collector.totals[RECORD_GC_COLLECTED]);
    text_append(fact->problem, "no collection has ended by then");
    return false;
}

bool fact_python_is(struct fact *fact)
{
    record_id one = object_named(fact);
    if (!one)
        return false;
    bool differ = fact_reads(fact, "is not ");
    if (!differ && !fact_reads(fact, "is "))
        return fact_miswritten(fact);
    record_id other = object_named(fact);
    if (!other)
        return false;
    if ((one == other) == differ)
        text_append(fact->problem, differ ? "they are one object" : "they are two objects");
    return (one == other) != differ;
}
