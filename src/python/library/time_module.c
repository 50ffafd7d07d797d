/* time (Modules/timemodule.c), on a clock that a run sets itself: each look at it takes a microsecond and sleep() lets time
 * pass without waiting, so that a program prints the same on every run. With the option real_time it is the machine's. */
#include "python/library/parts.h"
#include "python/run/machine.h"

#include <math.h>
#include <string.h>
#include <time.h>

#define EPOCH_NS  INT64_C(1700000000000000000) /* when every run begins */
#define SECOND_NS INT64_C(1000000000)
#define LOOK_NS   INT64_C(1000)

static int64_t real_now(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * SECOND_NS + now.tv_nsec;
}

/* Nanoseconds since the run began, in a run's own time. */
static int64_t own_now(py_vm *vm)
{
    vm->library->ticks++;
    return vm->library->slept_ns + (int64_t)vm->library->ticks * LOOK_NS;
}

static int64_t wall_now(py_vm *vm)
{
    return vm->options.real_time ? real_now(CLOCK_REALTIME) : EPOCH_NS + own_now(vm);
}

static int64_t steady_now(py_vm *vm)
{
    return vm->options.real_time ? real_now(CLOCK_MONOTONIC) : own_now(vm);
}

static int64_t process_now(py_vm *vm)
{
    if (vm->options.real_time)
        return real_now(CLOCK_PROCESS_CPUTIME_ID);
    return own_now(vm) - vm->library->slept_ns;
}

