"""Paths as objects. Files are those of the program's directory."""
import fnmatch
import io
import os

__all__ = ['PurePath', 'PurePosixPath', 'PureWindowsPath', 'Path', 'PosixPath']


class _Parents:
    """The directories above a path, nearest first."""
    __slots__ = ('_class', '_root', '_parts')

    def __init__(self, path):
        self._class = type(path)
        self._root = path._root
        self._parts = path._names

    def __len__(self):
        return len(self._parts)

    def __getitem__(self, at):
        if isinstance(at, slice):
            return tuple(self[i] for i in range(*at.indices(len(self))))
        if at >= len(self) or at < -len(self):
            raise IndexError(at)
        if at < 0:
            at += len(self)
        return self._class._make(self._root, self._parts[:len(self._parts) - at - 1])

    def __iter__(self):
        for i in range(len(self)):
            yield self[i]

    def __repr__(self):
        return '<{}.parents>'.format(self._class.__name__)


class PurePath:
    """A path, whether or not there is such a file."""
    __slots__ = ('_root', '_names', '_text')

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        root, names = '', []
        for arg in args:
            if isinstance(arg, PurePath):
                if arg._root:
                    root, names = arg._root, []
                names = names + arg._names
                continue
            text = os.fspath(arg)
            if not isinstance(text, str):
                raise TypeError('argument should be a str object or an os.PathLike object returning str, not %r'
                                % type(text))
            if text.startswith('/'):
                root = '//' if text.startswith('//') and not text.startswith('///') else '/'
                names = []
            names = names + [name for name in text.split('/') if name and name != '.']
        return cls._make(root, names)

    @classmethod
    def _make(cls, root, names):
        self = object.__new__(cls)
        self._root = root
        self._names = names
        self._text = root + '/'.join(names) or '.'
        return self

    def __reduce__(self):
        return self.__class__, tuple(self.parts)

    def __str__(self):
        return self._text

    def __fspath__(self):
        return self._text

    def as_posix(self):
        """The path with forward slashes."""
        return self._text

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return '{}({!r})'.format(self.__class__.__name__, self._text)

    def as_uri(self):
        """The path as a file URI."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        safe = b'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~/'
        return 'file://' + ''.join([chr(c) if c in safe else '%%%02X' % c for c in bytes(self)])

    def _key(self):
        return self._root, self._names

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, PurePath) else NotImplemented

    def __hash__(self):
        return hash((self._root, tuple(self._names)))

    def _ordered(self):
        return ([self._root] if self._root else []) + self._names

    def __lt__(self, other):
        return self._ordered() < other._ordered() if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._ordered() <= other._ordered() if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._ordered() > other._ordered() if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._ordered() >= other._ordered() if isinstance(other, PurePath) else NotImplemented

    drive = property(lambda self: '', doc='The drive prefix, if any.')
    root = property(lambda self: self._root, doc='The root of the path, if any.')
    anchor = root

    @property
    def parts(self):
        """A tuple of the path's components."""
        return tuple(self._ordered())

    @property
    def name(self):
        """The last component."""
        return self._names[-1] if self._names else ''

    @property
    def suffix(self):
        """The last component's extension, with its dot."""
        name = self.name
        i = name.rfind('.')
        return name[i:] if 0 < i < len(name) - 1 else ''

    @property
    def suffixes(self):
        """All the extensions."""
        name = self.name
        if name.endswith('.'):
            return []
        return ['.' + suffix for suffix in name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        """The last component without its extension."""
        name = self.name
        i = name.rfind('.')
        return name[:i] if 0 < i < len(name) - 1 else name

    @property
    def parent(self):
        """The directory above."""
        return self._make(self._root, self._names[:-1]) if self._names else self

    @property
    def parents(self):
        """All the directories above."""
        return _Parents(self)

    def _check_name(self):
        if not self.name:
            raise ValueError('%r has an empty name' % (self,))

    def with_name(self, name):
        """The path with another last component."""
        self._check_name()
        if not name or '/' in name or name == '.':
            raise ValueError('Invalid name %r' % name)
        return self._make(self._root, self._names[:-1] + [name])

    def with_stem(self, stem):
        """The path with another stem."""
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        """The path with another extension; '' takes it away."""
        if '/' in suffix or suffix and not suffix.startswith('.') or suffix == '.':
            raise ValueError('Invalid suffix %r' % suffix)
        self._check_name()
        before = self.suffix
        name = self.name
        return self._make(self._root, self._names[:-1] + [(name[:-len(before)] if before else name) + suffix])

    def relative_to(self, *other):
        """The path from another path on."""
        if not other:
            raise TypeError('need at least one argument')
        other = type(self)(*other)
        n = len(other._names)
        if other._root != self._root or self._names[:n] != other._names:
            raise ValueError('{!r} is not in the subpath of {!r} OR one path is relative and the other is absolute.'
                             .format(str(self), str(other)))
        return self._make('', self._names[n:])

    def is_relative_to(self, *other):
        """Whether the path lies below another."""
        try:
            self.relative_to(*other)
            return True
        except ValueError:
            return False

    def joinpath(self, *args):
        """The path with others behind it."""
        return type(self)(self, *args)

    def __truediv__(self, key):
        try:
            return type(self)(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return type(self)(key, self)
        except TypeError:
            return NotImplemented

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    def match(self, path_pattern):
        """Whether the end of the path matches a pattern."""
        pattern = PurePosixPath(path_pattern)
        if not pattern._ordered():
            raise ValueError('empty pattern')
        wanted, have = pattern._ordered(), self._ordered()
        if pattern._root and len(wanted) != len(have) or len(wanted) > len(have):
            return False
        return all(fnmatch.fnmatchcase(h, w) for h, w in zip(reversed(have), reversed(wanted)))


class PurePosixPath(PurePath):
    """A path of Linux and macOS."""
    __slots__ = ()


class PureWindowsPath(PurePath):
    """There are no Windows paths here."""
    __slots__ = ()

    def __new__(cls, *args):
        raise NotImplementedError("heapstep has no paths of Windows")


class Path(PurePath):
    """A path with which files can be read and written."""
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return PurePath.__new__(PosixPath if cls is Path else cls, *args)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    @classmethod
    def cwd(cls):
        """The current directory."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """The user's home directory."""
        return cls('~').expanduser()

    def expanduser(self):
        return type(self)(os.path.expanduser(self._text)) if self._names[:1] == ['~'] and not self._root else self

    def absolute(self):
        """The path from the root."""
        return self if self._root else type(self)(os.getcwd(), self)

    def resolve(self, strict=False):
        """The path from the root, without '..'."""
        path = type(self)(os.path.abspath(self._text))
        if strict and not path.exists():
            raise FileNotFoundError(2, 'No such file or directory', str(path))
        return path

    def stat(self, *, follow_symlinks=True):
        return os.stat(self)

    lstat = stat

    def exists(self):
        """Whether there is such a file or directory."""
        return os.path.exists(self)

    def is_file(self):
        return os.path.isfile(self)

    def is_dir(self):
        return os.path.isdir(self)

    def is_symlink(self):
        return os.path.islink(self)

    def samefile(self, other_path):
        return os.path.samefile(self, other_path)

    def iterdir(self):
        """The paths in the directory."""
        for name in os.listdir(self):
            yield self._make(self._root, self._names + [name])

    def _walk(self, parts):
        if not parts:
            yield self
            return
        first, rest = parts[0], parts[1:]
        if first == '**':
            yield from self._walk(rest)
            for child in self._children():
                if child.is_dir():
                    yield from child._walk(parts)
            return
        if not any(c in first for c in '*?['):
            child = self / first
            if child.exists():
                yield from child._walk(rest)
            return
        for child in self._children():
            if fnmatch.fnmatchcase(child.name, first) and (not rest or child.is_dir()):
                yield from child._walk(rest)

    def _children(self):
        try:
            return list(self.iterdir())
        except OSError:
            return []

    def glob(self, pattern):
        """The paths below that match a pattern."""
        if not pattern:
            raise ValueError('Unacceptable pattern: {!r}'.format(pattern))
        if pattern.startswith('/'):
            raise NotImplementedError('Non-relative patterns are unsupported')
        seen = set()
        for path in self._walk(PurePosixPath(pattern)._names):
            if path not in seen and (not pattern.endswith('**') or path.is_dir()):
                seen.add(path)
                yield path

    def rglob(self, pattern):
        """The paths anywhere below that match a pattern."""
        return self.glob('**/' + pattern)

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(self._text, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open('rb') as f:
            return f.read()

    def read_text(self, encoding=None, errors=None):
        with self.open('r', encoding=encoding, errors=errors) as f:
            return f.read()

    def write_bytes(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError("memoryview: a bytes-like object is required, not '%s'" % type(data).__name__)
        with self.open('wb') as f:
            return f.write(data)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError('data must be str, not %s' % data.__class__.__name__)
        with self.open('w', encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    def touch(self, mode=0o666, exist_ok=True):
        """Makes the file when there is none."""
        if self.exists():
            if not exist_ok:
                raise FileExistsError(17, 'File exists', self._text)
            return
        self.write_bytes(b'')

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Makes the directory."""
        above = self.parent
        if parents and above != self and not above.exists():
            above.mkdir(parents=True, exist_ok=True)
        if exist_ok and self.is_dir():
            return
        os.mkdir(self, mode)

    def rmdir(self):
        os.rmdir(self)

    def unlink(self, missing_ok=False):
        """Removes the file."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        os.rename(self, target)
        return type(self)(target)

    replace = rename


class PosixPath(Path, PurePosixPath):
    """A path of Linux and macOS with which files can be read and written."""
    __slots__ = ()


os.PathLike.register(PurePath)
