"""Logging: loggers in a hierarchy, handlers that write, formatters that say how.

Methods that differ in their level alone are made from one table; what has a chain of ancestors is walked by one generator.
"""
import io
import os
import re
import sys
import time
import traceback
import warnings
import weakref
from string import Formatter as _StrFormatter, Template

# The levels that have names; of two names for one number, FATAL and WARN are not shown.
_by_name = {'CRITICAL': 50, 'FATAL': 50, 'ERROR': 40, 'WARN': 30, 'WARNING': 30, 'INFO': 20, 'DEBUG': 10, 'NOTSET': 0}
_by_number = {number: name for name, number in _by_name.items() if name not in ('FATAL', 'WARN')}
CRITICAL, FATAL, ERROR, WARN, WARNING, INFO, DEBUG, NOTSET = _by_name.values()

__all__ = [*_by_name, 'BASIC_FORMAT', 'BufferingFormatter', 'FileHandler', 'Filter', 'Formatter', 'Handler',
           'LogRecord', 'Logger', 'LoggerAdapter', 'NullHandler', 'StreamHandler', 'addLevelName', 'basicConfig',
           'captureWarnings', 'critical', 'debug', 'disable', 'error', 'exception', 'fatal', 'getLevelName', 'getLogger',
           'getLoggerClass', 'info', 'log', 'makeLogRecord', 'setLoggerClass', 'shutdown', 'warn', 'warning',
           'getLogRecordFactory', 'setLogRecordFactory', 'lastResort', 'raiseExceptions', 'getLevelNamesMapping']

raiseExceptions = logThreads = logMultiprocessing = logProcesses = True
_begun = time.time()


def getLevelNamesMapping():
    return dict(_by_name)


def getLevelName(level):
    """The name of a level, or the level of a name."""
    for table in (_by_number, _by_name):
        if table.get(level) is not None:
            return table[level]
    return f'Level {level}'


def addLevelName(level, levelName):
    """Gives a level a name."""
    _by_name[levelName], _by_number[level] = level, levelName


def _number_of(level):
    """The number of a level that is given as number or as name."""
    if isinstance(level, str):
        try:
            return _by_name[level]
        except KeyError:
            raise ValueError(f'Unknown level: {level!r}') from None
    if isinstance(level, int):
        return level
    raise TypeError(f'Level not an integer or a valid string: {level!r}')


_checkLevel = _number_of


# ---- records ----

def _file_and_module(path):
    try:
        file = os.path.basename(path)
        return file, os.path.splitext(file)[0]
    except (AttributeError, TypeError, ValueError):
        return path, 'Unknown module'


