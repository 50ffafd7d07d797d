"""Reading and writing tables as comma-separated values."""
from io import StringIO

__all__ = ['QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'Error', 'Dialect', 'excel', 'excel_tab',
           'field_size_limit', 'reader', 'writer', 'register_dialect', 'get_dialect', 'list_dialects', 'Sniffer',
           'unregister_dialect', 'DictReader', 'DictWriter', 'unix_dialect']

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3
__version__ = '1.0'


class Error(Exception):
    pass


Error.__module__ = '_csv'


class Dialect:
    """How a table is written."""
    _name = ''
    delimiter = quotechar = escapechar = doublequote = skipinitialspace = lineterminator = quoting = None


class excel(Dialect):
    delimiter, quotechar, doublequote = ',', '"', True
    lineterminator, quoting, skipinitialspace = '\r\n', QUOTE_MINIMAL, False


class excel_tab(excel):
    delimiter = '\t'


class unix_dialect(Dialect):
    delimiter, quotechar, doublequote = excel.delimiter, excel.quotechar, excel.doublequote
    lineterminator, quoting, skipinitialspace = '\n', QUOTE_ALL, False


_dialects = {}
_limit = 131072
_OPTIONS = {'delimiter': ',', 'quotechar': '"', 'escapechar': None, 'doublequote': True, 'skipinitialspace': False,
            'lineterminator': '\r\n', 'quoting': QUOTE_MINIMAL, 'strict': False}


class _Checked:
    """A dialect whose values have been checked."""

    def __init__(self, dialect, options):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        for name, default in _OPTIONS.items():
            value = options.pop(name, None) if name in options else None
            if value is None and dialect is not None:
                value = getattr(dialect, name, None)
            setattr(self, name, default if value is None else value)
        if options:
            raise TypeError("'%s' is an invalid keyword argument for this function" % next(iter(options)))
        if dialect is not None and getattr(dialect, 'quotechar', '"') is None and self.quotechar == '"':
            self.quotechar = None
        for name in ('delimiter', 'quotechar', 'escapechar'):
            value = getattr(self, name)
            if value is None and name != 'delimiter':
                continue
            if not isinstance(value, str):
                raise TypeError('"%s" must be string%s, not %s' % (name, '' if name == 'delimiter' else ' or None',
                                                                   type(value).__name__))
            if len(value) != 1:
                raise TypeError('"%s" must be a 1-character string' % name)
        if not isinstance(self.quoting, int) or not 0 <= self.quoting <= 3:
            raise TypeError('bad "quoting" value')
        if self.quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError('quotechar must be set if quoting enabled')


def register_dialect(name, dialect=None, **options):
    """Gives a dialect a name."""
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = _Checked(dialect, options)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error('unknown dialect')
    del _dialects[name]


def get_dialect(name):
    """The dialect of a name."""
    if name not in _dialects:
        raise Error('unknown dialect')
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(*limit):
    """The largest field that is read; sets another."""
    global _limit
    before = _limit
    if limit:
        if not isinstance(limit[0], int):
            raise TypeError('limit must be an integer')
        _limit = limit[0]
    return before


register_dialect('excel', excel)
register_dialect('excel-tab', excel_tab)
register_dialect('unix', unix_dialect)


