#include "base/vector.h"

#include <stdint.h>

bool vector_grow(void **items, size_t count, size_t *capacity, size_t element_size, size_t extra)
{
    /* No allocation is larger than a pointer difference can tell. */
    size_t most = PTRDIFF_MAX / element_size;
    if (count > most || extra > most - count)
        return false;
    size_t wanted = count + extra;
    size_t roomy = *capacity + *capacity / 2 + 8;
    if (roomy < wanted || roomy > most)
        roomy = wanted;
    void *grown = realloc(*items, roomy * element_size);
    if (!grown)
        return false;
    *items = grown;
    *capacity = roomy;
    return true;
}
