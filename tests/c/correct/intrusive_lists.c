/* Lists whose links are members of what they hold: one person is in two orders at once. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct list {
    struct list *next, *prev;
};
#define LIST_HEAD(name)                 struct list name = {&(name), &(name)}
#define container_of(ptr, type, member) ((type *)((char *)(ptr)-offsetof(type, member)))
#define list_for_each(pos, head)                                                                   \
    for (struct list *pos = (head)->next; pos != (head); pos = pos->next)
#define list_for_each_safe(pos, tmp, head)                                                         \
    for (struct list *pos = (head)->next, *tmp = pos->next; pos != (head);                         \
         pos = tmp, tmp = pos->next)
static inline void list_insert(struct list *item, struct list *before, struct list *after)
{
    item->prev = before;
    item->next = after;
    before->next = after->prev = item;
}
static inline void list_push(struct list *head, struct list *item)
{
    list_insert(item, head->prev, head);
}
static inline void list_del(struct list *item)
{
    item->prev->next = item->next;
    item->next->prev = item->prev;
    item->next = item->prev = NULL;
}
static inline int list_empty(const struct list *head)
{
    return head->next == head;
}
typedef struct person {
    char *name;
    int age;
    struct list by_age, by_name;
} person;
static person *person_new(const char *name, int age)
{
    person *p = malloc(sizeof *p);
    p->name = malloc(strlen(name) + 1);
    strcpy(p->name, name);
    p->age = age;
    return p;
}
static void insert_sorted(struct list *head, struct list *item,
                          int (*compare)(const struct list *, const struct list *))
{
    struct list *pos = head->next;
    while (pos != head && compare(pos, item) <= 0)
        pos = pos->next;
    list_insert(item, pos->prev, pos);
}
static int by_age(const struct list *a, const struct list *b)
{
    return container_of(a, person, by_age)->age - container_of(b, person, by_age)->age;
}
static int by_name(const struct list *a, const struct list *b)
{
    return strcmp(container_of(a, person, by_name)->name, container_of(b, person, by_name)->name);
}
int main(void)
{
    LIST_HEAD(ages);
    LIST_HEAD(names);
    const struct {
        const char *name;
        int age;
    } all[] = {{"Olga", 41}, {"Ben", 7}, {"Ines", 29}, {"Abel", 90}, {"Zoe", 29}};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        person *p = person_new(all[i].name, all[i].age);
        insert_sorted(&ages, &p->by_age, by_age);
        insert_sorted(&names, &p->by_name, by_name);
    }
    list_for_each(pos, &ages)
    {
        person *p = container_of(pos, person, by_age);
        printf("%s(%d) ", p->name, p->age);
    }
    puts("");
    list_for_each(pos, &names) printf("%s ", container_of(pos, person, by_name)->name);
    puts("");
    list_for_each_safe(pos, tmp, &ages)
    {
        person *p = container_of(pos, person, by_age);
        if (p->age == 29) {
            list_del(&p->by_age);
            list_del(&p->by_name);
            free(p->name);
            free(p);
        }
    }
    int left = 0;
    list_for_each(pos, &names) left++;
    printf("%d left\n", left);
    while (!list_empty(&names)) {
        person *p = container_of(names.next, person, by_name);
        list_del(&p->by_name);
        printf("bye %s\n", p->name);
        free(p->name);
        free(p);
    }
    return 0;
}
