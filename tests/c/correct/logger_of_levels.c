/* A logger: levels, places by macros, vsnprintf into a buffer that grows, and a sink that is a function. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum level { DEBUG, INFO, WARNING, ERROR };

struct sink {
    void (*write)(struct sink *self, enum level level, const char *line);
    enum level least;
    int lines[4];
};

struct memory_sink {
    struct sink base;
    char *text;
    size_t length;
};

static const char *const names[] = {[ERROR] = "error", [DEBUG] = "debug", [WARNING] = "warning", [INFO] = "info"};

static void to_stdout(struct sink *self, enum level level, const char *line)
{
    printf("%-8s|%2d| %s\n", names[level], ++self->lines[level], line);
}

static void to_memory(struct sink *self, enum level level, const char *line)
{
    struct memory_sink *memory = (struct memory_sink *)self;
    size_t more = strlen(line) + 1;
    memory->text = realloc(memory->text, memory->length + more + 1);
    memory->length += (size_t)sprintf(memory->text + memory->length, "%s\n", line);
    self->lines[level]++;
}

static int log_to(struct sink *sink, enum level level, const char *function, const char *format, ...)
{
    if (level < sink->least)
        return 0;
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    int before = snprintf(NULL, 0, "%s: ", function);
    char line[before + length + 1];
    sprintf(line, "%s: ", function);
    vsnprintf(line + before, (size_t)length + 1, format, again);
    va_end(again);
    sink->write(sink, level, line);
    return length;
}

#define LOG(sink, level, ...) log_to(sink, level, __func__, __VA_ARGS__)

static double divide(struct sink *sink, double a, double b)
{
    if (b == 0) {
        LOG(sink, ERROR, "%g / %g has no %s", a, b, "value");
        return 0;
    }
    LOG(sink, DEBUG, "%.3f", a / b);
    return a / b;
}

int main(void)
{
    struct sink screen = {.write = to_stdout, .least = INFO};
    struct memory_sink memory = {.base = {to_memory, DEBUG, {0}}};
    struct sink *sinks[] = {&screen, &memory.base};
    int total = 0;
    for (int i = 0; i < 2; i++) {
        divide(sinks[i], 1, 3);
        divide(sinks[i], 1, 0);
        total += LOG(sinks[i], WARNING, "%d of %u: %c%c %5.1f%% %ld %s", i, 2u, 'o', 'k', 99.5, 1L << 40, i ? "last" : "first");
        total += LOG(sinks[i], INFO, "plain");
    }
    printf("%s%zu bytes, %d, %d\n", memory.text, memory.length, total, memory.base.lines[DEBUG]);
    free(memory.text);
    return 0;
}
