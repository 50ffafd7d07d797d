/* _traceback: what the engine prints for uncaught exceptions, for traceback.py. */
#include "python/library/parts.h"
#include "python/objects/traceback_parts.h"
#include "python/run/machine.h"

#include <string.h>

static py_object *printed(py_vm *vm, py_object *exception,
                          void (*print)(py_vm *, py_object *, struct text *))
{
    if (!PY_IS_EXCEPTION(exception))
        return py_raise(vm, vm->exceptions.TypeError, "Exception expected for value, %T found",
                        exception);
    struct text out = py_text(vm);
    print(vm, exception, &out);
    return PY_OBJECT(py_str_from_text(vm, &out));
}

PY_FUNCTION(traceback_whole)
{
    PY_UNUSED_ARGUMENTS;
    return printed(vm, args[0], py_exception_print);
}

PY_FUNCTION(traceback_only)
{
    PY_UNUSED_ARGUMENTS;
    return printed(vm, args[0], py_exception_print_only);
}

/* The line of a file, without its end; None: there is none. */
PY_FUNCTION(traceback_line)
{
    PY_UNUSED_ARGUMENTS;
    struct shown_source source = {0};
    size_t length = 0;
    int64_t number;
    if (!PY_IS_STR(args[0]) || !PY_IS_INT(args[1]) || !py_int_fits(args[1], &number) ||
        number < 1 || number > INT32_MAX)
        return py_newref(vm->none);
    const char *line = shown_source_line(vm, &source, (py_str *)args[0], (int32_t)number, &length);
    py_object *result = line ? PY_OBJECT(py_str_from(vm, line, length)) : py_newref(vm->none);
    shown_source_fini(&source);
    return result;
}

/* The marks under a line: marks(line, whether it goes on below, column, end column). */
PY_FUNCTION(traceback_marks)
{
    PY_UNUSED_ARGUMENTS;
    int64_t column, end;
    size_t length;
    int more = py_is_true(vm, args[1]);
    if (!PY_IS_STR(args[0]) || !PY_IS_INT(args[2]) || !PY_IS_INT(args[3]) ||
        !py_int_fits(args[2], &column) || !py_int_fits(args[3], &end) || column < 0 || end < 0 ||
        column > INT32_MAX || end > INT32_MAX || more < 0)
        return vm->raised ? NULL : py_newref(vm->empty_str);
    const char *line = py_str_utf8(vm, (py_str *)args[0], &length);
    if (!line)
        return NULL;
    struct text out = py_text(vm);
    const struct py_location place = {1, more ? 2 : 1, (int32_t)column, (int32_t)end};
    show_carets(&out, "    ", line, length, &place);
    return PY_OBJECT(py_str_from_text(vm, &out));
}

/* Where a traceback's instruction stands: (end line, column, end column), or None. */
PY_FUNCTION(traceback_place)
{
    PY_UNUSED_ARGUMENTS;
    if (args[0]->type != vm->types.traceback)
        return py_raise(vm, vm->exceptions.TypeError, "a traceback is needed, not %T", args[0]);
    const py_traceback *traceback = (const py_traceback *)args[0];
    const py_code *code = ((py_frame_object *)traceback->frame)->frame->code;
    if (!code || traceback->instruction < 0 || traceback->instruction >= code->instruction_count)
        return py_newref(vm->none);
    const struct py_location *at = &code->locations[traceback->instruction];
    py_object *numbers[] = {py_int_from(vm, at->end_line), py_int_from(vm, at->column),
                            py_int_from(vm, at->end_column)};
    for (size_t i = 0; i < 3; i++)
        if (!numbers[i]) {
            for (i = 0; i < 3; i++)
                py_xdecref(vm, numbers[i]);
            return NULL;
        }
    return PY_OBJECT(py_tuple_steal(vm, numbers, 3));
}

static const struct py_method_def traceback_functions[] = {
    {"whole", traceback_whole, PY_ONE, 0, 0, 0, NULL, NULL},
    {"only", traceback_only, PY_ONE, 0, 0, 0, NULL, NULL},
    {"line", traceback_line, PY_FAST, 2, 2, 0, NULL, NULL},
    {"place", traceback_place, PY_ONE, 0, 0, 0, NULL, NULL},
    {"marks", traceback_marks, PY_FAST, 4, 4, 0, NULL, NULL},
    {0},
};

const struct py_module_def py_traceback_module_def = {.name = "_traceback",
                                                      .functions = traceback_functions};
