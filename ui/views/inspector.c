/* The inspector: everything that is known about one object, and everyone who holds it. */
#include "ui/views/c_parts.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { HOLDERS_SHOWN = 60, SLOTS_SHOWN = 300 };

/* Rows are put one after another and scrolled by what the person has chosen. */
struct sheet {
    const struct canvas_region *region;
    const struct scene *scene;
    int y; /* of the next row, scrolled */
};

static void put_row(struct sheet *sheet, const char *label, const char *value, unsigned style)
{
    const struct canvas_region *region = sheet->region;
    int x = 11;
    if (sheet->y >= 0 && sheet->y < region->rows) {
        canvas_put_fit(region, 1, sheet->y, x - 1, label, ROLE_LABEL);
        canvas_put_fit(region, x + 1, sheet->y, region->cols - x - 2, value, style);
    }
    sheet->y++;
}

static void put_place(struct sheet *sheet, const char *label, record_time time)
{
    const struct record *record = sheet->scene->now.record;
    struct step_info info;
    char words[64];
    record_step step = record_step_of_time(record, time);
    if (!record_step_info(record, step, &info))
        snprintf(words, sizeof words, "before the first step");
    else
        snprintf(words, sizeof words, "in step %u, line %u", step, info.line);
    put_row(sheet, label, words, ROLE_TEXT);
}

static void holder_name(struct instant now, record_id id, struct text *out)
{
    struct instant_frame frame;
    if (instant_frame(now, id, &frame)) {
        const char *function = record_name_string(now.record, frame.function);
        text_format(out, frame.kind == RECORD_MODULE_FRAME ? "module" : "%s()", function);
        return;
    }
    view_object_text(now, id, 40, out);
    text_format(out, " #%u", id);
}

static bool is_namespace(struct instant now, record_id id)
{
    struct record_ids frames = {0};
    bool found = false;
    instant_stack(now, &frames);
    for (size_t i = 0; i < frames.count && i < 64 && !found; i++) {
        struct instant_frame frame;
        found = instant_frame(now, frames.items[i], &frame) && frame.namespace_id == id;
    }
    vector_fini(&frames);
    return found;
}

/* "name backup of demo()", "[0] of list([...]) #3", "key in dict #7" */
static void put_holder(struct sheet *sheet, const struct instant_referrer *referrer, bool first)
{
    struct instant now = sheet->scene->now;
    struct text words = {0};
    static const char *const kinds[] = {"", "", " (the interpreter)", " (weakly)"};
    if (referrer->region == RECORD_STACK) {
        text_append(&words, "a value on the evaluation stack of ");
        holder_name(now, referrer->holder, &words);
    } else {
        if (referrer->is_key)
            text_append(&words, "a key");
        else
            view_slot_label(now, referrer->holder, RECORD_CONTENTS, referrer->slot, &words);
        if (is_namespace(now, referrer->holder)) {
            struct text name = {0};
            text_append(&name, text_string(&words));
            text_clear(&words);
            size_t skip = strncmp(text_string(&name), "[\"", 2) == 0 ? 2 : 0;
            if (skip && name.length > 4)
                text_truncate(&name, name.length - 2);
            text_format(&words, "%s, a name of the module", text_string(&name) + skip);
            text_fini(&name);
        } else {
            text_append(&words, referrer->is_key ? " of " : " in ");
            holder_name(now, referrer->holder, &words);
        }
    }
    text_append(&words, kinds[referrer->held_by & 3]);
    canvas_tag(sheet->region, 0, sheet->y, sheet->region->cols, 1, (int)referrer->holder);
    put_row(sheet, first ? "held by" : "", text_string(&words), ROLE_NAME);
    text_fini(&words);
}

static void put_holders(struct sheet *sheet, const struct instant_object *object)
{
    struct instant_referrers referrers = {0};
    char words[64];
    instant_referrers(sheet->scene->now, object->id, HOLDERS_SHOWN, &referrers);
    /* The program's references first. */
    static const enum record_holder order[] = {RECORD_PROGRAM, RECORD_WEAK, RECORD_INTERPRETER};
    bool first = true;
    for (size_t k = 0; k < ARRAY_LENGTH(order); k++)
        for (size_t i = 0; i < referrers.count; i++)
            if (referrers.items[i].held_by == order[k]) {
                put_holder(sheet, &referrers.items[i], first);
                first = false;
            }
    if (referrers.more)
        put_row(sheet, "", "... and more", ROLE_DIM);
    if (object->hidden) {
        snprintf(words, sizeof words, "%u held by the interpreter itself", object->hidden);
        put_row(sheet, referrers.count ? "" : "held by", words, ROLE_DIM);
    } else if (referrers.count == 0) {
        put_row(sheet, "held by", "nobody", ROLE_DIM);
    }
    instant_referrers_fini(&referrers);
}

