/* What the machine offers the library. (library/library.h) */
#include "c/run/machine.h"

#include "record/recorder.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct c_memory *c_machine_memory(struct c_machine *machine)
{
    return &machine->memory;
}

struct c_library *c_machine_library(struct c_machine *machine)
{
    return machine->library;
}

void c_machine_exit(struct c_machine *machine, int status)
{
    machine->exiting = true;
    machine->exit_status = status;
}

/* ---- text ---- */

void c_machine_print(struct c_machine *machine, int stream, const char *bytes, size_t length)
{
    if (!length)
        return;
    if (machine->options.record)
        record_printed(machine->options.record, stream == 2 ? RECORD_STDERR : RECORD_STDOUT, bytes,
                       length);
    if (machine->options.write)
        machine->options.write(machine->options.context, stream, bytes, length);
}

const char *c_machine_read_line(struct c_machine *machine, size_t *length)
{
    const char *line = NULL;
    *length = 0;
    if (machine->options.read_line)
        line = machine->options.read_line(machine->options.context, length);
    else {
        machine->input_given = false;
        while (!machine->input_given) {
            c_stop(machine, C_WANTS_INPUT);
            if (machine->interrupted || !machine->coroutine)
                break;
        }
        *length = machine->input_given ? machine->input_length : 0;
        line = *length ? machine->input : NULL;
    }
    if (line && *length && machine->options.record)
        record_printed(machine->options.record, RECORD_STDIN, line, *length);
    return *length ? line : NULL;
}

static char *copied(const char *bytes, size_t length)
{
    char *copy = malloc(length + 1);
    if (copy) {
        memcpy(copy, bytes, length);
        copy[length] = '\0';
    }
    return copy;
}

static char *read_whole(FILE *file, size_t *length)
{
    struct text text = {0};
    char buffer[4096];
    size_t got;
    while ((got = fread(buffer, 1, sizeof buffer, file)) > 0)
        text_append_bytes(&text, buffer, got);
    *length = text.length;
    if (!text.length && !text.failed)
        return copied("", 0);
    return text_take(&text);
}

/* Is it a name below a directory, without a way out of it? */
static bool stays_below(const char *name)
{
    if (*name == '/' || !*name)
        return false;
    for (const char *at = name; at; at = strchr(at, '/'), at = at ? at + 1 : NULL)
        if (!strncmp(at, "..", 2) && (at[2] == '/' || !at[2]))
            return false;
    return true;
}

char *c_machine_read_file(struct c_machine *machine, const char *name, size_t *length)
{
    const struct data_file *files = machine->options.files;
    for (; files && files->name; files++)
        if (!strcmp(files->name, name))
            return *length = files->length, copied(files->bytes, files->length);
    if (!machine->options.directory || !stays_below(name))
        return NULL;
    struct text path = {0};
    text_format(&path, "%s/%s", machine->options.directory, name);
    FILE *file = path.failed ? NULL : fopen(text_string(&path), "rb");
    text_fini(&path);
    if (!file)
        return NULL;
    char *bytes = read_whole(file, length);
    fclose(file);
    return bytes;
}

/* ---- warnings ---- */

static bool warned_before(struct c_machine *machine, uint32_t line)
{
    for (size_t i = 0; i < machine->warned.count; i++)
        if (machine->warned.items[i] == line)
            return true;
    return !vector_push(&machine->warned, line);
}

void c_machine_warn(struct c_machine *machine, const char *format, ...)
{
    uint32_t line = machine->memory.line;
    struct text text = {0};
    va_list arguments;
    if (machine->quiet || warned_before(machine, line))
        return;
    text_format(&text, "heapstep: warning: line %u: ", line);
    va_start(arguments, format);
    text_format_list(&text, format, arguments);
    va_end(arguments);
    text_append_char(&text, '\n');
    c_machine_print(machine, 2, text_string(&text), text.length);
    text_fini(&text);
}

/* ---- time ---- */

uint64_t c_machine_clock(struct c_machine *machine, bool processor)
{
    /* The first second of 2024, and a processor that has just begun: the same on every run. */
    static const uint64_t then = UINT64_C(1704067200) * 1000000000;
    struct timespec now;
    if (!machine->options.real_time)
        return processor ? machine->clock += 1000000 : then;
    clock_gettime(processor ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_REALTIME, &now);
    return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}
