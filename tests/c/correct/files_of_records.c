/* A file of fixed records read and written anywhere, then one of lines, by fgets, fscanf and fgetc. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct rec {
    int id;
    char name[16];
    double v;
};
int main(void)
{
    const char *path = "heapstep_hunt.tmp";
    FILE *f = fopen(path, "w+b");
    if (!f) {
        perror("open");
        return 1;
    }
    for (int i = 0; i < 5; i++) {
        struct rec r = {0};
        r.id = i;
        snprintf(r.name, sizeof r.name, "rec-%02d", i);
        r.v = i * 1.5;
        if (fwrite(&r, sizeof r, 1, f) != 1)
            return 2;
    }
    printf("size %ld\n", ftell(f));
    fseek(f, 2 * (long)sizeof(struct rec), SEEK_SET);
    struct rec r;
    printf("%zu ", fread(&r, sizeof r, 1, f));
    printf("%d %s %g\n", r.id, r.name, r.v);
    r.v = 99;
    fseek(f, -(long)sizeof r, SEEK_CUR);
    fwrite(&r, sizeof r, 1, f);
    rewind(f);
    double sum = 0;
    while (fread(&r, sizeof r, 1, f) == 1)
        sum += r.v;
    printf("%g eof %d err %d\n", sum, !!feof(f), !!ferror(f));
    fclose(f);
    f = fopen(path, "w");
    fprintf(f, "alpha 1 2.5\nbeta 2 3.5\n\ngamma x 1\n");
    fputs("last line without newline", f);
    fclose(f);
    f = fopen(path, "r");
    char line[64];
    int n = 0;
    while (fgets(line, sizeof line, f)) {
        line[strcspn(line, "\n")] = 0;
        char w[16];
        int i;
        double d;
        int got = sscanf(line, "%15s %d %lf", w, &i, &d);
        printf("%d [%s] %d\n", ++n, line, got);
    }
    rewind(f);
    int c, lines = 0, chars = 0;
    while ((c = fgetc(f)) != EOF) {
        chars++;
        lines += c == '\n';
    }
    printf("%d %d\n", lines, chars);
    rewind(f);
    char a[10];
    int x;
    double y;
    printf("%d ", fscanf(f, "%9s%d%lf", a, &x, &y));
    printf("%s %d %g ", a, x, y);
    c = getc(f);
    ungetc('#', f);
    printf("%d %c\n", c, getc(f));
    fclose(f);
    f = fopen(path, "a");
    fprintf(f, "!\n%5d|%-5d|%05d\n", 1, 2, 3);
    fclose(f);
    f = fopen(path, "r");
    fseek(f, 0, SEEK_END);
    long size = ftell(f);
    rewind(f);
    char *all = malloc(size + 1);
    size_t got = fread(all, 1, size, f);
    all[got] = 0;
    printf("%ld %zu\n%s", size, got, strrchr(all, '!'));
    free(all);
    fclose(f);
    printf("%d ", remove(path));
    errno = 0;
    f = fopen(path, "r");
    printf("%d %s\n", f == NULL, strerror(errno));
    setvbuf(stdout, NULL, _IONBF, 0);
    fprintf(stdout, "%s\n", "unbuffered");
    return ferror(stdout);
}
