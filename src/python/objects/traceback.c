/* The traceback type: the places an exception came through (Python/traceback.c). */
#include "python/library/args.h"
#include "python/objects/exception.h"
#include "python/run/machine.h"

#include <string.h>

_Static_assert(sizeof(py_traceback) == 40, "as large as CPython's PyTracebackObject");

static py_traceback *traceback_make(py_vm *vm, py_traceback *next, py_object *frame,
                                    int32_t instruction, int32_t line)
{
    py_traceback *made = py_object_new(vm, vm->types.traceback);
    if (!made)
        return NULL;
    py_xincref(next);
    made->next = next;
    made->frame = py_newref(frame);
    made->instruction = instruction;
    made->line = line;
    py_gc_track(vm, made);
    return made;
}

/* Modules shipped in Python stand for modules that CPython has in C: their frames leave no trace. */
static bool is_shipped(const py_frame *frame)
{
    static const char start[] = "<frozen ";
    const py_str *filename = frame->code->filename;
    return filename->kind == 1 && filename->length >= (int64_t)sizeof start - 1 &&
           !memcmp(py_str_data(filename), start, sizeof start - 1);
}

int py_traceback_here(py_vm *vm, py_frame *frame)
{
    if (is_shipped(frame))
        return 0;
    /* A failure must say why; if one does not, that is what is wrong (Objects/call.c, _Py_CheckFunctionResult). */
    if (UNLIKELY(!py_raised(vm)))
        py_raise(vm, vm->exceptions.SystemError, "error return without exception set");
    struct py_raised_aside aside;
    py_put_raised_aside(vm, &aside);
    py_frame_object *object = py_frame_get_object(vm, frame);
    py_traceback *made = NULL;
    if (object)
        made =
            traceback_make(vm,
                           (py_traceback *)(aside.type ? aside.traceback
                                                       : ((py_exception *)aside.raised)->traceback),
                           PY_OBJECT(object), py_frame_at(frame), py_frame_line(frame));
    if (!made) {
        /* out of memory is what is raised now */
        py_drop_raised_aside(vm, &aside);
        return -1;
    }
    py_bring_raised_back(vm, &aside);
    if (vm->raised_type)
        PY_SETREF(vm, vm->raised_traceback, PY_OBJECT(made));
    else
        py_exception_set_traceback(vm, vm->raised, PY_OBJECT(made));
    return 0;
}

static void traceback_clear(py_vm *vm, py_object *o)
{
    py_traceback *traceback = (py_traceback *)o;
    PY_CLEAR(vm, traceback->next);
    PY_CLEAR(vm, traceback->frame);
}

static void traceback_destroy(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    traceback_clear(vm, o);
    py_object_free(vm, o);
}

static int traceback_traverse(py_object *o, py_visit visit, void *argument)
{
    py_traceback *traceback = (py_traceback *)o;
    PY_VISIT(traceback->next);
    PY_VISIT(traceback->frame);
    return 0;
}

static py_object *traceback_new(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    static const struct py_params params = {
        "TracebackType", 4, 4, 0, {"tb_next", "tb_frame", "tb_lasti", "tb_lineno"}};
    py_object *out[4] = {NULL};
    (void)type;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, out))
        return NULL;
    if (out[0] != vm->none && out[0]->type != vm->types.traceback)
        return py_raise(vm, vm->exceptions.TypeError, "expected traceback object or None, got '%T'",
                        out[0]);
    if (out[1]->type != vm->types.frame)
        return py_raise(vm, vm->exceptions.TypeError,
                        "TracebackType() argument 'tb_frame' must be frame, not %T", out[1]);
    int64_t instruction = py_as_index(vm, out[2], vm->exceptions.OverflowError);
    int64_t line = vm->raised ? -1 : py_as_index(vm, out[3], vm->exceptions.OverflowError);
    if (vm->raised)
        return NULL;
    return PY_OBJECT(traceback_make(vm, out[0] == vm->none ? NULL : (py_traceback *)out[0], out[1],
                                    (int32_t)instruction / 2, (int32_t)line));
}

static py_object *get_next(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    py_traceback *next = ((py_traceback *)o)->next;
    return py_newref(next ? PY_OBJECT(next) : vm->none);
}

static int set_next(py_vm *vm, py_object *o, py_object *value, void *closure)
{
    (void)closure;
    py_traceback *traceback = (py_traceback *)o;
    if (!value) {
        py_raise(vm, vm->exceptions.TypeError, "can't delete tb_next attribute");
        return -1;
    }
    if (value != vm->none && value->type != vm->types.traceback) {
        py_raise(vm, vm->exceptions.TypeError, "expected traceback object, got '%T'", value);
        return -1;
    }
    py_traceback *next = value == vm->none ? NULL : (py_traceback *)value;
    for (const py_traceback *at = next; at; at = at->next) {
        if (at == traceback) {
            py_raise(vm, vm->exceptions.ValueError, "traceback loop detected");
            return -1;
        }
    }
    py_traceback *old = traceback->next;
    py_xincref(next);
    traceback->next = next;
    if (UNLIKELY(o->record_id))
        py_watch_reset(vm, o);
    py_xdecref(vm, old);
    return 0;
}

static py_object *get_lasti(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    return py_int_from(vm, ((py_traceback *)o)->instruction * 2);
}

static const struct py_getset_def traceback_getsets[] = {
    {"tb_next", get_next, set_next, NULL, NULL},
    {"tb_lasti", get_lasti, NULL, NULL, NULL},
    {0},
};

static const struct py_member_def traceback_members[] = {
    {"tb_frame", PY_MEMBER_OBJECT, true, offsetof(py_traceback, frame), NULL},
    {"tb_lineno", PY_MEMBER_INT32, true, offsetof(py_traceback, line), NULL},
    {0},
};

static py_object *traceback_dir(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    static const char *const names[] = {"tb_frame", "tb_next", "tb_lasti", "tb_lineno"};
    (void)o, (void)args, (void)nargs, (void)kwnames;
    py_list *list = py_list_new(vm, 0);
    for (size_t i = 0; list && i < ARRAY_LENGTH(names); i++) {
        py_str *name = py_str_from_c(vm, names[i]);
        if (!name || py_list_append_steal(vm, list, PY_OBJECT(name)) < 0)
            PY_CLEAR(vm, list);
    }
    return PY_OBJECT(list);
}

static const struct py_method_def traceback_methods[] = {
    {"__dir__", traceback_dir, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};

const struct py_type_spec py_traceback_spec = {
    .name = "traceback",
    .doc = "Create a new traceback object.",
    .basic_size = sizeof(py_traceback),
    .flags = PY_TYPE_GC | PY_TYPE_DELAYED,
    .slots = {.destroy = traceback_destroy,
              .traverse = traceback_traverse,
              .clear = traceback_clear,
              .new_ = traceback_new},
    .methods = traceback_methods,
    .members = traceback_members,
    .getsets = traceback_getsets,
};
