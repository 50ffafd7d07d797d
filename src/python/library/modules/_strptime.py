"""Reading dates and times as a format says: what datetime.strptime and time.strptime share."""
import datetime
import re
from functools import lru_cache

_LONG_MONTHS = datetime._LONG_MONTHS[1:]
_MONTHS = datetime._MONTHS[1:]
_LONG_DAYS = datetime._LONG_DAYS[1:]
_DAYS = datetime._DAYS[1:]


def _one_of(names):
    return '|'.join([re.escape(name.lower()) for name in sorted(names, key=len, reverse=True)])


_PARTS = {
    'd': r'(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])',
    'f': r'(?P<f>[0-9]{1,6})',
    'H': r'(?P<H>2[0-3]|[0-1]\d|\d)',
    'I': r'(?P<I>1[0-2]|0[1-9]|[1-9])',
    'G': r'(?P<G>\d\d\d\d)',
    'j': r'(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])',
    'm': r'(?P<m>1[0-2]|0[1-9]|[1-9])',
    'M': r'(?P<M>[0-5]\d|\d)',
    'S': r'(?P<S>6[0-1]|[0-5]\d|\d)',
    'U': r'(?P<U>5[0-3]|[0-4]\d|\d)',
    'W': r'(?P<W>5[0-3]|[0-4]\d|\d)',
    'V': r'(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)',
    'w': r'(?P<w>[0-6])',
    'u': r'(?P<u>[1-7])',
    'y': r'(?P<y>\d\d)',
    'Y': r'(?P<Y>\d\d\d\d)',
    'z': r'(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))',
    'A': '(?P<A>%s)' % _one_of(_LONG_DAYS),
    'a': '(?P<a>%s)' % _one_of(_DAYS),
    'B': '(?P<B>%s)' % _one_of(_LONG_MONTHS),
    'b': '(?P<b>%s)' % _one_of(_MONTHS),
    'p': '(?P<p>am|pm)',
    'Z': '(?P<Z>gmt|utc)',
    '%': '%',
}
_WHOLE = {'c': '%a %b %d %H:%M:%S %Y', 'x': '%m/%d/%y', 'X': '%H:%M:%S'}


@lru_cache(50)
def _pattern(format):
    for letter, meaning in _WHOLE.items():
        format = format.replace('%' + letter, meaning)
    parts = []
    at = 0
    format = re.sub(r'([\\.^$*+?\(\){}\[\]|])', r'\\\1', format)
    format = re.sub(r'\s+', r'\\s+', format)
    while '%' in format[at:]:
        found = format.index('%', at)
        parts.append(format[at:found])
        letter = format[found + 1:found + 2]
        if not letter:
            raise IndexError
        parts.append(_PARTS[letter])
        at = found + 2
    parts.append(format[at:])
    return re.compile(''.join(parts), re.IGNORECASE)


def _match(text, format):
    for i, value in enumerate((text, format)):
        if not isinstance(value, str):
            raise TypeError('strptime() argument {} must be str, not {}'.format(i, type(value)))
    try:
        pattern = _pattern(format)
    except KeyError as e:
        bad = e.args[0]
        if bad == '\\\\':
            bad = '\\'
        raise ValueError("'%s' is a bad directive in format '%s'" % (bad, format)) from None
    except IndexError:
        raise ValueError("stray %% in format '%s'" % format) from None
    found = pattern.match(text)
    if not found:
        raise ValueError('time data %r does not match format %r' % (text, format))
    if len(text) != found.end():
        raise ValueError('unconverted data remains: %s' % text[found.end():])
    return found.groupdict()


def _offset(text):
    """Seconds and microseconds east of UTC."""
    if text == 'Z':
        return 0, 0
    digits = text[1:]
    if digits[2] == ':':
        digits = digits[:2] + digits[3:]
        if len(digits) > 5:
            if digits[4] != ':':
                raise ValueError(f'Inconsistent use of : in {text}')
            digits = digits[:4] + digits[5:]
    seconds = int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:6] or 0)
    micros = int((digits[7:] + '000000')[:6])
    return (-seconds, -micros) if text[0] == '-' else (seconds, micros)


