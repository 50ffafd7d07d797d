/* time.h. The clock is the machine's: the same on every run unless real time is asked for; the place is Greenwich. */
#include "c/library/natives.h"

#include <string.h>
#include <time.h>

/* struct tm as the program has it: nine ints, then the offset and the zone's name. */
enum { PARTS = 9, TM_SIZE = 56, OFFSET_PLACE = 40, ZONE_PLACE = 48, LONGEST_TEXT = 64 };

NATIVE(time)
{
    int64_t now = (int64_t)(c_machine_clock(call->machine, false) / 1000000000);
    struct c_pointer place = native_pointer(call, 0);
    return (!place.address || c_memory_put(call->memory, place, &now, 8)) &&
           give_integer(call, now);
}

NATIVE(clock)
{
    return give_integer(call, (int64_t)(c_machine_clock(call->machine, true) / 1000));
}

NATIVE(difftime)
{
    return give_floating(call,
                         (long double)(double)(native_signed(call, 0) - native_signed(call, 1)));
}

static bool put_timespec(struct c_call *call, struct c_pointer to, uint64_t nanoseconds)
{
    int64_t parts[2] = {(int64_t)(nanoseconds / 1000000000), (int64_t)(nanoseconds % 1000000000)};
    return c_memory_put(call->memory, to, parts, sizeof parts);
}

NATIVE(timespec_get)
{
    return put_timespec(call, native_pointer(call, 0), c_machine_clock(call->machine, false)) &&
           give_integer(call, native_int(call, 1));
}

NATIVE(clock_gettime)
{
    return put_timespec(call, native_pointer(call, 1),
                        c_machine_clock(call->machine, native_int(call, 0) == 2)) &&
           give_integer(call, 0);
}

NATIVE(gettimeofday)
{
    uint64_t now = c_machine_clock(call->machine, false) / 1000;
    int64_t parts[2] = {(int64_t)(now / 1000000), (int64_t)(now % 1000000)};
    return c_memory_put(call->memory, native_pointer(call, 0), parts, sizeof parts) &&
           give_integer(call, 0);
}

/* Nobody waits. */
NATIVE(sleep)
{
    return give_integer(call, 0);
}

/* ---- parts ---- */

static bool get_parts(struct c_call *call, size_t argument, struct tm *parts)
{
    int32_t numbers[PARTS];
    if (!c_memory_get(call->memory, native_pointer(call, argument), numbers, sizeof numbers, false))
        return false;
    *parts = (struct tm){.tm_sec = numbers[0],
                         .tm_min = numbers[1],
                         .tm_hour = numbers[2],
                         .tm_mday = numbers[3],
                         .tm_mon = numbers[4],
                         .tm_year = numbers[5],
                         .tm_wday = numbers[6],
                         .tm_yday = numbers[7],
                         .tm_isdst = numbers[8]};
    return true;
}

static bool put_parts(struct c_call *call, struct c_pointer to, const struct tm *parts)
{
    int32_t numbers[PARTS] = {parts->tm_sec,  parts->tm_min,  parts->tm_hour,
                              parts->tm_mday, parts->tm_mon,  parts->tm_year,
                              parts->tm_wday, parts->tm_yday, parts->tm_isdst};
    int64_t offset = 0;
    return c_memory_put(call->memory, to, numbers, sizeof numbers) &&
           c_memory_put(call->memory, pointer_at(to, OFFSET_PLACE), &offset, 8) &&
           c_memory_put(call->memory, pointer_at(to, ZONE_PLACE), &offset, 8);
}

static bool get_moment(struct c_call *call, struct tm *parts)
{
    int64_t moment;
    if (!c_memory_get(call->memory, native_pointer(call, 0), &moment, 8, false))
        return false;
    time_t host = (time_t)moment;
    return gmtime_r(&host, parts) != NULL;
}

NATIVE(gmtime)
{
    struct tm parts;
    struct c_pointer place =
        library_static(call->machine, &c_machine_library(call->machine)->time_parts, TM_SIZE);
    return get_moment(call, &parts) && put_parts(call, place, &parts) && give_pointer(call, place);
}

NATIVE(gmtime_r)
{
    struct tm parts;
    return get_moment(call, &parts) && put_parts(call, native_pointer(call, 1), &parts) &&
           give_pointer(call, native_pointer(call, 1));
}

NATIVE(mktime)
{
    struct tm parts;
    if (!get_parts(call, 0, &parts))
        return false;
    time_t moment = timegm(&parts);
    return put_parts(call, native_pointer(call, 0), &parts) && give_integer(call, (int64_t)moment);
}

/* ---- words ---- */

static bool give_text(struct c_call *call, const struct tm *parts)
{
    char text[LONGEST_TEXT];
    if (!strftime(text, sizeof text, "%a %b %e %H:%M:%S %Y\n", parts))
        return give_null(call);
    struct c_pointer place =
        library_static(call->machine, &c_machine_library(call->machine)->time_text, LONGEST_TEXT);
    return c_memory_put(call->memory, place, text, strlen(text) + 1) && give_pointer(call, place);
}

NATIVE(asctime)
{
    struct tm parts;
    return get_parts(call, 0, &parts) && give_text(call, &parts);
}

NATIVE(ctime)
{
    struct tm parts;
    return get_moment(call, &parts) && give_text(call, &parts);
}

/* One conversion at a time goes to the host. */
static void append_time(struct text *out, const char *conversion, size_t length,
                        const struct tm *parts)
{
    char format[8], text[128];
    memcpy(format, conversion, length);
    format[length] = 0;
    text_append_bytes(out, text, strftime(text, sizeof text, format, parts));
}

NATIVE(strftime)
{
    struct tm parts;
    uint64_t size = native_unsigned(call, 1);
    const char *format = c_memory_string(call->memory, native_pointer(call, 2), NULL);
    if (!format || !get_parts(call, 3, &parts))
        return false;
    struct text out = {0};
    parts.tm_zone = "GMT";
    while (*format) {
        size_t length = *format != '%' || !format[1]           ? 1
                        : strchr("EO", format[1]) && format[2] ? 3
                                                               : 2;
        if (length == 1)
            text_append_char(&out, *format);
        else
            append_time(&out, format, length, &parts);
        format += length;
    }
    bool fits = !out.failed && out.length < size;
    bool fine = !fits || c_memory_put(call->memory, native_pointer(call, 0), text_string(&out),
                                      out.length + 1);
    int64_t result = fits ? (int64_t)out.length : 0;
    text_fini(&out);
    return fine && give_integer(call, result);
}