#define CLOCK(name, now)                                                                           \
    PY_FUNCTION(time_##name)                                                                       \
    {                                                                                              \
        PY_UNUSED_ARGUMENTS;                                                                       \
        return py_float_from(vm, (double)(now)(vm) / 1e9);                                         \
    }                                                                                              \
    PY_FUNCTION(time_##name##_ns)                                                                  \
    {                                                                                              \
        PY_UNUSED_ARGUMENTS;                                                                       \
        return py_int_from(vm, (now)(vm));                                                         \
    }

CLOCK(time, wall_now)
CLOCK(perf_counter, steady_now)
CLOCK(monotonic, steady_now)
CLOCK(process_time, process_now)
CLOCK(thread_time, process_now)

PY_FUNCTION(time_sleep)
{
    PY_UNUSED_ARGUMENTS;
    double seconds = py_float_as_double(vm, args[0]);
    if (vm->raised)
        return NULL;
    if (isnan(seconds))
        return py_raise(vm, vm->exceptions.ValueError, "Invalid value NaN (not a number)");
    if (seconds < 0)
        return py_raise(vm, vm->exceptions.ValueError, "sleep length must be non-negative");
    if (seconds > 9e9)
        return py_raise(vm, vm->exceptions.OverflowError,
                        "timestamp too large to convert to C PyTime_t");
    if (vm->options.real_time) {
        py_flush_streams(vm);
        struct timespec wait = {(time_t)seconds, (long)((seconds - floor(seconds)) * 1e9)};
        nanosleep(&wait, NULL);
    } else
        vm->library->slept_ns += (int64_t)(seconds * 1e9);
    return py_newref(vm->none);
}

/* ---- struct_time ---- */

#define FIELD PY_STRUCTSEQ_FIELD

static const struct py_member_def struct_time_members[] = {
    FIELD("tm_year", 0),  FIELD("tm_mon", 1),
    FIELD("tm_mday", 2),  FIELD("tm_hour", 3),
    FIELD("tm_min", 4),   FIELD("tm_sec", 5),
    FIELD("tm_wday", 6),  FIELD("tm_yday", 7),
    FIELD("tm_isdst", 8), {0},
};

PY_NEW(struct_time_new)
{
    if (!py_args_positional(vm, "structseq", nargs, kwnames, 1, 1))
        return NULL;
    py_tuple *given = py_tuple_from_iterable(vm, args[0]);
    if (!given)
        return NULL;
    if (given->var.size < 9 || given->var.size > 11) {
        bool few = given->var.size < 9;
        py_raise(vm, vm->exceptions.TypeError,
                 few ? "time.struct_time() takes an at least 9-sequence (%lld-sequence given)"
                     : "time.struct_time() takes an at most 11-sequence (%lld-sequence given)",
                 (long long)given->var.size);
        py_decref(vm, given);
        return NULL;
    }
    py_object *items[9];
    for (int i = 0; i < 9; i++)
        items[i] = py_newref(given->items[i]);
    py_decref(vm, given);
    return py_structseq_new(vm, type, items, 9);
}

const struct py_type_spec py_struct_time_spec = {
    .name = "time.struct_time",
    .basic_size = offsetof(struct py_tuple, items),
    .item_size = sizeof(py_object *),
    .flags = PY_TYPE_GC,
    .slots = {.repr = py_structseq_repr, .new_ = struct_time_new},
    .members = struct_time_members,
};

static py_object *from_tm(py_vm *vm, const struct tm *tm)
{
    const int fields[9] = {tm->tm_year + 1900,    tm->tm_mon + 1,  tm->tm_mday,
                           tm->tm_hour,           tm->tm_min,      tm->tm_sec,
                           (tm->tm_wday + 6) % 7, tm->tm_yday + 1, 0};
    py_object *items[9];
    for (int i = 0; i < 9; i++)
        items[i] = py_int_from(vm, fields[i]);
    return py_structseq_new(vm, PY_LIBRARY_TYPE_OF(vm, struct_time), items, 9);
}

static bool seconds_argument(py_vm *vm, py_object *const *args, size_t nargs, time_t *seconds)
{
    if (nargs && args[0] != vm->none) {
        double given = py_float_as_double(vm, args[0]);
        if (vm->raised)
            return false;
        if (!(fabs(given) < 6.7e16)) { /* years that fit a C int */
            py_raise(vm, vm->exceptions.OverflowError,
                     "timestamp out of range for platform time_t");
            return false;
        }
        *seconds = (time_t)floor(given);
    } else
        *seconds = (time_t)(wall_now(vm) / SECOND_NS);
    return true;
}

/* Everything happens in UTC. */
PY_FUNCTION(time_gmtime)
{
    PY_UNUSED_ARGUMENTS;
    time_t seconds;
    struct tm tm;
    if (!seconds_argument(vm, args, nargs, &seconds) || !gmtime_r(&seconds, &tm))
        return NULL;
    return from_tm(vm, &tm);
}

static bool to_tm(py_vm *vm, py_object *o, struct tm *tm)
{
    int64_t f[9];
    if (!PY_IS_TUPLE(o) || ((py_tuple *)o)->var.size < 9) {
        py_raise(vm, vm->exceptions.TypeError, "Tuple or struct_time argument required");
        return false;
    }
    for (int i = 0; i < 9; i++) {
        f[i] = py_as_index(vm, ((py_tuple *)o)->items[i], vm->exceptions.OverflowError);
        if (vm->raised)
            return false;
    }
    *tm = (struct tm){.tm_year = (int)(f[0] - 1900),
                      .tm_mon = (int)(f[1] - 1),
                      .tm_mday = (int)f[2],
                      .tm_hour = (int)f[3],
                      .tm_min = (int)f[4],
                      .tm_sec = (int)f[5],
                      .tm_wday = (int)((f[6] + 1) % 7),
                      .tm_yday = (int)(f[7] - 1)};
    return true;
}

/* What text is made of must be a date, where 0 stands for the first; mktime takes any numbers. */
static bool check_tm(py_vm *vm, struct tm *tm)
{
    tm->tm_mon += tm->tm_mon == -1;
    tm->tm_mday += tm->tm_mday == 0;
    tm->tm_yday += tm->tm_yday == -1;
    const struct {
        int value, most;
        const char *name;
    } fields[] = {
        {tm->tm_mon, 11, "month"},         {tm->tm_mday, 31, "day of month"},
        {tm->tm_hour, 23, "hour"},         {tm->tm_min, 59, "minute"},
        {tm->tm_sec, 61, "seconds"},       {tm->tm_wday, 6, "day of week"},
        {tm->tm_yday, 365, "day of year"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(fields); i++)
        if (fields[i].value < 0 || fields[i].value > fields[i].most) {
            py_raise(vm, vm->exceptions.ValueError, "%s out of range", fields[i].name);
            return false;
        }
    return true;
}

static bool tm_argument(py_vm *vm, py_object *const *args, size_t nargs, struct tm *tm)
{
    time_t now;
    if (nargs)
        return to_tm(vm, args[0], tm) && check_tm(vm, tm);
    return seconds_argument(vm, NULL, 0, &now) && gmtime_r(&now, tm);
}

PY_FUNCTION(time_mktime)
{
    PY_UNUSED_ARGUMENTS;
    struct tm tm;
    return to_tm(vm, args[0], &tm) ? py_float_from(vm, (double)timegm(&tm)) : NULL;
}

PY_FUNCTION(time_strftime)
{
    PY_UNUSED_ARGUMENTS;
    struct tm tm;
    char text[1024];
    if (!PY_IS_STR(args[0]))
        return py_raise(vm, vm->exceptions.TypeError, "strftime() argument 1 must be str, not %T",
                        args[0]);
    const char *format = py_str_utf8(vm, (py_str *)args[0], NULL);
    if (!format || !tm_argument(vm, args + 1, nargs - 1, &tm))
        return NULL;
    tm.tm_zone = "UTC";
    size_t length = strftime(text, sizeof text, format, &tm);
    return PY_OBJECT(py_str_from(vm, text, length));
}

static py_object *as_text(py_vm *vm, const struct tm *tm)
{
    static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return PY_OBJECT(py_str_format(vm, "%s %s %2d %02d:%02d:%02d %d", days[tm->tm_wday % 7],
                                   months[tm->tm_mon], tm->tm_mday, tm->tm_hour, tm->tm_min,
                                   tm->tm_sec, tm->tm_year + 1900));
}

PY_FUNCTION(time_asctime)
{
    PY_UNUSED_ARGUMENTS;
    struct tm tm;
    return tm_argument(vm, args, nargs, &tm) ? as_text(vm, &tm) : NULL;
}

PY_FUNCTION(time_ctime)
{
    PY_UNUSED_ARGUMENTS;
    time_t seconds;
    struct tm tm;
    if (!seconds_argument(vm, args, nargs, &seconds) || !gmtime_r(&seconds, &tm))
        return NULL;
    return as_text(vm, &tm);
}

PY_FUNCTION(time_strptime)
{
    PY_UNUSED_ARGUMENTS;
    py_object *reader = py_import_module(vm, "_strptime");
    if (!reader)
        return NULL;
    py_object *read = py_call_method(vm, reader, "read_time", args, nargs);
    py_decref(vm, reader);
    return read;
}

/* ---- what clocks there are ---- */

static const struct {
    const char *name, *implementation;
    bool monotonic;
} clocks[] = {
    {"time", "CLOCK_REALTIME", false},
    {"monotonic", "CLOCK_MONOTONIC", true},
    {"perf_counter", "CLOCK_MONOTONIC", true},
    {"process_time", "CLOCK_PROCESS_CPUTIME_ID", true},
    {"thread_time", "CLOCK_THREAD_CPUTIME_ID", true},
};

static int clock_fields(py_vm *vm, py_dict *dict, size_t i)
{
    py_str *made = py_str_format(vm, "clock_gettime(%s)", clocks[i].implementation);
    return py_library_put(vm, dict, "implementation", PY_OBJECT(made)) ||
           py_library_put(vm, dict, "monotonic", py_bool_from(vm, clocks[i].monotonic)) ||
           py_library_put(vm, dict, "adjustable", py_bool_from(vm, !clocks[i].monotonic)) ||
           py_library_put(vm, dict, "resolution", py_float_from(vm, 1e-9));
}

PY_FUNCTION(time_get_clock_info)
{
    PY_UNUSED_ARGUMENTS;
    for (size_t i = 0; i < ARRAY_LENGTH(clocks) && PY_IS_STR(args[0]); i++) {
        if (!py_str_equals_c((py_str *)args[0], clocks[i].name))
            continue;
        py_object *info = py_call_noargs(vm, PY_OBJECT(vm->types.simple_namespace));
        py_dict *fields = info ? py_instance_dict(vm, info, true) : NULL;
        if (info && (!fields || clock_fields(vm, fields, i)))
            PY_CLEAR(vm, info);
        return info;
    }
    return py_raise(vm, vm->exceptions.ValueError, "unknown clock");
}

#define CLOCK_ROWS(name)                                                                           \
    {#name, time_##name, PY_NOARGS, 0, 0, 0, NULL, NULL},                                          \
    {                                                                                              \
#name "_ns", time_##name##_ns, PY_NOARGS, 0, 0, 0, NULL, NULL                              \
    }

static const struct py_method_def time_functions[] = {
    CLOCK_ROWS(time),
    CLOCK_ROWS(perf_counter),
    CLOCK_ROWS(monotonic),
    CLOCK_ROWS(process_time),
    CLOCK_ROWS(thread_time),
    {"sleep", time_sleep, PY_ONE, 0, 0, 0, NULL, NULL},
    {"gmtime", time_gmtime, PY_FAST, 0, 1, 0, NULL, NULL},
    {"localtime", time_gmtime, PY_FAST, 0, 1, 0, NULL, NULL},
    {"mktime", time_mktime, PY_ONE, 0, 0, 0, NULL, NULL},
    {"strftime", time_strftime, PY_FAST, 1, 2, 0, NULL, NULL},
    {"asctime", time_asctime, PY_FAST, 0, 1, 0, NULL, NULL},
    {"ctime", time_ctime, PY_FAST, 0, 1, 0, NULL, NULL},
    {"strptime", time_strptime, PY_FAST, 1, 2, 0, NULL, NULL},
    {"get_clock_info", time_get_clock_info, PY_ONE, 0, 0, 0, NULL, NULL},
    {0},
};

static int time_fill(py_vm *vm, py_module *module)
{
    py_type *type = PY_LIBRARY_TYPE_OF(vm, struct_time);
    py_str *zone = py_str_from_c(vm, "UTC");
    int failed = !type || !zone ||
                 py_dict_set_c(vm, module->dict, "struct_time", PY_OBJECT(type)) ||
                 py_library_put(vm, module->dict, "timezone", py_int_from(vm, 0)) ||
                 py_library_put(vm, module->dict, "altzone", py_int_from(vm, 0)) ||
                 py_library_put(vm, module->dict, "daylight", py_int_from(vm, 0)) ||
                 py_library_put(vm, module->dict, "tzname",
                                PY_OBJECT(py_tuple_pack(vm, 2, PY_OBJECT(zone), PY_OBJECT(zone))));
    py_xdecref(vm, zone);
    return failed ? -1 : 0;
}

const struct py_module_def py_time_module_def = {
    .name = "time",
    .doc = "This module provides various functions to manipulate time values.",
    .functions = time_functions,
    .fill = time_fill,
};
