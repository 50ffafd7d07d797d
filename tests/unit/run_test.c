/* The engine seen from outside (python/engine.h): starting, stopping at any step and going on, typed code, input, interrupts,
 * and that a run is the same every time. */
#include "unit.h"

#include "running.h"

#include "record/instant.h"
#include "record/search.h"

/* Calls, loops, generators, exceptions, a class and a collection, so that steps of every kind come. */
static const char various[] = "import gc\n"
                              "class Node:\n"
                              "    def __init__(self, n):\n"
                              "        self.n = n\n"
                              "        self.me = self\n"
                              "def numbers(n):\n"
                              "    for i in range(n):\n"
                              "        yield i * 1000\n"
                              "def fails(x):\n"
                              "    raise ValueError(x)\n"
                              "total = 0\n"
                              "for number in numbers(3):\n"
                              "    total += number\n"
                              "try:\n"
                              "    fails('no')\n"
                              "except ValueError as error:\n"
                              "    print(error)\n"
                              "print(sorted([3, 1, 2], key=lambda x: -x))\n"
                              "node = Node(7)\n"
                              "del node\n"
                              "gc.collect()\n"
                              "print(total, {'a': [1, 2]})\n";
static const char various_prints[] = "no\n[3, 2, 1]\n3000 {'a': [1, 2]}\n";

/* Every instant of a record in words. */
static char *whole_record(const struct record *record)
{
    struct text text = {0};
    for (record_step step = 1; step <= record_steps(record); step++) {
        struct step_info info;
        ck_assert(record_step_info(record, step, &info));
        text_format(&text, "step %u line %u\n", step, info.line);
        ck_assert(record_dump_instant(instant_at_step(record, step), &text));
    }
    return text_take(&text);
}

static char *record_of_run(const char *source, uint64_t stride)
{
    struct record *record = record_new();
    struct running run = running_load(source, record);
    uint64_t step = stride;
    while (py_engine_run(run.vm, stride ? step : 0) == PY_PAUSED) {
        ck_assert_uint_ge(record_steps(record), step);
        running_audit(&run);
        step += stride;
    }
    ck_assert_str_eq(text_string(run.printed), various_prints);
    char *whole = whole_record(record);
    running_end(&run);
    record_free(record);
    return whole;
}

START_TEST(the_same_program_gives_the_same_record_twice)
{
    char *once = record_of_run(various, 0), *again = record_of_run(various, 0);
    ck_assert_str_eq(once, again);
    free(once);
    free(again);
}
END_TEST

START_TEST(stopping_at_every_step_changes_nothing)
{
    char *through = record_of_run(various, 0), *stepped = record_of_run(various, 1);
    ck_assert_str_eq(through, stepped);
    free(through);
    free(stepped);
}
END_TEST

START_TEST(a_run_stops_at_the_step_that_is_asked_for)
{
    struct record *record = record_new();
    struct running run = running_load(various, record);
    ck_assert_int_eq(py_engine_run(run.vm, 1), PY_PAUSED);
    ck_assert_uint_eq(record_steps(record), 1);
    ck_assert_int_eq(py_engine_run(run.vm, 10), PY_PAUSED);
    ck_assert_uint_eq(record_steps(record), 10);
    ck_assert_int_eq(py_engine_run(run.vm, 0), PY_FINISHED);
    record_step steps = record_steps(record);
    /* Then the interpreter exits, in steps of its own, and nothing comes after. */
    ck_assert_int_eq(py_engine_run(run.vm, 0), PY_EXITED);
    ck_assert_uint_gt(record_steps(record), steps);
    steps = record_steps(record);
    ck_assert_int_eq(py_engine_run(run.vm, 0), PY_EXITED);
    ck_assert_uint_eq(record_steps(record), steps);
    running_end(&run);
    record_free(record);
}
END_TEST

