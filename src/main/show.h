/* `heapstep FILE` and `heapstep LESSON`: a program on the screen. `heapstep`: the table of contents. */
#ifndef MAIN_SHOW_H
#define MAIN_SHOW_H

#include "main/options.h"

extern const struct option show_options[];
/* Arguments after "heapstep"; 0, or 2 when there is nothing to show, said on standard error. */
int main_show(int count, char **arguments);

#endif
