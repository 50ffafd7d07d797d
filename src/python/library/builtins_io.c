/* print, input, open, exit (Python/bltinmodule.c). */
#include "python/library/parts.h"
#include "python/run/machine.h"

#include <stdlib.h>

int py_keyword_index(py_vm *vm, py_str *name, const char *const *names, const char *function)
{
    for (int i = 0; names[i]; i++)
        if (py_str_equals_c(name, names[i]))
            return i;
    py_raise(vm, vm->exceptions.TypeError, "'%U' is an invalid keyword argument for %s()", name,
             function);
    return -1;
}

/* A separator: None and nothing are the usual one, NULL. -1 with TypeError. */
static int check_separator(py_vm *vm, py_object **value, const char *name)
{
    if (*value == vm->none)
        *value = NULL;
    if (!*value || PY_IS_STR(*value))
        return 0;
    py_raise(vm, vm->exceptions.TypeError, "%s must be None or a string, not %T", name, *value);
    return -1;
}

static int write_char(py_vm *vm, py_object *file, py_object *text_or_null, uint32_t otherwise)
{
    if (text_or_null)
        return py_write_str_of(vm, file, text_or_null);
    py_str *text = py_str_from_char(vm, otherwise);
    py_hold(vm, text);
    int failed = text ? py_write_str_of(vm, file, PY_OBJECT(text)) : -1;
    py_unhold(vm, 1);
    py_xdecref(vm, text);
    return failed;
}

static int flush_file(py_vm *vm, py_object *file)
{
    py_object *result = py_call_method(vm, file, "flush", NULL, 0);
    py_xdecref(vm, result);
    return result ? 0 : -1;
}

static py_object *print_values(py_vm *vm, py_object *const *args, size_t nargs, py_tuple *kwnames)
{
    static const char *const names[] = {"sep", "end", "file", "flush", NULL};
    py_object *given[4] = {NULL};
    for (int64_t i = 0; kwnames && i < kwnames->var.size; i++) {
        int at = py_keyword_index(vm, (py_str *)kwnames->items[i], names, "print");
        if (at < 0)
            return NULL;
        given[at] = args[nargs + (size_t)i];
    }
    py_object *file = given[2];
    if (!file || file == vm->none) {
        file = py_dict_get_str(vm, vm->sys->dict, vm->names.stdout_);
        if (!file)
            return py_raise(vm, vm->exceptions.RuntimeError, "lost sys.stdout");
        if (file == vm->none)
            return py_newref(vm->none);
    }
    if (check_separator(vm, &given[0], "sep") || check_separator(vm, &given[1], "end"))
        return NULL;
    /* file.write is a call more, for which the recursion limit may leave no room. */
    if (py_enter_recursive(vm, " while calling a Python object") < 0)
        return NULL;
    py_leave_recursive(vm);
    py_incref(file);
    py_hold(vm, file);
    int failed = 0;
    for (size_t i = 0; i < nargs && !failed; i++) {
        if (i)
            failed = write_char(vm, file, given[0], ' ');
        if (!failed)
            failed = py_write_str_of(vm, file, args[i]);
    }
    if (!failed)
        failed = write_char(vm, file, given[1], '\n');
    if (!failed && given[3]) {
        int wanted = py_is_true(vm, given[3]);
        failed = wanted > 0 ? flush_file(vm, file) : wanted;
    }
    py_unhold(vm, 1);
    py_decref(vm, file);
    return failed ? NULL : py_newref(vm->none);
}

/* The values are in a tuple meanwhile (_PyArg_UnpackKeywordsWithVararg). */
static py_object *builtin_print(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    (void)self;
    py_tuple *values = py_tuple_from(vm, args, (int64_t)nargs);
    if (!values)
        return NULL;
    py_hold(vm, values);
    py_object *result = print_values(vm, args, nargs, kwnames);
    py_unhold(vm, 1);
    py_decref(vm, values);
    return result;
}

