/* Structs and arrays taken apart. */
#include "ui/views/c_parts.h"

#include <inttypes.h>
#include <stdio.h>

bool c_place_has_parts(const struct record *record, const struct c_place *place)
{
    const struct record_type_info *info = record_type_info(record, place->type);
    if (place->depth > C_PLACE_DEEPEST)
        return false;
    for (size_t i = 0; info->kind == RECORD_TYPE_STRUCT && i < info->count; i++)
        if (info->members[i].bit_width)
            return false;
    bool is_string = info->kind == RECORD_TYPE_ARRAY &&
                     record_type_info(record, info->base)->kind == RECORD_TYPE_CHARACTER;
    return (info->kind == RECORD_TYPE_STRUCT && info->count) ||
           (info->kind == RECORD_TYPE_ARRAY && info->length && !is_string);
}

/* "pair" and "x" make pair.x; what has no name, a block or an anonymous struct, adds nothing. */
static struct c_place member_of(const struct record *record, const struct c_place *place,
                                const struct record_member *member)
{
    const char *name = record_name_string(record, member->name);
    struct c_place part = {.owner = place->owner,
                           .type = member->type,
                           .address = place->address + member->offset,
                           .depth = place->depth + 1};
    snprintf(part.label, sizeof part.label, "%.30s%s%.40s", place->label,
             *place->label && *name ? "." : "", name);
    return part;
}

static struct c_place element_of(const struct record *record, const struct c_place *place,
                                 record_type type, uint64_t index)
{
    struct c_place part = {.owner = place->owner,
                           .type = type,
                           .address = place->address + index * record_type_info(record, type)->size,
                           .depth = place->depth + 1};
    snprintf(part.label, sizeof part.label, "%.50s[%" PRIu64 "]", place->label, index);
    return part;
}

uint64_t c_place_parts(const struct record *record, const struct c_place *place,
                       bool (*visit)(void *context, const struct c_place *part), void *context)
{
    const struct record_type_info info = *record_type_info(record, place->type);
    uint64_t count = info.kind == RECORD_TYPE_STRUCT ? info.count : info.length, done = 0;
    while (done < count) {
        struct c_place part = info.kind == RECORD_TYPE_STRUCT
                                  ? member_of(record, place, &info.members[done])
                                  : element_of(record, place, info.base, done);
        done++;
        if (!visit(context, &part))
            break;
    }
    return count - done;
}
