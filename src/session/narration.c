/* From events to sentences.
 *
 * The events between two instants are gathered by what they are about (names, objects, containers, calls), and then told
 * most important first: what was called or returned, what names refer to now and what that did to the counts, what died, what
 * containers took in, what was printed. A sentence is said once, and three are enough.
 */
#include "session/narration.h"

#include "record/bytes.h"
#include "session/narration_c.h"
#include "session/state.h"

#include <string.h>

enum {
    EVENTS_LOOKED_AT = 20000,
    NAMES_TOLD = 2,
    SENTENCES = 3,
    TEXT_WIDTH = 44,
    OUTPUT_SHOWN = 40,
    LEFT_NAMES_TOLD = 4,
    REFERRERS_LOOKED_AT = 8
};

struct binding {
    char name[64];
    record_id old, value;
};

struct story {
    struct instant before, now;
    struct text *out;
    int sentences;
    struct binding bindings[NAMES_TOLD];
    size_t binding_count;
    struct {
        VECTOR(record_id);
    } freed;           /* in the order of their deaths */
    record_id changed; /* a container that took something in or gave it up */
    struct record_event change;
    record_id change_inserted, change_removed;
    size_t changes;
    record_id returned_from, returned;
    record_id called;
    record_id left; /* a function whose frame went */
    record_name raised;
    char message[120];
    struct text printed;
    bool collected;
    uint32_t collected_count;
};

/* ---- words ---- */

static void say(struct story *story)
{
    if (story->sentences++)
        text_append_char(story->out, ' ');
}

static bool full(const struct story *story)
{
    return story->sentences >= SENTENCES;
}

static void object_words(struct story *story, record_id id)
{
    view_object_text(story->now, id, TEXT_WIDTH, story->out);
}