class LogRecord:
    """One event that was logged."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        at = time.time()
        file, module = _file_and_module(pathname)
        # A lone dict is what the names in the message stand for.
        lone = args[0] if args and len(args) == 1 else None
        vars(self).update(
            name=name, msg=msg, args=lone if lone and isinstance(lone, dict) else args, levelname=getLevelName(level),
            levelno=level, pathname=pathname, filename=file, module=module, exc_info=exc_info, exc_text=None,
            stack_info=sinfo, lineno=lineno, funcName=func, created=at, msecs=float(int(at % 1 * 1000)),
            relativeCreated=(at - _begun) * 1000, thread=1, threadName='MainThread', processName='MainProcess', process=1)

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'

    def getMessage(self):
        """The message with its arguments put in."""
        text = str(self.msg)
        if self.args:
            text %= self.args
        return text


_new_record = LogRecord


def setLogRecordFactory(factory):
    global _new_record
    _new_record = factory


def getLogRecordFactory():
    return _new_record


def makeLogRecord(dict):
    """A record with the attributes of a dict."""
    made = _new_record(None, None, '', 0, '', (), None, None)
    vars(made).update(dict)
    return made


# ---- formatters ----

class PercentStyle:
    default_format, asctime_format, asctime_search = '%(message)s', '%(asctime)s', '%(asctime)'
    validation_pattern = re.compile(r'%\(\w+\)[ #0+-]*(\*|\d+)?(\.(\*|\d+))?[%acdefgiorsux]', re.I)

    def __init__(self, fmt, *, defaults=None):
        self._fmt, self._defaults = fmt or self.default_format, defaults

    def usesTime(self):
        return self.asctime_search in self._fmt

    def validate(self):
        if self.validation_pattern.search(self._fmt) is None:
            raise ValueError(f"Invalid format '{self._fmt}' for '{self.default_format[0]}' style")

    def _format(self, record):
        return self._filled(vars(record) if not self._defaults else {**self._defaults, **vars(record)})

    def _filled(self, values):
        return self._fmt % values

    def format(self, record):
        try:
            return self._format(record)
        except KeyError as missing:
            raise ValueError(f'Formatting field not found in record: {missing}')


def _named_fields(fmt):
    """The fields that a format with braces names; ValueError where it is not well formed."""
    names = set()
    for _, name, spec, conversion in _StrFormatter().parse(fmt):
        if name:
            if re.fullmatch(r'\w+(\.\w+|\[[^]]+\])*', name) is None:
                raise ValueError(f'invalid field name/expression: {name!r}')
            names.add(name)
        if conversion not in (None, '', 'r', 's', 'a'):
            raise ValueError(f'invalid conversion: {conversion!r}')
    return names


_NO_FIELDS = 'invalid format: no fields'


class StrFormatStyle(PercentStyle):
    default_format, asctime_format, asctime_search = '{message}', '{asctime}', '{asctime'

    def _filled(self, values):
        return self._fmt.format(**values)

    def validate(self):
        try:
            names = _named_fields(self._fmt)
        except ValueError as wrong:
            raise ValueError(f'invalid format: {wrong}')
        if not names:
            raise ValueError(_NO_FIELDS)


class StringTemplateStyle(PercentStyle):
    default_format, asctime_format, asctime_search = '${message}', '${asctime}', '${asctime}'

    def usesTime(self):
        return super().usesTime() or '$asctime' in self._fmt

    def validate(self):
        marks = re.findall(r'\$(\$|[_a-z]\w*|\{[_a-z]\w*\})?', self._fmt, re.I)
        if '' in marks:
            raise ValueError("invalid format: bare '$' not allowed")
        if not set(marks) - {'$'}:
            raise ValueError(_NO_FIELDS)

    def _filled(self, values):
        return Template(self._fmt).substitute(**values)


BASIC_FORMAT = '%(levelname)s:%(name)s:%(message)s'
_STYLES = {'%': (PercentStyle, BASIC_FORMAT), '{': (StrFormatStyle, '{levelname}:{name}:{message}'),
           '$': (StringTemplateStyle, '${levelname}:${name}:${message}')}


def _style(mark):
    """The class of a style, and its format where none is given."""
    try:
        return _STYLES[mark]
    except KeyError:
        raise ValueError('Style must be one of: ' + ','.join(_STYLES)) from None


def _on_next_line(text, more):
    return text + more if text.endswith('\n') else text + '\n' + more


class Formatter:
    """Turns a record into text."""
    default_time_format, default_msec_format = '%Y-%m-%d %H:%M:%S', '%s,%03d'
    converter = time.localtime

    def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
        kind, _ = _style(style)
        self._style = made = kind(fmt, defaults=defaults)
        if validate:
            made.validate()
        self._fmt, self.datefmt = made._fmt, datefmt

    def formatTime(self, record, datefmt=None):
        """The time of a record."""
        text = time.strftime(datefmt or self.default_time_format, self.converter(record.created))
        if not datefmt and self.default_msec_format:
            text = self.default_msec_format % (text, record.msecs)
        return text

    def formatException(self, ei):
        """The traceback of an exception."""
        return ''.join(traceback.format_exception(*ei)).removesuffix('\n')

    def usesTime(self):
        made = self._style
        return made.usesTime()

    def formatMessage(self, record):
        made = self._style
        return made.format(record)

    def formatStack(self, stack_info):
        return stack_info

    def format(self, record):
        """The whole text of a record."""
        fields = {'message': record.getMessage()}
        if self.usesTime():
            fields['asctime'] = self.formatTime(record, self.datefmt)
        vars(record).update(fields)
        text = self.formatMessage(record)
        # The text of an exception stays with the record: other formatters need not make it again.
        if not record.exc_text and record.exc_info:
            record.exc_text = self.formatException(record.exc_info)
        more = [record.exc_text] if record.exc_text else []
        if record.stack_info:
            more.append(self.formatStack(record.stack_info))
        for part in more:
            text = _on_next_line(text, part)
        return text


_plain = Formatter()


class BufferingFormatter:
    """Formats several records."""

    def __init__(self, linefmt=None):
        self.linefmt = linefmt if linefmt else _plain

    def formatHeader(self, records):
        return ''

    formatFooter = formatHeader

    def format(self, records):
        if not records:
            return ''
        return ''.join([self.formatHeader(records), *map(self.linefmt.format, records), self.formatFooter(records)])


# ---- filters ----

def _add_once(things, thing):
    if thing not in things:
        things.append(thing)


def _drop(things, thing):
    if thing in things:
        things.remove(thing)


class Filter:
    """Lets through the records of a logger and of those below it."""

    def __init__(self, name=''):
        self.name, self.nlen = name, len(name)

    def filter(self, record):
        return not self.name or (record.name + '.').startswith(self.name + '.')


class Filterer:
    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        _add_once(self.filters, filter)

    def removeFilter(self, filter):
        _drop(self.filters, filter)

    def filter(self, record):
        """Whether the record goes on."""
        return all(getattr(one, 'filter', one)(record) for one in self.filters)


# ---- handlers ----

_handlers = weakref.WeakValueDictionary()
_made_handlers = []


class Handler(Filterer):
    """Does something with records."""

    def __init__(self, level=NOTSET):
        super().__init__()
        self._name, self.level, self.formatter, self._closed = None, _number_of(level), None, False
        _made_handlers.append(weakref.ref(self, _made_handlers.remove))

    def get_name(self):
        return self._name

    def set_name(self, name):
        _handlers.pop(self._name, None)
        self._name = name
        if name:
            _handlers.update({name: self})

    name = property(lambda self: self.get_name(), lambda self, name: self.set_name(name))

    def createLock(self):
        self.lock = None

    def acquire(self):
        """There are no threads to keep out."""

    def release(self):
        pass

    def setLevel(self, level):
        self.level = _number_of(level)

    def format(self, record):
        return (self.formatter or _plain).format(record)

    def emit(self, record):
        raise NotImplementedError('emit must be implemented by Handler subclasses')

    def handle(self, record):
        """Emits a record that the filters let through."""
        passed = self.filter(record)
        if passed:
            self.emit(record)
        return passed

    def setFormatter(self, fmt):
        self.formatter = fmt

    def flush(self):
        pass

    def close(self):
        self._closed = True
        if self._name:
            _handlers.pop(self._name, None)

    def handleError(self, record):
        """Tells of an exception while a record was emitted."""
        out = sys.stderr
        if not (out and raiseExceptions):
            return
        caught = sys.exc_info()[1]
        print('--- Logging error ---', file=out)
        traceback.print_exception(caught, file=out)
        print('Call stack:', file=out)
        begin = caught.__traceback__
        traceback.print_stack(_outside(begin.tb_frame if begin is not None else sys._getframe()), file=out)
        print(f'Message: {record.msg!r}\nArguments: {record.args}', file=out)

    def _told(self, what):
        return f'<{type(self).__name__} {what}({getLevelName(self.level)})>'

    def __repr__(self):
        return self._told('')


def _outside(frame):
    """The first frame from this one outwards that is not of a module of ours."""
    while frame is not None and frame.f_code.co_filename.startswith('<frozen'):
        frame = frame.f_back
    return frame


class StreamHandler(Handler):
    """Writes records to a stream, sys.stderr unless told otherwise."""
    terminator = '\n'

    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        out = self.stream
        if out and hasattr(out, 'flush'):
            out.flush()

    def emit(self, record):
        try:
            line = self.format(record) + self.terminator
            self.stream.write(line)
            self.flush()
        except Exception as wrong:
            if isinstance(wrong, RecursionError):
                raise
            self.handleError(record)

    def setStream(self, stream):
        before = self.stream
        if before is stream:
            return None
        self.flush()
        self.stream = stream
        return before

    def __repr__(self):
        name = str(getattr(self.stream, 'name', ''))
        return self._told(name and name + ' ')


class FileHandler(StreamHandler):
    """Writes records to a file."""

    def __init__(self, filename, mode='a', encoding=None, delay=False, errors=None):
        self.baseFilename = os.path.abspath(os.fspath(filename))
        self.mode, self.encoding, self.errors, self.delay = mode, encoding, errors, delay
        if delay:
            Handler.__init__(self, NOTSET)
            self.stream = None
        else:
            super().__init__(self._open())

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def close(self):
        out = self.stream
        if out:
            try:
                self.flush()
            finally:
                self.stream = None
                out.close()
        super().close()

    def emit(self, record):
        # Written anew, a file that was closed would lose what it holds.
        if self.stream is None and not (self._closed and self.mode == 'w'):
            self.setStream(self._open())
        if self.stream:
            super().emit(record)

    def __repr__(self):
        return self._told(self.baseFilename + ' ')


class NullHandler(Handler):
    """Does nothing with records."""

    def emit(self, record):
        pass

    handle = emit


class _StderrHandler(StreamHandler):
    """Writes to what sys.stderr is at that moment."""
    __init__ = Handler.__init__
    stream = property(lambda self: sys.stderr)


lastResort = _StderrHandler(WARNING)


# ---- loggers ----

class Manager:
    """Keeps the loggers by name."""

    def __init__(self, rootnode):
        self.root, self._disable, self.loggerDict = rootnode, 0, {}
        self.loggerClass, self.emittedNoHandlerWarning = None, False

    disable = property(lambda self: self._disable, lambda self, level: setattr(self, '_disable', _number_of(level)))

    def getLogger(self, name):
        """The logger of a name, made when there is none."""
        if isinstance(name, str):
            return self.loggerDict.get(name) or self._made(name)
        raise TypeError('A logger name must be a string')

    def _made(self, name):
        """A new logger between the one above it and those below."""
        logger = self.loggerDict[name] = (self.loggerClass or _logger_class)(name)
        logger.manager, logger.parent = self, self._above(name)
        inside = name + '.'
        for other in self.loggerDict.values():
            if other.name.startswith(inside) and not other.parent.name.startswith(inside):
                other.parent = logger
        self._clear_cache()
        return logger

    def _above(self, name):
        while name:
            name = name.rpartition('.')[0]
            if name in self.loggerDict:
                return self.loggerDict[name]
        return self.root

    def setLoggerClass(self, klass):
        self.loggerClass = klass

    def _clear_cache(self):
        """Nothing is cached."""


def _method(owner, name, function):
    """Gives a class a method that was made by a function."""
    function.__name__, function.__qualname__ = name, f'{owner.__name__}.{name}'
    setattr(owner, name, function)


def _exc_info_of(given):
    """The three values of an exception: given so, by the exception, or by True for the one being handled."""
    if not given or isinstance(given, tuple):
        return given
    if isinstance(given, BaseException):
        return type(given), given, given.__traceback__
    return sys.exc_info()


class Logger(Filterer):
    """What programs log with."""

    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name, self.level, self.parent = name, _number_of(level), None
        self.propagate, self.handlers, self.disabled = True, [], False

    def setLevel(self, level):
        self.level = _number_of(level)

    def warn(self, msg, *args, **kwargs):
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        return self.warning(msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        kwargs['exc_info'] = exc_info
        self.error(msg, *args, **kwargs)

    def fatal(self, msg, *args, **kwargs):
        return self.critical(msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        if isinstance(level, int):
            self._log_enabled(level, msg, args, kwargs)
        elif raiseExceptions:
            raise TypeError('level must be an integer')

    def _log_enabled(self, level, msg, args, kwargs):
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def findCaller(self, stack_info=False, stacklevel=1):
        """(file, line, function, stack) of who logs."""
        caller = _outside(sys._getframe())
        if caller is None:
            return '(unknown file)', 0, '(unknown function)', None
        for _ in range(stacklevel - 1):
            caller = caller.f_back or caller
        stack = None
        if stack_info:
            stack = ''.join(['Stack (most recent call last):\n', *traceback.format_stack(caller)]).rstrip('\n')
        return caller.f_code.co_filename, caller.f_lineno, caller.f_code.co_name, stack

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        made = _new_record(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        held = vars(made)
        for key, value in (extra or {}).items():
            if key in held or key in ('asctime', 'message'):
                raise KeyError(f'Attempt to overwrite {key!r} in LogRecord')
            held[key] = value
        return made

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        file, line, function, stack = self.findCaller(stack_info, stacklevel)
        self.handle(self.makeRecord(self.name, level, file, line, msg, args, _exc_info_of(exc_info), function, extra,
                                    stack))

    def handle(self, record):
        if not self.disabled and self.filter(record):
            self.callHandlers(record)

    def addHandler(self, hdlr):
        _add_once(self.handlers, hdlr)

    def removeHandler(self, hdlr):
        _drop(self.handlers, hdlr)

    def _heard_by(self):
        """The handlers of this logger and of those above it to which its records go."""
        at = self
        while at:
            yield from at.handlers
            at = at.propagate and at.parent

    def hasHandlers(self):
        return any(True for _ in self._heard_by())

    def callHandlers(self, record):
        """Where there is no handler at all, the last resort takes the record."""
        handler = None
        for handler in self._heard_by():
            if handler.level <= record.levelno:
                handler.handle(record)
        if handler is None and lastResort and lastResort.level <= record.levelno:
            lastResort.handle(record)

    def getEffectiveLevel(self):
        """The level of this logger or of the next one above that has one."""
        at = self
        while at and not at.level:
            at = at.parent
        return at.level if at else NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and self.manager.disable < level and level >= self.getEffectiveLevel()

    def getChild(self, suffix):
        return self.manager.getLogger(suffix if self is self.root else f'{self.name}.{suffix}')

    def __repr__(self):
        return f'<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>'

    def __reduce__(self):
        return getLogger, () if self is self.root else (self.name,)


class RootLogger(Logger):
    def __init__(self, level):
        super().__init__('root', level)


_logger_class = Logger


class LoggerAdapter:
    """A logger with something added to each message."""

    def __init__(self, logger, extra=None):
        self.logger, self.extra = logger, extra

    def process(self, msg, kwargs):
        kwargs.update(extra=self.extra)
        return msg, kwargs

    def exception(self, msg, *args, exc_info=True, **kwargs):
        kwargs['exc_info'] = exc_info
        self.log(ERROR, msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        if self.isEnabledFor(level):
            text, options = self.process(msg, kwargs)
            self.logger.log(level, text, *args, **options)

    name = property(lambda self: self.logger.name)
    warn, __repr__ = Logger.warn, Logger.__repr__


def _add_level_methods():
    """debug, info, ... of loggers and adapters."""
    def of_logger(level):
        return lambda self, msg, *args, **kwargs: self._log_enabled(level, msg, args, kwargs)

    def of_adapter(level):
        return lambda self, msg, *args, **kwargs: self.log(level, msg, *args, **kwargs)
    for level in (DEBUG, INFO, WARNING, ERROR, CRITICAL):
        for owner, maker in ((Logger, of_logger), (LoggerAdapter, of_adapter)):
            _method(owner, _by_number[level].lower(), maker(level))


def _add_passed_on():
    """What an adapter leaves to its logger."""
    def passed_on(name):
        return lambda self, *args, **named: getattr(self.logger, name)(*args, **named)
    for name in ('isEnabledFor', 'setLevel', 'getEffectiveLevel', 'hasHandlers'):
        _method(LoggerAdapter, name, passed_on(name))


_add_level_methods()
_add_passed_on()
Logger.root = root = RootLogger(WARNING)
Logger.manager = Manager(root)


# ---- functions for the root logger ----

def _told_handlers(options, encoding, errors):
    """The handlers that basicConfig's options ask for."""
    given = options.pop('handlers', None)
    named = [name for name in ('stream', 'filename') if name in options]
    if given is not None:
        if named:
            raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
        return given
    if len(named) == 2:
        raise ValueError("'stream' and 'filename' should not be specified together")
    mode, file = options.pop('filemode', 'a'), options.pop('filename', None)
    if not file:
        return [StreamHandler(options.pop('stream', None))]
    return [FileHandler(file, mode, encoding=encoding, errors=None if 'b' in mode else errors)]