START_TEST(a_run_can_be_given_up_at_any_step)
{
    for (uint64_t step = 1;; step++) {
        struct record *record = record_new();
        struct running run = running_load(various, record);
        enum py_state state = py_engine_run(run.vm, step);
        running_audit(&run);
        running_end(&run);
        record_free(record);
        if (state == PY_FINISHED)
            break;
    }
}
END_TEST

/* What a module is held by alone, and its objects, go before the types that they are of: sanitizers see it. */
START_TEST(what_a_run_has_registered_is_let_go_of_when_it_is_given_up)
{
    struct record *record = record_new();
    struct running run = running_load("import atexit, re, sys\n"
                                      "atexit.register(re.compile, 'a')\n"
                                      "sys.set_asyncgen_hooks(firstiter=re.compile)\n"
                                      "x = 1\n",
                                      record);
    ck_assert_int_eq(py_engine_run(run.vm, 4), PY_PAUSED);
    running_end(&run);
    record_free(record);
}
END_TEST

/* ---- ends ---- */

START_TEST(a_program_ends_with_the_status_that_python3_gives)
{
    static const struct {
        const char *source;
        int status;
        const char *printed;
    } ends[] = {
        {"print('x')\n", 0, "x\n"},
        {"import sys\nsys.exit(3)\n", 3, ""},
        {"import sys\nsys.exit()\n", 0, ""},
        {"import sys\nsys.exit('words')\n", 1, "words\n"},
        {"raise SystemExit(257)\n", 1, ""},
        {"raise SystemExit(-1)\n", 255, ""},
        {"x\n", 1,
         "Traceback (most recent call last):\n  File \"test.py\", line 1, in <module>\n    x\n"
         "NameError: name 'x' is not defined\n"},
        {"raise KeyboardInterrupt\n", 130,
         "Traceback (most recent call last):\n  File \"test.py\", line 1, in <module>\n"
         "    raise KeyboardInterrupt\nKeyboardInterrupt\n"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(ends); i++) {
        struct running run = running_load(ends[i].source, NULL);
        ck_assert_int_eq(py_engine_run(run.vm, 0), PY_FINISHED);
        ck_assert_int_eq(py_engine_exit_status(run.vm), ends[i].status);
        ck_assert_str_eq(text_string(run.printed), ends[i].printed);
        running_audit(&run);
        running_end(&run);
    }
}
END_TEST

START_TEST(a_program_that_recurses_without_end_gets_recursion_error_and_goes_on)
{
    running_prints("def f(n):\n    return f(n + 1)\n"
                   "for i in range(3):\n    try:\n        f(0)\n"
                   "    except RecursionError as e:\n        print(e)\n"
                   "a = []\nfor i in range(100000):\n    a = [a]\n"
                   "del a\nprint('deep lists are gone')\n",
                   "maximum recursion depth exceeded\nmaximum recursion depth exceeded\n"
                   "maximum recursion depth exceeded\ndeep lists are gone\n");
}
END_TEST

START_TEST(a_program_that_takes_too_much_memory_gets_memory_error_and_goes_on)
{
    running_prints(
        "try:\n    x = [0] * 10 ** 9\nexcept MemoryError as e:\n    print(type(e).__name__)\n"
        "data = []\ntry:\n    while True:\n        data.append('x' * 10 ** 7)\n"
        "except MemoryError:\n    print(10 < len(data) < 30)\n"
        "del data\nprint(len('y' * 10 ** 8))\n",
        "MemoryError\nTrue\n100000000\n");
}
END_TEST

/* ---- what comes from outside ---- */

START_TEST(an_interrupt_is_keyboard_interrupt_inside_the_program)
{
    struct record *record = record_new();
    struct running run = running_load("try:\n    while True:\n        x = 1\n"
                                      "except KeyboardInterrupt:\n    print('stopped')\n",
                                      record);
    ck_assert_int_eq(py_engine_run(run.vm, 20), PY_PAUSED);
    py_engine_interrupt(run.vm);
    ck_assert_int_eq(py_engine_run(run.vm, 0), PY_FINISHED);
    ck_assert_str_eq(text_string(run.printed), "stopped\n");
    running_end(&run);
    record_free(record);
}
END_TEST

START_TEST(a_program_that_reads_waits_for_each_line)
{
    static const char *const lines[] = {"one\n", "two\n"};
    struct record *record = record_new();
    struct running run = running_load("a = input('? ')\nb = input()\n"
                                      "try:\n    input()\nexcept EOFError:\n    print(a, b)\n",
                                      record);
    for (size_t i = 0; i < ARRAY_LENGTH(lines); i++) {
        ck_assert_int_eq(py_engine_run(run.vm, 0), PY_WANTS_INPUT);
        running_audit(&run);
        py_engine_give_input(run.vm, lines[i], strlen(lines[i]));
    }
    ck_assert_int_eq(py_engine_run(run.vm, 0), PY_WANTS_INPUT);
    py_engine_give_input(run.vm, "", 0);
    ck_assert_int_eq(py_engine_run(run.vm, 0), PY_FINISHED);
    ck_assert_str_eq(text_string(run.printed), "? one two\n");
    running_end(&run);
    record_free(record);
}
END_TEST

START_TEST(a_finalizer_that_reads_when_all_has_ended_finds_no_input)
{
    struct record *record = record_new();
    struct running run = running_load("class A:\n    def __del__(self):\n        try:\n"
                                      "            input()\n        except EOFError:\n"
                                      "            print('nobody')\na = A()\n",
                                      record);
    ck_assert_int_eq(py_engine_run(run.vm, 0), PY_FINISHED);
    run.vm->recording = false;
    py_vm_finalize(run.vm);
    ck_assert_str_eq(text_string(run.printed), "nobody\n");
    running_end(&run);
    record_free(record);
}
END_TEST

static void type_code(struct running *run, const char *source, unsigned depth)
{
    struct syntax_error error = {0};
    ck_assert(py_engine_type(run->vm, source, strlen(source), depth, &error));
    ck_assert(py_engine_typing(run->vm));
    while (py_engine_typing(run->vm))
        ck_assert_int_ne(py_engine_run(run->vm, 0), PY_AUDIT_FAILED);
    running_audit(run);
}

START_TEST(typed_code_sees_and_sets_the_names_of_the_frame_it_is_typed_into)
{
    struct record *record = record_new();
    struct running run = running_load("def f(inner):\n    data = [inner]\n    return data\n"
                                      "outer = 'global'\nprint(f(1))\n",
                                      record);
    for (uint64_t step = 1;; step++) {
        ck_assert_int_eq(py_engine_run(run.vm, step), PY_PAUSED);
        if (run.vm->frame->previous && py_frame_line(run.vm->frame) == 3)
            break;
    }
    type_code(&run, "inner, outer\n", 0);
    type_code(&run, "data.append('typed')\n", 0);
    type_code(&run, "outer = 'changed'\n", 1);
    type_code(&run, "1 / 0\n", 0);
    ck_assert_int_eq(py_engine_run(run.vm, 0), PY_FINISHED);
    type_code(&run, "outer\n", 0);
    ck_assert_str_eq(text_string(run.printed),
                     "(1, 'global')\nTraceback (most recent call last):\n"
                     "  File \"<stdin>\", line 1, in <module>\n"
                     "ZeroDivisionError: division by zero\n[1, 'typed']\n'changed'\n");
    running_end(&run);
    record_free(record);
}
END_TEST

START_TEST(typed_code_that_does_not_parse_is_refused_and_forgotten)
{
    struct record *record = record_new();
    struct running run = running_load("x = 1\n", record);
    struct syntax_error error = {0};
    ck_assert_int_eq(py_engine_run(run.vm, 1), PY_PAUSED);
    ck_assert(!py_engine_type(run.vm, "x = = 2\n", 8, 0, &error));
    ck_assert_str_eq(error.message, "invalid syntax");
    ck_assert(!py_engine_typing(run.vm));
    syntax_error_fini(&error);
    ck_assert_int_eq(py_engine_run(run.vm, 0), PY_FINISHED);
    running_end(&run);
    record_free(record);
}
END_TEST

/* ---- generators ---- */

START_TEST(a_generator_keeps_its_frames_names_until_it_ends_is_closed_or_dies)
{
    running_prints(
        "import sys\n"
        "held = []\n"
        "def g(x):\n    try:\n        yield\n        yield\n    finally:\n        print('left')\n"
        "def count():\n    print(sys.getrefcount(held))\n"
        "count()\n"
        "a = g(held)\ncount()\n"
        "next(a)\ncount()\n"
        "a.close()\ncount()\n"
        "b = g(held)\nnext(b)\ncount()\ndel b\ncount()\n"
        "c = g(held)\nlist(c)\ncount()\n"
        "d = g(held)\ndel d\ncount()\n",
        "2\n3\n3\nleft\n2\n3\nleft\n2\nleft\n2\n2\n");
}
END_TEST

START_TEST(a_frame_that_a_traceback_keeps_outlives_its_call)
{
    running_prints("import sys\nheld = []\n"
                   "def f(x):\n    raise ValueError\n"
                   "try:\n    f(held)\nexcept ValueError as e:\n    kept = e.__traceback__\n"
                   "print(sys.getrefcount(held), kept.tb_next.tb_frame.f_locals['x'] is held)\n"
                   "del kept\nprint(sys.getrefcount(held))\n",
                   "3 True\n2\n");
}
END_TEST

/* ---- the audit itself ---- */

START_TEST(the_audit_names_an_object_with_a_count_that_is_wrong)
{
    struct record *record = record_new();
    struct running run = running_load("data = [1, 2]\nx = data\ny = 3\n", record);
    ck_assert_int_eq(py_engine_run(run.vm, 2), PY_PAUSED);
    running_audit(&run);
    py_object *data = py_dict_get_c(run.vm, run.vm->main_namespace, "data");
    ck_assert_ptr_nonnull(data);
    struct text report = {0};
    py_incref(data);
    ck_assert(!py_audit(run.vm, &report));
    ck_assert_ptr_nonnull(strstr(text_string(&report), "list"));
    ck_assert_ptr_nonnull(strstr(text_string(&report), "refcount 2, but 1 holders found"));
    data->refcount--;
    text_clear(&report);
    ck_assert(py_audit(run.vm, &report));
    py_hold(run.vm, data);
    ck_assert(!py_audit(run.vm, &report));
    py_unhold(run.vm, 1);
    text_fini(&report);
    running_end(&run);
    record_free(record);
}
END_TEST

UNIT_MAIN("run", the_same_program_gives_the_same_record_twice,
          stopping_at_every_step_changes_nothing, a_run_stops_at_the_step_that_is_asked_for,
          a_run_can_be_given_up_at_any_step,
          what_a_run_has_registered_is_let_go_of_when_it_is_given_up,
          what_a_run_has_registered_is_let_go_of_when_it_is_given_up,
          a_program_ends_with_the_status_that_python3_gives,
          a_program_that_recurses_without_end_gets_recursion_error_and_goes_on,
          a_program_that_takes_too_much_memory_gets_memory_error_and_goes_on,
          an_interrupt_is_keyboard_interrupt_inside_the_program,
          a_program_that_reads_waits_for_each_line,
          a_finalizer_that_reads_when_all_has_ended_finds_no_input,
          typed_code_sees_and_sets_the_names_of_the_frame_it_is_typed_into,
          typed_code_that_does_not_parse_is_refused_and_forgotten,
          a_generator_keeps_its_frames_names_until_it_ends_is_closed_or_dies,
          a_frame_that_a_traceback_keeps_outlives_its_call,
          the_audit_names_an_object_with_a_count_that_is_wrong)
