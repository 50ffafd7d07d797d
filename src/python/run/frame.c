/* Frames: the stack they stand on, and the frame objects that programs see. */
#include "python/run/machine.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { FRAME_STACK_BYTES = 256 * 1024 * 1024 };

int py_machine_init(py_vm *vm)
{
    struct py_machine *machine = calloc(1, sizeof *machine);
    if (!machine)
        return -1;
    void *stack = mmap(NULL, FRAME_STACK_BYTES, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (stack == MAP_FAILED) {
        free(machine);
        return -1;
    }
    machine->frames = machine->frames_top = stack;
    machine->frames_end = machine->frames + FRAME_STACK_BYTES;
    vm->machine = machine;
    return 0;
}

void py_machine_fini(py_vm *vm)
{
    struct py_machine *machine = vm->machine;
    if (!machine)
        return;
    coroutine_free(machine->coroutine);
    munmap(machine->frames, FRAME_STACK_BYTES);
    free(machine->input);
    text_fini(&machine->audit_report);
    vector_fini(&machine->dying);
    free(machine);
    vm->machine = NULL;
}

static size_t frame_bytes(const py_code *code)
{
    return offsetof(py_frame, slots) +
           sizeof(py_object *) * (size_t)(code->locals_plus_count + code->stack_size);
}

py_frame *py_frame_push(py_vm *vm, py_function *function, py_object *locals)
{
    struct py_machine *machine = vm->machine;
    py_code *code = function->code;
    size_t bytes = frame_bytes(code);
    if (UNLIKELY(vm->recursion_depth >= vm->recursion_limit)) {
        py_raise(vm, vm->exceptions.RecursionError, "maximum recursion depth exceeded");
        py_decref(vm, function);
        return NULL;
    }
    if (UNLIKELY((size_t)(machine->frames_end - machine->frames_top) < bytes)) {
        py_raise_memory(vm);
        py_decref(vm, function);
        return NULL;
    }
    py_frame *frame = (py_frame *)machine->frames_top;
    machine->frames_top += bytes;
    vm->recursion_depth++;
    frame->function = function;
    frame->globals = (py_dict *)function->globals;
    frame->builtins = (py_dict *)function->builtins;
    frame->locals = locals;
    py_xincref(locals);
    frame->code = py_newref(code);
    frame->object = NULL;
    frame->previous = vm->frame;
    frame->next = code->instructions;
    frame->stack_top = code->locals_plus_count;
    frame->is_entry = false;
    frame->owner = PY_FRAME_OF_STACK;
    frame->makes_instance = false;
    frame->stack_told = false;
    frame->traced_line = -1;
    frame->record_id = 0;
    memset(frame->slots, 0, sizeof(py_object *) * (size_t)code->locals_plus_count);
    vm->frame = frame;
    return frame;
}

/* A frame object that outlives its frame's time on the stack takes the frame with it
 * (Python/frame.c, take_ownership). */
static void hand_over(py_vm *vm, py_frame_object *object, py_frame *frame)
{
    size_t bytes = offsetof(py_frame, slots) + sizeof(py_object *) * (size_t)frame->stack_top;
    /* What allocates comes first: a collection must not meet the frame twice. */
    if (frame->previous && frame->owner == PY_FRAME_OF_STACK) {
        /* The frame may be leaving because of an exception, which a lack of memory here must not replace. */
        struct py_raised_aside aside;
        py_put_raised_aside(vm, &aside);
        py_frame_object *back = py_frame_get_object(vm, frame->previous);
        object->back = back ? py_newref(back) : NULL;
        py_bring_raised_back(vm, &aside);
    }
    memcpy(object->own, frame, bytes);
    frame->object = NULL;
    object->frame = object->own;
    object->own_frame = true;
    object->own->owner = PY_FRAME_OF_OBJECT;
    object->own->object = NULL;
    object->own->previous = NULL;
    if (!py_gc_is_tracked(PY_OBJECT(object)))
        py_gc_track(vm, object);
    if (UNLIKELY(object->base.record_id))
        py_watch_reset(vm, PY_OBJECT(object));
}

void py_frame_clear(py_vm *vm, py_frame *frame)
{
    if (frame->object) {
        py_frame_object *object = frame->object;
        if (object->base.refcount > 1) {
            hand_over(vm, object, frame);
            py_decref(vm, object);
            frame->stack_top = 0;
            frame->function = NULL;
            frame->locals = NULL;
            frame->code = NULL;
            return;
        }
        frame->object = NULL;
        py_decref(vm, object);
    }
    for (int32_t i = 0; i < frame->stack_top; i++)
        PY_CLEAR(vm, frame->slots[i]);
    frame->stack_top = 0;
    PY_CLEAR(vm, frame->locals);
    PY_CLEAR(vm, frame->function);
    PY_CLEAR(vm, frame->code);
}

void py_frame_pop(py_vm *vm, py_frame *frame)
{
    struct py_machine *machine = vm->machine;
    vm->recursion_depth--;
    /* Finalizers must not find it (CPython's issue 99729): it is taken off before it is cleared. */
    vm->frame = frame->previous;
    size_t before = machine->dying.count;
    bool noted = vector_push(&machine->dying, frame);
    (void)noted; /* without memory the audit complains, no more */
    py_frame_clear(vm, frame);
    machine->dying.count = MIN(machine->dying.count, before);
    machine->frames_top = (unsigned char *)frame;
}

int32_t py_frame_at(const py_frame *frame)
{
    return frame->code ? (int32_t)(frame->next - frame->code->instructions) - 1 : -1;
}

int32_t py_frame_line(const py_frame *frame)
{
    int32_t at = py_frame_at(frame);
    if (!frame->code)
        return 0;
    return at < 0 ? frame->code->first_line : frame->code->locations[at].line;
}

int py_frame_traverse(py_frame *frame, py_visit visit, void *argument)
{
    PY_VISIT(frame->object);
    PY_VISIT(frame->locals);
    PY_VISIT(frame->function);
    PY_VISIT(frame->code);
    for (int32_t i = 0; i < frame->stack_top; i++)
        PY_VISIT(frame->slots[i]);
    return 0;
}

/* ---- frame objects ---- */

py_frame_object *py_frame_get_object(py_vm *vm, py_frame *frame)
{
    if (frame->object)
        return frame->object;
    py_frame_object *object = py_object_new_var(
        vm, vm->types.frame, frame->code->locals_plus_count + frame->code->stack_size);
    if (!object)
        return NULL;
    object->back = NULL; /* where the number of items was put */
    object->frame = frame;
    frame->object = object;
    return object;
}

static void frame_object_destroy(py_vm *vm, py_object *o)
{
    py_frame_object *object = (py_frame_object *)o;
    py_gc_untrack(vm, o);
    if (object->own_frame)
        py_frame_clear(vm, object->own);
    PY_CLEAR(vm, object->back);
    py_object_free(vm, o);
}

static int frame_object_traverse(py_object *o, py_visit visit, void *argument)
{
    py_frame_object *object = (py_frame_object *)o;
    PY_VISIT(object->back);
    return object->own_frame ? py_frame_traverse(object->own, visit, argument) : 0;
}

static void frame_object_clear(py_vm *vm, py_object *o)
{
    py_frame_object *object = (py_frame_object *)o;
    if (!object->own_frame)
        return;
    py_frame *frame = object->frame; /* its own, without the bounds of an array in it */
    for (int32_t i = 0; i < frame->stack_top; i++) {
        py_object *value = frame->slots[i];
        frame->slots[i] = NULL;
        if (UNLIKELY(value && o->record_id))
            py_watch_reset(vm, o);
        py_xdecref(vm, value);
    }
    frame->stack_top = 0;
    PY_CLEAR(vm, frame->locals);
}

static int64_t frame_object_size(py_vm *vm, py_object *o)
{
    const py_frame *frame = ((py_frame_object *)o)->frame;
    (void)vm;
    /* CPython 3.11 counts the frame's variables and stack, and the frame's header but for 8 bytes. */
    return 112 + (frame->code ? 8 * (frame->code->locals_plus_count + frame->code->stack_size) : 0);
}

static py_object *frame_object_repr(py_vm *vm, py_object *o)
{
    const py_frame *frame = ((py_frame_object *)o)->frame;
    return PY_OBJECT(py_str_format(vm, "<frame at 0x%llx, file %R, line %d, code %U>",
                                   (unsigned long long)py_id(vm, o), frame->code->filename,
                                   (int)py_frame_line(frame), frame->code->name));
}

static py_object *get_back(py_vm *vm, py_object *o, void *closure)
{
    py_frame_object *object = (py_frame_object *)o;
    (void)closure;
    if (object->back)
        return py_newref(object->back);
    if (!object->own_frame && object->frame->previous) {
        py_frame_object *back = py_frame_get_object(vm, object->frame->previous);
        return back ? py_newref(back) : NULL;
    }
    return py_newref(vm->none);
}

static py_object *get_code(py_vm *vm, py_object *o, void *closure)
{
    (void)vm, (void)closure;
    return py_newref(((py_frame_object *)o)->frame->code);
}

static py_object *get_globals(py_vm *vm, py_object *o, void *closure)
{
    (void)vm, (void)closure;
    return py_newref(((py_frame_object *)o)->frame->globals);
}

static py_object *get_builtins(py_vm *vm, py_object *o, void *closure)
{
    (void)vm, (void)closure;
    return py_newref(((py_frame_object *)o)->frame->builtins);
}

static py_object *get_locals(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    py_object *locals = py_frame_locals(vm, ((py_frame_object *)o)->frame);
    return locals ? py_newref(locals) : NULL;
}

static py_object *get_line(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return py_int_from(vm, py_frame_line(((py_frame_object *)o)->frame));
}

static py_object *get_lasti(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return py_int_from(vm, py_frame_at(((py_frame_object *)o)->frame) * 2);
}

static py_object *frame_clear_method(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                     py_tuple *kwnames)
{
    py_frame_object *object = (py_frame_object *)o;
    (void)args, (void)nargs, (void)kwnames;
    if (object->own_frame)
        frame_object_clear(vm, o);
    else if (!py_generator_close_frame(vm, object->frame))
        return py_raise(vm, vm->exceptions.RuntimeError, "cannot clear an executing frame");
    return py_newref(vm->none);
}

/* Nothing traces here, so that f_trace is None whatever a program looks at. */
static py_object *get_trace(py_vm *vm, py_object *o, void *wanted)
{
    (void)o;
    return py_newref(wanted ? wanted == (void *)1 ? vm->true_ : vm->false_ : vm->none);
}

static const struct py_method_def frame_methods[] = {
    {.name = "clear", .function = frame_clear_method, .kind = PY_NOARGS},
    {0},
};

static const struct py_getset_def frame_getsets[] = {
    {.name = "f_back", .get = get_back},
    {.name = "f_code", .get = get_code},
    {.name = "f_globals", .get = get_globals},
    {.name = "f_locals", .get = get_locals},
    {.name = "f_builtins", .get = get_builtins},
    {.name = "f_lineno", .get = get_line},
    {.name = "f_lasti", .get = get_lasti},
    {.name = "f_trace", .get = get_trace},
    {.name = "f_trace_lines", .get = get_trace, .closure = (void *)1},
    {.name = "f_trace_opcodes", .get = get_trace, .closure = (void *)2},
    {0},
};

_Static_assert(offsetof(py_frame_object, own) + offsetof(py_frame, slots) == 120,
               "as large as CPython's");

const struct py_type_spec py_frame_object_spec = {
    .name = "frame",
    .basic_size = 120,
    .item_size = 8,
    .flags = PY_TYPE_GC | PY_TYPE_NO_NEW | PY_TYPE_DELAYED,
    .slots = {.destroy = frame_object_destroy,
              .traverse = frame_object_traverse,
              .clear = frame_object_clear,
              .size_of = frame_object_size,
              .repr = frame_object_repr},
    .methods = frame_methods,
    .getsets = frame_getsets,
};

/* ---- locals() ---- */

py_object *py_frame_locals(py_vm *vm, py_frame *frame)
{
    py_code *code = frame->code;
    if (!frame->locals) {
        frame->locals = PY_OBJECT(py_dict_new(vm));
        if (!frame->locals)
            return NULL;
    }
    for (int32_t i = 0; i < code->locals_plus_count; i++) {
        uint8_t kind = code->locals_plus_kinds[i];
        if ((kind & PY_FREE) && !(code->flags & PY_CO_OPTIMIZED))
            continue;
        py_object *value = frame->slots[i];
        if ((kind & (PY_CELL | PY_FREE)) && value && value->type == vm->types.cell)
            value = ((py_cell *)value)->value;
        py_object *name = code->locals_plus_names->items[i];
        if (value ? py_setitem(vm, frame->locals, name, value)
                  : py_setitem(vm, frame->locals, name, NULL)) {
            if (value || !py_raised_matches(vm, vm->exceptions.KeyError))
                return NULL;
            py_clear_raised(vm);
        }
    }
    return frame->locals;
}

/* The other way (PyFrame_LocalsToFast): what typed code did to the dict becomes the frame's variables. */
void py_frame_take_locals(py_vm *vm, py_frame *frame)
{
    py_code *code = frame->code;
    if (!frame->locals || !(code->flags & PY_CO_OPTIMIZED))
        return;
    for (int32_t i = 0; i < code->locals_plus_count; i++) {
        py_object *value =
            py_dict_get(vm, (py_dict *)frame->locals, code->locals_plus_names->items[i]);
        py_object *slot = frame->slots[i];
        if ((code->locals_plus_kinds[i] & (PY_CELL | PY_FREE)) && slot &&
            slot->type == vm->types.cell) {
            if (((py_cell *)slot)->value != value)
                py_cell_set(vm, (py_cell *)slot, value);
        } else if (slot != value) {
            py_xincref(value);
            frame->slots[i] = value;
            if (frame->record_id)
                py_watch_local(vm, frame, (uint32_t)i, value);
            py_xdecref(vm, slot);
        }
    }
    py_clear_raised(vm);
}

/* What typed code leaves behind of the dict it ran in: the names that are no variables of the function. The others would
 * hold their values a second time. */
void py_frame_drop_snapshot(py_vm *vm, py_frame *frame)
{
    py_code *code = frame->code;
    if (!frame->locals || !(code->flags & PY_CO_OPTIMIZED))
        return;
    for (int32_t i = 0; i < code->locals_plus_count; i++)
        if (py_setitem(vm, frame->locals, code->locals_plus_names->items[i], NULL))
            py_clear_raised(vm);
    if (((py_dict *)frame->locals)->used == 0)
        PY_CLEAR(vm, frame->locals);
}