def _from_week(year, week, weekday, monday_first):
    """The day of the year of a weekday in a week."""
    first = datetime.date(year, 1, 1).weekday()
    if not monday_first:
        first = (first + 1) % 7
        weekday = (weekday + 1) % 7
    before = (7 - first) % 7
    if week == 0:
        return 1 + weekday - first
    return 1 + before + 7 * (week - 1) + weekday


def read(text, format):
    """(year, month, day, hour, minute, second, weekday, day of the year, summer time, zone's name, offset in seconds,
    microseconds, offset's microseconds)"""
    found = _match(text, format)
    get = found.get
    year = iso_year = None
    month = day = 1
    weekday = julian = None
    if get('y') is not None:
        year = int(found['y'])
        year += 2000 if year <= 68 else 1900
    elif get('Y') is not None:
        year = int(found['Y'])
    if get('G') is not None:
        iso_year = int(found['G'])
    if get('m') is not None:
        month = int(found['m'])
    elif get('B') is not None:
        month = [name.lower() for name in _LONG_MONTHS].index(found['B'].lower()) + 1
    elif get('b') is not None:
        month = [name.lower() for name in _MONTHS].index(found['b'].lower()) + 1
    if get('d') is not None:
        day = int(found['d'])
    hour = int(get('H') or 0)
    if get('I') is not None:
        hour = int(found['I']) % 12
        if (get('p') or '').lower() == 'pm':
            hour += 12
    minute, second = int(get('M') or 0), int(get('S') or 0)
    micros = int((get('f') or '0').ljust(6, '0'))
    if get('A') is not None:
        weekday = [name.lower() for name in _LONG_DAYS].index(found['A'].lower())
    elif get('a') is not None:
        weekday = [name.lower() for name in _DAYS].index(found['a'].lower())
    elif get('w') is not None:
        weekday = (int(found['w']) - 1) % 7
    elif get('u') is not None:
        weekday = int(found['u']) - 1
    if get('j') is not None:
        julian = int(found['j'])
    offset = offset_micros = None
    if get('z') is not None:
        offset, offset_micros = _offset(found['z'])
    if iso_year is not None:
        if get('j') is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' "
                             "instead.")
        if get('V') is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
    elif get('V') is not None:
        if year is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday "
                             "directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' "
                         "instead.")
    known_year = year is not None
    if year is None and month == 2 and day == 29:
        year = 1904
    elif year is None:
        year = 1900
    if julian is None and weekday is not None:
        week = get('U') or get('W')
        if week is not None and known_year:
            julian = _from_week(year, int(week), weekday, get('U') is None)
        elif iso_year is not None:
            d = datetime.date.fromisocalendar(iso_year, int(found['V']), weekday + 1)
            year, month, day = d.year, d.month, d.day
            known_year = True
        if julian is not None and julian <= 0:
            year -= 1
            julian += 366 if datetime._is_leap(year) else 365
    if julian is None:
        julian = datetime.date(year, month, day).toordinal() - datetime.date(year, 1, 1).toordinal() + 1
    else:
        d = datetime.date.fromordinal(julian - 1 + datetime.date(year, 1, 1).toordinal())
        year, month, day = d.year, d.month, d.day
    if weekday is None:
        weekday = datetime.date(year, month, day).weekday()
    if not known_year and month == 2 and day == 29 and year == 1904:
        year = 1900
    summer = -1
    if get('Z') is not None:
        summer = 0
    zone = get('Z') and found['Z'].upper()
    return year, month, day, hour, minute, second, weekday, julian, summer, zone, offset, micros, offset_micros


def read_datetime(cls, text, format):
    parts = read(text, format)
    args = parts[:6] + (parts[11],)
    if parts[10] is not None:
        delta = datetime.timedelta(seconds=parts[10], microseconds=parts[12])
        zone = datetime.timezone(delta, parts[9]) if parts[9] else datetime.timezone(delta)
        args += (zone,)
    return cls(*args)


def read_time(text, format='%a %b %d %H:%M:%S %Y'):
    import time
    return time.struct_time(read(text, format)[:9])
