/* C's types, as the record keeps them: what turns bytes into values.
 *
 * An engine registers a type once and gets a number; types that are the same get the same one. Types outlive truncation.
 */
#ifndef RECORD_TYPES_H
#define RECORD_TYPES_H

#include "record/vocabulary.h"

typedef uint32_t record_type; /* from 1; 0: not known, shown as bytes */

enum record_type_kind {
    RECORD_TYPE_VOID,
    RECORD_TYPE_BOOL,
    RECORD_TYPE_CHARACTER, /* any char: shown as a character where it is one */
    RECORD_TYPE_SIGNED,
    RECORD_TYPE_UNSIGNED,
    RECORD_TYPE_FLOATING, /* by its size: 4, 8, 16 (x87's 80 bits) */
    RECORD_TYPE_ENUM,     /* members are its constants: offset is the value, as an int32_t */
    RECORD_TYPE_POINTER,
    RECORD_TYPE_FUNCTION,
    RECORD_TYPE_ARRAY,
    RECORD_TYPE_STRUCT,
    RECORD_TYPE_UNION
};

struct record_member {
    record_name name; /* 0: anonymous */
    record_type type;
    uint32_t offset;               /* bytes from the beginning */
    uint8_t bit_offset, bit_width; /* width 0: no bit-field */
};

struct record_type_info {
    enum record_type_kind kind;
    bool is_signed;   /* a character or enum type */
    record_name name; /* as a person writes it: `int`, `struct node`, `int (*)(int)` */
    uint64_t size;
    record_type base;                    /* pointed to, element */
    uint64_t length;                     /* elements */
    const struct record_member *members; /* copied */
    size_t count;
};

/* 0 when memory is out. A struct may be registered without members first (it is found by its name, kind and `identity`, the engine's
 * number for it) and completed later. */
record_type record_add_type(struct record *record, const struct record_type_info *info,
                            uint32_t identity);
void record_complete_type(struct record *record, record_type type,
                          const struct record_type_info *info);
/* Borrowed until the next type is added; of type 0 a void of no size. */
const struct record_type_info *record_type_info(const struct record *record, record_type type);

/* Variables of a frame: where each stands from the frame's lowest address on, and on which lines it is in scope. */
struct record_variable {
    record_name name;
    record_type type;
    uint32_t offset;
    uint32_t first_line, last_line;
    bool is_parameter;
};
typedef uint32_t record_layout; /* from 1 */
record_layout record_add_layout(struct record *record, const struct record_variable *variables,
                                size_t count);
size_t record_layout_variables(const struct record *record, record_layout layout,
                               const struct record_variable **variables);

#endif
