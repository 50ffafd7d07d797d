/* Characters, lines, blocks and formats, in and out of streams and strings. */
#include "c/library/natives.h"

#include <stdlib.h>
#include <string.h>

/* ---- out ---- */

static struct c_file *standard(struct c_call *call, size_t stream)
{
    return c_machine_library(call->machine)->open_files.items[stream];
}

static bool put_bytes(struct c_call *call, struct c_file *file, const char *bytes, size_t length,
                      int64_t result)
{
    return give_integer(call, file_put(call->machine, file, bytes, length) ? result : -1);
}

static bool put_character(struct c_call *call, struct c_file *file)
{
    struct c_value value = native_value(call, 0);
    char c = (char)value.integer;
    return file && native_check_defined(call, &value, "the character to print") &&
           put_bytes(call, file, &c, 1, (unsigned char)c);
}

NATIVE(putchar)
{
    return put_character(call, standard(call, 1));
}

NATIVE(fputc)
{
    return put_character(call, library_file(call, native_pointer(call, 1)));
}

NATIVE(fputs)
{
    uint64_t length;
    struct c_file *file = library_file(call, native_pointer(call, 1));
    const char *string =
        file ? c_memory_string(call->memory, native_pointer(call, 0), &length) : NULL;
    return string && put_bytes(call, file, string, length, 1);
}

NATIVE(puts)
{
    uint64_t length;
    const char *string = c_memory_string(call->memory, native_pointer(call, 0), &length);
    if (!string)
        return false;
    struct text line = {0};
    text_append_bytes(&line, string, length);
    text_append_char(&line, '\n');
    put_bytes(call, standard(call, 1), text_string(&line), line.length, (int64_t)length + 1);
    text_fini(&line);
    return true;
}

NATIVE(fwrite)
{
    uint64_t size = native_unsigned(call, 1), count = native_unsigned(call, 2);
    struct c_file *file = library_file(call, native_pointer(call, 3));
    if (!file)
        return false;
    if (!size || !count || count > UINT32_MAX / size)
        return give_integer(call, 0);
    char *bytes = malloc(size * count);
    bool fine =
        bytes && c_memory_get(call->memory, native_pointer(call, 0), bytes, size * count, false) &&
        give_integer(call, file_put(call->machine, file, bytes, size * count) ? (int64_t)count : 0);
    free(bytes);
    return fine;
}

NATIVE(write)
{
    uint64_t size = native_unsigned(call, 2);
    int descriptor = native_int(call, 0);
    if (descriptor < 1 || descriptor > 2 || size > UINT32_MAX) {
        library_set_errno(call->machine, 9);
        return give_integer(call, -1);
    }
    char *bytes = malloc(size + 1);
    bool fine = bytes && c_memory_get(call->memory, native_pointer(call, 1), bytes, size, false) &&
                put_bytes(call, standard(call, (size_t)descriptor), bytes, size, (int64_t)size);
    free(bytes);
    return fine;
}

NATIVE(perror)
{
    struct c_pointer message = native_pointer(call, 0);
    struct text line = {0};
    bool fine = true;
    if (message.address) {
        const char *string = c_memory_string(call->memory, message, NULL);
        fine = string != NULL;
        if (fine && *string)
            text_format(&line, "%s: ", string);
    }
    text_format(&line, "%s\n", library_error_text(library_errno(call->machine)));
    if (fine)
        c_machine_print(call->machine, 2, text_string(&line), line.length);
    text_fini(&line);
    return fine;
}

/* ---- formats ---- */

static struct c_format_arguments arguments_after(struct c_call *call, size_t format, bool is_list)
{
    struct c_format_arguments arguments = {.call = call, .next = format + 1, .is_list = is_list};
    if (is_list)
        arguments.list = native_pointer(call, format + 1);
    return arguments;
}

