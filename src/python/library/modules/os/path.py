"""Operations on POSIX path names."""
import _files

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'


def _fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    try:
        return type(path).__fspath__(path)
    except AttributeError:
        raise TypeError('expected str, bytes or os.PathLike object, not '
                        + type(path).__name__) from None


def normcase(s):
    return _fspath(s)


def isabs(s):
    return _fspath(s).startswith('/')


def join(a, *p):
    """Join two or more pathname components, inserting '/' as needed."""
    path = _fspath(a)
    for b in map(_fspath, p):
        if b.startswith('/'):
            path = b
        elif not path or path.endswith('/'):
            path += b
        else:
            path += '/' + b
    return path


def split(p):
    """Split a pathname.  Returns tuple "(head, tail)"."""
    p = _fspath(p)
    i = p.rfind('/') + 1
    head, tail = p[:i], p[i:]
    if head and head != '/' * len(head):
        head = head.rstrip('/')
    return head, tail


def splitext(p):
    """Split the extension from a pathname."""
    p = _fspath(p)
    slash = p.rfind('/')
    dot = p.rfind('.')
    if dot > slash:
        start = slash + 1
        while start < dot:
            if p[start] != '.':
                return p[:dot], p[dot:]
            start += 1
    return p, p[:0]


def splitdrive(p):
    p = _fspath(p)
    return p[:0], p


def basename(p):
    """Returns the final component of a pathname"""
    return split(p)[1]


def dirname(p):
    """Returns the directory component of a pathname"""
    return split(p)[0]


def normpath(path):
    """Normalize path, eliminating double slashes, etc."""
    path = _fspath(path)
    if not path:
        return '.'
    initial = '//' if path.startswith('//') and not path.startswith('///') else \
        '/' if path.startswith('/') else ''
    parts = []
    for part in path.split('/'):
        if part in ('', '.'):
            continue
        if part != '..' or (not initial and not parts) or (parts and parts[-1] == '..'):
            parts.append(part)
        elif parts:
            parts.pop()
    return initial + '/'.join(parts) or '.'


def abspath(path):
    """Return an absolute path."""
    path = _fspath(path)
    if not path.startswith('/'):
        path = join(_files.directory(), path)
    return normpath(path)


realpath = abspath


def relpath(path, start=curdir):
    """Return a relative version of a path"""
    if not path:
        raise ValueError('no path specified')
    start_list = [x for x in abspath(start).split('/') if x]
    path_list = [x for x in abspath(path).split('/') if x]
    i = len(commonprefix([start_list, path_list]))
    return join(*(['..'] * (len(start_list) - i) + path_list[i:])) \
        if len(start_list) - i or path_list[i:] else '.'


def commonprefix(m):
    "Given a list of pathnames, returns the longest common leading component"
    if not m:
        return ''
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    paths = [_fspath(p) for p in paths]
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    if len({p.startswith('/') for p in paths}) != 1:
        raise ValueError("Can't mix absolute and relative paths")
    common = commonprefix([[c for c in p.split('/') if c and c != '.'] for p in paths])
    return ('/' if paths[0].startswith('/') else '') + '/'.join(common)


def exists(path):
    """Test whether a path exists."""
    try:
        return _files.kind(_fspath(path)) is not None
    except (OSError, ValueError):
        return False


lexists = exists


def isfile(path):
    """Test whether a path is a regular file"""
    kind = _files.kind(_fspath(path))
    return kind is not None and kind[0] == 'file'


def isdir(s):
    """Return true if the pathname refers to an existing directory."""
    kind = _files.kind(_fspath(s))
    return kind is not None and kind[0] == 'directory'


def islink(path):
    return False


def getsize(filename):
    """Return the size of a file, reported by os.stat()."""
    kind = _files.kind(_fspath(filename))
    if kind is None:
        raise FileNotFoundError(2, 'No such file or directory', filename)
    return kind[1]


def getmtime(filename):
    getsize(filename)
    return 1700000000.0


getatime = getctime = getmtime


def samefile(f1, f2):
    return abspath(f1) == abspath(f2)


def expanduser(path):
    return _fspath(path)


def expandvars(path):
    return _fspath(path)
