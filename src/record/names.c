/* Names, source files and kinds of objects: what is told once and meant often. */
#include "record/instant.h"
#include "record/recorder.h"
#include "record/store.h"

#include <string.h>

static uint32_t string_hash(const char *bytes, size_t length)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < length; i++)
        h = (h ^ (unsigned char)bytes[i]) * 16777619u;
    return h ? h : 1;
}

/* Where the string stands in the table, or would. */
static size_t name_place(const struct record *record, const char *bytes, size_t length,
                         uint32_t hash)
{
    size_t mask = record->names_table_size - 1, i = hash & mask;
    for (;; i = (i + 1) & mask) {
        uint32_t name = record->names_table[i];
        const struct name_entry *entry = &record->names.items[name];
        if (name == 0 || (entry->hash == hash && entry->length == length &&
                          memcmp(entry->bytes, bytes, length) == 0))
            return i;
    }
}

static bool names_grow(struct record *record)
{
    size_t old_size = record->names_table_size, size = old_size ? old_size * 2 : 128;
    uint32_t *table = store_resize(record, NULL, 0, size * sizeof *table);
    if (!table)
        return false;
    memset(table, 0, size * sizeof *table);
    store_resize(record, record->names_table, old_size * sizeof *table, 0);
    record->names_table = table;
    record->names_table_size = size;
    for (uint32_t name = 1; name < record->names.count; name++) {
        size_t i = record->names.items[name].hash & (size - 1);
        while (table[i])
            i = (i + 1) & (size - 1);
        table[i] = name;
    }
    return true;
}

record_name record_intern(struct record *record, const char *bytes, size_t length)
{
    if (record->failed)
        return 0;
    if (record->names.count * 2 >= record->names_table_size && !names_grow(record))
        return 0;
    uint32_t hash = string_hash(bytes, length);
    size_t place = name_place(record, bytes, length, hash);
    if (record->names_table[place])
        return record->names_table[place];
    if (record->names.count > 0xFFFFFF || !store_reserve(record, &record->names, 1))
        return 0;
    char *copy = store_resize(record, NULL, 0, length + 1);
    if (!copy)
        return 0;
    memcpy(copy, bytes, length);
    copy[length] = 0;
    record_name name = (record_name)record->names.count;
    record->names.items[record->names.count++] = (struct name_entry){copy, (uint32_t)length, hash};
    record->names_table[place] = name;
    return name;
}

record_name record_name_find(const struct record *record, const char *string)
{
    size_t length = strlen(string);
    if (record->names_table_size == 0)
        return 0;
    return record->names_table[name_place(record, string, length, string_hash(string, length))];
}

const char *record_name_string(const struct record *record, record_name name)
{
    return name > 0 && name < record->names.count ? record->names.items[name].bytes : "";
}

/* Files. */

static uint32_t count_lines(const char *text, size_t length)
{
    uint32_t lines = 0;
    for (size_t i = 0; i < length; i++)
        lines += text[i] == '\n';
    return lines + (length > 0 && text[length - 1] != '\n');
}

static bool file_fill(struct record *record, struct file_entry *file, const char *name,
                      const char *text, size_t length)
{
    size_t name_size = strlen(name) + 1;
    file->count = count_lines(text, length);
    file->name = store_resize(record, NULL, 0, name_size);
    file->text = store_resize(record, NULL, 0, length + 1);
    file->lines = store_resize(record, NULL, 0, (file->count + 1) * sizeof(uint32_t));
    if (!file->name || !file->text || !file->lines)
        return false;
    memcpy(file->name, name, name_size);
    memcpy(file->text, text, length);
    file->text[length] = 0;
    uint32_t line = 0;
    file->lines[0] = 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\n')
            file->lines[++line] = (uint32_t)i + 1;
    }
    file->lines[file->count] = (uint32_t)length;
    file->size = length;
    return true;
}

static void file_fini(struct record *record, struct file_entry *file)
{
    if (file->name)
        store_resize(record, file->name, strlen(file->name) + 1, 0);
    if (file->text)
        store_resize(record, file->text, file->size + 1, 0);
    if (file->lines)
        store_resize(record, file->lines, (file->count + 1) * sizeof(uint32_t), 0);
}

record_file record_add_file(struct record *record, const char *name, const char *text,
                            size_t length)
{
    struct file_entry file = {0};
    if (record->failed || length > UINT32_MAX / 2 || !store_reserve(record, &record->files, 1))
        return 0;
    if (!file_fill(record, &file, name, text, length)) {
        free(file.name);
        free(file.text);
        free(file.lines);
        return 0;
    }
    record->files.items[record->files.count++] = file;
    return (record_file)record->files.count;
}

record_file record_files(const struct record *record)
{
    return (record_file)record->files.count;
}

static const struct file_entry *file_find(const struct record *record, record_file file)
{
    return file > 0 && file <= record->files.count ? &record->files.items[file - 1] : NULL;
}

const char *record_file_name(const struct record *record, record_file file)
{
    const struct file_entry *entry = file_find(record, file);
    return entry ? entry->name : "";
}

uint32_t record_file_lines(const struct record *record, record_file file)
{
    const struct file_entry *entry = file_find(record, file);
    return entry ? entry->count : 0;
}

const char *record_file_line(const struct record *record, record_file file, uint32_t line,
                             size_t *length)
{
    const struct file_entry *entry = file_find(record, file);
    *length = 0;
    if (!entry || line == 0 || line > entry->count)
        return "";
    const char *start = entry->text + entry->lines[line - 1];
    const char *end = entry->text + entry->lines[line];
    if (end > start && end[-1] == '\n')
        end--;
    if (end > start && end[-1] == '\r')
        end--;
    *length = (size_t)(end - start);
    return start;
}

/* Kinds. */

static bool kind_equal(const struct kind *a, const struct kind *b)
{
    return a->type == b->type && a->flags == b->flags && a->category == b->category &&
           a->form == b->form && a->holder == b->holder;
}

size_t kind_intern(struct record *record, const struct kind *kind)
{
    uint32_t hash =
        store_hash(kind->type ^ kind->flags << 20,
                   (uint32_t)kind->category << 8 | (uint32_t)kind->form << 4 | kind->holder);
    uint32_t *cached = &record->kinds_cache[hash % ARRAY_LENGTH(record->kinds_cache)];
    size_t count = record->kinds.count;
    if (*cached < count && kind_equal(&record->kinds.items[*cached], kind))
        return *cached;
    for (size_t i = 0; i < count; i++) {
        if (kind_equal(&record->kinds.items[i], kind)) {
            *cached = (uint32_t)i;
            return i;
        }
    }
    if (!store_reserve(record, &record->kinds, 1))
        return SIZE_MAX;
    record->kinds.items[record->kinds.count++] = *kind;
    *cached = (uint32_t)count;
    return count;
}

void names_fini(struct record *record)
{
    for (size_t i = 1; i < record->names.count; i++)
        store_resize(record, record->names.items[i].bytes, record->names.items[i].length + 1, 0);
    store_fini(record, &record->names);
    store_resize(record, record->names_table,
                 record->names_table_size * sizeof *record->names_table, 0);
    for (size_t i = 0; i < record->files.count; i++)
        file_fini(record, &record->files.items[i]);
    store_fini(record, &record->files);
}
