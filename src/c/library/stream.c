/* Streams: the three standard ones, and files of the sandbox. What a program writes into a file is kept in memory, and found again when the
 * program opens it again; nothing is written to the host. */
#include "c/library/natives.h"

#include <stdlib.h>
#include <string.h>

/* Where glibc's own FILEs would be; nobody can read there. */
#define FILES_BASE UINT64_C(0x7ffff7fa4000)
enum { FILE_SIZE = 0x1e0 };

static struct c_file *file_new(struct c_library *library)
{
    struct c_file *file = calloc(1, sizeof *file);
    if (!file)
        return NULL;
    struct c_memory *memory = c_machine_memory(library->machine);
    file->stream = -1;
    file->open = true;
    file->block = c_block_new(memory, C_BLOCK_FILE,
                              FILES_BASE + library->open_files.count * FILE_SIZE, FILE_SIZE);
    if (!file->block || !vector_push(&library->open_files, file)) {
        free(file);
        return NULL;
    }
    return file;
}

bool library_files_init(struct c_library *library)
{
    for (int stream = 0; stream < 3; stream++) {
        struct c_file *file = file_new(library);
        if (!file)
            return false;
        file->stream = stream;
        file->readable = stream == 0;
        file->writable = stream != 0;
    }
    return true;
}

void library_files_fini(struct c_library *library)
{
    for (size_t i = 0; i < library->open_files.count; i++) {
        text_fini(&library->open_files.items[i]->line);
        free(library->open_files.items[i]);
    }
    for (size_t i = 0; i < library->stored_files.count; i++) {
        free(library->stored_files.items[i]->name);
        free(library->stored_files.items[i]->bytes);
        free(library->stored_files.items[i]);
    }
    vector_fini(&library->open_files);
    vector_fini(&library->stored_files);
}

static struct c_pointer pointer_to(struct c_memory *memory, const struct c_file *file)
{
    return (struct c_pointer){c_block(memory, file->block)->address, file->block};
}

bool c_library_variable(struct c_machine *machine, const char *name, struct c_value *value)
{
    static const char *const names[] = {"stdin", "stdout", "stderr"};
    for (size_t i = 0; i < ARRAY_LENGTH(names); i++) {
        if (strcmp(name, names[i]) != 0)
            continue;
        struct c_pointer pointer =
            pointer_to(c_machine_memory(machine), c_machine_library(machine)->open_files.items[i]);
        *value = (struct c_value){.integer = pointer.address, .provenance = pointer.provenance};
        return true;
    }
    return false;
}

struct c_file *library_file(struct c_call *call, struct c_pointer pointer)
{
    struct c_library *library = c_machine_library(call->machine);
    for (size_t i = library->open_files.count; i-- > 0;) {
        struct c_file *file = library->open_files.items[i];
        const struct c_block *block = c_block(call->memory, file->block);
        if (block->address != pointer.address)
            continue;
        if (file->open)
            return file;
        c_fault_set(call->memory, C_USE_AFTER_FREE, file->block, pointer.address, 0,
                    "uses a FILE that was closed at line %u", block->freed_line);
        return NULL;
    }
    if (pointer.address)
        c_fault_set(call->memory, C_NULL_DEREFERENCE, 0, pointer.address, 0, "0x%llx is no FILE",
                    (unsigned long long)pointer.address);
    else
        c_fault_set(call->memory, C_NULL_DEREFERENCE, 0, 0, 0,
                    "a null pointer is no FILE: was fopen's answer looked at?");
    return NULL;
}

/* ---- bytes ---- */

static int get_input(struct c_machine *machine, struct c_file *file)
{
    if (file->line_place >= file->line.length) {
        size_t length = 0;
        const char *line = c_machine_read_line(machine, &length);
        text_clear(&file->line);
        file->line_place = 0;
        if (!line || !length)
            return -1;
        text_append_bytes(&file->line, line, length);
        if (file->line.failed)
            return -1;
    }
    return (unsigned char)file->line.bytes[file->line_place++];
}

int file_get(struct c_machine *machine, struct c_file *file)
{
    file->read_last = true;
    if (file->pushed_count)
        return file->pushed_back[--file->pushed_count];
    int c = -1;
    if (!file->readable) {
        file->failed = true;
        return -1;
    }
    if (file->stream == 0)
        c = get_input(machine, file);
    else if (file->stored && file->place < file->stored->length)
        c = file->stored->bytes[file->place++];
    if (c < 0)
        file->at_end = true;
    return c;
}

void file_unget(struct c_file *file, int c)
{
    if (c >= 0 && file->pushed_count < (int)ARRAY_LENGTH(file->pushed_back))
        file->pushed_back[file->pushed_count++] = c;
    file->at_end = false;
}

