#include "python/library/args.h"

#include "python/library/parts.h"
#include "python/vm.h"

#include <limits.h>
#include <string.h>

static size_t keyword_count(const py_tuple *kwnames)
{
    return kwnames ? (size_t)kwnames->var.size : 0;
}

static int find_name(const struct py_params *params, int count, py_str *name)
{
    for (int i = 0; i < count; i++)
        if (params->names[i][0] && py_str_equals_c(name, params->names[i]))
            return i;
    return -1;
}

static int name_count(const struct py_params *params)
{
    int count = 0;
    while (count < (int)ARRAY_LENGTH(params->names) && params->names[count])
        count++;
    return count;
}

/* "sorted expected 1 argument, got 0" or "f() takes at most 2 arguments (3 given)". */
static bool check_many(py_vm *vm, const struct py_params *params, size_t nargs, size_t keywords,
                       int count)
{
    const char *function = params->function;
    size_t positional = (size_t)params->positional;
    if (nargs + keywords > (size_t)count) {
        py_raise(vm, vm->exceptions.TypeError, "%s() takes %s %d %sargument%s (%zu given)",
                 function, params->required == count ? "exactly" : "at most", count,
                 nargs == 0 ? "keyword " : "", count == 1 ? "" : "s", nargs + keywords);
        return false;
    }
    if (nargs <= positional)
        return true;
    if (positional == 0)
        py_raise(vm, vm->exceptions.TypeError, "%s() takes no positional arguments", function);
    else
        py_raise(vm, vm->exceptions.TypeError,
                 "%s() takes %s %zu positional argument%s (%zu given)", function,
                 params->required >= (int)positional ? "exactly" : "at most", positional,
                 positional == 1 ? "" : "s", nargs);
    return false;
}

static bool take_keywords(py_vm *vm, const struct py_params *params, py_object *const *values,
                          py_tuple *kwnames, int count, py_object **out, py_str **unknown)
{
    for (int64_t i = 0; i < kwnames->var.size; i++) {
        py_str *name = (py_str *)kwnames->items[i];
        int at = find_name(params, count, name);
        if (at < 0 || at < params->positional_only) {
            *unknown = name;
            continue;
        }
        if (out[at]) {
            py_raise(vm, vm->exceptions.TypeError,
                     "argument for %s() given by name ('%U') and position (%d)", params->function,
                     name, at + 1);
            return false;
        }
        out[at] = values[i];
    }
    return true;
}

/* Functions for which CPython makes a tuple of the names when one is used for the first time, and keeps it (parser_init of
 * Python/getargs.c): to the collector that is an allocation. The others read their arguments in other ways, or were called
 * with names before the program began. */
static const char *const keepers[] = {
    "complex", "decode", "encode", "expandtabs", "get_objects", "int", "property",
    "round",   "rsplit", "sort",   "split",      "splitlines",  "sum"};

static bool is_keeper(const char *function)
{
    for (size_t i = 0; i < ARRAY_LENGTH(keepers); i++)
        if (strcmp(keepers[i], function) == 0)
            return true;
    return false;
}

static py_tuple *names_of(py_vm *vm, const struct py_params *params, int count)
{
    py_tuple *names = py_tuple_new(vm, count - params->positional_only);
    for (int i = params->positional_only; names && i < count; i++) {
        py_str *name = py_str_intern_c(vm, params->names[i]);
        if (name)
            names->items[i - params->positional_only] = PY_OBJECT(name);
        else
            PY_CLEAR(vm, names);
    }
    return names;
}

static bool keep_names(py_vm *vm, const struct py_params *params, int count)
{
    struct py_library *library = vm->library;
    for (size_t i = 0; i < library->kept_names.count; i++)
        if (library->kept_names.items[i].params == params)
            return true;
    struct py_kept_names kept = {.params = params};
    bool keeper = is_keeper(params->function);
    if (keeper)
        kept.names = names_of(vm, params, count);
    if ((!keeper || kept.names) && vector_push(&library->kept_names, kept))
        return true;
    py_xdecref(vm, kept.names);
    py_raise_memory(vm);
    return false;
}

bool py_args_parse(py_vm *vm, const struct py_params *params, py_object *const *args, size_t nargs,
                   py_tuple *kwnames, py_object **out)
{
    int count = name_count(params);
    size_t keywords = keyword_count(kwnames);
    if (!check_many(vm, params, nargs, keywords, count))
        return false;
    if (nargs < (size_t)params->positional_only && nargs < (size_t)params->required) {
        size_t least = (size_t)MIN(params->positional_only, params->required);
        py_raise(vm, vm->exceptions.TypeError,
                 "%s() takes %s %zu positional argument%s (%zu given)", params->function,
                 params->required < params->positional ? "at least" : "exactly", least,
                 least == 1 ? "" : "s", nargs);
        return false;
    }
    for (size_t i = 0; i < nargs; i++)
        out[i] = args[i];
    py_str *unknown = NULL;
    if (keywords && !keep_names(vm, params, count))
        return false;
    if (keywords && !take_keywords(vm, params, args + nargs, kwnames, count, out, &unknown))
        return false;
    for (int i = 0; i < params->required; i++)
        if (!out[i]) {
            py_raise(vm, vm->exceptions.TypeError, "%s() missing required argument '%s' (pos %d)",
                     params->function, params->names[i], i + 1);
            return false;
        }
    /* told last, after what is missing (Python/getargs.c) */
    if (unknown)
        py_raise(vm, vm->exceptions.TypeError, "'%U' is an invalid keyword argument for %s()",
                 unknown, params->function);
    return !unknown;
}

bool py_args_positional(py_vm *vm, const char *function, size_t nargs, py_tuple *kwnames,
                        size_t minimum, size_t maximum)
{
    if (keyword_count(kwnames)) {
        py_raise(vm, vm->exceptions.TypeError, "%s() takes no keyword arguments", function);
        return false;
    }
    if (nargs >= minimum && nargs <= maximum)
        return true;
    size_t bound = nargs < minimum ? minimum : maximum;
    py_raise(vm, vm->exceptions.TypeError, "%s expected %s%zu argument%s, got %zu", function,
             minimum == maximum ? ""
             : nargs < minimum  ? "at least "
                                : "at most ",
             bound, bound == 1 ? "" : "s", nargs);
    return false;
}

/* ---- numbers ---- */

static bool c_int(py_vm *vm, py_object *o, int *value, const char *too_small, const char *too_large)
{
    py_object *number = py_index(vm, o);
    int64_t wide;
    if (!number)
        return false;
    bool fits_long = py_int_fits(number, &wide);
    py_decref(vm, number);
    if (fits_long && wide >= INT_MIN && wide <= INT_MAX) {
        *value = (int)wide;
        return true;
    }
    const char *words = !too_large   ? "Python int too large to convert to C int"
                        : !fits_long ? "Python int too large to convert to C long"
                        : wide < 0   ? too_small
                                     : too_large;
    py_raise(vm, vm->exceptions.OverflowError, "%s", words);
    return false;
}

bool py_args_c_int(py_vm *vm, py_object *o, int *value)
{
    return c_int(vm, o, value, NULL, NULL);
}

bool py_args_parsed_c_int(py_vm *vm, py_object *o, int *value)
{
    return c_int(vm, o, value, "signed integer is less than minimum",
                 "signed integer is greater than maximum");
}
