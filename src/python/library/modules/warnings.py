"""Warnings: printed to standard error once a place, or turned into exceptions."""
import sys

__all__ = ['warn', 'warn_explicit', 'showwarning', 'formatwarning', 'filterwarnings',
           'simplefilter', 'resetwarnings', 'catch_warnings']

filters = [('default', None, DeprecationWarning, '__main__', 0),
           ('ignore', None, DeprecationWarning, None, 0),
           ('ignore', None, PendingDeprecationWarning, None, 0),
           ('ignore', None, ImportWarning, None, 0),
           ('ignore', None, ResourceWarning, None, 0)]
_seen = set()


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        given = dict(locals())
        del given['self']
        vars(self).update(given, _category_name=category.__name__ if category else None)

    def __str__(self):
        shown = f'message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}'
        return f'{{{shown}, lineno : {self.lineno}, line : {self.line!r}}}'


def formatwarning(message, category, filename, lineno, line=None):
    """Function to format a warning the standard way."""
    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    if filename == 'sys':
        return text
    if line is None:
        try:
            with open(filename) as f:
                line = f.read().split('\n')[lineno - 1]
        except (OSError, IndexError, ValueError):
            line = ''
    return text + ('  %s\n' % line.strip() if line.strip() else '')


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Hook to write a warning to a file; replace if you like."""
    file = sys.stderr if file is None else file
    if file is not None:
        file.write(formatwarning(message, category, filename, lineno, line))


def _begins_as(text, pattern):
    """Whether the beginning of a text matches, whatever the case; most patterns are plain words."""
    if not any(c in pattern for c in '.^$*+?{}[]\\|()'):
        return text.lower().startswith(pattern.lower())
    import re
    return re.match(pattern, text, re.IGNORECASE) is not None


def _action(message, category, module):
    for action, text, kind, mod, line in filters:
        if (issubclass(category, kind) and (mod is None or mod == module)
                and _begins_as(str(message), text or '')):
            return action
    return 'default'


def warn(message, category=None, stacklevel=1, source=None):
    """Issue a warning, or maybe ignore it or raise an exception."""
    kind = type(message) if isinstance(message, Warning) else category or UserWarning
    if not isinstance(kind, type) or not issubclass(kind, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(kind).__name__}'")
    try:
        # The caller, or who called it, and so on.
        frame = sys._getframe(max(stacklevel, 1))
        filename, lineno = frame.f_code.co_filename, frame.f_lineno
        module = frame.f_globals.get('__name__', '<string>')
    except ValueError:
        filename, lineno, module = 'sys', 1, 'sys'
    warn_explicit(message, kind, filename, lineno, module, source=source)


def _warn_unawaited_coroutine(coro):
    warn(f"coroutine '{coro.__qualname__}' was never awaited", RuntimeWarning, 2, coro)


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    if not isinstance(message, Warning):
        message = (category or UserWarning)(message)
    action = _action(message, message.__class__, module)
    if action == 'ignore':
        return
    if action == 'error':
        raise message
    key = (str(message), message.__class__, filename, 0 if action == 'module' else lineno)
    if action == 'once':
        key = key[:2]
    if action != 'always':
        if key in _seen:
            return
        _seen.add(key)
    if _recorder is not None:
        _recorder.append(WarningMessage(message, message.__class__, filename, lineno))
    else:
        showwarning(message, message.__class__, filename, lineno)
        if source is not None and filename != 'sys' and sys.stderr is not None:
            sys.stderr.write(f'{message.__class__.__name__}: Enable tracemalloc to get the object '
                             'allocation traceback\n')


_recorder = None


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    """Insert an entry into the list of warnings filters (at the front)."""
    entry = (action, message or None, category, module or None, lineno)
    if append:
        filters.append(entry)
    else:
        filters.insert(0, entry)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Insert a simple entry into the list of warnings filters (at the front)."""
    filterwarnings(action, '', category, '', lineno, append)


def resetwarnings():
    """Clear the list of warning filters, so that no filters are active."""
    filters[:] = []


class catch_warnings:
    """A context manager that copies and restores the warnings filter upon exiting the context."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._asked = record, None if action is None else (action, category, lineno, append)

    def __enter__(self):
        global _recorder
        self._saved = filters[:], _recorder, set(_seen)
        record, wanted = self._asked
        if wanted:
            simplefilter(*wanted)
        if record:
            _recorder = []
            _seen.clear()
            return _recorder

    def __exit__(self, *exc_info):
        global _recorder
        filters[:], _recorder, seen = self._saved
        _seen.clear()
        _seen.update(seen)