static bool store(struct c_stored_file *stored, uint64_t place, const char *bytes, size_t length)
{
    if (place + length > stored->capacity) {
        size_t capacity = MAX(place + length, stored->capacity + stored->capacity / 2 + 64);
        uint8_t *grown = realloc(stored->bytes, capacity);
        if (!grown)
            return false;
        stored->bytes = grown;
        stored->capacity = capacity;
    }
    if (place > stored->length)
        memset(stored->bytes + stored->length, 0, place - stored->length);
    memcpy(stored->bytes + place, bytes, length);
    stored->length = MAX(stored->length, place + length);
    return true;
}

bool file_put(struct c_machine *machine, struct c_file *file, const char *bytes, size_t length)
{
    if (!file->writable) {
        file->failed = true;
        library_set_errno(machine, 9);
        return false;
    }
    if (file->stream > 0) {
        c_machine_print(machine, file->stream, bytes, length);
        return true;
    }
    if (file->appends)
        file->place = file->stored->length;
    if (length && !store(file->stored, file->place, bytes, length)) {
        file->failed = true;
        return false;
    }
    file->place += length;
    return true;
}

/* ---- opening and closing ---- */

static struct c_stored_file *find_stored(struct c_library *library, const char *name)
{
    for (size_t i = 0; i < library->stored_files.count; i++)
        if (strcmp(library->stored_files.items[i]->name, name) == 0)
            return library->stored_files.items[i];
    return NULL;
}

static struct c_stored_file *new_stored(struct c_library *library, const char *name)
{
    struct c_stored_file *stored = calloc(1, sizeof *stored);
    char *copy = malloc(strlen(name) + 1);
    if (!stored || !copy || !vector_push(&library->stored_files, stored)) {
        free(stored);
        free(copy);
        return NULL;
    }
    stored->name = strcpy(copy, name);
    return stored;
}

/* The file by a name: what the program made of it, else what the sandbox has. NULL: there is none. */
static struct c_stored_file *stored_file(struct c_library *library, const char *name, bool create)
{
    struct c_stored_file *stored = find_stored(library, name);
    size_t length = 0;
    char *bytes = stored ? NULL : c_machine_read_file(library->machine, name, &length);
    if (bytes) {
        stored = new_stored(library, name);
        if (!stored) {
            free(bytes);
            return NULL;
        }
        stored->bytes = (uint8_t *)bytes;
        stored->length = stored->capacity = length;
    }
    if (stored && !stored->removed)
        return stored;
    if (!create)
        return NULL;
    if (!stored)
        stored = new_stored(library, name);
    if (stored) {
        stored->removed = false;
        stored->length = 0;
    }
    return stored;
}

static bool open_as(struct c_library *library, struct c_file *file, const char *name,
                    const char *mode)
{
    bool plus = strchr(mode, '+') != NULL;
    file->stored = stored_file(library, name, *mode != 'r');
    if (!file->stored)
        return false;
    if (*mode == 'w')
        file->stored->length = 0;
    file->readable = *mode == 'r' || plus;
    file->writable = *mode != 'r' || plus;
    file->appends = *mode == 'a';
    return true;
}

static bool open_file(struct c_call *call, const char *name, const char *mode)
{
    struct c_library *library = c_machine_library(call->machine);
    if (!strchr("rwa", *mode) || !*mode) {
        library_set_errno(call->machine, 22);
        return give_null(call);
    }
    struct c_file *file = file_new(library);
    if (!file || !open_as(library, file, name, mode)) {
        if (file) {
            file->open = false;
            c_block_end(call->memory, file->block, call->memory->line);
        }
        library_set_errno(call->machine, 2);
        return give_null(call);
    }
    return give_pointer(call, pointer_to(call->memory, file));
}

NATIVE(fopen)
{
    const char *name = c_memory_string(call->memory, native_pointer(call, 0), NULL);
    const char *mode = name ? c_memory_string(call->memory, native_pointer(call, 1), NULL) : NULL;
    return mode && open_file(call, name, mode);
}

NATIVE(tmpfile)
{
    char name[32];
    struct c_library *library = c_machine_library(call->machine);
    const char prefix[] = "\001temporary ";
    memcpy(name, prefix, sizeof prefix);
    name[sizeof prefix - 2] = (char)('0' + library->open_files.count % 10);
    name[0] = (char)(1 + library->open_files.count / 10 % 30);
    return open_file(call, name, "w+");
}

static void close_file(struct c_call *call, struct c_file *file)
{
    file->open = false;
    c_block_end(call->memory, file->block, call->memory->line);
}

NATIVE(fclose)
{
    struct c_file *file = library_file(call, native_pointer(call, 0));
    if (!file)
        return false;
    close_file(call, file);
    return give_integer(call, 0);
}

