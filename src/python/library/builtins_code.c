/* Builtins that compile and run code: eval, exec, compile, __import__, __build_class__ (Python/bltinmodule.c). */
#include "python/compile/compile.h"
#include "python/library/parts.h"
#include "python/run/machine.h"

/* The text of source given as str or bytes, borrowed from it. NULL with TypeError. */
static const char *source_text(py_vm *vm, py_object *source, const char *function,
                               const char *kinds, size_t *length)
{
    const char *bytes;
    int64_t count;
    if (PY_IS_STR(source))
        bytes = py_str_utf8(vm, (py_str *)source, length);
    else if (py_bytes_view(vm, source, &bytes, &count))
        *length = (size_t)count;
    else
        return py_raise(vm, vm->exceptions.TypeError, "%s() arg 1 must be a %s", function, kinds);
    if (!bytes)
        return NULL;
    for (size_t i = 0; i < *length; i++)
        if (!bytes[i])
            return py_raise(vm, vm->exceptions.ValueError,
                            "source code string cannot contain null bytes");
    return bytes;
}

/* Fills in globals and locals where they were left out. */
static int choose_namespaces(py_vm *vm, py_object **globals, py_object **locals)
{
    if (*locals == vm->none)
        *locals = NULL;
    if (*globals == vm->none)
        *globals = NULL;
    if (*globals) {
        if (!*locals)
            *locals = *globals;
        return 0;
    }
    if (!vm->frame) {
        py_raise(vm, vm->exceptions.TypeError,
                 "eval must be given globals and locals when called without a frame");
        return -1;
    }
    *globals = PY_OBJECT(vm->frame->globals);
    if (!*locals)
        *locals = py_frame_locals(vm, vm->frame);
    return *locals ? 0 : -1;
}

static py_object *run_in(py_vm *vm, py_object *source, py_object *globals, py_object *locals,
                         const char *function, enum python_parse_mode mode)
{
    if (source->type == vm->types.code) {
        if (((py_code *)source)->free_count)
            return py_raise(vm, vm->exceptions.TypeError,
                            mode == PYTHON_PARSE_EVAL
                                ? "code object passed to %s() may not contain free variables"
                                : "cannot use a code object that requires closure in %s()",
                            function);
        return py_evaluate_code(vm, (py_code *)source, (py_dict *)globals, locals);
    }
    size_t length;
    const char *text = source_text(vm, source, function, "string, bytes or code object", &length);
    if (!text)
        return NULL;
    while (mode == PYTHON_PARSE_EVAL && length && (*text == ' ' || *text == '\t')) {
        text++;
        length--;
    }
    py_str *filename = py_str_from_c(vm, "<string>");
    py_code *code = filename ? py_compile_to_run(vm, text, length, filename, mode) : NULL;
    py_xdecref(vm, filename);
    if (!code)
        return NULL;
    py_hold(vm, code);
    py_object *result = py_evaluate_code(vm, code, (py_dict *)globals, locals);
    py_unhold(vm, 1);
    py_decref(vm, code);
    return result;
}

static py_object *builtin_eval(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    (void)self, (void)kwnames;
    py_object *globals = nargs > 1 ? args[1] : NULL, *locals = nargs > 2 ? args[2] : NULL;
    if (locals && locals != vm->none && !locals->type->slots.subscript)
        return py_raise(vm, vm->exceptions.TypeError, "locals must be a mapping");
    if (globals && globals != vm->none && !PY_IS_DICT(globals))
        return py_raise(vm, vm->exceptions.TypeError,
                        globals->type->slots.subscript
                            ? "globals must be a real dict; try eval(code, {}, mapping)"
                            : "globals must be a dict");
    if (choose_namespaces(vm, &globals, &locals))
        return NULL;
    return run_in(vm, args[0], globals, locals, "eval", PYTHON_PARSE_EVAL);
}

static py_object *builtin_exec(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    static const struct py_params params = {
        "exec", 1, 3, 3, {"source", "globals", "locals", "closure"}};
    py_object *given[4] = {NULL};
    (void)self;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, given))
        return NULL;
    if (choose_namespaces(vm, &given[1], &given[2]))
        return NULL;
    if (!PY_IS_DICT(given[1]))
        return py_raise(vm, vm->exceptions.TypeError, "exec() globals must be a dict, not %T",
                        given[1]);
    if (!given[2]->type->slots.subscript)
        return py_raise(vm, vm->exceptions.TypeError, "locals must be a mapping or None, not %T",
                        given[2]);
    py_object *result = run_in(vm, given[0], given[1], given[2], "exec", PYTHON_PARSE_FILE);
    if (!result)
        return NULL;
    py_decref(vm, result);
    return py_newref(vm->none);
}

