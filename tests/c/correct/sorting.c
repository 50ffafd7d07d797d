#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct person { char name[8]; int age; };
static int by_age(const void *a, const void *b)
{
    const struct person *p = a, *q = b;
    return (p->age > q->age) - (p->age < q->age);
}
static int by_string(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }
static int by_int(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }
static void quick(int *a, int low, int high)
{
    if (low >= high) return;
    int pivot = a[(low + high) / 2], i = low, j = high;
    while (i <= j) {
        while (a[i] < pivot) i++;
        while (a[j] > pivot) j--;
        if (i <= j) { int t = a[i]; a[i++] = a[j]; a[j--] = t; }
    }
    quick(a, low, j);
    quick(a, i, high);
}
static void merge(int *a, int n)
{
    if (n < 2) return;
    int half = n / 2, *t = malloc(sizeof *t * n), i = 0, j = half, k = 0;
    merge(a, half); merge(a + half, n - half);
    while (i < half || j < n) t[k++] = j >= n || (i < half && a[i] <= a[j]) ? a[i++] : a[j++];
    memcpy(a, t, sizeof *t * n);
    free(t);
}

int main(void)
{
    struct person people[] = {{"Ann", 30}, {"Bob", 25}, {"Cy", 30}, {"Di", 19}};
    qsort(people, 4, sizeof *people, by_age);
    for (int i = 0; i < 4; i++) printf("%s %d\n", people[i].name, people[i].age);
    const char *words[] = {"pear", "apple", "fig", "kiwi"};
    qsort(words, 4, sizeof *words, by_string);
    for (int i = 0; i < 4; i++) printf("%s ", words[i]);
    puts("");
    int a[50], b[50], key = 0;
    srand(1);
    for (int i = 0; i < 50; i++) a[i] = b[i] = rand() % 100;
    key = a[7];
    quick(a, 0, 49); merge(b, 50);
    printf("%d %d\n", memcmp(a, b, sizeof a), a[0] <= a[49]);
    int *found = bsearch(&key, a, 50, sizeof *a, by_int);
    printf("%d %d\n", *found == key, bsearch(&(int){1000}, a, 50, sizeof *a, by_int) == NULL);
    return 0;
}
