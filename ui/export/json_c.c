/* json of a C program: variables with their types and values, objects with their place in memory. */
#include "ui/export/json_c.h"

#include "ui/export/values.h"
#include "ui/views/c_value.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { TEXT_CELLS = 400, SLOTS_TOLD = 100000 };

static json_t *name_string(struct instant now, record_name name)
{
    const char *string = record_name_string(now.record, name);
    return json_text(string, strlen(string));
}

static json_t *taken(struct text *text)
{
    json_t *string = text->failed ? NULL : json_text(text_string(text), text->length);
    text_fini(text);
    return string;
}

static json_t *address_string(uint64_t address)
{
    char hex[24];
    snprintf(hex, sizeof hex, "0x%" PRIx64, address);
    return json_string(hex);
}

/* "ref" and "offset": the object or frame that a pointer points into, and where in it. */
static bool put_target(json_t *object, struct instant now, record_id target, uint64_t address)
{
    struct record_stretch stretch = {0};
    uint8_t bytes[8], undefined[8];
    int64_t value;
    instant_stretch(now, target, &stretch);
    instant_bytes(now, address, sizeof bytes, bytes, undefined);
    memcpy(&value, bytes, sizeof value);
    return json_put(object, "ref", json_integer(target)) &&
           json_put(object, "offset", json_integer(value - (int64_t)stretch.address));
}

static json_t *variable_of(struct instant now, record_id owner, uint64_t address, record_name name,
                           record_type type)
{
    const struct record_type_info *info = record_type_info(now.record, type);
    struct text value = {0};
    record_id target = 0;
    json_t *object = json_object();
    c_value_text(now, owner, type, address, TEXT_CELLS, &value);
    bool good = json_put(object, "name", name_string(now, name)) &&
                json_put(object, "type", name_string(now, info->name)) &&
                json_put(object, "value", taken(&value)) &&
                json_put(object, "address", address_string(address));
    if (good && info->kind == RECORD_TYPE_POINTER) {
        c_pointer_at(now, owner, address, &target);
        good = !target || put_target(object, now, target, address);
    }
    if (good)
        return object;
    json_decref(object);
    return NULL;
}

json_t *json_c_names(struct instant now, const struct instant_frame *frame)
{
    const struct record_variable *variables;
    struct record_stretch stretch = {0};
    json_t *array = json_array();
    instant_stretch(now, frame->id, &stretch);
    size_t count = record_layout_variables(now.record, stretch.layout, &variables);
    for (size_t i = 0; i < count; i++) {
        const struct record_variable *v = &variables[i];
        json_t *name =
            c_variable_in_scope(v, frame->line)
                ? variable_of(now, frame->id, stretch.address + v->offset, v->name, v->type)
                : NULL;
        if (name)
            json_array_append_new(array, name);
    }
    return array;
}

/* ---- objects ---- */

static json_t *slots_of(struct instant now, const struct instant_object *object,
                        const struct record_stretch *stretch)
{
    struct instant_slots slots = {0};
    json_t *array = json_array();
    instant_slots(now, object->id, RECORD_CONTENTS, 0, SLOTS_TOLD, &slots);
    for (size_t i = 0; i < slots.count; i++) {
        const struct record_slot *slot = &slots.items[i];
        struct text label = {0};
        json_t *item = json_object();
        c_location_text(now, object->id, slot->label, &label);
        json_t *words = taken(&label);
        if (json_put(item, "label", words) && json_put(item, "at", json_integer(slot->label)) &&
            put_target(item, now, slot->value, stretch->address + slot->label))
            json_array_append_new(array, item);
        else
            json_decref(item);
    }
    instant_slots_fini(&slots);
    return array;
}

static const char *category_word(enum record_category category)
{
    switch (category) {
    case RECORD_BLOCK: return "block";
    case RECORD_VARIABLE: return "variable";
    case RECORD_LITERAL: return "literal";
    case RECORD_FUNCTION: return "function";
    default: return "other";
    }
}

