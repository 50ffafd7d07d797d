// extern, static, register and tentative definitions.
#include <stdio.h>

extern int later;
int tentative;
int tentative;
static int hidden;
static int once(void);

int tentative = 4;

static int next(void)
{
    static int value = 10;
    static int started;
    if (!started++)
        value += hidden;
    return value++;
}

int main(void)
{
    extern int later;
    register int i;
    hidden = 5;
    for (i = 0; i < 3; i++)
        printf("%d ", next());
    {
        static int hidden = 1;
        int tentative = 2;
        {
            extern int tentative;
            printf("%d ", tentative);
        }
        printf("%d %d ", hidden, tentative);
    }
    printf("%d %d %d\n", later, tentative, once());
    return 0;
}

int later = 7;
static int once(void) { return hidden; }
