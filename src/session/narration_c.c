/* From a C program's events to sentences: what was called, what memory took in, what malloc gave and free took away, what went wrong. */
#include "session/narration_c.h"

#include "ui/views/c_value.h"

#include <inttypes.h>
#include <string.h>

enum { EVENTS_LOOKED_AT = 20000, WRITES_TOLD = 3, WIDTH = 48, OUTPUT_SHOWN = 40, HOLDERS_TOLD = 3 };

/* A variable or block that took something in. */
struct written {
    record_id owner;
    uint64_t base, at; /* where the variable begins, and the write */
    record_type type;
    bool whole; /* more than one place of it */
};

struct story {
    struct instant before, now;
    struct text *out;
    record_id called, left;
    struct written written[WRITES_TOLD];
    size_t written_count;
    struct {
        VECTOR(record_id);
    } made, freed;
    struct text printed;
};

static void say(struct story *story)
{
    if (story->out->length)
        text_append_char(story->out, ' ');
}

/* ---- gathering ---- */

static bool was_called(const struct story *story, record_id frame)
{
    struct instant_frame before;
    return !instant_frame(story->before, frame, &before);
}

/* The variable, or the whole block, that has an address. */
static bool find_written(const struct story *story, uint64_t address, struct written *written)
{
    struct record_stretch stretch;
    record_id owner = instant_at_address(story->now, address);
    if (!owner || c_is_gone(story->now, owner) || !instant_stretch(story->now, owner, &stretch))
        return false;
    *written = (struct written){
        .owner = owner, .base = stretch.address, .at = address, .type = stretch.type};
    if (instant_entity(story->now, owner) != RECORD_IS_FRAME)
        return stretch.type != 0;
    const struct record_variable *variable =
        c_frame_variable(story->now, owner, address - stretch.address);
    if (!variable || was_called(story, owner))
        return false;
    written->base = stretch.address + variable->offset;
    written->type = variable->type;
    return true;
}

static void gather_write(struct story *story, const struct record_event *event)
{
    struct written written;
    uint64_t offset;
    if (!find_written(story, event->address, &written))
        return;
    record_type leaf = written.type;
    offset = c_leaf_at(story->now.record, &leaf, written.at - written.base);
    written.whole = offset != 0 || event->number > record_type_info(story->now.record, leaf)->size;
    for (size_t i = 0; i < story->written_count; i++) {
        struct written *known = &story->written[i];
        if (known->owner != written.owner || known->base != written.base)
            continue;
        known->whole = known->whole || written.whole || known->at != written.at;
        return;
    }
    if (story->written_count < WRITES_TOLD)
        story->written[story->written_count++] = written;
}

static void gather(struct story *story, const struct record_event *event)
{
    switch (event->kind) {
    case RECORD_EVENT_RESUMED: story->called = event->entity; break;
    case RECORD_EVENT_LEFT: story->left = event->entity; break;
    case RECORD_EVENT_WROTE: gather_write(story, event); break;
    case RECORD_EVENT_MADE:
        if (instant_category(story->now, event->entity) == RECORD_BLOCK)
            (void)vector_push(&story->made, event->entity);
        break;
    case RECORD_EVENT_FREED:
        if (instant_category(story->now, event->entity) == RECORD_BLOCK)
            (void)vector_push(&story->freed, event->entity);
        break;
    case RECORD_EVENT_OUTPUT:
        text_append_bytes(&story->printed, event->text, event->text_length);
        break;
    default: break;
    }
}

/* ---- telling ---- */

void narrate_c_fault(struct instant before, struct instant now, struct text *out)
{
    struct instant_fault fault, known;
    if (!instant_fault(now, &fault) || instant_fault(before, &known))
        return;
    text_format(out, "%s%s: line %u ", out->length ? " " : "",
                record_name_string(now.record, fault.kind), fault.line);
    text_append_bytes(out, fault.message, fault.message_length);
    text_append(out, ". The program is stopped here.");
}

