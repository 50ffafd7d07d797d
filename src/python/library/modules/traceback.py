"""Extract, format and print information about Python stack traces."""
import sys
from _traceback import line as _line, marks as _marks, only as _only, place as _place, whole as _whole

__all__ = ['extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list', 'format_stack',
           'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_last', 'print_stack', 'print_tb',
           'clear_frames', 'FrameSummary', 'StackSummary', 'TracebackException', 'walk_stack', 'walk_tb', 'print_list']

_CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n'
_CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n'
_UNSET = object()
_REPEATS = 3


class FrameSummary:
    """One line of a traceback: filename, lineno, name, line."""
    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_line', 'locals')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None,
                 colno=None, end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        if lookup_line:
            self.line
        self.locals = {k: repr(v) for k, v in locals.items()} if locals else None
        self.end_lineno = end_lineno
        self.colno = colno
        self.end_colno = end_colno

    def _fields(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == (
                other.filename, other.lineno, other.name, other.locals)
        if isinstance(other, tuple):
            return self._fields() == other
        return NotImplemented

    def __getitem__(self, at):
        return self._fields()[at]

    def __iter__(self):
        return iter(self._fields())

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'

    def __len__(self):
        return 4

    @property
    def _original_line(self):
        self.line
        return self._line

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = _line(self.filename, self.lineno) or ''
        return self._line.strip()


def walk_stack(f):
    """The frames from f (the caller's when None) outwards, with their lines."""
    if f is None:
        f = sys._getframe().f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """The frames of a traceback with their lines."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _with_positions(walked):
    for frame, line in walked:
        yield frame, (line, None, None, None)


def _tb_positions(tb):
    while tb is not None:
        yield tb.tb_frame, (tb.tb_lineno, *(_place(tb) or (None, None, None)))
        tb = tb.tb_next


def _shipped(frame):
    return frame.f_code.co_filename.startswith('<frozen ')


class StackSummary(list):
    """A list of FrameSummary."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """The summary of what walk_stack or walk_tb gives."""
        return klass._extract(_with_positions(frame_gen), limit, lookup_lines, capture_locals)

    @classmethod
    def _extract(klass, frames, limit=None, lookup_lines=True, capture_locals=False):
        if limit is None:
            limit = getattr(sys, 'tracebacklimit', None)
            if limit is not None and limit < 0:
                limit = 0
        frames = [item for item in frames if not _shipped(item[0])]
        if limit is not None:
            frames = frames[:limit] if limit >= 0 else frames[limit:]
        result = klass()
        for f, (line, end_line, column, end_column) in frames:
            result.append(FrameSummary(f.f_code.co_filename, line, f.f_code.co_name, lookup_line=lookup_lines,
                                       locals=f.f_locals if capture_locals else None, end_lineno=end_line,
                                       colno=column, end_colno=end_column))
        return result

    @classmethod
    def from_list(klass, a_list):
        """A StackSummary of FrameSummaries or old-style tuples."""
        result = klass()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame_summary):
        """The lines for one frame."""
        f = frame_summary
        parts = ['  File "{}", line {}, in {}\n'.format(f.filename, f.lineno, f.name)]
        if f.line:
            parts.append('    {}\n'.format(f.line))
            if f.colno is not None and f.end_colno is not None:
                parts.append(_marks(f._original_line, f.end_lineno != f.lineno, f.colno, f.end_colno))
        if f.locals:
            for name, value in sorted(f.locals.items()):
                parts.append('    {name} = {value}\n'.format(name=name, value=value))
        return ''.join(parts)

    def format(self):
        """A list of texts, one a frame, each ending in a newline; repetitions are told in a line."""
        result = []
        last = None
        count = 0

        def repeated():
            if count > _REPEATS:
                more = count - _REPEATS
                result.append(f'  [Previous line repeated {more} more time{"s" if more > 1 else ""}]\n')
        for frame in self:
            text = self.format_frame_summary(frame)
            if text is None:
                continue
            place = frame.filename, frame.lineno, frame.name
            if place != last or None in place:
                repeated()
                last, count = place, 0
            count += 1
            if count <= _REPEATS:
                result.append(text)
        repeated()
        return result


def extract_tb(tb, limit=None):
    """The StackSummary of a traceback."""
    return StackSummary._extract(_tb_positions(tb), limit)


def extract_stack(f=None, limit=None):
    """The StackSummary of the current stack, outermost frame first."""
    if f is None:
        f = sys._getframe().f_back
    frames = [item for item in walk_stack(f) if not _shipped(item[0])]
    if limit is not None:
        frames = frames[:limit] if limit >= 0 else frames[limit:]
    stack = StackSummary.extract(frames, limit=len(frames))
    stack.reverse()
    return stack


def format_list(extracted_list):
    """The texts of extracted frames."""
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    """Prints extracted frames."""
    for item in format_list(extracted_list):
        print(item, file=sys.stderr if file is None else file, end='')


def format_tb(tb, limit=None):
    """format_list(extract_tb(tb))"""
    return extract_tb(tb, limit=limit).format()


def print_tb(tb, limit=None, file=None):
    """Prints a traceback's frames."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """format_list(extract_stack(f))"""
    return format_list(extract_stack(f, limit=limit))


def print_stack(f=None, limit=None, file=None):
    """Prints the current stack."""
    print_list(extract_stack(f, limit=limit), file=file)


def clear_frames(tb):
    """Clear all references to local variables in the frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


def _value_of(exc, value):
    if value is _UNSET:
        if exc is None:
            return None
        if not isinstance(exc, BaseException):
            raise TypeError(f'Exception expected for value, {type(exc).__name__} found')
        return exc
    return value


def _pieces(value, tb, limit, chain, seen):
    """The texts of an exception and, before it, of what led to it."""
    if value is None:
        yield 'NoneType: None\n'
        return
    if isinstance(value, BaseExceptionGroup):
        yield from _whole(value).splitlines(True)
        return
    seen.add(id(value))
    if chain:
        cause, context = value.__cause__, value.__context__
        if cause is not None:
            if id(cause) not in seen:
                yield from _pieces(cause, cause.__traceback__, limit, chain, seen)
                yield _CAUSE
        elif context is not None and not value.__suppress_context__ and id(context) not in seen:
            yield from _pieces(context, context.__traceback__, limit, chain, seen)
            yield _CONTEXT
    if tb is not None:
        yield 'Traceback (most recent call last):\n'
        yield from format_tb(tb, limit)
    yield from format_exception_only(value)


def format_exception(exc, /, value=_UNSET, tb=_UNSET, limit=None, chain=True):
    """The texts that python would print for an exception."""
    value = _value_of(exc, value)
    if tb is _UNSET:
        tb = value.__traceback__ if value is not None else None
    return list(_pieces(value, tb, limit, chain, set()))


def format_exception_only(exc, /, value=_UNSET):
    """The texts of the exception itself."""
    value = _value_of(exc, value)
    if value is None:
        return ['NoneType: None\n']
    text = _only(value)
    if isinstance(value, SyntaxError):
        return text.splitlines(True)
    notes = getattr(value, '__notes__', None)
    if not notes:
        return [text]
    shown = []
    if isinstance(notes, (list, tuple)):
        for note in notes:
            shown += [line + '\n' for line in str(note).split('\n')]
    length = sum(map(len, shown))
    return [text[:len(text) - length], *shown] if shown else [text]


def format_exc(limit=None, chain=True):
    """Like print_exc() but returns a text."""
    return ''.join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


def print_exception(exc, /, value=_UNSET, tb=_UNSET, limit=None, file=None, chain=True):
    """Prints what python would print for an exception."""
    for line in format_exception(exc, value, tb, limit, chain):
        print(line, file=sys.stderr if file is None else file, end='')


def print_exc(limit=None, file=None, chain=True):
    """Prints the exception that is being handled."""
    print_exception(sys.exc_info()[1], limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    """Prints the exception that was told last."""
    if not hasattr(sys, 'last_type'):
        raise ValueError('no last exception')
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


class TracebackException:
    """An exception ready to be shown, without holding its frames."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, _seen=None):
        seen = _seen if _seen is not None else set()
        seen.add(id(exc_value))
        self.stack = StackSummary._extract(_tb_positions(exc_traceback), limit, lookup_lines, capture_locals)
        self.exc_type = exc_type
        self._str = str(exc_value)
        self._only = format_exception_only(exc_value) if exc_value is not None else ['NoneType: None\n']
        self.__notes__ = getattr(exc_value, '__notes__', None)
        self.exceptions = None
        self.__cause__ = self.__context__ = None
        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        if exc_value is not None:
            for name in ('__cause__', '__context__'):
                other = getattr(exc_value, name)
                if other is not None and id(other) not in seen:
                    setattr(self, name, TracebackException(type(other), other, other.__traceback__, limit=limit,
                                                           lookup_lines=lookup_lines, capture_locals=capture_locals,
                                                           _seen=seen))

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Create a TracebackException from an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self):
        """The texts of the exception itself."""
        yield from self._only

    def format(self, *, chain=True, _ctx=None):
        """The texts of the exception and of what led to it."""
        if chain:
            if self.__cause__ is not None:
                yield from self.__cause__.format()
                yield _CAUSE
            elif self.__context__ is not None and not self.__suppress_context__:
                yield from self.__context__.format()
                yield _CONTEXT
        if self.stack:
            yield 'Traceback (most recent call last):\n'
            yield from self.stack.format()
        yield from self._only

    def print(self, *, file=None, chain=True):
        """Prints that."""
        for line in self.format(chain=chain):
            print(line, file=sys.stderr if file is None else file, end='')