def basicConfig(**kwargs):
    """Gives the root logger a handler, when it has none."""
    take = kwargs.pop
    text = take('encoding', None), take('errors', 'backslashreplace')
    if take('force', False):
        for old in list(root.handlers):
            root.removeHandler(old)
            old.close()
    if root.handlers:
        return
    chosen = _told_handlers(kwargs, *text)
    date, mark = take('datefmt', None), take('style', '%')
    formatter = Formatter(take('format', _style(mark)[1]), date, mark)
    for handler in chosen:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    if (least := take('level', None)) is not None:
        root.setLevel(least)
    if kwargs:
        raise ValueError('Unrecognised argument(s): ' + ', '.join(kwargs))


def getLogger(name=None):
    """The logger of a name; without one the root logger."""
    return root if not name or name == root.name else root.manager.getLogger(name)


def getLoggerClass():
    return _logger_class


def setLoggerClass(klass):
    global _logger_class
    if not issubclass(klass, Logger):
        raise TypeError(f'logger not derived from logging.Logger: {klass.__name__}')
    _logger_class = klass


def _prepared():
    if not root.handlers:
        basicConfig()
    return root


def _root_function(name):
    """The function that logs with the root logger's method of the name."""
    def function(msg, *args, **kwargs):
        getattr(_prepared(), name)(msg, *args, **kwargs)
    function.__name__ = function.__qualname__ = name
    return function


