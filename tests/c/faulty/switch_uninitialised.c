// fault: uninitialized-read 12
// oracle: valgrind Conditional jump or move depends on uninitialised value
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum state { OFF, ON };

int main(void)
{
    enum state state;
    switch (state) {
    case OFF: puts("off"); break;
    case ON: puts("on"); break;
    }
    return 0;
}
