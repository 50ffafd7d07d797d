/* Running a program without recording or screen. */
#include "main/run.h"

#include "c/run/engine.h"
#include "main/open.h"
#include "python/engine.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A signal handler can be given nothing: the one engine that Ctrl-C interrupts. */
static py_vm *volatile running;
static struct c_machine *volatile running_c;

/* A second Ctrl-C that comes before the first was heard, in the middle of a product of enormous numbers, ends the program. */
static void interrupt(int number)
{
    if (running && !py_engine_interrupt(running)) {
        signal(number, SIG_DFL);
        raise(number);
    }
    if (running_c)
        c_engine_interrupt(running_c);
}

struct console {
    char *line;
    size_t capacity;
    char waiting[1 << 14]; /* a C program's standard output */
    size_t waits;
    bool by_line; /* a person reads it */
};

static void write_out(void *context, int stream, const char *bytes, size_t length)
{
    (void)context;
    while (length) {
        ssize_t written = write(stream, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
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
    if (got <= 0 && errno == EINTR)
        clearerr(stdin);
    *length = got > 0 ? (size_t)got : 0;
    return got > 0 ? console->line : NULL;
}

/* ---- C ---- */

static void flush(struct console *console)
{
    write_out(NULL, 1, console->waiting, console->waits);
    console->waits = 0;
}

/* Standard output is buffered as stdio's is, and goes out before anything that goes to standard error. */
static void write_buffered(void *context, int stream, const char *bytes, size_t length)
{
    struct console *console = context;
    if (stream != 1 || length > sizeof console->waiting - console->waits)
        flush(console);
    if (stream != 1 || length > sizeof console->waiting) {
        write_out(NULL, stream, bytes, length);
        return;
    }
    memcpy(console->waiting + console->waits, bytes, length);
    console->waits += length;
    if (console->by_line && memchr(bytes, '\n', length))
        flush(console);
}

static const char *read_flushed(void *context, size_t *length)
{
    flush(context);
    return read_line(context, length);
}

static void tell_end(struct c_machine *machine)
{
    uint32_t line;
    const char *message, *fault = c_engine_fault(machine, &line, &message);
    struct text leaks = {0};
    if (fault)
        fprintf(stderr, "heapstep: %s: line %u: %s\n", fault, line, message);
    c_engine_leaks(machine, &leaks);
    fputs(text_string(&leaks), stderr);
    text_fini(&leaks);
}

static int run_c(const struct session_source *source, struct console *console, char **arguments)
{
    struct c_options options = {
        .script = source->script,
        .program = source->title,
        .directory = source->directory,
        .arguments = (const char *const *)arguments,
        .write = write_buffered,
        .read_line = read_flushed,
        .context = console,
        .files = source->files,
        .real_time = true,
    };
    struct c_diagnostics diagnostics = {0};
    struct c_machine *machine = c_engine_new(&options);
    int status = 2;
    console->by_line = isatty(1);
    bool good = machine && c_engine_load(machine, source->text, source->length, &diagnostics);
    /* A program that runs says nothing but what it prints itself: its warnings are for who opens it. */
    if (!good)
        fputs(text_string(&diagnostics.text), stderr);
    if (good) {
        running_c = machine;
        signal(SIGINT, interrupt);
        while (c_engine_run(machine, 0) != C_FINISHED)
            ;
        signal(SIGINT, SIG_DFL);
        flush(console);
        tell_end(machine);
        status = c_engine_exit_status(machine);
    } else if (!diagnostics.errors)
        fputs("heapstep: out of memory\n", stderr);
    running_c = NULL;
    c_diagnostics_fini(&diagnostics);
    c_engine_free(machine);
    return status;
}

static bool is_c(const struct session_source *source)
{
    return !strcmp(source->language, "c");
}

/* ---- Python ---- */

static int run_python(const struct session_source *source, struct console *console,
                      char **arguments)
{
    struct py_options options = {
        .script = source->script,
        .program = source->name,
        .directory = source->directory,
        .arguments = (const char *const *)arguments,
        .write = write_out,
        .read_line = read_line,
        .context = console,
        .files = source->files,
    };
    struct syntax_error error = {0};
    int status = 2;
    py_vm *vm = py_engine_new(&options);
    if (!vm)
        fputs("heapstep: out of memory\n", stderr);
    else if (py_engine_load(vm, source->text, source->length, &error)) {
        running = vm;
        /* Not SA_RESTART: a program that waits for its input is to hear of it. */
        sigaction(SIGINT, &(struct sigaction){.sa_handler = interrupt}, NULL);
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
    return status;
}

int main_run(const char *name, char **arguments)
{
    struct console console = {0};
    struct opened opened;
    if (!main_open(name, &opened))
        return 2;
    int status = (is_c(&opened.source) ? run_c : run_python)(&opened.source, &console, arguments);
    free(console.line);
    main_close(&opened);
    return status;
}