static void put_contents(struct sheet *sheet, const struct instant_object *object)
{
    struct instant_slots slots = {0};
    instant_slots(sheet->scene->now, object->id, RECORD_CONTENTS, 0, SLOTS_SHOWN, &slots);
    const struct canvas_region *region = sheet->region;
    if (slots.count)
        put_row(sheet, "contents", "", ROLE_TEXT);
    for (size_t i = 0; i < slots.count; i++) {
        if (!slots.items[i].value)
            continue;
        if (sheet->y >= 0 && sheet->y < region->rows) {
            struct text text = {0};
            view_slot_label(sheet->scene->now, object->id, RECORD_CONTENTS, i, &text);
            int x = 3;
            if (strcmp(text_string(&text), "{}") != 0)
                x += canvas_put_fit(region, x, sheet->y, MAX(region->cols / 3, 4),
                                    text_string(&text), ROLE_NAME) +
                     1;
            x += canvas_put(region, x, sheet->y, GLYPH_ARROW " ", ROLE_ARROW);
            text_clear(&text);
            view_object_text(sheet->scene->now, slots.items[i].value,
                             (size_t)MAX(region->cols - x - 9, 1), &text);
            x += canvas_put_fit(region, x, sheet->y, region->cols - x - 1, text_string(&text),
                                ROLE_VALUE);
            canvas_put_format(region, x + 1, sheet->y, region->cols - x - 1, ROLE_IDENTITY, "#%u",
                              slots.items[i].value);
            canvas_tag(region, 0, sheet->y, region->cols, 1, (int)slots.items[i].value);
            text_fini(&text);
        }
        sheet->y++;
    }
    instant_slots_fini(&slots);
}

static void put_object(struct sheet *sheet, const struct instant_object *object)
{
    struct instant now = sheet->scene->now;
    struct text text = {0};
    char words[96], number[CANVAS_NUMBER_BYTES];
    view_object_text(object->alive ? now : sheet->scene->before, object->id,
                     (size_t)MAX(sheet->region->cols - 4, 8), &text);
    if (sheet->y >= 0)
        canvas_put_fit(sheet->region, 1, sheet->y, sheet->region->cols - 2, text_string(&text),
                       ROLE_VALUE | CANVAS_BOLD);
    sheet->y++;
    put_row(sheet, "type", record_name_string(now.record, object->type), ROLE_BUILTIN);
    text_clear(&text);
    view_count_text(now, object->id, true, &text);
    if (object->alive && object->interpreter)
        text_append(&text, " held by the interpreter");
    if (object->weak)
        text_format(&text, ", %u weak", object->weak);
    put_row(sheet, "counts", text_string(&text), ROLE_REFCOUNT);
    snprintf(words, sizeof words, "%s bytes", canvas_format_number(number, object->size));
    put_row(sheet, "size", words, ROLE_TEXT);
    snprintf(words, sizeof words, "0x%" PRIx64, object->address);
    put_row(sheet, "address", words, ROLE_IDENTITY);
    if (object->flags & RECORD_PREEXISTING)
        put_row(sheet, "made", "before the program began", ROLE_TEXT);
    else
        put_place(sheet, "made", object->made);
    if (!object->alive)
        put_place(sheet, "freed", object->freed);
    else if (object->freed)
        put_place(sheet, "freed", object->freed);
    if (object->flags & RECORD_TRACKED)
        put_row(sheet, "collector", "tracked", ROLE_TEXT);
    if (object->flags & RECORD_HAS_FINALIZER)
        put_row(sheet, "finalizer", "its class defines __del__", ROLE_TEXT);
    if (object->alive)
        put_holders(sheet, object);
    put_contents(sheet, object);
    text_fini(&text);
}

/* ---- C ---- */

