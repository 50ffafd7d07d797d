"""time: what strftime refuses and mktime does not, reading times, clocks."""
import time

for fields in (
        (2024, 13, 1, 0, 0, 0, 0, 1, -1), (2024, 1, 32, 0, 0, 0, 0, 1, -1), (2024, 1, 1, 24, 0, 0, 0, 1, -1),
        (2024, 1, 1, 0, 60, 0, 0, 1, -1), (2024, 1, 1, 0, 0, 62, 0, 1, -1), (2024, 1, 1, 0, 0, 0, -2, 1, -1),
        (2024, 1, 1, 0, 0, 0, 7, 1, -1), (2024, 1, 1, 0, 0, 0, 0, 367, -1), (2024, 0, 0, 0, 0, 0, 0, 0, -1)):
    for show in lambda: time.strftime("%Y-%m-%d %a %j", fields), lambda: time.asctime(fields):
        try:
            print(show())
        except ValueError as error:
            print(error)
    print(time.mktime(fields))
print(time.strptime("2024-05-06 07:08", "%Y-%m-%d %H:%M"), time.strptime("Mon May 06 2024", "%a %b %d %Y").tm_yday)
try:
    time.strptime("x", "%Y")
except ValueError as error:
    print(error)
for clock in "time", "monotonic", "perf_counter", "process_time":
    print(time.get_clock_info(clock))
try:
    time.get_clock_info("none")
except ValueError as error:
    print(error)
print(time.ctime(0), time.ctime(2.6e11), time.gmtime(-1e10).tm_year, time.gmtime(86400 * 365)[:6])
