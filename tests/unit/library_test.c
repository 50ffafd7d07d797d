/* How functions in C read their arguments, in python3's words, and what gc, sys and weakref say of a program's memory. */
#include "unit.h"

#include "running.h"

#include "python/library/args.h"
#include "python/memory/weakref.h"

static struct running run;
static py_vm *vm;

static void open_engine(void)
{
    run = running_open(NULL);
    vm = run.vm;
    ck_assert_ptr_nonnull(vm);
}

static void close_engine(void)
{
    ck_assert(!py_raised(vm));
    running_audit(&run);
    running_end(&run);
}

/* The words of the pending exception, which is cleared. */
static void raised_says(const char *words)
{
    ck_assert(py_raised(vm));
    py_object *exception = py_take_raised(vm), *text = py_str_of(vm, exception);
    ck_assert_str_eq(py_str_utf8(vm, (py_str *)text, NULL), words);
    py_decref(vm, text);
    py_decref(vm, exception);
}

/* ---- arguments ---- */

/* sorted(iterable, /, *, key, reverse), complex(real, imag) and their like. */
static const struct py_params required = {"f", 2, 3, 0, {"a", "b", "c"}};
static const struct py_params by_name = {"g", 0, 0, 0, {"x", "y"}};
static const struct py_params first_apart = {"h", 1, 2, 1, {"", "b"}};

static const struct {
    const struct py_params *params;
    size_t positional;
    const char *keywords[4]; /* each with its own name as its value */
    const char *problem;     /* NULL: none */
    const char *out; /* what each parameter got: p for positional, k for keyword, - for none */
} calls[] = {
    {&required, 2, {NULL}, NULL, "pp-"},
    {&required, 3, {NULL}, NULL, "ppp"},
    {&required, 1, {"b"}, NULL, "pk-"},
    {&required, 0, {"c", "b", "a"}, NULL, "kkk"},
    {&required, 0, {NULL}, "f() missing required argument 'a' (pos 1)", NULL},
    {&required, 1, {"c"}, "f() missing required argument 'b' (pos 2)", NULL},
    {&required, 4, {NULL}, "f() takes at most 3 arguments (4 given)", NULL},
    {&required, 2, {"a"}, "argument for f() given by name ('a') and position (1)", NULL},
    {&required, 2, {"d"}, "'d' is an invalid keyword argument for f()", NULL},
    {&by_name, 0, {"y"}, NULL, "-k"},
    {&by_name, 1, {NULL}, "g() takes no positional arguments", NULL},
    {&by_name, 0, {"x", "y", "z"}, "g() takes at most 2 keyword arguments (3 given)", NULL},
    {&first_apart, 1, {"b"}, NULL, "pk"},
    {&first_apart, 0, {"b"}, "h() takes at least 1 positional argument (0 given)", NULL},
};

START_TEST(arguments_are_read_and_complained_of_as_python3_does)
{
    open_engine();
    for (size_t i = 0; i < ARRAY_LENGTH(calls); i++) {
        py_object *values[8], *out[4] = {NULL};
        size_t count = 0;
        int64_t names = 0;
        while (calls[i].keywords[names])
            names++;
        for (; count < calls[i].positional; count++)
            values[count] = vm->none;
        py_tuple *kwnames = py_tuple_new(vm, names);
        for (int64_t k = 0; k < names; k++) {
            kwnames->items[k] = PY_OBJECT(py_str_intern_c(vm, calls[i].keywords[k]));
            values[count++] = kwnames->items[k];
        }
        bool read = py_args_parse(vm, calls[i].params, values, calls[i].positional,
                                  names ? kwnames : NULL, out);
        ck_assert_msg(read == !calls[i].problem, "call %d", (int)i);
        if (calls[i].problem)
            raised_says(calls[i].problem);
        else
            for (size_t p = 0; calls[i].out[p]; p++)
                ck_assert_int_eq(calls[i].out[p], !out[p] ? '-' : out[p] == vm->none ? 'p' : 'k');
        py_decref(vm, kwnames);
    }
    ck_assert(!py_args_positional(vm, "f", 0, NULL, 1, 1));
    raised_says("f expected 1 argument, got 0");
    ck_assert(!py_args_positional(vm, "f", 3, NULL, 0, 2));
    raised_says("f expected at most 2 arguments, got 3");
    ck_assert(!py_args_positional(vm, "f", 0, NULL, 1, 2));
    raised_says("f expected at least 1 argument, got 0");
    ck_assert(py_args_positional(vm, "f", 2, NULL, 1, 2));
    close_engine();
}
END_TEST

/* Every function of builtins and of the modules about memory, called with too many arguments and with an unknown keyword: an
 * exception each time, never more. */
