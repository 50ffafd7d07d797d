/* Calling a Python function: its arguments become the first variables of a new frame (Python/ceval.c,
 * initialize_locals). */
#include "python/run/evaluate.h"

#include <string.h>

/* How positional arguments that do not fit are counted out in words (too_many_positional). */
static int too_many(py_vm *vm, py_function *function, size_t given, py_object **slots)
{
    const py_code *code = function->code;
    int32_t kwonly_given = 0;
    for (int32_t i = code->argcount; i < code->argcount + code->kwonly_count; i++)
        kwonly_given += slots[i] != NULL;
    int64_t defaults = function->defaults ? function->defaults->var.size : 0;
    bool plural = defaults || code->argcount != 1;
    py_str *takes = defaults ? py_str_format(vm, "from %lld to %d", (long long)(code->argcount - defaults),
                                             (int)code->argcount)
                             : py_str_format(vm, "%d", (int)code->argcount);
    if (!takes)
        return -1;
    py_str *extra = kwonly_given
                        ? py_str_format(vm, " positional argument%s (and %d keyword-only argument%s)",
                                        given != 1 ? "s" : "", (int)kwonly_given,
                                        kwonly_given != 1 ? "s" : "")
                        : py_str_from_c(vm, "");
    if (extra)
        py_raise(vm, vm->exceptions.TypeError,
                 "%U() takes %U positional argument%s but %lld%U %s given", function->qualname, takes,
                 plural ? "s" : "", (long long)given, extra,
                 given == 1 && !kwonly_given ? "was" : "were");
    py_decref(vm, takes);
    py_xdecref(vm, extra);
    return -1;
}

/* "f() missing 2 required positional arguments: 'a' and 'b'" (format_missing). */
static int missing(py_vm *vm, py_function *function, py_object **slots, int32_t first, int32_t end,
                   const char *kind)
{
    const py_code *code = function->code;
    int32_t count = 0, shown = 0;
    for (int32_t i = first; i < end; i++)
        count += !slots[i];
    /* CPython's list of the names, which is made first */
    py_list *names = py_list_new(vm, count);
    py_str *list = names ? py_str_from_c(vm, "") : NULL;
    py_xdecref(vm, names);
    for (int32_t i = first; i < end && list; i++) {
        if (slots[i])
            continue;
        shown++;
        const char *separator = shown == 1       ? ""
                                : count == 2     ? " and "
                                : shown == count ? ", and "
                                                 : ", ";
        py_str *longer =
            py_str_format(vm, "%U%s%R", list, separator, code->locals_plus_names->items[i]);
        py_decref(vm, list);
        list = longer;
    }
    if (list)
        py_raise(vm, vm->exceptions.TypeError, "%U() missing %d required %s argument%s: %U",
                 function->qualname, (int)count, kind, count == 1 ? "" : "s", list);
    py_xdecref(vm, list);
    return -1;
}

/* The index of a parameter that may be given by keyword, -1 when there is none of that name. */
static int32_t find_parameter(const py_code *code, py_str *name)
{
    int32_t end = code->argcount + code->kwonly_count;
    for (int32_t i = code->posonly_count; i < end; i++)
        if (code->locals_plus_names->items[i] == PY_OBJECT(name))
            return i;
    for (int32_t i = code->posonly_count; i < end; i++)
        if (py_str_equal((py_str *)code->locals_plus_names->items[i], name))
            return i;
    return -1;
}

static int unexpected_keyword(py_vm *vm, py_function *function, py_tuple *kwnames, py_str *name)
{
    const py_code *code = function->code;
    py_list *wrong = py_list_new(vm, 0);
    if (!wrong)
        return -1;
    for (int32_t i = 0; i < code->posonly_count; i++)
        for (int64_t k = 0; k < kwnames->var.size; k++)
            if (py_str_equal((py_str *)code->locals_plus_names->items[i], (py_str *)kwnames->items[k]) &&
                py_list_append(vm, wrong, kwnames->items[k])) {
                py_decref(vm, wrong);
                return -1;
            }
    if (wrong->var.size) {
        py_str *separator = py_str_from_c(vm, ", ");
        py_str *names = separator ? py_str_join(vm, separator, PY_OBJECT(wrong)) : NULL;
        if (names)
            py_raise(vm, vm->exceptions.TypeError,
                     "%U() got some positional-only arguments passed as keyword arguments: '%U'",
                     function->qualname, names);
        py_xdecref(vm, separator);
        py_xdecref(vm, names);
    } else
        py_raise(vm, vm->exceptions.TypeError, "%U() got an unexpected keyword argument '%S'",
                 function->qualname, PY_OBJECT(name));
    py_decref(vm, wrong);
    return -1;
}

