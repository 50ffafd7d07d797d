/* Memory that runs out: at each allocation of small programs in turn, and inside single calls.
 *
 * The heap is told which of its allocations fails (py_heap_fail). Then the program must end with MemoryError, or do
 * without, every count must agree with its holders, and nothing may be left when the engine has let go of everything.
 * The same is done to the allocations of the C library where the linker can put our malloc before it.
 */
#include "config.h"

#include "unit.h"

#include "running.h"

#include <stdio.h>

/* ---- the C library's allocations ---- */

static struct {
    bool on;
    uint64_t asked, first, last;
} system_memory;

#if HAVE_LINKER_WRAP
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *p, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *p, size_t size);

static bool system_fails(void)
{
    if (!system_memory.on)
        return false;
    system_memory.asked++;
    return system_memory.asked >= system_memory.first && system_memory.asked <= system_memory.last;
}

void *__wrap_malloc(size_t size)
{
    return system_fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return system_fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *p, size_t size)
{
    return system_fails() ? NULL : __real_realloc(p, size);
}
#endif

static void system_fail(uint64_t first, uint64_t last)
{
    system_memory.on = last > 0;
    system_memory.asked = 0;
    system_memory.first = first;
    system_memory.last = last;
}

/* ---- programs ---- */

/* What each uses is in its lines; none catches MemoryError. All print what python3 prints. */
static const char *const programs[] = {
    "a = [1, 2]\na.append([3]); a.insert(0, 'x'); a += [4.5] * 3; a[1:2] = (7, 8, 9)\n"
    "print(a, a[::-1], sorted([3, 1, 2], key=lambda x: -x), [x for x in a if x])\n",
    "d = {'a': 1, 'b': [2], 3: (4,)}\nd['c'] = d.copy(); d.update(e=5); d |= {6: 7}; del d['a']\n"
    "print(d, list(d.items()), {k: v for k, v in d.items()}, d.pop('b'), dict.fromkeys('xy'))\n",
    "s = {1, 2, 'x'}\ns.add((3,)); s |= {5}; s -= {1}\n"
    "print(len(s), s & {2, 5}, frozenset(range(20)) ^ s == 0, sorted(x * 2 for x in {1, 2, 3}))\n",
    "s = 'h\\u00e9llo'\nt = s + ' w\\u20acrld' * 2\n"
    "print(t.upper(), t.split(), '-'.join(t), t.replace('l', 'LL'), f'{t!r:>30}', '%s=%d' % (s, "
    "5),\n"
    "      '{:,}'.format(10 ** 9), t.encode(), b'ab' + bytes(3), s.title(), t[1:9:2])\n",
    "x = 10 ** 40\nprint(x * x // 7, x % 97, -x >> 3, x / 3, int('9' * 30), hex(x), divmod(x, "
    "12345),\n"
    "      2.5 ** 3, round(2.567, 1), abs(-3 + 4j), (1 << 100) | 5, pow(3, 100, 7), str(x)[:4])\n",
    "class A:\n    count = 0\n    __slots__ = 'x', 'y'\n    def __init__(self, x):\n"
    "        self.x = x\n    @property\n    def twice(self):\n        return self.x * 2\n"
    "class B(A):\n    def __init__(self, x):\n        super().__init__(x)\n        self.z = [x]\n"
    "    def __repr__(self):\n        return f'B({self.x})'\n    @classmethod\n    def make(cls):\n"
    "        return cls(3)\n    @staticmethod\n    def s(*a, **k):\n        return a, k\n"
    "b = B.make()\nb.w = b\nprint(b, b.twice, B.s(1, k=2), isinstance(b, A), b.__dict__.keys())\n",
    "def outer(a, *rest, key=None, **more):\n    n = [a]\n    def inner(x):\n        nonlocal n\n"
    "        n = n + [x]\n        return n, key, more\n    return inner\n"
    "f = outer(1, 2, key='k', z=3)\nprint(f(4), f(5), (lambda *a: a)(*[1, 2], 3), outer(1)(2))\n",
    "def g(n):\n    for i in range(n):\n        got = yield [i]\n        if got:\n            "
    "print(got)\n"
    "    return 'end'\ndef h():\n    r = yield from g(3)\n    yield r\n"
    "print(list(h()))\ni = g(2)\nnext(i); i.send('sent'); i.close()\n"
    "print(sum(x for x in range(400)), list(zip('ab', map(str, enumerate('xy')))))\n",
    "class E(Exception):\n    pass\ndef f():\n    try:\n        raise E('a', [1])\n"
    "    finally:\n        print('finally')\ntry:\n    try:\n        f()\n    except KeyError:\n   "
    "     pass\n"
    "except E as e:\n    print(e.args, e.__traceback__.tb_lineno)\n"
    "try:\n    {}['x']\nexcept KeyError as e:\n    print(repr(e))\n"
    "try:\n    int('z')\nexcept ValueError as e:\n    print(e)\n",
    "import _weakref as weakref, gc\nclass N:\n    def __del__(self):\n        print('del', "
    "self.n)\n"
    "a = N(); a.n = 1; a.me = a\nw = weakref.ref(a, lambda r: print('gone'))\nb = N(); b.n = 2\n"
    "p = weakref.proxy(b)\nprint(p.n)\ndel b\ndel a\nprint(gc.collect() > 0, w())\n",
    "class M(type):\n    def __new__(m, name, bases, d, **k):\n        return super().__new__(m, "
    "name, bases, d)\n"
    "class C(metaclass=M, k=1):\n    def __getattr__(self, n):\n        return n * 2\n"
    "    def __getitem__(self, i):\n        return [i]\n    def __enter__(self):\n        return "
    "self\n"
    "    def __exit__(self, e, *a):\n        return e is ValueError\n    def __add__(self, o):\n   "
    "     return (self.v, o)\n"
    "with C() as c:\n    print(c.hi, c[1:2], c + 1)\n    raise ValueError\n"
    "match [1, {'k': (2, 3)}]:\n    case [x, {'k': (y, *z)}]:\n        print(x, y, z)\n",
    "a, (b, *c) = 1, [2, 3, 4]\nprint(a, b, c, *range(3), sep='|')\n"
    "print(all([1, [2]]), max('abc', key=ord), min([3, 1]), list(filter(None, [0, 1])), any(()))\n"
    "exec('q = [1]\\nprint(q, eval(\"q + q\"))', {})\nprint(type('T', (), {'v': [1]}).v, id, "
    "print)\n",
};

