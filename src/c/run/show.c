/* A value in words, as gdb's print has it. What was never written is said to be so. */
#include "c/run/machine.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { REPEATS = 10, MOST_ELEMENTS = 200 }; /* gdb's: set print repeats, set print elements */

struct shown {
    struct c_machine *machine;
    struct text *out;
    const uint8_t *bytes, *undefined;
    bool inside; /* of a struct or array, where pointers do without their type */
};

static void show(struct shown *shown, const struct c_type *type, uint64_t at);

static bool is_undefined(const struct shown *shown, uint64_t at, uint64_t size)
{
    for (uint64_t i = 0; i < size; i++)
        if (shown->undefined[at + i])
            return true;
    return false;
}

static void show_character(struct text *out, int c, char quote)
{
    static const char named[] = "\a\b\f\n\r\t\v\033", letters[] = "abfnrtve";
    const char *found = c ? strchr(named, c) : NULL;
    if (c == quote || c == '\\')
        text_format(out, "\\%c", c);
    else if (found)
        text_format(out, "\\%c", letters[found - named]);
    else if (c >= ' ' && c < 0x7f)
        text_append_char(out, (char)c);
    else
        text_format(out, "\\%03o", (unsigned)c & 0xff);
}

static void show_string(struct text *out, const uint8_t *bytes, size_t length)
{
    text_append_char(out, '"');
    for (size_t i = 0; i < length && i < MOST_ELEMENTS; i++)
        show_character(out, bytes[i], '"');
    text_append(out, length > MOST_ELEMENTS ? "\"..." : "\"");
}

/* ---- scalars ---- */

static uint64_t integer_at(const struct shown *shown, const struct c_type *type, uint64_t at)
{
    uint64_t bits = 0;
    unsigned unused = (unsigned)(64 - type->size * 8);
    memcpy(&bits, shown->bytes + at, type->size);
    return c_is_signed(type) ? (uint64_t)((int64_t)(bits << unused) >> unused) : bits;
}

static void show_integer(struct text *out, const struct c_type *type, uint64_t value)
{
    if (type->kind == C_BOOL)
        text_append(out, value ? "true" : "false");
    else if (c_is_character(type)) {
        text_format(out, c_is_signed(type) ? "%" PRId64 " '" : "%" PRIu64 " '", value);
        show_character(out, (int)(value & 0xff), '\'');
        text_append_char(out, '\'');
    } else
        text_format(out, c_is_signed(type) ? "%" PRId64 : "%" PRIu64, value);
}

static void show_enum(struct text *out, const struct c_type *type, uint64_t value)
{
    for (size_t i = 0; i < type->enumerator_count; i++)
        if (type->enumerators[i].value == (int64_t)value) {
            text_append(out, type->enumerators[i].name);
            return;
        }
    text_format(out, "%" PRId64, (int64_t)value);
}

static void show_floating(const struct shown *shown, const struct c_type *type, uint64_t at)
{
    float single;
    double twice;
    long double most = 0;
    switch (type->kind) {
    case C_FLOAT:
        memcpy(&single, shown->bytes + at, sizeof single);
        text_format(shown->out, "%.9g", (double)single);
        break;
    case C_DOUBLE:
        memcpy(&twice, shown->bytes + at, sizeof twice);
        text_format(shown->out, "%.17g", twice);
        break;
    default: memcpy(&most, shown->bytes + at, 10); text_format(shown->out, "%.18Lg", most);
    }
}

/* The block that an address is in and how far, as gdb says <name+8>; nothing where it has no name. */
static void show_symbol(struct c_machine *machine, uint64_t address, struct text *out)
{
    c_provenance number = address < 4096 ? 0 : c_block_at(&machine->memory, address);
    const struct c_block *block = c_block(&machine->memory, number);
    const char *name = NULL;
    if (block->kind == C_BLOCK_FUNCTION)
        name = block->function->name;
    else if (block->kind == C_BLOCK_VARIABLE && block->variable)
        name = block->variable->name;
    if (!name)
        return;
    text_format(out, " <%s", name);
    if (address != block->address)
        text_format(out, "+%" PRIu64, address - block->address);
    text_append_char(out, '>');
}

/* The text that a pointer to characters leads to, as far as it may be read. */
static void show_pointed_text(struct c_machine *machine, uint64_t address, struct text *out)
{
    const struct c_block *block =
        c_block(&machine->memory, address < 4096 ? 0 : c_block_at(&machine->memory, address));
    uint64_t offset = address - block->address, length = 0;
    if (!block->alive || offset >= block->size)
        return;
    while (offset + length < block->size && !block->undefined[offset + length] &&
           block->bytes[offset + length])
        length++;
    text_append_char(out, ' ');
    show_string(out, block->bytes + offset, length);
}

