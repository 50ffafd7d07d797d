/* "Did you mean": the name most like the one that was not found (Python/suggestions.c). */
#include "python/objects/traceback_parts.h"
#include "python/run/machine.h"

#include <string.h>

enum { MOVE_COST = 2, CASE_COST = 1, CANDIDATES_AT_MOST = 750, LENGTH_AT_MOST = 40 };

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t substitution_cost(char a, char b)
{
    if (a == b)
        return 0;
    if ((a & 31) != (b & 31))
        return MOVE_COST;
    return lower(a) == lower(b) ? CASE_COST : MOVE_COST;
}

/* Levenshtein distance, with cheaper changes of case; above `limit` any number above it. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length, size_t limit)
{
    size_t row[LENGTH_AT_MOST];
    while (a_length && b_length && a[0] == b[0])
        a++, a_length--, b++, b_length--;
    while (a_length && b_length && a[a_length - 1] == b[b_length - 1])
        a_length--, b_length--;
    if (!a_length || !b_length)
        return (a_length + b_length) * MOVE_COST;
    if (a_length > LENGTH_AT_MOST || b_length > LENGTH_AT_MOST)
        return limit + 1;
    if (b_length < a_length)
        return distance(b, b_length, a, a_length, limit);
    if ((b_length - a_length) * MOVE_COST > limit)
        return limit + 1;
    for (size_t i = 0; i < a_length; i++)
        row[i] = (i + 1) * MOVE_COST;
    size_t result = 0;
    for (size_t j = 0; j < b_length; j++) {
        size_t diagonal = j * MOVE_COST, least = SIZE_MAX;
        result = diagonal;
        for (size_t i = 0; i < a_length; i++) {
            size_t substituted = diagonal + substitution_cost(b[j], a[i]);
            diagonal = row[i];
            size_t moved = MIN(result, diagonal) + MOVE_COST;
            result = MIN(moved, substituted);
            row[i] = result;
            least = MIN(least, result);
        }
        if (least > limit)
            return limit + 1;
    }
    return result;
}

/* The name in the list most like `name`, borrowed; NULL: none is. */
static py_str *most_like(py_vm *vm, const py_list *names, py_str *name)
{
    size_t length, best = SIZE_MAX;
    const char *text = py_str_utf8(vm, name, &length);
    py_str *found = NULL;
    if (!text || names->var.size >= CANDIDATES_AT_MOST)
        return NULL;
    for (int64_t i = 0; i < names->var.size; i++) {
        py_str *item = (py_str *)names->items[i];
        if (!PY_IS_STR(item) || py_str_equal(item, name))
            continue;
        size_t item_length;
        const char *item_text = py_str_utf8(vm, item, &item_length);
        if (!item_text)
            return NULL;
        /* at most a third of the letters may have to change, and it must beat what was found */
        size_t limit = MIN((length + item_length + 3) * MOVE_COST / 6, best - 1);
        size_t cost = distance(text, length, item_text, item_length, limit);
        if (cost <= limit && cost < best) {
            found = item;
            best = cost;
        }
    }
    return found;
}

static bool show_from(py_vm *vm, py_list *names, py_str *name, struct text *out)
{
    if (!names)
        return false;
    py_str *found = most_like(vm, names, name);
    const char *text = found ? py_str_utf8(vm, found, NULL) : NULL;
    if (text)
        text_format(out, ". Did you mean: '%s'?", text);
    py_decref(vm, names);
    return text != NULL;
}

static void suggest_attribute(py_vm *vm, py_exception *e, struct text *out)
{
    py_object *name = e->fields[PY_ATTRIBUTE_ERROR_NAME], *o = e->fields[PY_ATTRIBUTE_ERROR_OBJ];
    if (!name || !o || !PY_IS_STR(name))
        return;
    py_object *names = py_dir(vm, o);
    if (names && PY_IS_LIST(names))
        show_from(vm, (py_list *)names, (py_str *)name, out);
    else
        py_xdecref(vm, names);
}

static py_list *local_names(py_vm *vm, const py_code *code)
{
    py_list *names = py_list_new(vm, 0);
    for (int32_t i = 0; names && i < code->locals_count; i++) {
        if (py_list_append(vm, names, code->locals_plus_names->items[i]) < 0)
            PY_CLEAR(vm, names);
    }
    return names;
}

static void suggest_name(py_vm *vm, py_exception *e, struct text *out)
{
    py_object *name = e->fields[PY_NAME_ERROR_NAME];
    const py_traceback *last = (py_traceback *)e->traceback;
    if (!name || !PY_IS_STR(name) || !last)
        return;
    while (last->next)
        last = last->next;
    const py_frame *frame = ((py_frame_object *)last->frame)->frame;
    if (!frame->code)
        return;
    if (show_from(vm, local_names(vm, frame->code), (py_str *)name, out))
        return;
    if (frame->globals && show_from(vm, py_dict_keys_list(vm, frame->globals), (py_str *)name, out))
        return;
    if (frame->builtins)
        show_from(vm, py_dict_keys_list(vm, frame->builtins), (py_str *)name, out);
}

void show_suggestion(py_vm *vm, py_exception *e, struct text *out)
{
    if (e->base.type == vm->exceptions.AttributeError)
        suggest_attribute(vm, e, out);
    else if (e->base.type == vm->exceptions.NameError)
        suggest_name(vm, e, out);
    py_clear_raised(vm);
}