enum memory { HEAP, SYSTEM };

static void set_failing(struct running *run, enum memory memory, uint64_t first, uint64_t last)
{
    if (memory == HEAP)
        py_heap_fail(run->vm, first, last);
    else
        system_fail(first, last);
}

/* What the test itself keeps is not to fail. */
static void reserve_text(struct text *text)
{
    text_append_repeated(text, ' ', 1 << 16);
    text_clear(text);
}

/* Runs a program with some allocations failing. False: it did not get as far as the first of them. */
static bool run_failing(const char *source, enum memory memory, uint64_t first, uint64_t last,
                        const char *expected, struct record *record)
{
    struct running run = running_load(source, record);
    reserve_text(run.printed);
    set_failing(&run, memory, first, last);
    enum py_state state = py_engine_run(run.vm, 0);
    uint64_t asked = memory == HEAP ? py_heap_allocations(run.vm) : system_memory.asked;
    set_failing(&run, memory, 0, 0);
    const char *printed = text_string(run.printed);
    if (!record)
        ck_assert_int_eq(state, PY_FINISHED);
    if (state == PY_FINISHED)
        ck_assert_msg(py_engine_exit_status(run.vm)
                          ? strstr(printed, "MemoryError") != NULL
                          : strcmp(printed, expected) == 0 || strstr(printed, "MemoryError"),
                      "allocation %llu of\n%s\nprinted:\n%s", (unsigned long long)first, source,
                      printed);
    running_audit(&run);
    running_end(&run);
    return asked >= first;
}

static char *run_well(const char *source)
{
    struct running run = running_load(source, NULL);
    ck_assert_int_eq(py_engine_run(run.vm, 0), PY_FINISHED);
    ck_assert_msg(py_engine_exit_status(run.vm) == 0, "%s", text_string(run.printed));
    char *printed = text_take(run.printed);
    running_end(&run);
    return printed;
}

