#include "ui/views/c_value.h"

#include "base/utf8.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { SCALAR = 16, TEXT_MOST = 512, DEEPEST = 12, PIECE = 64 };

struct words {
    struct instant now;
    record_id owner;
    uint64_t base; /* where the owner begins */
    struct text *out;
    size_t from, width; /* words begin at `from`, and should end `width` cells on */
    int depth;
};

static void put_value(struct words *words, record_type type, uint64_t address);

static size_t cells(const struct words *words)
{
    return utf8_string_width(text_string(words->out) + words->from,
                             words->out->length - words->from);
}

/* A text goes on a piece at a time: is there room for one more, an ellipsis and what closes it? */
static bool is_full(const struct words *words)
{
    return cells(words) + 3 > words->width;
}

/* The aggregate's item that begins at `start` of the text is whole. Where it goes beyond the width, an ellipsis takes its place, and this
 * is false. */
static bool item_fits(const struct words *words, size_t start, bool first, bool last)
{
    size_t behind = (size_t)words->depth + (last ? 0 : strlen(", ") + 1);
    if (cells(words) + behind <= words->width)
        return true;
    text_truncate(words->out, start);
    text_append(words->out, first ? GLYPH_ELLIPSIS : ", " GLYPH_ELLIPSIS);
    return false;
}

/* ---- bytes ---- */

/* False: some bit of it was never written. */
static bool read_bytes(const struct words *words, uint64_t address, size_t size, uint8_t *bytes)
{
    uint8_t undefined[SCALAR];
    bool whole = true;
    size = MIN(size, SCALAR);
    instant_bytes(words->now, address, size, bytes, undefined);
    for (size_t i = 0; i < size; i++)
        whole = whole && !undefined[i];
    return whole;
}

/* Was nothing of it written yet? */
static bool is_unwritten(struct instant now, uint64_t address, uint64_t size)
{
    uint8_t bytes[PIECE], undefined[PIECE];
    for (uint64_t done = 0; done < size && done < 4096; done += PIECE) {
        size_t some = (size_t)MIN(size - done, PIECE);
        instant_bytes(now, address + done, some, bytes, undefined);
        for (size_t i = 0; i < some; i++)
            if (!undefined[i])
                return false;
    }
    return size > 0;
}

static uint64_t integer_of(const uint8_t *bytes, uint64_t size, bool is_signed)
{
    uint64_t bits = 0;
    size = MIN(size, 8);
    memcpy(&bits, bytes, (size_t)size);
    unsigned unused = (unsigned)(64 - size * 8);
    return !size ? 0 : is_signed ? (uint64_t)((int64_t)(bits << unused) >> unused) : bits;
}

/* ---- characters ---- */

static void put_escaped(struct text *out, uint8_t c, char quote)
{
    static const char named[] = "\a\b\f\n\r\t\v", letters[] = "abfnrtv";
    const char *found = c ? strchr(named, c) : NULL;
    if (c == (uint8_t)quote || c == '\\')
        text_format(out, "\\%c", c);
    else if (found)
        text_format(out, "\\%c", letters[found - named]);
    else if (c >= ' ' && c != 0x7f)
        text_append_char(out, (char)c);
    else
        text_format(out, c ? "\\x%02x" : "\\%u", c);
}

static void put_character(struct text *out, uint8_t c, bool is_signed)
{
    if (c >= 0x7f || (c < ' ' && c && !strchr("\a\b\f\n\r\t\v", c))) {
        text_format(out, "%d", is_signed ? (int8_t)c : c);
        return;
    }
    text_append_char(out, '\'');
    put_escaped(out, c, '\'');
    text_append_char(out, '\'');
}

