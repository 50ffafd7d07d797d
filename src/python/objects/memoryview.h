/* A view of another object's bytes, without a copy: what the files of memoryview share (Objects/memoryobject.c). */
#ifndef PYTHON_OBJECTS_MEMORYVIEW_H
#define PYTHON_OBJECTS_MEMORYVIEW_H

#include "python/objects/str_parts.h"

/* One borrowing of an object's bytes, shared by all views that come of it. While it lasts a bytearray keeps its size. */
typedef struct py_managed_buffer {
    py_object base;
    py_object *owner; /* owned */
    char *data;       /* the owner's bytes */
    int64_t length;
    bool read_only;
    char unused[71]; /* as large as CPython's */
} py_managed_buffer;

/* The items' format as the struct module writes it: one native character, with an "@" before it where the program gave one. */
struct memory_format {
    char text[4];
    char code;
    uint8_t size; /* bytes an item */
};

typedef struct py_memoryview {
    struct py_var var;         /* size: three numbers a dimension, as in CPython */
    py_managed_buffer *buffer; /* owned; NULL once released */
    int64_t hash;              /* -1: not yet asked */
    char *data;                /* of the first item */
    struct memory_format format;
    int32_t dimensions;
    bool read_only;
    char unused[75];
    py_object *weaklist;
    int64_t shape[]; /* the shape, then as many strides */
} py_memoryview;

static inline int64_t *memory_strides(py_memoryview *view)
{
    return view->shape + view->dimensions;
}

/* memoryview_format.c */

/* Reads "B" or "@B"; false: no native format of one character. */
bool memory_format_read(const char *text, size_t length, struct memory_format *format);
py_object *memory_unpack(py_vm *vm, const struct memory_format *format, const char *at);
/* -1 with TypeError or ValueError. */
int memory_pack(py_vm *vm, const struct memory_format *format, char *at, py_object *value);

/* memoryview_methods.c */
extern const struct py_method_def memory_methods[];

/* memoryview.c */

/* False, with ValueError, once it is released. */
bool memory_is_open(py_vm *vm, const py_memoryview *view);
bool memory_is_contiguous(py_memoryview *view, bool fortran);
int64_t memory_item_count(const py_memoryview *view);
/* A view of the same buffer with room for so many dimensions, which are not set. */
py_memoryview *memory_new(py_vm *vm, py_managed_buffer *buffer, int32_t dimensions);
/* The whole view in its items' order, one after the other, as bytes. `fortran`: the first index runs fastest. */
py_object *memory_to_bytes(py_vm *vm, py_memoryview *view, bool fortran);
void memory_release(py_vm *vm, py_memoryview *view);

#endif
