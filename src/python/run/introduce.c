/* What an object is when the record first hears of it: its type, its value in words, what it holds. Runs none of the
 * program's code. */
#include "python/memory/weakref.h"
#include "python/objects/type.h"
#include "python/run/recording.h"

#include <stdio.h>
#include <string.h>

/* Code points of an atom's text that are kept. */
enum { TEXT_LIMIT = 400, INT_LIMBS_SHOWN = 64 };

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

/* ---- values in words ---- */

/* Every step of a loop makes ints: printf would be a fourth of what recording costs. */
static void small_int_text(int64_t value, struct text *out)
{
    char digits[24], *first = digits + sizeof digits;
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
    do
        *--first = (char)('0' + rest % 10);
    while (rest /= 10);
    if (value < 0)
        *--first = '-';
    text_append_bytes(out, first, (size_t)(digits + sizeof digits - first));
}

static void int_text(py_vm *vm, py_object *o, struct text *out)
{
    int64_t value, limbs = ((py_int *)o)->var.size;
    if (py_int_fits(o, &value)) {
        small_int_text(value, out);
        return;
    }
    if ((limbs < 0 ? -limbs : limbs) > INT_LIMBS_SHOWN) {
        text_format(out, "%sint of %lld bits", limbs < 0 ? "negative " : "",
                    (long long)(limbs < 0 ? -limbs : limbs) * 64);
        return;
    }
    py_object *pending = py_take_raised(vm);
    py_object *text = py_int_to_text(vm, o, 10);
    if (text) {
        size_t length;
        const char *utf8 = py_str_utf8(vm, (py_str *)text, &length);
        text_append_bytes(out, utf8 ? utf8 : "", utf8 ? length : 0);
        py_decref(vm, text);
    }
    py_clear_raised(vm);
    py_restore_raised(vm, pending);
}

