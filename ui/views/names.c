/* Which frames and names are shown, and which are folded away.
 *
 * At module level a program has its own functions, classes and modules, and a dozen names that the
 * language put there; none of them is news. They are counted, and told in one line when asked for.
 */
#include "ui/views/parts.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

enum { FRAMES_AT_MOST = 100, NAMES_AT_MOST = 400, LABEL_CELLS = 24 };

bool name_is_folded(const struct scene *scene, const char *label, record_id value,
                    enum record_category *category)
{
    struct instant_object object;
    if (!instant_object(scene->now, value, &object))
        return false;
    *category = object.category;
    if (object.category == RECORD_MODULE)
        return true;
    if (object.category != RECORD_FUNCTION && object.category != RECORD_CLASS)
        return false;
    struct text text = {0};
    instant_text(scene->now, value, &text);
    bool same = strcmp(text_string(&text), label) == 0;
    text_fini(&text);
    return same;
}

static bool is_dunder(const char *label)
{
    size_t length = strlen(label);
    return length > 4 && label[0] == '_' && label[1] == '_' &&
           strcmp(label + length - 2, "__") == 0;
}

static bool is_module_level(const struct instant_frame *frame)
{
    return frame->kind == RECORD_MODULE_FRAME || frame->kind == RECORD_CLASS_FRAME;
}

/* Counts a name that is not shown. False: it is to be shown. */
static bool fold_name(const struct scene *scene, struct shown_frame *shown,
                      const struct instant_name *name)
{
    enum record_category category = RECORD_OTHER;
    if (name->label[0] == '.' && !scene->choices->show_interpreter)
        return true; /* a comprehension's iterator, which has no name in the program */
    if (!is_module_level(&shown->frame) || scene->choices->show_module_level)
        return false;
    if (is_dunder(name->label))
        return true;
    if (!name->value || !name_is_folded(scene, name->label, name->value, &category))
        return false;
    shown->functions += category == RECORD_FUNCTION;
    shown->classes += category == RECORD_CLASS;
    shown->modules += category == RECORD_MODULE;
    return true;
}

/* Variables shared with an inner function live in a cell; what people mean is the value in it. */
static void look_into_cell(struct instant instant, struct shown_name *name)
{
    struct instant_object object;
    struct instant_slots slots = {0};
    if (name->value && (name->scope == RECORD_CELL_NAME || name->scope == RECORD_FREE_NAME) &&
        instant_object(instant, name->value, &object) && object.category == RECORD_CELL) {
        name->cell = name->value;
        name->value = 0;
        if (instant_slots(instant, name->cell, RECORD_CONTENTS, 0, 1, &slots) && slots.count)
            name->value = slots.items[0].value;
    }
    instant_slots_fini(&slots);
}

/* What the name of the same place or label referred to before. */
static record_id value_before(const struct instant_names *names, const struct instant_name *name)
{
    if (name->slot < names->count && strcmp(names->items[name->slot].label, name->label) == 0)
        return names->items[name->slot].value;
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->items[i].label, name->label) == 0)
            return names->items[i].value;
    return 0;
}

/* Cut between characters. */
static void copy_label(char *label, size_t size, const char *string)
{
    size_t length = MIN(strlen(string), size - 1);
    length = utf8_valid_prefix(string, length);
    memcpy(label, string, length);
    label[length] = '\0';
}

static bool add_names(struct shown_frame *shown, const struct scene *scene,
                      const struct difference *difference)
{
    struct instant_names now = {0}, before = {0};
    record_id holder = shown->frame.namespace_id ? shown->frame.namespace_id : shown->frame.id;
    bool changed = difference_of(difference, holder) & RECORD_CHANGED_SLOTS || shown->entered;
    bool good = instant_names(scene->now, shown->frame.id, &now);
    if (changed && !shown->entered)
        instant_names(scene->before, shown->frame.id, &before);
    for (size_t i = 0; good && i < now.count && shown->names.count < NAMES_AT_MOST; i++) {
        const struct instant_name *name = &now.items[i];
        if (fold_name(scene, shown, name))
            continue;
        struct shown_name item = {.scope = name->scope, .value = name->value};
        copy_label(item.label, sizeof item.label, name->label);
        item.changed = changed && name->value != value_before(&before, name) &&
                       (name->value || !shown->entered);
        look_into_cell(scene->now, &item);
        if (item.cell && difference_of(difference, item.cell) & RECORD_CHANGED_SLOTS)
            item.changed = true;
        good = vector_push(&shown->names, item);
    }
    instant_names_fini(&now);
    instant_names_fini(&before);
    return good;
}

