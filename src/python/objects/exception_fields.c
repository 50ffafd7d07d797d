/* The exceptions with attributes of their own, except OSError, the Unicode errors and groups:
 * StopIteration, SystemExit, ImportError, NameError, AttributeError, SyntaxError. */
#include "python/objects/exception_parts.h"

#include <string.h>

#define FIELD(index) offsetof(py_exception, fields) + 8 * (index)
#define TYPED(exception, text, count, ...)                                                         \
    const struct py_type_spec py_exception_##exception##_spec = {                                  \
        .name = #exception,                                                                        \
        .doc = text,                                                                               \
        EXCEPTION_BASICS(count),                                                                   \
        __VA_ARGS__,                                                                               \
    };

/* ---- StopIteration, SystemExit ---- */

static int stop_iteration_init(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                               py_tuple *kwnames)
{
    if (exception_init(vm, o, args, nargs, kwnames) < 0)
        return -1;
    exception_set_field(vm, (py_exception *)o, PY_STOP_ITERATION_VALUE, nargs ? args[0] : vm->none);
    return 0;
}

static const struct py_member_def stop_iteration_members[] = {
    {"value", PY_MEMBER_OBJECT, false, FIELD(PY_STOP_ITERATION_VALUE), "generator return value"},
    {0},
};

TYPED(StopIteration, "Signal the end from iterator.__next__().", 1,
      .slots = {EXCEPTION_SLOTS(1), .new_ = exception_new, .init = stop_iteration_init},
      .members = stop_iteration_members)

static int system_exit_init(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                            py_tuple *kwnames)
{
    py_exception *e = (py_exception *)o;
    if (exception_init(vm, o, args, nargs, kwnames) < 0)
        return -1;
    if (nargs)
        exception_set_field(vm, e, PY_SYSTEM_EXIT_CODE, nargs == 1 ? args[0] : PY_OBJECT(e->args));
    return 0;
}

static const struct py_member_def system_exit_members[] = {
    {"code", PY_MEMBER_OBJECT, false, FIELD(PY_SYSTEM_EXIT_CODE), "exception code"},
    {0},
};

TYPED(SystemExit, "Request to exit from the interpreter.", 1,
      .slots = {EXCEPTION_SLOTS(1), .new_ = exception_new, .init = system_exit_init},
      .members = system_exit_members)

/* ---- ImportError ---- */

static int import_error_init(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    static const char *const names[] = {"name", "path"};
    py_object *given[2] = {NULL};
    py_exception *e = (py_exception *)o;
    if (exception_init(vm, o, args, nargs, NULL) < 0 ||
        !exception_keywords(vm, "ImportError", names, 2, args + nargs, kwnames, given))
        return -1;
    exception_set_field(vm, e, PY_IMPORT_ERROR_NAME, given[0]);
    exception_set_field(vm, e, PY_IMPORT_ERROR_PATH, given[1]);
    exception_set_field(vm, e, PY_IMPORT_ERROR_MSG, nargs == 1 ? args[0] : NULL);
    return 0;
}

static py_object *import_error_str(py_vm *vm, py_object *o)
{
    py_object *msg = ((py_exception *)o)->fields[PY_IMPORT_ERROR_MSG];
    return msg && msg->type == vm->types.str ? py_newref(msg) : exception_str(vm, o);
}

static int add_given(py_vm *vm, py_dict *dict, const char *name, py_object *value)
{
    return value ? py_dict_set_c(vm, dict, name, value) : 0;
}

static py_object *import_error_reduce(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                      py_tuple *kwnames)
{
    py_exception *e = (py_exception *)o;
    py_object *name = e->fields[PY_IMPORT_ERROR_NAME], *path = e->fields[PY_IMPORT_ERROR_PATH];
    if (!name && !path)
        return exception_reduce(vm, o, args, nargs, kwnames);
    py_dict *state = e->dict ? py_dict_copy(vm, e->dict) : py_dict_new(vm);
    if (!state)
        return NULL;
    py_object *result = NULL;
    if (add_given(vm, state, "name", name) == 0 && add_given(vm, state, "path", path) == 0)
        result = PY_OBJECT(py_tuple_pack(vm, 3, o->type, e->args, state));
    py_decref(vm, state);
    return result;
}

