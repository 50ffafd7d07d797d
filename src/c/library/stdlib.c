/* stdlib.h's memory, endings, sorting and searching; assert; and what little of unistd.h and locale.h there is. */
#include "c/library/natives.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- memory ---- */

static bool give_allocated(struct c_call *call, uint64_t size, bool zero, uint64_t alignment)
{
    struct c_pointer made = c_heap_allocate(call->memory, size, zero, alignment);
    if (!made.address)
        library_set_errno(call->machine, ENOMEM);
    return give_pointer(call, made);
}

/* count * size, UINT64_MAX when that is too large. */
static uint64_t product(uint64_t count, uint64_t size)
{
    return size && count > (UINT64_MAX - 1) / size ? UINT64_MAX : count * size;
}

NATIVE(malloc)
{
    return give_allocated(call, native_unsigned(call, 0), false, 0);
}

NATIVE(calloc)
{
    return give_allocated(call, product(native_unsigned(call, 0), native_unsigned(call, 1)), true,
                          0);
}

NATIVE(aligned_alloc)
{
    uint64_t alignment = native_unsigned(call, 0);
    if (!alignment || (alignment & (alignment - 1)) || alignment > 1 << 20) {
        library_set_errno(call->machine, EINVAL);
        return give_null(call);
    }
    return give_allocated(call, native_unsigned(call, 1), false, alignment);
}

NATIVE(posix_memalign)
{
    uint64_t alignment = native_unsigned(call, 1);
    if (alignment < 8 || (alignment & (alignment - 1)) || alignment > 1 << 20)
        return give_integer(call, EINVAL);
    struct c_pointer made =
        c_heap_allocate(call->memory, native_unsigned(call, 2), false, alignment);
    if (!made.address)
        return give_integer(call, ENOMEM);
    return native_put_pointer(call->memory, native_pointer(call, 0), made) && give_integer(call, 0);
}

static bool reallocate(struct c_call *call, uint64_t size)
{
    struct c_pointer result;
    if (!c_heap_reallocate(call->memory, native_pointer(call, 0), size, &result))
        return false;
    if (!result.address && size)
        library_set_errno(call->machine, ENOMEM);
    return give_pointer(call, result);
}

NATIVE(realloc)
{
    return reallocate(call, native_unsigned(call, 1));
}

NATIVE(reallocarray)
{
    return reallocate(call, product(native_unsigned(call, 1), native_unsigned(call, 2)));
}

NATIVE(free)
{
    struct c_value block = native_value(call, 0);
    return native_check_defined(call, &block, "the pointer to free") &&
           c_heap_free(call->memory, c_value_pointer(&block)) && give_nothing(call);
}

NATIVE(malloc_usable_size)
{
    struct c_pointer at = native_pointer(call, 0);
    uint64_t size = at.address && at.provenance ? c_block(call->memory, at.provenance)->size : 0;
    return give_integer(call, (int64_t)size);
}

/* ---- endings ---- */

NATIVE(exit)
{
    struct c_value status = native_value(call, 0);
    if (!native_check_defined(call, &status, "the status to exit with") ||
        !c_library_exit(call->machine))
        return false;
    c_machine_exit(call->machine, native_int(call, 0) & 0xff);
    return false;
}

NATIVE(_Exit)
{
    c_machine_exit(call->machine, native_int(call, 0) & 0xff);
    return false;
}

enum { ABORTED = 128 + 6 /* SIGABRT */ };

static bool add_handler(struct c_call *call, struct c_handlers *handlers)
{
    return give_integer(call, vector_push(handlers, native_pointer(call, 0)) ? 0 : 1);
}

NATIVE(atexit)
{
    return add_handler(call, &c_machine_library(call->machine)->at_exit);
}

NATIVE(at_quick_exit)
{
    return add_handler(call, &c_machine_library(call->machine)->at_quick_exit);
}

NATIVE(quick_exit)
{
    if (library_run_handlers(call->machine, &c_machine_library(call->machine)->at_quick_exit))
        c_machine_exit(call->machine, native_int(call, 0) & 0xff);
    return false;
}

/* glibc's words; the program's name is its file's, without the .c. */
NATIVE(__assert_fail)
{
    struct c_memory *memory = call->memory;
    const char *expression = c_memory_string(memory, native_pointer(call, 0), NULL);
    const char *file = expression ? c_memory_string(memory, native_pointer(call, 1), NULL) : NULL;
    const char *function = file ? c_memory_string(memory, native_pointer(call, 3), NULL) : NULL;
    if (!function)
        return false;
    const char *base = strrchr(file, '/') ? strrchr(file, '/') + 1 : file;
    const char *dot = strrchr(base, '.');
    struct text line = {0};
    text_append_bytes(&line, base, dot ? (size_t)(dot - base) : strlen(base));
    text_format(&line, ": %s:%u: %s: Assertion `%s' failed.\n", file, (unsigned)native_int(call, 2),
                function, expression);
    c_machine_print(call->machine, 2, text_string(&line), line.length);
    text_fini(&line);
    c_machine_exit(call->machine, ABORTED);
    return false;
}

