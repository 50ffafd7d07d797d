/* Running a program without recording or screen. */
#include "main/run.h"

#include "main/file.h"
#include "python/engine.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A signal handler can be given nothing: the one engine that Ctrl-C interrupts. */
static py_vm *volatile running;

static void interrupt(int number)
{
    (void)number;
    if (running)
        py_engine_interrupt(running);
}

struct console {
    char *line;
    size_t capacity;
};

static void write_out(void *context, int stream, const char *bytes, size_t length)
{
    (void)context;
    while (length) {
        ssize_t written = write(stream, bytes, length);
        if (written <= 0)
            return;
        bytes += written;
        length -= (size_t)written;
    }
}

static const char *read_line(void *context, size_t *length)
{
    struct console *console = context;
    ssize_t got = getline(&console->line, &console->capacity, stdin);
    *length = got > 0 ? (size_t)got : 0;
    return got > 0 ? console->line : NULL;
}

int main_run(const char *path, char **arguments)
{
    struct console console = {0};
    size_t length;
    char *source = main_read_file(path, &length);
    if (!source)
        return 2;
    char *directory = main_directory_of(path);
    char *program = main_absolute_path(path);
    struct py_options options = {
        .script = path,
        .program = program,
        .directory = directory,
        .arguments = (const char *const *)arguments,
        .write = write_out,
        .read_line = read_line,
        .context = &console,
    };
    struct syntax_error error = {0};
    int status = 2;
    py_vm *vm = directory && program ? py_engine_new(&options) : NULL;
    if (!vm)
        fputs("heapstep: out of memory\n", stderr);
    else if (py_engine_load(vm, source, length, &error)) {
        running = vm;
        signal(SIGINT, interrupt);
        while (py_engine_run(vm, 0) != PY_FINISHED)
            ;
        signal(SIGINT, SIG_DFL);
        status = py_engine_exit_status(vm);
    } else {
        struct text text = {0};
        syntax_error_print(&error, &text);
        fputs(text_string(&text), stderr);
        text_fini(&text);
    }
    syntax_error_fini(&error);
    running = NULL;
    py_engine_free(vm);
    free(console.line);
    free(directory);
    free(program);
    free(source);
    return status;
}
