/* pytutor: the trace format of Python Tutor, as its own tracer (v5-unity, pg_logger.py and
 * pg_encoder.py) writes it: small values stand in place, everything else is a REF into the heap. */
#include "base/text.h"
#include "base/utf8.h"
#include "ui/export/steps.h"
#include "ui/export/values.h"
#include "ui/views/view.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_CELLS = 200, HEAP_AT_MOST = 2000, SLOTS_AT_MOST = 500 };

/* What one step's heap is to hold: everything that was referred to. */
struct encoder {
    struct instant instant;
    json_t *heap;
    struct record_ids queue;
};

static const char *type_name(struct instant instant, const struct instant_object *object)
{
    return record_name_string(instant.record, object->type);
}

static json_t *tagged(const char *tag)
{
    json_t *array = json_array();
    json_array_append_new(array, json_string(tag));
    return array;
}

static uint32_t read_hex(const char **at, int digits)
{
    uint32_t value = 0;
    for (; digits > 0 && **at; digits--, (*at)++) {
        char c = **at;
        value = value * 16 + (uint32_t)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
    }
    return value;
}

/* The text that a repr in double quotes stands for. */
static json_t *unquoted(const char *repr, size_t length)
{
    struct text text = {0};
    const char *at = repr, *end = repr + length;
    if (length >= 2 && repr[0] == '"' && repr[length - 1] == '"') {
        at++;
        end--;
    }
    while (at < end) {
        char c = *at++;
        if (c != '\\' || at >= end) {
            text_append_char(&text, c);
            continue;
        }
        c = *at++;
        switch (c) {
        case 'n': text_append_char(&text, '\n'); break;
        case 't': text_append_char(&text, '\t'); break;
        case 'r': text_append_char(&text, '\r'); break;
        case 'x': text_append_code_point(&text, read_hex(&at, 2)); break;
        case 'u': text_append_code_point(&text, read_hex(&at, 4)); break;
        case 'U': text_append_code_point(&text, MIN(read_hex(&at, 8), 0x10FFFFu)); break;
        default: text_append_char(&text, c); break;
        }
    }
    json_t *string = json_text(text_string(&text), text.length);
    text_fini(&text);
    return string;
}

static json_t *float_value(const char *text)
{
    char *end;
    double value = strtod(text, &end);
    if (*end == '\0' && strpbrk(text, "ni") == NULL) {
        size_t length = strlen(text);
        if (length < 2 || strcmp(text + length - 2, ".0") != 0)
            return json_real(value);
    }
    json_t *special = tagged("SPECIAL_FLOAT");
    json_array_append_new(special, json_string(text));
    return special;
}

static json_t *int_value(const char *text)
{
    char *end;
    errno = 0;
    long long value = strtoll(text, &end, 10);
    return *end == '\0' && errno == 0 ? json_integer(value) : json_string(text);
}

/* A value that stands in place, or NULL. */
static json_t *primitive(struct instant instant, const struct instant_object *object)
{
    const char *type = type_name(instant, object);
    struct text text = {0};
    json_t *value = NULL;
    if (object->category != RECORD_ATOM)
        return NULL;
    instant_text(instant, object->id, &text);
    const char *words = text_string(&text);
    if (strcmp(type, "NoneType") == 0)
        value = json_null();
    else if (strcmp(type, "bool") == 0)
        value = json_boolean(strcmp(words, "True") == 0);
    else if (strcmp(type, "int") == 0)
        value = int_value(words);
    else if (strcmp(type, "float") == 0)
        value = float_value(words);
    else if (strcmp(type, "str") == 0)
        value = unquoted(words, text.length);
    text_fini(&text);
    return value;
}

static json_t *encode(struct encoder *encoder, record_id id)
{
    struct instant_object object;
    json_t *value;
    if (!instant_object(encoder->instant, id, &object))
        return json_null();
    if ((value = primitive(encoder->instant, &object)) != NULL)
        return value;
    (void)vector_push(&encoder->queue, id);
    value = tagged("REF");
    json_array_append_new(value, json_integer(id));
    return value;
}

static json_t *words_of(struct instant instant, record_id id)
{
    struct text text = {0};
    view_item_text(instant, id, TEXT_CELLS, &text);
    json_t *words = json_text(text_string(&text), text.length);
    text_fini(&text);
    return words;
}