/* ---- input ---- */

static py_object *standard_file(py_vm *vm, py_str *name)
{
    py_object *file = py_dict_get_str(vm, vm->sys->dict, name);
    if (file && file != vm->none)
        return file;
    return py_raise(vm, vm->exceptions.RuntimeError, "input(): lost sys.%U", name);
}

static py_object *builtin_input(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    (void)self, (void)kwnames;
    py_object *file_in = standard_file(vm, vm->names.stdin_);
    py_object *file_out = file_in ? standard_file(vm, vm->names.stdout_) : NULL;
    py_object *file_error = file_out ? standard_file(vm, vm->names.stderr_) : NULL;
    if (!file_error)
        return NULL;
    if (flush_file(vm, file_error))
        py_clear_raised(vm);
    if (nargs && py_write_str_of(vm, file_out, args[0]))
        return NULL;
    if (flush_file(vm, file_out))
        py_clear_raised(vm);
    py_object *line = py_call_method(vm, file_in, "readline", NULL, 0);
    if (!line)
        return NULL;
    if (!PY_IS_STR(line)) {
        py_decref(vm, line);
        return py_raise(vm, vm->exceptions.TypeError, "object.readline() returned non-string");
    }
    py_str *text = (py_str *)line;
    if (!text->length) {
        py_decref(vm, line);
        return py_raise(vm, vm->exceptions.EOFError, "EOF when reading a line");
    }
    if (py_str_at(text, text->length - 1) == '\n') {
        py_str *shorter = py_str_slice(vm, text, 0, text->length - 1);
        py_decref(vm, line);
        line = PY_OBJECT(shorter);
    }
    return line;
}

/* ---- open, exit, help ---- */

static py_object *builtin_open(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)self;
    if (!vm->library->open) {
        py_object *io = py_import_module(vm, "io");
        vm->library->open = io ? py_getattr_string(vm, io, "open") : NULL;
        py_xdecref(vm, io);
    }
    return vm->library->open ? py_call(vm, vm->library->open, args, nargs, kwnames) : NULL;
}

static py_object *builtin_exit(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)self, (void)kwnames;
    return py_raise_object(vm, vm->exceptions.SystemExit,
                           nargs && args[0] != vm->none ? args[0] : NULL);
}

/* The documentation string of what it is given. */
static py_object *builtin_help(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)self, (void)kwnames;
    py_object *doc = NULL;
    py_object *file = py_dict_get_str(vm, vm->sys->dict, vm->names.stdout_);
    if (nargs && py_lookup_attr(vm, args[0], vm->names.doc, &doc) < 0)
        return NULL;
    int failed = 0;
    if (doc && file && PY_IS_STR(doc)) {
        py_hold(vm, doc);
        failed = py_write_str_of(vm, file, doc) || write_char(vm, file, NULL, '\n');
        py_unhold(vm, 1);
    }
    py_xdecref(vm, doc);
    return failed ? NULL : py_newref(vm->none);
}

const struct py_method_def py_builtins_input_output[] = {
    {"print", builtin_print, PY_KEYWORDS, 0, 0, 0,
     "(*args, sep=' ', end='\\n', file=None, flush=False)",
     "Prints the values to a stream, or to sys.stdout by default."},
    {"input", builtin_input, PY_FAST, 0, 1, 0, "(prompt='', /)",
     "Read a string from standard input.  The trailing newline is stripped."},
    {"open", builtin_open, PY_KEYWORDS, 0, 0, 0,
     "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, "
     "opener=None)",
     "Open file and return a stream.  Raise OSError upon failure."},
    {"exit", builtin_exit, PY_FAST, 0, 1, 0, NULL, NULL},
    {"quit", builtin_exit, PY_FAST, 0, 1, 0, NULL, NULL},
    {"help", builtin_help, PY_FAST, 0, 1, 0, NULL, NULL},
    {0},
};