static void call_badly(py_object *function, py_object *const *args, size_t nargs, py_tuple *kwnames)
{
    py_object *result = py_call(vm, function, args, nargs, kwnames);
    ck_assert_msg(result || py_raised(vm), "failed without a word");
    py_clear_raised(vm);
    py_xdecref(vm, result);
}

static void call_all_of(py_dict *dict)
{
    py_tuple *kwnames = py_tuple_new(vm, 1);
    kwnames->items[0] = PY_OBJECT(py_str_intern_c(vm, "no_such_keyword"));
    py_object *args[20];
    for (size_t i = 0; i < ARRAY_LENGTH(args); i++)
        args[i] = vm->ellipsis;
    py_list *values = py_dict_values_list(vm, dict);
    for (int64_t i = 0; i < values->var.size; i++) {
        py_object *function = values->items[i];
        if (function->type != vm->types.builtin_function)
            continue;
        call_badly(function, args, 19, NULL);
        call_badly(function, args, 0, kwnames);
        call_badly(function, args, 1, kwnames);
        call_badly(function, args, 1, NULL);
        call_badly(function, args, 2, NULL);
        call_badly(function, args, 3, NULL);
    }
    py_decref(vm, values);
    py_decref(vm, kwnames);
}

START_TEST(no_function_is_upset_by_arguments_that_make_no_sense)
{
    static const char *const modules[] = {"builtins",   "gc",        "_weakref",    "math",
                                          "_functools", "_operator", "_collections"};
    open_engine();
    for (size_t i = 0; i < ARRAY_LENGTH(modules); i++) {
        py_object *module = py_import_module(vm, modules[i]);
        ck_assert_msg(module != NULL, "%s", modules[i]);
        call_all_of(((py_module *)module)->dict);
        py_decref(vm, module);
    }
    close_engine();
}
END_TEST

/* ---- weak references ---- */

START_TEST(a_weak_reference_without_a_callback_exists_once_and_holds_nothing)
{
    open_engine();
    py_object *o = PY_OBJECT(py_set_new(vm, NULL));
    py_object *a = py_weakref_new(vm, o, NULL), *b = py_weakref_new(vm, o, NULL);
    ck_assert_ptr_eq(a, b);
    ck_assert_uint_eq(a->refcount, 2);
    ck_assert_uint_eq(o->refcount, 1);
    ck_assert_int_eq(py_weakref_count(o), 1);
    py_object *proxy = py_weakref_new_proxy(vm, o, NULL);
    ck_assert_int_eq(py_weakref_count(o), 2);
    ck_assert_ptr_eq(py_weakref_get(vm, a), o);
    py_decref(vm, o);
    ck_assert_ptr_eq(py_weakref_get(vm, a), vm->none);
    py_decref(vm, a);
    py_decref(vm, b);
    py_decref(vm, proxy);
    close_engine();
}
END_TEST

START_TEST(an_object_that_cannot_be_referred_to_weakly_says_so)
{
    open_engine();
    py_object *number = py_int_from(vm, 1000);
    ck_assert_ptr_null(py_weakref_new(vm, number, NULL));
    raised_says("cannot create weak reference to 'int' object");
    ck_assert_uint_eq(number->refcount, 1);
    py_decref(vm, number);
    close_engine();
}
END_TEST

/* ---- what a program is told ---- */

START_TEST(sys_and_gc_give_python3s_numbers)
{
    running_prints(
        "import sys, gc\n"
        "print([sys.getsizeof(x) for x in [(), (1,), [], [1], {}, {1: 2}, set(), 'a', 1,\n"
        "       1.0, True, None, object(), range(1), slice(1), b'', 1j, bytearray(), ...]])\n"
        "print([sys.getrefcount(x) - 1 for x in [[], object(), {}]])\n"
        "print([gc.is_tracked(x) for x in [1, 'a', [], (), (1,), {}, {1: []}, set()]])\n"
        "print(gc.get_threshold(), gc.isenabled())\n"
        "gc.collect()\nbefore = gc.get_count()\nkept = [[] for i in range(10)]\n"
        "print(gc.get_count()[0] - before[0])\n"
        "a = []\na.append(a)\ndel a\nprint(gc.collect())\n"
        "x = []\nprint(len(gc.get_referrers(x)), gc.get_referents([x, 1]) == [1, x])\n",
        "[40, 48, 56, 64, 64, 224, 216, 50, 28, 24, 28, 16, 16, 48, 56, 33, 32, 56, 16]\n"
        "[2, 2, 2]\n"
        "[False, False, True, False, True, False, True, True]\n"
        "(700, 10, 10) True\n12\n1\n1 True\n");
}
END_TEST

UNIT_MAIN("library", arguments_are_read_and_complained_of_as_python3_does,
          no_function_is_upset_by_arguments_that_make_no_sense,
          a_weak_reference_without_a_callback_exists_once_and_holds_nothing,
          an_object_that_cannot_be_referred_to_weakly_says_so, sys_and_gc_give_python3s_numbers)