class _Reader:
    """Gives a list of fields for each row."""

    def __init__(self, lines, dialect):
        self._lines = iter(lines)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        self._fields = []
        self._begin_field()
        state = 'row'
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if self._text or state == 'quoted':
                    if self.dialect.strict:
                        raise Error('unexpected end of data') from None
                    self._save()
                    return self._fields
                raise
            if not isinstance(line, str):
                raise Error('iterator should return strings, not %s (the file should be opened in text mode)'
                            % type(line).__name__)
            self.line_num += 1
            state = self._read(line, state)
            if state == 'row':
                return self._fields

    def _begin_field(self):
        self._text = []
        self._numeric = False

    def _save(self):
        text = ''.join(self._text)
        if len(text) > _limit:
            raise Error('field larger than field limit (%d)' % _limit)
        if self._numeric:
            text = float(text)
        self._fields.append(text)
        self._begin_field()

    def _read(self, line, state):
        """Reads a line's characters; the state after them."""
        d = self.dialect
        quote = d.quotechar if d.quoting != QUOTE_NONE else None
        at = 0
        while at < len(line):
            c = line[at]
            at += 1
            if state in ('row', 'field', 'eat'):
                if state == 'eat':
                    if c in '\r\n':
                        continue
                    raise Error('new-line character seen in unquoted field - do you need to open the file in '
                                'universal-newline mode?')
                if c in '\r\n':
                    if state == 'field':
                        self._save()
                    state = 'eat'
                elif quote is not None and c == quote:
                    state = 'quoted'
                elif c == d.escapechar:
                    state = 'escaped'
                elif c == ' ' and d.skipinitialspace:
                    state = 'field'
                elif c == d.delimiter:
                    self._save()
                    state = 'field'
                else:
                    if d.quoting == QUOTE_NONNUMERIC:
                        self._numeric = True
                    self._text.append(c)
                    state = 'plain'
            elif state == 'plain':
                if c in '\r\n':
                    self._save()
                    state = 'eat'
                elif c == d.escapechar:
                    state = 'escaped'
                elif c == d.delimiter:
                    self._save()
                    state = 'field'
                else:
                    self._text.append(c)
                    state = 'plain'
            elif state == 'escaped':
                self._text.append(c)
                state = 'plain'
            elif state == 'quoted':
                if c == d.escapechar:
                    state = 'quoted-escape'
                elif c == quote and quote is not None:
                    state = 'quote' if d.doublequote else 'plain'
                else:
                    self._text.append(c)
            elif state == 'quoted-escape':
                self._text.append(c)
                state = 'quoted'
            elif state == 'quote':
                if c == quote and d.quoting != QUOTE_NONE:
                    self._text.append(c)
                    state = 'quoted'
                elif c == d.delimiter:
                    self._save()
                    state = 'field'
                elif c in '\r\n':
                    self._save()
                    state = 'eat'
                elif not d.strict:
                    self._text.append(c)
                    state = 'plain'
                else:
                    raise Error("'%s' expected after '%s'" % (d.delimiter, d.quotechar))
        if state in ('quoted', 'quoted-escape'):
            return 'quoted'
        if state == 'escaped':
            self._text.append('\n')
            self._save()
            return 'row'
        if state in ('field', 'plain', 'quote'):
            self._save()
        return 'row'


def reader(csvfile, dialect='excel', **options):
    """An iterator over the rows of a table, each a list of str."""
    return _Reader(csvfile, _Checked(dialect, options))


class _Writer:
    """Writes rows."""

    def __init__(self, file, dialect):
        if not hasattr(file, 'write'):
            raise TypeError('argument 1 must have a "write" method')
        self._write = file.write
        self.dialect = dialect

    def _field(self, value, alone):
        d = self.dialect
        if value is None:
            text = ''
        elif isinstance(value, str):
            text = value
        elif isinstance(value, float):
            text = repr(value)
        else:
            text = str(value)
        quoted = d.quoting == QUOTE_ALL or (d.quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float)))
        special = [c for c in (d.delimiter, d.escapechar, d.quotechar) if c]
        parts = []
        for c in text:
            if c in special or c in d.lineterminator or c in '\r\n':
                escape = False
                if d.quoting == QUOTE_NONE:
                    escape = True
                elif c == d.quotechar:
                    if d.doublequote:
                        parts.append(c)
                        quoted = True
                    else:
                        escape = True
                elif c == d.escapechar:
                    escape = True
                else:
                    quoted = True
                if escape:
                    if not d.escapechar:
                        raise Error('need to escape, but no escapechar set')
                    parts.append(d.escapechar)
            parts.append(c)
        if not text and alone:
            if d.quoting == QUOTE_NONE:
                raise Error('single empty field record must be quoted')
            quoted = True
        text = ''.join(parts)
        return d.quotechar + text + d.quotechar if quoted else text

    def writerow(self, row):
        """Writes one row."""
        try:
            row = list(row)
        except TypeError:
            raise Error('iterable expected, not %s' % type(row).__name__) from None
        fields = [self._field(value, len(row) == 1) for value in row]
        return self._write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

    def writerows(self, rows):
        """Writes several rows."""
        for row in rows:
            self.writerow(row)


