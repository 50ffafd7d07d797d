/* sys: counts and sizes, the streams, limits, the frames, the hooks (Python/sysmodule.c). */
#include "python/library/sys_parts.h"
#include "python/run/machine.h"

#include <string.h>

PY_FUNCTION(sys_getrefcount)
{
    PY_UNUSED_ARGUMENTS;
    return py_int_from(vm, args[0]->refcount);
}

PY_FUNCTION(sys_getsizeof)
{
    static const struct py_params params = {"getsizeof", 1, 2, 0, {"object", "default"}};
    py_object *given[2] = {NULL};
    PY_UNUSED_ARGUMENTS;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, given))
        return NULL;
    int64_t size = py_sizeof(vm, given[0]);
    if (size >= 0)
        return py_int_from(vm, size);
    if (!given[1] || !py_raised_matches(vm, vm->exceptions.TypeError))
        return NULL;
    py_clear_raised(vm);
    return py_newref(given[1]);
}

PY_FUNCTION(sys_intern)
{
    PY_UNUSED_ARGUMENTS;
    if (!PY_IS_STR(args[0]))
        return py_raise(vm, vm->exceptions.TypeError, "intern() argument must be str, not %T",
                        args[0]);
    if (args[0]->type != vm->types.str)
        return py_raise(vm, vm->exceptions.TypeError, "can't intern %T", args[0]);
    py_str *text = py_newref(args[0]);
    py_str_intern(vm, &text);
    return PY_OBJECT(text);
}

PY_FUNCTION(sys_exit)
{
    PY_UNUSED_ARGUMENTS;
    return py_raise_object(vm, vm->exceptions.SystemExit,
                           nargs && args[0] != vm->none ? args[0] : NULL);
}

PY_FUNCTION(sys_getrecursionlimit)
{
    PY_UNUSED_ARGUMENTS;
    return py_int_from(vm, vm->recursion_limit);
}

PY_FUNCTION(sys_setrecursionlimit)
{
    PY_UNUSED_ARGUMENTS;
    int limit;
    if (!py_args_c_int(vm, args[0], &limit))
        return NULL;
    if (limit < 1)
        return py_raise(vm, vm->exceptions.ValueError,
                        "recursion limit must be greater or equal than 1");
    if (vm->recursion_depth >= limit)
        return py_raise(vm, vm->exceptions.RecursionError,
                        "cannot set the recursion limit to %d at the recursion depth %d: the limit "
                        "is too low",
                        limit, (int)vm->recursion_depth);
    vm->recursion_limit = (int32_t)limit;
    return py_newref(vm->none);
}

/* ---- exceptions and frames ---- */

static py_object *handled_exception(py_vm *vm)
{
    for (struct py_handled *handled = vm->handled; handled; handled = handled->outer)
        if (handled->exception && handled->exception != vm->none)
            return handled->exception;
    return NULL;
}

PY_FUNCTION(sys_exc_info)
{
    PY_UNUSED_ARGUMENTS;
    py_object *exception = handled_exception(vm);
    if (!exception)
        return PY_OBJECT(py_tuple_pack(vm, 3, vm->none, vm->none, vm->none));
    py_object *traceback = ((struct py_exception *)exception)->traceback;
    return PY_OBJECT(py_tuple_pack(vm, 3, PY_OBJECT(exception->type), exception,
                                   traceback ? traceback : vm->none));
}

PY_FUNCTION(sys_exception)
{
    PY_UNUSED_ARGUMENTS;
    py_object *exception = handled_exception(vm);
    return py_newref(exception ? exception : vm->none);
}

PY_FUNCTION(sys_getframe)
{
    PY_UNUSED_ARGUMENTS;
    int64_t depth = nargs ? py_as_index(vm, args[0], vm->exceptions.OverflowError) : 0;
    if (vm->raised)
        return NULL;
    py_frame *frame = vm->frame;
    for (; frame && depth > 0; depth--)
        frame = frame->previous;
    if (!frame)
        return py_raise(vm, vm->exceptions.ValueError, "call stack is not deep enough");
    py_frame_object *object = py_frame_get_object(vm, frame);
    py_xincref(object);
    return PY_OBJECT(object);
}

