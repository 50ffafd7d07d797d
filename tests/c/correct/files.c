#include <stdio.h>
#include <string.h>

int main(void)
{
    FILE *f = fopen("made_here.tmp", "w");
    if (!f) return 1;
    fprintf(f, "%d %s\n", 7, "seven");
    fputs("second line\n", f);
    fputc('x', f);
    printf("%ld\n", ftell(f));
    fclose(f);
    f = fopen("made_here.tmp", "r");
    int n; char word[10], line[40];
    int read = fscanf(f, "%d %9s", &n, word);
    printf("%d %d %s\n", read, n, word);
    fgetc(f);
    printf("%s", fgets(line, sizeof line, f));
    int c = getc(f);
    int next = getc(f);
    printf("%c %d %d\n", c, next, feof(f) != 0);
    rewind(f);
    char all[64];
    size_t size = fread(all, 1, sizeof all, f);
    printf("%zu %.7s\n", size, all);
    fseek(f, -1, SEEK_END);
    printf("%c\n", fgetc(f));
    ungetc('q', f);
    c = fgetc(f);
    printf("%c %d\n", c, ferror(f));
    fclose(f);
    f = fopen("made_here.tmp", "a");
    fwrite("more", 1, 4, f);
    fclose(f);
    f = fopen("made_here.tmp", "rb");
    int count = 0;
    while (fgetc(f) != EOF) count++;
    fclose(f);
    int removed = remove("made_here.tmp");
    printf("%d %d %d\n", count, removed, fopen("made_here.tmp", "r") == NULL);
    return 0;
}
