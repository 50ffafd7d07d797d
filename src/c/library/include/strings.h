#pragma once
#include <stddef.h>
int strcasecmp(const char *left, const char *right);
int strncasecmp(const char *left, const char *right, size_t size);
void bzero(void *to, size_t size);
void bcopy(const void *from, void *to, size_t size);
int bcmp(const void *left, const void *right, size_t size);
char *index(const char *in, int c);
char *rindex(const char *in, int c);
int ffs(int number);
