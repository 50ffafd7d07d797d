/* What the files of str, bytes and bytearray share.
 *
 * A span is a view of the characters of any of the three: where they are, how many, how wide. Searching,
 * splitting, stripping, replacing and padding are written once over spans, and serve all three
 * types; what differs (which characters are white space, how a piece becomes an object) is asked of the span.
 */
#ifndef PYTHON_OBJECTS_STR_PARTS_H
#define PYTHON_OBJECTS_STR_PARTS_H

#include "base/text.h"
#include "python/vm.h"

#include <string.h>

enum span_kind { SPAN_STR, SPAN_BYTES, SPAN_BYTEARRAY };

struct span {
    const void *data;
    int64_t length;   /* characters */
    uint8_t width;    /* bytes a character: 1, 2 or 4 */
    uint8_t kind;     /* enum span_kind */
    bool ascii;       /* of a str: known to be ASCII only */
    py_object *whole; /* borrowed; the object that it views from end to end */
};

static inline struct span span_of_str(const py_str *s)
{
    return (struct span){py_str_data(s), s->length, s->kind,
                         SPAN_STR,       s->ascii,  PY_OBJECT((uintptr_t)s)};
}

static inline uint32_t span_at(const struct span *s, int64_t index)
{
    return s->width == 1   ? ((const uint8_t *)s->data)[index]
           : s->width == 2 ? ((const uint16_t *)s->data)[index]
                           : ((const uint32_t *)s->data)[index];
}

static inline const void *span_place(const struct span *s, int64_t index)
{
    return (const char *)s->data + index * s->width;
}

/* Of a str, bytes or bytearray. */
struct span span_of(py_vm *vm, py_object *o);
/* The argument of a method of `self`: the same family (text or bytes-like), else false with TypeError. */
bool span_argument(py_vm *vm, const struct span *self, py_object *argument, struct span *out);
/* Characters start..end as an object of the span's family; the whole itself when it is exactly of the type and cannot
 * change. */
py_object *span_piece(py_vm *vm, const struct span *s, int64_t start, int64_t end);
/* Copies `count` characters to a place that has `width` bytes a character, never narrower than the span. */
void span_copy(void *to, uint8_t width, const struct span *from, int64_t start, int64_t count);
/* The widest character: what py_str_alloc asks for. */
uint32_t span_max_char(const struct span *s);
bool span_is_space(const struct span *s, int64_t index);
bool span_equal_at(const struct span *s, int64_t at, const struct span *other);
bool span_equal(const struct span *a, const struct span *b);

/* Appends characters start..end as UTF-8. */
void span_to_text(struct text *out, const struct span *s, int64_t start, int64_t end);

/* span_find.c: -1 when there is none. The needle may be wider or narrower than the haystack. */
int64_t span_find(const struct span *haystack, const struct span *needle, int64_t start,
                  int64_t end);
int64_t span_find_last(const struct span *haystack, const struct span *needle, int64_t start,
                       int64_t end);
int64_t span_find_char(const struct span *haystack, uint32_t c, int64_t start, int64_t end);
int64_t span_find_last_char(const struct span *haystack, uint32_t c, int64_t start, int64_t end);
int64_t span_count(const struct span *haystack, const struct span *needle, int64_t start,
                   int64_t end, int64_t limit);

/* span_build.c: an object of the family made by filling; `width` and `data` say where. */
struct span_result {
    py_object *object; /* owned */
    void *data;
    uint8_t width;
};
bool span_result_new(py_vm *vm, struct span_result *result, uint8_t kind, int64_t length,
                     uint32_t max_char);
/* Between so many fill characters; the whole itself when there are none. */
py_object *span_pad(py_vm *vm, const struct span *s, int64_t left, int64_t right, uint32_t fill);
void span_result_fill(struct span_result *result, int64_t at, uint32_t c, int64_t count);

/* The methods that the three types share (span_methods.c, span_split.c, span_build.c). */
#define SPAN_METHOD(name)                                                                          \
    py_object *name(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,              \
                    py_tuple *kwnames)