static void show_pointer(struct shown *shown, const struct c_type *type, uint64_t at)
{
    uint64_t address;
    bool text = c_is_character(type->base);
    memcpy(&address, shown->bytes + at, sizeof address);
    if (!shown->inside && !text) {
        text_append_char(shown->out, '(');
        c_type_text(type, NULL, shown->out);
        text_append(shown->out, ") ");
    }
    text_format(shown->out, "0x%" PRIx64, address);
    show_symbol(shown->machine, address, shown->out);
    if (text)
        show_pointed_text(shown->machine, address, shown->out);
}

/* ---- aggregates ---- */

static void show_bit_field(const struct shown *shown, const struct c_member *member, uint64_t at)
{
    uint64_t bits = 0, undefined = 0;
    unsigned width = member->bit_width, left = 64 - width - member->bit_offset;
    memcpy(&bits, shown->bytes + at, member->type->size);
    memcpy(&undefined, shown->undefined + at, member->type->size);
    bits <<= left;
    if (undefined << left >> (64 - width))
        text_append(shown->out, "<never written>");
    else
        show_integer(shown->out, member->type,
                     c_is_signed(member->type) ? (uint64_t)((int64_t)bits >> (64 - width))
                                               : bits >> (64 - width));
}

static void show_members(struct shown *shown, const struct c_type *type, uint64_t at)
{
    const char *between = "";
    text_append_char(shown->out, '{');
    for (size_t i = 0; i < type->member_count; i++) {
        const struct c_member *member = &type->members[i];
        if (!member->name && member->bit_width)
            continue;
        text_append(shown->out, between);
        between = ", ";
        if (member->name)
            text_format(shown->out, "%s = ", member->name);
        if (member->bit_width)
            show_bit_field(shown, member, at + member->offset);
        else
            show(shown, member->type, at + member->offset);
    }
    text_append_char(shown->out, '}');
}

static uint64_t repeated(const struct shown *shown, const struct c_type *type, uint64_t at,
                         uint64_t from)
{
    uint64_t size = type->base->size, count = 1;
    const uint8_t *first = shown->bytes + at + from * size;
    while (from + count < type->length && !memcmp(first, first + count * size, size) &&
           !memcmp(shown->undefined + at + from * size,
                   shown->undefined + at + (from + count) * size, size))
        count++;
    return count;
}

static void show_elements(struct shown *shown, const struct c_type *type, uint64_t at)
{
    uint64_t told = 0;
    if (c_is_character(type->base) && type->length && !is_undefined(shown, at, type->length)) {
        /* A NUL at the end is understood. */
        const uint8_t *text = shown->bytes + at;
        show_string(shown->out, text, type->length - (text[type->length - 1] == 0));
        return;
    }
    text_append_char(shown->out, '{');
    for (uint64_t i = 0; i < type->length; told++) {
        text_append(shown->out, i ? ", " : "");
        if (told == MOST_ELEMENTS) {
            text_append(shown->out, "...");
            break;
        }
        uint64_t count = repeated(shown, type, at, i);
        show(shown, type->base, at + i * type->base->size);
        if (count < REPEATS)
            count = 1;
        else
            text_format(shown->out, " <repeats %" PRIu64 " times>", count);
        i += count;
    }
    text_append_char(shown->out, '}');
}

static void show(struct shown *shown, const struct c_type *type, uint64_t at)
{
    bool was_inside = shown->inside;
    bool aggregate = type->kind == C_ARRAY || type->kind == C_STRUCT || type->kind == C_UNION;
    if (!aggregate && is_undefined(shown, at, MIN(type->size, 10))) {
        text_append(shown->out, "<never written>");
        return;
    }
    if (aggregate)
        shown->inside = true;
    switch (type->kind) {
    case C_ARRAY: show_elements(shown, type, at); break;
    case C_STRUCT:
    case C_UNION: show_members(shown, type, at); break;
    case C_POINTER: show_pointer(shown, type, at); break;
    case C_FLOAT:
    case C_DOUBLE:
    case C_LONG_DOUBLE: show_floating(shown, type, at); break;
    case C_ENUM: show_enum(shown->out, type, integer_at(shown, type->base, at)); break;
    case C_VOID:
    case C_FUNCTION:
    case C_VA_LIST: text_append(shown->out, "..."); break;
    default: show_integer(shown->out, type, integer_at(shown, type, at));
    }
    shown->inside = was_inside;
}

void c_show_value(struct c_machine *machine, const struct c_type *type, const uint8_t *bytes,
                  const uint8_t *undefined, struct text *out)
{
    struct shown shown = {machine, out, bytes, undefined, false};
    show(&shown, type, 0);
}
