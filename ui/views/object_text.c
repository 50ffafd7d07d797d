/* An object in words, as the document's diagram writes it: list([1, 2, 3]), int(42), str("hi").
 *
 * The outermost object tells its type; what it holds is written as Python writes it, bare. When the
 * whole does not fit, containers keep their first items and their last, and long texts their two
 * ends. Reading costs what is written: a list of a million items is asked for a few.
 */
#include "ui/views/c_value.h"
#include "ui/views/view.h"

#include "base/utf8.h"

#include <string.h>

enum { NESTING = 6, CHUNK = 40, SMALLEST_FOLD = 6 };

struct writer {
    struct instant instant;
    struct text *out;
    size_t cells; /* written so far */
    size_t cap;   /* cells that may be */
    record_id path[NESTING];
    int depth;
};

/* How a container is written: what stands around its items. */
struct shape {
    char opening[72];
    const char *closing;
    record_id entity; /* whose slots the items are */
    enum record_form form;
    size_t total;    /* slots, holes included */
    bool attributes; /* items are name=value */
    bool is_tuple;   /* a single item has a comma */
    bool values;     /* items are values without their labels */
};

/* Items one after another, holes left out, a few slots read at a time. */
struct items {
    struct instant instant;
    const struct shape *shape;
    struct instant_slots slots;
    size_t next;
    struct record_slot slot;
};

static bool say(struct writer *w, const char *string)
{
    text_append(w->out, string);
    w->cells += utf8_string_width(string, strlen(string));
    return w->cells <= w->cap;
}

static bool is_one_of(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(word, *words) == 0)
            return true;
    return false;
}

static bool items_next(struct items *items)
{
    while (true) {
        size_t at = items->next - items->slots.from;
        if (items->next < items->slots.from || at >= items->slots.count) {
            if (!instant_slots(items->instant, items->shape->entity, RECORD_CONTENTS, items->next,
                               CHUNK, &items->slots) ||
                items->slots.count == 0)
                return false;
            at = 0;
        }
        items->slot = items->slots.items[at];
        items->next++;
        if (items->slot.value)
            return true;
    }
}

/* The last item, looked for among the last slots only. */
static bool items_last(struct items *items, size_t total)
{
    size_t from = total > CHUNK ? total - CHUNK : 0;
    if (!instant_slots(items->instant, items->shape->entity, RECORD_CONTENTS, from, CHUNK,
                       &items->slots))
        return false;
    for (size_t i = items->slots.count; i-- > 0;) {
        items->slot = items->slots.items[i];
        items->next = from + i;
        if (items->slot.value)
            return true;
    }
    return false;
}

static void shape_around(struct shape *shape, const char *type, const char *open, const char *close)
{
    size_t length = strlen(type);
    if (length > sizeof shape->opening - 4)
        length = sizeof shape->opening - 4;
    memcpy(shape->opening, type, length);
    strcpy(shape->opening + length, open);
    shape->closing = close;
}

static void shape_tuple(struct shape *shape, bool nested)
{
    shape_around(shape, nested ? "" : "tuple(", "(", nested ? ")" : "))");
    shape->is_tuple = true;
}

/* An instance whose attributes live in a dict of their own is written with them all the same. */
static void shape_instance(struct writer *w, const char *type, struct shape *shape)
{
    struct instant_slots slots = {0};
    shape_around(shape, type, "(", ")");
    shape->attributes = true;
    if (instant_slots(w->instant, shape->entity, RECORD_CONTENTS, 0, 1, &slots) && slots.count) {
        record_name name = record_label_name(slots.items[0].label);
        struct instant_object dict;
        if (strcmp(record_name_string(w->instant.record, name), "__dict__") == 0 &&
            instant_object(w->instant, slots.items[0].value, &dict)) {
            shape->entity = slots.items[0].value;
            shape->form = dict.form;
            shape->total = dict.slots;
        }
    }
    instant_slots_fini(&slots);
}

