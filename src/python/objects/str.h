/* Text: immutable sequences of code points, stored one, two or four bytes each as the widest needs
 * (PEP 393); and bytes. The headers are as large as CPython's. */
#ifndef PYTHON_OBJECTS_STR_H
#define PYTHON_OBJECTS_STR_H

#include "python/objects/object.h"

#include <stdarg.h>

struct text;

/* The header all strings begin with: 48 bytes; the characters of an ASCII string follow it. A
 * string that is not ASCII has 24 bytes more before its characters (cached UTF-8). */
struct py_str {
    py_object base;
    int64_t length; /* code points */
    int64_t hash;   /* -1: not yet asked */
    uint8_t kind;   /* bytes a code point: 1, 2 or 4 */
    bool ascii;
    uint8_t interned; /* 0 no, 1 mortal: the table's two references are not counted, 2 immortal */
    uint8_t offset;   /* bytes from here to the characters; 0: see py_str_apart */
    uint32_t unused;
    void *wstr; /* keeps CPython's size */
};

struct py_str_wide {
    struct py_str header;
    int64_t utf8_length;
    char *utf8; /* owned; NULL until asked */
    int64_t unused;
};

/* An instance of a subclass: its characters are a block of their own. CPython's basic size is 80. */
struct py_str_apart {
    struct py_str_wide wide;
    void *data; /* owned */
};

static inline void *py_str_data(const py_str *s)
{
    if (UNLIKELY(s->offset == 0))
        return ((const struct py_str_apart *)(const void *)s)->data;
    return (char *)(uintptr_t)s + s->offset;
}

static inline uint32_t py_str_at(const py_str *s, int64_t index)
{
    const void *data = py_str_data(s);
    return s->kind == 1   ? ((const uint8_t *)data)[index]
           : s->kind == 2 ? ((const uint16_t *)data)[index]
                          : ((const uint32_t *)data)[index];
}

/* From UTF-8; lone surrogates as three bytes are allowed. A NULL result has MemoryError raised. The empty string and
 * one-character Latin-1 strings exist once. */
py_str *py_str_from(py_vm *vm, const char *utf8, size_t length);
py_str *py_str_from_c(py_vm *vm, const char *utf8);
py_str *py_str_format(py_vm *vm, const char *format, ...); /* formats as py_raise */
py_str *py_str_format_list(py_vm *vm, const char *format, va_list arguments);
/* A text that fails where it would be larger than the program's memory: what is written into it is bounded as objects are. */
struct text py_text(const py_vm *vm);
py_str *py_str_from_text(py_vm *vm,
                         struct text *text); /* empties the text; MemoryError when it failed */
py_str *py_str_from_code_points(py_vm *vm, const uint32_t *code_points, int64_t length);
py_str *py_str_from_char(py_vm *vm, uint32_t code_point);
/* A new string of `length` code points up to `max_char`, to be filled by the caller before anyone sees it. */
py_str *py_str_alloc(py_vm *vm, int64_t length, uint32_t max_char);
/* UTF-8, ended by NUL, kept with the string: borrowed. Lone surrogates as three bytes. NULL when memory is out. */
const char *py_str_utf8(py_vm *vm, py_str *s, size_t *length_or_null);
py_str *py_str_slice(py_vm *vm, py_str *s, int64_t start, int64_t end);
py_str *py_str_concat(py_vm *vm, py_str *a, py_str *b);
/* *left += right, in place when *left is the only reference (unicode_concatenate); steals *left; NULL on failure. */
void py_str_append(py_vm *vm, py_str **left, py_str *right);
py_str *py_str_join(py_vm *vm, py_str *separator, py_object *iterable);
/* The same of an array (_PyUnicode_JoinArray). */
py_str *py_str_join_items(py_vm *vm, py_str *separator, py_object *const *items, int64_t count);
bool py_str_equal(const py_str *a, const py_str *b);
bool py_str_equals_c(const py_str *a, const char *ascii);
int py_str_order(const py_str *a, const py_str *b); /* <0, 0, >0 */
int64_t py_str_hash(py_str *s);                     /* SipHash-1-3, key 0 (PYTHONHASHSEED=0) */
bool py_str_is_identifier(const py_str *s);
int64_t py_str_find(const py_str *haystack, const py_str *needle, int64_t start,
                    int64_t end); /* -1 */