NATIVE(freopen)
{
    const char *name = c_memory_string(call->memory, native_pointer(call, 0), NULL);
    const char *mode = name ? c_memory_string(call->memory, native_pointer(call, 1), NULL) : NULL;
    struct c_file *file = mode ? library_file(call, native_pointer(call, 2)) : NULL;
    if (!file)
        return false;
    struct c_file fresh = {.stream = -1, .open = true, .block = file->block};
    text_fini(&file->line);
    *file = fresh;
    if (!open_as(c_machine_library(call->machine), file, name, mode)) {
        library_set_errno(call->machine, 2);
        close_file(call, file);
        return give_null(call);
    }
    return give_pointer(call, native_pointer(call, 2));
}

NATIVE(remove)
{
    const char *name = c_memory_string(call->memory, native_pointer(call, 0), NULL);
    if (!name)
        return false;
    struct c_stored_file *stored = stored_file(c_machine_library(call->machine), name, false);
    if (!stored) {
        library_set_errno(call->machine, 2);
        return give_integer(call, -1);
    }
    stored->removed = true;
    return give_integer(call, 0);
}

NATIVE(rename)
{
    struct c_library *library = c_machine_library(call->machine);
    const char *from = c_memory_string(call->memory, native_pointer(call, 0), NULL);
    const char *to = from ? c_memory_string(call->memory, native_pointer(call, 1), NULL) : NULL;
    if (!to)
        return false;
    struct c_stored_file *stored = stored_file(library, from, false),
                         *target = stored ? stored_file(library, to, true) : NULL;
    if (!stored || !target) {
        library_set_errno(call->machine, 2);
        return give_integer(call, -1);
    }
    target->length = 0;
    if (stored != target && store(target, 0, (const char *)stored->bytes, stored->length))
        stored->removed = true;
    return give_integer(call, 0);
}

/* ---- places and states ---- */

NATIVE(fseek)
{
    struct c_file *file = library_file(call, native_pointer(call, 0));
    if (!file)
        return false;
    int64_t base = native_int(call, 2) == 0   ? 0
                   : native_int(call, 2) == 1 ? (int64_t)file->place
                   : file->stored             ? (int64_t)file->stored->length
                                              : 0;
    int64_t place = base + native_signed(call, 1);
    if (!file->stored || place < 0 || native_int(call, 2) > 2) {
        library_set_errno(call->machine, file->stored ? 22 : 29);
        return give_integer(call, -1);
    }
    file->place = (uint64_t)place;
    file->pushed_count = 0;
    file->at_end = false;
    return give_integer(call, 0);
}

NATIVE(ftell)
{
    struct c_file *file = library_file(call, native_pointer(call, 0));
    if (file && !file->stored) {
        library_set_errno(call->machine, 29);
        return give_integer(call, -1);
    }
    return file && give_integer(call, (int64_t)file->place - file->pushed_count);
}

NATIVE(fgetpos)
{
    struct c_file *file = library_file(call, native_pointer(call, 0));
    return file && c_memory_put(call->memory, native_pointer(call, 1), &file->place, 8) &&
           give_integer(call, 0);
}

NATIVE(fsetpos)
{
    struct c_file *file = library_file(call, native_pointer(call, 0));
    return file && c_memory_get(call->memory, native_pointer(call, 1), &file->place, 8, false) &&
           give_integer(call, 0);
}

NATIVE(rewind)
{
    struct c_file *file = library_file(call, native_pointer(call, 0));
    if (!file)
        return false;
    file->place = 0;
    file->pushed_count = 0;
    file->at_end = file->failed = false;
    return give_nothing(call);
}

NATIVE(clearerr)
{
    struct c_file *file = library_file(call, native_pointer(call, 0));
    if (!file)
        return false;
    file->at_end = file->failed = false;
    return give_nothing(call);
}

NATIVE(feof)
{
    struct c_file *file = library_file(call, native_pointer(call, 0));
    return file && give_integer(call, file->at_end);
}

NATIVE(ferror)
{
    struct c_file *file = library_file(call, native_pointer(call, 0));
    return file && give_integer(call, file->failed);
}

NATIVE(fileno)
{
    struct c_file *file = library_file(call, native_pointer(call, 0));
    return file && give_integer(call, file->stream >= 0 ? file->stream : 3);
}

NATIVE(fflush)
{
    return (!native_pointer(call, 0).address || library_file(call, native_pointer(call, 0))) &&
           give_integer(call, 0);
}

NATIVE(setbuf)
{
    return library_file(call, native_pointer(call, 0)) && give_nothing(call);
}

NATIVE(setvbuf)
{
    return library_file(call, native_pointer(call, 0)) && give_integer(call, 0);
}
