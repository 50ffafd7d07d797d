/* Names that are compared by pointer, and the two maps that the compiler keeps: from names to numbers
 * and from nodes of the tree to what is known of them. All memory is the compiler's arena. */
#include "python/compile/compiler.h"

#include <string.h>

static uint32_t hash_text(const char *text, size_t length)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (uint8_t)text[i]) * 16777619u;
    return hash;
}

static void grow_name_table(struct compiler *c)
{
    uint32_t size = c->name_table.size ? c->name_table.size * 2 : 256;
    struct name **buckets = compile_alloc(c, size * sizeof(*buckets));
    for (uint32_t i = 0; i < c->name_table.size; i++) {
        struct name *next;
        for (struct name *name = c->name_table.buckets[i]; name; name = next) {
            next = name->next;
            name->next = buckets[name->hash & (size - 1)];
            buckets[name->hash & (size - 1)] = name;
        }
    }
    c->name_table.buckets = buckets;
    c->name_table.size = size;
}

const struct name *name_of(struct compiler *c, const char *text, size_t length)
{
    uint32_t hash = hash_text(text, length);
    if (c->name_table.count >= c->name_table.size)
        grow_name_table(c);
    struct name **bucket = &c->name_table.buckets[hash & (c->name_table.size - 1)];
    for (struct name *name = *bucket; name; name = name->next)
        if (name->hash == hash && name->length == length && memcmp(name->text, text, length) == 0)
            return name;
    struct name *name = compile_alloc(c, sizeof(*name));
    char *copy = compile_alloc(c, length + 1);
    memcpy(copy, text, length);
    *name = (struct name){.text = copy, .length = length, .hash = hash, .next = *bucket};
    *bucket = name;
    c->name_table.count++;
    return name;
}

bool name_is_known(const struct compiler *c, const char *text, size_t length)
{
    uint32_t hash = hash_text(text, length);
    if (!c->name_table.size)
        return false;
    for (const struct name *name = c->name_table.buckets[hash & (c->name_table.size - 1)]; name;
         name = name->next)
        if (name->hash == hash && name->length == length && memcmp(name->text, text, length) == 0)
            return true;
    return false;
}

const struct name *name_of_c(struct compiler *c, const char *text)
{
    return name_of(c, text, strlen(text));
}

const struct name *name_mangle(struct compiler *c, const struct name *private_,
                               const struct name *name)
{
    const char *text = name->text;
    if (!private_ || name->length < 3 || text[0] != '_' || text[1] != '_')
        return name;
    if ((text[name->length - 1] == '_' && text[name->length - 2] == '_') ||
        memchr(text, '.', name->length))
        return name;
    const char *class_name = private_->text;
    while (*class_name == '_')
        class_name++;
    if (!*class_name)
        return name;
    size_t class_length = private_->length - (size_t)(class_name - private_->text);
    char *mangled = compile_alloc(c, class_length + name->length + 2);
    mangled[0] = '_';
    memcpy(mangled + 1, class_name, class_length);
    memcpy(mangled + 1 + class_length, text, name->length);
    return name_of(c, mangled, class_length + name->length + 1);
}

void known_names_init(struct compiler *c)
{
    struct known_names *known = &c->known;
    known->empty = name_of_c(c, "");
    known->dot_zero = name_of_c(c, ".0");
    known->module = name_of_c(c, "<module>");
    known->lambda = name_of_c(c, "<lambda>");
    known->genexpr = name_of_c(c, "<genexpr>");
    known->listcomp = name_of_c(c, "<listcomp>");
    known->setcomp = name_of_c(c, "<setcomp>");
    known->dictcomp = name_of_c(c, "<dictcomp>");
    known->dunder_class = name_of_c(c, "__class__");
    known->dunder_classcell = name_of_c(c, "__classcell__");
    known->dunder_doc = name_of_c(c, "__doc__");
    known->dunder_name = name_of_c(c, "__name__");
    known->dunder_module = name_of_c(c, "__module__");
    known->dunder_qualname = name_of_c(c, "__qualname__");
    known->dunder_annotations = name_of_c(c, "__annotations__");
    known->return_ = name_of_c(c, "return");
    known->join = name_of_c(c, "join");
    known->top = name_of_c(c, "top");
    known->annotation = name_of_c(c, "_annotation");
}

/* ---- name_map: looked through one by one while short, then hashed ---- */

enum { SHORT_MAP = 8 };

int name_map_find(const struct name_map *map, const struct name *name)
{
    if (!map->index) {
        for (int i = 0; i < map->count; i++)
            if (map->names[i] == name)
                return i;
        return -1;
    }
    uint32_t mask = map->index_size - 1;
    for (uint32_t slot = name->hash & mask; map->index[slot]; slot = (slot + 1) & mask)
        if (map->names[map->index[slot] - 1] == name)
            return map->index[slot] - 1;
    return -1;
}

static void index_name(struct name_map *map, int position)
{
    uint32_t mask = map->index_size - 1;
    uint32_t slot = map->names[position]->hash & mask;
    while (map->index[slot])
        slot = (slot + 1) & mask;
    map->index[slot] = position + 1;
}

static void reindex(struct compiler *c, struct name_map *map)
{
    map->index_size = map->index_size ? map->index_size * 2 : SHORT_MAP * 4;
    map->index = compile_alloc(c, map->index_size * sizeof(*map->index));
    for (int i = 0; i < map->count; i++)
        index_name(map, i);
}

int name_map_add(struct compiler *c, struct name_map *map, const struct name *name)
{
    int found = name_map_find(map, name);
    if (found >= 0)
        return found;
    int capacity = map->capacity;
    map->names = compile_grow(c, map->names, map->count, &capacity, sizeof(*map->names));
    map->values = compile_grow(c, map->values, map->count, &map->capacity, sizeof(*map->values));
    int position = map->count++;
    map->names[position] = name;
    map->values[position] = 0;
    if (map->index && (uint32_t)map->count * 2 <= map->index_size)
        index_name(map, position);
    else if (map->count > SHORT_MAP)
        reindex(c, map);
    return position;
}

/* ---- node_map ---- */

static size_t hash_node(const void *node)
{
    return ((uintptr_t)node >> 4) * 0x9e3779b97f4a7c15u >> 20;
}

void *node_map_get(const struct node_map *map, const void *node)
{
    if (!map->size)
        return NULL;
    for (size_t slot = hash_node(node) & (map->size - 1); map->entries[slot].node;
         slot = (slot + 1) & (map->size - 1))
        if (map->entries[slot].node == node)
            return map->entries[slot].value;
    return NULL;
}

static void put_node(struct node_map *map, const void *node, void *value)
{
    size_t slot = hash_node(node) & (map->size - 1);
    while (map->entries[slot].node && map->entries[slot].node != node)
        slot = (slot + 1) & (map->size - 1);
    if (!map->entries[slot].node)
        map->count++;
    map->entries[slot] = (struct node_entry){node, value};
}

void node_map_set(struct compiler *c, struct node_map *map, const void *node, void *value)
{
    if (map->count * 2 >= map->size) {
        struct node_map larger = {.size = map->size ? map->size * 2 : 64};
        larger.entries = compile_alloc(c, larger.size * sizeof(*larger.entries));
        for (size_t i = 0; i < map->size; i++)
            if (map->entries[i].node)
                put_node(&larger, map->entries[i].node, map->entries[i].value);
        *map = larger;
    }
    put_node(map, node, value);
}