/* What stands on the frame's evaluation stack: references in the interpreter's hands. */
static void add_stack(struct shown_frame *shown, const struct scene *scene)
{
    struct instant_slots slots = {0};
    if (scene->choices->show_interpreter)
        instant_slots(scene->now, shown->frame.id, RECORD_STACK, 0, 32, &slots);
    for (size_t i = 0; i < slots.count; i++) {
        struct shown_name item = {.value = slots.items[i].value, .returned = true};
        snprintf(item.label, sizeof item.label, "(stack %zu)", i);
        if (item.value)
            (void)vector_push(&shown->names, item);
    }
    instant_slots_fini(&slots);
}

/* The value that a frame gives back at the step of its return: a reference on its way. */
static void add_returned(struct shown_frame *shown, const struct scene *scene)
{
    struct step_info info;
    if (scene->between_steps || !record_step_info(scene->now.record, scene->step, &info) ||
        info.kind != RECORD_STEP_RETURN || info.frame != shown->frame.id)
        return;
    struct record_events events = {0};
    record_events_seek(&events, scene->now.record, scene->now.time);
    for (int i = 0; i < 6 && record_events_previous(&events); i++) {
        if (events.event.kind != RECORD_EVENT_RETURNED || events.event.entity != shown->frame.id)
            continue;
        struct shown_name item = {.value = events.event.other, .changed = true, .returned = true};
        strcpy(item.label, "return");
        if (item.value)
            (void)vector_push(&shown->names, item);
        break;
    }
    record_events_fini(&events);
}

static void name_frame(struct shown_frame *shown, const struct scene *scene)
{
    const char *function =
        view_function_name(record_name_string(scene->now.record, shown->frame.function));
    char *title = shown->title;
    size_t size = sizeof shown->title;
    if (shown->frame.kind == RECORD_MODULE_FRAME)
        snprintf(title, size, "module:");
    else if (shown->frame.kind == RECORD_CLASS_FRAME)
        snprintf(title, size, "class %.60s:", function);
    else if (strcmp(function, "<lambda>") == 0)
        snprintf(title, size, "lambda:");
    else if (strcmp(function, "<genexpr>") == 0)
        snprintf(title, size, "generator expression:");
    else if (shown->frame.kind == RECORD_COMPREHENSION_FRAME)
        snprintf(title, size, "%s comprehension:",
                 strcmp(function, "<dictcomp>") == 0  ? "dict"
                 : strcmp(function, "<setcomp>") == 0 ? "set"
                                                      : "list");
    else
        snprintf(title, size, "%.70s():", function);
}

static void measure_labels(struct shown_frame *shown)
{
    struct canvas plain = {0};
    for (size_t i = 0; i < shown->names.count; i++) {
        size_t cells = (size_t)canvas_measure(&plain, shown->names.items[i].label);
        shown->width = MAX(shown->width, MIN(cells, LABEL_CELLS));
    }
}

static bool add_frame(struct shown_stack *stack, const struct scene *scene,
                      const struct difference *difference, record_id id, bool is_only)
{
    struct shown_frame shown = {0};
    struct instant_frame before;
    if (!instant_frame(scene->now, id, &shown.frame))
        return true;
    shown.entered =
        difference->known && scene->step > 1 && !instant_frame(scene->before, id, &before);
    name_frame(&shown, scene);
    bool good = add_names(&shown, scene, difference);
    add_stack(&shown, scene);
    add_returned(&shown, scene);
    measure_labels(&shown);
    shown.shown = shown.names.count;
    bool folded = shown.frame.kind == RECORD_MODULE_FRAME && shown.names.count == 0 && !is_only;
    if (good && !folded && vector_push(stack, shown))
        return true;
    vector_fini(&shown.names);
    return good && folded;
}

bool shown_stack_find(struct shown_stack *stack, const struct scene *scene,
                      const struct difference *difference)
{
    struct record_ids frames = {0};
    *stack = (struct shown_stack){0};
    bool good = instant_stack(scene->now, &frames);
    stack->depth = (uint32_t)frames.count;
    size_t from = frames.count > FRAMES_AT_MOST ? frames.count - FRAMES_AT_MOST : 0;
    stack->left_out = (uint32_t)from;
    for (size_t i = from; good && i < frames.count; i++)
        good = add_frame(stack, scene, difference, frames.items[i], frames.count == 1);
    vector_fini(&frames);
    return good;
}

void shown_stack_fini(struct shown_stack *stack)
{
    for (size_t i = 0; i < stack->count; i++)
        vector_fini(&stack->items[i].names);
    vector_fini(stack);
}
