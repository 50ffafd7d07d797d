/* Where the members of a struct or union stand (System V ABI for x86-64, 3.1.2, and gcc's stor-layout.c for what it leaves open).
 *
 * A bit-field goes into the storage unit of its declared type that the bits before it have begun, unless it would cross the
 * unit's end. A named bit-field aligns the struct as its type would; an unnamed one does not, and one of width 0 only
 * ends the unit. In a packed struct bits follow bits; under #pragma pack(n) they do as far as they fit into as many pieces
 * of n bytes as their type has.
 */
#include "c/types/types.h"

/* Sizes stay below this, so that no sum of two, nor any size in bits, overflows. */
static const uint64_t LARGEST = UINT64_C(1) << 58;

struct layout {
    struct c_type *type;
    uint64_t bits;    /* the first bit that is free */
    uint64_t largest; /* of a union's members, in bytes */
    uint32_t alignment;
};

static uint64_t rounded_up(uint64_t value, uint64_t unit)
{
    return (value + unit - 1) / unit * unit;
}

static uint32_t member_alignment(const struct layout *layout, const struct c_member *member)
{
    uint32_t natural = layout->type->packed || member->packed ? 1 : member->type->alignment;
    uint32_t asked = MAX(natural, member->alignment);
    return layout->type->packing ? MIN(asked, layout->type->packing) : asked;
}

static void place_bits(struct layout *layout, struct c_member *member)
{
    uint64_t unit = member->type->size * 8;
    bool packed = layout->type->packed || member->packed;
    uint32_t alignment = member_alignment(layout, member);
    if (member->alignment)
        layout->bits = rounded_up(layout->bits, (uint64_t)member->alignment * 8);
    uint64_t piece = layout->type->packing ? (uint64_t)alignment * 8 : unit;
    if (!packed && layout->bits % piece + member->bit_width > unit)
        layout->bits = rounded_up(layout->bits, piece);
    if (member->name)
        layout->alignment = MAX(layout->alignment, alignment);
    packed |= piece != unit;
    member->offset = packed ? layout->bits / 8 : layout->bits / unit * member->type->size;
    member->bit_offset = (uint8_t)(layout->bits - member->offset * 8);
    layout->bits += member->bit_width;
}

static void place_member(struct layout *layout, struct c_member *member)
{
    uint32_t alignment = member_alignment(layout, member);
    layout->alignment = MAX(layout->alignment, alignment);
    layout->bits = rounded_up(layout->bits, (uint64_t)alignment * 8);
    member->offset = layout->bits / 8;
    layout->bits += member->type->size * 8;
}

static void place_one(struct layout *layout, struct c_member *member)
{
    if (layout->type->kind == C_UNION)
        layout->bits = 0;
    if (member->bit_width)
        place_bits(layout, member);
    else if (c_is_integer(member->type) && !member->name)
        layout->bits =
            rounded_up(layout->bits, member->type->size * 8); /* a bit-field of width 0 */
    else
        place_member(layout, member);
    layout->largest = MAX(layout->largest, rounded_up(layout->bits, 8) / 8);
}

bool c_type_lay_out(struct c_type *type)
{
    struct layout layout = {type, 0, 0, MAX(1, type->least_alignment)};
    for (size_t i = 0; i < type->member_count; i++) {
        if (type->members[i].type->size >= LARGEST)
            return false;
        place_one(&layout, &type->members[i]);
        if (layout.largest >= LARGEST)
            return false;
    }
    type->alignment = layout.alignment;
    type->size = rounded_up(layout.largest, layout.alignment);
    type->complete = true;
    c_type_update_variants(type);
    return true;
}
