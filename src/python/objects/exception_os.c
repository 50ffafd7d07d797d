/* OSError and the subclasses that errno picks (PEP 3151). */
#include "python/objects/exception_parts.h"

#include <errno.h>

enum { OBJECT_FIELDS = 4 };

static void os_error_clear(py_vm *vm, py_object *o)
{
    exception_clear_fields(vm, o, OBJECT_FIELDS);
}

static void os_error_destroy(py_vm *vm, py_object *o)
{
    py_gc_untrack(vm, o);
    os_error_clear(vm, o);
    py_object_free(vm, o);
}

static int os_error_traverse(py_object *o, py_visit visit, void *argument)
{
    return exception_traverse_fields(o, OBJECT_FIELDS, visit, argument);
}

static int64_t written_of(const py_exception *e)
{
    return (int64_t)(intptr_t)e->fields[PY_OS_ERROR_WRITTEN];
}

static void set_written(py_exception *e, int64_t written)
{
    e->fields[PY_OS_ERROR_WRITTEN] = (py_object *)(intptr_t)written;
}

/* The class for an errno; NULL: OSError itself. */
static py_type *class_for_errno(const py_vm *vm, int64_t error)
{
    const struct py_exceptions *all = &vm->exceptions;
    const struct {
        int error;
        py_type *type;
    } classes[] = {
        {EAGAIN, all->BlockingIOError},
        {EALREADY, all->BlockingIOError},
        {EINPROGRESS, all->BlockingIOError},
        {EWOULDBLOCK, all->BlockingIOError},
        {EPIPE, all->BrokenPipeError},
        {ESHUTDOWN, all->BrokenPipeError},
        {ECHILD, all->ChildProcessError},
        {ECONNABORTED, all->ConnectionAbortedError},
        {ECONNREFUSED, all->ConnectionRefusedError},
        {ECONNRESET, all->ConnectionResetError},
        {EEXIST, all->FileExistsError},
        {ENOENT, all->FileNotFoundError},
        {EISDIR, all->IsADirectoryError},
        {ENOTDIR, all->NotADirectoryError},
        {EINTR, all->InterruptedError},
        {EACCES, all->PermissionError},
        {EPERM, all->PermissionError},
        {ESRCH, all->ProcessLookupError},
        {ETIMEDOUT, all->TimeoutError},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(classes); i++) {
        if (classes[i].error == error)
            return classes[i].type;
    }
    return NULL;
}

/* The arguments mean something only when there are 2 to 5: errno, strerror, filename, winerror, filename2. */
static int take_arguments(py_vm *vm, py_exception *e, py_object *const *args, size_t nargs)
{
    if (nargs < 2 || nargs > 5)
        return 0;
    exception_set_field(vm, e, PY_OS_ERROR_ERRNO, args[0]);
    exception_set_field(vm, e, PY_OS_ERROR_STRERROR, args[1]);
    py_object *filename = nargs >= 3 ? args[2] : NULL;
    if (!filename || filename == vm->none)
        return 0;
    if (e->base.type == vm->exceptions.BlockingIOError && filename->type->slots.index) {
        int64_t written = py_as_index(vm, filename, vm->exceptions.ValueError);
        if (written == -1 && vm->raised)
            return -1;
        set_written(e, written);
        return 0;
    }
    exception_set_field(vm, e, PY_OS_ERROR_FILENAME, filename);
    if (nargs == 5 && args[4] != vm->none)
        exception_set_field(vm, e, PY_OS_ERROR_FILENAME2, args[4]);
    /* args keeps the first two, as it did before Python 3 had filename */
    py_tuple *pair = py_tuple_from(vm, args, 2);
    if (!pair)
        return -1;
    PY_SETREF(vm, e->args, pair);
    return 0;
}

static py_object *os_error_new(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                               py_tuple *kwnames);
static int os_error_init(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                         py_tuple *kwnames);

/* A subclass with an __init__ of its own but no __new__ gets its arguments looked at by OSError.__init__. */
static bool init_takes_arguments(const py_type *type)
{
    return type->slots.init != os_error_init && type->slots.new_ == os_error_new;
}

static py_object *os_error_new(py_vm *vm, py_type *type, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    bool later = init_takes_arguments(type);
    if (!later && kwnames && kwnames->var.size)
        return py_raise(vm, vm->exceptions.TypeError, "%N() takes no keyword arguments", type);
    int64_t error;
    if (!later && type == vm->exceptions.OSError && nargs >= 2 && nargs <= 5 &&
        PY_IS_INT(args[0]) && py_int_fits(args[0], &error)) {
        py_type *better = class_for_errno(vm, error);
        type = better ? better : type;
    }
    py_exception *e = (py_exception *)exception_new(vm, type, args, later ? 0 : nargs, NULL);
    if (!e)
        return NULL;
    set_written(e, -1);
    if (!later && take_arguments(vm, e, args, nargs) < 0)
        PY_CLEAR(vm, e);
    return PY_OBJECT(e);
}

static int os_error_init(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                         py_tuple *kwnames)
{
    if (!init_takes_arguments(o->type))
        return 0;
    if (!exception_no_keywords(vm, o, kwnames) || exception_init(vm, o, args, nargs, NULL) < 0)
        return -1;
    return take_arguments(vm, (py_exception *)o, args, nargs);
}

static py_object *field_or_none(py_vm *vm, const py_exception *e, int field)
{
    return e->fields[field] ? e->fields[field] : vm->none;
}