static void tell_call(struct story *story)
{
    const struct record_variable *variables;
    struct instant_frame frame;
    struct record_stretch stretch;
    const char *between = "";
    if (!story->called || !instant_frame(story->now, story->called, &frame) ||
        !instant_stretch(story->now, story->called, &stretch) || !was_called(story, story->called))
        return;
    say(story);
    text_format(story->out, "%s(", record_name_string(story->now.record, frame.function));
    size_t count = record_layout_variables(story->now.record, stretch.layout, &variables);
    for (size_t i = 0; i < count; i++) {
        if (!variables[i].is_parameter)
            continue;
        text_format(story->out, "%s%s = ", between,
                    record_name_string(story->now.record, variables[i].name));
        c_value_text(story->now, story->called, variables[i].type,
                     stretch.address + variables[i].offset, WIDTH, story->out);
        between = ", ";
    }
    text_append(story->out,
                frame.caller ? ") is called: its frame goes on the stack." : ") begins.");
}

static void tell_left(struct story *story)
{
    struct instant_frame frame;
    if (!story->left || was_called(story, story->left) ||
        !instant_frame(story->now, story->left, &frame))
        return;
    say(story);
    text_format(story->out, "%s() has returned: its frame and the variables in it are gone.",
                record_name_string(story->now.record, frame.function));
}

/* The name of the function that gave a block, as its line says it. */
static const char *giver(struct story *story, uint32_t line)
{
    static const char *const names[] = {"calloc", "realloc", "strdup", "strndup", "aligned_alloc"};
    struct instant_frame frame;
    size_t length;
    struct text source = {0};
    const char *found = "malloc";
    if (instant_frame(story->now, instant_top_frame(story->now), &frame)) {
        const char *bytes = record_file_line(story->now.record, frame.file, line, &length);
        if (bytes)
            text_append_bytes(&source, bytes, length);
    }
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++)
        if (strstr(text_string(&source), names[i]))
            found = names[i];
    text_fini(&source);
    return found;
}

static void tell_made(struct story *story)
{
    struct record_stretch stretch;
    if (!story->made.count)
        return;
    record_id id = story->made.items[0];
    if (!instant_stretch(story->now, id, &stretch))
        return;
    say(story);
    text_format(story->out, "%s gave %" PRIu64 " byte%s at 0x%" PRIx64 ": block #%u",
                giver(story, stretch.made_line), stretch.size, stretch.size == 1 ? "" : "s",
                stretch.address, id);
    if (story->made.count > 1)
        text_format(story->out, ", and %zu block%s more", story->made.count - 1,
                    story->made.count > 2 ? "s" : "");
    text_append_char(story->out, '.');
}

/* A variable of the innermost frame that points to a block's beginning. False: there is none, and nothing is said. */
static bool put_alias(struct story *story, record_id block)
{
    struct instant_referrers referrers = {0};
    record_id top = instant_top_frame(story->now);
    bool found = false;
    instant_referrers(story->now, block, 8, &referrers);
    for (size_t i = 0; i < referrers.count && !found; i++) {
        struct instant_slots slots = {0};
        struct record_stretch stretch;
        record_id holder = referrers.items[i].holder;
        if (holder == top && instant_stretch(story->now, holder, &stretch) &&
            instant_slots(story->now, holder, RECORD_CONTENTS, referrers.items[i].slot, 1,
                          &slots) &&
            slots.count && c_points_to_start(story->now, holder, slots.items[0].label, block)) {
            c_location_text(story->now, holder, slots.items[0].label, story->out);
            found = true;
        }
        instant_slots_fini(&slots);
    }
    instant_referrers_fini(&referrers);
    return found;
}

/* numbers[2], node->next, where a variable points to the block; block #9[2] else. */
static void place_words(struct story *story, record_id owner, uint64_t offset)
{
    struct text location = {0};
    c_location_text(story->now, owner, offset, &location);
    const char *path = text_string(&location);
    if (instant_category(story->now, owner) == RECORD_BLOCK && *path == '#') {
        path += strcspn(path, "[. ");
        if (!put_alias(story, owner)) {
            text_append(story->out, "block ");
            path = text_string(&location);
        } else if (*path == '.') {
            text_append(story->out, "->");
            path++;
        }
    }
    text_append(story->out, path);
    text_fini(&location);
}

