/* `heapstep render`: frames in batch. */
#ifndef MAIN_RENDER_H
#define MAIN_RENDER_H

#include "main/options.h"

extern const struct option render_options[];
int main_render(int count, char **arguments);

#endif
