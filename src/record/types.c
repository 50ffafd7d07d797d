#include "record/types.h"

#include "record/byte_store.h"

/* Types 0 is void, so that a number that was never given reads as something harmless. */
static bool first_type(struct record *record)
{
    struct byte_store *bytes = record->bytes;
    if (bytes->types.count)
        return true;
    if (!store_reserve(record, &bytes->types, 1))
        return false;
    bytes->types.items[bytes->types.count++] = (struct type_entry){0};
    return true;
}

static bool same_type(const struct type_entry *entry, const struct record_type_info *info,
                      uint32_t identity)
{
    const struct record_type_info *known = &entry->info;
    return entry->identity == identity && known->kind == info->kind && known->name == info->name &&
           known->base == info->base && known->length == info->length;
}

record_type record_add_type(struct record *record, const struct record_type_info *info,
                            uint32_t identity)
{
    if (!record_has_memory(record) || !first_type(record))
        return 0;
    struct byte_store *bytes = record->bytes;
    for (size_t i = 1; i < bytes->types.count; i++)
        if (same_type(&bytes->types.items[i], info, identity))
            return (record_type)i;
    if (!store_reserve(record, &bytes->types, 1))
        return 0;
    struct type_entry entry = {.info = *info, .identity = identity};
    entry.info.members = NULL;
    entry.info.count = 0;
    bytes->types.items[bytes->types.count++] = entry;
    record_type type = (record_type)(bytes->types.count - 1);
    record_complete_type(record, type, info);
    return type;
}

void record_complete_type(struct record *record, record_type type,
                          const struct record_type_info *info)
{
    struct byte_store *bytes = record->bytes;
    if (!bytes || type == 0 || type >= bytes->types.count)
        return;
    struct record_type_info *known = &bytes->types.items[type].info;
    size_t size = info->count * sizeof *info->members;
    struct record_member *members = NULL;
    if (info->count && !(members = store_resize(record, NULL, 0, size)))
        return;
    if (size)
        memcpy(members, info->members, size);
    store_resize(record, (void *)(uintptr_t)known->members, known->count * sizeof *known->members,
                 0);
    *known = *info;
    known->members = members;
}

const struct record_type_info *record_type_info(const struct record *record, record_type type)
{
    static const struct record_type_info nothing = {0};
    const struct byte_store *bytes = record->bytes;
    return bytes && type < bytes->types.count ? &bytes->types.items[type].info : &nothing;
}

record_layout record_add_layout(struct record *record, const struct record_variable *variables,
                                size_t count)
{
    if (!record_has_memory(record) || !store_reserve(record, &record->bytes->layouts, 2))
        return 0;
    struct byte_store *bytes = record->bytes;
    if (!bytes->layouts.count)
        bytes->layouts.items[bytes->layouts.count++] = (struct layout_entry){0};
    struct layout_entry entry = {.count = count};
    if (count && !(entry.variables = store_resize(record, NULL, 0, count * sizeof *variables)))
        return 0;
    if (count)
        memcpy(entry.variables, variables, count * sizeof *variables);
    bytes->layouts.items[bytes->layouts.count++] = entry;
    return (record_layout)(bytes->layouts.count - 1);
}

size_t record_layout_variables(const struct record *record, record_layout layout,
                               const struct record_variable **variables)
{
    const struct byte_store *bytes = record->bytes;
    *variables = NULL;
    if (!bytes || layout == 0 || layout >= bytes->layouts.count)
        return 0;
    *variables = bytes->layouts.items[layout].variables;
    return bytes->layouts.items[layout].count;
}

void record_types_fini(struct record *record)
{
    struct byte_store *bytes = record->bytes;
    for (size_t i = 0; i < bytes->types.count; i++) {
        const struct record_type_info *info = &bytes->types.items[i].info;
        store_resize(record, (void *)(uintptr_t)info->members, info->count * sizeof *info->members,
                     0);
    }
    for (size_t i = 0; i < bytes->layouts.count; i++)
        store_resize(record, bytes->layouts.items[i].variables,
                     bytes->layouts.items[i].count * sizeof *bytes->layouts.items[i].variables, 0);
    store_fini(record, &bytes->types);
    store_fini(record, &bytes->layouts);
}