static void tell_write(struct story *story, const struct written *written)
{
    const struct record *record = story->now.record;
    record_type type = written->type;
    uint64_t at = written->base, size = record_type_info(record, type)->size;
    struct record_stretch stretch;
    bool is_block = instant_category(story->now, written->owner) == RECORD_BLOCK;
    if (!written->whole) {
        c_leaf_at(record, &type, written->at - written->base);
        at = written->at;
    }
    if (!c_bytes_differ(story->before, story->now, at, record_type_info(record, type)->size) ||
        !size || !instant_stretch(story->now, written->owner, &stretch))
        return;
    say(story);
    if (written->whole && is_block)
        c_short_text(story->now, written->owner, story->out);
    else if (written->whole && instant_entity(story->now, written->owner) == RECORD_IS_FRAME)
        text_append(
            story->out,
            record_name_string(
                record, c_frame_variable(story->now, written->owner, at - stretch.address)->name));
    else if (written->whole)
        text_append(story->out, record_name_string(record, stretch.name));
    else
        place_words(story, written->owner, at - stretch.address);
    struct text value = {0};
    c_value_text(story->now, written->owner, type, at, WIDTH, &value);
    const char *words = text_string(&value);
    if (!strncmp(words, C_POINTER_MARK, strlen(C_POINTER_MARK)))
        text_format(story->out, " points to %s now.", words + strlen(C_POINTER_MARK));
    else
        text_format(story->out, " is %s now.", words);
    text_fini(&value);
}

static void tell_freed(struct story *story)
{
    struct record_stretch stretch;
    struct text holders = {0};
    if (!story->freed.count)
        return;
    record_id id = story->freed.items[0];
    if (!instant_stretch(story->now, id, &stretch))
        return;
    c_holders_text(story->now, id, HOLDERS_TOLD, &holders);
    say(story);
    text_format(story->out, "free: block #%u is gone, %" PRIu64 " bytes", id, stretch.size);
    if (holders.length)
        text_format(story->out, "; %s still point%s at it", text_string(&holders),
                    strchr(text_string(&holders), ',') ? "" : "s");
    if (story->freed.count > 1)
        text_format(story->out, ". %zu more blocks are freed", story->freed.count - 1);
    text_append_char(story->out, '.');
    text_fini(&holders);
}

static void tell_printed(struct story *story)
{
    const char *text = text_string(&story->printed);
    size_t length = strcspn(text, "\n");
    if (!story->printed.length)
        return;
    say(story);
    text_append(story->out, "Printed: ");
    text_append_bytes(story->out, text, MIN(length, OUTPUT_SHOWN));
    if (length > OUTPUT_SHOWN || (text[length] && text[length + 1]))
        text_append(story->out, "…");
}

/* At the end: what nobody freed, each kind of loss in a sentence. */
static void tell_leaks(struct story *story)
{
    static const char *const words[] = {
        [RECORD_STILL_REACHABLE] = "never freed, though something still points there",
        [RECORD_POSSIBLY_LOST] = "possibly lost: nothing points to where they begin",
        [RECORD_INDIRECTLY_LOST] = "lost together with what pointed there",
        [RECORD_DEFINITELY_LOST] = "leaked: nothing points there any more",
    };
    const struct record *record = story->now.record;
    struct step_info info, before;
    record_step step = record_step_of_time(record, story->now.time);
    if (!record_step_info(record, step, &info) || info.kind != RECORD_STEP_END)
        return;
    /* What is typed after the end is told without them. */
    if (step > 1 && record_step_info(record, step - 1, &before) && before.kind == RECORD_STEP_END)
        return;
    struct c_losses losses = c_losses_at(story->now);
    for (size_t i = RECORD_DEFINITELY_LOST; i >= RECORD_STILL_REACHABLE; i--)
        if (losses.blocks[i]) {
            say(story);
            text_format(story->out, "%" PRIu64 " byte%s in %u block%s are %s.", losses.bytes[i],
                        losses.bytes[i] == 1 ? "" : "s", losses.blocks[i],
                        losses.blocks[i] == 1 ? "" : "s", words[i]);
        }
}

void narrate_c(struct instant before, struct instant now, struct text *out)
{
    struct story story = {.before = before, .now = now, .out = out};
    struct record_events events = {0};
    record_events_seek(&events, now.record, before.time);
    for (int looked = 0; looked < EVENTS_LOOKED_AT && record_events_next(&events); looked++) {
        if (events.event.after > now.time)
            break;
        gather(&story, &events.event);
    }
    record_events_fini(&events);
    narrate_c_fault(before, now, out);
    tell_left(&story);
    tell_call(&story);
    tell_made(&story);
    tell_freed(&story);
    for (size_t i = 0; i < story.written_count; i++)
        tell_write(&story, &story.written[i]);
    tell_printed(&story);
    tell_leaks(&story);
    vector_fini(&story.made);
    vector_fini(&story.freed);
    text_fini(&story.printed);
}
