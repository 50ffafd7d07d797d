// fault: dangling-stack-pointer 12
// oracle: asan stack-use-after-return
#include <stdio.h>

struct callback {
    int (*run)(void *context);
    void *context;
};

static int show(void *context)
{
    return *(int *)context;
}

static struct callback make(int value)
{
    int kept = value;
    return (struct callback){show, &kept};
}

int main(void)
{
    struct callback callback = make(7);
    printf("%d\n", callback.run(callback.context));
    return 0;
}