static int bind_keywords(py_vm *vm, py_function *function, py_object **slots, py_object *const *values,
                         py_tuple *kwnames, py_dict *extra)
{
    const py_code *code = function->code;
    for (int64_t k = 0; k < kwnames->var.size; k++) {
        py_str *name = (py_str *)kwnames->items[k];
        int32_t at = PY_IS_STR(name) ? find_parameter(code, name) : -1;
        if (!PY_IS_STR(name)) {
            py_raise(vm, vm->exceptions.TypeError, "%U() keywords must be strings", function->qualname);
            return -1;
        }
        if (at < 0) {
            if (!extra)
                return unexpected_keyword(vm, function, kwnames, name);
            if (py_dict_set(vm, extra, PY_OBJECT(name), values[k]))
                return -1;
        } else if (slots[at]) {
            py_raise(vm, vm->exceptions.TypeError, "%U() got multiple values for argument '%S'",
                     function->qualname, PY_OBJECT(name));
            return -1;
        } else
            slots[at] = py_newref(values[k]);
    }
    return 0;
}

static int bind_defaults(py_vm *vm, py_function *function, py_object **slots, size_t nargs)
{
    const py_code *code = function->code;
    int64_t count = function->defaults ? function->defaults->var.size : 0;
    int32_t first_default = code->argcount - (int32_t)count;
    if ((int64_t)nargs < code->argcount) {
        for (int32_t i = (int32_t)nargs; i < first_default; i++)
            if (!slots[i])
                return missing(vm, function, slots, (int32_t)nargs, first_default, "positional");
        for (int32_t i = MAX(first_default, 0); i < code->argcount; i++)
            if (!slots[i])
                slots[i] = py_newref(function->defaults->items[i - first_default]);
    }
    int32_t end = code->argcount + code->kwonly_count;
    bool lacking = false;
    for (int32_t i = code->argcount; i < end; i++) {
        if (slots[i])
            continue;
        py_object *value = function->kwdefaults
                               ? py_dict_get_str(vm, function->kwdefaults,
                                                 (py_str *)code->locals_plus_names->items[i])
                               : NULL;
        if (value)
            slots[i] = py_newref(value);
        else
            lacking = true;
    }
    return lacking ? missing(vm, function, slots, code->argcount, end, "keyword-only") : 0;
}

int py_bind_arguments(py_vm *vm, py_function *function, py_object **slots, py_object *const *args,
                      size_t nargs, py_tuple *kwnames)
{
    const py_code *code = function->code;
    size_t named = kwnames ? (size_t)kwnames->var.size : 0;
    size_t taken = MIN(nargs, (size_t)code->argcount);
    int32_t at = code->argcount + code->kwonly_count;
    py_dict *extra = NULL;
    int failed = 0;
    if (taken)
        memcpy(slots, args, taken * sizeof *slots);
    if (code->flags & PY_CO_VARKEYWORDS) {
        extra = py_dict_new(vm);
        slots[at + ((code->flags & PY_CO_VARARGS) != 0)] = PY_OBJECT(extra);
        failed = extra ? 0 : -1;
    }
    if (code->flags & PY_CO_VARARGS) {
        py_tuple *rest = !failed ? py_tuple_from(vm, args + taken, (int64_t)(nargs - taken)) : NULL;
        slots[at] = PY_OBJECT(rest);
        failed = failed || !rest ? -1 : 0;
    }
    if (!failed && named)
        failed = bind_keywords(vm, function, slots, args + nargs, kwnames, extra);
    if (!failed && nargs > (size_t)code->argcount && !(code->flags & PY_CO_VARARGS))
        failed = too_many(vm, function, nargs, slots);
    if (!failed)
        failed = bind_defaults(vm, function, slots, nargs);
    for (size_t i = taken; i < nargs + named; i++)
        py_decref(vm, args[i]);
    return failed;
}

py_object *py_function_call(py_vm *vm, py_function *function, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    const py_code *code = function->code;
    size_t total = nargs + (kwnames ? (size_t)kwnames->var.size : 0);
    py_frame *frame = py_frame_push(vm, py_newref(function), NULL);
    if (!frame)
        return NULL;
    for (size_t i = 0; i < total; i++)
        py_incref(args[i]);
    if (!kwnames && !(code->flags & (PY_CO_VARARGS | PY_CO_VARKEYWORDS)) && !code->kwonly_count &&
        (size_t)code->argcount == total) {
        if (total)
            memcpy(frame->slots, args, total * sizeof *args);
    } else if (py_bind_arguments(vm, function, frame->slots, args, nargs, kwnames)) {
        py_frame_pop(vm, frame);
        return NULL;
    }
    return py_evaluate(vm, frame, false);
}

py_object *py_function_call_in(py_vm *vm, py_function *function, py_object *namespace)
{
    py_frame *frame = py_frame_push(vm, py_newref(function), namespace);
    return frame ? py_evaluate(vm, frame, false) : NULL;
}

py_object *py_evaluate_code(py_vm *vm, py_code *code, py_dict *globals, py_object *locals)
{
    if (!py_dict_get_str(vm, globals, vm->names.builtins) && !vm->raised &&
        py_dict_set(vm, globals, PY_OBJECT(vm->names.builtins), PY_OBJECT(vm->builtins)))
        return NULL;
    if (vm->raised)
        return NULL;
    py_function *function = py_function_new(vm, code, globals, NULL);
    if (!function)
        return NULL;
    py_frame *frame = py_frame_push(vm, function, locals);
    return frame ? py_evaluate(vm, frame, false) : NULL;
}
