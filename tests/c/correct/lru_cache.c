/* A cache that forgets what was used longest ago: a hash table whose entries are also in a list by use. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
    char *key;
    int value;
    struct entry *newer, *older, *next;
};

struct cache {
    size_t room, used, bucket_count;
    unsigned hits, misses;
    struct entry ends; /* newer: the oldest, older: the newest */
    struct entry *buckets[];
};

static unsigned hash(const char *key)
{
    unsigned h = 2166136261u;
    while (*key)
        h = (h ^ (unsigned char)*key++) * 16777619u;
    return h;
}

static struct cache *cache_new(size_t room)
{
    size_t buckets = 4;
    struct cache *cache = malloc(sizeof *cache + buckets * sizeof cache->buckets[0]);
    if (!cache)
        exit(1);
    *cache = (struct cache){.room = room, .bucket_count = buckets};
    cache->ends.newer = cache->ends.older = &cache->ends;
    memset(cache->buckets, 0, buckets * sizeof cache->buckets[0]);
    return cache;
}

static void take_out(struct entry *entry)
{
    entry->newer->older = entry->older;
    entry->older->newer = entry->newer;
}

static void make_newest(struct cache *cache, struct entry *entry)
{
    entry->older = cache->ends.older;
    entry->newer = &cache->ends;
    entry->older->newer = entry;
    cache->ends.older = entry;
}

static struct entry **slot(struct cache *cache, const char *key)
{
    struct entry **at = &cache->buckets[hash(key) % cache->bucket_count];
    while (*at && strcmp((*at)->key, key) != 0)
        at = &(*at)->next;
    return at;
}

static void forget(struct cache *cache, struct entry *entry)
{
    struct entry **at = slot(cache, entry->key);
    *at = entry->next;
    take_out(entry);
    free(entry->key);
    free(entry);
    cache->used--;
}

static int *get(struct cache *cache, const char *key)
{
    struct entry *entry = *slot(cache, key);
    if (!entry) {
        cache->misses++;
        return NULL;
    }
    cache->hits++;
    take_out(entry);
    make_newest(cache, entry);
    return &entry->value;
}

static void put(struct cache *cache, const char *key, int value)
{
    struct entry **at = slot(cache, key);
    if (*at) {
        (*at)->value = value;
        return;
    }
    if (cache->used == cache->room) {
        printf("forgets %s\n", cache->ends.newer->key);
        forget(cache, cache->ends.newer);
        at = slot(cache, key);
    }
    struct entry *entry = malloc(sizeof *entry);
    *entry = (struct entry){.key = malloc(strlen(key) + 1), .value = value};
    strcpy(entry->key, key);
    *at = entry;
    make_newest(cache, entry);
    cache->used++;
}

int main(void)
{
    struct cache *cache = cache_new(3);
    const char *words[] = {"one", "two", "three", "one", "four", "two", "five", "one", "six", "one", "four"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        int *known = get(cache, words[i]);
        if (known)
            printf("%s is %d\n", words[i], (*known)++);
        else
            put(cache, words[i], (int)strlen(words[i]));
    }
    printf("%u hits, %u misses\n", cache->hits, cache->misses);
    for (struct entry *e = cache->ends.older; e != &cache->ends; e = e->older)
        printf("%s=%d ", e->key, e->value);
    putchar('\n');
    while (cache->used)
        forget(cache, cache->ends.older);
    free(cache);
    return 0;
}