static void bytes_text(py_object *o, struct text *out)
{
    const py_bytes *bytes = (py_bytes *)o;
    text_append(out, "b\"");
    for (int64_t i = 0; i < bytes->var.size && i < TEXT_LIMIT / 2; i++) {
        unsigned char c = (unsigned char)bytes->bytes[i];
        if (c == '"' || c == '\\')
            text_format(out, "\\%c", c);
        else if (c >= 0x20 && c < 0x7F)
            text_append_char(out, (char)c);
        else
            text_format(out, c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\x%02x", c);
    }
    text_append(out, bytes->var.size > TEXT_LIMIT / 2 ? "…\"" : "\"");
}

static void string_text(py_vm *vm, py_str *name, struct text *out)
{
    size_t length;
    const char *utf8 = name ? py_str_utf8(vm, name, &length) : NULL;
    if (utf8)
        text_append_bytes(out, utf8, length);
}

static void part_text(py_vm *vm, py_object *o, struct text *out)
{
    if (o == vm->none)
        text_append(out, "None");
    else if (PY_IS_INT(o))
        int_text(vm, o, out);
    else
        text_append(out, o->type->name);
}

/* Appends the object's value when it is one that is told in words. */
static void value_text(py_vm *vm, py_object *o, struct text *out)
{
    const py_type *type = o->type;
    if (o == vm->none)
        text_append(out, "None");
    else if (o == vm->true_ || o == vm->false_)
        text_append(out, o == vm->true_ ? "True" : "False");
    else if (o == vm->ellipsis)
        text_append(out, "Ellipsis");
    else if (o == vm->not_implemented)
        text_append(out, "NotImplemented");
    else if (PY_IS_INT(o))
        int_text(vm, o, out);
    else if (PY_IS_FLOAT(o))
        py_float_repr_to(out, ((py_float *)o)->value);
    else if (PY_IS_STR(o))
        py_str_excerpt(vm, (py_str *)o, TEXT_LIMIT, out);
    else if (PY_IS_BYTES(o))
        bytes_text(o, out);
    else if (type == vm->types.complex_) {
        const py_complex *c = (py_complex *)o;
        struct text imaginary = {0};
        py_float_repr_to(&imaginary, c->imag);
        text_append_char(out, '(');
        py_float_repr_to(out, c->real);
        text_format(out, "%s%sj)", text_string(&imaginary)[0] == '-' ? "" : "+",
                    text_string(&imaginary));
        text_fini(&imaginary);
    } else if (type == vm->types.range) {
        const py_range *range = (py_range *)o;
        int64_t step;
        part_text(vm, range->start, out);
        text_append(out, ", ");
        part_text(vm, range->stop, out);
        if (!py_int_fits(range->step, &step) || step != 1) {
            text_append(out, ", ");
            part_text(vm, range->step, out);
        }
    } else if (type == vm->types.slice) {
        const py_slice *slice = (py_slice *)o;
        part_text(vm, slice->start, out);
        text_append(out, ", ");
        part_text(vm, slice->stop, out);
        text_append(out, ", ");
        part_text(vm, slice->step, out);
    } else if (type == vm->types.function)
        string_text(vm, ((py_function *)o)->qualname, out);
    else if (type == vm->types.builtin_function)
        text_append(out, ((py_builtin_function *)o)->definition->name);
    else if (type == vm->types.generator)
        string_text(vm, ((py_generator *)o)->qualname, out);
    else if (type == vm->types.code)
        string_text(vm, ((py_code *)o)->qualname, out);
    else if (PY_IS_TYPE(o))
        text_append(out, ((py_type *)o)->name);
    else if (type == vm->types.module) {
        py_object *name = py_dict_get_str(vm, ((py_module *)o)->dict, vm->names.name);
        if (name && PY_IS_STR(name))
            string_text(vm, (py_str *)name, out);
    } else if (PY_IS_EXCEPTION(o)) {
        const py_exception *exception = (py_exception *)o;
        if (exception->args && exception->args->var.size)
            value_text(vm, exception->args->items[0], out);
    }
}

/* ---- kinds ---- */

static bool is_iterator(const py_vm *vm, const py_type *type)
{
    return type == vm->types.generator || (type->slots.next && type->slots.iter);
}

static void classify(py_vm *vm, py_object *o, struct record_object *told)
{
    const py_type *type = o->type;
    told->category = RECORD_OTHER;
    told->form = RECORD_NAMED;
    if (PY_IS_LIST(o) || PY_IS_TUPLE(o)) {
        told->category = RECORD_SEQUENCE;
        told->form = RECORD_INDEXED;
    } else if (PY_IS_DICT(o)) {
        told->category = RECORD_MAPPING;
        told->form = RECORD_KEYED;
    } else if (PY_IS_SET(o)) {
        told->category = RECORD_SET;
        told->form = RECORD_UNLABELLED;
    } else if (PY_IS_EXCEPTION(o))
        told->category = RECORD_EXCEPTION;
    else if (PY_IS_TYPE(o))
        told->category = RECORD_CLASS;
    else if (type == vm->types.module)
        told->category = RECORD_MODULE;
    else if (type == vm->types.function || type == vm->types.method ||
             type == vm->types.builtin_function)
        told->category = RECORD_FUNCTION;
    else if (type == vm->types.code) {
        told->category = RECORD_CODE;
        told->form = RECORD_INDEXED;
        told->holder = RECORD_INTERPRETER;
    } else if (type == vm->types.cell)
        told->category = RECORD_CELL;
    else if (type == vm->types.weak_reference || type == vm->types.weak_proxy ||
             type == vm->types.weak_callable_proxy)
        told->category = RECORD_WEAK_REFERENCE;
    else if (PY_IS_INT(o) || PY_IS_FLOAT(o) || PY_IS_STR(o) || PY_IS_BYTES(o) || o == vm->none ||
             o == vm->ellipsis || o == vm->not_implemented || type == vm->types.complex_ ||
             type == vm->types.slice || type == vm->types.range) {
        told->category = RECORD_ATOM;
        told->form = RECORD_NO_SLOTS;
    } else if (py_type_has(type, PY_TYPE_HEAP))
        told->category = RECORD_INSTANCE;
    else if (is_iterator(vm, type)) {
        told->category = RECORD_ITERATOR;
        told->holder = RECORD_INTERPRETER;
    }
}

bool py_watch_is_opaque(py_vm *vm, const py_object *o)
{
    (void)vm;
    return PY_IS_EXCEPTION(o) ||
           (!py_type_has(o->type, PY_TYPE_HEAP) && o->type->slots.next && o->type->slots.traverse);
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

/* ---- contents ---- */

static void put(py_vm *vm, uint32_t label, py_object *value)
{
    struct record_slot slot = {label, py_watch_id(vm, value)};
    if (value)
        py_watch_touch(vm, value);
    (void)vector_push(&vm->recording_state->slots, slot);
}

static void put_named(py_vm *vm, const char *name, enum record_holder holder, py_object *value)
{
    if (value)
        put(vm, record_label(record_intern(vm->record, name, strlen(name)), RECORD_LOCAL, holder),
            value);
}

static int put_referent(py_object *referent, void *argument)
{
    py_vm *vm = argument;
    struct py_recording *state = vm->recording_state;
    if (PY_IS_TYPE(referent) || referent->type == vm->types.code ||
        referent->type == vm->types.frame)
        return 0;
    char label[24];
    snprintf(label, sizeof label, "%zu", state->slots.count);
    put_named(vm, label, RECORD_AS_ENTITY, referent);
    return 0;
}

static void dict_contents(py_vm *vm, py_dict *dict)
{
    struct py_recording *state = vm->recording_state;
    int64_t position = 0;
    py_object *key, *value;
    while (py_dict_next(dict, &position, &key, &value, NULL)) {
        while ((int64_t)state->slots.count < position - 1)
            if (!vector_push(&state->slots, ((struct record_slot){0, 0})))
                return;
        put(vm, py_watch_id(vm, key), value);
        py_watch_touch(vm, key);
    }
}

static void set_contents(py_vm *vm, py_set *set)
{
    struct py_recording *state = vm->recording_state;
    int64_t position = 0;
    py_object *key;
    while (py_set_next(vm, set, &position, &key, NULL)) {
        while ((int64_t)state->slots.count < position - 1)
            if (!vector_push(&state->slots, ((struct record_slot){0, 0})))
                return;
        put(vm, 0, key);
    }
    while ((int64_t)state->slots.count <= set->mask)
        if (!vector_push(&state->slots, ((struct record_slot){0, 0})))
            return;
}

static void instance_contents(py_vm *vm, py_object *o)
{
    py_type *type = o->type;
    if (py_type_has(type, PY_TYPE_MANAGED_DICT)) {
        struct py_managed *managed = py_managed_of(o);
        if (managed->dict)
            put_named(vm, "__dict__", RECORD_AS_ENTITY, PY_OBJECT(managed->dict));
        else if (managed->values) {
            int64_t position = 0;
            py_str *name;
            py_object *value;
            while (py_instance_values_next(o, &position, &name, &value))
                put(vm, record_label(py_watch_name(vm, name), RECORD_LOCAL, RECORD_AS_ENTITY),
                    value);
        }
    } else if (type->dict_offset)
        put_named(vm, "__dict__", RECORD_AS_ENTITY, *(py_object **)((char *)o + type->dict_offset));
    for (const py_type *base = type; base; base = base->base)
        for (int64_t i = 0; base->slot_members && i < base->var.size; i++) {
            const struct py_member_def *member = &base->slot_members[i];
            put_named(vm, member->name, RECORD_AS_ENTITY,
                      *(py_object **)((char *)o + member->offset));
        }
}

static void function_contents(py_vm *vm, py_function *function)
{
    put_named(vm, "__code__", RECORD_INTERPRETER, PY_OBJECT(function->code));
    put_named(vm, "__defaults__", RECORD_AS_ENTITY, PY_OBJECT(function->defaults));
    put_named(vm, "__kwdefaults__", RECORD_AS_ENTITY, PY_OBJECT(function->kwdefaults));
    put_named(vm, "__closure__", RECORD_AS_ENTITY, PY_OBJECT(function->closure));
    put_named(vm, "__dict__", RECORD_AS_ENTITY, PY_OBJECT(function->dict));
}

static bool is_program_module(py_vm *vm, py_module *module)
{
    py_object *file = py_dict_get_str(vm, module->dict, vm->names.file);
    return file && PY_IS_STR(file) && ((py_str *)file)->length &&
           py_str_at((py_str *)file, 0) != '<';
}

void py_watch_contents(py_vm *vm, py_object *o)
{
    struct py_recording *state = vm->recording_state;
    state->slots.count = 0;
    if (PY_IS_LIST(o))
        for (int64_t i = 0; i < ((py_list *)o)->var.size; i++)
            put(vm, 0, ((py_list *)o)->items[i]);
    else if (PY_IS_TUPLE(o))
        for (int64_t i = 0; i < ((py_tuple *)o)->var.size; i++)
            put(vm, 0, ((py_tuple *)o)->items[i]);
    else if (PY_IS_DICT(o))
        dict_contents(vm, (py_dict *)o);
    else if (PY_IS_SET(o))
        set_contents(vm, (py_set *)o);
    else if (o->type == vm->types.function)
        function_contents(vm, (py_function *)o);
    else if (o->type == vm->types.method) {
        put_named(vm, "__func__", RECORD_AS_ENTITY, ((py_method *)o)->function);
        put_named(vm, "__self__", RECORD_AS_ENTITY, ((py_method *)o)->self);
    } else if (o->type == vm->types.builtin_function) {
        py_object *self = ((py_builtin_function *)o)->self;
        if (self && self->type != vm->types.module && !PY_IS_TYPE(self))
            put_named(vm, "__self__", RECORD_AS_ENTITY, self);
    } else if (o->type == vm->types.cell)
        put_named(vm, "cell_contents", RECORD_AS_ENTITY, ((py_cell *)o)->value);
    else if (o->type == vm->types.code) {
        py_tuple *consts = ((py_code *)o)->consts;
        /* A constant tuple is told when the program holds it: what it holds would count as the
         * program's own before. Codes alike in their constants share one tuple of them, whose references no one
         * of them has. */
        for (int64_t i = 0; i < consts->var.size && consts->var.base.refcount == 1; i++)
            put(vm, 0,
                PY_IS_TUPLE(consts->items[i]) || PY_IS_SET(consts->items[i]) ? NULL
                                                                             : consts->items[i]);
    } else if (PY_IS_TYPE(o)) {
        if (py_type_has((py_type *)o, PY_TYPE_HEAP))
            put_named(vm, "__dict__", RECORD_AS_ENTITY, PY_OBJECT(((py_type *)o)->dict));
    } else if (o->type == vm->types.module) {
        if (is_program_module(vm, (py_module *)o))
            put_named(vm, "__dict__", RECORD_AS_ENTITY, PY_OBJECT(((py_module *)o)->dict));
    } else if (o->type == vm->types.weak_reference || o->type == vm->types.weak_proxy ||
               o->type == vm->types.weak_callable_proxy) {
        const py_weakref *reference = (py_weakref *)o;
        if (reference->referent != vm->none)
            put_named(vm, "referent", RECORD_WEAK, reference->referent);
        put_named(vm, "callback", RECORD_AS_ENTITY, reference->callback);
    } else if (PY_IS_EXCEPTION(o)) {
        const py_exception *exception = (py_exception *)o;
        put_named(vm, "args", RECORD_AS_ENTITY, PY_OBJECT(exception->args));
        put_named(vm, "__cause__", RECORD_AS_ENTITY, exception->cause);
        put_named(vm, "__context__", RECORD_AS_ENTITY, exception->context);
        put_named(vm, "__dict__", RECORD_AS_ENTITY, PY_OBJECT(exception->dict));
    } else if (py_type_has(o->type, PY_TYPE_HEAP))
        instance_contents(vm, o);
    else if (o->type != vm->types.generator && o->type != vm->types.frame &&
             o->type->slots.traverse && py_watch_form(vm, o) == RECORD_NAMED)
        o->type->slots.traverse(o, put_referent, vm);
}

enum record_form py_watch_form(py_vm *vm, py_object *o)
{
    struct record_object told = {0};
    classify(vm, o, &told);
    return told.form;
}

static int touch_known(py_object *o, void *argument)
{
    py_vm *vm = argument;
    if (o->record_id)
        py_watch_touch(vm, o);
    else if (o->type == vm->types.traceback || o->type == vm->types.frame)
        py_watch_touch_referents(vm, o);
    return 0;
}

void py_watch_touch_referents(py_vm *vm, py_object *o)
{
    py_type *type = o->type;
    if (type->var.base.record_id)
        py_watch_touch(vm, PY_OBJECT(type));
    if (!type->slots.traverse || type == vm->types.list || type == vm->types.tuple ||
        type == vm->types.dict || type == vm->types.set || type == vm->types.frozenset ||
        type == vm->types.cell)
        return;
    py_each_reference(o, touch_known, vm);
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

/* The record's name for a type's: the last ones are remembered. */
static record_name type_name(py_vm *vm, const py_type *type)
{
    struct py_recording *state = vm->recording_state;
    struct type_name *cached =
        &state->type_names[((uintptr_t)type >> 6) % ARRAY_LENGTH(state->type_names)];
    if (cached->type != type || cached->bytes != type->name) {
        cached->type = type;
        cached->bytes = type->name;
        cached->name = record_intern(vm->record, type->name, strlen(type->name));
    }
    return cached->name;
}

uint32_t py_watch_id(py_vm *vm, py_object *o)
{
    struct py_recording *state = vm->recording_state;
    if (!o || !state)
        return 0;
    if (o->record_id)
        return o->record_id;
    struct record_object told = {
        .type = type_name(vm, o->type),
        .size = py_watch_size_of(vm, o),
        .address = py_id(vm, o),
        .flags =
            (py_gc_is_tracked(o) ? RECORD_TRACKED : 0u) |
            (is_preexisting(vm, o) ? RECORD_PREEXISTING : 0u) |
            (o->type->slots.finalize && py_type_has(o->type, PY_TYPE_HEAP) ? RECORD_HAS_FINALIZER
                                                                           : 0u),
    };
    classify(vm, o, &told);
    text_clear(&state->text);
    value_text(vm, o, &state->text);
    if (state->text.length) {
        told.text = text_string(&state->text);
        told.text_length = state->text.length;
    }
    o->record_id = record_made(vm->record, &told);
    if (!o->record_id)
        return 0;
    state->newest = o->record_id;
    (void)vector_push(&state->touched, o);
    if (told.form != RECORD_NO_SLOTS) {
        if (!vector_push(&state->pending, o))
            return o->record_id;
        if (!state->telling)
            py_watch_tell_pending(vm);
    }
    return o->record_id;
}