static py_object *os_error_str(py_vm *vm, py_object *o)
{
    py_exception *e = (py_exception *)o;
    py_object *filename = e->fields[PY_OS_ERROR_FILENAME];
    py_object *filename2 = e->fields[PY_OS_ERROR_FILENAME2];
    py_object *error = field_or_none(vm, e, PY_OS_ERROR_ERRNO);
    py_object *words = field_or_none(vm, e, PY_OS_ERROR_STRERROR);
    if (filename && filename2)
        return PY_OBJECT(
            py_str_format(vm, "[Errno %S] %S: %R -> %R", error, words, filename, filename2));
    if (filename)
        return PY_OBJECT(py_str_format(vm, "[Errno %S] %S: %R", error, words, filename));
    if (e->fields[PY_OS_ERROR_ERRNO] && e->fields[PY_OS_ERROR_STRERROR])
        return PY_OBJECT(py_str_format(vm, "[Errno %S] %S", error, words));
    return exception_str(vm, o);
}

static py_tuple *all_arguments(py_vm *vm, const py_exception *e)
{
    py_object *filename = e->fields[PY_OS_ERROR_FILENAME];
    py_object *filename2 = e->fields[PY_OS_ERROR_FILENAME2];
    if (e->args->var.size != 2 || !filename)
        return py_newref(e->args);
    py_object *const *first = e->args->items;
    return filename2 ? py_tuple_pack(vm, 5, first[0], first[1], filename, vm->none, filename2)
                     : py_tuple_pack(vm, 3, first[0], first[1], filename);
}

static py_object *os_error_reduce(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    py_exception *e = (py_exception *)o;
    py_tuple *arguments = all_arguments(vm, e);
    if (!arguments)
        return NULL;
    py_tuple *result = e->dict ? py_tuple_pack(vm, 3, o->type, arguments, e->dict)
                               : py_tuple_pack(vm, 2, o->type, arguments);
    py_decref(vm, arguments);
    return PY_OBJECT(result);
}

static py_object *get_written(py_vm *vm, py_object *o, void *closure)
{
    (void)closure;
    int64_t written = written_of((py_exception *)o);
    if (written == -1)
        return py_raise(vm, vm->exceptions.AttributeError, "characters_written");
    return py_int_from(vm, written);
}

static int set_written_attribute(py_vm *vm, py_object *o, py_object *value, void *closure)
{
    (void)closure;
    py_exception *e = (py_exception *)o;
    if (!value) {
        if (written_of(e) == -1) {
            py_raise(vm, vm->exceptions.AttributeError, "characters_written");
            return -1;
        }
        set_written(e, -1);
        return 0;
    }
    int64_t written = py_as_index(vm, value, vm->exceptions.ValueError);
    if (written == -1 && vm->raised)
        return -1;
    set_written(e, written);
    return 0;
}

#define FIELD(index) offsetof(py_exception, fields) + 8 * (index)
static const struct py_member_def os_error_members[] = {
    {"errno", PY_MEMBER_OBJECT, false, FIELD(PY_OS_ERROR_ERRNO), "POSIX exception code"},
    {"strerror", PY_MEMBER_OBJECT, false, FIELD(PY_OS_ERROR_STRERROR), "exception strerror"},
    {"filename", PY_MEMBER_OBJECT, false, FIELD(PY_OS_ERROR_FILENAME), "exception filename"},
    {"filename2", PY_MEMBER_OBJECT, false, FIELD(PY_OS_ERROR_FILENAME2),
     "second exception filename"},
    {0},
};

static const struct py_getset_def os_error_getsets[] = {
    {"characters_written", get_written, set_written_attribute, NULL, NULL},
    {0},
};

static const struct py_method_def os_error_methods[] = {
    {"__reduce__", os_error_reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};

#define OS_SLOTS                                                                                   \
    .destroy = os_error_destroy, .traverse = os_error_traverse, .clear = os_error_clear,           \
    .new_ = os_error_new, .init = os_error_init

const struct py_type_spec py_exception_OSError_spec = {
    .name = "OSError",
    .doc = "Base class for I/O related errors.",
    EXCEPTION_BASICS(5),
    .slots = {OS_SLOTS, .str = os_error_str},
    .members = os_error_members,
    .getsets = os_error_getsets,
    .methods = os_error_methods,
};

#define OS_ERROR(exception, text)                                                                  \
    const struct py_type_spec py_exception_##exception##_spec = {                                  \
        .name = #exception,                                                                        \
        .doc = text,                                                                               \
        EXCEPTION_BASICS(5),                                                                       \
        .slots = {OS_SLOTS},                                                                       \
    };
OS_ERROR(BlockingIOError, "I/O operation would block.")
OS_ERROR(ChildProcessError, "Child process error.")
OS_ERROR(ConnectionError, "Connection error.")
OS_ERROR(BrokenPipeError, "Broken pipe.")
OS_ERROR(ConnectionAbortedError, "Connection aborted.")
OS_ERROR(ConnectionRefusedError, "Connection refused.")
OS_ERROR(ConnectionResetError, "Connection reset.")
OS_ERROR(FileExistsError, "File already exists.")
OS_ERROR(FileNotFoundError, "File not found.")
OS_ERROR(InterruptedError, "Interrupted by signal.")
OS_ERROR(IsADirectoryError, "Operation doesn't work on directories.")
OS_ERROR(NotADirectoryError, "Operation only works on directories.")
OS_ERROR(PermissionError, "Not enough permissions.")
OS_ERROR(ProcessLookupError, "Process not found.")
OS_ERROR(TimeoutError, "Timeout expired.")
