/* Completion at the prompt. Nothing of the program runs, no object is made and no count changes: names are read where
 * they are kept, so that looking changes neither the picture nor what the program would do. */
#include "base/text.h"
#include "base/vector.h"
#include "python/objects/callable.h"
#include "python/objects/code.h"
#include "python/objects/containers.h"
#include "python/objects/str.h"
#include "python/objects/type.h"
#include "python/run/evaluate.h"

#include <stdlib.h>
#include <string.h>

enum { CANDIDATES_MOST = 400 };

struct completion {
    const char *before; /* what stands before the last name: "data." */
    size_t before_length;
    const char *start; /* the part of the last name that is typed */
    size_t length;
    struct {
        VECTOR(char *);
    } found;
};

static void append_str(struct text *text, const py_str *name)
{
    for (int64_t i = 0; i < name->length; i++)
        text_append_code_point(text, py_str_at(name, i));
}

static void offer(struct completion *completion, const char *name)
{
    bool hidden = name[0] == '_' && !(completion->length && completion->start[0] == '_');
    if (hidden || strncmp(name, completion->start, completion->length) != 0 ||
        completion->found.count >= CANDIDATES_MOST)
        return;
    char *copy = strdup(name);
    if (copy && !vector_push(&completion->found, copy))
        free(copy);
}

static void offer_str(struct completion *completion, py_object *name)
{
    struct text text = {0};
    if (!name || !PY_IS_STR(name))
        return;
    append_str(&text, (py_str *)name);
    offer(completion, text_string(&text));
    text_fini(&text);
}

static void offer_keys(struct completion *completion, const py_dict *dict)
{
    int64_t position = 0;
    py_object *key, *value;
    while (dict && py_dict_next(dict, &position, &key, &value, NULL))
        offer_str(completion, key);
}

static bool is_called(py_object *key, const char *name, size_t length)
{
    struct text text = {0};
    if (!key || !PY_IS_STR(key))
        return false;
    append_str(&text, (py_str *)key);
    bool same = text.length == length && memcmp(text_string(&text), name, length) == 0;
    text_fini(&text);
    return same;
}

/* Borrowed; NULL: the dict has no such key. Walks the dict, because a lookup by hash may compare with the program's own keys. */
static py_object *value_of(const py_dict *dict, const char *name, size_t length)
{
    int64_t position = 0;
    py_object *key, *value;
    while (dict && py_dict_next(dict, &position, &key, &value, NULL))
        if (is_called(key, name, length))
            return value;
    return NULL;
}

/* ---- attributes ---- */

/* The dict of an object that keeps its attributes in one; NULL: there is none, or not yet. */
static py_dict *dict_of(py_vm *vm, py_object *o)
{
    if (PY_TYPE_OF(o) == vm->types.module)
        return ((py_module *)o)->dict;
    if (PY_IS_TYPE(o))
        return ((py_type *)o)->dict;
    if (py_type_has(o->type, PY_TYPE_MANAGED_DICT))
        return py_managed_of(o)->dict;
    py_dict **place = py_dict_place(o);
    return place ? *place : NULL;
}

static bool has_values(const py_object *o)
{
    return py_type_has(o->type, PY_TYPE_MANAGED_DICT) && py_managed_of(o)->values;
}

/* Walks the type's MRO: its own dict first. */
static py_object *value_in_type(const py_type *type, const char *name, size_t length)
{
    py_object *value = NULL;
    for (int64_t i = 0; type->mro && i < type->mro->var.size && !value; i++)
        value = value_of(((py_type *)type->mro->items[i])->dict, name, length);
    return value;
}

static void offer_type(struct completion *completion, const py_type *type)
{
    for (int64_t i = 0; type->mro && i < type->mro->var.size; i++)
        offer_keys(completion, ((py_type *)type->mro->items[i])->dict);
}

static void offer_attributes(py_vm *vm, struct completion *completion, py_object *o)
{
    if (has_values(o)) {
        int64_t position = 0;
        py_str *name;
        py_object *value;
        while (py_instance_values_next(o, &position, &name, &value) && name)
            offer_str(completion, PY_OBJECT(name));
    }
    if (PY_IS_TYPE(o))
        offer_type(completion, (py_type *)o);
    else
        offer_keys(completion, dict_of(vm, o));
    if (PY_TYPE_OF(o) != vm->types.module)
        offer_type(completion, o->type);
}

