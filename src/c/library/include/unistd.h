#pragma once
#include <stddef.h>
typedef long ssize_t;
typedef int pid_t;
#define STDIN_FILENO 0
#define STDOUT_FILENO 1
#define STDERR_FILENO 2
unsigned int sleep(unsigned int seconds);
int usleep(unsigned int microseconds);
pid_t getpid(void);
int isatty(int descriptor);
ssize_t write(int descriptor, const void *from, size_t size);
void _exit(int status) __attribute__((noreturn));
