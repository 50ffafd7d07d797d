// Accounts, transfers that may fail, and a log of what happened.
#include <stdio.h>
#include <string.h>

enum outcome { DONE, NO_ACCOUNT, NO_MONEY, FROZEN };
static const char *const names[] = {[DONE] = "done", [NO_ACCOUNT] = "no such account", [NO_MONEY] = "not enough", [FROZEN] = "frozen"};

struct account {
    char owner[16];
    long cents;
    unsigned frozen : 1, entries : 7;
};

static struct account accounts[] = {{"ann", 10000, 0, 0}, {"ben", 50, 0, 0}, {.owner = "cas", .frozen = 1}};

static struct account *find(const char *owner)
{
    for (struct account *a = accounts; a < accounts + sizeof accounts / sizeof *accounts; ++a)
        if (!strcmp(a->owner, owner))
            return a;
    return 0;
}

static enum outcome transfer(const char *from, const char *to, long cents)
{
    struct account *a = find(from), *b = find(to);
    if (!a || !b)
        return NO_ACCOUNT;
    if (a->frozen | b->frozen)
        return FROZEN;
    if (a->cents < cents)
        return NO_MONEY;
    a->cents -= cents, b->cents += cents;
    a->entries++, b->entries++;
    return DONE;
}

int main(void)
{
    static const struct {
        const char *from, *to;
        long cents;
    } orders[] = {{"ann", "ben", 2550}, {"ben", "ann", 5000}, {"ann", "dee", 1}, {"ben", "cas", 5}, {"ben", "ann", 2600}};
    for (unsigned i = 0; i < sizeof orders / sizeof orders[0]; i++)
        printf("%s -> %s %ld.%02ld: %s\n", orders[i].from, orders[i].to, orders[i].cents / 100, orders[i].cents % 100,
               names[transfer(orders[i].from, orders[i].to, orders[i].cents)]);
    for (int i = 0; i < 3; i++)
        printf("%-5s%8.2f %u\n", accounts[i].owner, (double)accounts[i].cents / 100, accounts[i].entries);
    return 0;
}