/* False for an object that is not written with its items. */
static bool shape_of(struct writer *w, const struct instant_object *object, bool nested,
                     struct shape *shape)
{
    const char *type = record_name_string(w->instant.record, object->type);
    *shape = (struct shape){.entity = object->id, .form = object->form, .total = object->slots};
    switch (object->category) {
    case RECORD_SEQUENCE:
        if (strcmp(type, "list") == 0)
            shape_around(shape, nested ? "" : "list(", "[", nested ? "]" : "])");
        else if (strcmp(type, "tuple") == 0)
            shape_tuple(shape, nested);
        else
            shape_around(shape, type, "(", ")");
        return true;
    case RECORD_MAPPING:
        if (nested && strcmp(type, "dict") == 0)
            shape_around(shape, "", "{", "}");
        else
            shape_around(shape, type, "({", "})");
        return true;
    case RECORD_SET:
        if (object->slots == 0)
            shape_around(shape, type, "(", ")");
        else if (nested && strcmp(type, "set") == 0)
            shape_around(shape, "", "{", "}");
        else
            shape_around(shape, type, "({", "})");
        return true;
    case RECORD_INSTANCE: shape_instance(w, type, shape); return true;
    case RECORD_CELL:
        shape_around(shape, type, "(", ")");
        shape->values = true;
        return true;
    case RECORD_OTHER:
        if (strcmp(type, "deque") != 0)
            return false;
        shape_around(shape, type, "([", "])");
        shape->values = true;
        return true;
    default: return false;
    }
}

/* What a function, a class, a module, a generator is called before its name. */
static const char *noun_of(const struct instant_object *object, const char *type)
{
    switch (object->category) {
    case RECORD_FUNCTION: return strcmp(type, "method") == 0 ? "method" : "function";
    case RECORD_CLASS: return "class";
    case RECORD_MODULE: return "module";
    case RECORD_CODE: return "code of";
    case RECORD_ITERATOR: return type;
    case RECORD_OTHER: return strcmp(type, "frame") == 0 ? "frame of" : NULL;
    default: return NULL;
    }
}

/* A bound method tells whose it is: Person.greet comes from its function. */
static void method_text(struct instant instant, record_id id, struct text *out)
{
    struct instant_slots slots = {0};
    if (instant_slots(instant, id, RECORD_CONTENTS, 0, 1, &slots) && slots.count)
        instant_text(instant, slots.items[0].value, out);
    instant_slots_fini(&slots);
}

static void weak_text(struct instant instant, record_id id, const char *type, struct text *out)
{
    struct instant_slots slots = {0};
    struct instant_object referent;
    if (instant_slots(instant, id, RECORD_CONTENTS, 0, 1, &slots) && slots.count &&
        record_label_holder(slots.items[0].label) == RECORD_WEAK &&
        instant_object(instant, slots.items[0].value, &referent) && referent.alive)
        text_format(out, "%s(to %s #%u)", type, record_name_string(instant.record, referent.type),
                    referent.id);
    else
        text_format(out, "%s(dead)", type);
    instant_slots_fini(&slots);
}

static const char *const bare_atoms[] = {"NoneType", "bool", "ellipsis", "NotImplementedType",
                                         NULL};
static const char *const called_atoms[] = {"range", "slice", NULL};

const char *view_function_name(const char *qualified)
{
    static const char locals[] = "<locals>.";
    for (const char *found; (found = strstr(qualified, locals)) != NULL;)
        qualified = found + sizeof locals - 1;
    return qualified;
}

/* Everything that is written in words of its own, without items. */
static void plain_text(struct instant instant, const struct instant_object *object, bool nested,
                       struct text *out)
{
    const char *type = record_name_string(instant.record, object->type);
    const char *noun = noun_of(object, type);
    struct text text = {0};
    instant_text(instant, object->id, &text);
    if (object->category == RECORD_FUNCTION && !text.length)
        method_text(instant, object->id, &text);
    const char *words = noun ? view_function_name(text_string(&text)) : text_string(&text);
    if (object->category == RECORD_WEAK_REFERENCE)
        weak_text(instant, object->id, type, out);
    else if (noun && text.length)
        text_format(out, "%s %s", noun, words);
    else if (object->category == RECORD_EXCEPTION)
        text_format(out, "%s(%s)", type, words);
    else if (!text.length)
        text_append(out, type);
    else if (object->category == RECORD_ATOM && !is_one_of(type, called_atoms) &&
             (nested || is_one_of(type, bare_atoms)))
        text_append(out, words);
    else if (words[0] == '(' && strcmp(type, "complex") == 0)
        text_format(out, "%s%s", type, words);
    else
        text_format(out, "%s(%s)", type, words);
    text_fini(&text);
}

/* The longest beginning (or end) of the text that takes at most `cells`. */
static size_t beginning(const char *bytes, size_t length, size_t cells)
{
    size_t at = 0, taken = 0;
    while (at < length) {
        uint32_t code_point;
        size_t step = utf8_decode(bytes + at, length - at, &code_point);
        taken += (size_t)utf8_cell_width(code_point);
        if (taken > cells)
            break;
        at += step;
    }
    return at;
}