/* What may be given as flags: those of __future__, and PyCF_MASK_OBSOLETE, PyCF_DONT_IMPLY_DEDENT, PyCF_ONLY_AST,
 * PyCF_TYPE_COMMENTS, PyCF_ALLOW_TOP_LEVEL_AWAIT, PyCF_ALLOW_INCOMPLETE_INPUT (Include/compile.h). */
enum { COMPILE_FLAGS = 0x1FE0000 | 0x10 | 0x200 | 0x400 | 0x1000 | 0x2000 | 0x4000 };

static py_object *builtin_compile(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                  py_tuple *kwnames)
{
    static const struct py_params params = {
        "compile", 3, 6, 0, {"source", "filename", "mode", "flags", "dont_inherit", "optimize"}};
    py_object *given[6] = {NULL};
    enum python_parse_mode mode;
    size_t length;
    (void)self;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, given))
        return NULL;
    if (!PY_IS_STR(given[1]))
        return py_raise(vm, vm->exceptions.TypeError,
                        "expected str, bytes or os.PathLike object, not %T", given[1]);
    if (!PY_IS_STR(given[2]))
        return py_raise(vm, vm->exceptions.TypeError,
                        "compile() argument 'mode' must be str, not %T", given[2]);
    int64_t flags = given[3] ? py_as_index(vm, given[3], vm->exceptions.OverflowError) : 0;
    if (vm->raised)
        return NULL;
    if (flags & ~COMPILE_FLAGS)
        return py_raise(vm, vm->exceptions.ValueError, "compile(): unrecognised flags");
    py_str *name = (py_str *)given[2];
    if (py_str_equals_c(name, "exec"))
        mode = PYTHON_PARSE_FILE;
    else if (py_str_equals_c(name, "eval"))
        mode = PYTHON_PARSE_EVAL;
    else if (py_str_equals_c(name, "single"))
        mode = PYTHON_PARSE_INTERACTIVE;
    else
        return py_raise(vm, vm->exceptions.ValueError,
                        "compile() mode must be 'exec', 'eval' or 'single'");
    const char *text = source_text(vm, given[0], "compile", "string, bytes or AST object", &length);
    while (text && mode == PYTHON_PARSE_EVAL && length && (*text == ' ' || *text == '\t')) {
        text++;
        length--;
    }
    return text ? PY_OBJECT(py_compile_source(vm, text, length, (py_str *)given[1], mode)) : NULL;
}

static py_object *builtin_import(py_vm *vm, py_object *self, py_object *const *args, size_t nargs,
                                 py_tuple *kwnames)
{
    static const struct py_params params = {
        "__import__", 1, 5, 0, {"name", "globals", "locals", "fromlist", "level"}};
    py_object *given[5] = {NULL};
    (void)self;
    if (!py_args_parse(vm, &params, args, nargs, kwnames, given))
        return NULL;
    if (!PY_IS_STR(given[0]))
        return py_raise(vm, vm->exceptions.TypeError, "module name must be a string");
    int64_t level = given[4] ? py_as_index(vm, given[4], vm->exceptions.OverflowError) : 0;
    if (vm->raised)
        return NULL;
    return py_import(vm, (py_str *)given[0], given[1], given[3], level);
}

const struct py_method_def py_builtins_code[] = {
    {"eval", builtin_eval, PY_FAST, 1, 3, 0, "(source, globals=None, locals=None, /)", NULL},
    {"exec", builtin_exec, PY_KEYWORDS, 0, 0, 0,
     "(source, globals=None, locals=None, /, *, closure=None)", NULL},
    {"compile", builtin_compile, PY_KEYWORDS, 0, 0, 0,
     "(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)", NULL},
    {"__import__", builtin_import, PY_KEYWORDS, 0, 0, 0,
     "(name, globals=None, locals=None, fromlist=(), level=0)", NULL},
    {"__build_class__", py_build_class, PY_KEYWORDS, 0, 0, 0, NULL, NULL},
    {0},
};