def writer(csvfile, dialect='excel', **options):
    """What writes rows to a file."""
    return _Writer(csvfile, _Checked(dialect, options))


def _kept_names(names):
    """The names of the columns, which an iterator tells once."""
    return list(names) if names is not None and iter(names) is names else names


class DictReader:
    """Gives a dict for each row, by the names in the first."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
        self._fieldnames, self.restkey, self.restval = _kept_names(fieldnames), restkey, restval
        self.reader, self.dialect, self.line_num = reader(f, dialect, *args, **kwds), dialect, 0

    def __iter__(self):
        return self

    def _row(self):
        """The next row; StopIteration after the last."""
        try:
            return next(self.reader)
        finally:
            self.line_num = self.reader.line_num

    @property
    def fieldnames(self):
        names = self._fieldnames
        if names is None:
            try:
                names = self._fieldnames = self._row()
            except StopIteration:
                return None
        self.line_num = self.reader.line_num
        return names

    @fieldnames.setter
    def fieldnames(self, names):
        self._fieldnames = names

    def __next__(self):
        names = self.fieldnames
        # A row without fields is an empty line.
        while not (row := self._row()):
            continue
        found = dict(zip(names, row))
        if more := row[len(names):]:
            found[self.restkey] = more
        found.update(dict.fromkeys(names[len(row):], self.restval))
        return found


_EXTRAS = 'raise', 'ignore'


class DictWriter:
    """Writes dicts as rows."""

    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
        action = extrasaction.lower()
        if action not in _EXTRAS:
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.fieldnames, self.restval, self.extrasaction = _kept_names(fieldnames), restval, action
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Writes the names."""
        return self.writerow({name: name for name in self.fieldnames})

    def _row(self, values):
        """The values in the order of the columns."""
        unknown = values.keys() - self.fieldnames if self.extrasaction == 'raise' else ()
        if unknown:
            raise ValueError('dict contains fields not in fieldnames: ' + ', '.join(map(repr, unknown)))
        return [values.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        row = self._row(rowdict)
        return self.writer.writerow(row)

    def writerows(self, rowdicts):
        rows = map(self._row, rowdicts)
        return self.writer.writerows(rows)


class Sniffer:
    """Guesses a table's dialect."""

    def __init__(self):
        self.preferred = list(',\t; :')

    def sniff(self, sample, delimiters=None):
        """The dialect: the character that is there equally often in each line."""
        lines = [line for line in sample.split('\n') if line.strip()]
        for mark in (*self.preferred, '|'):
            if delimiters is not None and mark not in delimiters:
                continue
            often, *others = {line.count(mark) for line in lines} or {0}
            if often and not others:
                spaced = all(line.count(mark + ' ') == often for line in lines)
                return type('dialect', (Dialect,), {
                    '__module__': __name__, '_name': 'sniffed', 'lineterminator': excel.lineterminator,
                    'quoting': QUOTE_MINIMAL, 'doublequote': True, 'delimiter': mark, 'quotechar': '"',
                    'skipinitialspace': spaced})
        raise Error('Could not determine delimiter')

    def has_header(self, sample):
        """Whether the first row differs in kind from the others."""
        rows = list(reader(StringIO(sample), self.sniff(sample)))
        votes = 0

        def number(text):
            try:
                complex(text)
                return True
            except ValueError:
                return False
        for column, name in enumerate(rows[0]):
            values = [row[column] for row in rows[1:21] if len(row) == len(rows[0])]
            if values and all(map(number, values)):
                votes += -1 if number(name) else 1
            elif values and len({len(v) for v in values}) == 1:
                votes += 1 if len(name) != len(values[0]) else -1
        return votes > 0