static const struct py_member_def import_error_members[] = {
    {"msg", PY_MEMBER_OBJECT, false, FIELD(PY_IMPORT_ERROR_MSG), "exception message"},
    {"name", PY_MEMBER_OBJECT, false, FIELD(PY_IMPORT_ERROR_NAME), "module name"},
    {"path", PY_MEMBER_OBJECT, false, FIELD(PY_IMPORT_ERROR_PATH), "module path"},
    {0},
};

static const struct py_method_def import_error_methods[] = {
    {"__reduce__", import_error_reduce, PY_NOARGS, 0, 0, 0, NULL, NULL},
    {0},
};

TYPED(ImportError, "Import can't find module, or can't find name in module.", 3,
      .slots = {EXCEPTION_SLOTS(3), .new_ = exception_new, .init = import_error_init,
                .str = import_error_str},
      .members = import_error_members, .methods = import_error_methods)
TYPED(ModuleNotFoundError, "Module not found.", 3,
      .slots = {EXCEPTION_SLOTS(3), .new_ = exception_new, .init = import_error_init})

/* ---- NameError, AttributeError ---- */

static int name_error_init(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                           py_tuple *kwnames)
{
    static const char *const names[] = {"name"};
    py_object *name = NULL;
    if (exception_init(vm, o, args, nargs, NULL) < 0 ||
        !exception_keywords(vm, "NameError", names, 1, args + nargs, kwnames, &name))
        return -1;
    exception_set_field(vm, (py_exception *)o, PY_NAME_ERROR_NAME, name);
    return 0;
}

static const struct py_member_def name_error_members[] = {
    {"name", PY_MEMBER_OBJECT, false, FIELD(PY_NAME_ERROR_NAME), "name"},
    {0},
};

TYPED(NameError, "Name not found globally.", 1,
      .slots = {EXCEPTION_SLOTS(1), .new_ = exception_new, .init = name_error_init,
                .str = exception_str},
      .members = name_error_members)
TYPED(UnboundLocalError, "Local name referenced but not bound to a value.", 1,
      .slots = {EXCEPTION_SLOTS(1), .new_ = exception_new, .init = name_error_init})

static int attribute_error_init(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                                py_tuple *kwnames)
{
    static const char *const names[] = {"name", "obj"};
    py_object *given[2] = {NULL};
    if (exception_init(vm, o, args, nargs, NULL) < 0 ||
        !exception_keywords(vm, "AttributeError", names, 2, args + nargs, kwnames, given))
        return -1;
    exception_set_field(vm, (py_exception *)o, PY_ATTRIBUTE_ERROR_NAME, given[0]);
    exception_set_field(vm, (py_exception *)o, PY_ATTRIBUTE_ERROR_OBJ, given[1]);
    return 0;
}

static const struct py_member_def attribute_error_members[] = {
    {"name", PY_MEMBER_OBJECT, false, FIELD(PY_ATTRIBUTE_ERROR_NAME), "attribute name"},
    {"obj", PY_MEMBER_OBJECT, false, FIELD(PY_ATTRIBUTE_ERROR_OBJ), "object"},
    {0},
};

TYPED(AttributeError, "Attribute not found.", 2,
      .slots = {EXCEPTION_SLOTS(2), .new_ = exception_new, .init = attribute_error_init,
                .str = exception_str},
      .members = attribute_error_members)

/* ---- SyntaxError ---- */

/* SyntaxError(msg, (filename, lineno, offset, text[, end_lineno, end_offset])) */
static int syntax_error_take_place(py_vm *vm, py_exception *e, const py_tuple *place)
{
    static const int fields[] = {PY_SYNTAX_ERROR_FILENAME,   PY_SYNTAX_ERROR_LINENO,
                                 PY_SYNTAX_ERROR_OFFSET,     PY_SYNTAX_ERROR_TEXT,
                                 PY_SYNTAX_ERROR_END_LINENO, PY_SYNTAX_ERROR_END_OFFSET};
    int64_t size = place->var.size;
    if (size < 4 || size > 6) {
        py_raise(vm, vm->exceptions.TypeError, "function takes at %s %d arguments (%lld given)",
                 size < 4 ? "least" : "most", size < 4 ? 4 : 6, (long long)size);
        return -1;
    }
    for (int64_t i = 0; i < size; i++)
        exception_set_field(vm, e, fields[i], place->items[i]);
    if (size == 5) {
        py_raise(vm, vm->exceptions.TypeError,
                 "end_offset must be provided when end_lineno is provided");
        return -1;
    }
    return 0;
}