static bool print_to_file(struct c_call *call, struct c_file *file, size_t format, bool is_list)
{
    struct text out = {0};
    struct c_format_arguments arguments = arguments_after(call, format, is_list);
    int count = file ? format_print(call, native_pointer(call, format), &arguments, &out) : -2;
    if (count >= 0 && !file_put(call->machine, file, text_string(&out), out.length))
        count = -1;
    else if (count == -2 && out.length && file) /* what stood before the fault is printed */
        file_put(call->machine, file, text_string(&out), out.length);
    text_fini(&out);
    return count != -2 && give_integer(call, count);
}

/* At most `size` bytes, the NUL among them; UINT64_MAX: all of it. */
static bool print_to_string(struct c_call *call, uint64_t size, size_t format, bool is_list)
{
    struct text out = {0};
    struct c_format_arguments arguments = arguments_after(call, format, is_list);
    int count = format_print(call, native_pointer(call, format), &arguments, &out);
    bool fine = count != -2;
    if (fine && size && count >= 0) {
        uint64_t length = MIN((uint64_t)out.length, size - 1);
        text_truncate(&out, length);
        fine = c_memory_put(call->memory, native_pointer(call, 0), text_string(&out), length + 1);
    }
    text_fini(&out);
    return fine && give_integer(call, count);
}

static bool print_to_new(struct c_call *call, bool is_list)
{
    struct text out = {0};
    struct c_format_arguments arguments = arguments_after(call, 1, is_list);
    int count = format_print(call, native_pointer(call, 1), &arguments, &out);
    struct c_pointer made = count >= 0
                                ? native_new_string(call->memory, text_string(&out), out.length)
                                : (struct c_pointer){0, 0};
    bool fine = count != -2 && native_put_pointer(call->memory, native_pointer(call, 0), made);
    text_fini(&out);
    return fine && give_integer(call, made.address ? count : -1);
}

NATIVE(printf)
{
    return print_to_file(call, standard(call, 1), 0, false);
}

NATIVE(vprintf)
{
    return print_to_file(call, standard(call, 1), 0, true);
}

NATIVE(fprintf)
{
    return print_to_file(call, library_file(call, native_pointer(call, 0)), 1, false);
}

NATIVE(vfprintf)
{
    return print_to_file(call, library_file(call, native_pointer(call, 0)), 1, true);
}

NATIVE(dprintf)
{
    int descriptor = native_int(call, 0);
    return descriptor == 1 || descriptor == 2
               ? print_to_file(call, standard(call, (size_t)descriptor), 1, false)
               : give_integer(call, -1);
}

NATIVE(sprintf)
{
    return print_to_string(call, UINT64_MAX, 1, false);
}

NATIVE(vsprintf)
{
    return print_to_string(call, UINT64_MAX, 1, true);
}

NATIVE(snprintf)
{
    return print_to_string(call, native_unsigned(call, 1), 2, false);
}

NATIVE(vsnprintf)
{
    return print_to_string(call, native_unsigned(call, 1), 2, true);
}

NATIVE(asprintf)
{
    return print_to_new(call, false);
}

NATIVE(vasprintf)
{
    return print_to_new(call, true);
}

static bool scan_file(struct c_call *call, struct c_file *file, size_t format, bool is_list)
{
    if (!file)
        return false;
    struct c_scan_source source = {
        .machine = call->machine, .memory = call->memory, .file = file, .pushed = -2};
    struct c_format_arguments arguments = arguments_after(call, format, is_list);
    int count = format_scan(call, &source, native_pointer(call, format), &arguments);
    return count != -2 && give_integer(call, count);
}

static bool scan_string(struct c_call *call, bool is_list)
{
    struct c_scan_source source = {.machine = call->machine,
                                   .memory = call->memory,
                                   .string = native_pointer(call, 0),
                                   .pushed = -2};
    struct c_format_arguments arguments = arguments_after(call, 1, is_list);
    int count = format_scan(call, &source, native_pointer(call, 1), &arguments);
    return count != -2 && give_integer(call, count);
}

NATIVE(scanf)
{
    return scan_file(call, standard(call, 0), 0, false);
}

