/* Customers at the counters of a bank: events in a heap by time, handled by functions. */
#include <stdio.h>
#include <stdlib.h>

struct bank;
struct event {
    int time, customer, order;
    void (*happens)(struct bank *bank, const struct event *event);
};

struct bank {
    struct event heap[64];
    int count, made, now, free_counters, waiting[32], first, last, served, waited;
};

static int earlier(const struct event *a, const struct event *b)
{
    return a->time != b->time ? a->time < b->time : a->order < b->order;
}

static void schedule(struct bank *bank, int time, int customer, void (*happens)(struct bank *, const struct event *))
{
    int at = bank->count++;
    struct event event = {time, customer, bank->made++, happens};
    for (; at && earlier(&event, &bank->heap[(at - 1) / 2]); at = (at - 1) / 2)
        bank->heap[at] = bank->heap[(at - 1) / 2];
    bank->heap[at] = event;
}

static struct event next(struct bank *bank)
{
    struct event first = bank->heap[0], last = bank->heap[--bank->count];
    int at = 0;
    for (int child; (child = 2 * at + 1) < bank->count; at = child) {
        if (child + 1 < bank->count && earlier(&bank->heap[child + 1], &bank->heap[child]))
            child++;
        if (!earlier(&bank->heap[child], &last))
            break;
        bank->heap[at] = bank->heap[child];
    }
    bank->heap[at] = last;
    return first;
}

static void leaves(struct bank *bank, const struct event *event);

static void serve(struct bank *bank, int customer)
{
    bank->free_counters--;
    schedule(bank, bank->now + 3 + customer * 7 % 5, customer, leaves);
    printf("%3d: customer %d is served\n", bank->now, customer);
}

static void arrives(struct bank *bank, const struct event *event)
{
    if (bank->free_counters)
        serve(bank, event->customer);
    else
        bank->waiting[bank->last++ % 32] = event->customer;
    if (event->customer < 9)
        schedule(bank, bank->now + 1 + event->customer % 3, event->customer + 1, arrives);
}

static void leaves(struct bank *bank, const struct event *event)
{
    (void)event;
    bank->free_counters++;
    bank->served++;
    if (bank->first < bank->last) {
        bank->waited++;
        serve(bank, bank->waiting[bank->first++ % 32]);
    }
}

int main(void)
{
    struct bank bank = {.free_counters = 2};
    schedule(&bank, 1, 0, arrives);
    while (bank.count) {
        struct event event = next(&bank);
        bank.now = event.time;
        event.happens(&bank, &event);
    }
    printf("%d served, %d waited, closed at %d\n", bank.served, bank.waited, bank.now);
    return bank.served;
}