static int syntax_error_init(py_vm *vm, py_object *o, py_object *const *args, size_t nargs,
                             py_tuple *kwnames)
{
    py_exception *e = (py_exception *)o;
    if (exception_init(vm, o, args, nargs, kwnames) < 0)
        return -1;
    if (nargs >= 1)
        exception_set_field(vm, e, PY_SYNTAX_ERROR_MSG, args[0]);
    if (nargs != 2)
        return 0;
    py_tuple *place = py_tuple_from_iterable(vm, args[1]);
    if (!place)
        return -1;
    int failed = syntax_error_take_place(vm, e, place);
    py_decref(vm, place);
    return failed;
}

static py_object *syntax_error_str(py_vm *vm, py_object *o)
{
    py_exception *e = (py_exception *)o;
    py_object *msg = e->fields[PY_SYNTAX_ERROR_MSG] ? e->fields[PY_SYNTAX_ERROR_MSG] : vm->none;
    py_object *file = e->fields[PY_SYNTAX_ERROR_FILENAME];
    py_object *line = e->fields[PY_SYNTAX_ERROR_LINENO];
    const char *name = NULL;
    int64_t number = 0;
    bool numbered = line && line->type == vm->types.int_ && py_int_fits(line, &number);
    if (file && PY_IS_STR(file)) {
        name = py_str_utf8(vm, (py_str *)file, NULL);
        if (!name)
            return NULL;
        const char *slash = strrchr(name, '/');
        name = slash ? slash + 1 : name;
    }
    if (name && numbered)
        return PY_OBJECT(py_str_format(vm, "%S (%s, line %lld)", msg, name, (long long)number));
    if (name)
        return PY_OBJECT(py_str_format(vm, "%S (%s)", msg, name));
    if (numbered)
        return PY_OBJECT(py_str_format(vm, "%S (line %lld)", msg, (long long)number));
    return py_str_of(vm, msg);
}

static const struct py_member_def syntax_error_members[] = {
    {"msg", PY_MEMBER_OBJECT, false, FIELD(PY_SYNTAX_ERROR_MSG), "exception msg"},
    {"filename", PY_MEMBER_OBJECT, false, FIELD(PY_SYNTAX_ERROR_FILENAME), "exception filename"},
    {"lineno", PY_MEMBER_OBJECT, false, FIELD(PY_SYNTAX_ERROR_LINENO), "exception lineno"},
    {"offset", PY_MEMBER_OBJECT, false, FIELD(PY_SYNTAX_ERROR_OFFSET), "exception offset"},
    {"text", PY_MEMBER_OBJECT, false, FIELD(PY_SYNTAX_ERROR_TEXT), "exception text"},
    {"end_lineno", PY_MEMBER_OBJECT, false, FIELD(PY_SYNTAX_ERROR_END_LINENO),
     "exception end lineno"},
    {"end_offset", PY_MEMBER_OBJECT, false, FIELD(PY_SYNTAX_ERROR_END_OFFSET),
     "exception end offset"},
    {"print_file_and_line", PY_MEMBER_OBJECT, false, FIELD(PY_SYNTAX_ERROR_PRINT_FILE_AND_LINE),
     "exception print_file_and_line"},
    {0},
};

TYPED(SyntaxError, "Invalid syntax.", 8,
      .slots = {EXCEPTION_SLOTS(8), .new_ = exception_new, .init = syntax_error_init,
                .str = syntax_error_str},
      .members = syntax_error_members)
TYPED(IndentationError, "Improper indentation.", 8,
      .slots = {EXCEPTION_SLOTS(8), .new_ = exception_new, .init = syntax_error_init})
TYPED(TabError, "Improper mixture of spaces and tabs.", 8,
      .slots = {EXCEPTION_SLOTS(8), .new_ = exception_new, .init = syntax_error_init})
