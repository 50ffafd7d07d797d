#include "ui/views/c_path.h"

#include "record/search.h"
#include "ui/views/c_value.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Variables of static storage come first of all, a frame's arrays of variable length soon after the frame. */
enum { OBJECTS_LOOKED_AT = 256 };

/* ---- reading ---- */

static size_t name_length(const char *text)
{
    size_t length = 0;
    while (isalnum((unsigned char)text[length]) || text[length] == '_')
        length++;
    return isdigit((unsigned char)*text) ? 0 : length;
}

/* The length of one thing followed: .value, ->next, [12]. */
static size_t part_length(const char *text)
{
    size_t mark = *text == '.' ? 1 : strncmp(text, "->", 2) == 0 ? 2 : 0;
    size_t length = mark ? name_length(text + mark) : 0;
    if (length)
        return mark + length;
    size_t digits = *text == '[' ? strspn(text + 1, "0123456789") : 0;
    return digits && text[digits + 1] == ']' ? digits + 2 : 0;
}

size_t c_path_length(const char *text)
{
    size_t stars = strspn(text, "*"), length = name_length(text + stars), part;
    if (!length)
        return 0;
    length += stars;
    while ((part = part_length(text + length)) != 0)
        length += part;
    return length;
}

/* ---- variables ---- */

static bool is_called(struct instant now, record_name name, const char *words, size_t length)
{
    const char *string = record_name_string(now.record, name);
    return name && strncmp(string, words, length) == 0 && !string[length];
}

/* A variable that has its bytes to itself, among at most so many objects from an id on that were made until a time. */
static bool object_called(struct instant now, record_id from, record_id most, record_time until,
                          const char *name, size_t length, struct c_place *place)
{
    for (record_id id = from; id - from < most; id++) {
        struct record_stretch stretch;
        if (instant_entity(now, id) == RECORD_IS_NOTHING || record_made_at(now.record, id) > until)
            break;
        if (instant_category(now, id) != RECORD_VARIABLE || c_is_gone(now, id) ||
            !instant_stretch(now, id, &stretch) || !is_called(now, stretch.name, name, length))
            continue;
        *place = (struct c_place){id, stretch.type, stretch.address};
        return true;
    }
    return false;
}

/* Of two variables with one name the one declared last hides the other. */
static bool variable_called(struct instant now, record_id id, const char *name, size_t length,
                            struct c_place *place)
{
    const struct record_variable *variables;
    struct instant_frame frame;
    struct record_stretch stretch;
    size_t count = 0;
    if (id && instant_frame(now, id, &frame) && instant_stretch(now, id, &stretch))
        count = record_layout_variables(now.record, stretch.layout, &variables);
    for (size_t i = count; i-- > 0;)
        if (is_called(now, variables[i].name, name, length) &&
            c_variable_in_scope(&variables[i], frame.line)) {
            *place = (struct c_place){id, variables[i].type, stretch.address + variables[i].offset};
            return true;
        }
    return (id && object_called(now, id, OBJECTS_LOOKED_AT, now.time, name, length, place)) ||
           object_called(now, 1, UINT32_MAX, record_time_of_step(now.record, 1), name, length,
                         place);
}

/* ---- following ---- */

bool c_place_follow(struct instant now, struct c_place *place)
{
    const struct record_type_info *info = record_type_info(now.record, place->type);
    uint8_t bytes[8], undefined[8];
    record_id target;
    if (info->kind != RECORD_TYPE_POINTER ||
        c_pointer_at(now, place->owner, place->address, &target) != C_POINTS_WELL)
        return false;
    place->owner = target;
    place->type = info->base;
    instant_bytes(now, place->address, 8, bytes, undefined);
    memcpy(&place->address, bytes, sizeof place->address);
    return true;
}

static bool go_to_member(struct instant now, struct c_place *place, const char *name, size_t length)
{
    const struct record_type_info *info = record_type_info(now.record, place->type);
    if (info->kind != RECORD_TYPE_STRUCT && info->kind != RECORD_TYPE_UNION)
        return false;
    for (size_t i = 0; i < info->count; i++) {
        const struct record_member member = info->members[i];
        struct c_place inner = {place->owner, member.type, place->address + member.offset};
        if (!member.name ? go_to_member(now, &inner, name, length)
                         : is_called(now, member.name, name, length)) {
            *place = inner;
            return true;
        }
    }
    return false;
}

static bool go_to_element(struct instant now, struct c_place *place, uint64_t index)
{
    const struct record_type_info *info = record_type_info(now.record, place->type);
    if (info->kind == RECORD_TYPE_ARRAY && index < info->length)
        place->type = info->base;
    else if (info->kind == RECORD_TYPE_ARRAY || !c_place_follow(now, place))
        return false;
    place->address += index * record_type_info(now.record, place->type)->size;
    return true;
}

static bool go_on(struct instant now, struct c_place *place, const char *part, size_t length)
{
    switch (*part) {
    case '.': return go_to_member(now, place, part + 1, length - 1);
    case '-': return c_place_follow(now, place) && go_to_member(now, place, part + 2, length - 2);
    default: return go_to_element(now, place, strtoull(part + 1, NULL, 10));
    }
}

bool c_path_find(struct instant now, record_id frame, const char *path, size_t length,
                 struct c_place *place, struct text *problem)
{
    size_t stars = strspn(path, "*"), at = stars + name_length(path + stars);
    bool found = variable_called(now, frame, path + stars, at - stars, place);
    if (!found && problem)
        text_format(problem, "there is no %.*s then", (int)(at - stars), path + stars);
    for (size_t part; found && at < length; at += part) {
        part = part_length(path + at);
        found = part && go_on(now, place, path + at, part);
        if (!found && problem)
            text_format(problem, "%.*s does not lead to a %.*s then", (int)(at - stars),
                        path + stars, (int)part, path + at);
    }
    for (size_t i = 0; found && i < stars; i++) {
        found = c_place_follow(now, place);
        if (!found && problem)
            text_format(problem, "%.*s does not point to anything then", (int)(length - stars + i),
                        path + stars - i);
    }
    return found;
}