/* "the list", "int(42)": atoms by their value, all else by its type. */
static void the_object(struct story *story, record_id id, bool capital)
{
    struct instant_object object;
    if (!instant_object(story->now, id, &object)) {
        text_append(story->out, capital ? "It" : "it");
        return;
    }
    if (object.category == RECORD_ATOM)
        object_words(story, id);
    else
        text_format(story->out, "%s %s", capital ? "The" : "the",
                    record_name_string(story->now.record, object.type));
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

/* ---- gathering ---- */

static bool was_made_since(const struct story *story, record_id id)
{
    struct instant_object object;
    return instant_object(story->now, id, &object) && object.made > story->before.time;
}

static bool is_namespace(struct instant now, record_id id)
{
    struct record_ids stack = {0};
    struct instant_frame frame;
    bool found = false;
    if (instant_stack(now, &stack))
        for (size_t i = 0; i < stack.count && !found; i++)
            found = instant_frame(now, stack.items[i], &frame) && frame.namespace_id == id;
    vector_fini(&stack);
    return found;
}

static void add_binding(struct story *story, const char *name, record_id old, record_id value)
{
    if (name[0] == '_' && name[1] == '_')
        return;
    if (name[0] == '.')
        return;
    for (size_t i = 0; i < story->binding_count; i++)
        if (strcmp(story->bindings[i].name, name) == 0) {
            story->bindings[i].value = value;
            return;
        }
    if (story->binding_count == NAMES_TOLD)
        return;
    struct binding *binding = &story->bindings[story->binding_count++];
    size_t length = MIN(strlen(name), sizeof binding->name - 1);
    memcpy(binding->name, name, length);
    binding->name[length] = '\0';
    binding->old = old;
    binding->value = value;
}

/* A str's text without its quotes: a key that is a name. */
static bool key_name(struct instant now, record_id key, char *name, size_t size)
{
    struct text text = {0};
    bool good = instant_text(now, key, &text) && text.length >= 2 && text.bytes[0] == '"' &&
                text.length - 2 < size;
    if (good) {
        memcpy(name, text.bytes + 1, text.length - 2);
        name[text.length - 2] = '\0';
    }
    text_fini(&text);
    return good;
}

static void gather_frame_slot(struct story *story, const struct record_event *event)
{
    struct instant_frame frame;
    struct text label = {0};
    struct instant at = {story->now.record, event->after};
    if (event->region != RECORD_CONTENTS || !event->rebind ||
        !instant_frame(at, event->entity, &frame) || frame.made > story->before.time)
        return;
    if (instant_slot_label(at, event->entity, RECORD_CONTENTS, event->at, &label))
        add_binding(story, text_string(&label), event->removed[0].value, event->inserted[0].value);
    text_fini(&label);
}

static void gather_splice(struct story *story, const struct record_event *event)
{
    enum record_entity entity = instant_entity(story->now, event->entity);
    if (entity == RECORD_IS_FRAME) {
        gather_frame_slot(story, event);
        return;
    }
    if (entity != RECORD_IS_OBJECT)
        return;
    if (is_namespace(story->now, event->entity)) {
        char name[64];
        struct instant_slots slots = {0};
        struct instant at = {story->now.record, event->after};
        record_id key = event->inserted_count ? event->inserted[0].label : 0;
        if (!key && event->inserted_count &&
            instant_slots(at, event->entity, RECORD_CONTENTS, event->at, 1, &slots) && slots.count)
            key = slots.items[0].label;
        if (!event->inserted_count || !event->inserted[0].value)
            key = event->removed_count ? event->removed[0].label : 0;
        if (key && key_name(story->now, key, name, sizeof name))
            add_binding(story, name, event->removed_count ? event->removed[0].value : 0,
                        event->inserted_count ? event->inserted[0].value : 0);
        instant_slots_fini(&slots);
        return;
    }
    if (was_made_since(story, event->entity))
        return;
    story->changes++;
    story->changed = event->entity;
    story->change = *event;
    story->change_inserted = event->inserted_count ? event->inserted[0].value : 0;
    story->change_removed = event->removed_count ? event->removed[0].value : 0;
}

static void gather(struct story *story, const struct record_event *event)
{
    switch (event->kind) {
    case RECORD_EVENT_SPLICE: gather_splice(story, event); break;
    case RECORD_EVENT_FREED: (void)vector_push(&story->freed, event->entity); break;
    case RECORD_EVENT_RESUMED: story->called = event->entity; break;
    case RECORD_EVENT_LEFT: story->left = event->entity; break;
    case RECORD_EVENT_RETURNED:
        story->returned_from = event->entity;
        story->returned = event->other;
        break;
    case RECORD_EVENT_RAISED:
        story->raised = event->name;
        memcpy(story->message, event->text, MIN(event->text_length, sizeof story->message - 1));
        story->message[MIN(event->text_length, sizeof story->message - 1)] = '\0';
        break;
    case RECORD_EVENT_OUTPUT:
        if (event->stream != RECORD_STDIN)
            text_append_bytes(&story->printed, event->text, event->text_length);
        break;
    case RECORD_EVENT_GC_END:
        story->collected = true;
        story->collected_count =
            (uint32_t)instant_collector((struct instant){story->now.record, event->after})
                .totals[RECORD_GC_COLLECTED];
        break;
    default: break;
    }
}

/* ---- telling ---- */

static void tell_raised(struct story *story)
{
    say(story);
    text_format(story->out, "%s is raised%s%s.",
                record_name_string(story->now.record, story->raised), story->message[0] ? ": " : "",
                story->message);
}

static void tell_call(struct story *story)
{
    struct instant_frame frame;
    if (!instant_frame(story->now, story->called, &frame) || frame.kind == RECORD_MODULE_FRAME)
        return;
    const char *function = record_name_string(story->now.record, frame.function);
    say(story);
    if (frame.made <= story->before.time)
        text_format(story->out, "%s goes on where it stopped.", function);
    else if (frame.kind == RECORD_CLASS_FRAME)
        text_format(story->out, "The body of class %s runs in a frame of its own.", function);
    else if (frame.kind == RECORD_COMPREHENSION_FRAME)
        text_format(story->out, "The comprehension runs in a frame of its own.");
    else {
        struct instant_names names = {0};
        size_t bound = 0;
        text_format(story->out, "%s() is called: a frame is pushed", function);
        if (instant_names(story->now, story->called, &names))
            for (size_t i = 0; i < names.count && bound < 2; i++) {
                if (!names.items[i].value || names.items[i].scope != RECORD_LOCAL)
                    continue;
                text_format(story->out, "%s%s → ", bound ? ", " : " with ", names.items[i].label);
                object_words(story, names.items[i].value);
                bound++;
            }
        instant_names_fini(&names);
        text_append_char(story->out, '.');
    }
}

/* Does the line that the generator stands at hand something out, as far as its text tells? */
static bool line_yields(const struct story *story, const struct instant_frame *frame)
{
    size_t length;
    const char *line = record_file_line(story->now.record, frame->file, frame->line, &length);
    for (size_t i = 0; line && i + 5 <= length; i++)
        if (memcmp(line + i, "yield", 5) == 0 || memcmp(line + i, "await", 5) == 0)
            return true;
    return false;
}

static void tell_return(struct story *story)
{
    struct instant_frame frame;
    if (!instant_frame(story->now, story->returned_from, &frame))
        return;
    const char *function = record_name_string(story->now.record, frame.function);
    say(story);
    if (frame.kind == RECORD_CLASS_FRAME) {
        text_format(story->out, "The body of class %s has run: its names become the class's.",
                    function);
        return;
    }
    if (frame.kind == RECORD_COMPREHENSION_FRAME)
        text_append(story->out, "The comprehension gives ");
    else
        text_format(story->out, "%s %s ", function,
                    frame.kind == RECORD_GENERATOR_FRAME && line_yields(story, &frame) ? "hands out"
                                                                                       : "returns");
    object_words(story, story->returned);
    text_append_char(story->out, '.');
}

/* Does a frame object hold what a name of the frame referred to? Then the frame is not gone. */
static bool is_kept_by_frame(struct story *story, record_id value)
{
    struct instant_referrers referrers = {0};
    struct instant_object holder;
    bool kept = false;
    instant_referrers(story->now, value, REFERRERS_LOOKED_AT, &referrers);
    for (size_t i = 0; i < referrers.count && !kept; i++)
        kept = instant_object(story->now, referrers.items[i].holder, &holder) &&
               strcmp(record_name_string(story->now.record, holder.type), "frame") == 0 &&
               instant_object(story->now, value, &holder) && holder.category != RECORD_ATOM;
    instant_referrers_fini(&referrers);
    return kept;
}

static const char *words_for_left(struct story *story, const struct instant_names *names)
{
    for (size_t i = 0; i < names->count; i++)
        if (names->items[i].value && is_kept_by_frame(story, names->items[i].value))
            return "The call is over, but its frame is kept, and with it its names: ";
    return "The frame goes, and with it its names: ";
}

/* A function's frame is gone, and its names with it; or a traceback keeps it. */
static void tell_left(struct story *story)
{
    struct instant_frame frame;
    struct instant_names names = {0};
    size_t bound = 0;
    if (!instant_frame(story->before, story->left, &frame) || frame.kind != RECORD_FUNCTION_FRAME ||
        !instant_names(story->before, story->left, &names))
        return;
    for (size_t i = 0; i < names.count; i++) {
        if (!names.items[i].value || names.items[i].scope != RECORD_LOCAL)
            continue;
        if (!bound++)
            say(story);
        if (bound <= LEFT_NAMES_TOLD)
            text_format(story->out, "%s%s", bound == 1 ? words_for_left(story, &names) : ", ",
                        names.items[i].label);
    }
    if (bound > LEFT_NAMES_TOLD)
        text_format(story->out, " and %zu more", bound - LEFT_NAMES_TOLD);
    if (bound)
        text_append_char(story->out, '.');
    instant_names_fini(&names);
}

static bool is_freed(const struct story *story, record_id id)
{
    for (size_t i = 0; i < story->freed.count; i++)
        if (story->freed.items[i] == id)
            return true;
    return false;
}

/* Another name of the frame that refers to the object; false when there is none. */
static bool other_name(struct story *story, const struct binding *binding, struct text *out)
{
    struct instant_names names = {0};
    bool found = false;
    if (instant_names(story->now, instant_top_frame(story->now), &names))
        for (size_t i = 0; i < names.count && !found; i++)
            if (names.items[i].value == binding->value &&
                strcmp(names.items[i].label, binding->name) != 0) {
                text_append(out, names.items[i].label);
                found = true;
            }
    instant_names_fini(&names);
    return found;
}

/* def, class and import bind names as well. */
static void tell_definition(struct story *story, const struct binding *binding,
                            const struct instant_object *value)
{
    struct text words = {0};
    view_object_text(story->now, binding->value, TEXT_WIDTH, &words);
    const char *space = strchr(text_string(&words), ' ');
    bool own_name = space && strcmp(space + 1, binding->name) == 0;
    if (!own_name)
        text_format(story->out, "%s now names %s.", binding->name, text_string(&words));
    else if (value->category == RECORD_MODULE)
        text_format(story->out, "Module %s is imported.", binding->name);
    else
        text_format(story->out, "%s %s is defined: a name that refers to a%s object.",
                    value->category == RECORD_CLASS ? "Class" : "Function", binding->name,
                    value->category == RECORD_CLASS ? " class" : " function");
    text_fini(&words);
}

static void tell_new_value(struct story *story, const struct binding *binding)
{
    struct instant_object value, earlier;
    struct text other = {0};
    if (!instant_object(story->now, binding->value, &value))
        return;
    say(story);
    if (value.category == RECORD_FUNCTION || value.category == RECORD_CLASS ||
        value.category == RECORD_MODULE) {
        tell_definition(story, binding, &value);
        return;
    }
    bool is_atom = value.category == RECORD_ATOM;
    bool is_new = value.made > story->before.time ||
                  !instant_object(story->before, binding->value, &earlier) || !earlier.refcount;
    bool shared = !is_new && !(value.flags & RECORD_PREEXISTING) &&
                  (!is_atom || value.refcount == 2) && other_name(story, binding, &other);
    text_format(story->out, "%s now refers to ", binding->name);
    if (!shared || is_atom) {
        text_append(story->out, is_new && !is_atom ? "a new " : "");
        object_words(story, binding->value);
        if (shared)
            text_format(story->out, ", as %s does", text_string(&other));
    } else
        text_format(story->out, "the same %s as %s",
                    record_name_string(story->now.record, value.type), text_string(&other));
    /* The counts of small ints, None and the like are everybody's. */
    if (!is_new && value.refcount != earlier.refcount && (shared || !is_atom))
        text_format(story->out, ": %srefcount %u → %u",
                    shared && value.refcount == 2 ? "one object, two names, " : "",
                    earlier.refcount, value.refcount);
    text_append_char(story->out, '.');
    text_fini(&other);
}

static void tell_old_value(struct story *story, const struct binding *binding)
{
    struct instant_object old, earlier;
    if (!binding->old || binding->old == binding->value || full(story) ||
        !instant_object(story->now, binding->old, &old) ||
        !instant_object(story->before, binding->old, &earlier))
        return;
    if (is_freed(story, binding->old)) {
        if (old.category == RECORD_ATOM)
            return; /* an int that nobody needs any more is no news */
        say(story);
        text_format(
            story->out,
            "The last reference is gone: refcount %u → 0, and the %s is freed at once, %zu bytes.",
            earlier.refcount, record_name_string(story->now.record, old.type), old.size);
    } else if (old.category != RECORD_ATOM && old.refcount < earlier.refcount) {
        say(story);
        the_object(story, binding->old, true);
        text_format(story->out, " has one reference fewer: %u → %u.", earlier.refcount,
                    old.refcount);
    }
}

static void tell_bindings(struct story *story)
{
    for (size_t i = 0; i < story->binding_count && !full(story); i++) {
        const struct binding *binding = &story->bindings[i];
        if (binding->value)
            tell_new_value(story, binding);
        else {
            say(story);
            text_format(story->out, "The name %s is gone.", binding->name);
        }
        tell_old_value(story, binding);
    }
}

static void thing_words(struct story *story, const struct instant_object *object)
{
    text_format(story->out, "the %s #%u", record_name_string(story->now.record, object->type),
                story->changed);
}

/* A captured variable lives in a cell: told by its name. */
static void tell_captured(struct story *story)
{
    struct instant_names names = {0};
    bool told = false;
    if (story->change_inserted && instant_names(story->now, instant_top_frame(story->now), &names))
        for (size_t i = 0; i < names.count && !told; i++) {
            if (names.items[i].value != story->changed)
                continue;
            told = true;
            say(story);
            text_format(story->out, "%s, which is kept in a cell, now refers to ",
                        names.items[i].label);
            object_words(story, story->change_inserted);
            text_append_char(story->out, '.');
        }
    instant_names_fini(&names);
}

static void tell_put_in(struct story *story, const struct instant_object *object)
{
    const struct record_event *change = &story->change;
    struct text label = {0};
    instant_slot_label(story->now, story->changed, RECORD_CONTENTS, change->at, &label);
    if (object->form == RECORD_NAMED && label.length)
        text_format(story->out, "The attribute %s of ", text_string(&label));
    else if (object->form == RECORD_KEYED && label.length > 2) /* in brackets */
        text_format(story->out, "The key %.*s is added to ", (int)label.length - 2,
                    text_string(&label) + 1);
    else {
        object_words(story, story->change_inserted);
        text_append(story->out, object->form == RECORD_INDEXED && change->at + 1 == object->slots
                                    ? " is appended to "
                                    : " is put into ");
    }
    thing_words(story, object);
    if ((object->form == RECORD_NAMED || object->form == RECORD_KEYED) && label.length) {
        text_append(story->out, object->form == RECORD_NAMED ? " is made: " : ": ");
        object_words(story, story->change_inserted);
    }
    text_fini(&label);
}

static void tell_change(struct story *story)
{
    const struct record_event *change = &story->change;
    struct instant_object object;
    if (!story->changes || full(story) || is_freed(story, story->changed) ||
        !instant_object(story->now, story->changed, &object))
        return;
    if (object.category == RECORD_CELL) {
        tell_captured(story);
        return;
    }
    /* What else happens in there is the interpreter's own business. */
    if (object.category != RECORD_SEQUENCE && object.category != RECORD_MAPPING &&
        object.category != RECORD_SET && object.category != RECORD_INSTANCE)
        return;
    say(story);
    if (story->changes > 1) {
        text_append(story->out, "There are changes in ");
        thing_words(story, &object);
    } else if (change->inserted_count == 1 && story->change_inserted && !story->change_removed)
        tell_put_in(story, &object);
    else if (change->removed_count == 1 && story->change_removed && !story->change_inserted) {
        object_words(story, story->change_removed);
        text_append(story->out, " is taken out of ");
        thing_words(story, &object);
    } else if (story->change_inserted && story->change_removed && change->inserted_count == 1) {
        struct text label = {0};
        instant_slot_label(story->now, story->changed, RECORD_CONTENTS, change->at, &label);
        text_format(story->out, "%s of ", text_string(&label));
        text_fini(&label);
        thing_words(story, &object);
        text_append(story->out, " now refers to ");
        object_words(story, story->change_inserted);
    } else {
        text_append(story->out, "The contents of ");
        thing_words(story, &object);
        text_append(story->out, " change");
    }
    text_append_char(story->out, '.');
}

/* Something that a person sees in the picture, and that was there before. */
static bool is_loss(const struct story *story, record_id id, struct instant_object *object)
{
    enum {
        SEEN = 1 << RECORD_SEQUENCE | 1 << RECORD_MAPPING | 1 << RECORD_SET | 1 << RECORD_INSTANCE |
               1 << RECORD_EXCEPTION
    };
    struct instant_object earlier;
    if (!(SEEN >> instant_category(story->now, id) & 1))
        return false;
    for (size_t k = 0; k < story->binding_count; k++)
        if (story->bindings[k].old == id)
            return false; /* told already */
    return instant_object(story->now, id, object) && instant_object(story->before, id, &earlier) &&
           earlier.refcount;
}

static void tell_deaths(struct story *story)
{
    size_t count = 0, bytes = 0;
    record_id last = 0;
    for (size_t i = 0; i < story->freed.count; i++) {
        struct instant_object object;
        if (!is_loss(story, story->freed.items[i], &object))
            continue;
        count++;
        bytes += object.size;
        last = story->freed.items[i];
    }
    if (!count || full(story))
        return;
    say(story);
    if (story->collected)
        text_format(story->out, "%zu object%s freed, %zu bytes.", count,
                    count == 1 ? " is" : "s are", bytes);
    else if (count == 1) {
        the_object(story, last, true);
        text_format(story->out, " is freed: nothing refers to it any more, %zu bytes.", bytes);
    } else
        text_format(story->out, "%zu objects are freed, %zu bytes.", count, bytes);
}

static void tell_collection(struct story *story)
{
    if (!story->collected || full(story))
        return;
    say(story);
    text_format(story->out, "The collector found %u object%s that only cycles kept alive.",
                story->collected_count, plural(story->collected_count));
}

static void tell_printed(struct story *story)
{
    const char *text = text_string(&story->printed);
    size_t length = strcspn(text, "\n");
    if (!story->printed.length || full(story))
        return;
    say(story);
    text_append(story->out, "Printed: ");
    text_append_bytes(story->out, text, MIN(length, OUTPUT_SHOWN));
    if (length > OUTPUT_SHOWN || (text[length] && text[length + 1]))
        text_append(story->out, "…");
}

void narrate(struct instant before, struct instant now, struct text *out)
{
    struct story story = {.before = before, .now = now, .out = out};
    struct record_events events = {0};
    if (now.time <= before.time || narrate_collection(now, out))
        return;
    if (record_has_bytes(now.record)) {
        narrate_c(before, now, out);
        return;
    }
    record_events_seek(&events, now.record, before.time);
    for (int looked = 0; looked < EVENTS_LOOKED_AT && record_events_next(&events); looked++) {
        if (events.event.after > now.time)
            break;
        gather(&story, &events.event);
    }
    record_events_fini(&events);
    if (story.raised)
        tell_raised(&story);
    if (story.returned_from)
        tell_return(&story);
    if (story.left && story.left != story.called)
        tell_left(&story);
    if (story.called)
        tell_call(&story);
    tell_collection(&story);
    tell_bindings(&story);
    tell_change(&story);
    tell_deaths(&story);
    tell_printed(&story);
    vector_fini(&story.freed);
    text_fini(&story.printed);
}
