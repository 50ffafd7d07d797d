/* `heapstep run FILE`: a program at full speed, as python3 would run it. */
#ifndef MAIN_RUN_H
#define MAIN_RUN_H

/* The exit status of the program, or 2 when it does not exist or does not parse (said on standard error). */
int main_run(const char *path, char **arguments);

#endif
