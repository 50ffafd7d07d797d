/* What an object holds, as the record is told: its items, its attributes, what else it refers to. */
#include "python/memory/weakref.h"
#include "python/objects/type.h"
#include "python/run/recording.h"

#include <stdio.h>

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

/* A frame that is over and still referred to keeps its names; those of one that runs are told as the frame's. */
static void frame_contents(py_vm *vm, const py_frame_object *object)
{
    const py_frame *frame = object->frame;
    const py_code *code = frame->code;
    for (int32_t i = 0; object->own_frame && code && i < code->locals_plus_count; i++)
        if (i < frame->stack_top && frame->slots[i])
            put(vm,
                record_label(py_watch_name(vm, (py_str *)code->locals_plus_names->items[i]),
                             RECORD_LOCAL, RECORD_AS_ENTITY),
                frame->slots[i]);
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
        put_named(vm, "__traceback__", RECORD_AS_ENTITY, exception->traceback);
        put_named(vm, "__dict__", RECORD_AS_ENTITY, PY_OBJECT(exception->dict));
    } else if (o->type == vm->types.traceback) {
        const py_traceback *traceback = (py_traceback *)o;
        put_named(vm, "tb_next", RECORD_AS_ENTITY, PY_OBJECT(traceback->next));
        put_named(vm, "tb_frame", RECORD_AS_ENTITY, traceback->frame);
    } else if (o->type == vm->types.frame)
        frame_contents(vm, (py_frame_object *)o);
    else if (py_type_has(o->type, PY_TYPE_HEAP))
        instance_contents(vm, o);
    else if (!py_is_generator(vm, o) && o->type->slots.traverse &&
             py_watch_form(vm, o) == RECORD_NAMED)
        o->type->slots.traverse(o, put_referent, vm);
}

/* What holds others without being in the picture: an iterator in the frame of a generator that has not begun, the frames of a
 * traceback, a call's arguments. */
static bool is_passed_through(const py_vm *vm, const py_object *o)
{
    const py_type *type = o->type;
    return type == vm->types.traceback || type == vm->types.frame || py_is_generator(vm, o) ||
           type == vm->types.method || type == vm->types.cell || type == vm->types.tuple ||
           type == vm->types.function || (type->slots.next && !py_type_has(type, PY_TYPE_HEAP));
}

struct passage {
    py_vm *vm;
    int depth;
};

static int touch_known(py_object *o, void *argument)
{
    enum { DEEPEST = 6 };
    struct passage *passage = argument;
    if (o->record_id)
        py_watch_touch(passage->vm, o);
    else if (passage->depth < DEEPEST && is_passed_through(passage->vm, o)) {
        struct passage further = {passage->vm, passage->depth + 1};
        py_each_reference(o, touch_known, &further);
    }
    return 0;
}

void py_watch_touch_referents(py_vm *vm, py_object *o)
{
    const py_type *type = o->type;
    struct passage passage = {vm, 0};
    if (type->var.base.record_id)
        py_watch_touch(vm, PY_OBJECT(o->type));
    if (!type->slots.traverse || type == vm->types.list || type == vm->types.tuple ||
        type == vm->types.dict || type == vm->types.set || type == vm->types.frozenset ||
        type == vm->types.cell)
        return;
    py_each_reference(o, touch_known, &passage);
}
