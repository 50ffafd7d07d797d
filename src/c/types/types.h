/* C's types, with the sizes and layouts of the System V ABI for x86-64 (version 1.0, 3.1), as gcc has them.
 *
 * A type lives in the arena of the translation unit that made it. Qualifiers are part of a type: `const int` is a type of its own whose
 * `unqualified` is int's. The basic types are one object each (c_basic_type), so that pointers compare for them; derived
 * types are compared with c_types_compatible.
 */
#ifndef C_TYPES_TYPES_H
#define C_TYPES_TYPES_H

#include "base/arena.h"
#include "base/text.h"

struct c_expression;
struct c_variable;

/* In the order of their conversion ranks where that means something (C11 6.3.1.1). */
enum c_kind {
    C_VOID,
    C_BOOL,
    C_CHAR, /* signed on x86-64, and a type of its own */
    C_SIGNED_CHAR,
    C_UNSIGNED_CHAR,
    C_SHORT,
    C_UNSIGNED_SHORT,
    C_INT,
    C_UNSIGNED_INT,
    C_LONG,
    C_UNSIGNED_LONG,
    C_LONG_LONG,
    C_UNSIGNED_LONG_LONG,
    C_FLOAT,
    C_DOUBLE,
    C_LONG_DOUBLE, /* x87's 80 bits in 16 bytes */
    C_BASIC_KINDS,

    C_ENUM =
        C_BASIC_KINDS, /* `base` is its integer type: unsigned int, or int when a value is negative, as gcc has it */
    C_POINTER,
    C_ARRAY,
    C_FUNCTION,
    C_STRUCT,
    C_UNION,
    C_VA_LIST /* struct of 24 bytes in an array of one; opaque here, passed by reference */
};

enum { C_CONST = 1, C_VOLATILE = 2, C_RESTRICT = 4, C_ATOMIC = 8 };

struct c_member {
    const char *
        name; /* NULL: an anonymous struct or union, whose members are found through it, or an unnamed bit-field */
    const struct c_type *type;
    uint64_t offset; /* of the storage unit for a bit-field */
    /* Width 0: no bit-field. The offset counts from the storage unit's lowest bit. Only the bytes that hold the bits are the
     * member's: of a packed struct a bit-field may reach past its unit, and the unit past the struct. */
    uint8_t bit_offset, bit_width;
    bool packed;        /* __attribute__((packed)) */
    uint32_t alignment; /* _Alignas or __attribute__((aligned)); 0: its type's */
    uint32_t line;
};

struct c_parameter {
    const char *name; /* NULL in a prototype that gives none */
    const struct c_type *type;
};

struct c_enumerator {
    const char *name;
    int64_t value;
};

struct c_type {
    enum c_kind kind;
    uint8_t qualifiers;
    bool complete; /* void, an array of unknown length and a struct only declared are not */
    uint64_t size; /* bytes; of a variable length array 0 */
    uint32_t alignment;
    const struct c_type *unqualified; /* itself when it has no qualifiers */

    const struct c_type *base; /* pointed to, element, returned, or an enum's integer type */

    uint64_t length; /* C_ARRAY: elements */
    struct c_expression *
        runtime_length; /* of a variable length array, evaluated where it is declared; NULL: a constant */
    struct c_variable
        *length_variable; /* where that length, in elements, is kept at run time: a hidden local */

    struct c_parameter *parameters; /* C_FUNCTION */
    size_t parameter_count;
    bool variadic;
    bool prototyped; /* false: () */

    const char *tag; /* C_STRUCT, C_UNION, C_ENUM; NULL: none */
    struct c_member *members;
    size_t member_count;
    bool flexible; /* its last member is an array of unknown length */
    struct c_enumerator *enumerators;
    size_t enumerator_count;
    const char *typedef_name; /* how a person would name an untagged type; NULL: none */
    bool packed;              /* __attribute__((packed)) */
    uint8_t packing;          /* #pragma pack(n): no member is aligned to more; 0: none */
    uint32_t least_alignment; /* __attribute__((aligned(n))); 0: none */
    struct c_type *
        variants; /* a struct's, union's or enum's qualified forms, which are completed together with it */
    struct c_type *next_variant;
};

/* One object for each of the kinds below C_BASIC_KINDS; static, never freed. */
const struct c_type *c_basic_type(enum c_kind kind);
const struct c_type *c_va_list_type(void);

/* Made in an arena; NULL when memory is out. */
const struct c_type *c_type_qualified(struct arena *arena, const struct c_type *type,
                                      unsigned qualifiers);
const struct c_type *c_type_pointer(struct arena *arena, const struct c_type *base);
/* length UINT64_MAX: unknown. */
const struct c_type *c_type_array(struct arena *arena, const struct c_type *element,
                                  uint64_t length);
struct c_type *c_type_new(struct arena *arena,
                          enum c_kind kind); /* to be filled in: a function, struct, union, enum */
/* Gives the members their offsets, and the type its size and alignment (bit-fields as the ABI packs them), and completes it. False:
 * larger than any object can be. */
bool c_type_lay_out(struct c_type *type);
/* Brings a struct's, union's or enum's qualified forms up to date with it. */
void c_type_update_variants(struct c_type *type);

bool c_is_integer(const struct c_type *type); /* bool, char and enums too */
bool c_is_floating(const struct c_type *type);
bool c_is_arithmetic(const struct c_type *type);
bool c_is_scalar(const struct c_type *type);
bool c_is_signed(const struct c_type *type);
bool c_is_character(const struct c_type *type);
bool c_is_variably_modified(const struct c_type *type);
bool c_is_aggregate(const struct c_type *type); /* struct, union or array */
bool c_is_record(const struct c_type *type);    /* struct or union */
/* An array whose own length is known at run time only. */
bool c_is_variable_length(const struct c_type *type);
/* Of an array, its elements'. */
unsigned c_type_qualifiers(const struct c_type *type);
/* The integer type that stands behind an enum or bool; any other type itself. */
enum c_kind c_integer_kind(const struct c_type *type);
/* C11 6.3.1.1 and 6.3.1.8. */
const struct c_type *c_type_promoted(const struct c_type *type);
const struct c_type *c_type_usual(const struct c_type *left, const struct c_type *right);
/* C11 6.2.7, without regard to top-level qualifiers. */
bool c_types_compatible(const struct c_type *left, const struct c_type *right);
/* The type that two compatible types make together (C11 6.2.7p3); NULL when memory is out. */
const struct c_type *c_type_composite(struct arena *arena, const struct c_type *left,
                                      const struct c_type *right);
/* The member by that name, looked for in anonymous members too; *offset is added to by the way there. NULL: none. */
const struct c_member *c_type_member(const struct c_type *type, const char *name, uint64_t *offset);

/* Appends the type as a person writes it, around a name: `int (*compare)(const void *, const void *)`. name NULL or "": the type alone. */
void c_type_text(const struct c_type *type, const char *name, struct text *out);

#endif
