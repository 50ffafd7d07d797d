/* Running a program without recording or screen. */
#include "main/run.h"

#include "main/open.h"
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

int main_run(const char *name, char **arguments)
{
    struct console console = {0};
    struct opened opened;
    if (!main_open(name, &opened))
        return 2;
    const struct session_source *source = &opened.source;
    struct py_options options = {
        .script = source->script,
        .program = source->name,
        .directory = source->directory,
        .arguments = (const char *const *)arguments,
        .write = write_out,
        .read_line = read_line,
        .context = &console,
        .files = source->files,
    };
    struct syntax_error error = {0};
    int status = 2;
    py_vm *vm = py_engine_new(&options);
    if (!vm)
        fputs("heapstep: out of memory\n", stderr);
    else if (py_engine_load(vm, source->text, source->length, &error)) {
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
    main_close(&opened);
    return status;
}
