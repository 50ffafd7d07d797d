/* A set of ids, for walks that must not visit anything twice. Zeroed, it is empty. */
#ifndef UI_VIEWS_ID_SET_H
#define UI_VIEWS_ID_SET_H

#include "record/vocabulary.h"

#include <stdlib.h>

struct id_set {
    record_id *table; /* open addressing; 0 is free */
    size_t size, count;
};

static inline void id_set_fini(struct id_set *set)
{
    free(set->table);
    *set = (struct id_set){0};
}

static inline size_t id_set_place(const struct id_set *set, record_id id)
{
    size_t at = (id * 2654435761u) & (set->size - 1);
    while (set->table[at] && set->table[at] != id)
        at = (at + 1) & (set->size - 1);
    return at;
}

static inline bool id_set_has(const struct id_set *set, record_id id)
{
    return set->size && set->table[id_set_place(set, id)] == id;
}

/* True when it was not there. When memory is out it is taken for known, so that a walk ends. */
static inline bool id_set_add(struct id_set *set, record_id id)
{
    if (id == 0)
        return false;
    if (set->count * 2 >= set->size) {
        struct id_set larger = {.size = set->size ? set->size * 2 : 64};
        larger.table = calloc(larger.size, sizeof *larger.table);
        if (!larger.table)
            return false;
        for (size_t i = 0; i < set->size; i++)
            if (set->table[i])
                larger.table[id_set_place(&larger, set->table[i])] = set->table[i];
        larger.count = set->count;
        free(set->table);
        *set = larger;
    }
    size_t at = id_set_place(set, id);
    if (set->table[at])
        return false;
    set->table[at] = id;
    set->count++;
    return true;
}

#endif
