#pragma once
#include <stddef.h>
typedef long time_t;
typedef long clock_t;
typedef int clockid_t;
struct timespec { time_t tv_sec; long tv_nsec; };
struct tm {
    int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year, tm_wday, tm_yday, tm_isdst;
    long tm_gmtoff;
    const char *tm_zone;
};
#define CLOCKS_PER_SEC ((clock_t)1000000)
#define TIME_UTC 1
#define CLOCK_REALTIME 0
#define CLOCK_MONOTONIC 1
#define CLOCK_PROCESS_CPUTIME_ID 2
time_t time(time_t *now);
clock_t clock(void);
double difftime(time_t later, time_t earlier);
time_t mktime(struct tm *when);
struct tm *gmtime(const time_t *when);
struct tm *localtime(const time_t *when);
struct tm *gmtime_r(const time_t *restrict when, struct tm *restrict result);
struct tm *localtime_r(const time_t *restrict when, struct tm *restrict result);
char *asctime(const struct tm *when);
char *ctime(const time_t *when);
size_t strftime(char *restrict to, size_t size, const char *restrict format, const struct tm *restrict when);
int timespec_get(struct timespec *now, int base);
int clock_gettime(clockid_t clock, struct timespec *now);
int nanosleep(const struct timespec *how_long, struct timespec *left);
