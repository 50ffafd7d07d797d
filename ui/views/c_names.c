/* A C program's stack: the variables of static storage, then a box a frame with the variables in scope at its line. */
#include "base/utf8.h"
#include "ui/views/c_parts.h"

#include <stdio.h>
#include <string.h>

enum { FRAMES_AT_MOST = 100, NAMES_AT_MOST = 400, OBJECTS_LOOKED_AT = 20000, LABEL_CELLS = 24 };
enum { COMPARED_AT_MOST = 1 << 16, PIECE = 512 };

bool c_bytes_differ(struct instant before, struct instant now, uint64_t address, uint64_t size)
{
    uint8_t was[PIECE], is[PIECE], was_undefined[PIECE], is_undefined[PIECE];
    size = MIN(size, COMPARED_AT_MOST);
    for (uint64_t done = 0; done < size; done += PIECE) {
        size_t some = (size_t)MIN(size - done, PIECE);
        instant_bytes(before, address + done, some, was, was_undefined);
        instant_bytes(now, address + done, some, is, is_undefined);
        for (size_t i = 0; i < some; i++)
            if (was_undefined[i] != is_undefined[i] || (!is_undefined[i] && was[i] != is[i]))
                return true;
    }
    return false;
}

static bool add_variable(struct shown_frame *shown, const struct scene *scene,
                         const struct difference *difference, struct shown_name item,
                         const char *label)
{
    uint64_t size = record_type_info(scene->now.record, item.type)->size;
    size_t length = utf8_valid_prefix(label, MIN(strlen(label), sizeof item.label - 1));
    memcpy(item.label, label, length);
    item.label[length] = '\0';
    item.in_memory = true;
    item.changed = !shown->entered && difference->known &&
                   c_bytes_differ(scene->before, scene->now, item.address, size);
    if (record_type_info(scene->now.record, item.type)->kind == RECORD_TYPE_POINTER)
        item.pointing = c_pointer_at(scene->now, item.owner, item.address, &item.value);
    struct canvas plain = {0};
    shown->width = MAX(shown->width, MIN((size_t)canvas_measure(&plain, item.label), LABEL_CELLS));
    return shown->names.count >= NAMES_AT_MOST || vector_push(&shown->names, item);
}

/* ---- static storage ---- */

/* Those of the library, stdout and the like, are not the program's. */
bool c_is_of_library(struct instant now, record_id id)
{
    struct instant_slots slots = {0};
    bool found = false;
    if (instant_slots(now, id, RECORD_CONTENTS, 0, 1, &slots) && slots.count)
        found = instant_category(now, slots.items[0].value) == RECORD_OTHER;
    instant_slots_fini(&slots);
    return found;
}

static bool is_on_stack(const struct shown_stack *stack, uint64_t address)
{
    return stack->count && address >= stack->items[stack->count - 1].low - (UINT64_C(1) << 32);
}

/* Arrays of variable length lie below the frame that has them. */
static struct shown_frame *frame_above(struct shown_stack *stack, uint64_t address)
{
    for (size_t i = stack->count; i-- > 0;)
        if (stack->items[i].low > address)
            return &stack->items[i];
    return NULL;
}

static bool add_objects(struct shown_stack *stack, struct shown_frame *statics,
                        const struct scene *scene, const struct difference *difference)
{
    struct instant_live live = instant_live(scene->now, 1);
    bool good = true;
    record_id id;
    for (int looked = 0; good && looked < OBJECTS_LOOKED_AT; looked++) {
        struct record_stretch stretch;
        if (!(id = instant_live_next(&live)))
            break;
        if (instant_category(scene->now, id) != RECORD_VARIABLE ||
            !instant_stretch(scene->now, id, &stretch) || !stretch.name ||
            c_is_of_library(scene->now, id))
            continue;
        struct shown_frame *shown =
            is_on_stack(stack, stretch.address) ? frame_above(stack, stretch.address) : statics;
        struct shown_name item = {.owner = id, .type = stretch.type, .address = stretch.address};
        if (shown)
            good = add_variable(shown, scene, difference, item,
                                record_name_string(scene->now.record, stretch.name));
    }
    return good;
}

/* ---- frames ---- */

