"""Concrete date/time and related types."""
import math as _math
import time as _time
from _types import as_in_c as _as_in_c

__all__ = ('date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR', 'UTC')

MINYEAR = 1
MAXYEAR = 9999
_MAXORDINAL = 3652059

_MONTHS = (None, 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')
_DAYS = (None, 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
_LONG_MONTHS = ('', 'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
                'November', 'December')
_LONG_DAYS = ('', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_IN_MONTH = (None, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE = (None, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


# ---- the calendar ----

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else _IN_MONTH[month]


def _to_ordinal(year, month, day):
    y = year - 1
    return (y * 365 + y // 4 - y // 100 + y // 400 + _BEFORE[month] + (month > 2 and _is_leap(year)) + day)


def _from_ordinal(n):
    n -= 1
    centuries4, n = divmod(n, 146097)
    centuries, n = divmod(n, 36524)
    years4, n = divmod(n, 1461)
    years, n = divmod(n, 365)
    year = centuries4 * 400 + centuries * 100 + years4 * 4 + years + 1
    if years == 4 or centuries == 4:
        return year - 1, 12, 31
    month = 1
    while n >= _days_in_month(year, month):
        n -= _days_in_month(year, month)
        month += 1
    return year, month, n + 1


def _first_iso_monday(year):
    first = _to_ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def _from_iso_calendar(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'Year is out of range: {year}')
    if not 0 < week < 53:
        bad = True
        if week == 53:
            weekday = _to_ordinal(year, 1, 1) % 7
            bad = not (weekday == 4 or (weekday == 3 and _is_leap(year)))
        if bad:
            raise ValueError(f'Invalid week: {week}')
    if not 0 < day < 8:
        raise ValueError(f'Invalid weekday: {day} (range is [1, 7])')
    ordinal = _first_iso_monday(year) + (week - 1) * 7 + day - 1
    return _from_ordinal(ordinal)


# ---- checks ----

def _index(value):
    if type(value) is int:
        return value
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError("'%s' object cannot be interpreted as an integer" % type(value).__name__) from None


def _check_date(year, month, day):
    year, month, day = _index(year), _index(month), _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError('year %i is out of range' % year)
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError('day is out of range for month')
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _index(hour), _index(minute), _index(second), _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')
    if fold not in (0, 1):
        raise ValueError('fold must be either 0 or 1')
    return hour, minute, second, microsecond, fold


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'" % type(tz).__name__)


def _check_offset(name, offset):
    if offset is None:
        return
    if not isinstance(offset, timedelta):
        raise TypeError("tzinfo.%s() must return None or a timedelta, not '%s'" % (name, type(offset).__name__))
    if not -timedelta(1) < offset < timedelta(1):
        raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).')


def _shown_class(o):
    """A class as messages name it: those of this module with the module."""
    cls = type(o)
    return 'datetime.' + cls.__name__ if cls.__module__ == 'datetime' else cls.__name__


def _cannot_compare(a, b):
    raise TypeError("can't compare %s to %s" % (_shown_class(a), _shown_class(b)))


def _half_even(n, d):
    """n / d rounded to the nearest int, half to even."""
    quotient, rest = divmod(n, d)
    rest *= 2
    if rest > d or (rest == d and quotient % 2):
        quotient += 1
    return quotient


# ---- texts ----

def _show_offset(offset, separator=':'):
    """+01:00, with seconds and microseconds where there are any."""
    if offset is None:
        return ''
    sign = '+'
    if offset.days < 0:
        sign, offset = '-', -offset
    minutes, seconds = divmod(offset.days * 86400 + offset.seconds, 60)
    text = '%s%02d%s%02d' % (sign, minutes // 60, separator, minutes % 60)
    if seconds or offset.microseconds:
        text += separator + '%02d' % seconds
        if offset.microseconds:
            text += '.%06d' % offset.microseconds
    return text


def _show_time(hour, minute, second, microsecond, timespec='auto'):
    if timespec == 'auto':
        timespec = 'microseconds' if microsecond else 'seconds'
    if timespec == 'hours':
        return '%02d' % hour
    if timespec == 'minutes':
        return '%02d:%02d' % (hour, minute)
    if timespec == 'seconds':
        return '%02d:%02d:%02d' % (hour, minute, second)
    if timespec == 'milliseconds':
        return '%02d:%02d:%02d.%03d' % (hour, minute, second, microsecond // 1000)
    if timespec == 'microseconds':
        return '%02d:%02d:%02d.%06d' % (hour, minute, second, microsecond)
    raise ValueError('Unknown timespec value')


def _strftime(o, format, year, month, day, hour, minute, second, microsecond, weekday):
    """As C's strftime does it, with %f, %z and %Z."""
    day_of_year = _BEFORE[month] + (month > 2 and _is_leap(year)) + day

    def iso():
        y, w, d = date(year, month, day).isocalendar()
        return y, w, d

    def sub(c):
        if c == 'a':
            return _DAYS[weekday + 1]
        if c == 'A':
            return _LONG_DAYS[weekday + 1]
        if c == 'b' or c == 'h':
            return _MONTHS[month]
        if c == 'B':
            return _LONG_MONTHS[month]
        if c == 'c':
            return '%s %s %2d %02d:%02d:%02d %d' % (_DAYS[weekday + 1], _MONTHS[month], day, hour, minute, second, year)
        if c == 'C':
            return '%02d' % (year // 100)
        if c == 'd':
            return '%02d' % day
        if c == 'D' or c == 'x':
            return '%02d/%02d/%02d' % (month, day, year % 100)
        if c == 'e':
            return '%2d' % day
        if c == 'f':
            return '%06d' % microsecond
        if c == 'F':
            return '%d-%02d-%02d' % (year, month, day)
        if c == 'G':
            return '%d' % iso()[0]
        if c == 'g':
            return '%02d' % (iso()[0] % 100)
        if c == 'H':
            return '%02d' % hour
        if c == 'I':
            return '%02d' % ((hour + 11) % 12 + 1)
        if c == 'j':
            return '%03d' % day_of_year
        if c == 'k':
            return '%2d' % hour
        if c == 'l':
            return '%2d' % ((hour + 11) % 12 + 1)
        if c == 'm':
            return '%02d' % month
        if c == 'M':
            return '%02d' % minute
        if c == 'n':
            return '\n'
        if c == 'p':
            return 'PM' if hour >= 12 else 'AM'
        if c == 'P':
            return 'pm' if hour >= 12 else 'am'
        if c == 'r':
            return '%02d:%02d:%02d %s' % ((hour + 11) % 12 + 1, minute, second, 'PM' if hour >= 12 else 'AM')
        if c == 'R':
            return '%02d:%02d' % (hour, minute)
        if c == 's':
            seconds = (_to_ordinal(year, month, day) - 719163) * 86400 + hour * 3600 + minute * 60 + second
            return '%d' % seconds
        if c == 'S':
            return '%02d' % second
        if c == 't':
            return '\t'
        if c == 'T' or c == 'X':
            return '%02d:%02d:%02d' % (hour, minute, second)
        if c == 'u':
            return '%d' % (weekday + 1)
        if c == 'U':
            return '%02d' % ((day_of_year + 6 - (weekday + 1) % 7) // 7)
        if c == 'V':
            return '%02d' % iso()[1]
        if c == 'w':
            return '%d' % ((weekday + 1) % 7)
        if c == 'W':
            return '%02d' % ((day_of_year + 6 - weekday) // 7)
        if c == 'y':
            return '%02d' % (year % 100)
        if c == 'Y':
            return '%d' % year
        if c == 'z':
            offset = o.utcoffset() if hasattr(o, 'utcoffset') else None
            return _show_offset(offset, '')
        if c == 'Z':
            name = o.tzname() if hasattr(o, 'tzname') else None
            return name or ''
        if c == '%':
            return '%'
        return '%' + c

    parts, at = [], 0
    while at < len(format):
        found = format.find('%', at)
        if found < 0:
            break
        parts.append(format[at:found])
        c = format[found + 1:found + 2]
        at = found + 2
        if c and c in '-_0^#' and format[at:at + 1]:
            text = sub(format[at])
            at += 1
            if c == '-':
                text = text.lstrip(' ').lstrip('0') or '0' if text.strip().isdigit() else text
            elif c == '_':
                digits = text.lstrip('0') or '0'
                text = digits.rjust(len(text)) if text.isdigit() else text
            elif c == '0':
                text = text.replace(' ', '0')
            elif c == '^':
                text = text.upper()
            else:
                text = text.swapcase()
            parts.append(text)
        else:
            parts.append(sub(c) if c else '%')
    parts.append(format[at:])
    return ''.join(parts)


def _digits(text):
    if not (text.isascii() and text.isdigit()):
        raise ValueError
    return int(text)


def _parse_date(text):
    """YYYY-MM-DD, YYYYMMDD, YYYY-Www-D, YYYYWwwD."""
    n = len(text)
    if n not in (7, 8, 10):
        raise ValueError
    year = _digits(text[:4])
    dash = text[4] == '-'
    at = 5 if dash else 4
    if text[at] == 'W':
        week = _digits(text[at + 1:at + 3])
        at += 3
        day = 1
        if at < n:
            if (text[at] == '-') != dash:
                raise ValueError
            at += dash
            if n != at + 1:
                raise ValueError
            day = _digits(text[at:])
        return _from_iso_calendar(year, week, day)
    month = _digits(text[at:at + 2])
    at += 2
    if (text[at:at + 1] == '-') != dash:
        raise ValueError
    at += dash
    if len(text) != at + 2:
        raise ValueError
    return year, month, _digits(text[at:at + 2])


def _parse_clock(text):
    """[HH, MM, SS, microseconds] of HH[:MM[:SS[.f...]]], with colons or without."""
    result = [0, 0, 0, 0]
    colon = text[2:3] == ':'
    at = 0
    for i in range(3):
        if len(text) - at < 2:
            raise ValueError
        result[i] = _digits(text[at:at + 2])
        at += 2
        c = text[at:at + 1]
        if not c:
            return result
        if i < 2:
            if c == ':' and colon:
                at += 1
            elif colon or c in '.,':
                raise ValueError
        elif c in '.,':
            fraction = text[at + 1:]
            if not fraction or not (fraction.isascii() and fraction.isdigit()):
                raise ValueError
            result[3] = int(fraction[:6].ljust(6, '0'))
            return result
        else:
            raise ValueError
    return result


def _parse_time(text):
    """(hour, minute, second, microsecond, tzinfo)"""
    if not text:
        raise ValueError
    zone_at = next((i for i, c in enumerate(text) if c in '+-Z'), -1)
    clock = text if zone_at < 0 else text[:zone_at]
    parts = _parse_clock(clock)
    zone = None
    if zone_at >= 0:
        rest = text[zone_at + 1:]
        if text[zone_at] == 'Z':
            if rest:
                raise ValueError
            zone = timezone.utc
        else:
            if len(rest) in (0, 1, 3):
                raise ValueError('Malformed time zone string')
            h, m, s, us = _parse_clock(rest)
            if not (h or m or s or us):
                zone = timezone.utc
            else:
                offset = timedelta(hours=h, minutes=m, seconds=s, microseconds=us)
                zone = timezone(-offset if text[zone_at] == '-' else offset)
    return (*parts, zone)


# ---- timedelta ----

class timedelta:
    """A duration: days, seconds, microseconds."""
    __slots__ = '_days', '_seconds', '_microseconds'

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0  # whole microseconds
        rest = 0.0  # what floats leave below them
        for name, value, unit in (('days', days, 86400000000), ('seconds', seconds, 1000000),
                                  ('microseconds', microseconds, 1), ('milliseconds', milliseconds, 1000),
                                  ('minutes', minutes, 60000000), ('hours', hours, 3600000000),
                                  ('weeks', weeks, 604800000000)):
            if isinstance(value, int):
                total += value * unit
            elif isinstance(value, float):
                fraction, whole = _math.modf(value)
                total += int(whole) * unit
                if fraction:
                    fraction, whole = _math.modf(fraction * unit)
                    total += int(whole)
                    rest += fraction
            else:
                raise TypeError('unsupported type for timedelta %s component: %s' % (name, type(value).__name__))
        if rest:
            # Half to even, of the whole sum.
            whole = round(rest)
            if abs(whole - rest) == 0.5:
                odd = total & 1
                whole = 2 * round((rest + odd) * 0.5) - odd
            total += whole
        return cls._of(total)

    @classmethod
    def _of(cls, total):
        """That many microseconds."""
        seconds, microseconds = divmod(total, 1000000)
        days, seconds = divmod(seconds, 86400)
        if abs(days) > 999999999:
            raise OverflowError('days=%d; must have magnitude <= 999999999' % days)
        self = object.__new__(cls)
        self._days, self._seconds, self._microseconds = days, seconds, microseconds
        return self

    def __repr__(self):
        args = []
        if self._days:
            args.append('days=%d' % self._days)
        if self._seconds:
            args.append('seconds=%d' % self._seconds)
        if self._microseconds:
            args.append('microseconds=%d' % self._microseconds)
        return '%s(%s)' % (_shown_class(self), ', '.join(args) or '0')

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        text = '%d:%02d:%02d' % (minutes // 60, minutes % 60, seconds)
        if self._days:
            text = '%d day%s, ' % (self._days, '' if abs(self._days) == 1 else 's') + text
        if self._microseconds:
            text += '.%06d' % self._microseconds
        return text

    def total_seconds(self):
        """Total seconds in the duration."""
        return self._total() / 10 ** 6

    @property
    def days(self):
        return self._days

    @property
    def seconds(self):
        return self._seconds

    @property
    def microseconds(self):
        return self._microseconds

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._total() + other._total())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._total() - other._total())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(other._total() - self._total())
        return NotImplemented

    def __neg__(self):
        return timedelta._of(-self._total())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total() * other)
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            return timedelta._of(_half_even(self._total() * n, d))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            if not other:
                raise ZeroDivisionError('integer division or modulo by zero')
            return self._total() // other._total()
        if isinstance(other, int):
            if not other:
                raise ZeroDivisionError('integer division or modulo by zero')
            return timedelta._of(self._total() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            if not other:
                raise ZeroDivisionError('division by zero')
            return self._total() / other._total()
        if isinstance(other, int):
            if not other:
                raise ZeroDivisionError('integer division or modulo by zero')
            return timedelta._of(_half_even(self._total() * (1 if other > 0 else -1), abs(other)))
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            if not n:
                raise ZeroDivisionError('division by zero')
            if n < 0:
                n, d = -n, -d
            return timedelta._of(_half_even(self._total() * d, n))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            if not other:
                raise ZeroDivisionError('integer modulo by zero')
            return timedelta._of(self._total() % other._total())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            if not other:
                raise ZeroDivisionError('integer division or modulo by zero')
            quotient, rest = divmod(self._total(), other._total())
            return quotient, timedelta._of(rest)
        return NotImplemented

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return bool(self._days or self._seconds or self._microseconds)

    def __sizeof__(self):
        return 24

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


# ---- date ----

class date:
    """A day of the Gregorian calendar."""
    __slots__ = '_year', '_month', '_day'

    def __new__(cls, year, month=None, day=None):
        if month is None or day is None:
            missing = 'month' if month is None else 'day'
            raise TypeError("function missing required argument '%s' (pos %d)" % (missing, 2 if month is None else 3))
        year, month, day = _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

    @classmethod
    def fromtimestamp(cls, t):
        """The day of a POSIX timestamp."""
        if t is None:
            raise TypeError("'NoneType' object cannot be interpreted as an integer")
        y, m, d = _time.localtime(t)[:3]
        return cls(y, m, d)

    @classmethod
    def today(cls):
        """The current day."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        """The day of a proleptic Gregorian ordinal: January 1 of year 1 is day 1."""
        if n < 1:
            raise ValueError('ordinal must be >= 1')
        if n > _MAXORDINAL:
            raise ValueError('year is out of range')
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        """The day that an ISO 8601 date names."""
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            parts = _parse_date(date_string)
        except (ValueError, IndexError):
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """The day of an ISO year, week and weekday."""
        return cls(*_from_iso_calendar(year, week, day))

    def __repr__(self):
        return '%s(%d, %d, %d)' % (_shown_class(self),
                                      self._year, self._month, self._day)

    def ctime(self):
        """As time.ctime shows it."""
        return '%s %s %2d 00:00:00 %04d' % (_DAYS[self.isoweekday()], _MONTHS[self._month], self._day, self._year)

    def strftime(self, format):
        """As the format says."""
        if not isinstance(format, str):
            raise TypeError('strftime() argument 1 must be str, not ' + type(format).__name__)
        return _strftime(self, format, self._year, self._month, self._day, 0, 0, 0, 0, self.weekday())

    def __format__(self, format):
        if not isinstance(format, str):
            raise TypeError('__format__() argument 1 must be str, not ' + type(format).__name__)
        return self.strftime(format) if format else str(self)

    def isoformat(self):
        """YYYY-MM-DD"""
        return '%04d-%02d-%02d' % (self._year, self._month, self._day)

    __str__ = isoformat

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    def timetuple(self):
        """As time.localtime gives it."""
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(),
                                  self.toordinal() - _to_ordinal(self._year, 1, 1) + 1, -1))

    def toordinal(self):
        """The number of the day; January 1 of year 1 is 1."""
        return _to_ordinal(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        """The same with other fields."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    def _key(self):
        return self._year, self._month, self._day

    def __eq__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() == other._key()
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() <= other._key()
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() < other._key()
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() >= other._key()
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._key() > other._key()
        return NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if isinstance(other, timedelta):
            n = self.toordinal() + other.days
            if 0 < n <= _MAXORDINAL:
                return type(self).fromordinal(n)
            raise OverflowError('date value out of range')
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def weekday(self):
        """Monday is 0."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """Monday is 1."""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """The ISO year, week and weekday."""
        year = self._year
        monday = _first_iso_monday(year)
        today = self.toordinal()
        week, day = divmod(today - monday, 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _first_iso_monday(year), 7)
        elif week >= 52 and today >= _first_iso_monday(year + 1):
            year += 1
            week = 0
        return IsoCalendarDate(year, week + 1, day + 1)

    def __sizeof__(self):
        return 16

    def __reduce__(self):
        return self.__class__, self._key()


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


class IsoCalendarDate(tuple):
    """What date.isocalendar gives."""

    def __new__(cls, year, week, weekday, /):
        return super().__new__(cls, (year, week, weekday))

    @property
    def year(self):
        return self[0]

    @property
    def week(self):
        return self[1]

    @property
    def weekday(self):
        return self[2]

    def __reduce__(self):
        return tuple, (tuple(self),)

    def __repr__(self):
        return 'datetime.IsoCalendarDate(year=%d, week=%d, weekday=%d)' % tuple(self)


# ---- time zones ----

class tzinfo:
    """Abstract base class for time zone info classes."""
    __slots__ = ()

    def tzname(self, dt):
        """The zone's name at a moment."""
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def utcoffset(self, dt):
        """How far the zone is east of UTC at a moment."""
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt):
        """The part of that which is summer time."""
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def fromutc(self, dt):
        """A moment in UTC, in the zone's own time."""
        if not isinstance(dt, datetime):
            raise TypeError('fromutc: argument must be a datetime')
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError('fromutc: non-None utcoffset() result required')
        summer = dt.dst()
        if summer is None:
            raise ValueError('fromutc: non-None dst() result required')
        delta = offset - summer
        if delta:
            dt += delta
            summer = dt.dst()
            if summer is None:
                raise ValueError('fromutc: tz.dst() gave inconsistent results; cannot convert')
        return dt + summer

    def __reduce__(self):
        getinitargs = getattr(self, '__getinitargs__', None)
        args = getinitargs() if getinitargs else ()
        return self.__class__, args, self.__getstate__()


_NO_NAME = object()


class timezone(tzinfo):
    """Fixed offset from UTC implementation of tzinfo."""
    __slots__ = '_offset', '_name'

    def __new__(cls, offset, name=_NO_NAME):
        if not isinstance(offset, timedelta):
            raise TypeError('timezone() argument 1 must be datetime.timedelta, not ' + type(offset).__name__)
        if name is _NO_NAME:
            if not offset:
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError('timezone() argument 2 must be str, not ' + type(name).__name__)
        if not -timedelta(1) < offset < timedelta(1):
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                             'timedelta(hours=24), not %r.' % offset)
        return cls._make(offset, name)

    @classmethod
    def _make(cls, offset, name=None):
        self = tzinfo.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __eq__(self, other):
        if isinstance(other, timezone):
            return self._offset == other._offset
        return NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is self.utc:
            return 'datetime.timezone.utc'
        if self._name is None:
            return '%s(%r)' % (_shown_class(self), self._offset)
        return '%s(%r, %r)' % (_shown_class(self), self._offset, self._name)

    def __str__(self):
        return self.tzname(None)

    def _check(self, dt, name):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError('%s(dt) argument must be a datetime instance or None, not %s' % (name, type(dt).__name__))

    def utcoffset(self, dt):
        self._check(dt, 'utcoffset')
        return self._offset

    def tzname(self, dt):
        self._check(dt, 'tzname')
        if self._name is not None:
            return self._name
        return 'UTC' + _show_offset(self._offset) if self._offset else 'UTC'

    def dst(self, dt):
        self._check(dt, 'dst')
        return None

    def fromutc(self, dt):
        if isinstance(dt, datetime):
            if dt.tzinfo is not self:
                raise ValueError('fromutc: dt.tzinfo is not self')
            return dt + self._offset
        raise TypeError('fromutc: argument must be a datetime instance, not ' + type(dt).__name__)


UTC = timezone.utc = timezone._make(timedelta(0))
timezone.min = timezone._make(-timedelta(hours=23, minutes=59))
timezone.max = timezone._make(timedelta(hours=23, minutes=59))


# ---- time ----

class time:
    """A time of day, on any day."""
    __slots__ = '_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold'

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    def _micros(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def _compare(self, other, equality=False):
        mine, its = self.utcoffset(), other.utcoffset()
        if self._tzinfo is other._tzinfo or mine == its:
            a, b = self._micros(), other._micros()
        elif mine is None or its is None:
            if equality:
                return 2
            raise TypeError("can't compare offset-naive and offset-aware times")
        else:
            a, b = self._micros() - mine._total(), other._micros() - its._total()
        return (a > b) - (a < b)

    def __eq__(self, other):
        return self._compare(other, True) == 0 if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._compare(other) <= 0 if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._compare(other) < 0 if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._compare(other) >= 0 if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._compare(other) > 0 if isinstance(other, time) else NotImplemented

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._micros() - (offset._total() if offset else 0))

    def __repr__(self):
        text = '%d, %d' % (self._hour, self._minute)
        if self._second or self._microsecond:
            text += ', %d' % self._second
        if self._microsecond:
            text += ', %d' % self._microsecond
        if self._tzinfo is not None:
            text += ', tzinfo=%r' % self._tzinfo
        if self._fold:
            text += ', fold=1'
        return '%s(%s)' % (_shown_class(self), text)

    def isoformat(self, timespec='auto'):
        """HH:MM:SS, with microseconds and offset where there are any."""
        return _show_time(self._hour, self._minute, self._second, self._microsecond,
                          timespec) + _show_offset(self.utcoffset())

    __str__ = isoformat

    @classmethod
    def fromisoformat(cls, time_string):
        """The time that an ISO 8601 time names."""
        if not isinstance(time_string, str):
            raise TypeError('fromisoformat: argument must be str')
        text = time_string[1:] if time_string.startswith('T') else time_string
        try:
            return cls(*_parse_time(text))
        except ValueError as e:
            if str(e).startswith(('hour must', 'minute must', 'second must', 'offset')):
                raise
            raise ValueError(f'Invalid isoformat string: {time_string!r}') from None

    def strftime(self, format):
        """As the format says, on January 1, 1900."""
        if not isinstance(format, str):
            raise TypeError('strftime() argument 1 must be str, not ' + type(format).__name__)
        return _strftime(self, format, 1900, 1, 1, self._hour, self._minute, self._second, self._microsecond, 0)

    def __format__(self, format):
        if not isinstance(format, str):
            raise TypeError('__format__() argument 1 must be str, not ' + type(format).__name__)
        return self.strftime(format) if format else str(self)

    def utcoffset(self):
        """How far the zone is east of UTC."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.utcoffset(None)
        _check_offset('utcoffset', offset)
        return offset

    def tzname(self):
        """The zone's name."""
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        """The part of the offset which is summer time."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.dst(None)
        _check_offset('dst', offset)
        return offset

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """The same with other fields."""
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def __sizeof__(self):
        return 16 if self._tzinfo is None else 24

    def __reduce__(self):
        args = self._hour, self._minute, self._second, self._microsecond
        return self.__class__, args if self._tzinfo is None else args + (self._tzinfo,)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


# ---- datetime ----

class datetime(date):
    """A date and a time of day, with a time zone or without."""
    __slots__ = '_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold'

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if month is None or day is None:
            missing = 'month' if month is None else 'day'
            raise TypeError("function missing required argument '%s' (pos %d)" % (missing, 2 if month is None else 3))
        year, month, day = _check_date(year, month, day)
        hour, minute, second, microsecond, fold = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    @property
    def hour(self):
        return self._hour

    @property
    def minute(self):
        return self._minute

    @property
    def second(self):
        return self._second

    @property
    def microsecond(self):
        return self._microsecond

    @property
    def tzinfo(self):
        return self._tzinfo

    @property
    def fold(self):
        return self._fold

    @classmethod
    def _from_micros(cls, total, tzinfo=None, fold=0):
        """That many microseconds after the beginning of day 0."""
        days, micros = divmod(total, 86400000000)
        if not 0 < days <= _MAXORDINAL:
            raise OverflowError('date value out of range')
        seconds, micros = divmod(micros, 1000000)
        minutes, second = divmod(seconds, 60)
        return cls(*_from_ordinal(days), minutes // 60, minutes % 60, second, micros, tzinfo, fold=fold)

    @classmethod
    def _from_stamp(cls, t, tz):
        if isinstance(t, float):
            if not _math.isfinite(t):
                raise (OverflowError('cannot convert float infinity to integer') if _math.isinf(t)
                       else ValueError('cannot convert float NaN to integer'))
            n, d = t.as_integer_ratio()
            micros = _half_even(n * 1000000, d)
        else:
            micros = _index(t) * 1000000
        if abs(micros) >= 9223372036854775808000000:
            raise OverflowError('timestamp out of range for platform time_t')
        if not 0 < 719163 + micros // 86400000000 <= _MAXORDINAL:
            raise ValueError('year %d is out of range' % (1970 + micros // 31556952000000))
        return cls._from_micros(719163 * 86400000000 + micros, tz)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """The moment of a POSIX timestamp, in local time, which is UTC, or in a zone."""
        _check_zone(tz)
        result = cls._from_stamp(timestamp, tz)
        return result if tz is None else tz.fromutc(result)

    @classmethod
    def utcfromtimestamp(cls, t):
        """The moment of a POSIX timestamp, in UTC, without a zone."""
        return cls._from_stamp(t, None)

    @classmethod
    def now(cls, tz=None):
        """The current moment."""
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        """The current moment in UTC, without a zone."""
        return cls.utcfromtimestamp(_time.time())

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def combine(cls, date_, time_, tzinfo=True):
        """A date and a time of day."""
        if not isinstance(date_, date):
            raise TypeError('combine() argument 1 must be datetime.date, not ' + type(date_).__name__)
        if not isinstance(time_, time):
            raise TypeError('combine() argument 2 must be datetime.time, not ' + type(time_).__name__)
        return cls(date_.year, date_.month, date_.day, time_.hour, time_.minute, time_.second, time_.microsecond,
                   time_.tzinfo if tzinfo is True else tzinfo, fold=time_.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        """The moment that an ISO 8601 text names."""
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            if len(date_string) < 7:
                raise ValueError
            at = cls._date_length(date_string)
            parts = _parse_date(date_string[:at])
            clock = _parse_time(date_string[at + 1:]) if len(date_string) > at else ()
            return cls(*parts, *clock)
        except (ValueError, IndexError) as e:
            if str(e).startswith(('hour must', 'minute must', 'second must', 'day is',
                                  'month must', 'year', 'offset')):
                raise
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None

    @staticmethod
    def _date_length(text):
        """Where the date ends."""
        if text[4] == '-':
            if text[5] == 'W':
                return 10 if text[8:9] == '-' else 8
            return 10
        if text[4] == 'W':
            at = 7
            while at < len(text) and text[at].isdigit():
                at += 1
            if at < 9:
                return at
            return 7 if at % 2 == 0 else 8
        return 8

    def timetuple(self):
        summer = self.dst()
        summer = -1 if summer is None else 1 if summer else 0
        return _time.struct_time((self._year, self._month, self._day, self._hour, self._minute, self._second,
                                  self.weekday(), date.toordinal(self) - _to_ordinal(self._year, 1, 1) + 1, summer))

    def utctimetuple(self):
        """The same in UTC."""
        offset = self.utcoffset()
        d = self - offset if offset else self
        return _time.struct_time((*d.timetuple()[:8], 0))

    def _micros(self):
        return (((date.toordinal(self) * 24 + self._hour) * 60 + self._minute) * 60
                + self._second) * 1000000 + self._microsecond

    def timestamp(self):
        """POSIX timestamp as a float."""
        offset = self.utcoffset()
        return (self._micros() - 719163 * 86400000000 - (offset._total() if offset else 0)) / 10 ** 6

    def date(self):
        """The day alone."""
        return date(self._year, self._month, self._day)

    def time(self):
        """The time of day, without the zone."""
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """The time of day, with the zone."""
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        """The same with other fields."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day, self._hour if hour is None else hour,
                          self._minute if minute is None else minute, self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def astimezone(self, tz=None):
        """The same moment in another zone; local time is UTC."""
        if tz is None:
            tz = timezone._make(timedelta(0), 'UTC')
        else:
            _check_zone(tz)
        mine = self._tzinfo
        if mine is None or mine.utcoffset(self) is None:
            offset = timedelta(0)
        elif tz is mine:
            return self
        else:
            offset = self.utcoffset()
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    def ctime(self):
        return '%s %s %2d %02d:%02d:%02d %04d' % (_DAYS[self.isoweekday()], _MONTHS[self._month], self._day,
                                                  self._hour, self._minute, self._second, self._year)

    def isoformat(self, sep='T', timespec='auto'):
        """YYYY-MM-DDTHH:MM:SS, with microseconds and offset where there are any."""
        return ('%04d-%02d-%02d%s' % (self._year, self._month, self._day, sep)
                + _show_time(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _show_offset(self.utcoffset()))

    def __repr__(self):
        fields = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        if fields[-1] == 0:
            del fields[-1]
        if fields[-1] == 0:
            del fields[-1]
        text = ', '.join(map(str, fields))
        if self._tzinfo is not None:
            text += ', tzinfo=%r' % self._tzinfo
        if self._fold:
            text += ', fold=1'
        return '%s(%s)' % (_shown_class(self), text)

    def __str__(self):
        return self.isoformat(sep=' ')

    def strftime(self, format):
        if not isinstance(format, str):
            raise TypeError('strftime() argument 1 must be str, not ' + type(format).__name__)
        return _strftime(self, format, self._year, self._month, self._day, self._hour, self._minute, self._second,
                         self._microsecond, self.weekday())

    @classmethod
    def strptime(cls, date_string, format):
        """The moment that a text names, read as the format says."""
        import _strptime
        return _strptime.read_datetime(cls, date_string, format)

    def utcoffset(self):
        """How far the zone is east of UTC."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.utcoffset(self)
        _check_offset('utcoffset', offset)
        return offset

    def tzname(self):
        """The zone's name."""
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        """The part of the offset which is summer time."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.dst(self)
        _check_offset('dst', offset)
        return offset

    def _compare(self, other, equality=False):
        mine, its = self.utcoffset(), other.utcoffset()
        if self._tzinfo is other._tzinfo or mine == its:
            a, b = self._micros(), other._micros()
        elif mine is None or its is None:
            if equality:
                return 2
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        else:
            a, b = self._micros() - mine._total(), other._micros() - its._total()
        return (a > b) - (a < b)

    def __eq__(self, other):
        if isinstance(other, datetime):
            return self._compare(other, True) == 0
        return False if isinstance(other, date) else NotImplemented

    def __le__(self, other):
        if isinstance(other, datetime):
            return self._compare(other) <= 0
        return _cannot_compare(self, other) if isinstance(other, date) else NotImplemented

    def __lt__(self, other):
        if isinstance(other, datetime):
            return self._compare(other) < 0
        return _cannot_compare(self, other) if isinstance(other, date) else NotImplemented

    def __ge__(self, other):
        if isinstance(other, datetime):
            return self._compare(other) >= 0
        return _cannot_compare(self, other) if isinstance(other, date) else NotImplemented

    def __gt__(self, other):
        if isinstance(other, datetime):
            return self._compare(other) > 0
        return _cannot_compare(self, other) if isinstance(other, date) else NotImplemented

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._from_micros(self._micros() + other._total(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, datetime):
            return self + -other if isinstance(other, timedelta) else NotImplemented
        delta = timedelta._of(self._micros() - other._micros())
        if self._tzinfo is other._tzinfo:
            return delta
        mine, its = self.utcoffset(), other.utcoffset()
        if mine == its:
            return delta
        if mine is None or its is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return delta + its - mine

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._micros() - (offset._total() if offset else 0))

    def __sizeof__(self):
        return 24 if self._tzinfo is None else 32

    def __reduce__(self):
        args = (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond)
        return self.__class__, args if self._tzinfo is None else args + (self._tzinfo,)


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)


for _class in (date, datetime, time, timedelta, timezone, tzinfo):
    _as_in_c(_class)
del _class