/* Characters up to a NUL, all of them written, as a string. False: they are none, and nothing was said. */
static bool put_string(struct words *words, uint64_t address, uint64_t length, bool wants_text)
{
    uint8_t bytes[TEXT_MOST], undefined[TEXT_MOST];
    size_t some = (size_t)MIN(length, TEXT_MOST), end = 0;
    instant_bytes(words->now, address, some, bytes, undefined);
    while (end < some && !undefined[end] && bytes[end]) {
        if (wants_text &&
            (bytes[end] == 0x7f || (bytes[end] < ' ' && !strchr("\n\t\r", bytes[end]))))
            return false;
        end++;
    }
    if ((end < some && undefined[end]) || (end == length) || (wants_text && !end))
        return false;
    text_append_char(words->out, '"');
    for (size_t i = 0; i < end; i++) {
        if (is_full(words)) {
            text_append(words->out, GLYPH_ELLIPSIS);
            break;
        }
        put_escaped(words->out, bytes[i], '"');
    }
    text_append_char(words->out, '"');
    return true;
}

/* ---- scalars ---- */

static void put_floating(struct text *out, const uint8_t *bytes, uint64_t size)
{
    float single;
    double twice;
    long double most = 0;
    if (size == sizeof single) {
        memcpy(&single, bytes, sizeof single);
        text_format(out, "%g", (double)single);
    } else if (size == sizeof twice) {
        memcpy(&twice, bytes, sizeof twice);
        text_format(out, "%g", twice);
    } else {
        memcpy(&most, bytes, 10);
        text_format(out, "%Lg", most);
    }
}

static void put_enum(struct words *words, const struct record_type_info *info, uint64_t value)
{
    for (size_t i = 0; i < info->count; i++)
        if (info->members[i].offset == (uint32_t)value) {
            text_append(words->out, record_name_string(words->now.record, info->members[i].name));
            return;
        }
    text_format(words->out, info->is_signed ? "%" PRId64 : "%" PRIu64, value);
}

static void put_integer(struct words *words, const struct record_type_info *info, uint64_t value)
{
    switch (info->kind) {
    case RECORD_TYPE_BOOL: text_append(words->out, value ? "true" : "false"); break;
    case RECORD_TYPE_CHARACTER: put_character(words->out, (uint8_t)value, info->is_signed); break;
    case RECORD_TYPE_ENUM: put_enum(words, info, value); break;
    case RECORD_TYPE_SIGNED: text_format(words->out, "%" PRId64, (int64_t)value); break;
    default: text_format(words->out, "%" PRIu64, value);
    }
}

static bool is_signed_kind(const struct record_type_info *info)
{
    return info->kind == RECORD_TYPE_SIGNED || info->is_signed;
}

/* ---- pointers ---- */

bool c_is_gone(struct instant now, record_id id)
{
    struct instant_frame frame;
    struct instant_object object;
    if (instant_frame(now, id, &frame))
        return frame.state == RECORD_FRAME_LEFT;
    return instant_object(now, id, &object) && !object.alive;
}

/* The slots stand in the order of their offsets, eight bytes apart at least. So there is none beyond offset / 8, and in an array full of
 * pointers it is that one, which is looked at first: in a large array every look is dear. */
static record_id pointer_in(struct instant now, record_id owner, uint64_t offset)
{
    struct instant_slots slots = {0};
    record_id found = 0;
    size_t low = 0, middle = (size_t)(offset / sizeof(uint64_t)), high = middle + 1;
    for (; low < high && !found; middle = low + (high - low) / 2) {
        if (!instant_slots(now, owner, RECORD_CONTENTS, middle, 1, &slots))
            break;
        if (!slots.count)
            high = MIN(middle, slots.total);
        else if (slots.items[0].label < offset)
            low = middle + 1;
        else if (slots.items[0].label > offset)
            high = middle;
        else {
            found = slots.items[0].value;
            break;
        }
    }
    instant_slots_fini(&slots);
    return found;
}

enum c_pointing c_pointer_at(struct instant now, record_id owner, uint64_t address,
                             record_id *target)
{
    uint8_t bytes[8], undefined[8];
    struct record_stretch stretch;
    uint64_t value;
    *target = 0;
    instant_bytes(now, address, 8, bytes, undefined);
    memcpy(&value, undefined, sizeof value);
    if (value)
        return C_POINTS_UNWRITTEN;
    memcpy(&value, bytes, sizeof value);
    if (!value)
        return C_POINTS_NULL;
    if (instant_stretch(now, owner, &stretch) && address >= stretch.address)
        *target = pointer_in(now, owner, address - stretch.address);
    if (!*target)
        return C_POINTS_NOWHERE;
    return c_is_gone(now, *target) ? C_POINTS_DANGLING : C_POINTS_WELL;
}