PY_FUNCTION(sys_displayhook)
{
    PY_UNUSED_ARGUMENTS;
    if (args[0] == vm->none)
        return py_newref(vm->none);
    if (py_dict_set_c(vm, vm->builtins, "_", vm->none))
        return NULL;
    py_object *file = py_dict_get_str(vm, vm->sys->dict, vm->names.stdout_);
    if (!file || file == vm->none)
        return py_raise(vm, vm->exceptions.RuntimeError, "lost sys.stdout");
    py_object *shown = py_repr(vm, args[0]);
    py_str *newline = shown ? py_str_from_c(vm, "\n") : NULL;
    int failed = !newline || py_write_str_of(vm, file, shown) ||
                 py_write_str_of(vm, file, PY_OBJECT(newline)) ||
                 py_dict_set_c(vm, vm->builtins, "_", args[0]);
    py_xdecref(vm, shown);
    py_xdecref(vm, newline);
    return failed ? NULL : py_newref(vm->none);
}

PY_FUNCTION(sys_excepthook)
{
    PY_UNUSED_ARGUMENTS;
    struct text text = {0};
    if (PY_IS_EXCEPTION(args[1])) {
        py_exception_print(vm, args[1], &text);
        py_write_stderr(vm, text_string(&text), text.length);
    }
    bool failed = text.failed;
    text_fini(&text);
    return failed ? py_raise_memory(vm) : py_newref(vm->none);
}

/* ---- limits, settings ---- */

PY_FUNCTION(sys_getdefaultencoding)
{
    PY_UNUSED_ARGUMENTS;
    return PY_OBJECT(py_str_from_c(vm, "utf-8"));
}

PY_FUNCTION(sys_getfilesystemencodeerrors)
{
    PY_UNUSED_ARGUMENTS;
    return PY_OBJECT(py_str_from_c(vm, "surrogateescape"));
}

PY_FUNCTION(sys_getswitchinterval)
{
    PY_UNUSED_ARGUMENTS;
    return py_float_from(vm, 0.005);
}

/* Accepts anything: there is one thread, and nothing to switch. */
PY_FUNCTION(sys_ignore)
{
    PY_UNUSED_ARGUMENTS;
    return py_newref(vm->none);
}

/* A function that would be told of each line or call: nothing here calls it. None, which is what there is, may be set. */
static py_object *refuse_hook(py_vm *vm, py_object *hook, const char *name)
{
    if (hook == vm->none)
        return py_newref(vm->none);
    return py_raise(vm, vm->exceptions.NotImplementedError, "heapstep has no sys.%s", name);
}

PY_FUNCTION(sys_settrace)
{
    PY_UNUSED_ARGUMENTS;
    return refuse_hook(vm, args[0], "settrace");
}

PY_FUNCTION(sys_setprofile)
{
    PY_UNUSED_ARGUMENTS;
    return refuse_hook(vm, args[0], "setprofile");
}

PY_FUNCTION(sys_addaudithook)
{
    PY_UNUSED_ARGUMENTS;
    return refuse_hook(vm, args[0], "addaudithook");
}

PY_FUNCTION(sys_is_finalizing)
{
    PY_UNUSED_ARGUMENTS;
    return py_bool_from(vm, false);
}

PY_FUNCTION(sys_get_int_max_str_digits)
{
    PY_UNUSED_ARGUMENTS;
    return py_int_from(vm, vm->int_digit_limit);
}

PY_FUNCTION(sys_set_int_max_str_digits)
{
    static const struct py_params params = {"set_int_max_str_digits", 1, 1, 0, {"maxdigits"}};
    py_object *given[1] = {NULL};
    PY_UNUSED_ARGUMENTS;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, given))
        return NULL;
    int64_t limit = py_as_index(vm, given[0], vm->exceptions.OverflowError);
    if (vm->raised)
        return NULL;
    if (limit && (limit < 640 || limit > INT32_MAX))
        return py_raise(vm, vm->exceptions.ValueError, "maxdigits must be 0 or larger than 640");
    vm->int_digit_limit = (int32_t)limit;
    return py_newref(vm->none);
}

/* ---- asynchronous generators ---- */

static const struct py_member_def asyncgen_hooks_members[] = {
    PY_STRUCTSEQ_FIELD("firstiter", 0),
    PY_STRUCTSEQ_FIELD("finalizer", 1),
    {0},
};
const struct py_type_spec py_asyncgen_hooks_spec =
    PY_STRUCTSEQ_SPEC("asyncgen_hooks", asyncgen_hooks_members);

PY_FUNCTION(sys_get_asyncgen_hooks)
{
    PY_UNUSED_ARGUMENTS;
    const struct py_library *library = vm->library;
    py_type *type = PY_LIBRARY_TYPE_OF(vm, asyncgen_hooks);
    py_object *hooks[] = {
        py_newref(library->async_first ? library->async_first : vm->none),
        py_newref(library->async_finalizer ? library->async_finalizer : vm->none),
    };
    return type ? py_structseq_new(vm, type, hooks, 2) : NULL;
}