/* [key, value] pairs: a dict's items, attributes. */
static void append_pairs(struct encoder *encoder, json_t *array,
                         const struct instant_object *object, bool hide)
{
    struct instant_slots slots = {0};
    instant_slots(encoder->instant, object->id, RECORD_CONTENTS, 0, SLOTS_AT_MOST, &slots);
    for (size_t i = 0; i < slots.count; i++) {
        const struct record_slot *slot = &slots.items[i];
        if (!slot->value)
            continue;
        json_t *key = object->form == RECORD_KEYED
                          ? encode(encoder, slot->label)
                          : json_string(record_name_string(encoder->instant.record,
                                                           record_label_name(slot->label)));
        if (hide && json_is_string(key) && is_hidden_name(json_string_value(key))) {
            json_decref(key);
            continue;
        }
        json_t *pair = json_array();
        json_array_append_new(pair, key);
        json_array_append_new(pair, encode(encoder, slot->value));
        json_array_append_new(array, pair);
    }
    instant_slots_fini(&slots);
}

static void append_values(struct encoder *encoder, json_t *array,
                          const struct instant_object *object)
{
    struct instant_slots slots = {0};
    instant_slots(encoder->instant, object->id, RECORD_CONTENTS, 0, SLOTS_AT_MOST, &slots);
    for (size_t i = 0; i < slots.count; i++)
        if (slots.items[i].value)
            json_array_append_new(array, encode(encoder, slots.items[i].value));
    instant_slots_fini(&slots);
}

/* Attributes, also those that live in a __dict__ of their own. */
static void append_attributes(struct encoder *encoder, json_t *array,
                              const struct instant_object *object)
{
    struct instant_slots slots = {0};
    struct instant_object dict;
    const char *label = "";
    if (instant_slots(encoder->instant, object->id, RECORD_CONTENTS, 0, 1, &slots) && slots.count)
        label =
            record_name_string(encoder->instant.record, record_label_name(slots.items[0].label));
    if (strcmp(label, "__dict__") == 0 &&
        instant_object(encoder->instant, slots.items[0].value, &dict))
        append_pairs(encoder, array, &dict, true);
    else
        append_pairs(encoder, array, object, true);
    instant_slots_fini(&slots);
}

static json_t *encode_function(struct encoder *encoder, const struct instant_object *object)
{
    struct text name = {0};
    json_t *array = tagged("FUNCTION");
    instant_text(encoder->instant, object->id, &name);
    text_append(&name, "()");
    json_array_append_new(array, json_text(text_string(&name), name.length));
    json_array_append_new(array, json_null());
    text_fini(&name);
    return array;
}

static json_t *encode_heap_object(struct encoder *encoder, const struct instant_object *object)
{
    const char *type = type_name(encoder->instant, object);
    json_t *array;
    switch (object->category) {
    case RECORD_SEQUENCE:
        array = tagged(strcmp(type, "tuple") == 0 ? "TUPLE" : "LIST");
        append_values(encoder, array, object);
        return array;
    case RECORD_SET:
        array = tagged("SET");
        append_values(encoder, array, object);
        return array;
    case RECORD_MAPPING:
        array = tagged("DICT");
        append_pairs(encoder, array, object, false);
        return array;
    case RECORD_INSTANCE:
        array = tagged("INSTANCE");
        json_array_append_new(array, json_string(type));
        append_attributes(encoder, array, object);
        return array;
    case RECORD_CLASS: {
        struct text name = {0};
        array = tagged("CLASS");
        instant_text(encoder->instant, object->id, &name);
        json_array_append_new(array, json_text(text_string(&name), name.length));
        json_array_append_new(array, json_array());
        append_attributes(encoder, array, object);
        text_fini(&name);
        return array;
    }
    case RECORD_FUNCTION: return encode_function(encoder, object);
    default:
        array = tagged("HEAP_PRIMITIVE");
        json_array_append_new(array, json_string(type));
        json_array_append_new(array, words_of(encoder->instant, object->id));
        return array;
    }
}

static void encode_heap(struct encoder *encoder)
{
    for (size_t i = 0; i < encoder->queue.count; i++) {
        struct instant_object object;
        char key[16];
        record_id id = encoder->queue.items[i];
        snprintf(key, sizeof key, "%u", id);
        if (json_object_get(encoder->heap, key) ||
            json_object_size(encoder->heap) >= HEAP_AT_MOST ||
            !instant_object(encoder->instant, id, &object))
            continue;
        json_object_set_new(encoder->heap, key, json_null());
        json_object_set_new(encoder->heap, key, encode_heap_object(encoder, &object));
    }
}

static void encode_names(struct encoder *encoder, record_id frame, json_t *values, json_t *order)
{
    struct instant_names names = {0};
    instant_names(encoder->instant, frame, &names);
    for (size_t i = 0; i < names.count; i++) {
        record_id cell, value = name_value(encoder->instant, &names.items[i], &cell);
        if (!value || is_hidden_name(names.items[i].label))
            continue;
        json_array_append_new(order, json_string(names.items[i].label));
        json_object_set_new(values, names.items[i].label, encode(encoder, value));
    }
    instant_names_fini(&names);
}