bool c_variable_in_scope(const struct record_variable *variable, uint32_t line)
{
    return variable->is_parameter || (variable->first_line <= line && line <= variable->last_line);
}

const struct record_variable *c_frame_variable(struct instant now, record_id id, uint64_t offset)
{
    struct record_stretch stretch;
    struct instant_frame frame;
    const struct record_variable *variables, *found = NULL;
    if (!instant_stretch(now, id, &stretch) || !instant_frame(now, id, &frame))
        return NULL;
    size_t count = record_layout_variables(now.record, stretch.layout, &variables);
    for (size_t i = 0; i < count; i++) {
        uint64_t size = record_type_info(now.record, variables[i].type)->size;
        if (offset - variables[i].offset >= MAX(size, 1))
            continue;
        if (!found || c_variable_in_scope(&variables[i], frame.line))
            found = &variables[i];
    }
    return found;
}

void c_path_text(const struct record *record, record_type type, uint64_t offset, struct text *out)
{
    for (int depth = 0; offset && depth < DEEPEST; depth++) {
        const struct record_type_info *info = record_type_info(record, type);
        uint64_t element = record_type_info(record, info->base)->size;
        const struct record_member *member = NULL;
        if (info->kind == RECORD_TYPE_ARRAY && element && offset < info->size) {
            text_format(out, "[%" PRIu64 "]", offset / element);
            offset %= element;
            type = info->base;
            continue;
        }
        for (size_t i = 0; info->kind == RECORD_TYPE_STRUCT && i < info->count; i++)
            if (info->members[i].offset <= offset &&
                offset - info->members[i].offset <
                    record_type_info(record, info->members[i].type)->size)
                member = &info->members[i];
        if (!member)
            break;
        if (member->name)
            text_format(out, ".%s", record_name_string(record, member->name));
        offset -= member->offset;
        type = member->type;
    }
    if (offset)
        text_format(out, " + %" PRIu64, offset);
}

uint64_t c_leaf_at(const struct record *record, record_type *type, uint64_t offset)
{
    for (int depth = 0; depth < DEEPEST; depth++) {
        const struct record_type_info *info = record_type_info(record, *type);
        uint64_t element = record_type_info(record, info->base)->size;
        const struct record_member *member = NULL;
        if (info->kind == RECORD_TYPE_ARRAY && element) {
            offset %= element;
            *type = info->base;
            continue;
        }
        for (size_t i = 0; info->kind == RECORD_TYPE_STRUCT && i < info->count; i++)
            if (!info->members[i].bit_width && info->members[i].offset <= offset &&
                offset - info->members[i].offset <
                    record_type_info(record, info->members[i].type)->size)
                member = &info->members[i];
        if (!member)
            break;
        offset -= member->offset;
        *type = member->type;
    }
    return offset;
}

bool c_points_to_start(struct instant now, record_id entity, uint64_t offset, record_id target)
{
    struct record_stretch from, to;
    uint8_t bytes[8], undefined[8];
    uint64_t value;
    if (!instant_stretch(now, entity, &from) || !instant_stretch(now, target, &to))
        return false;
    instant_bytes(now, from.address + offset, sizeof bytes, bytes, undefined);
    memcpy(&value, bytes, sizeof value);
    return value == to.address;
}

struct c_losses c_losses_at(struct instant now)
{
    struct c_losses losses = {0};
    struct instant_live live = instant_live(now, 1);
    record_id id;
    while ((id = instant_live_next(&live)) != 0) {
        struct record_stretch stretch;
        if (!instant_stretch(now, id, &stretch) || !stretch.leak)
            continue;
        losses.blocks[stretch.leak]++;
        losses.bytes[stretch.leak] += stretch.size;
    }
    return losses;
}

