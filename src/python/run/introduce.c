/* What an object is when the record first hears of it: its type, its value in words, what it holds. Runs none of the
 * program's code. */
#include "python/objects/fast.h"
#include "python/run/recording.h"

record_name py_watch_name(py_vm *vm, py_str *name)
{
    size_t length;
    const char *utf8 = py_str_utf8(vm, name, &length);
    return utf8 ? record_intern(vm->record, utf8, length) : 0;
}

size_t py_watch_size_of(py_vm *vm, py_object *o)
{
    const py_type *type = o->type;
    int64_t size = (int64_t)type->basic_size;
    if (type->slots.size_of)
        size = type->slots.size_of(vm, o);
    else if (type->item_size) {
        int64_t items = ((struct py_var *)o)->size;
        size += (int64_t)type->item_size * (items < 0 ? -items : items);
    }
    if (py_type_has(type, PY_TYPE_GC))
        size += 16;
    if (py_type_has(type, PY_TYPE_MANAGED_DICT))
        size += 16;
    return size > 0 ? (size_t)size : 0;
}

/* ---- kinds ---- */

static bool is_iterator(const py_vm *vm, const py_type *type)
{
    return type == vm->types.generator || type == vm->types.coroutine ||
           type == vm->types.async_generator || (type->slots.next && type->slots.iter);
}

/* What the record is told of every object of a type. Types are tried in this order: the first that fits. */
static void classify(const py_vm *vm, const py_type *type, struct told_type *told)
{
    enum {
        ATOM_TYPES = PY_TYPE_INT_SUBCLASS | PY_TYPE_FLOAT_SUBCLASS | PY_TYPE_STR_SUBCLASS |
                     PY_TYPE_BYTES_SUBCLASS
    };
    const struct {
        bool fits;
        enum record_category category;
        enum record_form form;
        enum record_holder holder;
    } kinds[] = {
        {py_type_has(type, PY_TYPE_LIST_SUBCLASS | PY_TYPE_TUPLE_SUBCLASS), RECORD_SEQUENCE,
         RECORD_INDEXED, RECORD_PROGRAM},
        {py_type_has(type, PY_TYPE_DICT_SUBCLASS), RECORD_MAPPING, RECORD_KEYED, RECORD_PROGRAM},
        {py_type_has(type, PY_TYPE_SET_SUBCLASS), RECORD_SET, RECORD_UNLABELLED, RECORD_PROGRAM},
        {py_type_has(type, PY_TYPE_EXCEPTION_SUBCLASS), RECORD_EXCEPTION, RECORD_NAMED,
         RECORD_PROGRAM},
        {py_type_has(type, PY_TYPE_TYPE_SUBCLASS), RECORD_CLASS, RECORD_NAMED, RECORD_PROGRAM},
        {type == vm->types.module, RECORD_MODULE, RECORD_NAMED, RECORD_PROGRAM},
        {type == vm->types.function || type == vm->types.method ||
             type == vm->types.builtin_function,
         RECORD_FUNCTION, RECORD_NAMED, RECORD_PROGRAM},
        {type == vm->types.code, RECORD_CODE, RECORD_INDEXED, RECORD_INTERPRETER},
        {type == vm->types.cell, RECORD_CELL, RECORD_NAMED, RECORD_PROGRAM},
        {type == vm->types.weak_reference || type == vm->types.weak_proxy ||
             type == vm->types.weak_callable_proxy,
         RECORD_WEAK_REFERENCE, RECORD_NAMED, RECORD_PROGRAM},
        {py_type_has(type, ATOM_TYPES) || type == vm->none->type || type == vm->ellipsis->type ||
             type == vm->not_implemented->type || type == vm->types.complex_ ||
             type == vm->types.slice || type == vm->types.range,
         RECORD_ATOM, RECORD_NO_SLOTS, RECORD_PROGRAM},
        {py_type_has(type, PY_TYPE_HEAP), RECORD_INSTANCE, RECORD_NAMED, RECORD_PROGRAM},
        {is_iterator(vm, type), RECORD_ITERATOR, RECORD_NAMED, RECORD_INTERPRETER},
        {true, RECORD_OTHER, RECORD_NAMED, RECORD_PROGRAM},
    };
    size_t i = 0;
    while (!kinds[i].fits)
        i++;
    told->category = (uint8_t)kinds[i].category;
    told->form = (uint8_t)kinds[i].form;
    told->holder = (uint8_t)kinds[i].holder;
}

/* Is it still what is remembered at its place? Built-in types stay; a class may have been renamed, or be another one that
 * was made where it was. */
static bool is_told_type(const struct told_type *told, const py_type *type)
{
    return told->type == type && (!py_type_has(type, PY_TYPE_HEAP) ||
                                  (told->flags == type->flags &&
                                   strncmp(told->spelled, type->name, sizeof told->spelled) == 0));
}

