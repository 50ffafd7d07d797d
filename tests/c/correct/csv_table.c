/* Comma-separated values with quotes read from standard input, and summed by a column. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    char **fields;
    int count;
} row;

static char *copy(const char *s, size_t n)
{
    char *c = malloc(n + 1);
    memcpy(c, s, n);
    c[n] = 0;
    return c;
}

static row parse(const char *line)
{
    row r = {NULL, 0};
    char *buffer = malloc(strlen(line) + 1);
    for (;;) {
        size_t n = 0;
        if (*line == '"') {
            for (line++; *line && !(line[0] == '"' && line[1] != '"'); line++) {
                if (*line == '"')
                    line++;
                buffer[n++] = *line;
            }
            if (*line)
                line++;
        } else {
            while (*line && *line != ',')
                buffer[n++] = *line++;
        }
        r.fields = realloc(r.fields, (size_t)(r.count + 1) * sizeof *r.fields);
        r.fields[r.count++] = copy(buffer, n);
        if (*line != ',')
            break;
        line++;
    }
    free(buffer);
    return r;
}

static void row_free(row *r)
{
    while (r->count)
        free(r->fields[--r->count]);
    free(r->fields);
}

static int column(const row *head, const char *name)
{
    for (int i = 0; i < head->count; i++)
        if (strcmp(head->fields[i], name) == 0)
            return i;
    return -1;
}

int main(void)
{
    char line[200];
    if (!fgets(line, sizeof line, stdin))
        return 2;
    line[strcspn(line, "\r\n")] = 0;
    row head = parse(line);
    int price = column(&head, "price"), count = column(&head, "count"), number = 1;
    double total = 0;
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\r\n")] = 0;
        row r = parse(line);
        if (r.count != head.count) {
            fprintf(stdout, "line %d has %d fields\n", number, r.count);
        } else {
            double sum = atof(r.fields[price]) * strtol(r.fields[count], NULL, 0);
            printf("%-20.20s|%10.2f\n", r.fields[0], sum);
            total += sum;
        }
        number++;
        row_free(&r);
    }
    printf("%-20s|%10.2f\n", "total", total);
    row_free(&head);
    return ferror(stdin) != 0;
}