static bool add_variables(struct shown_frame *shown, const struct scene *scene,
                          const struct difference *difference, uint32_t layout)
{
    const struct record_variable *variables;
    size_t count = record_layout_variables(scene->now.record, layout, &variables);
    for (size_t i = 0; i < count; i++) {
        if (!c_variable_in_scope(&variables[i], shown->frame.line))
            continue;
        struct shown_name item = {.owner = shown->frame.id,
                                  .type = variables[i].type,
                                  .address = shown->low + variables[i].offset};
        if (!add_variable(shown, scene, difference, item,
                          record_name_string(scene->now.record, variables[i].name)))
            return false;
    }
    return true;
}

static bool add_frame(struct shown_stack *stack, const struct scene *scene,
                      const struct difference *difference, record_id id)
{
    struct shown_frame shown = {0};
    struct instant_frame before;
    struct record_stretch stretch = {0};
    if (!instant_frame(scene->now, id, &shown.frame))
        return true;
    instant_stretch(scene->now, id, &stretch);
    shown.low = stretch.address;
    shown.entered =
        difference->known && scene->step > 1 && !instant_frame(scene->before, id, &before);
    snprintf(shown.title, sizeof shown.title,
             "%.70s():", record_name_string(scene->now.record, shown.frame.function));
    if (add_variables(&shown, scene, difference, stretch.layout) && vector_push(stack, shown))
        return true;
    vector_fini(&shown.names);
    return false;
}

static bool put_first(struct shown_stack *stack, struct shown_frame *statics)
{
    if (!statics->names.count)
        return true;
    snprintf(statics->title, sizeof statics->title, "static storage:");
    if (!vector_push(stack, *statics))
        return false;
    memmove(stack->items + 1, stack->items, (stack->count - 1) * sizeof *stack->items);
    stack->items[0] = *statics;
    return true;
}

bool c_stack_find(struct shown_stack *stack, const struct scene *scene,
                  const struct difference *difference)
{
    struct record_ids frames = {0};
    struct shown_frame statics = {0};
    *stack = (struct shown_stack){0};
    bool good = instant_stack(scene->now, &frames);
    stack->depth = (uint32_t)frames.count;
    size_t from = frames.count > FRAMES_AT_MOST ? frames.count - FRAMES_AT_MOST : 0;
    stack->left_out = (uint32_t)from;
    for (size_t i = from; good && i < frames.count; i++)
        good = add_frame(stack, scene, difference, frames.items[i]);
    good = good && add_objects(stack, &statics, scene, difference);
    if (!good || !put_first(stack, &statics))
        vector_fini(&statics.names);
    for (size_t i = 0; i < stack->count; i++)
        stack->items[i].shown = stack->items[i].names.count;
    vector_fini(&frames);
    return good;
}

/* ---- drawing ---- */

void c_name_draw(const struct canvas_region *region, int y, const struct scene *scene, int width,
                 const struct shown_name *name)
{
    struct text text = {0};
    int x = 3 + width + 1, right = region->cols - 1;
    bool dangles = name->pointing == C_POINTS_DANGLING;
    if (dangles)
        canvas_put(region, 1, y, GLYPH_CROSS, ROLE_DYING);
    x += canvas_put(region, x, y, "= ", ROLE_LABEL);
    if (right > x) {
        c_value_text(scene->now, name->owner, name->type, name->address, (size_t)(right - x),
                     &text);
        unsigned role = dangles ? ROLE_FREED : ROLE_VALUE;
        if (!strncmp(text_string(&text), GLYPH_DOT, strlen(GLYPH_DOT))) {
            x += canvas_put(region, x, y, GLYPH_DOT " " GLYPH_ARROW " ",
                            dangles ? ROLE_DYING : ROLE_ARROW);
            canvas_put_fit(region, x, y, right - x,
                           text_string(&text) + strlen(GLYPH_DOT " " GLYPH_ARROW " "),
                           role | (name->changed ? CANVAS_BOLD : 0));
        } else
            canvas_put_fit(region, x, y, right - x, text_string(&text),
                           role | (name->changed ? CANVAS_BOLD : 0));
    }
    text_fini(&text);
    if (name->value) {
        canvas_tag(region, 0, y, region->cols, 1, (int)name->value);
        if (scene->choices->selected && scene->choices->selected == name->value)
            canvas_add_modifiers(region, 0, y, region->cols, 1, CANVAS_SELECTED);
    }
}