/* A struct's own first member, where a place in it is meant that holds a pointer. */
static void put_first_members(const struct record *record, record_type type, struct text *out)
{
    for (int depth = 0; depth < DEEPEST; depth++) {
        const struct record_type_info *info = record_type_info(record, type);
        if (info->kind == RECORD_TYPE_ARRAY) {
            text_append(out, "[0]");
            type = info->base;
        } else if (info->kind == RECORD_TYPE_STRUCT && info->count) {
            if (info->members[0].name)
                text_format(out, ".%s", record_name_string(record, info->members[0].name));
            type = info->members[0].type;
        } else
            return;
    }
}

static void put_inner(const struct record *record, record_type type, uint64_t offset,
                      struct text *out)
{
    const struct record_type_info *info = record_type_info(record, type);
    uint64_t element = record_type_info(record, info->base)->size;
    bool in_array = info->kind == RECORD_TYPE_ARRAY && element;
    if (in_array) {
        text_format(out, "[%" PRIu64 "]", offset / element);
        put_inner(record, info->base, offset % element, out);
    } else if (offset)
        c_path_text(record, type, offset, out);
    else
        put_first_members(record, type, out);
}

void c_location_text(struct instant now, record_id entity, uint64_t offset, struct text *out)
{
    struct record_stretch stretch = {0};
    instant_stretch(now, entity, &stretch);
    if (instant_entity(now, entity) == RECORD_IS_FRAME) {
        const struct record_variable *variable = c_frame_variable(now, entity, offset);
        if (!variable) {
            text_append(out, "a value on its way");
            return;
        }
        text_append(out, record_name_string(now.record, variable->name));
        put_inner(now.record, variable->type, offset - variable->offset, out);
        return;
    }
    if (stretch.name)
        text_append(out, record_name_string(now.record, stretch.name));
    else
        text_format(out, "#%u", entity);
    if (stretch.type)
        put_inner(now.record, stretch.type, offset, out);
    else if (offset)
        text_format(out, " + %" PRIu64, offset);
}

static void put_frame_place(struct instant now, record_id id, uint64_t offset, struct text *out)
{
    struct instant_frame frame;
    const struct record_variable *variable = c_frame_variable(now, id, offset);
    if (!instant_frame(now, id, &frame))
        return;
    bool gone = frame.state == RECORD_FRAME_LEFT;
    if (variable) {
        text_format(out, "%s%s", gone ? "" : "&", record_name_string(now.record, variable->name));
        c_path_text(now.record, variable->type, offset - variable->offset, out);
    } else
        text_append(out, "the frame");
    if (gone || !variable || id != instant_top_frame(now))
        text_format(out, " of %s()%s", record_name_string(now.record, frame.function),
                    gone ? ", which has returned" : "");
}

void c_place_text(struct instant now, record_id entity, uint64_t address, struct text *out)
{
    struct record_stretch stretch = {0};
    struct instant_object object;
    instant_stretch(now, entity, &stretch);
    uint64_t offset = address - stretch.address;
    if (!instant_object(now, entity, &object)) {
        put_frame_place(now, entity, offset, out);
        return;
    }
    if (object.category == RECORD_VARIABLE && stretch.name)
        text_append_char(out, '&');
    c_short_text(now, entity, out);
    if (object.category == RECORD_BLOCK && stretch.type && offset < stretch.size)
        c_path_text(now.record, stretch.type, offset, out);
    else if (offset > stretch.size)
        text_format(out, " %+" PRId64, (int64_t)offset);
    else if (offset == stretch.size && offset)
        text_append(out, "'s end");
    else if (object.category != RECORD_FUNCTION)
        c_path_text(now.record, stretch.type, offset, out);
    if (!object.alive)
        text_append(out, ", freed");
}

/* The text a pointer to characters leads to, where that is a literal: what people mean by it. */
static bool put_literal(struct words *words, record_id target, uint64_t address)
{
    struct record_stretch stretch;
    if (instant_category(words->now, target) != RECORD_LITERAL ||
        !instant_stretch(words->now, target, &stretch) || address < stretch.address ||
        address >= stretch.address + stretch.size)
        return false;
    return put_string(words, address, stretch.address + stretch.size - address, false);
}