static const char *const leak_words[] = {
    [RECORD_NO_LEAK] = NULL,
    [RECORD_STILL_REACHABLE] = "never freed, though something still points there",
    [RECORD_POSSIBLY_LOST] = "possibly lost: nothing points to where it begins",
    [RECORD_INDIRECTLY_LOST] = "lost together with what pointed there",
    [RECORD_DEFINITELY_LOST] = "leaked: nothing points there any more",
};

static void put_line_of(struct sheet *sheet, const char *label, record_time time, uint32_t line)
{
    char words[64];
    record_step step = record_step_of_time(sheet->scene->now.record, time);
    if (step)
        snprintf(words, sizeof words, "in step %u, line %u", step, line);
    else
        snprintf(words, sizeof words, "before the first step, line %u", line);
    put_row(sheet, label, words, ROLE_TEXT);
}

/* The value over several rows, as far as it goes. */
static void put_value(struct sheet *sheet, record_id id)
{
    struct text text = {0};
    const struct canvas_region *region = sheet->region;
    int cols = MAX(region->cols - 2, 1);
    c_object_text(sheet->scene->now, id, (size_t)cols * 4, &text);
    int rows = canvas_wrapped_rows(region->canvas, text_string(&text), cols);
    if (sheet->y >= 0)
        canvas_put_wrapped(region, 1, sheet->y, cols, region->rows - sheet->y, text_string(&text),
                           ROLE_VALUE | CANVAS_BOLD);
    sheet->y += rows;
    text_fini(&text);
}

static void put_memory(struct sheet *sheet, const struct instant_object *object)
{
    struct instant now = sheet->scene->now;
    struct record_stretch stretch = {0};
    struct instant_fault fault;
    struct text text = {0};
    char words[96], number[CANVAS_NUMBER_BYTES];
    instant_stretch(now, object->id, &stretch);
    put_value(sheet, object->id);
    record_name type =
        stretch.type ? record_type_info(now.record, stretch.type)->name : object->type;
    put_row(sheet, "type", record_name_string(now.record, type), ROLE_BUILTIN);
    snprintf(words, sizeof words, "%s bytes%s", canvas_format_number(number, stretch.size),
             stretch.read_only ? ", read-only" : "");
    put_row(sheet, "size", words, ROLE_TEXT);
    snprintf(words, sizeof words, "0x%" PRIx64, stretch.address);
    put_row(sheet, "address", words, ROLE_IDENTITY);
    put_line_of(sheet, "made", object->made, stretch.made_line);
    if (!object->alive)
        put_line_of(sheet, "freed", object->freed, stretch.freed_line);
    if (leak_words[stretch.leak])
        put_row(sheet, "leak", leak_words[stretch.leak], ROLE_ERROR);
    if (instant_fault(now, &fault) && fault.about == object->id)
        put_row(sheet, "fault", record_name_string(now.record, fault.kind), ROLE_ERROR);
    c_holders_text(now, object->id, HOLDERS_SHOWN, &text);
    put_row(sheet, object->alive ? "pointers" : "dangling",
            text.length ? text_string(&text) : "nothing points here", ROLE_NAME);
    text_fini(&text);
    put_contents(sheet, object);
}

static void put_frame(struct sheet *sheet, const struct instant_frame *frame)
{
    const struct record *record = sheet->scene->now.record;
    static const char *const states[] = {"created, not started", "running", "suspended", "over"};
    char line[24];
    put_row(sheet, "frame", record_name_string(record, frame->function), ROLE_FUNCTION_NAME);
    put_row(sheet, "state", states[frame->state & 3], ROLE_TEXT);
    put_row(sheet, "file", record_file_name(record, frame->file), ROLE_TEXT);
    snprintf(line, sizeof line, "%u", frame->line);
    put_row(sheet, "line", line, ROLE_TEXT);
    put_place(sheet, "made", frame->made);
}

void inspector_draw(const struct canvas_region *region, const struct scene *scene)
{
    struct sheet sheet = {region, scene, -MAX(scene->choices->inspector_scroll, 0)};
    struct instant_object object;
    struct instant_frame frame;
    record_id id = scene->choices->selected;
    if (instant_object(scene->now, id, &object) && record_has_bytes(scene->now.record))
        put_memory(&sheet, &object);
    else if (instant_object(scene->now, id, &object))
        put_object(&sheet, &object);
    else if (instant_frame(scene->now, id, &frame))
        put_frame(&sheet, &frame);
    else
        canvas_put_fit(region, 1, 0, region->cols - 2, "It is not made yet at this step.",
                       ROLE_DIM);
}
