"""Filename matching with shell patterns."""
import functools
import re

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']


def translate(pat):
    """A pattern as a regular expression."""
    parts, i = [], 0
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == '*':
            if not parts or parts[-1] != '.*':
                parts.append('.*')
        elif c == '?':
            parts.append('.')
        elif c == '[':
            j = i
            if pat[j:j + 1] == '!':
                j += 1
            if pat[j:j + 1] == ']':
                j += 1
            end = pat.find(']', j)
            if end < 0:
                parts.append('\\[')
                continue
            inside = pat[i:end].replace('\\', '\\\\')
            i = end + 1
            if inside[0] == '!':
                inside = '^' + inside[1:]
            elif inside[0] in '^[':
                inside = '\\' + inside
            parts.append('[' + inside + ']')
        else:
            parts.append(re.escape(c))
    return r'(?s:%s)\Z' % ''.join(parts)


@functools.lru_cache(maxsize=256)
def _compiled(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(pat.decode('latin-1')).encode('latin-1')).match
    return re.compile(translate(pat)).match


def fnmatchcase(name, pat):
    """Whether a name matches a pattern."""
    return _compiled(pat)(name) is not None


def fnmatch(name, pat):
    """Whether a name matches a pattern."""
    return fnmatchcase(name, pat)


def filter(names, pat):
    """The names that match a pattern."""
    match = _compiled(pat)
    return [name for name in names if match(name)]
