#include "main/options.h"

#include <string.h>

/* Is `given` one of the option's names? Behind "=" stands its value. */
static bool is_named(const struct option *option, const char *given, const char **value)
{
    for (const char *name = option->name; *name;) {
        size_t length = strcspn(name, ",");
        if (strncmp(given, name, length) == 0 && (!given[length] || given[length] == '=')) {
            *value = given[length] ? given + length + 1 : NULL;
            return true;
        }
        name += length + (name[length] == ',');
    }
    return false;
}

static bool complain(const struct command *command, const char *given, const char *words)
{
    fprintf(stderr, "heapstep%s%s: %s %s\n", *command->name ? " " : "", command->name, given,
            words);
    return false;
}

/* Reads the option at `arguments[*at]`, and its value after it. */
static bool read_one(const struct command *command, int count, char **arguments, int *at,
                     void *into)
{
    const char *given = arguments[*at], *value = NULL, *problem = NULL;
    const struct option *option = command->options;
    while (option && option->name && !is_named(option, given, &value))
        option++;
    if (!option || !option->name)
        return complain(command, given, "is no option here: see --help");
    if (option->argument && !value) {
        if (*at + 1 >= count)
            return complain(command, given, "wants a value: see --help");
        value = arguments[++*at];
    } else if (!option->argument && value)
        return complain(command, given, "takes no value");
    if (!option->set(into, value, &problem))
        return complain(command, given, problem);
    return true;
}

bool options_read(const struct command *command, int *count, char **arguments, void *into)
{
    int kept = 0;
    for (int at = 0; at < *count; at++) {
        if (strcmp(arguments[at], "--") == 0) {
            while (++at < *count)
                arguments[kept++] = arguments[at];
        } else if (arguments[at][0] == '-' && arguments[at][1]) {
            if (!read_one(command, *count, arguments, &at, into))
                return false;
        } else
            arguments[kept++] = arguments[at];
    }
    arguments[kept] = NULL;
    *count = kept;
    return true;
}

static void list_options(const struct command *command, FILE *out)
{
    if (!command->options)
        return;
    fputc('\n', out);
    for (const struct option *option = command->options; option->name; option++) {
        char left[64];
        if (option->hidden)
            continue;
        snprintf(left, sizeof left, "%s%s%s", option->name, option->argument ? " " : "",
                 option->argument ? option->argument : "");
        fprintf(out, "  %-28s %s\n", left, option->help);
    }
}

void options_help(const struct command *command, FILE *out)
{
    fprintf(out, "usage: heapstep%s%s%s%s\n\n%s.\n", *command->name ? " " : "", command->name,
            *command->arguments ? " " : "", command->arguments, command->help);
    list_options(command, out);
}

void commands_help(FILE *out)
{
    fputs("heapstep shows what a program does with memory, step by step, forward and back.\n\n",
          out);
    for (const struct command *command = commands; command->name; command++) {
        char left[64];
        snprintf(left, sizeof left, "heapstep%s%s %s", *command->name ? " " : "", command->name,
                 command->arguments);
        fprintf(out, "  %-40s %s\n", left, command->help);
    }
    for (const struct command *command = commands; command->name; command++)
        if (!*command->name)
            list_options(command, out);
    fputs("\n`heapstep COMMAND --help` tells of a command's options.\n", out);
}