static struct told_type *told_type(py_vm *vm, const py_type *type)
{
    struct py_recording *state = vm->recording_state;
    struct told_type *told = &state->types[((uintptr_t)type >> 5) % ARRAY_LENGTH(state->types)];
    if (LIKELY(is_told_type(told, type)))
        return told;
    *told = (struct told_type){.type = type, .flags = type->flags};
    told->name = record_intern(vm->record, type->name, strlen(type->name));
    size_t length = MIN(strlen(type->name), sizeof told->spelled);
    memcpy(told->spelled, type->name, length);
    classify(vm, type, told);
    return told;
}

bool py_watch_is_shared(const py_vm *vm, const py_object *o)
{
    int64_t value;
    if (PY_IS_INT(o))
        return py_int_fits(o, &value) && value >= PY_SMALL_INT_MIN && value <= PY_SMALL_INT_MAX;
    if (PY_IS_STR(o))
        return ((const py_str *)o)->interned || ((const py_str *)o)->length < 2;
    if (PY_IS_TYPE(o))
        return !py_type_has((const py_type *)o, PY_TYPE_HEAP);
    return o == PY_OBJECT(vm->empty_tuple) || o == PY_OBJECT(vm->empty_bytes) || o == vm->none ||
           o == vm->true_ || o == vm->false_ || o == vm->ellipsis || o == vm->not_implemented ||
           o->type == vm->types.builtin_function;
}

enum record_form py_watch_form(py_vm *vm, py_object *o)
{
    return (enum record_form)told_type(vm, o->type)->form;
}

void py_watch_tell_pending(py_vm *vm)
{
    struct py_recording *state = vm->recording_state;
    state->telling = true;
    while (state->pending.count) {
        py_object *o = vector_pop(&state->pending);
        if (!o)
            continue;
        py_watch_contents(vm, o);
        py_watch_touch_referents(vm, o);
        if (state->slots.count)
            record_splice(vm->record, o->record_id, 0, 0, state->slots.items, state->slots.count);
    }
    state->telling = false;
}

static bool is_preexisting(const py_vm *vm, py_object *o)
{
    return o == vm->none || o == vm->true_ || o == vm->false_ ||
           o->type == vm->types.builtin_function ||
           (PY_IS_TYPE(o) && !py_type_has((py_type *)o, PY_TYPE_HEAP));
}

static uint32_t flags_of(const py_vm *vm, py_object *o)
{
    return (py_gc_is_tracked(o) ? RECORD_TRACKED : 0u) |
           (is_preexisting(vm, o) ? RECORD_PREEXISTING : 0u) |
           (o->type->slots.finalize && py_type_has(o->type, PY_TYPE_HEAP) ? RECORD_HAS_FINALIZER
                                                                          : 0u);
}

/* Of its type, with these flags: asked of the record once. */
static uint32_t kind_of(py_vm *vm, struct told_type *told, uint32_t flags)
{
    uint32_t *kind = &told->kinds[flags % ARRAY_LENGTH(told->kinds)];
    if (UNLIKELY(!*kind)) {
        struct record_object alike = {.type = told->name,
                                      .category = (enum record_category)told->category,
                                      .form = (enum record_form)told->form,
                                      .holder = (enum record_holder)told->holder,
                                      .flags = flags};
        *kind = record_kind(vm->record, &alike);
    }
    return *kind;
}

static void now_known(struct py_recording *state, py_object *o, record_id id)
{
    o->record_id = id;
    if (id) {
        py_watch_touched(state, o);
    }
}

/* Every step of a loop makes one. */
static uint32_t introduce_int(py_vm *vm, py_object *o, int64_t value)
{
    struct py_recording *state = vm->recording_state;
    bool shared = value >= PY_SMALL_INT_MIN && value <= PY_SMALL_INT_MAX &&
                  o == PY_OBJECT(vm->small_ints[value - PY_SMALL_INT_MIN]);
    uint32_t *kind = &state->int_kinds[shared];
    if (UNLIKELY(!*kind))
        *kind = kind_of(vm, told_type(vm, o->type), shared ? RECORD_CONSTANT : 0);
    struct record_object told = {.kind = *kind,
                                 .size = (uint64_t)value < 1u << 30 ? 28 : py_watch_size_of(vm, o),
                                 .address = py_id(vm, o),
                                 .integer = &value};
    now_known(vm->recording_state, o, record_made(vm->record, &told));
    return o->record_id;
}

uint32_t py_watch_introduce(py_vm *vm, py_object *o)
{
    struct py_recording *state = vm->recording_state;
    int64_t value;
    if (o->type == vm->types.int_ && py_int_is_word(o, &value))
        return introduce_int(vm, o, value);
    struct told_type *type = told_type(vm, o->type);
    enum record_form form = (enum record_form)type->form;
    struct record_object told = {.kind = kind_of(vm, type, flags_of(vm, o)),
                                 .size = py_watch_size_of(vm, o),
                                 .address = py_id(vm, o)};
    text_clear(&state->text);
    py_watch_text(vm, o, &state->text);
    if (state->text.length) {
        told.text = text_string(&state->text);
        told.text_length = state->text.length;
    }
    now_known(state, o, record_made(vm->record, &told));
    if (!o->record_id || form == RECORD_NO_SLOTS || !vector_push(&state->pending, o))
        return o->record_id;
    if (!state->telling)
        py_watch_tell_pending(vm);
    return o->record_id;
}