static size_t ending(const char *bytes, size_t length, size_t cells)
{
    size_t from = beginning(bytes, length, utf8_string_width(bytes, length) - cells);
    if (from < length && utf8_string_width(bytes + from, length - from) > cells) {
        uint32_t code_point;
        from += utf8_decode(bytes + from, length - from, &code_point);
    }
    return from;
}

static void say_cut(struct writer *w, const char *bytes, size_t length, size_t cells)
{
    if (utf8_string_width(bytes, length) <= cells) {
        text_append_bytes(w->out, bytes, length);
        w->cells += utf8_string_width(bytes, length);
        return;
    }
    if (cells == 0)
        return;
    size_t tail = cells > 8 ? (cells - 1) / 3 : 0;
    size_t start = beginning(bytes, length, cells - 1 - tail);
    size_t end = ending(bytes, length, tail);
    text_append_bytes(w->out, bytes, start);
    text_append(w->out, "…");
    text_append_bytes(w->out, bytes + end, length - end);
    w->cells += cells;
}

static bool write_whole(struct writer *w, record_id id);

static bool is_on_path(const struct writer *w, record_id id)
{
    for (int i = 0; i < w->depth; i++)
        if (w->path[i] == id)
            return true;
    return false;
}

static bool write_key(struct writer *w, const struct shape *shape, const struct record_slot *slot)
{
    if (shape->form == RECORD_NAMED) {
        record_name name = record_label_name(slot->label);
        return shape->values ||
               (say(w, record_name_string(w->instant.record, name)) && say(w, "="));
    }
    if (shape->form != RECORD_KEYED)
        return true;
    if (!shape->attributes)
        return write_whole(w, slot->label) && say(w, ": ");
    struct text name = {0};
    instant_text(w->instant, slot->label, &name);
    if (name.length > 1 && name.bytes[0] == '"') {
        text_truncate(&name, name.length - 1);
        say(w, name.bytes + 1);
    } else {
        say(w, text_string(&name));
    }
    text_fini(&name);
    return say(w, "=");
}

static bool write_item(struct writer *w, const struct shape *shape, const struct record_slot *slot)
{
    return write_key(w, shape, slot) && write_whole(w, slot->value);
}

/* The whole of a container, or false when it passes the cap. */
static bool write_items(struct writer *w, const struct shape *shape)
{
    struct items items = {.instant = w->instant, .shape = shape};
    bool fits = say(w, shape->opening);
    size_t count = 0;
    for (; fits && items_next(&items); count++)
        fits = (count == 0 || say(w, ", ")) && write_item(w, shape, &items.slot);
    if (fits && count == 1 && shape->is_tuple)
        fits = say(w, ",");
    instant_slots_fini(&items.slots);
    return fits && say(w, shape->closing);
}

static bool write_whole(struct writer *w, record_id id)
{
    struct instant_object object;
    struct shape shape;
    bool nested = w->depth > 0;
    if (!instant_object(w->instant, id, &object))
        return say(w, "?");
    if (!shape_of(w, &object, nested, &shape)) {
        struct text text = {0};
        plain_text(w->instant, &object, nested, &text);
        bool fits = say(w, text_string(&text));
        text_fini(&text);
        return fits;
    }
    if (is_on_path(w, id) || w->depth == NESTING)
        return say(w, shape.opening) && say(w, "...") && say(w, shape.closing);
    w->path[w->depth++] = id;
    bool fits = write_items(w, &shape);
    w->depth--;
    return fits;
}

/* Tries `write` within `cap` more cells; leaves no trace when it does not fit. */
static bool try_item(struct writer *w, const struct shape *shape, const struct record_slot *slot,
                     bool comma, size_t cap)
{
    size_t length = w->out->length, cells = w->cells, old_cap = w->cap;
    w->cap = MIN(old_cap, cells + cap);
    bool fits = (!comma || say(w, ", ")) && write_item(w, shape, slot);
    w->cap = old_cap;
    if (!fits) {
        text_truncate(w->out, length);
        w->cells = cells;
    }
    return fits;
}

static void write_folded(struct writer *w, record_id id, size_t cap);

/* Cut numbers and names would be other numbers and names; texts and containers can be cut. */
static bool is_foldable(struct instant instant, record_id id)
{
    struct instant_object object;
    if (!instant_object(instant, id, &object))
        return false;
    switch (object.category) {
    case RECORD_ATOM: return strcmp(record_name_string(instant.record, object.type), "str") == 0;
    case RECORD_SEQUENCE:
    case RECORD_MAPPING:
    case RECORD_SET:
    case RECORD_INSTANCE:
    case RECORD_EXCEPTION: return true;
    default: return false;
    }
}