/* An attribute that can be read without calling anything: one of the object's own, or a plain value of its class. */
static py_object *attribute(py_vm *vm, py_object *o, const char *name, size_t length)
{
    py_object *value = NULL;
    if (has_values(o)) {
        int64_t position = 0;
        py_str *key;
        py_object *candidate;
        while (!value && py_instance_values_next(o, &position, &key, &candidate) && key)
            if (is_called(PY_OBJECT(key), name, length))
                value = candidate;
    }
    if (!value)
        value = PY_IS_TYPE(o) ? value_in_type((py_type *)o, name, length)
                              : value_of(dict_of(vm, o), name, length);
    if (!value) {
        value = value_in_type(o->type, name, length);
        if (value && value->type->slots.descr_get && value->type != vm->types.function)
            value = NULL;
    }
    return value;
}

/* ---- names ---- */

static py_object *slot_value(py_vm *vm, const py_frame *frame, int32_t i)
{
    py_object *value = frame->slots[i];
    bool captured = frame->code->locals_plus_kinds[i] & (PY_CELL | PY_FREE);
    return captured && value && value->type == vm->types.cell ? ((py_cell *)value)->value : value;
}

static py_dict *namespace_of(py_vm *vm, const py_frame *frame)
{
    return frame && frame->locals && PY_IS_DICT(frame->locals) &&
                   !(frame->code->flags & PY_CO_OPTIMIZED)
               ? (py_dict *)frame->locals
           : frame ? NULL
                   : vm->main_namespace;
}

static py_object *name_value(py_vm *vm, const py_frame *frame, const char *name, size_t length)
{
    py_object *value = NULL;
    for (int32_t i = 0; frame && i < frame->code->locals_plus_count && !value; i++)
        if (is_called(frame->code->locals_plus_names->items[i], name, length))
            value = slot_value(vm, frame, i);
    if (!value)
        value = value_of(namespace_of(vm, frame), name, length);
    if (!value)
        value = value_of(frame ? frame->globals : vm->main_namespace, name, length);
    return value ? value : value_of(vm->builtins, name, length);
}

static void offer_names(py_vm *vm, struct completion *completion, const py_frame *frame)
{
    for (int32_t i = 0; frame && i < frame->code->locals_plus_count; i++)
        if (slot_value(vm, frame, i))
            offer_str(completion, frame->code->locals_plus_names->items[i]);
    offer_keys(completion, namespace_of(vm, frame));
    offer_keys(completion, frame ? frame->globals : vm->main_namespace);
    offer_keys(completion, vm->builtins);
    static const char *const words[] = {
        "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
        "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
        "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
        "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        offer(completion, words[i]);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void give(struct completion *completion, struct text *out)
{
    if (completion->found.count)
        qsort(completion->found.items, completion->found.count, sizeof(char *), by_name);
    for (size_t i = 0; i < completion->found.count; i++) {
        const char *name = completion->found.items[i];
        if (!i || strcmp(name, completion->found.items[i - 1]) != 0) {
            text_append_bytes(out, completion->before, completion->before_length);
            text_append(out, name);
            text_append_char(out, '\n');
        }
    }
    for (size_t i = 0; i < completion->found.count; i++)
        free(completion->found.items[i]);
    vector_fini(&completion->found);
}

void py_engine_complete(py_vm *vm, const char *prefix, unsigned depth, struct text *out)
{
    const char *dot = strrchr(prefix, '.');
    struct completion completion = {.before = prefix,
                                    .before_length = dot ? (size_t)(dot + 1 - prefix) : 0};
    const py_frame *frame = vm->frame;
    for (; depth && frame; depth--)
        frame = frame->previous;
    completion.start = prefix + completion.before_length;
    completion.length = strlen(completion.start);
    if (!dot)
        offer_names(vm, &completion, frame);
    else {
        size_t length = strcspn(prefix, ".");
        const char *at = prefix + length;
        py_object *o = name_value(vm, frame, prefix, length);
        while (o && at < dot) {
            length = strcspn(++at, ".");
            o = attribute(vm, o, at, length);
            at += length;
        }
        if (o)
            offer_attributes(vm, &completion, o);
    }
    give(&completion, out);
}
