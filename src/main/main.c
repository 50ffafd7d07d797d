/* heapstep's command line. */
#include "config.h"

#include "main/run.h"

#include <stdio.h>
#include <string.h>

int main(int count, char **arguments)
{
    if (count >= 3 && strcmp(arguments[1], "run") == 0)
        return main_run(arguments[2], arguments + 3);
    puts(PACKAGE_STRING);
    return 0;
}