static void put_pointer(struct words *words, uint64_t address)
{
    record_id target;
    uint8_t bytes[SCALAR];
    uint64_t value;
    enum c_pointing pointing = c_pointer_at(words->now, words->owner, address, &target);
    read_bytes(words, address, 8, bytes);
    memcpy(&value, bytes, sizeof value);
    switch (pointing) {
    case C_POINTS_NULL: text_append(words->out, "NULL"); return;
    case C_POINTS_UNWRITTEN: text_append(words->out, "??"); return;
    case C_POINTS_NOWHERE: text_format(words->out, "0x%" PRIx64, value); return;
    case C_POINTS_WELL:
    case C_POINTS_DANGLING: break;
    }
    if (put_literal(words, target, value))
        return;
    text_append(words->out, words->depth ? GLYPH_ARROW " " : GLYPH_DOT " " GLYPH_ARROW " ");
    c_place_text(words->now, target, value, words->out);
}

/* ---- aggregates ---- */

static void put_bit_field(struct words *words, const struct record_member *member, uint64_t address)
{
    const struct record_type_info *info = record_type_info(words->now.record, member->type);
    uint8_t bytes[8] = {0}, undefined[8] = {0};
    uint64_t bits, mask;
    unsigned left = 64u - member->bit_width - member->bit_offset;
    instant_bytes(words->now, address, (size_t)MIN(info->size, 8), bytes, undefined);
    memcpy(&bits, bytes, sizeof bits);
    memcpy(&mask, undefined, sizeof mask);
    bits <<= left;
    if (mask << left >> (64 - member->bit_width))
        text_append(words->out, "??");
    else
        put_integer(words, info,
                    is_signed_kind(info) ? (uint64_t)((int64_t)bits >> (64 - member->bit_width))
                                         : bits >> (64 - member->bit_width));
}

static void put_members(struct words *words, const struct record_type_info *info, uint64_t address)
{
    text_append_char(words->out, '{');
    for (size_t i = 0; i < info->count; i++) {
        const struct record_member *member = &info->members[i];
        size_t start = words->out->length;
        text_append(words->out, i ? ", " : "");
        if (member->name)
            text_format(words->out, "%s = ", record_name_string(words->now.record, member->name));
        if (member->bit_width)
            put_bit_field(words, member, address + member->offset);
        else
            put_value(words, member->type, address + member->offset);
        if (!item_fits(words, start, i == 0, i + 1 == info->count))
            break;
    }
    text_append_char(words->out, '}');
}

static void put_elements(struct words *words, const struct record_type_info *info, uint64_t address)
{
    const struct record_type_info *base = record_type_info(words->now.record, info->base);
    if (base->kind == RECORD_TYPE_CHARACTER && put_string(words, address, info->length, false))
        return;
    text_append_char(words->out, '{');
    for (uint64_t i = 0; i < info->length; i++) {
        size_t start = words->out->length;
        text_append(words->out, i ? ", " : "");
        put_value(words, info->base, address + i * base->size);
        if (!item_fits(words, start, i == 0, i + 1 == info->length))
            break;
    }
    text_append_char(words->out, '}');
}

static void put_scalar(struct words *words, const struct record_type_info *info, uint64_t address)
{
    uint8_t bytes[SCALAR] = {0};
    uint64_t size = info->kind == RECORD_TYPE_FLOATING ? MIN(info->size, 10) : info->size;
    if (!read_bytes(words, address, (size_t)size, bytes))
        text_append(words->out, "??");
    else if (info->kind == RECORD_TYPE_FLOATING)
        put_floating(words->out, bytes, info->size);
    else
        put_integer(words, info, integer_of(bytes, info->size, is_signed_kind(info)));
}

static void put_value(struct words *words, record_type type, uint64_t address)
{
    const struct record_type_info *info = record_type_info(words->now.record, type);
    if (words->depth > DEEPEST) {
        text_append(words->out, GLYPH_ELLIPSIS);
        return;
    }
    switch (info->kind) {
    case RECORD_TYPE_ARRAY:
    case RECORD_TYPE_STRUCT:
    case RECORD_TYPE_UNION:
        if (is_unwritten(words->now, address, info->size)) {
            text_append(words->out, "??");
            break;
        }
        words->depth++;
        (info->kind == RECORD_TYPE_ARRAY ? put_elements : put_members)(words, info, address);
        words->depth--;
        break;
    case RECORD_TYPE_POINTER: put_pointer(words, address); break;
    case RECORD_TYPE_VOID:
    case RECORD_TYPE_FUNCTION: text_append(words->out, GLYPH_ELLIPSIS); break;
    default: put_scalar(words, info, address);
    }
}