debug, info, warning, error, critical = map(_root_function, ('debug', 'info', 'warning', 'error', 'critical'))
fatal = critical


def exception(msg, *args, exc_info=True, **kwargs):
    kwargs['exc_info'] = exc_info
    error(msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    warnings.warn("The 'warn' function is deprecated, use 'warning' instead", DeprecationWarning, 2)
    return warning(msg, *args, **kwargs)


def log(level, msg, *args, **kwargs):
    _prepared().log(level, msg, *args, **kwargs)


def disable(level=CRITICAL):
    """Nothing of this level or below is logged any more."""
    root.manager.disable = level


def shutdown(handlerList=_made_handlers):
    """Flushes and closes all handlers, the youngest first."""
    for handler in [ref() for ref in handlerList[::-1]]:
        if not handler:
            continue
        try:
            handler.flush()
            handler.close()
        except (ValueError, OSError):
            pass


# What showed warnings before they were captured.
_shown_before = None


def captureWarnings(capture):
    """Warnings become records of the logger py.warnings."""
    global _shown_before
    if bool(capture) == (_shown_before is not None):
        return
    if capture:
        warnings.showwarning, _shown_before = _log_warning, warnings.showwarning
    else:
        warnings.showwarning, _shown_before = _shown_before, None


def _log_warning(message, category, filename, lineno, file=None, line=None):
    if file is not None:
        _shown_before(message, category, filename, lineno, file, line)
        return
    to = getLogger('py.warnings')
    if not to.handlers:
        to.addHandler(NullHandler())
    to.warning('%s', warnings.formatwarning(message, category, filename, lineno, line))
