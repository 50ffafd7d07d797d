/* C's memory in words: bytes and a type become a value, a pointer the place it leads to, an offset the member that stands there.
 *
 * Values read as C's initialisers do: 42, 'a', "abc", {1, 2, 3}, {x = 1, next = NULL}. What was never written is ??, and what does not
 * fit is left out as "…". A pointer is shown by what it points to, never by its number alone: block #9, block #9[2], &count, "text".
 */
#ifndef UI_VIEWS_C_VALUE_H
#define UI_VIEWS_C_VALUE_H

#include "record/bytes.h"
#include "ui/canvas/charset.h"
#include "ui/views/view.h"

/* Appends the value of a type that stands at an address, in `owner` (the frame, variable or block that has those bytes), in about
 * `width` cells. */
void c_value_text(struct instant now, record_id owner, record_type type, uint64_t address,
                  size_t width, struct text *out);
/* The same for what an object holds as a whole; for a block of no known use its bytes. */
void c_contents_text(struct instant now, record_id object, size_t width, struct text *out);
/* An object in words that stand alone: int[4] {1, 2, 3, 4}, count = 3, "text", main(). */
void c_object_text(struct instant now, record_id object, size_t width, struct text *out);
/* The fewest words: block #9, count, main(). */
void c_short_text(struct instant now, record_id object, struct text *out);

enum c_pointing {
    C_POINTS_NOWHERE, /* the bytes are no pointer that the machine knows */
    C_POINTS_NULL,
    C_POINTS_UNWRITTEN,
    C_POINTS_WELL,
    C_POINTS_DANGLING /* what it points to is freed, or its frame has returned */
};
/* Where the pointer at this address leads; *target is 0 where it leads nowhere. */
enum c_pointing c_pointer_at(struct instant now, record_id owner, uint64_t address,
                             record_id *target);
/* Goes down to the element or member at `offset` in a type, its innermost that is no aggregate; returns how far into that it is. */
uint64_t c_leaf_at(const struct record *record, record_type *type, uint64_t offset);
/* Has a byte of the stretch changed, or been written at last? */
bool c_bytes_differ(struct instant before, struct instant now, uint64_t address, uint64_t size);
/* What a pointer's words begin with. */
#define C_POINTER_MARK GLYPH_DOT " " GLYPH_ARROW " "

/* What was not freed at the end, by kind of loss (enum record_leak). */
struct c_losses {
    uint32_t blocks[5];
    uint64_t bytes[5];
};
struct c_losses c_losses_at(struct instant now);
/* Does the pointer at `offset` in an entity lead to the very beginning of the target? */
bool c_points_to_start(struct instant now, record_id entity, uint64_t offset, record_id target);
bool c_is_gone(struct instant now, record_id id);
/* Appends the words for a place in an entity: block #9[2], &numbers[1] of main(). */
void c_place_text(struct instant now, record_id entity, uint64_t address, struct text *out);
/* Appends what is `offset` bytes into a type: [2].next, or + 3 where no member begins; nothing for 0. */
void c_path_text(const struct record *record, record_type type, uint64_t offset, struct text *out);
/* The name of the place in the entity: numbers[2], #9[2].next. */
void c_location_text(struct instant now, record_id entity, uint64_t offset, struct text *out);

/* Who has a pointer into a block, at most so many: numbers, #9.next, p in main() (+8). */
void c_holders_text(struct instant now, record_id block, size_t most, struct text *out);

/* The variable of a frame that has the byte `offset` into the frame, in scope at the frame's line first; NULL: none has. */
const struct record_variable *c_frame_variable(struct instant now, record_id frame,
                                               uint64_t offset);
bool c_variable_in_scope(const struct record_variable *variable, uint32_t line);

#endif