static json_t *encode_frame(struct encoder *encoder, const struct instant_frame *frame, bool top,
                            record_id returned)
{
    const char *function = record_name_string(encoder->instant.record, frame->function);
    json_t *object = json_object(), *locals = json_object(), *order = json_array();
    struct text hash = {0};
    encode_names(encoder, frame->id, locals, order);
    if (returned) {
        json_array_append_new(order, json_string("__return__"));
        json_object_set_new(locals, "__return__", encode(encoder, returned));
    }
    text_format(&hash, "%s_f%u", function, frame->id);
    json_put(object, "func_name", json_string(function));
    json_put(object, "encoded_locals", locals);
    json_put(object, "ordered_varnames", order);
    json_put(object, "is_highlighted", json_boolean(top));
    json_put(object, "is_parent", json_false());
    json_put(object, "is_zombie", json_false());
    json_put(object, "parent_frame_id_list", json_array());
    json_put(object, "unique_hash", json_string(text_string(&hash)));
    json_put(object, "frame_id", json_integer(frame->id));
    text_fini(&hash);
    return object;
}

/* What the frame of a return step gives back, 0 for other steps. */
static record_id returned_value(const struct record *record, const struct step_info *info)
{
    struct record_events events = {0};
    record_id value = 0;
    if (info->kind != RECORD_STEP_RETURN)
        return 0;
    record_events_seek(&events, record, info->time);
    for (int i = 0; i < 6 && !value && record_events_previous(&events); i++)
        if (events.event.kind == RECORD_EVENT_RETURNED && events.event.entity == info->frame)
            value = events.event.other;
    record_events_fini(&events);
    return value;
}

static const char *event_of(const struct step_info *info)
{
    switch (info->kind) {
    case RECORD_STEP_CALL: return "call";
    case RECORD_STEP_RETURN: return "return";
    case RECORD_STEP_EXCEPTION: return "exception";
    default: return "step_line";
    }
}

static json_t *encode_step(const struct record *record, const struct step_info *info)
{
    struct encoder encoder = {.instant = {record, info->time}, .heap = json_object()};
    json_t *step = json_object(), *globals = json_object(), *order = json_array();
    json_t *stack = json_array();
    struct record_ids frames = {0};
    record_id returned = returned_value(record, info);
    size_t length;
    instant_stack(encoder.instant, &frames);
    for (size_t i = 0; i < frames.count; i++) {
        struct instant_frame frame;
        bool top = i + 1 == frames.count;
        if (!instant_frame(encoder.instant, frames.items[i], &frame))
            continue;
        if (i == 0 && frame.kind == RECORD_MODULE_FRAME)
            encode_names(&encoder, frame.id, globals, order);
        else
            json_array_append_new(stack, encode_frame(&encoder, &frame, top, top ? returned : 0));
    }
    vector_fini(&frames);
    encode_heap(&encoder);
    const char *output = instant_output(encoder.instant, &length);
    json_put(step, "line", json_integer(info->line));
    json_put(step, "event", json_string(event_of(info)));
    json_put(step, "func_name", json_string(record_name_string(record, info->function)));
    json_put(step, "globals", globals);
    json_put(step, "ordered_globals", order);
    json_put(step, "stack_to_render", stack);
    json_put(step, "heap", encoder.heap);
    json_put(step, "stdout", json_text(output, length));
    vector_fini(&encoder.queue);
    return step;
}

static json_t *code_of(const struct record *record)
{
    struct text text = {0};
    uint32_t lines = record_files(record) ? record_file_lines(record, 1) : 0;
    for (uint32_t line = 1; line <= lines; line++) {
        size_t length;
        const char *bytes = record_file_line(record, 1, line, &length);
        if (bytes)
            text_append_bytes(&text, bytes, length);
        text_append_char(&text, '\n');
    }
    json_t *code = json_text(text_string(&text), text.length);
    text_fini(&text);
    return code;
}

bool pytutor_trace(const struct record *record, record_step first, record_step last, record_step by,
                   FILE *stream)
{
    json_t *code = code_of(record);
    bool good = code && fputs("{\"code\":", stream) != EOF &&
                json_dumpf(code, stream, JSON_COMPACT | JSON_ENCODE_ANY) == 0 &&
                fputs(",\"trace\":[", stream) != EOF,
         any = false;
    json_decref(code);
    for (record_step step = first; good && step <= last; step += MAX(by, 1)) {
        struct step_info info;
        if (!record_step_info(record, step, &info) || info.kind == RECORD_STEP_COLLECTOR ||
            info.kind == RECORD_STEP_END || info.kind == RECORD_STEP_EXIT)
            continue;
        json_t *told = encode_step(record, &info);
        good = (!any || fputs(",\n", stream) != EOF) && json_dumpf(told, stream, JSON_COMPACT) == 0;
        any = true;
        json_decref(told);
    }
    return good && fputs("]}\n", stream) != EOF;
}
