/* The collector seen from C: its phases, fates and counts, and whole programs under stress. */
#include "unit.h"

#include "base/text.h"
#include "python/vm.h"

#include <string.h>

static struct text printed;

static void keep(void *context, int stream, const char *bytes, size_t length)
{
    (void)context, (void)stream;
    text_append_bytes(&printed, bytes, length);
}

static py_vm *load(const char *source)
{
    struct py_options options = {.program = "test.py", .write = keep};
    struct syntax_error error = {0};
    py_vm *vm = py_engine_new(&options);
    ck_assert_ptr_nonnull(vm);
    ck_assert(py_engine_load(vm, source, strlen(source), &error));
    return vm;
}

static void finish(py_vm *vm, const char *expected)
{
    ck_assert_int_eq(py_engine_run(vm, 0), PY_FINISHED);
    py_engine_free(vm);
    ck_assert_str_eq(text_string(&printed), expected);
    text_fini(&printed);
}

struct seen {
    char phases[32];
    int count, generation, unreachable, to_zero, cleared;
    int64_t collected;
};

static void see_started(void *context, int generation)
{
    ((struct seen *)context)->generation = generation;
}

static void see_began(void *context, enum py_gc_phase phase)
{
    struct seen *seen = context;
    if (seen->generation == 0)
        seen->phases[seen->count++ % 31] = (char)('a' + phase);
}

static void see_done(void *context, enum py_gc_phase phase)
{
    struct seen *seen = context;
    if (seen->generation == 0)
        seen->phases[seen->count++ % 31] = (char)('A' + phase);
}

static void see_met(void *context, py_object *o, enum py_gc_fate fate, int64_t gc_refs,
                    py_object *from)
{
    struct seen *seen = context;
    (void)o;
    if (seen->generation != 0)
        return;
    seen->unreachable += fate == PY_GC_UNREACHABLE;
    seen->cleared += fate == PY_GC_CLEARED;
    seen->to_zero += fate == PY_GC_LOWERED && gc_refs == 0 && from;
}

static void see_ended(void *context, int64_t collected, int64_t uncollectable)
{
    struct seen *seen = context;
    (void)uncollectable;
    if (seen->generation == 0)
        seen->collected = collected;
    seen->generation = -1;
}

START_TEST(an_observer_is_told_each_phase_in_order_and_what_became_of_the_candidates)
{
    py_vm *vm = load("import gc\ngc.disable()\ngc.collect()\n"
                     "a = []\nb = [a]\na.append(b)\ndel a, b\nprint(gc.collect(0))\n");
    struct seen seen = {.generation = -1};
    const struct py_gc_observer observer = {&seen,    see_started, see_began,
                                            see_done, see_met,     see_ended};
    vm->gc.observer = &observer;
    finish(vm, "2\n");
    ck_assert_str_eq(seen.phases, "aAbBcCdDeEfFgGhHiIjJ");
    ck_assert_int_eq(seen.unreachable, 4); /* by the first pass, and the second */
    ck_assert_int_eq(seen.cleared, 1);     /* with the first its whole ring goes */
    ck_assert_int_eq(seen.collected, 2);
    ck_assert_int_ge(seen.to_zero, 2);
}
END_TEST

struct foreseen {
    const char *names[8];
    int count;
};

static void foresee(void *context, py_object *o)
{
    struct foreseen *foreseen = context;
    if (foreseen->count < 8)
        foreseen->names[foreseen->count++] = o->type->name;
}

START_TEST(what_a_collection_will_find_is_foreseen_and_changes_nothing)
{
    py_vm *vm = load("import gc\ngc.disable()\ngc.collect()\nkept = [[]]\nd = {}\n"
                     "d['l'] = [d]\ndel d\n");
    ck_assert_int_eq(py_engine_run(vm, 0), PY_FINISHED);
    struct foreseen foreseen = {0};
    int64_t size = py_gc_generation_size(vm, 0);
    for (int i = 0; i < 2; i++) {
        foreseen.count = 0;
        py_gc_foresee(vm, 0, foresee, &foreseen);
        ck_assert_int_eq(foreseen.count, 2);
        ck_assert_str_eq(foreseen.names[0], "list");
        ck_assert_str_eq(foreseen.names[1], "dict");
        ck_assert_int_eq(py_gc_generation_size(vm, 0), size);
    }
    ck_assert_int_eq(py_gc_collect(vm, 0), 2);
    finish(vm, "");
}
END_TEST

START_TEST(programs_run_the_same_when_everything_is_collected_at_each_allocation)
{
    py_vm *vm = load("class A:\n    def __init__(self, n):\n        self.n = n\n"
                     "        self.me = self\n"
                     "def f(*a, **k):\n    return sorted(a, key=lambda x: -x), dict(k)\n"
                     "def g(n):\n    for i in range(n):\n        yield A(i)\n"
                     "try:\n    [x.n / 0 for x in g(3)]\nexcept ZeroDivisionError as e:\n"
                     "    print(type(e).__name__, e)\n"
                     "print(f(1, 3, 2, k=[4]), sum(x.n for x in g(10)))\n"
                     "print({str(i): (i, [i]) for i in range(3)})\n");
    vm->gc.stress = true;
    finish(vm, "ZeroDivisionError division by zero\n([3, 2, 1], {'k': [4]}) 45\n"
               "{'0': (0, [0]), '1': (1, [1]), '2': (2, [2])}\n");
}
END_TEST

START_TEST(nothing_is_left_of_a_program_that_ended)
{
    py_vm *vm = load("x = []\nx.append(x)\nclass C:\n    pass\nc = C()\nc.c = c\nprint(1)\n");
    ck_assert_int_eq(py_engine_run(vm, 0), PY_FINISHED);
    size_t before = py_vm_objects_alive(vm);
    py_vm_finalize(vm);
    ck_assert_uint_lt(py_vm_objects_alive(vm), before);
    finish(vm, "1\n");
}
END_TEST

UNIT_MAIN("gc", an_observer_is_told_each_phase_in_order_and_what_became_of_the_candidates,
          what_a_collection_will_find_is_foreseen_and_changes_nothing,
          programs_run_the_same_when_everything_is_collected_at_each_allocation,
          nothing_is_left_of_a_program_that_ended)
