/* What a recorder asks of its own record while it writes: the state after the last event. */
#include "record/chain.h"
#include "record/recorder.h"
#include "record/store.h"

#include <string.h>

uint32_t record_references(struct record *record, record_id id)
{
    if (!row_is_object(record, id))
        return 0;
    const struct reference_memo *known = references_now(record, id);
    return known->held[RECORD_PROGRAM] + known->held[RECORD_INTERPRETER];
}

size_t record_find_label(const struct record *record, record_id entity, record_name name)
{
    const struct mirror *mirror = mirror_find(record, entity);
    if (!mirror || mirror->form != RECORD_NAMED)
        return SIZE_MAX;
    const struct mirror_region *region = &mirror->regions[RECORD_CONTENTS];
    for (size_t i = 0; i < region->count; i++)
        if (record_label_name(region->labels[i]) == name)
            return i;
    return SIZE_MAX;
}

record_file record_find_file(const struct record *record, const char *name)
{
    for (size_t i = record->files.count; i-- > 0;)
        if (strcmp(record->files.items[i].name, name) == 0)
            return (record_file)(i + 1);
    return 0;
}

uint32_t record_hidden_references(struct record *record, record_id id)
{
    return row_is_object(record, id) ? references_now(record, id)->held[MEMO_HIDDEN] : 0;
}
