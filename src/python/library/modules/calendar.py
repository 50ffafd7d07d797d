"""The days of months and years, and calendars as text."""
import datetime
from itertools import chain, cycle, islice, repeat

__all__ = ['IllegalMonthError', 'IllegalWeekdayError', 'setfirstweekday', 'firstweekday', 'isleap', 'leapdays',
           'weekday', 'monthrange', 'monthcalendar', 'prmonth', 'month', 'prcal', 'calendar', 'timegm', 'month_name',
           'month_abbr', 'day_name', 'day_abbr', 'Calendar', 'TextCalendar', 'weekheader', 'MONDAY', 'TUESDAY',
           'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY']

error = ValueError


def _bad_number(name, what, told):
    """The exception for a number that is none of a month or weekday."""
    def __init__(self, number):
        setattr(self, what, number)

    def __str__(self):
        return f'bad {what} number {getattr(self, what)!r}; must be {told}'
    return type(name, (ValueError,), {'__init__': __init__, '__str__': __str__, '__module__': __name__})


IllegalMonthError = _bad_number('IllegalMonthError', 'month', '1-12')
IllegalWeekdayError = _bad_number('IllegalWeekdayError', 'weekday', '0 (Monday) to 6 (Sunday)')

January, February = 1, 2
# From March on, five months in turn have 31 30 31 30 31 days.
mdays = [0, 31, 28, *islice(cycle((31, 30, 31, 30, 31)), 10)]
month_name = list(datetime._LONG_MONTHS)
month_abbr = ['', *datetime._MONTHS[1:]]
day_name = list(datetime._LONG_DAYS[1:])
day_abbr = list(datetime._DAYS[1:])
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


def isleap(year):
    """Whether this is a leap year."""
    return not year % (400 if year % 100 == 0 else 4)


def _leaps_before(year):
    past = year - 1
    return past // 4 - past // 100 + past // 400


def leapdays(y1, y2):
    """How many leap years there are from y1 on, before y2."""
    return _leaps_before(y2) - _leaps_before(y1)


def weekday(year, month, day):
    """The weekday of a day; Monday is 0."""
    # Every 400 years the weekdays are the same again.
    known = year if datetime.MINYEAR <= year <= datetime.MAXYEAR else year % 400 + 2000
    return datetime.date(known, month, day).weekday()


def monthrange(year, month):
    """(weekday of the first day, number of days)"""
    if month not in range(1, 13):
        raise IllegalMonthError(month)
    leap_day = month == February and isleap(year)
    return weekday(year, month, 1), mdays[month] + leap_day


def _in_groups(things, size):
    things = list(things)
    return [things[at:at + size] for at in range(0, len(things), size)]


class Calendar:
    """The days of months and years."""

    def __init__(self, firstweekday=0):
        self.setfirstweekday(firstweekday)

    def getfirstweekday(self):
        return self._firstweekday % 7

    def setfirstweekday(self, firstweekday):
        self._firstweekday = firstweekday

    firstweekday = property(getfirstweekday, setfirstweekday)

    def iterweekdays(self):
        """The weekdays of a week."""
        yield from islice(cycle(range(7)), self.firstweekday, self.firstweekday + 7)

    def _month(self, year, month):
        """(days of the month before in its first week, days of the month, days of the next in its last week)"""
        first, days = monthrange(year, month)
        before = (first - self.firstweekday) % 7
        return before, days, -(before + days) % 7

    def itermonthdates(self, year, month):
        """The dates of the whole weeks of a month."""
        before, days, after = self._month(year, month)
        first = datetime.date(year, month, 1)
        yield from (first + datetime.timedelta(at) for at in range(-before, days + after))

    def itermonthdays(self, year, month):
        """The numbers of the days; 0 outside the month."""
        before, days, after = self._month(year, month)
        yield from chain(repeat(0, before), range(1, days + 1), repeat(0, after))

    def itermonthdays2(self, year, month):
        """(number of the day, weekday)"""
        yield from zip(self.itermonthdays(year, month), cycle(self.iterweekdays()))

    def monthdatescalendar(self, year, month):
        return _in_groups(self.itermonthdates(year, month), 7)

    def monthdays2calendar(self, year, month):
        return _in_groups(self.itermonthdays2(year, month), 7)

    def monthdayscalendar(self, year, month):
        return _in_groups(self.itermonthdays(year, month), 7)

    def yeardayscalendar(self, year, width=3):
        return _in_groups([self.monthdayscalendar(year, number) for number in range(1, 13)], width)


def _printed(text):
    print(text, end='')


class TextCalendar(Calendar):
    """Calendars as text."""

    def formatday(self, day, weekday, width):
        return (f'{day:2}' if day else '').center(width)

    def formatweek(self, theweek, width):
        return ' '.join([self.formatday(*day, width) for day in theweek])

    def formatweekday(self, day, width):
        names = day_abbr if width < 9 else day_name
        return names[day][:width].center(width)

    def formatweekheader(self, width):
        return ' '.join([self.formatweekday(day, width) for day in self.iterweekdays()])

    def formatmonthname(self, theyear, themonth, width, withyear=True):
        name = month_name[themonth]
        return (f'{name} {theyear!r}' if withyear else name).center(width)

    def formatmonth(self, theyear, themonth, w=0, l=0):
        """A month as text."""
        width, ends = max(w, 2), '\n' * max(l, 1)
        lines = [self.formatmonthname(theyear, themonth, (width + 1) * 7 - 1), self.formatweekheader(width)]
        lines += [self.formatweek(week, width) for week in self.monthdays2calendar(theyear, themonth)]
        return ''.join([line.rstrip() + ends for line in lines])

    def formatyear(self, theyear, w=2, l=1, c=6, m=3):
        """A year as text."""
        w, ends, gap = max(w, 2), '\n' * max(l, 1), ' ' * max(c, 2)
        column = 7 * (w + 1) - 1
        lines = [repr(theyear).center(column * m + len(gap) * (m - 1))]
        header = self.formatweekheader(w)
        for months in _in_groups(range(1, 13), m):
            weeks = [self.monthdays2calendar(theyear, month) for month in months]
            rows = [[''], [self.formatmonthname(theyear, month, column, False) for month in months],
                    [header] * len(months)]
            for number in range(max(map(len, weeks))):
                rows.append([self.formatweek(of[number], w) if number < len(of) else '' for of in weeks])
            lines += [gap.join([text.center(column) for text in row]) for row in rows]
        return ''.join([line.rstrip() + ends for line in lines])

    def prweek(self, theweek, width):
        _printed(self.formatweek(theweek, width))

    def prmonth(self, theyear, themonth, w=0, l=0):
        _printed(self.formatmonth(theyear, themonth, w, l))

    def pryear(self, theyear, w=0, l=0, c=6, m=3):
        _printed(self.formatyear(theyear, w, l, c, m))


c = TextCalendar()
firstweekday, monthcalendar, weekheader = c.getfirstweekday, c.monthdayscalendar, c.formatweekheader
week, month, calendar = c.formatweek, c.formatmonth, c.formatyear
prweek, prmonth, prcal = c.prweek, c.prmonth, c.pryear


def setfirstweekday(firstweekday):
    if firstweekday < MONDAY or firstweekday > SUNDAY:
        raise IllegalWeekdayError(firstweekday)
    c.setfirstweekday(firstweekday)


def timegm(tuple):
    """Unix time of a tuple in UTC."""
    year, month, day, hours, minutes, seconds = tuple[:6]
    since = datetime.date(year, month, 1) - datetime.date(1970, 1, 1)
    return seconds + 60 * (minutes + 60 * (hours + 24 * (since.days + day - 1)))
