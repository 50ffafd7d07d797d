#include "ui/prompt/parts.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { KEPT_LINES = 2000 };

static bool make_directories(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool made = mkdir(path, 0700) == 0 || errno == EEXIST;
        *slash = '/';
        if (!made)
            return false;
    }
    return true;
}

/* $XDG_STATE_HOME/heapstep/history, as the XDG base directory specification has it. */
char *history_file(void)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    struct text path = {0};
    if (state && *state == '/')
        text_format(&path, "%s/heapstep/history", state);
    else if (home && *home == '/')
        text_format(&path, "%s/.local/state/heapstep/history", home);
    char *taken = path.length ? text_take(&path) : NULL;
    text_fini(&path);
    if (taken && !make_directories(taken)) {
        free(taken);
        taken = NULL;
    }
    return taken;
}

void history_enter(struct prompt *prompt, const char *line)
{
    HistEventW event;
    wchar_t *wide = prompt_widen(line);
    if (wide)
        history_w(prompt->history, &event, H_ENTER, wide);
    free(wide);
}

/* Hands each line of the file to a function. */
static void each_line(const char *path, void (*take)(void *context, const char *line),
                      void *context)
{
    FILE *file = fopen(path, "re");
    char *line = NULL;
    size_t capacity = 0;
    ssize_t length;
    while (file && (length = getline(&line, &capacity, file)) > 0) {
        line[strcspn(line, "\r\n")] = '\0';
        if (*line)
            take(context, line);
    }
    free(line);
    if (file)
        fclose(file);
}

static void enter(void *context, const char *line)
{
    history_enter(context, line);
}

void history_read(struct prompt *prompt)
{
    if (prompt->history_path)
        each_line(prompt->history_path, enter, prompt);
}

struct lines {
    VECTOR(char *);
};

static void keep(void *context, const char *line)
{
    struct lines *lines = context;
    char *copy = strdup(line);
    if (copy && !vector_push(lines, copy))
        free(copy);
}

void history_write(struct prompt *prompt, const char *line)
{
    struct lines lines = {0};
    struct text beside = {0};
    if (!prompt->history_path)
        return;
    each_line(prompt->history_path, keep, &lines);
    if (!lines.count || strcmp(vector_last(&lines), line) != 0)
        keep(&lines, line);
    text_format(&beside, "%s.%ld", prompt->history_path, (long)getpid());
    FILE *file = beside.failed ? NULL : fopen(text_string(&beside), "we");
    if (file) {
        fchmod(fileno(file), 0600);
        for (size_t i = lines.count > KEPT_LINES ? lines.count - KEPT_LINES : 0; i < lines.count;
             i++)
            fprintf(file, "%s\n", lines.items[i]);
        bool written = !ferror(file);
        if (fclose(file) != 0 || !written || rename(text_string(&beside), prompt->history_path))
            unlink(text_string(&beside));
    }
    text_fini(&beside);
    for (size_t i = 0; i < lines.count; i++)
        free(lines.items[i]);
    vector_fini(&lines);
}