/* What does not fit whole is folded into the room there is, if it is of use then. Leaves no trace otherwise. */
static bool fold_item(struct writer *w, const struct shape *shape, const struct record_slot *slot,
                      bool comma, size_t room)
{
    size_t length = w->out->length, cells = w->cells, old_cap = w->cap;
    w->cap = cells + room;
    bool fits = room > SMALLEST_FOLD && is_foldable(w->instant, slot->value) &&
                (!comma || say(w, ", ")) && write_key(w, shape, slot) &&
                w->cells + SMALLEST_FOLD <= cells + room;
    if (fits)
        write_folded(w, slot->value, cells + room - w->cells);
    w->cap = old_cap;
    if (!fits) {
        text_truncate(w->out, length);
        w->cells = cells;
    }
    return fits;
}

/* First items, an ellipsis, and the last one when there is room. */
static void fold_items(struct writer *w, const struct shape *shape, size_t cap)
{
    struct items items = {.instant = w->instant, .shape = shape};
    struct text last = {0}, *out = w->out;
    size_t total = shape->total, written = 0, last_cells = 0;
    size_t last_at = SIZE_MAX, start = w->cells;
    if (cap >= 16 && total > 2 && items_last(&items, total)) {
        size_t cells = w->cells;
        w->out = &last;
        if (try_item(w, shape, &items.slot, true, cap / 3)) {
            last_cells = w->cells - cells;
            last_at = items.next;
        }
        w->out = out;
        w->cells = cells;
    }
    size_t end = start + cap - last_cells;
    items.next = 0;
    items.slots.count = 0;
    bool more = true;
    while ((more = items_next(&items)) && items.next <= last_at) {
        size_t room = end > w->cells + 3 ? end - w->cells - 3 : 0;
        if (!try_item(w, shape, &items.slot, written > 0, room) &&
            !fold_item(w, shape, &items.slot, written > 0, room))
            break;
        written++;
    }
    if (!written || (more && items.next <= last_at)) {
        text_append(out, written ? ", …" : "…");
        w->cells += written ? 3 : 1;
    }
    if (last_cells && w->cells + last_cells <= start + cap) {
        text_append(out, text_string(&last));
        w->cells += last_cells;
    }
    text_fini(&last);
    instant_slots_fini(&items.slots);
}

static void write_folded(struct writer *w, record_id id, size_t cap)
{
    struct instant_object object;
    struct shape shape;
    size_t length = w->out->length, cells = w->cells, old_cap = w->cap;
    w->cap = cells + cap;
    bool fits = write_whole(w, id);
    w->cap = old_cap;
    if (fits)
        return;
    text_truncate(w->out, length);
    w->cells = cells;
    if (!instant_object(w->instant, id, &object))
        return;
    struct text text = {0};
    if (!shape_of(w, &object, w->depth > 0, &shape)) {
        plain_text(w->instant, &object, w->depth > 0, &text);
        say_cut(w, text_string(&text), text.length, cap);
        text_fini(&text);
        return;
    }
    size_t around = utf8_string_width(shape.opening, strlen(shape.opening)) + strlen(shape.closing);
    bool is_inner_instance = object.category == RECORD_INSTANCE && w->depth > 0;
    if (around + 1 > cap || is_inner_instance || w->depth == NESTING || is_on_path(w, id)) {
        if (around + 1 <= cap)
            text_format(&text, "%s…%s", shape.opening, shape.closing);
        else
            text_append(&text, w->depth ? "…" : shape.opening);
        say_cut(w, text_string(&text), text.length, cap);
        text_fini(&text);
        return;
    }
    w->cap = cells + cap;
    say(w, shape.opening);
    w->path[w->depth++] = id;
    fold_items(w, &shape, cap - around);
    w->depth--;
    say(w, shape.closing);
    w->cap = old_cap;
}

void view_object_text(struct instant instant, record_id id, size_t width, struct text *out)
{
    struct writer w = {.instant = instant, .out = out};
    if (record_has_bytes(instant.record)) {
        c_object_text(instant, id, width, out);
        return;
    }
    write_folded(&w, id, width);
}

void view_item_text(struct instant instant, record_id id, size_t width, struct text *out)
{
    struct writer w = {.instant = instant, .out = out, .depth = 1};
    if (record_has_bytes(instant.record)) {
        c_object_text(instant, id, width, out);
        return;
    }
    write_folded(&w, id, width);
}
