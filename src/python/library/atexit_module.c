/* atexit: functions to call when the program ends, the last registered first (Modules/atexitmodule.c). */
#include "python/library/parts.h"

/* Calls and forgets them. What they raise is told to sys.unraisablehook; what they register meanwhile is forgotten uncalled
 * (atexit_callfuncs). */
bool py_library_at_exit(py_vm *vm)
{
    py_list *calls = vm->library ? vm->library->at_exit : NULL;
    bool any = calls && calls->var.size;
    if (!calls)
        return false;
    py_incref(calls);
    py_hold(vm, calls);
    for (int64_t i = calls->var.size; i-- > 0 && vm->library->at_exit == calls;) {
        if (calls->items[i] == vm->none)
            continue; /* unregistered */
        py_tuple *call = py_newref(calls->items[i]);
        py_hold(vm, call);
        py_object *result = py_call_tuple(vm, call->items[0], (py_tuple *)call->items[1],
                                          (py_dict *)call->items[2]);
        if (!result)
            py_unraisable_in(vm, "Exception ignored in atexit callback", call->items[0]);
        py_xdecref(vm, result);
        py_unhold(vm, 1);
        py_decref(vm, call);
    }
    py_unhold(vm, 1);
    py_decref(vm, calls);
    PY_CLEAR(vm, vm->library->at_exit);
    return any;
}

PY_FUNCTION(atexit_register)
{
    PY_UNUSED_ARGUMENTS;
    if (!nargs)
        return py_raise(vm, vm->exceptions.TypeError,
                        "register() takes at least 1 argument (0 given)");
    if (!py_is_callable(args[0]))
        return py_raise(vm, vm->exceptions.TypeError, "the first argument must be callable");
    if (!vm->library->at_exit)
        vm->library->at_exit = py_list_new(vm, 0);
    py_tuple *positional = py_tuple_from(vm, args + 1, (int64_t)nargs - 1);
    py_dict *keywords = positional ? py_dict_new(vm) : NULL;
    for (int64_t i = 0; keywords && kwnames && i < kwnames->var.size; i++)
        if (py_dict_set(vm, keywords, kwnames->items[i], args[nargs + (size_t)i]))
            PY_CLEAR(vm, keywords);
    py_tuple *call =
        keywords ? py_tuple_pack(vm, 3, args[0], PY_OBJECT(positional), PY_OBJECT(keywords)) : NULL;
    py_xdecref(vm, positional);
    py_xdecref(vm, keywords);
    if (!call || !vm->library->at_exit ||
        py_list_append_steal(vm, vm->library->at_exit, PY_OBJECT(call)))
        return NULL;
    return py_newref(args[0]);
}

/* Keeps the others' places: it may be called while they are. */
PY_FUNCTION(atexit_unregister)
{
    PY_UNUSED_ARGUMENTS;
    py_list *calls = vm->library->at_exit;
    for (int64_t i = 0; calls && i < calls->var.size; i++) {
        if (calls->items[i] == vm->none)
            continue;
        int same = py_compare_bool(vm, ((py_tuple *)calls->items[i])->items[0], args[0], PY_EQ);
        if (same < 0)
            return NULL;
        if (same && i < calls->var.size)
            PY_SETREF(vm, calls->items[i], py_newref(vm->none));
    }
    return py_newref(vm->none);
}

PY_FUNCTION(atexit_clear)
{
    PY_UNUSED_ARGUMENTS;
    PY_CLEAR(vm, vm->library->at_exit);
    return py_newref(vm->none);
}

PY_FUNCTION(atexit_run)
{
    PY_UNUSED_ARGUMENTS;
    py_library_at_exit(vm);
    return py_newref(vm->none);
}

PY_FUNCTION(atexit_count)
{
    PY_UNUSED_ARGUMENTS;
    return py_int_from(vm, vm->library->at_exit ? vm->library->at_exit->var.size : 0);
}

static const struct py_method_def atexit_functions[] = {
    {"register", atexit_register, PY_KEYWORDS, 0, 0, 0, NULL, NULL},
    {"unregister", atexit_unregister, PY_ONE, 0, 0, 0, NULL, NULL},
    {"_clear", atexit_clear, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"_run_exitfuncs", atexit_run, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {"_ncallbacks", atexit_count, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};

const struct py_module_def py_atexit_module_def = {
    .name = "atexit",
    .doc = "allow programmer to define multiple exit functions to be executed\n"
           "upon normal program termination.",
    .functions = atexit_functions,
};