static const char *const leak_words[] = {
    [RECORD_NO_LEAK] = NULL,
    [RECORD_STILL_REACHABLE] = "still reachable",
    [RECORD_POSSIBLY_LOST] = "possibly lost",
    [RECORD_INDIRECTLY_LOST] = "indirectly lost",
    [RECORD_DEFINITELY_LOST] = "definitely lost",
};

static bool put_leak(json_t *told, enum record_leak leak)
{
    return !leak || json_put(told, "leak", json_string(leak_words[leak]));
}

static json_t *object_of(struct instant now, const struct instant_object *object)
{
    struct record_stretch stretch = {0};
    struct text text = {0};
    json_t *told = json_object();
    instant_stretch(now, object->id, &stretch);
    record_name type =
        stretch.type ? record_type_info(now.record, stretch.type)->name : object->type;
    c_contents_text(now, object->id, TEXT_CELLS, &text);
    bool good =
        json_put(told, "id", json_integer(object->id)) &&
        json_put(told, "kind", json_string(category_word(object->category))) &&
        json_put(told, "type", name_string(now, type)) && json_put(told, "text", taken(&text)) &&
        json_put(told, "address", address_string(stretch.address)) &&
        json_put(told, "size", json_integer((json_int_t)stretch.size)) &&
        json_put(told, "line", json_integer(stretch.made_line)) &&
        json_put(told, "alive", json_boolean(object->alive)) &&
        json_put(told, "refcount", json_integer(object->refcount)) &&
        json_put(told, "slots", slots_of(now, object, &stretch)) && put_leak(told, stretch.leak);
    if (good && stretch.name)
        good = json_put(told, "name", name_string(now, stretch.name));
    if (good && stretch.freed_line)
        good = json_put(told, "freed_line", json_integer(stretch.freed_line));
    if (good)
        return told;
    json_decref(told);
    return NULL;
}

/* What is alive, and what was freed and is still pointed at. */
json_t *json_c_objects(struct instant now)
{
    json_t *array = json_array();
    struct instant_object object;
    for (record_id id = 1; instant_entity(now, id) != RECORD_IS_NOTHING; id++) {
        json_t *told;
        if (instant_object(now, id, &object) && (object.alive || object.refcount) &&
            (object.category != RECORD_FUNCTION || object.refcount) &&
            (told = object_of(now, &object)) != NULL)
            json_array_append_new(array, told);
    }
    return array;
}

/* ---- the end ---- */

static json_t *fault_of(struct instant now, const struct instant_fault *fault)
{
    json_t *object = json_object();
    bool good = json_put(object, "kind", name_string(now, fault->kind)) &&
                json_put(object, "line", json_integer(fault->line)) &&
                json_put(object, "message", json_text(fault->message, fault->message_length)) &&
                json_put(object, "address", address_string(fault->address)) &&
                json_put(object, "size", json_integer((json_int_t)fault->size));
    if (good && fault->about)
        good = json_put(object, "ref", json_integer(fault->about));
    if (good)
        return object;
    json_decref(object);
    return NULL;
}

static json_t *leaks_of(struct instant now)
{
    struct instant_live live = instant_live(now, 1);
    json_t *array = json_array();
    record_id id;
    while ((id = instant_live_next(&live)) != 0) {
        struct record_stretch stretch;
        if (!instant_stretch(now, id, &stretch) || !stretch.leak)
            continue;
        json_t *leak = json_object();
        if (json_put(leak, "ref", json_integer(id)) &&
            json_put(leak, "kind", json_string(leak_words[stretch.leak])) &&
            json_put(leak, "size", json_integer((json_int_t)stretch.size)) &&
            json_put(leak, "line", json_integer(stretch.made_line)))
            json_array_append_new(array, leak);
        else
            json_decref(leak);
    }
    return array;
}

bool json_c_end(json_t *line, struct instant now, bool is_end)
{
    struct instant_fault fault;
    bool good = true;
    if (instant_fault(now, &fault))
        good = json_put(line, "fault", fault_of(now, &fault));
    return good && (!is_end || json_put(line, "leaks", leaks_of(now)));
}