/* `count` allocations fail, from each one on in turn (every `stride`th). */
static void fail_everywhere(enum memory memory, uint64_t count, uint64_t stride, bool recorded)
{
    for (size_t i = 0; i < ARRAY_LENGTH(programs); i++) {
        char *expected = run_well(programs[i]);
        for (uint64_t at = 1;; at += stride) {
            struct record *record = recorded ? record_new() : NULL;
            bool more = run_failing(programs[i], memory, at, at + count - 1, expected, record);
            record_free(record);
            if (!more)
                break;
        }
        free(expected);
    }
}

START_TEST(a_program_survives_any_one_allocation_that_fails)
{
    fail_everywhere(HEAP, 1, 1, false);
}
END_TEST

START_TEST(a_program_ends_well_when_from_some_allocation_on_all_fail)
{
    fail_everywhere(HEAP, 1000000, 3, false);
}
END_TEST

START_TEST(a_recorded_program_survives_an_allocation_that_fails)
{
    fail_everywhere(HEAP, 1, 5, true);
}
END_TEST

#if HAVE_LINKER_WRAP
START_TEST(a_program_survives_when_the_system_has_no_memory)
{
    fail_everywhere(SYSTEM, 1, 1, false);
    fail_everywhere(SYSTEM, 1000000, 2, false);
}
END_TEST

START_TEST(a_recorded_program_survives_when_the_system_has_no_memory)
{
    fail_everywhere(SYSTEM, 1, 3, true);
}
END_TEST

START_TEST(an_engine_that_cannot_start_leaves_nothing)
{
    for (uint64_t at = 1;; at++) {
        system_fail(at, at);
        struct running run = running_open(NULL);
        bool more = system_memory.asked >= at;
        system_fail(0, 0);
        py_engine_free(run.vm);
        if (run.printed)
            text_fini(run.printed);
        free(run.printed);
        if (!more)
            break;
    }
}
END_TEST

START_TEST(a_program_that_cannot_be_loaded_leaves_nothing_and_is_no_syntax_error)
{
    for (size_t i = 0; i < ARRAY_LENGTH(programs); i++) {
        for (uint64_t at = 1;; at++) {
            struct running run = running_open(NULL);
            struct syntax_error error = {0};
            system_fail(at, at);
            bool loaded = py_engine_load(run.vm, programs[i], strlen(programs[i]), &error);
            bool more = system_memory.asked >= at;
            system_fail(0, 0);
            ck_assert_msg(loaded || !error.message, "allocation %llu: %s", (unsigned long long)at,
                          error.message);
            syntax_error_fini(&error);
            running_audit(&run);
            running_end(&run);
            if (!more)
                break;
        }
    }
}
END_TEST
#endif

START_TEST(a_program_that_cannot_be_compiled_leaves_nothing)
{
    for (size_t i = 0; i < ARRAY_LENGTH(programs); i++) {
        for (uint64_t at = 1;; at++) {
            struct running run = running_open(NULL);
            struct syntax_error error = {0};
            py_heap_fail(run.vm, at, at);
            bool loaded = py_engine_load(run.vm, programs[i], strlen(programs[i]), &error);
            bool more = py_heap_allocations(run.vm) >= at;
            py_heap_fail(run.vm, 0, 0);
            ck_assert(loaded || !error.message);
            syntax_error_fini(&error);
            running_audit(&run);
            running_end(&run);
            if (!more)
                break;
        }
    }
}
END_TEST

START_TEST(an_engine_with_too_little_memory_to_start_says_so)
{
    bool started = false;
    for (size_t limit = 16384; !started; limit += 16384) {
        struct py_options options = {.program = "test.py", .memory_limit = limit};
        py_vm *vm = py_engine_new(&options);
        started = vm != NULL;
        ck_assert_msg(started || limit < 4 << 20, "it needs more than 4 MiB");
        py_engine_free(vm);
    }
}
END_TEST

UNIT_MAIN("failure", a_program_survives_any_one_allocation_that_fails,
          a_program_ends_well_when_from_some_allocation_on_all_fail,
          a_recorded_program_survives_an_allocation_that_fails,
#if HAVE_LINKER_WRAP
          a_program_survives_when_the_system_has_no_memory,
          a_recorded_program_survives_when_the_system_has_no_memory,
          an_engine_that_cannot_start_leaves_nothing,
          a_program_that_cannot_be_loaded_leaves_nothing_and_is_no_syntax_error,
#endif
          a_program_that_cannot_be_compiled_leaves_nothing,
          an_engine_with_too_little_memory_to_start_says_so)
