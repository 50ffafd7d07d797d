#include "lesson/catalogue.h"

#include "lesson/markdown.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The shipped documents. */

static int is_document(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return entry->d_name[0] != '.' && length > 3 &&
           strcmp(entry->d_name + length - 3, ".md") == 0 &&
           strcmp(entry->d_name, "README.md") != 0;
}

static char **documents_in(const char *directory)
{
    struct dirent **entries = NULL;
    int count = scandir(directory, &entries, is_document, alphasort);
    char **paths = count > 0 ? calloc((size_t)count + 1, sizeof *paths) : NULL;
    size_t kept = 0;
    for (int i = 0; i < count; i++) {
        struct text path = {0};
        text_format(&path, "%s/%s", directory, entries[i]->d_name);
        if (paths && (paths[kept] = text_take(&path)))
            kept++;
        text_fini(&path);
        free(entries[i]);
    }
    free(entries);
    return paths;
}

/* Whether this program's file lies in the source tree, whose scenarios these are. */
static bool runs_from(const char *scenarios)
{
    char program[4096];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program);
    const char *slash = strrchr(scenarios, '/');
    size_t root = slash ? (size_t)(slash - scenarios) : 0;
    return length > 0 && (size_t)length > root && memcmp(program, scenarios, root) == 0 &&
           program[root] == '/';
}

char **lesson_shipped_paths(void)
{
    const char *asked = getenv("HEAPSTEP_LESSONS");
    if (asked && *asked)
        return documents_in(asked);
    bool built = runs_from(HEAPSTEP_LESSONS_BUILT);
    char **paths = documents_in(built ? HEAPSTEP_LESSONS_BUILT : HEAPSTEP_LESSONS_INSTALLED);
    return paths ? paths
                 : documents_in(built ? HEAPSTEP_LESSONS_INSTALLED : HEAPSTEP_LESSONS_BUILT);
}

void lesson_paths_free(char **paths)
{
    for (char **path = paths; path && *path; path++)
        free(*path);
    free(paths);
}

/* Suggestions. */

