/* heapstep compare A B */
#ifndef MAIN_COMPARE_H
#define MAIN_COMPARE_H

#include "main/options.h"

extern const struct option compare_options[];
int main_compare(int count, char **arguments);

#endif
