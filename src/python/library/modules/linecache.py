"""Lines of files, as tracebacks show them."""
from _traceback import line as _line

__all__ = ['getline', 'clearcache', 'checkcache', 'lazycache']
cache = {}


def getline(filename, lineno, module_globals=None):
    """A line of a file with its newline; '' when there is none."""
    text = _line(filename, lineno)
    return '' if text is None else text + '\n'


def getlines(filename, module_globals=None):
    """All lines of a file."""
    lines = []
    while (text := _line(filename, len(lines) + 1)) is not None:
        lines.append(text + '\n')
    return lines


def clearcache():
    """Forget what was read: nothing is kept."""


def checkcache(filename=None):
    """Look whether files have changed: nothing is kept."""


def lazycache(filename, module_globals):
    return False