/* ---- the environment, of which there is none ---- */

NATIVE(getenv)
{
    return c_memory_string(call->memory, native_pointer(call, 0), NULL) && give_null(call);
}

NATIVE(system)
{
    return give_integer(call, native_pointer(call, 0).address ? -1 : 0);
}

/* The program's streams are heapstep's. */
NATIVE(isatty)
{
    library_set_errno(call->machine, 25 /* ENOTTY */);
    return give_integer(call, 0);
}

NATIVE(getpid)
{
    return give_integer(call, 1000);
}

/* There is the C locale alone, which "" asks for too where the environment is empty. */
NATIVE(setlocale)
{
    struct c_pointer wanted = native_pointer(call, 1);
    const char *name = wanted.address ? c_memory_string(call->memory, wanted, NULL) : "";
    if (!name)
        return false;
    if (*name && strcmp(name, "C") != 0 && strcmp(name, "POSIX") != 0)
        return give_null(call);
    struct c_pointer place =
        library_static(call->machine, &c_machine_library(call->machine)->locale_name, sizeof "C");
    return !place.address
               ? give_null(call)
               : c_memory_put(call->memory, place, "C", sizeof "C") && give_pointer(call, place);
}

/* ---- sorting and searching ---- */

struct sort {
    struct c_call *call;
    struct c_pointer base, compare;
    struct c_type type; /* of the arguments: pointers */
    uint64_t size;
    size_t *order, *scratch;
};

/* Calls the program's comparison. False: it faulted. */
static bool compare_at(const struct sort *s, struct c_pointer left, struct c_pointer right,
                       int *result)
{
    struct c_value arguments[2] = {
        {.type = &s->type, .integer = left.address, .provenance = left.provenance},
        {.type = &s->type, .integer = right.address, .provenance = right.provenance},
    };
    struct c_value value = {0};
    if (!c_machine_call(s->call->machine, s->compare, arguments, 2, &value) ||
        !native_check_defined(s->call, &value, "what the comparison returned"))
        return false;
    *result = (int)(uint32_t)value.integer;
    return true;
}

/* A merge sort that asks in the order that glibc's does: the halves, then their heads. */
static bool merge_sort(struct sort *s, size_t from, size_t count)
{
    size_t left = count / 2, i = from, j = from + left, used = 0;
    if (count < 2)
        return true;
    if (!merge_sort(s, from, left) || !merge_sort(s, from + left, count - left))
        return false;
    while (i < from + left && j < from + count) {
        int order;
        if (!compare_at(s, pointer_at(s->base, s->order[i] * s->size),
                        pointer_at(s->base, s->order[j] * s->size), &order))
            return false;
        s->scratch[used++] = order <= 0 ? s->order[i++] : s->order[j++];
    }
    while (i < from + left)
        s->scratch[used++] = s->order[i++];
    memcpy(s->order + from, s->scratch, used * sizeof *s->order);
    return true;
}

static struct c_type pointer_type(void)
{
    return (struct c_type){.kind = C_POINTER,
                           .complete = true,
                           .size = 8,
                           .alignment = 8,
                           .base = c_basic_type(C_VOID)};
}

NATIVE(qsort)
{
    uint64_t count = native_unsigned(call, 1), size = native_unsigned(call, 2);
    struct sort s = {.call = call,
                     .base = native_pointer(call, 0),
                     .compare = native_pointer(call, 3),
                     .type = pointer_type(),
                     .size = size};
    uint8_t *undefined;
    if (count < 2 || !size)
        return give_nothing(call);
    if (count > UINT64_MAX / size ||
        !c_access(call->memory, s.base, count * size, C_WRITE, &undefined))
        return c_access(call->memory, s.base, UINT64_MAX / 2, C_WRITE, &undefined) != NULL;
    struct c_held *held = library_hold(call->machine, 2 * count);
    if (!held)
        return c_fault_set(call->memory, C_OUT_OF_MEMORY, 0, 0, 0,
                           "there is no memory left to sort in");
    s.order = held->words;
    s.scratch = held->words + count;
    for (size_t i = 0; i < count; i++)
        s.order[i] = i;
    bool fine = merge_sort(&s, 0, count) &&
                c_memory_permute(call->memory, s.base.address, size, s.order, count);
    library_let_go(call->machine, held);
    return fine;
}

NATIVE(bsearch)
{
    struct c_pointer key = native_pointer(call, 0), base = native_pointer(call, 1);
    uint64_t count = native_unsigned(call, 2), size = native_unsigned(call, 3), low = 0,
             high = count;
    struct sort s = {.call = call, .compare = native_pointer(call, 4), .type = pointer_type()};
    while (low < high) {
        uint64_t middle = (low + high) / 2;
        struct c_pointer at = pointer_at(base, middle * size);
        int order;
        if (!compare_at(&s, key, at, &order))
            return false;
        if (order == 0)
            return give_pointer(call, at);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return give_null(call);
}
