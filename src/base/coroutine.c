/* A C stack of its own for a run, so that it can stop in the middle of anything. */
#include "base/coroutine.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ADDRESS_SANITIZER 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define ADDRESS_SANITIZER 1
#endif
#ifdef ADDRESS_SANITIZER
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#endif

struct coroutine {
    ucontext_t inside, outside;
    void *stack;
    size_t stack_size;
    coroutine_body body;
    void *argument;
    bool running, ended;
#ifdef ADDRESS_SANITIZER
    void *fake_inside, *fake_outside;
    const void *outside_stack;
    size_t outside_size;
#endif
};

/* makecontext passes ints only: the pointer comes in two halves. */
static void entry(unsigned high, unsigned low)
{
    struct coroutine *c = (struct coroutine *)((uintptr_t)high << 32 | (uintptr_t)low);
#ifdef ADDRESS_SANITIZER
    __sanitizer_finish_switch_fiber(NULL, &c->outside_stack, &c->outside_size);
#endif
    c->body(c->argument);
    c->ended = true;
#ifdef ADDRESS_SANITIZER
    __sanitizer_start_switch_fiber(NULL, c->outside_stack, c->outside_size);
#endif
    swapcontext(&c->inside, &c->outside);
}

/* The stack and the first context; false when there is no memory for them. */
static bool prepare(struct coroutine *c)
{
    size_t guard = (size_t)sysconf(_SC_PAGESIZE);
    c->stack = mmap(NULL, c->stack_size, PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (c->stack == MAP_FAILED)
        return false;
    if (mprotect(c->stack, guard, PROT_NONE) || getcontext(&c->inside)) {
        munmap(c->stack, c->stack_size);
        return false;
    }
    c->inside.uc_stack.ss_sp = c->stack;
    c->inside.uc_stack.ss_size = c->stack_size;
    c->inside.uc_link = NULL;
    makecontext(&c->inside, (void (*)(void))entry, 2, (unsigned)((uintptr_t)c >> 32),
                (unsigned)(uintptr_t)c);
    return true;
}

struct coroutine *coroutine_new(size_t stack_size, coroutine_body body, void *argument)
{
    struct coroutine *c = calloc(1, sizeof *c);
    if (!c)
        return NULL;
    c->stack_size = stack_size;
    c->body = body;
    c->argument = argument;
    if (!prepare(c)) {
        free(c);
        return NULL;
    }
    return c;
}

void coroutine_free(struct coroutine *c)
{
    if (!c)
        return;
#ifdef ADDRESS_SANITIZER
    /* What it left marked would be taken for the marks of whatever stands there next. */
    __asan_unpoison_memory_region(c->stack, c->stack_size);
#endif
    munmap(c->stack, c->stack_size);
    free(c);
}

bool coroutine_resume(struct coroutine *c)
{
    if (c->ended)
        return false;
    c->running = true;
#ifdef ADDRESS_SANITIZER
    __sanitizer_start_switch_fiber(&c->fake_outside, c->stack, c->stack_size);
#endif
    swapcontext(&c->outside, &c->inside);
#ifdef ADDRESS_SANITIZER
    __sanitizer_finish_switch_fiber(c->fake_outside, NULL, NULL);
#endif
    c->running = false;
    return !c->ended;
}

void coroutine_yield(struct coroutine *c)
{
#ifdef ADDRESS_SANITIZER
    __sanitizer_start_switch_fiber(&c->fake_inside, c->outside_stack, c->outside_size);
#endif
    swapcontext(&c->inside, &c->outside);
#ifdef ADDRESS_SANITIZER
    __sanitizer_finish_switch_fiber(c->fake_inside, &c->outside_stack, &c->outside_size);
#endif
}

bool coroutine_running(const struct coroutine *c)
{
    return c->running;
}