SPAN_METHOD(span_method_find);
SPAN_METHOD(span_method_rfind);
SPAN_METHOD(span_method_index);
SPAN_METHOD(span_method_rindex);
SPAN_METHOD(span_method_count);
SPAN_METHOD(span_method_startswith);
SPAN_METHOD(span_method_endswith);
SPAN_METHOD(span_method_strip);
SPAN_METHOD(span_method_lstrip);
SPAN_METHOD(span_method_rstrip);
SPAN_METHOD(span_method_removeprefix);
SPAN_METHOD(span_method_removesuffix);
SPAN_METHOD(span_method_split);
SPAN_METHOD(span_method_rsplit);
SPAN_METHOD(span_method_splitlines);
SPAN_METHOD(span_method_partition);
SPAN_METHOD(span_method_rpartition);
SPAN_METHOD(span_method_replace);
SPAN_METHOD(span_method_center);
SPAN_METHOD(span_method_ljust);
SPAN_METHOD(span_method_rjust);
SPAN_METHOD(span_method_zfill);
SPAN_METHOD(span_method_expandtabs);
SPAN_METHOD(span_method_upper); /* str_case.c */
SPAN_METHOD(span_method_lower);
SPAN_METHOD(span_method_title);
SPAN_METHOD(span_method_swapcase);
SPAN_METHOD(span_method_capitalize);
SPAN_METHOD(span_method_isalpha);
SPAN_METHOD(span_method_isalnum);
SPAN_METHOD(span_method_isdigit);
SPAN_METHOD(span_method_isspace);
SPAN_METHOD(span_method_isascii);
SPAN_METHOD(span_method_isupper);
SPAN_METHOD(span_method_islower);
SPAN_METHOD(span_method_istitle);
SPAN_METHOD(str_method_casefold);
SPAN_METHOD(str_method_isdecimal);
SPAN_METHOD(str_method_isnumeric);
SPAN_METHOD(str_method_isprintable);
SPAN_METHOD(str_method_isidentifier);
SPAN_METHOD(str_method_format); /* str_format.c */
SPAN_METHOD(str_method_format_map);
SPAN_METHOD(str_method_encode); /* str_codec.c */
SPAN_METHOD(bytes_method_decode);
SPAN_METHOD(bytes_method_join); /* bytes_methods.c, for both types */
SPAN_METHOD(bytes_method_translate);
SPAN_METHOD(bytes_method_maketrans);
SPAN_METHOD(bytes_method_hex);
SPAN_METHOD(bytes_method_fromhex);
py_object *span_repeat(py_vm *vm, py_object *o, int64_t count);

/* What join() walks: the list or tuple itself, or a list of the items. New reference. (str_methods.c) */
py_object *span_join_source(py_vm *vm, py_object *iterable);
/* An argument's type as the messages about wrong arguments name it: None is "None" there. */
static inline const char *atom_argument_type(const py_vm *vm, const py_object *o)
{
    return o == vm->none ? "None" : o->type->name;
}

/* str.c */
py_str *str_alloc_raw(py_vm *vm, int64_t length, uint8_t kind, bool ascii);
/* A copy of the value as an instance of `type`, a subclass of str. Steals `value`. */
py_object *str_as_subtype(py_vm *vm, py_type *type, py_object *value);
/* Exactly a str of the same value: itself, or a copy of a subclass's. New reference. */
py_str *str_exact(py_vm *vm, py_str *s);
void str_repr_to(struct text *out, const struct span *s, int64_t start, int64_t end, char quote,
                 bool ascii_only);
py_object *str_repr(py_vm *vm, py_object *o);
/* intern.c: before an interned str's block goes. */
void intern_forget(py_vm *vm, py_str *s);
/* bytes.c */
void bytes_repr_to(struct text *out, const char *bytes, int64_t length, char quote);
int bytes_contains(py_vm *vm, py_object *o, py_object *item);
/* Appends each item of an iterable of ints; false with something raised, where `what` names the items. */
bool bytes_collect(py_vm *vm, py_object *iterable, const char *what, struct text *out);
/* The text arguments (source, encoding, errors) of bytes() and bytearray(): 1 encoded into *out, 0 there is no text, -1
 * failure. */
int bytes_encode_source(py_vm *vm, const char *type, py_object *const given[3], py_object **out);
/* percent.c: b"..." % args */
py_object *bytes_percent(py_vm *vm, py_object *format, py_object *args);

extern const struct py_method_def str_methods[];
extern const struct py_method_def bytes_methods[];
extern const struct py_method_def bytearray_methods[];

#endif