/* The intern table: makes *s the one string of its value (steals the old reference, gives a new one). */
void py_str_intern(py_vm *vm, py_str **s);
py_str *py_str_intern_c(py_vm *vm, const char *utf8); /* new reference */

/* format() mini-language of str, int, float, complex (Python/formatter_unicode.c): new str. */
py_object *py_format_str(py_vm *vm, py_object *s, py_str *spec);
py_object *py_format_int(py_vm *vm, py_object *i, py_str *spec);
py_object *py_format_float(py_vm *vm, py_object *f, py_str *spec);
py_object *py_format_complex(py_vm *vm, py_object *c, py_str *spec);
/* "..." % args */
struct text;
/* Ends `written`. */
py_object *py_str_or_same(py_vm *vm, struct text *written, py_object *last_or_null);
py_object *py_str_percent(py_vm *vm, py_str *format, py_object *args);
/* str.format(*args, **kwargs); with `mapping` not NULL str.format_map(mapping). */
py_object *py_str_format_fields(py_vm *vm, py_str *format, py_object *const *args, size_t nargs,
                                py_tuple *kwnames, py_object *mapping_or_null);
/* _string.formatter_parser and formatter_field_name_split, which string.Formatter is made from. */
py_object *py_str_formatter_parser(py_vm *vm, py_str *format);
py_object *py_str_formatter_field_name_split(py_vm *vm, py_str *field_name);
/* A bounded repr for the picture: at most `limit` code points, the middle folded to "…". Never runs
 * Python code and never fails (str, bytes, numbers and other atoms only). */
void py_str_excerpt(py_vm *vm, const py_str *s, size_t limit, struct text *out);

struct py_bytes {
    struct py_var var;
    int64_t hash;  /* -1: not yet asked */
    char bytes[1]; /* ended by a NUL that size does not count; CPython's basic size is 33 */
};
py_bytes *py_bytes_from(py_vm *vm, const void *bytes, size_t length);
/* To be filled by the caller before anyone sees it, unless `length` is 0. */
py_bytes *py_bytes_alloc(py_vm *vm, int64_t length);
/* bytes(o) for a bytes-like object or an iterable of ints: TypeError for a str or int. */
py_object *py_bytes_of(py_vm *vm, py_object *o);
/* The bytes of a bytes or bytearray (or subclass) or of a memoryview without gaps, borrowed; false, with nothing raised, for anything else. */
bool py_bytes_view(const py_vm *vm, const py_object *o, const char **bytes, int64_t *length);
int64_t py_hash_bytes(const void *bytes, size_t length); /* SipHash-1-3; -1 never */

typedef struct py_bytearray {
    struct py_var var;
    int64_t capacity;
    char *bytes; /* owned */
    char *start;
    int64_t exports;
} py_bytearray;

py_object *py_bytearray_from(py_vm *vm, const void *bytes, size_t length);

/* Text to bytes and back: `encoding` as a program spells it, `errors` NULL for "strict". New references. */
py_object *py_str_encode(py_vm *vm, py_str *s, const char *encoding, const char *errors);
py_object *py_str_decode(py_vm *vm, const char *bytes, size_t length, const char *encoding,
                         const char *errors);

/* ---- Characters (Unicode 14, as str's methods judge them) ---- */
bool py_char_is_space(uint32_t c);
bool py_char_is_printable(uint32_t c);
int py_char_decimal(uint32_t c); /* 0 to 9, -1: no decimal digit */

/* ---- Starting and ending (vm.c) ---- */
/* Makes the small ints, True and False, "", b"" and the intern table, once the types int, bool, str and bytes have their
 * blocks. -1 when memory is out. */
int py_atoms_init(py_vm *vm);
int py_atoms_intern_letters(py_vm *vm);
/* Lets go of them, after everything else; then of the intern table. */
void py_atoms_fini(py_vm *vm);
/* The table alone, where the strings go with the heap. */
void py_interned_fini(py_vm *vm);

#endif