PY_FUNCTION(sys_set_asyncgen_hooks)
{
    static const struct py_params params = {
        "set_asyncgen_hooks", 0, 2, 0, {"firstiter", "finalizer"}};
    py_object *given[2] = {NULL};
    py_object **kept[] = {&vm->library->async_first, &vm->library->async_finalizer};
    PY_UNUSED_ARGUMENTS;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, given))
        return NULL;
    for (size_t i = 2; i-- > 0;)
        if (given[i] && given[i] != vm->none && !py_is_callable(given[i]))
            return py_raise(vm, vm->exceptions.TypeError, "callable %s expected, got %T",
                            params.names[i], given[i]);
    for (size_t i = 0; i < 2; i++)
        if (given[i])
            PY_SETREF(vm, *kept[i], given[i] == vm->none ? NULL : py_newref(given[i]));
    return py_newref(vm->none);
}

PY_FUNCTION(sys_get_coroutine_origin_tracking_depth)
{
    PY_UNUSED_ARGUMENTS;
    return py_int_from(vm, 0);
}

static int count_block(py_object *o, void *argument)
{
    (void)o;
    ++*(int64_t *)argument;
    return 0;
}

PY_FUNCTION(sys_getallocatedblocks)
{
    PY_UNUSED_ARGUMENTS;
    int64_t count = 0;
    py_heap_each_object(vm, count_block, &count);
    return py_int_from(vm, count);
}

/* For tracemalloc: bytes of the engine's heap in use. */
PY_FUNCTION(sys_memory_used)
{
    PY_UNUSED_ARGUMENTS;
    return py_int_from(vm, (int64_t)py_heap_bytes_used(vm));
}

static const struct py_method_def sys_functions[] = {
    {"_memory_used", sys_memory_used, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"getrefcount", sys_getrefcount, PY_ONE, 0, 0, 0, "($module, object, /)",
     "Return the reference count of object.\n\nThe count returned is generally one higher than you "
     "might expect,\nbecause it includes the (temporary) reference as an argument to\n"
     "getrefcount()."},
    {"getsizeof", sys_getsizeof, PY_KEYWORDS, 0, 0, PY_METHOD_TUPLE, NULL,
     "getsizeof(object [, default]) -> int\n\nReturn the size of object in bytes."},
    {"intern", sys_intern, PY_ONE, 0, 0, 0, "($module, string, /)", NULL},
    {"exit", sys_exit, PY_FAST, 0, 1, 0, "($module, status=None, /)", NULL},
    {"getrecursionlimit", sys_getrecursionlimit, PY_NOARGS, 0, 0, 0, "($module, /)", NULL},
    {"setrecursionlimit", sys_setrecursionlimit, PY_ONE, 0, 0, 0, "($module, limit, /)", NULL},
    {"exc_info", sys_exc_info, PY_NOARGS, 0, 0, 0, "($module, /)", NULL},
    {"exception", sys_exception, PY_NOARGS, 0, 0, 0, "($module, /)", NULL},
    {"_getframe", sys_getframe, PY_FAST, 0, 1, 0, "($module, depth=0, /)", NULL},
    {"displayhook", sys_displayhook, PY_ONE, 0, 0, 0, "($module, object, /)", NULL},
    {"__displayhook__", sys_displayhook, PY_ONE, 0, 0, 0, "($module, object, /)", NULL},
    {"excepthook", sys_excepthook, PY_FAST, 3, 3, 0, "($module, exctype, value, traceback, /)",
     NULL},
    {"__excepthook__", sys_excepthook, PY_FAST, 3, 3, 0, "($module, exctype, value, traceback, /)",
     NULL},
    {"unraisablehook", py_sys_unraisablehook, PY_ONE, 0, 0, 0, "($module, unraisable, /)", NULL},
    {"__unraisablehook__", py_sys_unraisablehook, PY_ONE, 0, 0, 0, "($module, unraisable, /)",
     NULL},
    {"getdefaultencoding", sys_getdefaultencoding, PY_NOARGS, 0, 0, 0, "($module, /)", NULL},
    {"getfilesystemencoding", sys_getdefaultencoding, PY_NOARGS, 0, 0, 0, "($module, /)", NULL},
    {"getfilesystemencodeerrors", sys_getfilesystemencodeerrors, PY_NOARGS, 0, 0, 0, "($module, /)",
     NULL},
    {"getswitchinterval", sys_getswitchinterval, PY_NOARGS, 0, 0, 0, "($module, /)", NULL},
    {"setswitchinterval", sys_ignore, PY_ONE, 0, 0, 0, "($module, interval, /)", NULL},
    {"settrace", sys_settrace, PY_ONE, 0, 0, 0, NULL, NULL},
    {"gettrace", sys_ignore, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"setprofile", sys_setprofile, PY_ONE, 0, 0, 0, NULL, NULL},
    {"getprofile", sys_ignore, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"audit", sys_ignore, PY_FAST, 1, -1, 0, NULL, NULL},
    {"addaudithook", sys_addaudithook, PY_ONE, 0, 0, 0, NULL, NULL},
    {"_clear_type_cache", sys_ignore, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"is_finalizing", sys_is_finalizing, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, PY_NOARGS, 0, 0, 0, "($module, /)",
     NULL},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, PY_KEYWORDS, 0, 0, 0,
     "($module, /, maxdigits)", NULL},
    {"get_asyncgen_hooks", sys_get_asyncgen_hooks, PY_NOARGS, 0, 0, 0, "($module, /)", NULL},
    {"set_asyncgen_hooks", sys_set_asyncgen_hooks, PY_KEYWORDS, 0, 0, 0, NULL, NULL},
    {"get_coroutine_origin_tracking_depth", sys_get_coroutine_origin_tracking_depth, PY_NOARGS, 0,
     0, 0, "($module, /)", NULL},
    {"getallocatedblocks", sys_getallocatedblocks, PY_NOARGS, 0, 0, 0, "($module, /)", NULL},
    {0},
};