NATIVE(vscanf)
{
    return scan_file(call, standard(call, 0), 0, true);
}

NATIVE(fscanf)
{
    return scan_file(call, library_file(call, native_pointer(call, 0)), 1, false);
}

NATIVE(vfscanf)
{
    return scan_file(call, library_file(call, native_pointer(call, 0)), 1, true);
}

NATIVE(sscanf)
{
    return scan_string(call, false);
}

NATIVE(vsscanf)
{
    return scan_string(call, true);
}

/* ---- in ---- */

NATIVE(getchar)
{
    return give_integer(call, file_get(call->machine, standard(call, 0)));
}

NATIVE(fgetc)
{
    struct c_file *file = library_file(call, native_pointer(call, 0));
    return file && give_integer(call, file_get(call->machine, file));
}

NATIVE(ungetc)
{
    struct c_file *file = library_file(call, native_pointer(call, 1));
    int c = native_int(call, 0);
    if (!file)
        return false;
    if (c != -1)
        file_unget(file, (unsigned char)c);
    return give_integer(call, c == -1 ? -1 : (unsigned char)c);
}

NATIVE(fgets)
{
    struct c_pointer to = native_pointer(call, 0);
    int size = native_int(call, 1);
    struct c_file *file = library_file(call, native_pointer(call, 2));
    if (!file)
        return false;
    if (size <= 0)
        return give_null(call);
    uint64_t length = 0;
    int c = 0;
    while (length < (uint64_t)size - 1 && c != '\n' && (c = file_get(call->machine, file)) >= 0)
        if (!native_put_byte(call->memory, to, length++, (uint8_t)c))
            return false;
    if (length == 0 && c < 0)
        return give_null(call);
    return native_put_byte(call->memory, to, length, 0) && give_pointer(call, to);
}

NATIVE(fread)
{
    struct c_pointer to = native_pointer(call, 0);
    uint64_t size = native_unsigned(call, 1), count = native_unsigned(call, 2), read = 0;
    struct c_file *file = library_file(call, native_pointer(call, 3));
    if (!file)
        return false;
    if (!size || !count)
        return give_integer(call, 0);
    for (int c; read < size * count && (c = file_get(call->machine, file)) >= 0; read++)
        if (!native_put_byte(call->memory, to, read, (uint8_t)c))
            return false;
    return give_integer(call, (int64_t)(read / size));
}

/* Grows the program's buffer as getline does. */
static bool line_room(struct c_call *call, struct c_pointer *line, uint64_t *size, uint64_t needed)
{
    if (line->address && needed <= *size)
        return true;
    uint64_t wanted = MAX(needed, line->address ? *size * 2 : 120);
    struct c_pointer grown;
    if (!c_heap_reallocate(call->memory, *line, wanted, &grown))
        return false;
    *line = grown;
    *size = wanted;
    return native_put_pointer(call->memory, native_pointer(call, 0), grown) &&
           c_memory_put(call->memory, native_pointer(call, 1), size, 8);
}

static bool get_line(struct c_call *call, struct c_file *file, int end)
{
    struct c_pointer line;
    uint64_t size = 0, length = 0;
    if (!file || !native_get_pointer(call->memory, native_pointer(call, 0), &line))
        return false;
    if (line.address && !c_memory_get(call->memory, native_pointer(call, 1), &size, 8, false))
        return false;
    for (int c = -1; c != end && (c = file_get(call->machine, file)) >= 0;)
        if (!line_room(call, &line, &size, length + 2) ||
            !native_put_byte(call->memory, line, length++, (uint8_t)c))
            return false;
    if (!length)
        return give_integer(call, -1);
    return native_put_byte(call->memory, line, length, 0) && give_integer(call, (int64_t)length);
}

NATIVE(getline)
{
    return get_line(call, library_file(call, native_pointer(call, 2)), '\n');
}

NATIVE(getdelim)
{
    return get_line(call, library_file(call, native_pointer(call, 3)), native_int(call, 2));
}
