/* Growable arrays.
 *
 * A vector is a struct with the three fields that VECTOR declares; the macros below work on any
 * such struct, so that elements keep their type and are reached as v.items[i]. A zeroed vector is
 * empty and owns nothing. Growth is by half again, so pushing is amortised constant time.
 *
 *     struct steps { VECTOR(uint32_t); } steps = {0};
 *     if (!vector_push(&steps, 7)) ... out of memory, steps unchanged ...
 *     vector_fini(&steps);
 */
#ifndef BASE_VECTOR_H
#define BASE_VECTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

#define VECTOR(type)                                                                               \
    type *items;                                                                                   \
    size_t count;                                                                                  \
    size_t capacity

/* Makes room for `extra` more elements. False when memory is out: the vector is as it was. */
#define vector_reserve(v, extra)                                                                   \
    ((v)->capacity - (v)->count >= (size_t)(extra) ||                                              \
     vector_grow((void **)&(v)->items, (v)->count, &(v)->capacity, sizeof *(v)->items,             \
                 (size_t)(extra)))

/* Appends one element. False when memory is out. */
#define vector_push(v, element)                                                                    \
    (vector_reserve(v, 1) ? ((v)->items[(v)->count++] = (element), true) : false)

/* The element taken off the end. The vector must not be empty. */
#define vector_pop(v)  ((v)->items[--(v)->count])
#define vector_last(v) ((v)->items[(v)->count - 1])
#define vector_fini(v) (free((v)->items), (v)->items = NULL, (v)->count = (v)->capacity = 0)

/* The growth behind vector_reserve. */
bool vector_grow(void **items, size_t count, size_t *capacity, size_t element_size, size_t extra);

#endif