/* ---- what it holds ---- */

static py_object *new_argv(py_vm *vm)
{
    py_list *argv = py_list_new(vm, 0);
    const char *program = vm->options.script    ? vm->options.script
                          : vm->options.program ? vm->options.program
                                                : "";
    if (!argv || py_list_append_steal(vm, argv, PY_OBJECT(py_str_from_c(vm, program))))
        return PY_OBJECT(argv);
    for (const char *const *a = vm->options.arguments; a && *a; a++) {
        py_str *argument = py_str_from_c(vm, *a);
        if (!argument || py_list_append_steal(vm, argv, PY_OBJECT(argument))) {
            PY_CLEAR(vm, argv);
            break;
        }
    }
    return PY_OBJECT(argv);
}

static py_object *new_path(py_vm *vm)
{
    py_list *path = py_list_new(vm, 0);
    py_str *first =
        path ? py_str_from_c(vm, vm->options.directory ? vm->options.directory : "") : NULL;
    if (!first || py_list_append_steal(vm, path, PY_OBJECT(first)))
        PY_CLEAR(vm, path);
    return PY_OBJECT(path);
}

static const char *const stream_names[][2] = {
    {"stdin", "__stdin__"}, {"stdout", "__stdout__"}, {"stderr", "__stderr__"}};

static int put_streams(py_vm *vm, py_dict *dict)
{
    for (int i = 0; i < 3; i++) {
        py_object *stream = py_text_stream_new(vm, i);
        if (!stream)
            return -1;
        int failed = py_dict_set_c(vm, dict, stream_names[i][0], stream) ||
                     py_dict_set_c(vm, dict, stream_names[i][1], stream);
        py_decref(vm, stream);
        if (failed)
            return -1;
    }
    return 0;
}

int py_sys_fill(py_vm *vm, py_module *module)
{
    py_dict *dict = module->dict;
    if (py_dict_set_c(vm, dict, "modules", PY_OBJECT(vm->modules)) || put_streams(vm, dict) ||
        py_sys_put_info(vm, dict) || py_library_put(vm, dict, "argv", new_argv(vm)) ||
        py_library_put(vm, dict, "orig_argv", new_argv(vm)) ||
        py_library_put(vm, dict, "path", new_path(vm)) ||
        py_library_put(vm, dict, "warnoptions", PY_OBJECT(py_list_new(vm, 0))) ||
        py_library_put(vm, dict, "meta_path", PY_OBJECT(py_list_new(vm, 0))) ||
        py_library_put(vm, dict, "path_hooks", PY_OBJECT(py_list_new(vm, 0))) ||
        py_library_put(vm, dict, "builtin_module_names", PY_OBJECT(py_tuple_new(vm, 0))))
        return -1;
    return 0;
}

const struct py_module_def py_sys_def = {
    .name = "sys",
    .doc = "This module provides access to some objects used or maintained by the\ninterpreter and "
           "to functions that interact strongly with the interpreter.",
    .functions = sys_functions,
    .fill = py_sys_fill,
};
