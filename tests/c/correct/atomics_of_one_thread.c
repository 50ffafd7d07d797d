/* C11's atomic operations, which one thread sees as plain ones. */
#include <stdatomic.h>
#include <stdio.h>

struct item {
    int value;
    struct item *next;
};

static _Atomic(struct item *) top;
static atomic_flag busy = ATOMIC_FLAG_INIT;

static void push(struct item *item)
{
    item->next = atomic_load(&top);
    while (!atomic_compare_exchange_weak(&top, &item->next, item))
        ;
}

static struct item *pop(void)
{
    struct item *item = atomic_load(&top);
    while (item && !atomic_compare_exchange_strong(&top, &item, item->next))
        ;
    return item;
}

static int enter(void)
{
    return !atomic_flag_test_and_set(&busy);
}

int main(void)
{
    atomic_int count = ATOMIC_VAR_INIT(5);
    _Atomic unsigned char small = 250;
    atomic_ullong mask;
    atomic_init(&mask, 0xf0f0);
    printf("%d %d\n", atomic_fetch_add(&count, 3), atomic_load(&count));
    small += 10;
    count++;
    printf("%d %d %d\n", small, count, atomic_exchange(&count, 100));
    int expected = 99;
    int done = atomic_compare_exchange_strong(&count, &expected, 1);
    printf("%d %d %d\n", done, expected, atomic_load_explicit(&count, memory_order_acquire));
    printf("%llx ", atomic_fetch_and(&mask, 0xff00));
    printf("%llx ", atomic_fetch_or_explicit(&mask, 0xf, memory_order_relaxed));
    printf("%llx ", atomic_fetch_xor(&mask, 1));
    printf("%llx\n", (unsigned long long)mask);
    printf("%d %d ", enter(), enter());
    atomic_flag_clear(&busy);
    printf("%d\n", enter());
    struct item items[4];
    for (int i = 0; i < 4; i++) {
        items[i].value = i * i;
        push(&items[i]);
    }
    for (struct item *item; (item = pop());)
        printf("%d ", item->value);
    atomic_thread_fence(memory_order_seq_cst);
    atomic_store(&count, -1);
    printf("%d %d\n", atomic_is_lock_free(&count), (int)(sizeof(atomic_int) == sizeof(int)));
    return atomic_fetch_sub(&count, 1) + 1;
}
