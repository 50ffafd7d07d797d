/* json: a step in one line. */
#include "record/bytes.h"
#include "ui/export/json_c.h"
#include "ui/export/steps.h"
#include "ui/export/values.h"
#include "ui/views/view.h"

#include <stdlib.h>
#include <string.h>

enum { TEXT_CELLS = 400 };

static const char *const event_names[] = {
    [RECORD_STEP_LINE] = "line",     [RECORD_STEP_CALL] = "call",
    [RECORD_STEP_RETURN] = "return", [RECORD_STEP_EXCEPTION] = "exception",
    [RECORD_STEP_END] = "end",       [RECORD_STEP_COLLECTOR] = "gc",
    [RECORD_STEP_EXIT] = "exit",
};

static json_t *string_of(const char *string)
{
    return json_text(string, strlen(string));
}

static json_t *name_of(struct instant instant, const struct instant_name *name)
{
    record_id cell, value = name_value(instant, name, &cell);
    if (!value)
        return NULL;
    json_t *object = json_object();
    bool good = json_put(object, "name", string_of(name->label)) &&
                json_put(object, "ref", json_integer(value));
    if (good && cell)
        good = json_put(object, "cell", json_integer(cell));
    return object;
}

static json_t *names_of(struct instant instant, const struct instant_frame *frame)
{
    struct instant_names names = {0};
    if (record_has_bytes(instant.record))
        return json_c_names(instant, frame);
    json_t *array = json_array();
    instant_names(instant, frame->id, &names);
    for (size_t i = 0; i < names.count; i++) {
        if (is_hidden_name(names.items[i].label))
            continue;
        json_t *name = name_of(instant, &names.items[i]);
        if (name)
            json_array_append_new(array, name);
    }
    instant_names_fini(&names);
    return array;
}

static json_t *frames_of(struct instant instant)
{
    struct record_ids frames = {0};
    json_t *array = json_array();
    instant_stack(instant, &frames);
    for (size_t i = 0; i < frames.count; i++) {
        struct instant_frame frame;
        json_t *object = json_object();
        if (instant_frame(instant, frames.items[i], &frame) &&
            json_put(object, "function",
                     string_of(record_name_string(instant.record, frame.function))) &&
            json_put(object, "line", json_integer(frame.line)) &&
            json_put(object, "names", names_of(instant, &frame)))
            json_array_append_new(array, object);
        else
            json_decref(object);
    }
    vector_fini(&frames);
    return array;
}

static json_t *label_of(struct instant instant, const struct instant_object *object,
                        const struct record_slot *slot, size_t at)
{
    struct text text = {0};
    if (object->form == RECORD_INDEXED)
        text_format(&text, "%zu", at);
    else if (object->form == RECORD_KEYED)
        view_item_text(instant, slot->label, TEXT_CELLS, &text);
    else if (object->form == RECORD_NAMED)
        text_append(&text, record_name_string(instant.record, record_label_name(slot->label)));
    json_t *string = json_text(text_string(&text), text.length);
    text_fini(&text);
    return string;
}

/* The references that the program holds through this object, and weak ones. */
static json_t *slots_of(struct instant instant, const struct instant_object *object)
{
    struct instant_slots slots = {0};
    json_t *array = json_array();
    if (object->holder != RECORD_INTERPRETER)
        instant_slots(instant, object->id, RECORD_CONTENTS, 0, object->slots, &slots);
    for (size_t i = 0; i < slots.count; i++) {
        const struct record_slot *slot = &slots.items[i];
        if (!slot->value || (object->form == RECORD_NAMED &&
                             record_label_holder(slot->label) == RECORD_INTERPRETER))
            continue;
        json_t *item = json_object();
        if (json_put(item, "label", label_of(instant, object, slot, i)) &&
            json_put(item, "ref", json_integer(slot->value)))
            json_array_append_new(array, item);
        else
            json_decref(item);
    }
    instant_slots_fini(&slots);
    return array;
}

static json_t *object_of(struct instant instant, const struct instant_object *object)
{
    struct text text = {0};
    json_t *told = json_object();
    view_item_text(instant, object->id, TEXT_CELLS, &text);
    bool good =
        json_put(told, "id", json_integer(object->id)) &&
        json_put(told, "type", string_of(record_name_string(instant.record, object->type))) &&
        json_put(told, "text", json_text(text_string(&text), text.length)) &&
        json_put(told, "refcount", json_integer(view_refcount(instant, object))) &&
        json_put(told, "size", json_integer((json_int_t)object->size)) &&
        json_put(told, "slots", slots_of(instant, object));
    text_fini(&text);
    if (!good) {
        json_decref(told);
        return NULL;
    }
    return told;
}

static json_t *objects_of(struct instant instant)
{
    if (record_has_bytes(instant.record))
        return json_c_objects(instant);
    struct instant_live live = instant_live(instant, 1);
    json_t *array = json_array();
    record_id id;
    while ((id = instant_live_next(&live)) != 0) {
        struct instant_object object;
        json_t *told;
        if (instant_object(instant, id, &object) && object.refcount > 0 &&
            (told = object_of(instant, &object)) != NULL)
            json_array_append_new(array, told);
    }
    return array;
}

bool json_step(const struct record *record, record_step step, FILE *stream)
{
    struct instant instant = instant_at_step(record, step);
    struct step_info info;
    size_t length;
    if (!record_step_info(record, step, &info))
        return false;
    const char *output = instant_output(instant, &length);
    json_t *line = json_object();
    bool good =
        json_put(line, "step", json_integer(step)) &&
        json_put(line, "line", json_integer(info.line)) &&
        json_put(line, "event", json_string(event_names[info.kind])) &&
        json_put(line, "function", string_of(record_name_string(record, info.function))) &&
        json_put(line, "frames", frames_of(instant)) &&
        json_put(line, "objects", objects_of(instant)) &&
        json_put(line, "output", json_text(output, length)) &&
        (!record_has_bytes(record) || json_c_end(line, instant, info.kind == RECORD_STEP_END)) &&
        json_dumpf(line, stream, JSON_COMPACT) == 0 && putc('\n', stream) != EOF;
    json_decref(line);
    return good;
}