size_t lesson_name_distance(const char *a, const char *b, size_t bound)
{
    enum { LONGEST = 64 };
    size_t rows = strlen(a), cols = strlen(b);
    size_t grid[3][LONGEST + 1];
    if (rows > LONGEST || cols > LONGEST)
        return strcmp(a, b) == 0 ? 0 : bound + 1;
    for (size_t j = 0; j <= cols; j++)
        grid[0][j] = j;
    for (size_t i = 1; i <= rows; i++) {
        size_t *row = grid[i % 3], *above = grid[(i + 2) % 3], *swapped = grid[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= cols; j++) {
            size_t changed = above[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = MIN(changed, MIN(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = MIN(row[j], swapped[j - 2] + 1);
        }
    }
    return MIN(grid[rows % 3][cols], bound + 1);
}

struct nearest {
    struct text name;
    size_t distance;
};

/* A name that holds what was typed is near, too. */
static void consider(struct nearest *nearest, const struct lesson_document *document,
                     const char *wanted)
{
    size_t bound = MAX(strlen(wanted) / 3, (size_t)1);
    for (size_t i = 0; i < document->lessons.count; i++) {
        const char *name = document->lessons.items[i]->name;
        size_t distance = lesson_name_distance(wanted, name, bound);
        if (distance > bound && *wanted && strstr(name, wanted))
            distance = bound;
        if (distance > bound || (nearest->name.length && distance >= nearest->distance))
            continue;
        text_clear(&nearest->name);
        text_append(&nearest->name, name);
        nearest->distance = distance;
    }
}

/* Opening. */

bool lesson_names_document(const char *wanted)
{
    const char *hash = strrchr(wanted, '#');
    size_t length = hash ? (size_t)(hash - wanted) : strlen(wanted);
    return (length > 3 && memcmp(wanted + length - 3, ".md", 3) == 0) ||
           (length > 9 && memcmp(wanted + length - 9, ".markdown", 9) == 0);
}

static const struct lesson *open_in_document(const char *wanted, struct lesson_document **document,
                                             struct text *problem)
{
    const char *hash = strrchr(wanted, '#');
    char *path = lesson_copy(wanted, hash ? (size_t)(hash - wanted) : strlen(wanted));
    struct nearest nearest = {0};
    if (!path) {
        text_append(problem, "out of memory");
        return NULL;
    }
    *document = lesson_document_read(path, problem);
    const struct lesson *found =
        *document ? lesson_find(*document, hash && hash[1] ? hash + 1 : "1") : NULL;
    if (*document && !found && !(*document)->lessons.count) {
        text_format(problem, "%s: there is no Python or C program in it", path);
    } else if (*document && !found) {
        consider(&nearest, *document, hash + 1);
        text_format(problem, "%s: no lesson '%s' among its %zu", path, hash + 1,
                    (*document)->lessons.count);
        if (nearest.name.length)
            text_format(problem, "; did you mean '%s'?", text_string(&nearest.name));
    }
    if (!found) {
        lesson_document_free(*document);
        *document = NULL;
    }
    text_fini(&nearest.name);
    free(path);
    return found;
}

static const struct lesson *open_shipped(const char *wanted, struct lesson_document **document,
                                         struct text *problem)
{
    char **paths = lesson_shipped_paths();
    struct nearest nearest = {0};
    struct text trouble = {0};
    const struct lesson *found = NULL;
    for (char **path = paths; path && *path && !found; path++) {
        struct lesson_document *read = lesson_document_read(*path, &trouble);
        if (!read)
            continue;
        for (size_t i = 0; i < read->lessons.count && !found; i++)
            if (strcmp(read->lessons.items[i]->name, wanted) == 0)
                found = read->lessons.items[i];
        if (found) {
            *document = read;
        } else {
            consider(&nearest, read, wanted);
            lesson_document_free(read);
        }
    }
    if (!found && nearest.name.length)
        text_format(problem, "%s: no such file or lesson; did you mean '%s'?", wanted,
                    text_string(&nearest.name));
    else if (!found)
        text_format(problem, "%s: no such file or lesson; `heapstep lessons` lists the lessons",
                    wanted);
    text_fini(&trouble);
    text_fini(&nearest.name);
    lesson_paths_free(paths);
    return found;
}

const struct lesson *lesson_open(const char *wanted, struct lesson_document **document,
                                 struct text *problem)
{
    *document = NULL;
    return lesson_names_document(wanted) ? open_in_document(wanted, document, problem)
                                         : open_shipped(wanted, document, problem);
}

/* Listing. */

static void list_document(const struct lesson_document *document, bool first, FILE *out)
{
    const char *chapter = NULL;
    for (size_t i = 0; i < document->lessons.count; i++) {
        const struct lesson *lesson = document->lessons.items[i];
        if (!chapter || strcmp(chapter, lesson->chapter) != 0)
            fprintf(out, "%s%s\n", first && !i ? "" : "\n",
                    *lesson->chapter ? lesson->chapter : document->title);
        chapter = lesson->chapter;
        fprintf(out, "  %-28s  %s\n", lesson->name, lesson->title);
    }
}

int lessons_list(char **paths, FILE *out)
{
    char **shipped = paths && *paths ? NULL : lesson_shipped_paths();
    struct text problem = {0};
    int status = 0;
    bool first = true;
    if (!(paths && *paths) && !shipped) {
        fputs("heapstep lessons: no lessons are installed\n", stderr);
        return 2;
    }
    for (char **path = shipped ? shipped : paths; *path; path++) {
        struct lesson_document *document = lesson_document_read(*path, &problem);
        if (document) {
            list_document(document, first, out);
            first = first && !document->lessons.count;
            lesson_document_free(document);
            continue;
        }
        fprintf(stderr, "heapstep lessons: %s\n", text_string(&problem));
        text_clear(&problem);
        status = 2;
    }
    text_fini(&problem);
    lesson_paths_free(shipped);
    return status;
}