void c_value_text(struct instant now, record_id owner, record_type type, uint64_t address,
                  size_t width, struct text *out)
{
    struct words words = {
        .now = now, .owner = owner, .out = out, .from = out->length, .width = width};
    put_value(&words, type, address);
}

/* ---- objects ---- */

/* Memory that has no type yet: text where it reads as such, else its bytes. */
static void put_untyped(struct words *words, uint64_t address, uint64_t size)
{
    uint8_t bytes[PIECE], undefined[PIECE];
    size_t some = (size_t)MIN(size, PIECE);
    if (!size)
        text_append(words->out, "nothing");
    else if (is_unwritten(words->now, address, size))
        text_append(words->out, "??");
    else if (!put_string(words, address, size, true)) {
        instant_bytes(words->now, address, some, bytes, undefined);
        for (size_t i = 0; i < some && !is_full(words); i++)
            if (undefined[i])
                text_append(words->out, i ? " ??" : "??");
            else
                text_format(words->out, i ? " %02x" : "%02x", bytes[i]);
        if (is_full(words) || size > some)
            text_append(words->out, " " GLYPH_ELLIPSIS);
    }
}

void c_contents_text(struct instant now, record_id object, size_t width, struct text *out)
{
    struct record_stretch stretch;
    struct words words = {
        .now = now, .owner = object, .out = out, .from = out->length, .width = width};
    if (!instant_stretch(now, object, &stretch))
        return;
    if (stretch.type && record_type_info(now.record, stretch.type)->size)
        put_value(&words, stretch.type, stretch.address);
    else
        put_untyped(&words, stretch.address, stretch.size);
}

void c_short_text(struct instant now, record_id id, struct text *out)
{
    struct record_stretch stretch = {0};
    struct instant_object object;
    struct instant_frame frame;
    instant_stretch(now, id, &stretch);
    const char *name = record_name_string(now.record, stretch.name);
    if (instant_frame(now, id, &frame))
        text_format(out, "the frame of %s()", record_name_string(now.record, frame.function));
    else if (!instant_object(now, id, &object))
        text_format(out, "#%u", id);
    else if (object.category == RECORD_BLOCK)
        text_format(out, "block #%u", id);
    else if (object.category == RECORD_FUNCTION)
        text_format(out, "%s()", name);
    else if (object.category == RECORD_LITERAL)
        c_contents_text(now, id, 24, out);
    else if (stretch.name)
        text_append(out, name);
    else if (object.category == RECORD_VARIABLE)
        text_append(out, "the program's arguments");
    else
        text_append(out, record_name_string(now.record, object.type));
}

void c_object_text(struct instant now, record_id id, size_t width, struct text *out)
{
    struct record_stretch stretch = {0};
    struct instant_object object;
    size_t from = out->length;
    if (!instant_object(now, id, &object)) {
        c_short_text(now, id, out);
        return;
    }
    instant_stretch(now, id, &stretch);
    switch (object.category) {
    case RECORD_BLOCK:
        if (stretch.type)
            text_format(
                out, "%s ",
                record_name_string(now.record, record_type_info(now.record, stretch.type)->name));
        break;
    case RECORD_VARIABLE:
        if (stretch.name)
            text_format(out, "%s = ", record_name_string(now.record, stretch.name));
        break;
    case RECORD_LITERAL: break;
    default: c_short_text(now, id, out); return;
    }
    size_t used = out->length - from;
    c_contents_text(now, id, width > used ? width - used : 1, out);
}

void view_slot_label(struct instant now, record_id entity, enum record_region region, size_t slot,
                     struct text *out)
{
    struct instant_slots slots = {0};
    if (!record_has_bytes(now.record))
        instant_slot_label(now, entity, region, slot, out);
    else if (instant_slots(now, entity, region, slot, 1, &slots) && slots.count)
        c_location_text(now, entity, slots.items[0].label, out);
    instant_slots_fini(&slots);
}
