/* The command line's options: one table a command, from which reading, help, completion and the man page's check are made. */
#ifndef MAIN_OPTIONS_H
#define MAIN_OPTIONS_H

#include "base/common.h"

#include <stdio.h>

struct option {
    const char *name;     /* "--at"; a short form behind a comma: "--output,-o" */
    const char *argument; /* "N"; NULL: takes none */
    const char *help;
    /* Stores the value (NULL when it takes none) in `into`. False: *problem says what is right. */
    bool (*set)(void *into, const char *value, const char **problem);
    bool hidden; /* for tests: help does not list it */
};

struct command {
    const char *name;      /* "" for heapstep alone */
    const char *arguments; /* "FILE|LESSON [options]" */
    const char *help;
    const struct option *options; /* ended by a NULL name; NULL: none */
    int (*run)(int count, char **arguments);
};
extern const struct command commands[]; /* ended by a NULL name */

/* Takes the options out of `arguments` (after a command's name); what is left stands at its start, `*count` of them. False: one line has
 * been said on standard error. "--" ends the options. */
bool options_read(const struct command *command, int *count, char **arguments, void *into);
void options_help(const struct command *command, FILE *out);
void commands_help(FILE *out);

#endif
