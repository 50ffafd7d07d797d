"""Filename globbing utility."""
import re
from pathlib import Path as _Path

__all__ = ['escape', 'glob', 'iglob']


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """An iterator over the paths that match a pattern."""
    base = _Path(root_dir or ('/' if pathname.startswith('/') else '.'))
    pattern = pathname.lstrip('/')
    if not recursive:
        pattern = pattern.replace('**', '*')
    for path in base.glob(pattern):
        names = path.relative_to(base).parts
        if include_hidden or not any(n.startswith('.') and not w.startswith('.')
                                     for n, w in zip(reversed(names), reversed(pattern.split('/')))):
            text = str(path if pathname.startswith('/') else path.relative_to(base))
            if text != '.':
                yield './' + text if pathname.startswith('./') else text


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """A list of the paths that match a pattern."""
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def escape(pathname):
    """The pattern that matches a name alone."""
    return re.sub('([*?[])', '[\\1]', pathname)


def has_magic(s):
    return re.search('[*?[]', s) is not None
